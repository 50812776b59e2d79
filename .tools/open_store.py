"""Run by QGIS at its start (--code): opens a store as its menu would, and where asked takes a picture and stops."""

from __future__ import annotations

import os
import sys

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins


def open_store() -> None:
    plugin = plugins.get("participatiekaart")
    if plugin is None:
        sys.exit("De plugin is niet geladen.")
    plugin.menu.handlers.open_store(os.environ["PARTICIPATIEKAART_OPEN"])
    iface.mapCanvas().setExtent(iface.mapCanvas().fullExtent())
    picture = os.environ.get("PARTICIPATIEKAART_PICTURE")
    if picture:
        iface.mapCanvas().mapCanvasRefreshed.connect(lambda: QTimer.singleShot(500, lambda: take_picture(picture)))
    iface.mapCanvas().refresh()


def take_picture(path: str) -> None:
    if not iface.mainWindow().grab().save(path):
        sys.exit(f"De schermafdruk {path} kan niet worden geschreven.")
    QgsProject.instance().clear()
    QApplication.exit(0)


# once the event loop runs: the window is whole by then
QTimer.singleShot(0, open_store)
