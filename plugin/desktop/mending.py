"""Opens what mends a finding: QGIS's own form of one record, or the algorithm for the face of the pages."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsExpression, QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

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
ALGORITHM = "participatiekaart:setpages"


def mend_record(iface: Any, address: str, record_type: str, record_id: str) -> bool:
    """Open QGIS's own form of a record; whether what was filled in was kept. An edit session that was open already
    stays so; one begun here ends here. Raises ParticipationError where the record is not in the project or cannot be
    kept."""
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


def open_pages(window: QWidget, address: str) -> Any:
    """Show the dialog of the algorithm, with what was chosen before, so that whoever mends a colour keeps the rest.
    Raises ParticipationError where the store cannot be read."""
    dialog = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM).dialog_of(address, window)
    dialog.show()
    return dialog


def _find(address: str, record_type: str, record_id: str) -> tuple[QgsVectorLayer, QgsFeature]:
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression("id", record_id))
    for layer in layers_of(QgsProject.instance(), address, record_type):
        for feature in layer.getFeatures(request):
            return layer, feature
    raise ParticipationError(NOT_FOUND)
