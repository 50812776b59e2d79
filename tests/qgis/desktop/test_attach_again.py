"""An own layer attached again from its menu: what the message says."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.own_layer.again import AttachAgain
from participatiekaart.plugin.desktop.own_layer.status_book import OwnLayer
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProject

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
    row = (square(0, 0), "a", "Park", phase)
    layer = QgsProject.instance().addMapLayer(memory_layer("Polygon", "code:string, naam:string, fase:string", [row]))
    fields = {"KEY_FIELD": "code", "NAME_FIELD": "naam", "PHASE_FIELD": "fase"}
    run("attachplans", STORE=store, INPUT=layer, **fields)
    with open_store(store) as opened, opened.reading() as reader:
        (source,) = reader.find(PlanSource)
    told: list[Any] = []
    again = AttachAgain(layer, OwnLayer(store, source), lambda text, level: told.append(text))
    again.start()
    until(lambda: bool(told))

    assert isinstance(told[0], Text)
    assert told[0].nl == said
    QgsProject.instance().clear()
