"""The assistant's third step: which layer holds the plans, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from qgis.core import QgsProject

from ...conftest import Read
from ...layers import memory_layer, plan_layer, square
from .assisting import choose_plans, finish, looked, page, to_plans, wrong


def test_keys_that_are_empty_or_repeated_are_warned_of_before_anything_is_written(
    assistant: Assistant, snapshot: Read
) -> None:
    rows = [("A", "Een"), ("A", "Twee"), (None, "Drie"), ("B", "Vier")]
    own = plan_layer(*((square(200 * n, 0), *row) for n, row in enumerate(rows)))
    plans = to_plans(assistant)
    choose_plans(assistant, own)
    said = wrong(assistant, "layer")
    assert "Bij 1 van de 4 plannen is de sleutel leeg. Die komen niet mee." in said
    assert "Sleutel “A” komt 2 keer voor." in said
    assert plans.twice.isVisibleTo(assistant)
    plans.twice.setCurrentIndex(1)
    assistant.next()
    assistant.next()
    finish(assistant)

    assert sorted(plan.source_key or "" for plan in snapshot(assistant.store_page.address).plans) == ["A", "B"]
    assert "De sleutel is leeg" in assistant.done_page.to_look_at.toPlainText()


def test_what_of_the_layer_means_nothing_is_told_where_it_was_set_up(assistant: Assistant) -> None:
    """Only the log said so, which nobody opens after “All set up”."""
    fields, row = "code:string, naam:string, fase:string", ("A", "Caf\ufffdplein", "1B Onherroepelijk")
    own = memory_layer("Polygon", fields, [(square(0, 0), *row)])
    to_plans(assistant)
    choose_plans(assistant, own)
    assistant.next()
    assistant.next()
    finish(assistant)

    unreadable, unknown = assistant.done_page.to_look_at.toPlainText().splitlines()
    assert unreadable.startswith("⚠ In 1 plan staan onleesbare tekens")
    assert unknown.startswith("⚠ Fase “1B Onherroepelijk” is geen fase die we kennen")
    assert assistant.done_page.to_look_at.isVisibleTo(assistant)


def test_without_a_layer_one_is_asked_for_and_not_now_goes_on(assistant: Assistant, snapshot: Read) -> None:
    plans = to_plans(assistant)
    assistant.next()
    assert "Kies een laag" in wrong(assistant, "layer")
    plans.no_layer.setChecked(True)
    assistant.next()
    assert page(assistant) == "Klaar om in te richten"
    finish(assistant)

    assert snapshot(assistant.store_page.address).plans == ()


def test_a_plan_layer_that_is_removed_before_the_end_is_not_replaced_by_another(assistant: Assistant) -> None:
    other, wanted = plan_layer((square(0, 0), "X", "Bomen")), plan_layer((square(0, 0), "P-1", "Molenweg"))
    QgsProject.instance().addMapLayers([other, wanted])
    plans = to_plans(assistant)
    plans.layer.setLayer(wanted)
    looked(assistant)
    assert plans.looked.text() == "1 plan; hieronder staat hoe dat binnenkomt."
    assistant.next()
    assistant.next()
    QgsProject.instance().removeMapLayer(wanted)
    finish(assistant)

    QgsProject.instance().clear()
    assert not Path(assistant.store_page.address).exists()
    assert "kies hem opnieuw" in wrong(assistant, "work")
