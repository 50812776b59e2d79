"""An own layer attached again from its menu: what the message says."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.own_layer.again import AttachAgain, leave_all
from participatiekaart.plugin.desktop.own_layer.status_book import OwnLayer
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

from ..conftest import Run
from ..dialogs.doing import until
from ..layers import memory_layer, square


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        ("planvorming", "plannen opnieuw gekoppeld: niets veranderd."),
        ("2A Vastgesteld", "plannen opnieuw gekoppeld: niets veranderd. Zie het logboek."),
    ],
)
def test_what_the_log_tells_is_pointed_at(run: Run, store: str, phase: str, said: str) -> None:
    """A phase that is not known, or letters that cannot be read, were told there alone, behind a green tick."""
    layer, own = attached(run, store, phase)
    told: list[Any] = []
    AttachAgain(layer, own, lambda text, level: told.append(text)).start()
    until(lambda: bool(told))

    assert isinstance(told[0], Text)
    assert told[0].nl == said
    QgsProject.instance().clear()


def test_what_is_chosen_again_before_the_first_has_ended_ends_too(run: Run, store: str) -> None:
    """QGIS crashed over the first, which nobody held any more."""
    layer, own = attached(run, store, "planvorming")
    told: list[Any] = []
    for _ in range(2):
        AttachAgain(layer, own, lambda text, level: told.append(text)).start()

    until(lambda: len(told) == 2)

    assert {text.nl for text in told} == {"plannen opnieuw gekoppeld: niets veranderd."}
    QgsProject.instance().clear()


def test_what_still_runs_when_the_plugin_goes_tells_nobody(run: Run, store: str) -> None:
    layer, own = attached(run, store, "planvorming")
    told: list[Any] = []
    AttachAgain(layer, own, lambda text, level: told.append(text)).start()

    leave_all()

    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert told == []
    QgsProject.instance().clear()


def attached(run: Run, store: str, phase: str) -> tuple[QgsVectorLayer, OwnLayer]:
    """A layer in the project with one plan in that phase, attached to the store."""
    row = (square(0, 0), "a", "Park", phase)
    layer = QgsProject.instance().addMapLayer(memory_layer("Polygon", "code:string, naam:string, fase:string", [row]))
    fields = {"KEY_FIELD": "code", "NAME_FIELD": "naam", "PHASE_FIELD": "fase"}
    run("attachplans", STORE=store, INPUT=layer, **fields)
    with open_store(store) as opened, opened.reading() as reader:
        (source,) = reader.find(PlanSource)
    return layer, OwnLayer(store, source)
