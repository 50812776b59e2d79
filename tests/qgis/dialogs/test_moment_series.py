"""A series made in one go from the moment dialog."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_dialog import MomentDialog
from participatiekaart.plugin.desktop.dialogs.moment_for_each import MomentForEachDialog
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.geopackage import connection
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from tests.desktop.seeing import clipped

from .conftest import Open
from .doing import answer, error, press, rows, type_in

NEW = "SELECT begin_local, end_local FROM moment WHERE id != 'inloop' ORDER BY begin_local"


@pytest.fixture
def series(open_dialog: Open) -> Any:
    """A new moment on a Friday in December, to come back every second week."""
    dialog = open_dialog(MomentDialog, "plan", None)
    type_in(dialog, kind="inloop", title="Spreekuur", begin_day="11-12-2026", begin_time="19:30", end_time="21:00")
    dialog.repeat.click()
    type_in(dialog, every=2, times=4)
    return dialog


def listed(dialog: Any) -> list[tuple[str, bool]]:
    items = [dialog.days.item(row) for row in range(dialog.days.count())]
    return [(item.text(), item.checkState() == Qt.CheckState.Checked) for item in items]


def test_the_days_stand_there_before_they_are_kept_and_holidays_are_skipped(series: Any, address: str) -> None:
    assert listed(series) == [
        ("vrijdag 11 december 2026", True),
        ("vrijdag 25 december 2026 · Eerste Kerstdag · overgeslagen", False),
        ("vrijdag 8 januari 2027", True),
        ("vrijdag 22 januari 2027", True),
    ]
    assert series.days_summary.text() == "3 momenten, elk op dezelfde tijd."
    assert len(rows(address, NEW)) == 0

    assert press(series) == "Bewaard, nog niet openbaar: 3 keer Spreekuur."
    assert rows(address, NEW) == [
        (f"{day} 19:30", f"{day} 21:00") for day in ("2026-12-11", "2027-01-08", "2027-01-22")
    ]
    assert rows(address, "SELECT count(DISTINCT id) FROM moment WHERE title = 'Spreekuur' AND plan = 'plan'") == [(3,)]


def test_a_day_is_unticked_and_another_ticked_by_the_keyboard(series: Any, address: str) -> None:
    series.days.setCurrentRow(1)
    QTest.keyClick(series.days, Qt.Key.Key_Space)
    QTest.keyClick(series.days, Qt.Key.Key_Down)
    QTest.keyClick(series.days, Qt.Key.Key_Space)
    series.look()
    assert [is_on for _, is_on in listed(series)] == [True, True, False, True]
    assert series.days.currentRow() == 2, "the list stays where one is"
    type_in(series, times=3)
    assert [is_on for _, is_on in listed(series)] == [True, True, False], "what was chosen stays"
    assert press(series)
    assert [begin[:10] for begin, _ in rows(address, NEW)] == ["2026-12-11", "2026-12-25"]


def test_months_go_by_the_same_day_of_the_week_until_a_day(series: Any, address: str) -> None:
    assert series.rhythm.itemText(1) == "maanden, op de tweede vrijdag"
    type_in(series, every=1, rhythm="maanden", ends="dag", last_day="1-3-2027")
    assert not series.times.isVisibleTo(series)
    assert [words for words, _ in listed(series)] == [
        "vrijdag 11 december 2026",
        "vrijdag 8 januari 2027",
        "vrijdag 12 februari 2027",
    ]
    type_in(series, last_day="1-1-2020")
    assert "later" in error(series, "last_day")
    assert not press(series)
    assert series.focusWidget() is series.last_day


def test_no_day_at_all_is_no_series(series: Any, address: str) -> None:
    for row in (0, 2, 3):
        series.days.item(row).setCheckState(Qt.CheckState.Unchecked)
    series.look()
    assert "Vink ten minste één dag aan." in error(series, "days")
    assert not press(series)
    assert rows(address, NEW) == []


def test_an_hour_that_is_skipped_cannot_be_ticked(series: Any) -> None:
    type_in(series, begin_day="14-3-2027", begin_time="02:30", end_time="04:00", every=1, times=3)
    words, is_on = listed(series)[2]
    assert "klok" in words and not is_on
    assert not series.days.item(2).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_the_days_wait_for_a_date_and_words_have_none(series: Any) -> None:
    type_in(series, begin_day="")
    assert listed(series) == []
    assert series.days_summary.text().startswith("Vul eerst begin")
    type_in(series, precision="onbekend", period_text="najaar 2027")
    assert not series.repeat.isVisibleTo(series)
    assert not series.repeat_fields.isVisibleTo(series)


def test_what_stands_in_a_series_is_asked_about_too(open_dialog: Open) -> None:
    dialog = open_dialog(MomentDialog, "plan", None)
    dialog.repeat.click()
    type_in(dialog, times=9)
    asked = answer("Verder typen")
    dialog.reject()
    assert asked and dialog.isVisible()


def test_a_moment_that_stands_is_no_series(open_dialog: Open) -> None:
    assert not open_dialog(MomentDialog, "plan", "inloop").repeat.isVisibleTo(None)


def test_all_of_them_or_none_are_kept(series: Any, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 100)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with open_store(address) as store, store.writing("een ander") as transaction:
            transaction.insert([Plan(id="hunne", name="Van een ander")])
            held.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    assert not press(series), "somebody else is writing"
    assert rows(address, NEW) == []
    assert [is_on for _, is_on in listed(series)] == [True, False, True, True]
    done.set()
    thread.join()
    assert press(series)
    assert len(rows(address, NEW)) == 3


def test_each_of_several_plans_gets_the_whole_series(open_dialog: Open, address: str) -> None:
    with open_store(address) as store, store.writing("proef") as transaction:
        transaction.insert([Plan(id="b", name="Plein")])
    dialog = open_dialog(MomentForEachDialog, ["plan", "b"])
    type_in(dialog, title="Open dag", begin_day="3-12-2026", begin_time="10:00", end_time="16:00")
    dialog.repeat.click()
    type_in(dialog, times=2)
    assert press(dialog) == "Bewaard, nog niet openbaar: 2 keer Open dag. Bij elk van de 2 plannen."
    kept = rows(address, "SELECT plan, begin_local FROM moment WHERE title = 'Open dag' ORDER BY 1, 2")
    assert kept == [(plan, f"2026-12-{day} 10:00") for plan in ("b", "plan") for day in ("03", "10")]


@pytest.mark.usefixtures("each_language")
def test_nothing_is_cut_off(open_dialog: Open) -> None:
    dialog = open_dialog(MomentDialog, "plan", None)
    type_in(dialog, begin_day="11-12-2026", begin_time="19:30", end_time="21:00", kind="keukentafel")
    dialog.repeat.click()
    type_in(dialog, ends="dag", last_day="x", point="hier")
    QApplication.processEvents()
    assert clipped(dialog) == []
    type_in(dialog, kind="inloop", point="", last_day="1-2-2027")
    QApplication.processEvents()
    assert clipped(dialog) == []
