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


class _Taken:
    """As much of a Processing source as PlainSource reads, without the layer, which only its own thread may touch."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._features = QgsVectorLayerFeatureSource(layer)
        self._name, self._fields = layer.name(), layer.fields()
        self._type, self._crs, self._count = layer.wkbType(), layer.crs(), layer.featureCount()

    def sourceName(self) -> str:
        return str(self._name)

    def fields(self) -> Any:
        return self._fields

    def wkbType(self) -> Any:
        return self._type

    def sourceCrs(self) -> Any:
        return self._crs

    def featureCount(self) -> int:
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
