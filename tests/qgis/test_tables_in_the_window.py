"""The tables that the check and the preview give, as QGIS's window shows them."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

from .conftest import Log, Run, table_of
from .layers import plan_layer, square


@pytest.fixture
def context() -> QgsProcessingContext:
    """That of a project, until the test ends."""
    made = QgsProcessingContext()
    made.setProject(QgsProject.instance())
    return made


def shown(run: Run, context: QgsProcessingContext, identifier: str, target: str, **parameters: Any) -> QgsVectorLayer:
    """The table as it comes into the project."""
    wanted = QgsProcessingOutputLayerDefinition(target, context.project())
    table = table_of(run(identifier, context=context, OUTPUT=wanted, **parameters)["OUTPUT"], context)
    (details,) = context.layersToLoadOnCompletion().values()
    # nothing refers to what is asked but QGIS
    gc.collect()
    details.postProcessor().postProcessLayer(table, context, Log())
    return table


def headings(table: QgsVectorLayer) -> list[str]:
    names = [column.name for column in table.attributeTableConfig().columns() if not column.hidden]
    return [table.attributeDisplayName(table.fields().indexOf(name)) for name in names if name not in ("fid", "")]


def first_words(table: QgsVectorLayer, *fields: str) -> list[str]:
    """What the first row shows."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(table))
    context.setFeature(next(table.getFeatures()))
    return [QgsExpression(f'represent_value("{field}")').evaluate(context) for field in fields]


@pytest.fixture
def nameless(run: Run, store: str) -> str:
    """A store with a plan to be published that has no name."""
    plans = plan_layer((square(0, 0), "a", None))
    run("attachplans", STORE=store, INPUT=plans, KEY_FIELD="code", NAME_FIELD="naam", PUBLISH=True)
    return store


@pytest.mark.parametrize("target", ["TEMPORARY_OUTPUT", "bevindingen.gpkg", "bevindingen.csv"])
def test_findings_have_headings_and_words_in_the_users_language(
    run: Run, context: QgsProcessingContext, nameless: str, tmp_path: Path, target: str
) -> None:
    sink = target if target == "TEMPORARY_OUTPUT" else str(tmp_path / target)
    table = shown(run, context, "checkpublication", sink, STORE=nameless)
    told = ["Bevinding", "Ernst", "Plan, moment of contact", "Wat er aan de hand is", "Wat te doen"]
    assert headings(table) == told
    assert first_words(table, "code", "severity") == ["Naam ontbreekt", "Fout"]


def test_a_preview_has_them_too_and_no_identifiers(
    run: Run, context: QgsProcessingContext, nameless: str, tmp_path: Path
) -> None:
    table = shown(
        run, context, "previewpublication", "TEMPORARY_OUTPUT", STORE=nameless, FOLDER=str(tmp_path / "publiek")
    )
    told = ["Verandering", "Plan of moment", "Wat", "Staat er nu", "Komt er te staan", "Waarom"]
    assert headings(table) == told
    assert first_words(table, "change") == ["Tegengehouden"]
    assert table.displayExpression() == '"record"'
    # not in the form either
    assert table.editorWidgetSetup(table.fields().indexOf("record_id")).type() == "Hidden"
