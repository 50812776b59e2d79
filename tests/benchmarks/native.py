"""QGIS's own native:intersection of the plans and areas of a store, in QGIS: `native.py FOLDER`. Prints the seconds."""

from __future__ import annotations

import sys
import time

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
import processing  # noqa: E402 - it lies where QGIS's set-up put it
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()
native = QgsNativeAlgorithms()
QgsApplication.processingRegistry().addProvider(native)
store = f"{sys.argv[1]}/store.gpkg"
plans = QgsVectorLayer(f"{store}|layername=plan|geometrytype=Polygon", "plan", "ogr")
areas = QgsVectorLayer(f"{store}|layername=neighbourhood", "area", "ogr")
begun = time.perf_counter()
processing.run("native:intersection", {"INPUT": plans, "OVERLAY": areas, "OUTPUT": "TEMPORARY_OUTPUT"})
print(time.perf_counter() - begun)
del plans, areas
application.exitQgis()
