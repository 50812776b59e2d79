"""Follows what is selected: on the store's layers of plans and neighbourhoods, or on any other layer that may be the
municipality's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host.source import layer_address, plain_value
from ...host.store_layers import AREAS, PLANS, is_read_anew, part_of, store_of, stores_in

Rows = list[dict[str, Any]]
ReadRows = Callable[[Collection[str]], Rows]
"""Reads what is selected, in any thread: of each row the values of the named fields that the layer has, by name."""


@dataclass(frozen=True)
class OwnRows:
    """Rows selected on a layer that is not the store's: where it lies, and how they are read."""

    layer: str
    provider: str
    address: str
    rows: ReadRows


@dataclass(frozen=True)
class Selected:
    """What is selected in the project. stores: addresses of the stores in it. plans, areas: read those selected on a
    store's layer, None where there are none. own: the rows selected on another layer, None where there are none."""

    stores: tuple[str, ...]
    plans: ReadRows | None = None
    areas: ReadRows | None = None
    own: OwnRows | None = None


class Following(QObject):
    """Follows the selection in the project. Signals: changed, with what is Selected now; edited, when a layer of a
    store was changed in QGIS and saved."""

    changed = pyqtSignal(object)
    edited = pyqtSignal()

    def __init__(self, parent: QObject, project: QgsProject) -> None:
        super().__init__(parent)
        self._project = project
        layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
        # what was selected before anybody followed it
        self._last = next((layer.id() for layer in layers if layer.selectedFeatureCount()), "")
        self._area: tuple[str, str] | None = None
        # selecting on several layers at once, or by dragging, is one change
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        project.layersAdded.connect(self._follow)
        project.layersRemoved.connect(self._layers_gone)
        self._follow(project.mapLayers().values())

    def stop(self) -> None:
        """Follow no longer."""
        self._soon.stop()
        self._project.layersAdded.disconnect(self._follow)
        self._project.layersRemoved.disconnect(self._layers_gone)
        for layer in self._project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                layer.selectionChanged.disconnect(self._selected)
                with suppress(TypeError):  # none of a store's when it came, and so not connected
                    layer.afterCommitChanges.disconnect(self.edited)
                    layer.dataSourceChanged.disconnect(self._soon.start)

    def look(self) -> None:
        """Tell what is selected."""
        selected = self.selected()
        if selected is not None:
            self.changed.emit(selected)

    def selected(self) -> Selected | None:
        """What is selected on the layer where the selection last changed; None where that is a table of a store with
        neither plans nor neighbourhoods."""
        layer = self._project.mapLayer(self._last)
        stores = tuple(stores_in(self._project))
        if self._area is not None and self._area[0] in stores:
            store, code = self._area
            return Selected((store,), areas=lambda _fields: [{"code": code}])
        if not isinstance(layer, QgsVectorLayer) or not stores:
            return Selected(stores)
        rows = _Rows(layer) if layer.selectedFeatureCount() else None
        if part_of(layer) in PLANS:
            return Selected((store_of(layer),), plans=rows)
        if part_of(layer) == AREAS:
            return Selected((store_of(layer),), areas=rows)
        if part_of(layer):
            return None
        own = OwnRows(layer.id(), layer.providerType(), layer_address(layer), rows) if rows else None
        return Selected(stores, own=own)

    def turn_to(self, layer: QgsVectorLayer) -> None:
        """Tell what is selected on a layer, also where that is what it was."""
        self._last, self._area = layer.id(), None
        self._soon.start()

    def turn_to_area(self, store: str, code: str) -> None:
        """Tell that a neighbourhood of the store at an address is selected, though no layer has it: as the whole town
        by its GM code."""
        self._last, self._area = "", (store, code)
        self._soon.start()

    def select_nothing(self) -> None:
        """Let go of the plans and neighbourhoods that are selected, and of what was last, and tell so."""
        self._area = None
        for layer in self._project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer) and (part_of(layer) in (*PLANS, AREAS) or layer.id() == self._last):
                layer.removeSelection()
        self._soon.start()

    def _follow(self, layers: Iterable[QgsMapLayer]) -> None:
        for layer in layers:
            if isinstance(layer, QgsVectorLayer):
                layer.selectionChanged.connect(self._selected)
                if store_of(layer):
                    layer.afterCommitChanges.connect(self.edited)
                    # where the file went to another folder, and QGIS was told which
                    layer.dataSourceChanged.connect(self._soon.start)
        self._soon.start()

    def _selected(self) -> None:
        layer = self.sender()
        if is_read_anew(layer):
            return
        # what is no longer selected on another layer than the one shown changes nothing
        if layer.selectedFeatureCount() or layer.id() == self._last:
            self.turn_to(layer)

    def _layers_gone(self, ids: list[str]) -> None:
        if self._last in ids:
            self._last = ""
        if self._area is not None and self._area[0] not in stores_in(self._project):
            self._area = None
        self._soon.start()


class _Rows:
    """Those selected on a layer as it is now. Many thousands take seconds: the window does not wait for them."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._chosen = layer.selectedFeatureIds()

    def __call__(self, fields: Collection[str]) -> Rows:
        present = self._source.fields()
        names = [name for name in present.names() if name in fields]
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setFilterFids(self._chosen)
        found = self._source.getFeatures(request.setSubsetOfAttributes(names, present))
        return [{name: plain_value(feature[name]) for name in names} for feature in found]
