"""Choosing a layer for the assistant: one of the project, or one from a file, which the project need not have yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QPushButton

from ...host.language import spoken
from ...host.store_layers import own_layers
from ...participation.words import Text

CHOOSE = Text("Kies een bestand met een laag", "Choose a file with a layer")
NO_LAYER_IN_FILE = Text(
    "In {file} staat geen laag die hier past. Kies een ander bestand.",
    "There is no layer in {file} that fits here. Choose another file.",
)
WHICH = Text("In {file} staan {count} lagen. Welke is het?", "{file} has {count} layers. Which one is it?")
MOST = 20


class LayerChoice:
    """A box with the project's layers and those of the files that were chosen.

    filters: of QgsMapLayerProxyModel, which layers fit. told: gets what is wrong.
    """

    def __init__(self, box: Any, button: QPushButton, filters: Any, told: Callable[[Text], None]) -> None:
        self._box, self._told = box, told
        self._opened: list[QgsVectorLayer] = []
        box.setFilters(filters)
        box.setExceptedLayerList(own_layers(QgsProject.instance()))
        button.clicked.connect(self._ask)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """What is chosen."""
        found = self._box.currentLayer()
        return found if isinstance(found, QgsVectorLayer) else None

    @property
    def all(self) -> list[QgsVectorLayer]:
        """Every layer that can be chosen."""
        found = (self._box.layer(row) for row in range(self._box.count()))
        return [layer for layer in found if isinstance(layer, QgsVectorLayer)]

    def begin_with(self, likely: Iterable[QgsVectorLayer]) -> None:
        """Choose the first of these, where there is one: by itself the box chooses the first by name."""
        self._box.setLayer(next(iter(likely), self._box.currentLayer()))

    def open(self, path: str) -> None:
        """Offer the layers of a file, and choose the first that fits. Of many it asks for one."""
        vector = QgsMapLayer.LayerType.VectorLayer
        details = [one for one in QgsProviderRegistry.instance().querySublayers(path) if one.type() == vector]
        if len(details) > MOST:
            # each takes longer to open the more there are
            details = self._one_of(details, Path(path).name)
            if not details:
                return
        options = QgsProviderSublayerDetails.LayerOptions(QgsProject.instance().transformContext())
        layers = [detail.toLayer(options) for detail in details]
        found = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.isValid()]
        self._opened += found
        self._box.setAdditionalLayers(self._opened)
        before = self.layer
        for layer in found:
            self._box.setLayer(layer)
            if self.layer is layer:
                return
        self._box.setLayer(before)
        self._told(NO_LAYER_IN_FILE.format(file=path))

    def forget(self) -> None:
        """Let go of the layers that were opened, for the window is closing."""
        self._box.setAdditionalLayers([])
        self._opened = []

    def _one_of(self, details: list[QgsProviderSublayerDetails], file: str) -> list[QgsProviderSublayerDetails]:
        names = [detail.name() for detail in details]
        asked = spoken(WHICH.format(file=file, count=len(details)))
        name, is_chosen = QInputDialog.getItem(self._box.window(), spoken(CHOOSE), asked, names, 0, False)
        return [details[names.index(name)]] if is_chosen else []

    def _ask(self) -> None:
        filters = QgsProviderRegistry.instance().fileVectorFilters()
        path, _ = QFileDialog.getOpenFileName(self._box.window(), spoken(CHOOSE), "", filters)
        if path:
            self.open(path)
