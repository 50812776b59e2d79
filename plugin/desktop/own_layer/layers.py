"""Which layers of the project are the municipality's own plan layers: those that a store in the project knows."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host.source import layer_address
from ...host.store_layers import part_of, stores_in
from ...host.unexpected import log
from ...intake.plan_layers.same_layer import is_same_layer
from ...participation.records import PlanSource
from ...participation.words import ParticipationError
from ...store.addresses import open_store
from ..reading import Reading
from .status_book import OwnLayer


class OwnLayers(QObject):
    """Keeps track of the own plan layers in the project. Signal changed: with the addresses of the stores in the
    project, and the OwnLayer of each layer by the layer's id."""

    changed = pyqtSignal(list, dict)

    def __init__(self, parent: QObject, project: QgsProject) -> None:
        super().__init__(parent)
        self._project = project
        self.found: dict[str, OwnLayer] = {}
        self._reading = Reading(self)
        # a project brings its layers one after the other
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        project.layersAdded.connect(self._later)
        project.layersRemoved.connect(self._later)
        self._soon.start()

    def stop(self) -> None:
        """Look no longer."""
        self._project.layersAdded.disconnect(self._later)
        self._project.layersRemoved.disconnect(self._later)
        self._soon.stop()
        self._reading.stop()

    def look(self) -> None:
        """Look anew, as after a layer was attached."""
        stores = stores_in(self._project)
        layers = [
            (layer.id(), layer.providerType(), layer_address(layer))
            for layer in self._project.mapLayers().values()
            if isinstance(layer, QgsVectorLayer) and not part_of(layer)
        ]
        if stores:
            self._reading.ask(lambda: find(stores, layers), lambda found: self._tell(stores, found), self._failed)
        else:
            self._reading.forget()
            self._tell(stores, {})

    def _later(self) -> None:
        self._soon.start()

    def _tell(self, stores: list[str], found: dict[str, OwnLayer]) -> None:
        self.found = found
        self.changed.emit(stores, found)

    def _failed(self, error: ParticipationError) -> None:
        log(error.text)


def find(stores: list[str], layers: list[tuple[str, str, str]]) -> dict[str, OwnLayer]:
    """Of layers, given by id, provider and address, those that a store knows. Raises StoreError."""
    found: dict[str, OwnLayer] = {}
    for address in stores if layers else ():
        with open_store(address) as store, store.reading() as reader:
            sources = reader.find(PlanSource)
        for id, provider, place in layers:
            for source in sources:
                if is_same_layer(source, provider, place):
                    found.setdefault(id, OwnLayer(address, source))
    return found
