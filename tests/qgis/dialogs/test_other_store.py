"""Another store comes to lie where one stood while a dialog was open: nothing typed for the one goes to the other."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.goals_dialog import GoalsDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.moment_for_each import MomentForEachDialog
from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.entry.contact_owner import OfPlan
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Neighbourhood, Plan
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.store.addresses import create_store, open_store

from .conftest import Open
from .doing import press, rows, type_in

SAID = "Op deze plek staat nu een andere opslag"
AREA = Neighbourhood("wijk", code="WK990101", year=2026, name="Noord", level=AreaLevel.WIJK)
WRITTEN = ("moment", "contact", "plan_contact", "neighbourhood_goal", "plan")


def everything(address: str) -> list[Any]:
    return [rows(address, f"SELECT * FROM {table}") for table in (*WRITTEN, "status_change")]


@pytest.fixture
def area(address: str) -> None:
    with open_store(address) as store, store.writing("voorbereiding") as transaction:
        transaction.insert([AREA])


def put_another(address: str, home: Path) -> None:
    """Another store at that place, with a plan and a wijk of the same key."""
    made = home / "ander.gpkg"
    with create_store(str(made), StoreSettings("Elders", "GM9902")) as store, store.writing("ander") as writes:
        writes.insert([Plan("ander"), Plan("plan", name="Van een ander")])
        writes.insert([AREA])
    Path(address).rename(home / "eerder.gpkg")
    made.rename(address)


def moment(open_dialog: Open) -> Any:
    dialog = open_dialog(MomentDialog, "plan", None, False)
    times = {"begin_day": "3-12-2026", "begin_time": "19:30", "end_day": "3-12-2026", "end_time": "21:00"}
    type_in(dialog, title="Samen tekenen", **times)
    return dialog


def contact(open_dialog: Open) -> Any:
    dialog = open_dialog(ContactDialog, OfPlan("plan"), None)
    type_in(dialog, name="Team Ruimte")
    return dialog


def plan(open_dialog: Open) -> Any:
    dialog = open_dialog(PlanDialog, "plan")
    type_in(dialog, summary="Nieuwe bomen.")
    return dialog


def goals(open_dialog: Open) -> Any:
    dialog = open_dialog(GoalsDialog, "WK990101")
    dialog.goals_add.click()
    type_in(dialog, text="Meer groen")
    return dialog


@pytest.mark.usefixtures("area")
@pytest.mark.parametrize("filled", [moment, contact, plan, goals])
def test_what_was_typed_for_one_store_does_not_go_to_another(
    open_dialog: Open, address: str, tmp_path: Path, filled: Any
) -> None:
    dialog = filled(open_dialog)
    typed = dialog.entry()
    put_another(address, tmp_path)
    before = everything(address)

    assert not press(dialog)
    assert SAID in dialog.message.text()
    assert dialog.entry() == typed
    assert everything(address) == before

    Path(address).unlink()
    (tmp_path / "eerder.gpkg").rename(address)
    assert press(dialog), "once the earlier store is back, what was typed is kept there"


def test_a_copy_that_was_put_back_is_the_same_store(open_dialog: Open, address: str, tmp_path: Path) -> None:
    shutil.copy2(address, tmp_path / "reserve.gpkg")
    dialog = moment(open_dialog)
    (tmp_path / "reserve.gpkg").replace(address)
    assert press(dialog)


def test_a_store_of_before_stores_had_an_id_is_known_all_the_same(
    open_dialog: Open, address: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(address)) as store, store:
        store.execute("DELETE FROM setting WHERE name = 'id'")
    dialog = moment(open_dialog)
    put_another(address, tmp_path)
    with closing(sqlite3.connect(address)) as store, store:
        store.execute("DELETE FROM setting WHERE name = 'id'")
    assert not press(dialog)
    assert SAID in dialog.message.text()
    Path(address).unlink()
    (tmp_path / "eerder.gpkg").rename(address)
    assert press(dialog)


def remove(address: str, key: str) -> None:
    with open_store(address) as store, store.writing("een ander") as transaction:
        transaction.delete(Plan, [key])


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (MomentDialog, ("leeg", None, False)),
        (MomentForEachDialog, (("plan", "leeg"),)),
        (ContactDialog, (OfPlan("leeg"), None)),
    ],
)
def test_nothing_is_added_to_a_plan_that_was_removed_meanwhile(
    open_dialog: Open, address: str, kind: Any, about: tuple[Any, ...]
) -> None:
    with open_store(address) as store, store.writing("voorbereiding") as transaction:
        transaction.insert([Plan("leeg", name="Zonder gegevens")])
    dialog = open_dialog(kind, *about)
    if kind is ContactDialog:
        type_in(dialog, name="Team Ruimte")
    else:
        times = {"begin_day": "3-12-2026", "begin_time": "19:30", "end_day": "3-12-2026", "end_time": "21:00"}
        type_in(dialog, title="Samen tekenen", **times)
    remove(address, "leeg")
    before = everything(address)
    assert not press(dialog)
    assert "Het plan waar dit bij hoort is intussen verwijderd" in dialog.message.text()
    assert everything(address) == before
