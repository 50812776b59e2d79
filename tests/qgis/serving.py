"""QGIS Server on the loopback, as Debian installs it, in another time zone than the municipality's."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from qgis.PyQt.QtGui import QImage


@contextmanager
def qgis_server(project: Path, home: Path) -> Iterator[str]:
    """Its address, while it serves a project. home: where it keeps its settings and its log."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    program = shutil.which("qgis_mapserver", path="/usr/bin")
    assert program is not None, "Debian's qgis-server-bin is not installed"
    environment = {
        **os.environ,
        "HOME": str(home),
        "TZ": "UTC",
        "PATH": "/usr/bin:/bin",
        "QGIS_OPTIONS_PATH": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [program, "-p", str(project), host], env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert server.stdout is not None
        said = iter(server.stdout.readline, "")
        assert any("listening" in line for line in said), (home / "log").read_text(errors="replace")
        try:
            yield f"http://{host}"
        finally:
            server.terminate()
            server.communicate()


def picture(
    address: str, layers: Sequence[str], extent: tuple[float, float, float, float], crs: str
) -> set[tuple[int, int, int]]:
    """The colours in a map of these layers, as a WMS client gets it."""
    asked = {
        "SERVICE": "WMS",
        "VERSION": "1.3.0",
        "REQUEST": "GetMap",
        "LAYERS": ",".join(layers),
        "STYLES": "," * (len(layers) - 1),
        "CRS": crs,
        "BBOX": ",".join(map(str, extent)),
        "WIDTH": "400",
        "HEIGHT": "400",
        "FORMAT": "image/png",
    }
    with urllib.request.urlopen(f"{address}/?{urllib.parse.urlencode(asked)}", timeout=60) as answer:
        content = answer.read()
    image = QImage.fromData(content)
    assert not image.isNull(), content[:500]
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {(pixel.red(), pixel.green(), pixel.blue()) for pixel in pixels if pixel.alpha() == 255}
