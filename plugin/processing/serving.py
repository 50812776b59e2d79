"""The project that QGIS Server opens: the public layers as WMS, WFS and OGC API Features, with the style by status."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..host.unstyled import unstyled
from ..participation.codes import Status
from ..participation.drawings import DRAWINGS
from ..participation.words import ParticipationError, Text
from ..store.database_address import DatabaseAddress

if TYPE_CHECKING:
    from ..participation.face import Face
    from ..participation.snapshot import StoreSettings
    from ..publication.writers.styles import Look

Source = Callable[[str], QgsVectorLayer]
"""A public layer by its name; invalid where it is not there."""

LAYERS = {
    "wijken": "Wijken en buurten",
    "plannen": "Plannen (vlakken)",
    "plannen_lijnen": "Plannen (lijnen)",
    "plannen_punten": "Plannen (punten)",
    "momenten": "Participatiemomenten",
    "plannen_zonder_ligging": "Plannen zonder ligging",
    "momenten_zonder_ligging": "Participatiemomenten zonder ligging",
    "statusverloop": "Verloop van de status",
}
"""From the bottom of the map to its top, then the tables; the names are the contract's."""

_LABELLED = ("plannen", "plannen_lijnen", "plannen_punten")
_KEYS = {"wijken": "code"}
_CRS = ["EPSG:28992", "EPSG:4326", "EPSG:3857", "EPSG:4258"]

NOTHING_PUBLISHED = Text(
    "Er staat hier nog geen publicatie, of u mag haar niet lezen. Publiceer eerst naar deze map of database.",
    "There is no publication here yet, or you may not read it. Publish into this folder or database first.",
)
NOT_WRITTEN = Text(
    "Het project {project} kan niet worden geschreven. Kies een map die er is en waarin u mag schrijven.",
    "The project {project} cannot be written. Choose a folder that exists and in which you may write.",
)
_MAKER = re.compile(r' saveUser(?:Full)?="[^"]*"|<author>[^<]*</author>')


def from_folder(folder: Path) -> Source:
    """The layers of a publication's plannen.gpkg."""
    # by its name QGIS would take up plannen.qml for each layer of areas, the wijken too
    return lambda name: unstyled(f"{folder / 'plannen.gpkg'}|layername={name}", name, "ogr")


def from_database(address: DatabaseAddress) -> Source:
    """The tables of a publication in PostgreSQL. The project holds no password: see the address."""
    told = dict(address.connection)

    def layer(name: str) -> QgsVectorLayer:
        uri = QgsDataSourceUri()
        login = (told.get("user", ""), "", QgsDataSourceUri.decodeSslMode(told.get("sslmode", "prefer")))
        if "service" in told:
            uri.setConnection(told["service"], told.get("dbname", ""), *login, address.authcfg or "")
        else:
            place = (told.get("host", ""), told.get("port", ""), told.get("dbname", ""))
            uri.setConnection(*place, *login, address.authcfg or "")
        has_place = not name.endswith("_zonder_ligging") and name != "statusverloop"
        uri.setDataSource(address.schema, name, "geom" if has_place else "", "", _KEYS.get(name, "id"))
        return unstyled(uri.uri(False), name, "postgres")

    return layer


def write_project(source: Source, settings: StoreSettings, path: Path) -> int:
    """Write the project; gives how many layers it offers. Raises ParticipationError where there is no publication."""
    from ..bundled import face_of
    from ..publication.texts import public_text

    project = QgsProject()
    title, face = public_text(settings.title) or "", face_of(settings.pages.face)
    project.setTitle(title)
    project.setCrs(QgsCoordinateReferenceSystem(settings.crs))
    offered = []
    for name, layer_title in LAYERS.items():
        layer = source(name)
        if layer.isValid():
            _set_title(layer, layer_title)
            _style(layer, face)
            project.addMapLayer(layer)
            offered.append(layer.id())
    if not offered:
        raise ParticipationError(NOTHING_PUBLISHED)
    _offer(project, title, offered)
    tables = sorted(layer.name() for layer in project.mapLayers().values() if not layer.isSpatial())
    # a map client lists them beside the others, and shows nothing
    project.writeEntry("WMSRestrictedLayers", "/", tables)
    if not project.write(str(path)):
        raise ParticipationError(NOT_WRITTEN.format(project=path))
    _leave_out_who_made_it(path)
    return len(offered)


def _set_title(layer: QgsVectorLayer, title: str) -> None:
    # from QGIS 3.38 on it belongs there
    properties = layer.serverProperties()
    (properties if hasattr(properties, "setTitle") else layer).setTitle(title)


def _leave_out_who_made_it(path: Path) -> None:
    """Take the name of whoever saved the project out of it. QGIS writes it by a setting of the whole program, which is
    not ours to change."""
    if not is_zipfile(path):
        path.write_text(_MAKER.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
        return
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, _MAKER.sub("", part.decode("utf-8")) if name.endswith(".qgs") else part)


def _offer(project: QgsProject, title: str, layers: list[str]) -> None:
    """What one would tick under QGIS Server in the project's properties (QGIS Server manual, 2.2)."""
    project.writeEntry("WMSServiceCapabilities", "/", True)
    project.writeEntry("WMSServiceTitle", "/", title)
    project.writeEntry("WMSCrsList", "/", _CRS)
    project.writeEntry("WFSLayers", "/", layers)
    for layer in layers:
        # degrees are offered too
        project.writeEntry("WFSLayersPrecision", f"/{layer}", 8)


def _style(layer: QgsVectorLayer, face: Face) -> None:
    from ..publication.writers.styles import line_properties, looks

    name = layer.name()
    if name == "plannen":
        _take_over_style(layer, face)
    elif name == "plannen_lijnen":
        _by_status(layer, looks(face), QgsLineSymbol.createSimple, lambda _, look: line_properties(look))
    elif name == "plannen_punten":
        _by_status(layer, looks(face), QgsMarkerSymbol.createSimple, _marker)
    elif name == "momenten" and layer.isSpatial():
        marker = {"name": "circle", "color": "#ffffff", "outline_color": "#0b5cad", "size": "3"}
        layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(marker)))
    elif name == "wijken":
        border = {"style": "no", "outline_color": "#6b6b6b", "outline_style": "dash", "outline_width": "0.3"}
        layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(border)))
    if name in _LABELLED:
        _label(layer)


def _take_over_style(layer: QgsVectorLayer, face: Face) -> None:
    """The style that every publication carries."""
    from ..publication.writers.styles import write_styles

    with tempfile.TemporaryDirectory() as folder:
        write_styles(Path(folder), face)
        layer.loadNamedStyle(str(Path(folder) / "plannen.qml"))
    # for what has no status; here nothing but plans is drawn with it
    layer.renderer().deleteCategory(layer.renderer().categoryIndexForValue(""))


def _by_status(
    layer: QgsVectorLayer,
    drawn: dict[Status, Look],
    make: Callable[[dict[str, str]], Any],
    symbol: Callable[[Status, Look], dict[str, str]],
) -> None:
    categories = [
        QgsRendererCategory(status.value, make(symbol(status, look)), status.label.nl) for status, look in drawn.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))


def _label(layer: QgsVectorLayer) -> None:
    """Name and status, to be read on any background."""
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setColor(QColor("#ffffff"))
    words = QgsTextFormat()
    words.setColor(QColor("#1a1a1a"))
    words.setSize(9)
    words.setBuffer(halo)
    labels = QgsPalLayerSettings()
    labels.fieldName = '"naam" || \'\\n\' || "status_tekst"'
    labels.isExpression = True
    labels.setFormat(words)
    if layer.name() == "plannen":
        labels.placement = QgsPalLayerSettings.Placement.OverPoint
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)


def _marker(status: Status, look: Look) -> dict[str, str]:
    return {"name": DRAWINGS[status].marker, "color": look.colour, "outline_color": "#ffffff", "size": "4.5"}
