"""Goes to a plan or a neighbourhood on the map: selects it in the store's layer and zooms to it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ...host.store_layers import AREAS, layers_of

CLOSEST = 2_000
"""Scale to which one zooms at most: a point, or a plan of some square metres."""
_ROUND_IT = 1.4


def go_to_plan(iface: Any, address: str, plan: str) -> QgsVectorLayer | None:
    """The layer where the plan is selected; None where it stands in no layer of the project. A plan without a place is
    selected only."""
    return _go_to(iface, address, "plan", "id", plan)


def go_to_area(iface: Any, address: str, code: str) -> QgsVectorLayer | None:
    """The layer where the neighbourhood is selected, as it was drawn latest; None where it stands in no layer."""
    return _go_to(iface, address, AREAS, "code", code)


def _go_to(iface: Any, address: str, table: str, field: str, value: str) -> QgsVectorLayer | None:
    project = QgsProject.instance()
    found = [(layer, _feature(layer, field, value)) for layer in layers_of(project, address, table)]
    for layer, feature in found:
        if feature is None and layer.selectedFeatureCount():
            layer.removeSelection()
    for layer, feature in found:
        if feature is not None:
            iface.setActiveLayer(layer)
            layer.selectByIds([feature.id()])
            _zoom(iface.mapCanvas(), layer, feature, project)
            return layer
    return None


def _feature(layer: QgsVectorLayer, field: str, value: str) -> QgsFeature | None:
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression(field, value))
    # the same code may stand there for several years
    return max(layer.getFeatures(request), key=QgsFeature.id, default=None)


def _zoom(canvas: Any, layer: QgsVectorLayer, feature: QgsFeature, project: QgsProject) -> None:
    if not feature.hasGeometry():
        return
    to_map = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), project)
    place = QgsRectangle(to_map.transformBoundingBox(feature.geometry().boundingBox()))
    place.scale(_ROUND_IT)
    canvas.setExtent(place)
    if place.isEmpty() or canvas.scale() < CLOSEST:
        canvas.setCenter(place.center())
        canvas.zoomScale(CLOSEST)
    canvas.refresh()
