"""A plan attached from the dock: it comes in with all that its layer was attached with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from participatiekaart.plugin.desktop.dock.attaching import attach_work, told
from participatiekaart.plugin.desktop.dock.finding_plans import Unattached
from participatiekaart.plugin.desktop.labels import cut
from participatiekaart.plugin.participation.records import Plan, PlanSource
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsEditorWidgetSetup, QgsProject, QgsVectorLayer

from ..conftest import Run
from ..dialogs.doing import until
from ..layers import memory_layer, plan_layer, square

CRS = "EPSG:28992"
COLUMNS = "code:string, naam:string, toelichting:string, soort:integer, fase:string, url:string"


def test_a_plan_comes_in_with_every_field_its_layer_was_attached_with(run: Run, store: str) -> None:
    park = (square(0, 0), "a", "Park", "Bomen", 1, "planvorming", "https://park.example")
    plein = (square(200, 0), "b", "Plein", "Stenen", 2, "verkenning", "https://plein.example")
    layer = QgsProject.instance().addMapLayer(memory_layer("Polygon", COLUMNS, [park]))
    words = {"map": [{"Groen": "1"}, {"Openbare ruimte": "2"}]}
    layer.setEditorWidgetSetup(layer.fields().indexOf("soort"), QgsEditorWidgetSetup("ValueMap", words))
    optional = {"SUMMARY_FIELD": "toelichting", "KIND_FIELD": "soort", "PHASE_FIELD": "fase", "URL_FIELD": "url"}
    run("attachplans", STORE=store, INPUT=layer, KEY_FIELD="code", NAME_FIELD="naam", **optional)
    with open_store(store) as opened, opened.reading() as reader:
        (source,) = reader.find(PlanSource)
    drawn = next(memory_layer("Polygon", COLUMNS, [plein]).getFeatures())
    layer.dataProvider().addFeatures([drawn])
    layer.selectByExpression("code = 'b'")

    said = attached(store, layer, Unattached(source, CRS, "b", "Plein"))

    with open_store(store) as opened, opened.reading() as reader:
        (plan,) = reader.find(Plan, {"source_key": "b"})
    QgsProject.instance().clear()
    assert said.nl == "Gekoppeld als concept: 1."
    assert (plan.source_name, plan.source_summary, plan.source_kind) == ("Plein", "Stenen", "Openbare ruimte")
    assert (plan.source_phase, plan.source_url) == ("verkenning", "https://plein.example")


def test_a_store_that_is_gone_is_told_of(store: str) -> None:
    layer = plan_layer((square(0, 0), "a", "Park"))
    layer.selectAll()
    Path(store).unlink()

    said = attached(store, layer, Unattached(PlanSource("laag", key_field="code", name_field="naam"), CRS, "a", "Park"))

    assert "bestaat niet" in said.text.nl


def attached(store: str, layer: QgsVectorLayer, row: Unattached) -> Any:
    """What is told of it in the end."""
    said: list[Any] = []
    work = attach_work(store, layer, [row], said.append, said.append)
    work.start()
    until(lambda: bool(said))
    return said[0]


def test_of_many_rows_with_long_names_what_to_do_is_read_too() -> None:
    names = (f"Herinrichting van de Molenweg en omgeving, fase {n}" for n in range(200))
    rows = [Unattached(PlanSource("laag"), CRS, name, name) for name in names]
    _, why = told(rows, ["plan"] * 1000)

    for text in (why.nl, why.en):
        assert cut(text) == text
    assert "en nog 197. Koppel ze" in why.nl
