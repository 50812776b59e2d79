"""A plan attached from the dock: it comes in with all that its layer was attached with."""

from __future__ import annotations

from typing import Any

from participatiekaart.plugin.desktop.dock.attaching import attach_work
from participatiekaart.plugin.desktop.dock.finding_plans import Unattached
from participatiekaart.plugin.participation.records import Plan, PlanSource
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsEditorWidgetSetup, QgsProject

from ..conftest import Run
from ..dialogs.doing import until
from ..layers import memory_layer, square

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

    said: list[Any] = []
    work = attach_work(store, layer, [Unattached(source, "b", "Plein")], said.append, said.append)
    work.start()
    until(lambda: bool(said))

    with open_store(store) as opened, opened.reading() as reader:
        (plan,) = reader.find(Plan, {"source_key": "b"})
    QgsProject.instance().clear()
    assert said[0].nl == "Gekoppeld als concept: 1."
    assert (plan.source_name, plan.source_summary, plan.source_kind) == ("Plein", "Stenen", "Openbare ruimte")
    assert (plan.source_phase, plan.source_url) == ("verkenning", "https://plein.example")
