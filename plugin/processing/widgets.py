"""The widgets in an algorithm's dialog that know of the store: of STORE, and of a layer that is none of its own."""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingContext, QgsProject
from qgis.gui import QgsFileWidget, QgsGui, QgsMapLayerComboBox, QgsProcessingGui, QgsProcessingMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QComboBox

from ..host.language import spoken
from ..host.store_layers import own_layers
from ..participation.words import Text


class StoreWidgetWrapper(WidgetWrapper):
    """A file widget that takes any text, since a store may be a database too. It begins with the store of the project:
    the parameter itself has no default, since a script or a model must name the store it means.

    In the model designer it makes way for QGIS's own widget, where an input or the output of an earlier step can be
    chosen.
    """

    def __new__(cls, parameter: Any, dialog: Any, *arguments: Any, **more: Any) -> Any:
        return _of_a_model(parameter, dialog) or super().__new__(cls)

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


class OwnLayerWidgetWrapper(WidgetWrapper):
    """QGIS's own list of layers without those of a store, of which it would propose the first by name: they are no
    source of plans or areas. It begins with the layer that is chosen in the project.

    In the model designer and for many layers at once it makes way for QGIS's own widget.
    """

    def __new__(cls, parameter: Any, dialog: Any, *arguments: Any, **more: Any) -> Any:
        if dialog.__class__.__name__ == "BatchAlgorithmDialog":
            registry, batch = QgsGui.processingGuiRegistry(), QgsProcessingGui.WidgetType.Batch
            return _shown_in(registry.createParameterWidgetWrapper(parameter, batch), dialog)
        return _of_a_model(parameter, dialog) or super().__new__(cls)

    def createWidget(self) -> QgsProcessingMapLayerComboBox:
        widget = QgsProcessingMapLayerComboBox(self.parameterDefinition())
        # Python knows it only as what QGIS's class is made from
        self.list = sip.cast(widget.findChild(QComboBox), QgsMapLayerComboBox)
        self.list.setExceptedLayerList(own_layers(QgsProject.instance()))
        # no lambda: it would be called once the dialog is half gone
        widget.valueChanged.connect(self._tell)
        return widget

    def _tell(self) -> None:
        self.widgetValueHasChanged.emit(self)

    def setWidgetContext(self, context: Any) -> None:
        super().setWidgetContext(context)
        self.widget.setWidgetContext(context)
        before = self.list.currentLayer()
        self.list.setLayer(context.activeLayer())
        if self.list.currentLayer() is None:
            self.list.setLayer(before)

    def setWidgetValue(self, value: Any, context: QgsProcessingContext) -> None:
        self.widget.setValue(value, context)

    def value(self) -> Any:
        return self.widget.value()


def _of_a_model(parameter: Any, dialog: Any) -> Any:
    """QGIS's own widget where the dialog is that of the model designer, else None."""
    if dialog.__class__.__name__ != "ModelerParametersDialog":
        return None
    registry = QgsGui.processingGuiRegistry()
    return _shown_in(
        registry.createModelerParameterWidget(dialog.model, dialog.childId, parameter, dialog.context), dialog
    )


def _shown_in(widget: Any, dialog: Any) -> Any:
    widget.setDialog(dialog)
    return widget
