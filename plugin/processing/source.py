"""A QGIS layer as plain features in the store's CRS."""

from __future__ import annotations

from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
)

from ..participation.words import ParticipationError, Text

NO_CRS = Text(
    "De laag {layer} heeft geen coördinatenstelsel. Stel het in via de laageigenschappen en probeer het opnieuw.",
    "Layer {layer} has no coordinate system. Set it in the layer properties and try again.",
)
NOT_TRANSFORMED = Text(
    "De ligging kan niet worden omgerekend naar {crs}. Klopt het coördinatenstelsel van de laag?",
    "The location cannot be transformed to {crs}. Is the layer's coordinate system right?",
)


class PlainGeometry:
    """Turns geometries of a source into two-dimensional WKB without curves, in the store's CRS."""

    def __init__(self, source: QgsProcessingFeatureSource, store_crs: str, context: QgsProcessingContext) -> None:
        target = QgsCoordinateReferenceSystem(store_crs)
        has_places = source.hasGeometry() if hasattr(source, "hasGeometry") else True
        if has_places and not source.sourceCrs().isValid():
            raise ParticipationError(NO_CRS.format(layer=source.sourceName()))
        self._target = target
        self._transform = QgsCoordinateTransform(source.sourceCrs(), target, context.transformContext())

    def of(self, feature: QgsFeature) -> tuple[bytes | None, Text | None]:
        """The WKB (None: no geometry), or the reason why there is none to be had."""
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull():
            return None, None
        plain = QgsGeometry(_linear(geometry))
        try:
            plain.transform(self._transform)
        except QgsCsException:
            return None, NOT_TRANSFORMED.format(crs=self._target.authid())
        return bytes(plain.asWkb()), None


def _linear(geometry: QgsGeometry) -> QgsAbstractGeometry:
    # degree-wise segments (QGIS's default) keep an arc within 0.004 % of its radius
    straight = geometry.constGet().segmentize()
    straight.dropZValue()
    straight.dropMValue()
    return straight
