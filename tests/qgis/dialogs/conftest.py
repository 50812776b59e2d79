"""A store with one plan and one moment that was held, and dialogs opened on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import Level, Phase, PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtWidgets import QApplication, QWidget

from .doing import ready

Open = Callable[..., Any]


@pytest.fixture
def address(store: str) -> str:
    """The store."""
    plan = Plan(
        id="plan",
        name="Molenweg",
        source_name="MOLENWEG 2026",
        level=Level.CONSULT,
        phase=Phase.PLANNING,
        publication_state=PublicationState.PUBLISHED,
    )
    moment = Moment(
        id="inloop",
        plan="plan",
        title="Inloop",
        place="De Stoof",
        begin_local="2024-11-05 19:30",
        end_local="2024-11-05 21:00",
        publication_state=PublicationState.PUBLISHED,
    )
    opened = open_store(store)
    with opened.writing("voorbereiding") as transaction:
        transaction.insert([plan])
        transaction.insert([moment])
    opened.close()
    return store


@pytest.fixture
def open_dialog(qgis_application: Any, address: str) -> Iterator[Open]:
    """Opens a dialog on the store, ready to type in: its class, then what it is about."""
    window = QWidget()
    opened: list[Any] = []

    def make(kind: Any, *about: Any) -> Any:
        dialog = kind(window, address, *about)
        opened.append(dialog)
        dialog.finished.connect(lambda _: opened.remove(dialog))
        dialog.show()
        ready(dialog)
        return dialog

    yield make
    for dialog in list(opened):
        dialog.discard()
    window.deleteLater()
    QApplication.processEvents()
