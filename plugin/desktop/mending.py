"""Opens the form of one record of the store, to mend it, and keeps what was changed."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer

from ..host.store_layers import layers_of
from ..participation.words import ParticipationError, Text

NOT_FOUND = Text(
    "Dit gegeven staat in geen laag van het project. Open de opslag eerst met “Opslag openen…”.",
    "This record is in no layer of the project. Open the store first with “Open store…”.",
)
NOT_KEPT = Text(
    "De wijziging is niet bewaard: {reason} Het formulier staat nog open voor bewerken in de laag {layer}.",
    "The change was not saved: {reason} Layer {layer} is still being edited.",
)


def mend(iface: Any, address: str, record_type: str, record_id: str) -> bool:
    """Whether the record was opened and kept. An edit session that was open already stays so; one begun here ends
    here. Raises ParticipationError where the record is not in the project or is not kept."""
    layer, feature = _find(address, record_type, record_id)
    was_editing = layer.isEditable()
    if not was_editing:
        layer.startEditing()
    accepted = bool(iface.openFeatureForm(layer, feature, False, True))
    if was_editing:
        return accepted
    if not accepted:
        layer.rollBack()
    elif not layer.commitChanges():
        raise ParticipationError(NOT_KEPT.format(reason=" ".join(layer.commitErrors()), layer=layer.name()))
    return accepted


def _find(address: str, record_type: str, record_id: str) -> tuple[QgsVectorLayer, QgsFeature]:
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression("id", record_id))
    for layer in layers_of(QgsProject.instance(), address, record_type):
        for feature in layer.getFeatures(request):
            return layer, feature
    raise ParticipationError(NOT_FOUND)
