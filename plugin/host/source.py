"""A QGIS layer as plain values: its features in the store's CRS, without curves, two-dimensional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ..intake.secrets import without_secrets
from ..intake.sources import as_text
from ..participation.words import ParticipationError, Text
from .layer_says import rows_left_out, words_of_values

NO_CRS = Text(
    "De laag {layer} heeft geen coördinatenstelsel. Stel het in via de laageigenschappen en probeer het opnieuw.",
    "Layer {layer} has no coordinate system. Set it in the layer properties and try again.",
)
NO_FIELD = Text(
    "De laag {layer} heeft geen veld “{field}”. Er zijn wel: {fields}.",
    "Layer {layer} has no field “{field}”. There are: {fields}.",
)
OTHER_LAYERS = Text(
    "{problem} Het bestand heeft meer lagen: {layers}. Is een andere bedoeld, zet dan “|layername=” met de naam achter "
    "het bestand.",
    "{problem} The file has more layers: {layers}. Where another is meant, put “|layername=” with its name after the "
    "file.",
)
NO_FIELDS = Text(
    "De laag {layer} heeft geen enkel veld. Ontbreekt het .dbf-bestand naast de shapefile?",
    "Layer {layer} has no field at all. Is the .dbf file beside the shapefile missing?",
)
NOT_TRANSFORMED = Text(
    "De ligging kan niet worden omgerekend naar {crs}. Klopt het coördinatenstelsel van de laag?",
    "The location cannot be transformed to {crs}. Is the layer's coordinate system right?",
)
TOO_LONG = Text(
    "Veld “{field}” is te lang ({count} tekens). Houd het onder {most} tekens.",
    "Field “{field}” is too long ({count} characters). Keep it below {most} characters.",
)
LONGEST_TEXT = 1_000_000
NOT_READ = Text("De laag {layer} kan niet worden gelezen. {problem}", "Layer {layer} cannot be read. {problem}")
STOPPED = Text(
    "De laag {layer} hield op na {seen} van de {count} objecten. Er is niets gewijzigd. Controleer de verbinding of "
    "het bestand en probeer het opnieuw.",
    "Layer {layer} stopped after {seen} of {count} features. Nothing was changed. Check the connection or the file and "
    "try again.",
)


_PLAIN = frozenset(
    (
        QgsWkbTypes.Type.Point,
        QgsWkbTypes.Type.LineString,
        QgsWkbTypes.Type.Polygon,
        QgsWkbTypes.Type.MultiPoint,
        QgsWkbTypes.Type.MultiLineString,
        QgsWkbTypes.Type.MultiPolygon,
    )
)
"""Two-dimensional and without curves."""


class PlainSource:
    """Reads a feature source for the rooms below, which know no QGIS."""

    def __init__(
        self,
        source: QgsProcessingFeatureSource,
        layer: QgsVectorLayer | None,
        store_crs: str,
        context: QgsProcessingContext,
    ) -> None:
        self._source = source
        self._layer = layer
        self.crs = _crs_of(source, layer)
        self._target = QgsCoordinateReferenceSystem(store_crs)
        if source.wkbType() != QgsWkbTypes.Type.NoGeometry and not self.crs.isValid():
            raise ParticipationError(NO_CRS.format(layer=source.sourceName()))
        self._transform = QgsCoordinateTransform(self.crs, self._target, context.transformContext())
        # rows are read in another thread at times, where a layer of the window is not asked
        self._words = words_of_values(layer)
        self.remark = rows_left_out(layer)

    @property
    def count(self) -> int:
        """How many features there are, or −1 where the source cannot tell."""
        return int(self._source.featureCount())

    def shown(self, field: str, value: Any) -> Any:
        """The word that QGIS shows for a value, where the field has a list of them; else the value itself."""
        words = self._words.get(field)
        return words.get(as_text(value) or "", value) if words else value

    def require(self, fields: Sequence[str]) -> None:
        """Raise ParticipationError where a named field is not there; an empty name asks for none."""
        present = [field.name() for field in self._source.fields()]
        if not present:
            raise ParticipationError(NO_FIELDS.format(layer=self._source.sourceName()))
        for field in fields:
            if field and field not in present:
                words = NO_FIELD.format(layer=self._source.sourceName(), field=field, fields=", ".join(present))
                layers = _layers_to_name(self._layer)
                raise ParticipationError(OTHER_LAYERS.format(problem=words, layers=layers) if layers else words)

    def rows(self, fields: Sequence[str]) -> Iterator[tuple[str, list[Any], bytes | None, Text | None]]:
        """Each feature: how a person finds it, the values of the fields (None for an empty name or a text that is too
        long), its WKB (None: no geometry), and why the feature could not be had. Raises ParticipationError where QGIS
        itself fails over the layer."""
        try:
            yield from self._rows(fields)
        except (ParticipationError, MemoryError):
            raise
        except Exception as error:
            from .unexpected import unexpected

            problem = unexpected(error).text
            raise ParticipationError(NOT_READ.format(layer=self._source.sourceName(), problem=problem)) from error

    def _rows(self, fields: Sequence[str]) -> Iterator[tuple[str, list[Any], bytes | None, Text | None]]:
        request = QgsFeatureRequest()
        seen, count = 0, self.count
        # by name every value would be looked up anew
        names = self._source.fields().names()
        columns = [names.index(field) if field else None for field in fields]
        # what is invalid is mended further on, where it can be reported by key
        for feature in self._source.getFeatures(
            request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        ):
            seen += 1
            written = feature.attributes()
            values = [None if column is None else plain_value(written[column]) for column in columns]
            row, problem = f"fid {feature.id()}", _too_long(fields, values)
            if problem is not None:
                yield row, [None if _is_too_long(value) else value for value in values], None, problem
            else:
                yield row, values, *self._geometry(feature)
        if seen < count and self._layer is not None and seen != _read_again(self._layer):
            raise ParticipationError(STOPPED.format(layer=self._source.sourceName(), seen=seen, count=count))

    def _geometry(self, feature: QgsFeature) -> tuple[bytes | None, Text | None]:
        geometry = feature.geometry()
        if geometry.isNull():
            return None, None
        if self._transform.isShortCircuited() and geometry.wkbType() in _PLAIN:
            return bytes(geometry.asWkb()), None
        # a degree a segment, as QGIS draws it: within 0.004 % of an arc's radius
        straight = geometry.constGet().segmentize()
        straight.dropZValue()
        straight.dropMValue()
        plain = QgsGeometry(straight.clone())
        try:
            plain.transform(self._transform)
        except QgsCsException:
            return None, NOT_TRANSFORMED.format(crs=self._target.authid())
        # PROJ gives infinity for what lies nowhere in the other system
        if straight.boundingBox().isFinite() and not plain.boundingBox().isFinite():
            return None, NOT_TRANSFORMED.format(crs=self._target.authid())
        return bytes(plain.asWkb()), None


def _is_too_long(value: Any) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_TEXT


def _too_long(fields: Sequence[str], values: Sequence[Any]) -> Text | None:
    for field, value in zip(fields, values):
        if _is_too_long(value):
            return TOO_LONG.format(field=field, count=len(value), most=LONGEST_TEXT)
    return None


def _crs_of(source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None) -> QgsCoordinateReferenceSystem:
    crs = source.sourceCrs()
    # a layer of geometry collections is no map layer to QGIS and has no system there, though its provider has
    return crs if crs.isValid() or layer is None else layer.dataProvider().crs()


def _layers_to_name(layer: QgsVectorLayer | None) -> str:
    """The layers of a file that holds several, where the address names none of them and so the first was taken."""
    if layer is None or layer.providerType() != "ogr" or "|layer" in layer.source():
        return ""
    provider = layer.dataProvider()
    # a layer of several kinds of geometry is told of once for each
    names = dict.fromkeys(described.split(provider.sublayerSeparator())[1] for described in provider.subLayers())
    return ", ".join(names) if len(names) > 1 else ""


def layer_address(layer: QgsVectorLayer | None) -> str:
    """Where a layer lies, without its password."""
    # QGIS knows of providers that we do not, but leaves a password in the address of a web service
    return str(QgsDataSourceUri.removePassword(without_secrets(layer.source()))) if layer is not None else ""


def plain_value(value: Any) -> Any:
    """A value of a field without QGIS's own types."""
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, QByteArray):
        return bytes(value)
    return value


def _read_again(layer: QgsVectorLayer) -> int:
    """How many features the layer has when it is opened anew, each seen; −1 where it does not open any more."""
    anew = QgsVectorLayer(layer.source(), layer.name(), layer.providerType())
    if not anew.isValid():
        return -1
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    return sum(1 for _ in anew.getFeatures(request))
