"""The table in which an algorithm gives what it found, every column a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsEditorWidgetSetup,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..host.language import spoken
from ..participation.code import Code
from ..participation.words import ParticipationError, Text
from .parameters import OUTPUT

NAMED_BY = "record"
"""The column by which a row is known, which every table has."""
# QVariant's types gave way to QMetaType's in 3.38
TEXT = QMetaType.Type.QString if Qgis.QGIS_VERSION_INT >= 33800 else QVariant.Type.String
NO_TABLE = Text(
    "De tabel {place} kan niet worden geschreven. Sluit het bestand, maak ruimte of kies een andere plaats.",
    "The table {place} cannot be written. Close the file, make room or choose another place.",
)


@dataclass(frozen=True)
class Column:
    """A column of the table. heading, width: in QGIS's window; width 0 for what only a script asks for. codes: the
    codes that it holds, where they have words."""

    name: str
    heading: Text
    width: int
    codes: type[Code] | None = None


Columns = tuple[Column, ...]


class Headings(QgsProcessingLayerPostProcessorInterface):
    """Shows a table in QGIS's window with headings and words in the user's language; what it holds stays the same."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns

    def postProcessLayer(self, layer: Any, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback) -> None:
        if not isinstance(layer, QgsVectorLayer):
            return
        shown = layer.attributeTableConfig()
        shown.update(layer.fields())
        places = {one.name: number for number, one in enumerate(shown.columns())}
        for column in self._columns:
            number = layer.fields().indexOf(column.name)
            if number < 0:  # a format that keeps short names only
                continue
            layer.setFieldAlias(number, spoken(column.heading))
            if column.codes is not None:
                words = [{spoken(code.label): code.value} for code in column.codes]
                layer.setEditorWidgetSetup(number, QgsEditorWidgetSetup("ValueMap", {"map": words}))
            if not column.width:
                layer.setEditorWidgetSetup(number, QgsEditorWidgetSetup("Hidden", {}))
            shown.setColumnHidden(places[column.name], not column.width)
            shown.setColumnWidth(places[column.name], column.width)
        layer.setAttributeTableConfig(shown)
        # else QGIS lists the rows beside its form by a column that is often empty
        layer.setDisplayExpression(f'"{NAMED_BY}"')


# asked by QGIS after the algorithm has ended, when nothing else refers to them
_waiting: list[Headings] = []


def _kept(headings: Headings) -> Headings:
    """Kept until the context deletes it, whose it is."""
    sip.transferto(headings, None)
    _waiting[:] = [headings, *(one for one in _waiting if not sip.isdeleted(one))]
    return headings


def write_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    columns: Columns,
    rows: Iterable[Iterable[str | None]],
) -> dict[str, str]:
    """Write the table that OUTPUT asks for; gives OUTPUT's value, and nothing where none is asked for.

    Raises ParticipationError where it cannot be written.
    """
    fields = QgsFields()
    for column in columns:
        fields.append(QgsField(column.name, TEXT))
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
    if context.willLoadLayerOnCompletion(address):
        context.layerToLoadOnCompletionDetails(address).setPostProcessor(_kept(Headings(columns)))
    return {OUTPUT: address}


def _named(value: Any) -> str:
    """Where the table goes, as a person chose it."""
    chosen = value.sink.staticValue() if hasattr(value, "sink") else value
    return str(chosen or "")
