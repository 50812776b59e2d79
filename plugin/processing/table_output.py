"""The table in which an algorithm gives what it found, every column a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..participation.words import ParticipationError, Text
from .parameters import OUTPUT

# QVariant's types gave way to QMetaType's in 3.38
TEXT = QMetaType.Type.QString if Qgis.QGIS_VERSION_INT >= 33800 else QVariant.Type.String
NO_TABLE = Text(
    "De tabel {place} kan niet worden geschreven. Sluit het bestand, maak ruimte of kies een andere plaats.",
    "The table {place} cannot be written. Close the file, make room or choose another place.",
)


def write_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> dict[str, str]:
    """Write the table that OUTPUT asks for; gives OUTPUT's value, and nothing where none is asked for.

    Raises ParticipationError where it cannot be written.
    """
    fields = QgsFields()
    for name in columns:
        fields.append(QgsField(name, TEXT))
    none, nowhere = QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    place = _named(parameters.get(OUTPUT))
    try:
        sink, address = algorithm.parameterAsSink(parameters, OUTPUT, context, fields, none, nowhere)
    except QgsProcessingException as error:
        raise ParticipationError(NO_TABLE.format(place=place)) from error
    if sink is None:
        if place:
            raise ParticipationError(NO_TABLE.format(place=place))
        return {}
    for values in rows:
        row = QgsFeature(fields)
        row.setAttributes(list(values))
        if not sink.addFeature(row, QgsFeatureSink.Flag.FastInsert):
            raise ParticipationError(NO_TABLE.format(place=place))
    return {OUTPUT: address}


def _named(value: Any) -> str:
    """Where the table goes, as a person chose it."""
    chosen = value.sink.staticValue() if hasattr(value, "sink") else value
    return str(chosen or "")
