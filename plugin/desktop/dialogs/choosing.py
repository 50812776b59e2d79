"""Which plan a menu item is about: the one that is selected in a layer of the store."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from ...participation.words import ParticipationError, Text
from ..store_layers import PLANS, part_of, store_of

CHOOSE_ONE = Text("Kies eerst één plan op de kaart of in een tabel.", "First select one plan on the map or in a table.")


def selected_plan(project: QgsProject) -> tuple[str, str]:
    """Address of the store and id of the plan. Raises ParticipationError where not exactly one is selected."""
    found = [
        (store_of(layer), str(feature["id"]))
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer) and part_of(layer) in PLANS and 0 < layer.selectedFeatureCount() <= 2
        for feature in layer.selectedFeatures()
    ]
    if len(found) != 1:
        raise ParticipationError(CHOOSE_ONE)
    return found[0]
