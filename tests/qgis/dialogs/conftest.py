"""A store with one plan and one moment that was held, and dialogs opened on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.participation.codes import AreaLevel, Basis, ContactRole, Level, Phase, PublicationState
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtWidgets import QApplication, QWidget

from .doing import ready

Open = Callable[..., Any]
EMAIL = "ruimte@voorbeeld.example"


@pytest.fixture(scope="session")
def begun(empty: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store with its plan and its moment, to be copied."""
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
    made = str(shutil.copy(empty, tmp_path_factory.mktemp("begonnen")))
    with open_store(made) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert([plan])
        transaction.insert([moment])
    return made


@pytest.fixture
def address(begun: str, store: str) -> str:
    """The store."""
    return str(shutil.copy(begun, store))


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


@pytest.fixture
def open_moment(open_dialog: Open) -> Open:
    """Opens a new moment of the plan, one that stands, or a copy of it."""

    def make(moment: str | None = None, is_copy: bool = False) -> Any:
        return open_dialog(MomentDialog, "plan", moment, is_copy)

    return make


@pytest.fixture
def full(address: str) -> str:
    """The store whose plan has contacts, a wijk and words of its source."""
    with open_store(address) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert(
            [
                Contact(id="jo", name="Jo", role=ContactRole.PROJECT_LEADER),
                Contact(id="team", organisation="Team Ruimte", email=EMAIL, publish_email=True, basis=Basis.FUNCTIONAL),
                Contact(id="ot", name="Ot", role=ContactRole.COMMUNICATION),
            ]
        )
        ties = (("jo", 0), ("team", 1))
        transaction.insert(PlanContact(id=f"tie {who}", plan="plan", contact=who, position=n) for who, n in ties)
        transaction.insert(
            [
                Neighbourhood("a1", code="WK990101", year=2026, name="Haven", level=AreaLevel.WIJK),
                Neighbourhood("a2", code="WK990102", year=2026, name="Esch", level=AreaLevel.WIJK),
            ]
        )
        transaction.insert(
            [PlanNeighbourhood("n", plan="plan", neighbourhood_code="WK990101", share=0.82, by_hand=False)]
        )
        source = {"source_summary": "Wat de bron zegt.", "source_phase": "gereed", "source_url": "https://bron.example"}
        transaction.update(Plan, [("plan", source)])
    return address
