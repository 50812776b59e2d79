"""Puts a store's layers into a QGIS project: a group, with relations by UUID and forms from the field definitions."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProject, QgsRelation, QgsVectorLayer

from ..host.language import spoken
from ..participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact, PlanNeighbourhood, Record
from ..participation.words import ParticipationError, Text
from ..store.addresses import open_store
from ..store.tables import TABLES, Table, table_of
from .attribute_forms import arrange_form
from .computer_clock import skips_another_hour
from .store_layers import PART_PROPERTY, layers_of, part_of, parts_of
from .styles import style
from .tie_names import name_ties

GROUP = Text("Participatie", "Participation")
NOT_ADDED = Text(
    "De laag {layer} van {store} kan niet worden geopend. Controleer of het bestand leesbaar is.",
    "Layer {layer} of {store} cannot be opened. Check that the file can be read.",
)


@dataclass(frozen=True)
class _Part:
    """A layer of the group. geometry: OGR's name, where a table holds several kinds, "" for those without a place;
    key: unique in the group."""

    key: str
    title: Text
    table: Table
    geometry: str | None = None


def _whole(record: type[Record]) -> _Part:
    table = table_of(record)
    return _Part(table.name, table.title, table)


_PARTS = (
    _whole(Moment),
    _Part("plan_point", Text("Plannen (punten)", "Plans (points)"), table_of(Plan), "Point"),
    _Part("plan_line", Text("Plannen (lijnen)", "Plans (lines)"), table_of(Plan), "LineString"),
    _Part("plan_area", Text("Plannen (vlakken)", "Plans (areas)"), table_of(Plan), "Polygon"),
    _Part("plan_nowhere", Text("Plannen (zonder ligging)", "Plans (without a place)"), table_of(Plan), ""),
    _whole(Neighbourhood),
    _whole(Contact),
    _whole(PlanContact),
    _whole(PlanNeighbourhood),
)


def add_store(project: QgsProject, address: str) -> None:
    """Add the group at the top of the project; where all of it stands there already, read its layers anew.

    Raises ParticipationError where the store or a layer of it cannot be opened.
    """
    times_as_text = skips_another_hour(_timezone(address))
    standing = [layer for part in _PARTS for layer in layers_of(project, address, part.table.name)]
    if {part_of(layer) for layer in standing} == {part.key for part in _PARTS}:
        for layer in standing:
            layer.reload()
            layer.triggerRepaint()
        return
    layers = {part.key: _layer(part, address) for part in _PARTS}
    root = project.layerTreeRoot()
    name = spoken(GROUP)
    group = root.insertGroup(0, f"{name} ({Path(address).stem})" if root.findGroup(name) else name)
    for part in _PARTS:
        layer = layers[part.key]
        style(layer, part.key)
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    relations = _relations(layers, project.relationManager().relations())
    for relation in relations:
        project.relationManager().addRelation(relation)
    for part in _PARTS:
        arrange_form(layers[part.key], part.table, relations, times_as_text)
    name_ties(layers)


def _timezone(address: str) -> str:
    with closing(open_store(address)) as store, store.reading() as reader:
        return reader.settings().timezone


def _layer(part: _Part, address: str) -> QgsVectorLayer:
    uri = f"{address}|layername={part.table.name}"
    if part.geometry:
        uri += f"|geometrytype={part.geometry}"
    elif part.geometry == "":
        uri += '|subset="geom" IS NULL'
    layer = QgsVectorLayer(uri, spoken(part.title), "ogr")
    if not layer.isValid():
        raise ParticipationError(NOT_ADDED.format(layer=part.title, store=address))
    layer.setCustomProperty(PART_PROPERTY, part.key)
    return layer


def _relations(layers: dict[str, QgsVectorLayer], standing: Collection[str]) -> list[QgsRelation]:
    """From each table that holds keys to each layer they may be in, by UUID and never by fid. standing: the ids of
    those in the project, since one with the same id would be replaced."""
    relations = []
    for table in TABLES:
        child = layers.get(table.name)
        if child is None:
            continue
        for field, parent in table.links:
            for key in parts_of(parent):
                if key in layers:
                    name = f"participatie_{table.name}_{key}"
                    name = f"{name}_{child.id()}" if name in standing else name
                    relations.append(_relation(child, field, layers[key], name))
    return relations


def _relation(child: QgsVectorLayer, field: str, parent: QgsVectorLayer, name: str) -> QgsRelation:
    relation = QgsRelation()
    relation.setId(name)
    relation.setName(child.name())
    relation.setReferencingLayer(child.id())
    relation.setReferencedLayer(parent.id())
    relation.addFieldPair(field, "id")
    return relation
