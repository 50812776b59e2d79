"""Puts a store's layers into a QGIS project: a group, with relations by UUID and forms from the field definitions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from qgis.core import (
    QgsDataProvider,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsProject,
    QgsRelation,
    QgsVectorLayer,
)

from ...host.language import spoken
from ...host.store_layers import PART_PROPERTY, all_layers_of, own_layers, part_of, parts_of, store_of
from ...host.unstyled import unstyled
from ...participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact, PlanNeighbourhood, Record
from ...participation.words import ParticipationError, Text
from ...store.addresses import is_seen, open_store
from ...store.tables import TABLES, Table, table_of
from .attribute_forms import arrange_form
from .attribute_tables import arrange_table
from .computer_clock import skips_another_hour
from .styles import style
from .tie_names import name_ties

GROUP = Text("Participatie", "Participation")
NOT_ADDED = Text(
    "De laag {layer} van {store} kan niet worden geopend. Controleer of het bestand leesbaar is.",
    "Layer {layer} of {store} cannot be opened. Check that the file can be read.",
)
MISREAD = Text(
    "QGIS leest {store} als de naam van een ander bestand. Geef het bestand, of de map waarin het staat, een naam "
    "zonder % en |.",
    "QGIS reads {store} as the name of another file. Give the file, or the folder it lies in, a name without % and |.",
)


@dataclass(frozen=True)
class _Part:
    """A layer of the group. key: unique in the group. geometry: OGR's name of the one kind that it shows of a table
    with several, "" for the rows without a place; None where it shows all."""

    key: str
    title: Text
    table: Table
    geometry: str | None = None


def _whole(record: type[Record]) -> _Part:
    table = table_of(record)
    return _Part(table.name, table.title, table)


_PARTS = (
    _whole(Moment),
    _Part("plan_point", Text("Plannen (punten)", "Plans (points)"), table_of(Plan), "MultiPoint"),
    _Part("plan_line", Text("Plannen (lijnen)", "Plans (lines)"), table_of(Plan), "MultiLineString"),
    _Part("plan_area", Text("Plannen (vlakken)", "Plans (areas)"), table_of(Plan), "MultiPolygon"),
    _Part("plan_nowhere", Text("Plannen (zonder ligging)", "Plans (without a place)"), table_of(Plan), ""),
    _whole(Neighbourhood),
    _whole(Contact),
    _whole(PlanContact),
    _whole(PlanNeighbourhood),
)


def add_store(project: QgsProject, address: str) -> None:
    """Add the group at the top of the project. What of it stands there already stays as it is and is read anew; only
    what is not there comes beside it. No server shows any of it.

    Raises ParticipationError where the store or a layer of it cannot be opened.
    """
    times_as_text = skips_another_hour(_timezone(address))
    _refuse_a_misread_name(address)
    found = all_layers_of(project, address) or _gone(project, address)
    for layer in found:
        _look_again(layer)
    # an earlier version did not
    _keep_from_servers(project, [layer.name() for layer in found])
    standing = {part_of(layer): layer for layer in found}
    added = {part.key: _layer(part, address) for part in _PARTS if part.key not in standing}
    if not added:
        return
    group = _group(project, standing.values(), address)
    _show(project, group, added)
    _keep_from_servers(project, [group.name(), *(layer.name() for layer in added.values())])
    layers = standing | added
    made = _relations(layers, set(added), project.relationManager().relations())
    for relation in made:
        project.relationManager().addRelation(relation)
    relations = _relations_among(project, layers.values())
    tied = {id for relation in made for id in (relation.referencingLayerId(), relation.referencedLayerId())}
    for part in _PARTS:
        if part.key in added or layers[part.key].id() in tied:
            arrange_form(layers[part.key], part.table, relations, times_as_text)
        if part.key in added:
            arrange_table(added[part.key], part.table.name)
    name_ties(layers)


def _refuse_a_misread_name(address: str) -> None:
    """QGIS reads "a%20b.gpkg" as "a b.gpkg": where that file exists too, what is edited in the layers would land in it.
    From a "|" on it reads options."""
    if "|" in address or (unquote(address) != address and is_seen(Path(unquote(address)))):
        raise ParticipationError(MISREAD.format(store=address))


def _show(project: QgsProject, group: QgsLayerTreeGroup, added: Mapping[str, QgsVectorLayer]) -> None:
    for key, layer in added.items():
        style(layer, key)
        project.addMapLayer(layer, False)
        node = group.insertLayer(_place(group, key), layer)
        if not layer.isSpatial():
            # a map in print has nothing to tell of it
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)


def _gone(project: QgsProject, address: str) -> list[QgsVectorLayer]:
    """The layers of the project's only store where its file is not there any more, and it most likely went to this
    address, to another folder or by another name: from now on they show it there."""
    layers, new = own_layers(project), Path(address).resolve()
    stores = {Path(store_of(layer)).resolve() for layer in layers}
    went = [old for old in stores if not is_seen(old) and (old.name == new.name or old.parent == new.parent)]
    if not len(stores) == len(went) == 1:
        return []
    for layer in layers:
        _point(layer, address + layer.source()[len(store_of(layer)) :])
    project.setDirty(True)
    return layers


def _look_again(layer: QgsVectorLayer) -> None:
    if not layer.isValid():
        # the file was not there when the project was read; reading anew alone does not look again
        _point(layer, layer.source())
    layer.reload()
    layer.triggerRepaint()


def _point(layer: QgsVectorLayer, source: str) -> None:
    layer.setDataSource(source, layer.name(), layer.providerType(), QgsDataProvider.ProviderOptions(), False)


def _group(project: QgsProject, standing: Iterable[QgsVectorLayer], address: str) -> QgsLayerTreeGroup:
    """Where the store's layers stand in the tree, or a new group."""
    root = project.layerTreeRoot()
    for layer in standing:
        node = root.findLayer(layer.id())
        if node is not None:
            return node.parent()
    name = spoken(GROUP)
    return root.insertGroup(0, f"{name} ({Path(address).stem})" if root.findGroup(name) else name)


def _keep_from_servers(project: QgsProject, names: Sequence[str]) -> None:
    """Leave these layers out of what QGIS Server offers: given this project, it would offer every layer that is not
    named so in the project's properties."""
    entry = ("WMSRestrictedLayers", "/")
    kept = project.readListEntry(*entry)[0]
    more = [name for name in names if name not in kept]
    if more:
        project.writeEntry(*entry, [*kept, *more])


def _place(group: QgsLayerTreeGroup, key: str) -> int:
    """The position in the group at which a part comes: before the first layer that belongs after it."""
    keys = [part.key for part in _PARTS]
    later = keys[keys.index(key) :]
    shown = [node.layer() if isinstance(node, QgsLayerTreeLayer) else None for node in group.children()]
    following = (at for at, layer in enumerate(shown) if isinstance(layer, QgsVectorLayer) and part_of(layer) in later)
    return next(following, len(shown))


def _timezone(address: str) -> str:
    with open_store(address) as store, store.reading() as reader:
        return reader.settings().timezone


def _layer(part: _Part, address: str) -> QgsVectorLayer:
    uri = f"{address}|layername={part.table.name}"
    if part.geometry:
        uri += f"|geometrytype={part.geometry}"
    elif part.geometry == "":
        uri += '|subset="geom" IS NULL'
    layer = unstyled(uri, spoken(part.title), "ogr")
    if not layer.isValid():
        why = NOT_ADDED if unquote(address) == address else MISREAD
        raise ParticipationError(why.format(layer=part.title, store=address))
    layer.setCustomProperty(PART_PROPERTY, part.key)
    return layer


def _relations(
    layers: dict[str, QgsVectorLayer], added: Collection[str], standing: Collection[str]
) -> list[QgsRelation]:
    """From each table that holds keys to each layer they may be in, by UUID and never by fid, where either is among
    what was added. standing: the ids of those in the project, since one with the same id would be replaced."""
    relations = []
    for table in TABLES:
        child = layers.get(table.name)
        if child is None:
            continue
        for field, parent in table.links:
            for key in parts_of(parent):
                if key in layers and (key in added or table.name in added):
                    name = f"participatie_{table.name}_{key}"
                    name = f"{name}_{child.id()}" if name in standing else name
                    relations.append(_relation(child, field, layers[key], name))
    return relations


def _relations_among(project: QgsProject, layers: Iterable[QgsVectorLayer]) -> list[QgsRelation]:
    ids = {layer.id() for layer in layers}
    standing = project.relationManager().relations().values()
    return [relation for relation in standing if {relation.referencingLayerId(), relation.referencedLayerId()} <= ids]


def _relation(child: QgsVectorLayer, field: str, parent: QgsVectorLayer, name: str) -> QgsRelation:
    relation = QgsRelation()
    relation.setId(name)
    relation.setName(child.name())
    relation.setReferencingLayer(child.id())
    relation.setReferencedLayer(parent.id())
    relation.addFieldPair(field, "id")
    return relation
