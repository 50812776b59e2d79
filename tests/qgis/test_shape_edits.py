"""The shapes of plans, changed with QGIS's own tools on the store's layers."""

from __future__ import annotations

from typing import Any

import shapely
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayerUtils

from .conftest import Read
from .in_a_project import layer_of
from .layers import X, Y, square


def test_a_plan_of_two_parts_is_pasted_as_one_and_can_be_split(project: QgsProject, store: str, snapshot: Read) -> None:
    def shapes() -> list[Any]:
        return [shapely.from_wkb(plan.geometry) for plan in snapshot(store).plans if plan.geometry]

    plans = layer_of(project, "plan_area")
    both = QgsGeometry.collectGeometry([QgsGeometry.fromWkt(square(0, 0)), QgsGeometry.fromWkt(square(200, 0))])
    pasted = QgsVectorLayerUtils.createFeature(plans, both)
    assert plans.startEditing()
    assert plans.addFeatures(QgsVectorLayerUtils.makeFeatureCompatible(pasted, plans))
    assert plans.commitChanges(), plans.commitErrors()
    assert [shapely.get_num_geometries(shape) for shape in shapes()] == [2]

    assert plans.startEditing()
    plans.splitFeatures([QgsPointXY(X - 10, Y + 50), QgsPointXY(X + 310, Y + 50)])
    assert plans.commitChanges(), plans.commitErrors()
    areas = [shape.area for shape in shapes()]
    assert len(areas) > 1
    assert sum(areas) == 20_000
