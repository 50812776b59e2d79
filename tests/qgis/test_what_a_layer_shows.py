"""A plan layer as a person sees it in QGIS: with words for its values, a filter, or rows of a text file that have no
place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.host.layer_says import ONE_LEFT_OUT, rows_left_out
from qgis.core import QgsApplication, QgsEditorWidgetSetup, QgsVectorLayer

from .conftest import Log, Read, Run
from .layers import FIELDS, memory_layer, mixed_layer, square

KINDS = [{"Woningbouw": "1"}, {"Groen": "2"}, {"(geen)": "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"}]
PHASES = [{"In uitvoering": "uitvoering"}, {"Planvorming": "3"}]


@pytest.mark.parametrize("is_one_map", [False, True], ids=["list", "one map"])
def test_of_a_list_of_values_the_words_come_in(
    run: Run, store: str, snapshot: Read, log: Log, is_one_map: bool
) -> None:
    def listed(words: list[dict[str, str]]) -> QgsEditorWidgetSetup:
        written: Any = {word: value for one in words for word, value in one.items()} if is_one_map else words
        return QgsEditorWidgetSetup("ValueMap", {"map": written})

    rows = [
        (square(0, 0), "a", "Plan A", 1, "uitvoering"),
        (square(200, 0), "b", "Plan B", 7, "3"),
        (square(400, 0), "c", "Plan C", None, None),
    ]
    layer = memory_layer("Polygon", "code:string, naam:string, soort:integer, fase:string", rows)
    layer.setEditorWidgetSetup(2, listed(KINDS))
    layer.setEditorWidgetSetup(3, listed(PHASES))
    run("attachplans", feedback=log, STORE=store, INPUT=layer, KIND_FIELD="soort", PHASE_FIELD="fase", **FIELDS)

    found = {plan.source_key: (plan.source_kind, plan.source_phase) for plan in snapshot(store).plans}
    assert found == {"a": ("Woningbouw", "uitvoering"), "b": ("7", "Planvorming"), "c": (None, None)}
    assert not any("geen fase die we kennen" in said for said in log.infos)


def test_the_window_does_not_wait_until_a_text_file_was_read_once_more(
    qgis_application: QgsApplication, tmp_path: Path
) -> None:
    path = tmp_path / "plannen.csv"
    path.write_text("code;x;y\na;200000;500000\nb;200100;\n", encoding="utf-8")
    layer = QgsVectorLayer(f"{path.as_uri()}?delimiter=;&xField=x&yField=y", "lijst", "delimitedtext")
    asked = rows_left_out(layer)
    del layer
    with ThreadPoolExecutor() as threads:
        told = threads.submit(asked).result()
    assert told == ONE_LEFT_OUT.format(layer="lijst")


def test_of_a_layer_with_a_filter_it_is_told_where_a_plan_outside_it_counts_as_gone(
    run: Run, store: str, log: Log, tmp_path: Path
) -> None:
    layer = mixed_layer(tmp_path / "bron.gpkg", [(square(0, 0), "a"), (square(200, 0), "b")])
    asked = {"STORE": store, "INPUT": layer, "KEY_FIELD": "code", "NAME_FIELD": "code"}
    layer.setSubsetString("code = 'a'")
    run("attachplans", feedback=log, **asked)
    assert not any("filter" in said for said in log.infos)

    layer.setSubsetString("code = 'b'")
    assert run("attachplans", feedback=log, **asked)["MISSING"] == 1
    assert any(said.startswith("De laag gemengd heeft een filter: code = 'b'. Ook een plan") for said in log.infos)


@pytest.mark.parametrize(
    ("content", "address", "told"),
    [
        ("code;naam;x;y\na;A;200000;500000\nb;B;200100;\n", "xField=x&yField=y", "1 rij weg"),
        ("code;naam;w\na;A;Point(200000 500000)\nb;B;Pont(1 2)\nc;C;Point(x)\n", "wktField=w", "2 rijen weg"),
        ("code;naam;x;y\na;A;200000;500000\n", "xField=x&yField=y", None),
        ("code;naam\na;A\n", "geomType=none", None),
    ],
)
def test_rows_of_a_text_file_that_qgis_cannot_place_are_told(
    run: Run, store: str, log: Log, tmp_path: Path, content: str, address: str, told: str | None
) -> None:
    path = tmp_path / "plannen 2026.csv"
    path.write_text(content, encoding="utf-8")
    source = f"{path.as_uri()}?delimiter=;&{address}&crs=EPSG:28992"
    layer = QgsVectorLayer(source, "lijst", "delimitedtext")
    assert layer.isValid()

    assert run("attachplans", feedback=log, STORE=store, INPUT=layer, **FIELDS)["ADDED"] == 1
    begin = f"Van de laag lijst laat QGIS {told}, omdat de coördinaten niet te lezen zijn."
    notes = [said for said in log.infos if "laat QGIS" in said]
    assert [said[: len(begin)] for said in notes] == ([begin] if told else [])
