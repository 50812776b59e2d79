"""What QGIS asks in threads of its own, of a store that another program spoiled: it says so, and QGIS stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from participatiekaart.plugin.desktop.expressions import PlanFunctions
from participatiekaart.plugin.desktop.locator import PlanLocator
from participatiekaart.plugin.desktop.own_layer.status_book import StatusBook
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsLayout,
    QgsLayoutItemLabel,
    QgsLocator,
    QgsLocatorContext,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QIcon

from ..dialogs.doing import until
from ..layers import plan_layer, square

PUBLISHED = PublicationState.PUBLISHED
OPEN = {"begin_local": "1990-01-01 19:30", "end_local": "2990-01-01 21:00"}
EACH = (
    "participatie_status('a', 'tekst')",
    "participatie_volgend_moment('a', 'soort')",
    "participatie_volgend_moment('a')",
    "participatie_momenten('a')",
)
SPOILED = [
    (table, column, value)
    for table, columns in {
        "moment": ("kind", "precision", "state", "begin_local", "end_local", "timezone", "feedback_on"),
        "plan": ("phase", "phase_since", "override_status", "override_from", "level"),
    }.items()
    for column in columns
    for value in ("onzin", b"\x00\xff", 42)
]


@pytest.fixture
def told(qgis_application: Any, store: str) -> Iterator[None]:
    """The functions, on a store with one plan that has one open moment."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="a", name="Molenweg", publication_state=PUBLISHED)])
        transaction.insert([Moment(id="m", plan="a", publication_state=PUBLISHED, **OPEN)])
    book = StatusBook()
    book.turn_to([store], {})
    functions = PlanFunctions(book.find)
    yield
    functions.remove([])


def evaluated(text: str) -> tuple[Any, str]:
    expression = QgsExpression(text)
    return expression.evaluate(), expression.evalErrorString()


def spoil(store: str, table: str, column: str, value: object) -> None:
    """As a program does that knows nothing of the store's triggers."""
    with closing(sqlite3.connect(store)) as other, other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        assert other.execute(f"UPDATE {table} SET {column} = ?", (value,)).rowcount == 1


def test_expression_functions_tell_of_a_plan(told: None) -> None:
    assert evaluated("participatie_status('a')") == ("open", "")
    assert evaluated("participatie_volgend_moment('a', 'plaats')")[1] == ""


def labels(layer: QgsVectorLayer, expression: str) -> list[str]:
    """What a map writes beside the features, in the threads that draw it."""
    label = QgsPalLayerSettings()
    label.fieldName, label.isExpression = expression, True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent().buffered(100))
    settings.setOutputSize(QSize(400, 300))
    drawing = QgsMapRendererParallelJob(settings)
    drawing.start()
    drawing.waitForFinished()
    return [written.labelText for written in drawing.takeLabelingResults().allLabels()]


def test_expression_functions_serve_in_filters_labels_and_layouts(told: None) -> None:
    layer = plan_layer((square(0, 0), "a", "Molenweg"), (square(500, 0), "elders", "Park"))
    status = 'participatie_status("code")'

    request = QgsFeatureRequest().setFilterExpression(f"{status} = 'open'")
    assert [row["naam"] for row in layer.getFeatures(request)] == ["Molenweg"]
    assert labels(layer, status) == ["open"]
    layout = QgsLayout(QgsProject.instance())
    text = QgsLayoutItemLabel(layout)
    text.setText("[% participatie_status('a') %]")
    assert text.currentText() == "open"


@pytest.mark.parametrize(("table", "column", "value"), SPOILED)
def test_what_another_program_spoiled_is_said_in_words(
    told: None, store: str, table: str, column: str, value: object
) -> None:
    spoil(store, table, column, value)
    for text in EACH:
        _, error = evaluated(text)
        assert "Traceback" not in error
        assert "Error:" not in error


@pytest.mark.parametrize("value", ["onzin", b"\x00\xff"])
def test_the_locator_goes_on_without_it(told: None, store: str, value: object) -> None:
    spoil(store, "plan", "override_from", value)
    layer = QgsVectorLayer(f"{store}|layername=plan_area", "plannen", "ogr")
    layer.setCustomProperty("participatiekaart/part", "plan_area")
    QgsProject.instance().addMapLayer(layer)
    asked, ended = QgsLocator(), []
    asked.registerFilter(PlanLocator(QIcon(), lambda *_: None))
    asked.finished.connect(lambda: ended.append(True))
    asked.fetchResults("plan Molenweg", QgsLocatorContext())
    until(lambda: bool(ended))
    QgsProject.instance().clear()
