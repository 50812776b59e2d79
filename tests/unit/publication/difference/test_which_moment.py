"""Which moment a change is told of, and when that is: the evenings of a series have one name."""

from __future__ import annotations

from pathlib import Path

from participatiekaart.plugin.participation.codes import MomentState, Precision
from participatiekaart.plugin.participation.record_types import MOMENT
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.publication.difference.changes import ChangeKind
from participatiekaart.plugin.store.addresses import open_store

from ..released import FIELD, change, release
from ..small_town import moment
from .looking import look


def names(store: str) -> set[Text]:
    return {one.full_name for one in look(store).changes if one.record_type == MOMENT}


def test_a_new_moment_reads_as_on_its_page(store: str) -> None:
    new = {moment.after.nl for moment in look(store, folder="leeg").changes if moment.record_type == "moment"}
    assert {"maandag 2 november 2026, 19:30 tot 21:00 uur", "3 t/m 4 december 2026", "voorjaar 2027"} <= new


def test_a_new_moment_that_was_called_off_without_a_date_says_that_and_no_date_that_follows(store: str) -> None:
    off = moment(FIELD, title="Zonder dag", state=MomentState.CANCELLED)
    with open_store(store) as opened, opened.writing("wie") as transaction:
        transaction.insert([off])
    (only,) = [one for one in look(store).changes if one.record_id == off.id]
    assert (only.kind, only.after) == (ChangeKind.NEW, Text("geannuleerd", "cancelled"))


def test_the_moments_of_a_series_are_told_in_the_order_of_their_days(store: str) -> None:
    days = range(1, 29)
    series = [moment(FIELD, f"2027-02-{day:02} 19:30", f"2027-02-{day:02} 21:00", title="Spreekuur") for day in days]
    with open_store(store) as opened, opened.writing("wie") as transaction:
        transaction.insert(series)
    told_days = [one.after.nl.split()[1] for one in look(store).changes if one.name == "Veld: Spreekuur"]
    assert told_days == [str(day) for day in days]


def test_what_changes_of_one_evening_of_a_series_says_which(store: str, tmp_path: Path) -> None:
    series = [
        moment(FIELD, "2027-02-01 19:30", "2027-02-01 21:00", title="Spreekuur"),
        moment(FIELD, "2027-02-08 19:30", "2027-02-08 21:00", title="Spreekuur"),
        moment(FIELD, title="Spreekuur", precision=Precision.UNKNOWN, period_text="najaar 2027"),
        moment(FIELD, title="Spreekuur", state=MomentState.MOVED),
    ]
    with open_store(store) as opened, opened.writing("wie") as transaction:
        transaction.insert(series)
    assert names(store) == {Text("Veld: Spreekuur", "Veld: Spreekuur")}, "the words beside it say when"
    release(store, tmp_path / "publiek")
    for one in series:
        change(store, Moment, one.id, place="Elders")
    assert names(store) == {
        Text("Veld: Spreekuur, 1 februari 2027", "Veld: Spreekuur, 1 February 2027"),
        Text("Veld: Spreekuur, 8 februari 2027", "Veld: Spreekuur, 8 February 2027"),
        Text("Veld: Spreekuur, najaar 2027", "Veld: Spreekuur, najaar 2027"),
        Text("Veld: Spreekuur", "Veld: Spreekuur"),
    }
