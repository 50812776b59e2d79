"""The widget of STORE in an algorithm's dialog: a text with a button that picks a GeoPackage."""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.gui import QgsFileWidget

from ..participation.words import Text
from .language import spoken


class StoreWidgetWrapper(WidgetWrapper):
    """A file widget that takes any text, since a store may be a database too."""

    def createWidget(self) -> QgsFileWidget:
        widget = QgsFileWidget()
        widget.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        widget.setConfirmOverwrite(False)
        widget.setDialogTitle(spoken(Text("Kies de opslag", "Choose the store")))
        widget.setFilter("GeoPackage (*.gpkg)")
        widget.fileChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        return widget

    def setValue(self, value: Any) -> None:
        self.widget.setFilePath("" if value is None else str(value))

    def value(self) -> str:
        return str(self.widget.filePath())
