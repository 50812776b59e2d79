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

from ...host.store_layers import AREAS, PLANS, all_layers_of, layers_of, part_of

CLOSEST = 2_000
"""Scale to which one zooms at most: a point, or a plan of some square metres."""
_ROUND_IT = 1.4


def go_to_plan(iface: Any, address: str, plan: str) -> QgsVectorLayer | None:
    """The layer where the plan is selected; None where it stands in no layer of the project. A plan without a place is
    selected only."""
    return _go_to(iface, address, "plan", "id", plan)


def go_to_area(iface: Any, address: str, code: str) -> QgsVectorLayer | None:
    """The layer where the neighbourhood is selected, as it is in its newest year; None where it stands in no layer."""
    return _go_to(iface, address, AREAS, "code", code)


def _go_to(iface: Any, address: str, table: str, field: str, value: str) -> QgsVectorLayer | None:
    project = QgsProject.instance()
    found = ((layer, _feature(layer, field, value)) for layer in layers_of(project, address, table))
    there, feature = next((pair for pair in found if pair[1] is not None), (None, None))
    for layer in all_layers_of(project, address):
        # a neighbourhood that stays selected would hide the plans in it under its colour
        if layer is not there and part_of(layer) in (*PLANS, AREAS) and layer.selectedFeatureCount():
            layer.removeSelection()
    if there is not None and feature is not None:
        iface.setActiveLayer(there)
        there.selectByIds([feature.id()])
        _zoom(iface.mapCanvas(), there, feature, project)
    return there


def _feature(layer: QgsVectorLayer, field: str, value: str) -> QgsFeature | None:
    request = QgsFeatureRequest().setFilterExpression(QgsExpression.createFieldEqualityExpression(field, value))
    return max(layer.getFeatures(request), key=_year, default=None)


def _year(feature: QgsFeature) -> int:
    """Of a neighbourhood: the same code may stand there for several years."""
    fields = feature.fields()
    return int(feature["year"]) if fields.indexOf("year") >= 0 and feature["year"] else 0


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
