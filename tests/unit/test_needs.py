"""What QGIS must bring is named where it does not, with how to get it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
sys.path[:0] = sys.argv[1:]
from participatiekaart.plugin.needs import lacking
text = lacking()
print(text.nl if text else "niets")
"""
PACKAGE = str(Path(__file__).resolve().parents[2] / "build/path")


def said(*folders: str | Path, alone: bool) -> str:
    """What a Python says that has these folders too; alone: and nothing that was installed in it."""
    command = [sys.executable, *(["-S"] if alone else []), "-c", SCRIPT, *map(str, folders), PACKAGE]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_nothing_is_lacking_here() -> None:
    assert said(alone=False) == "niets"


def test_a_package_that_is_missing(tmp_path: Path) -> None:
    assert "ontbreekt het Python-pakket numpy" in said(alone=True)
    for name in ("numpy", "pyproj", "osgeo", "jinja2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    told = said(tmp_path, alone=True)
    assert "ontbreekt het Python-pakket shapely" in told
    assert "python3-shapely in OSGeo4W Setup" in told
    # pip refuses on Ubuntu 24.04 and Debian 13, whose own package serves; that of Debian 12 is too old
    assert "installeer python3-shapely. Op Debian 12 en Ubuntu 22.04 is die te oud" in told
    assert "pip install --user shapely==2.0.*" in told


def test_a_shapely_that_is_too_old(tmp_path: Path) -> None:
    description = tmp_path / "shapely-1.8.5.dist-info"
    for folder in (tmp_path / "shapely", description):
        folder.mkdir()
    (tmp_path / "shapely/__init__.py").touch()
    (description / "METADATA").write_text("Metadata-Version: 2.1\nName: shapely\nVersion: 1.8.5\n", encoding="utf-8")
    told = said(tmp_path, alone=False)
    assert "shapely 2 of nieuwer; deze QGIS heeft 1.8.5" in told
    assert "pip install --user shapely==2.0.*" in told
