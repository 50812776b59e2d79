"""The widget of STORE in an algorithm's dialog: a text with a button that picks a GeoPackage, filled in beforehand."""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.gui import QgsFileWidget, QgsGui

from ..host.language import spoken
from ..participation.words import Text


class StoreWidgetWrapper(WidgetWrapper):
    """A file widget that takes any text, since a store may be a database too. It begins with the store of the project:
    the parameter itself has no default, since a script or a model must name the store it means.

    In the model designer it makes way for QGIS's own widget, where an input or the output of an earlier step can be
    chosen.
    """

    def __new__(cls, parameter: Any, dialog: Any, *arguments: Any, **more: Any) -> Any:
        if dialog.__class__.__name__ != "ModelerParametersDialog":
            return super().__new__(cls)
        registry = QgsGui.processingGuiRegistry()
        widget = registry.createModelerParameterWidget(dialog.model, dialog.childId, parameter, dialog.context)
        widget.setDialog(dialog)
        return widget

    def createWidget(self, is_made: bool) -> QgsFileWidget:
        """is_made: the algorithm makes the store, so that none is proposed."""
        widget = QgsFileWidget()
        if is_made:
            widget.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
            widget.setConfirmOverwrite(False)
        else:
            widget.setFilePath(self.parameterDefinition().algorithm().provider().shown_store())
        widget.setDialogTitle(spoken(Text("Kies de opslag", "Choose the store")))
        widget.setFilter("GeoPackage (*.gpkg)")
        widget.fileChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        return widget

    def setValue(self, value: Any) -> None:
        self.widget.setFilePath("" if value is None else str(value))

    def value(self) -> str:
        return str(self.widget.filePath())
