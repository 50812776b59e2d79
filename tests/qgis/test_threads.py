"""Work in threads of Qt's, as every task of QGIS does it: pyproj may not take QGIS down with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

IN_THREADS = """
import json
import shapely
from qgis.PyQt.QtCore import QRunnable, QThreadPool
from participatiekaart.plugin.publication.projection import geojson_of, in_wgs84

point = bytes(shapely.to_wkb(shapely.Point(155000, 463000)))
places = []

class Work(QRunnable):
    def __init__(self, crs):
        super().__init__()
        self.crs = crs

    def run(self):
        places.append(json.loads(geojson_of(in_wgs84([point], self.crs))[0])["coordinates"])

pool = QThreadPool()
pool.setMaxThreadCount(2)
for _ in range(20):
    for crs in ("EPSG:28992", "EPSG:28991", "EPSG:31370", "EPSG:25831", "EPSG:3035"):
        pool.start(Work(crs))
pool.waitForDone()
print(json.dumps(places))
"""


def test_coordinates_are_reckoned_in_threads_of_qt(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    path = os.pathsep.join([str(root / "build/path"), os.environ["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, "-c", IN_THREADS],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 100
