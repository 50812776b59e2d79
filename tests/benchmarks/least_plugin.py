"""The least that a plugin with a button and algorithms can be: what any plugin costs, for the start to stand beside."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtWidgets import QAction


class LeastProvider(QgsProcessingProvider):
    def id(self) -> str:
        return "least"

    def name(self) -> str:
        return "Least"

    def loadAlgorithms(self) -> None:
        pass


class LeastPlugin:
    def __init__(self, iface: Any) -> None:
        self._iface = iface

    def initGui(self) -> None:
        self._provider = LeastProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)
        self._toolbar = self._iface.addToolBar("Least")
        self._toolbar.addAction(QAction("Least", self._iface.mainWindow()))

    def unload(self) -> None:
        QgsApplication.processingRegistry().removeProvider(self._provider)
        self._toolbar.deleteLater()


def classFactory(iface: Any) -> LeastPlugin:
    return LeastPlugin(iface)
