"""A layer of the project, taken in the window's thread so that a task can read it in its own."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...host.source import PlainSource

AT_HAND = ("ogr", "memory", "delimitedtext", "spatialite")


class _Taken:
    """As much of a Processing source as PlainSource reads, without the layer, which only its own thread may touch."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._features = QgsVectorLayerFeatureSource(layer)
        self._name, self._fields = layer.name(), layer.fields()
        self._type, self._crs = layer.wkbType(), layer.crs()
        self._address = layer.source(), layer.name(), layer.providerType()
        is_at_hand = layer.providerType() in AT_HAND or layer.isEditable()
        self._count: int | None = layer.featureCount() if is_at_hand else None

    def sourceName(self) -> str:
        return str(self._name)

    def fields(self) -> Any:
        return self._fields

    def wkbType(self) -> Any:
        return self._type

    def sourceCrs(self) -> Any:
        return self._crs

    def featureCount(self) -> int:
        # a database or service may read all it has to count it, which the window does not wait for
        if self._count is None:
            self._count = QgsVectorLayer(*self._address).featureCount()
        return int(self._count)

    def getFeatures(self, request: QgsFeatureRequest, _flags: Any) -> QgsFeatureIterator:
        return self._features.getFeatures(request)


def taken(layer: QgsVectorLayer, crs: str) -> PlainSource:
    """The layer's features as they are now, edits that are not saved among them, in the system of `crs`.

    Raises ParticipationError where the layer has no system.
    """
    context = QgsProcessingContext()
    context.setTransformContext(QgsProject.instance().transformContext())
    return PlainSource(_Taken(layer), layer, crs, context)
