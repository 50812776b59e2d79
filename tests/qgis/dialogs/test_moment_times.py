"""When a moment is, in its dialog: a time, a term by law, a period or words."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.dialogs.moment_times import coming_autumn
from participatiekaart.plugin.participation.codes import MomentKind, Precision
from participatiekaart.plugin.participation.records import Moment
from qgis.PyQt.QtCore import QDate

from .conftest import Open
from .doing import change, error, press, rows, type_in


def test_formal_views_get_their_term_and_why(open_moment: Open) -> None:
    dialog = open_moment()
    type_in(dialog, kind="zienswijze", begin_day="14-11-2026")

    assert dialog.end_day.text() == "28-12-2026"
    assert "Eerste Kerstdag" in dialog.end_why.text()
    type_in(dialog, begin_day="3-9-2026")
    assert dialog.end_day.text() == "14-10-2026", "the proposal follows the begin"
    type_in(dialog, end_day="20-10-2026", begin_day="4-9-2026")
    assert dialog.end_day.text() == "20-10-2026", "what was typed stays"
    assert not dialog.end_why.isVisibleTo(dialog)


@pytest.mark.parametrize(
    ("stood", "proposed"),
    [
        ("2026-10-15 00:00", "13-1-2027"),  # the end of its own term
        ("2026-12-01 00:00", "13-1-2027"),  # longer, and too short for the new begin
        ("2027-02-01 00:00", "31-1-2027"),  # longer on purpose
    ],
)
def test_a_moved_term_gets_a_new_end(open_moment: Open, address: str, stood: str, proposed: str) -> None:
    values = {"kind": MomentKind.FORMAL_VIEWS, "precision": Precision.DAY, "begin_local": "2026-09-03 00:00"}
    change(address, Moment, "inloop", **values, end_local=stood)
    dialog = open_moment("inloop")
    type_in(dialog, state="verplaatst", begin_day="3-12-2026")
    assert dialog.end_day.text() == proposed
    assert ("Awb 3:16" in dialog.end_why.text()) is (proposed == "13-1-2027")


@pytest.mark.parametrize(
    ("values", "shown", "kept"),
    [
        ({"precision": "dag", "begin_day": "3-12-2026"}, "donderdag 3 december 2026", "2026-12-03 00:00"),
        ({"precision": "maand", "period": 12, "year": "2026"}, "december 2026", "2026-12-01 00:00"),
        ({"precision": "kwartaal", "period": 4, "year": "2026"}, "vierde kwartaal van 2026", "2026-10-01 00:00"),
        ({"precision": "onbekend", "period_text": "najaar 2027"}, "najaar 2027", None),
    ],
)
def test_a_time_may_be_a_day_a_month_a_quarter_or_words(
    open_moment: Open, address: str, values: dict[str, Any], shown: str, kept: str | None
) -> None:
    dialog = open_moment()
    type_in(dialog, **values)

    assert shown in dialog.preview.toPlainText()
    assert press(dialog)
    assert rows(address, "SELECT begin_local FROM moment WHERE id != 'inloop'") == [(kept,)]


def test_a_period_begins_with_the_one_under_way_and_keeps_to_its_time_of_year(open_moment: Open) -> None:
    dialog, today = open_moment(), QDate.currentDate()
    type_in(dialog, precision="kwartaal")
    assert (dialog.period.currentData(), dialog.year.text()) == ((today.month() + 2) // 3, str(today.year()))
    assert not dialog.to_do.isVisibleTo(dialog), "nothing that is planned is over already"

    type_in(dialog, period=3, precision="maand")
    assert dialog.period.currentText() == "juli"
    type_in(dialog, period=11, precision="kwartaal")
    assert dialog.period.currentText() == "4e kwartaal"


def test_the_zone_is_the_stores_whatever_the_computers_is(open_moment: Open) -> None:
    assert "Europe/Amsterdam" in open_moment().timezone.text()


def test_one_that_stands_is_cancelled_without_unfolding_and_a_new_time_asks_whether_it_moved(
    open_moment: Open, address: str
) -> None:
    new = open_moment()
    assert not new.state.isVisible(), "what is new goes ahead"
    new.reject()

    dialog = open_moment("inloop")
    assert dialog.state.isVisible()
    assert error(dialog, "state") == ""
    type_in(dialog, begin_time="20:00")
    assert "Verplaatst" in error(dialog, "state")
    type_in(dialog, state="verplaatst")
    assert error(dialog, "state") == ""
    read = dialog.preview.toPlainText()
    assert "Eerder gepland" in read and "19:30" in read
    type_in(dialog, begin_time="19:30", state="geannuleerd")

    assert press(dialog)
    assert rows(address, "SELECT begin_local, state FROM moment") == [("2024-11-05 19:30", "geannuleerd")]


@pytest.mark.parametrize(("today", "year"), [("2026-08-31", 2026), ("2026-09-01", 2027), ("2026-12-31", 2027)])
def test_the_example_in_words_is_still_to_come(today: str, year: int) -> None:
    assert coming_autumn(QDate.fromString(today, "yyyy-MM-dd")) == year


def test_it_is_the_same_in_the_list_and_in_the_field(open_moment: Open) -> None:
    dialog, year = open_moment(), coming_autumn(QDate.currentDate())
    type_in(dialog, precision="onbekend")
    assert dialog.precision.currentText() == f"In woorden, zoals najaar {year}"
    assert dialog.period_text.placeholderText() == f"najaar {year}"
