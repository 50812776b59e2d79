"""What belongs to a neighbourhood and to no plan, in the same dialogs as what is of a plan: moments and contacts."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dialogs.contact_dialog import ContactDialog
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.override_dialog import OverrideDialog
from participatiekaart.plugin.entry.contact_owner import OfArea, OfPlan
from participatiekaart.plugin.participation.codes import AreaLevel, Basis, ContactKind
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan, PlanContact, Record
from participatiekaart.plugin.store.addresses import open_store

from .conftest import Open
from .doing import change, error, press, ready, rows, type_in, until

HAVEN, ESCH, GONE = "WK990101", "WK990102", "WK990199"
WHOSE = "SELECT title, plan, neighbourhood_code FROM moment WHERE plan IS NULL"
TIMES = {"begin_day": "3-12-2090", "begin_time": "19:30", "end_time": "21:00"}


@pytest.fixture(autouse=True)
def town(address: str) -> str:
    """Two wijken, and what stood with a wijk that no longer exists."""
    with open_store(address) as opened, opened.writing("voorbereiding") as transaction:
        transaction.insert(
            Neighbourhood(code, code=code, year=2026, name=name, level=AreaLevel.WIJK)
            for code, name in ((HAVEN, "Haven"), (ESCH, "Esch"))
        )
        times = {"begin_local": "2090-12-03 19:30", "end_local": "2090-12-03 21:00"}
        transaction.insert([Moment("oud", title="Wijkschouw", neighbourhood_code=GONE, **times)])
        transaction.insert(
            [
                Contact("club", organisation="Buurtvereniging", kind=ContactKind.ORGANISATION, neighbourhood_code=GONE),
                Contact("jo", name="Jo", email="jo@voorbeeld.example", publish_email=True, basis=Basis.FUNCTIONAL),
            ]
        )
        transaction.insert([PlanContact("tie", plan="plan", contact="jo")])
    return address


def test_a_new_moment_begins_with_whose_it_is(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(MomentDialog, None, None)
    assert dialog.focusWidget() is dialog.neighbourhood_code
    assert error(dialog, "neighbourhood_code") == ""
    assert dialog.neighbourhood_code.itemText(1) == "Hele gemeente"
    type_in(dialog, title="Wijkgesprek", **TIMES)
    assert not press(dialog)
    assert "Kies van welke wijk" in error(dialog, "neighbourhood_code")

    type_in(dialog, neighbourhood_code=ESCH)
    assert press(dialog) == "Bewaard, nog niet openbaar: Wijkgesprek."
    assert ("Wijkgesprek", None, ESCH) in rows(address, WHOSE)


def test_a_moment_asked_for_at_a_neighbourhood_is_of_that_one(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(MomentDialog, None, None, False, None, HAVEN)
    assert dialog.focusWidget() is dialog.kind
    type_in(dialog, title="Wijkgesprek", **TIMES)
    assert press(dialog)
    assert ("Wijkgesprek", None, HAVEN) in rows(address, WHOSE)


def test_a_moment_of_a_code_that_ended_is_moved_to_its_successor(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(MomentDialog, None, "oud")
    assert dialog.neighbourhood_code.currentText() == f"{GONE} (bestaat niet meer)"
    assert not dialog.is_dirty
    type_in(dialog, neighbourhood_code=HAVEN)
    assert press(dialog)
    assert rows(address, WHOSE) == [("Wijkschouw", None, HAVEN)]


def test_a_moment_whose_plan_another_program_left_blank_gets_a_neighbourhood(open_dialog: Open, address: str) -> None:
    change(address, Moment, "oud", plan="", neighbourhood_code=None)
    dialog = open_dialog(MomentDialog, None, "oud")
    assert dialog.neighbourhood_code.currentText() == "Kies…"
    assert not press(dialog)
    type_in(dialog, neighbourhood_code=HAVEN)
    assert press(dialog)
    assert rows(address, "SELECT plan, neighbourhood_code FROM moment WHERE id = 'oud'") == [("", HAVEN)]


def test_each_of_a_series_is_of_the_neighbourhood(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(MomentDialog, None, None, False, None, HAVEN)
    dialog.repeat.setChecked(True)
    type_in(dialog, title="Spreekuur", **TIMES, times=3)
    dialog.look()
    assert press(dialog) == "Bewaard, nog niet openbaar: 3 keer Spreekuur."
    assert rows(address, "SELECT neighbourhood_code FROM moment WHERE title = 'Spreekuur'") == [(HAVEN,)] * 3


def test_a_moment_of_a_plan_does_not_ask_whose_it_is(open_dialog: Open) -> None:
    for about in (("plan", None), ("plan", "inloop")):
        dialog = open_dialog(MomentDialog, *about)
        assert not dialog.neighbourhood_code.isVisibleTo(dialog)
        assert not dialog.is_dirty


def test_a_new_contact_is_of_the_neighbourhood(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(ContactDialog, OfArea(HAVEN), None)
    assert dialog.plan_name.text() == "Haven"
    type_in(dialog, kind="organisatie", name="Speeltuin", basis="functioneel", publish_name=True)
    assert "Speeltuin" in dialog.preview.toPlainText()
    assert press(dialog)
    found = rows(address, "SELECT neighbourhood_code FROM contact WHERE name = 'Speeltuin'")
    assert found == [(HAVEN,)]
    assert len(rows(address, "SELECT * FROM plan_contact")) == 1


def test_a_person_is_not_on_the_page_of_a_neighbourhood_and_that_is_said(open_dialog: Open) -> None:
    dialog = open_dialog(ContactDialog, OfArea(HAVEN), "jo")
    text = dialog.preview.toPlainText()
    assert "leest het publiek niets" in text
    assert "alleen organisaties en verenigingen" in text
    assert "staat ook bij 1 plan" in dialog.shared.text()


def test_the_public_reads_nothing_at_a_neighbourhood_that_no_longer_exists(open_dialog: Open, address: str) -> None:
    change(address, Contact, "club", name="Buurtvereniging", publish_name=True, basis=Basis.FUNCTIONAL)
    text = open_dialog(ContactDialog, OfArea(GONE), "club").preview.toPlainText()
    assert "leest het publiek niets" in text
    assert "bestaat niet meer" in text
    assert "Buurtvereniging" not in text


@pytest.mark.parametrize("table", [Neighbourhood, Plan])
def test_a_name_without_spaces_leaves_the_window_as_wide_as_it_is(
    open_dialog: Open, address: str, table: type[Record]
) -> None:
    change(address, table, HAVEN if table is Neighbourhood else "plan", name="A" * 100_000)
    opened = [open_dialog(ContactDialog, OfArea(HAVEN) if table is Neighbourhood else OfPlan("plan"), None)]
    if table is Plan:
        opened += [open_dialog(MomentDialog, "plan", None), open_dialog(OverrideDialog, "plan")]
    assert all(dialog.minimumSizeHint().width() < 1000 for dialog in opened)


def test_somebody_of_another_place_comes_over_once_it_is_saved(open_dialog: Open, address: str) -> None:
    dialog = open_dialog(ContactDialog, OfArea(HAVEN), None)
    at = dialog.existing.findData("club")
    dialog.existing.setCurrentIndex(at)
    dialog.existing.activated.emit(at)
    ready(dialog)
    assert f"staat nu bij {GONE} (bestaat niet meer)" in dialog.shared.text()
    assert press(dialog)
    assert rows(address, "SELECT neighbourhood_code FROM contact WHERE id = 'club'") == [(HAVEN,)]


def test_taking_off_leaves_a_contact_where_another_program_put_it_meanwhile(open_dialog: Open, address: str) -> None:
    change(address, Contact, "club", neighbourhood_code=HAVEN)
    dialog = open_dialog(ContactDialog, OfArea(HAVEN), "club")
    change(address, Contact, "club", neighbourhood_code=ESCH)
    said: list[str] = []
    dialog.kept.connect(lambda _, text: said.append(text.nl))
    dialog.remove_button.click()
    until(lambda: bool(said))
    assert rows(address, "SELECT neighbourhood_code FROM contact WHERE id = 'club'") == [(ESCH,)]


def test_a_contact_is_taken_off_and_stays_in_the_store(open_dialog: Open, address: str) -> None:
    change(address, Contact, "club", neighbourhood_code=HAVEN)
    dialog = open_dialog(ContactDialog, OfArea(HAVEN), "club")
    assert dialog.remove_button.text().replace("&", "") == "Hier weghalen"
    said: list[str] = []
    dialog.kept.connect(lambda _, text: said.append(text.nl))
    dialog.remove_button.click()
    until(lambda: bool(said))
    assert said == ["Staat hier niet meer: Buurtvereniging, contactpersoon."]
    assert rows(address, "SELECT neighbourhood_code FROM contact WHERE id = 'club'") == [(None,)]
