"""What is selected in the project, as the dock follows it: many thousands of rows keep nobody waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.following import Following
from participatiekaart.plugin.desktop.dock.looking import chosen, look
from participatiekaart.plugin.host.source import layer_address
from participatiekaart.plugin.participation.records import Plan, PlanSource
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsExpression, QgsField, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QVariant
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import qgsfunction

from ..layers import plan_layer, square

Selecting = Callable[[QgsVectorLayer], Any]


@pytest.fixture
def read(qgis_application: Any) -> Iterator[list[str]]:
    """The codes of the rows of which `looked_at` was worked out."""
    seen: list[str] = []

    @qgsfunction(args="auto", group="proef", register=True)
    def look_at(code: Any, feature: Any, parent: Any) -> Any:
        seen.append(code)
        return code

    yield seen
    QgsExpression.unregisterFunction("look_at")


@pytest.fixture
def own(read: list[str]) -> QgsVectorLayer:
    """A layer of two plans that tells when its rows are read."""
    layer = plan_layer((square(0, 0), "a", "Molenweg"), (square(500, 0), "b", "Park"))
    layer.addExpressionField('look_at("code")', QgsField("looked_at", QVariant.String))
    return layer


@pytest.fixture
def selecting(store: str) -> Iterator[Selecting]:
    """Puts a layer into the project of a store, and selects all of it."""
    project, parent = QgsProject.instance(), QObject()
    plans = QgsVectorLayer(f"{store}|layername=plan|geometrytype=MultiPolygon", "plannen", "ogr")
    plans.setCustomProperty("participatiekaart/part", "plan_area")
    project.addMapLayer(plans)
    following = Following(parent, project)

    def select(layer: QgsVectorLayer) -> Any:
        project.addMapLayer(layer)
        layer.selectAll()
        return following.selected()

    yield select
    following.stop()
    project.clear()


def test_rows_of_a_layer_that_has_nothing_to_do_with_a_store_are_not_read(
    selecting: Selecting, own: QgsVectorLayer, read: list[str]
) -> None:
    assert look(selecting(own)) is None
    assert read == []


def test_rows_of_the_own_layer_are_read_once_it_is_asked_which_plans_they_are(
    selecting: Selecting, own: QgsVectorLayer, read: list[str], store: str
) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        lies = {"provider": "memory", "address": layer_address(own), "key_field": "looked_at", "name_field": "naam"}
        transaction.insert([PlanSource("laag", name="plannen", **lies)])
        transaction.insert([Plan("plan", source="laag", source_key="a")])
    selected = selecting(own)
    assert read == []
    view = chosen(selected)
    assert view is not None
    assert (view.plans, [row.name for row in view.unattached]) == (("plan",), ["Park"])
    assert sorted(read) == ["a", "b"]


def test_a_table_that_became_a_layer_of_the_store_by_a_copied_style_is_let_go_of(
    qgis_application: Any, store: str
) -> None:
    """The plugin could not be switched off: nothing of that layer was connected."""
    project = QgsProject()
    plans = QgsVectorLayer(f"{store}|layername=plan|geometrytype=MultiPolygon", "plannen", "ogr")
    project.addMapLayer(plans)
    following = Following(project, project)
    plans.setCustomProperty("participatiekaart/part", "plan_area")

    following.stop()

    told: list[Any] = []
    following.changed.connect(told.append)
    plans.selectAll()
    QApplication.processEvents()
    assert told == []
