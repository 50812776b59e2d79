"""Why something leaves the public or changes: withdrawn, gone, held back by an error, or by time alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from participatiekaart.plugin.participation.codes import Basis, ContactKind, PublicationState
from participatiekaart.plugin.participation.records import Goal, Moment, Plan, new_id
from participatiekaart.plugin.publication.difference.changes import ChangeKind

from ..released import EVENING, FIELD, change, make_store, release
from ..small_town import NOW, contact, moment, plan, tie
from .looking import look


def test_a_record_that_leaves_the_public_says_why(store: str) -> None:
    change(store, Moment, EVENING.id, publication_state=PublicationState.CONCEPT)
    change(store, Plan, FIELD.id, publication_state=PublicationState.WITHDRAWN)
    found = look(store).changes
    gone = {one.name: one.why.nl for one in found}
    assert gone.pop("Veld") == "Het is ingetrokken."
    assert gone.pop("Veld: Avond") == "Het is weer een concept."
    assert list(gone.values()) == ["Het gaat met zijn plan mee."]
    assert {one.kind for one in found} == {ChangeKind.WITHDRAWN}
    assert {one.before.nl for one in found if one.record_type == "plan"} == {"Nu meedoen"}
    assert {one.after.nl for one in found} == {""}


def test_what_is_no_longer_in_the_store_goes_because_of_that(tmp_path: Path) -> None:
    street, other = plan(name="Straat"), plan(name="Plein")
    release(make_store(tmp_path / "eerst.gpkg", [street, other]), tmp_path / "publiek")
    (gone,) = look(make_store(tmp_path / "later.gpkg", [other])).changes
    assert (gone.name, gone.why.nl) == ("Straat", "Het staat niet meer in de opslag.")


def test_an_error_takes_a_plan_with_its_moments_and_a_moment_of_no_plan(tmp_path: Path) -> None:
    street, fair = plan(name="Straat"), moment(None, "2026-12-01", "2026-12-01", title="Markt")
    evening = moment(street, "2026-12-02", "2026-12-02", title="Avond")
    address = make_store(tmp_path / "opslag.gpkg", [street, fair, evening])
    release(address, tmp_path / "publiek")
    change(address, Plan, street.id, url="javascript:alert(1)")
    change(address, Moment, fair.id, online_url="javascript:alert(1)")
    assert {one.name: one.why.nl for one in look(address).changes if one.kind is ChangeKind.WITHDRAWN} == {
        "Straat": "Een fout houdt het tegen.",
        "Markt": "Een fout houdt het tegen.",
        "Straat: Avond": "Het gaat met zijn plan mee.",
    }


def test_what_is_held_back_tells_why_and_what_it_takes_from_the_public(store: str) -> None:
    change(store, Moment, EVENING.id, online_url="javascript:alert(1)")
    held = {one.kind: one for one in look(store).changes if one.record_id == EVENING.id}
    assert set(held) == {ChangeKind.HELD_BACK, ChangeKind.WITHDRAWN}
    assert held[ChangeKind.HELD_BACK].plan == FIELD.id
    assert held[ChangeKind.HELD_BACK].why.nl
    assert held[ChangeKind.HELD_BACK].name == held[ChangeKind.WITHDRAWN].name == "Veld: Avond"
    assert held[ChangeKind.WITHDRAWN].why.nl == "Een fout houdt het tegen."


def test_what_is_held_back_and_is_of_no_plan_leads_to_none(tmp_path: Path) -> None:
    street = plan(name="Straat")
    unsafe = contact(name="Bond", publish_website=True, website="javascript:alert(1)", basis=Basis.FUNCTIONAL)
    goal = Goal(
        id=new_id(),
        neighbourhood_code="WK999901",
        text="Meer [invullen].",
        publication_state=PublicationState.PUBLISHED,
    )
    address = make_store(tmp_path / "opslag.gpkg", [street, unsafe, tie(street, unsafe), goal])
    release(address, tmp_path / "publiek")
    held = [one for one in look(address).changes if one.kind is ChangeKind.HELD_BACK]
    assert {(one.record_type, one.name, one.plan) for one in held} == {
        ("contact", "Bond", None),
        ("neighbourhood_goal", "WK999901", None),
    }
    assert all(one.why.nl for one in held)


def test_what_is_held_back_and_was_never_public_is_no_change(tmp_path: Path) -> None:
    street = plan(name="Straat")
    faulty = moment(street, title="Zonder tijd")
    address = make_store(tmp_path / "opslag.gpkg", [street, faulty])
    release(address, tmp_path / "publiek")
    found = look(address)
    assert [one.kind for one in found.changes] == [ChangeKind.HELD_BACK]
    assert (found.is_empty, found.count(ChangeKind.HELD_BACK)) == (True, 1)


def test_what_went_missing_in_its_layer_is_told(store: str) -> None:
    change(store, Plan, FIELD.id, missing_since="2026-11-22T00:00:00+00:00")
    found = look(store)
    assert [(one.kind, one.record_id) for one in found.changes] == [(ChangeKind.SOURCE_MISSING, FIELD.id)]
    assert found.is_empty


def test_what_time_alone_changes_is_told_apart_from_what_a_planner_changed(store: str) -> None:
    change(store, Plan, FIELD.id, summary="Nieuwe tekst")
    found = look(store, NOW + timedelta(days=60))
    of_plan = {one.field: one for one in found.changes if one.record_id == FIELD.id}
    assert of_plan["samenvatting"].kind is ChangeKind.CHANGED
    assert of_plan["status_tekst"].kind is ChangeKind.BY_TIME
    assert of_plan["samenvatting"].why.nl == ""
    assert of_plan["status_tekst"].why.nl == "Alleen door het verstrijken van de tijd."
    assert (of_plan["status_tekst"].before.nl, of_plan["status_tekst"].after.nl) == (
        "Nu meedoen",
        "We verwerken de inbreng",
    )
    assert (of_plan["status_tekst"].before.en, of_plan["status_tekst"].after.en) == (
        "Take part now",
        "Input is being processed",
    )


def test_feedback_that_was_dated_ahead_comes_by_time_alone(store: str) -> None:
    change(store, Moment, EVENING.id, feedback_on="2026-11-30")
    release(store, Path(store).parent / "publiek")
    found = look(store, NOW + timedelta(days=10)).changes
    of_moment = {one.field: one.kind for one in found if one.record_id == EVENING.id}
    assert of_moment == {"terugkoppeling": ChangeKind.BY_TIME, "terugkoppeling_op": ChangeKind.BY_TIME}


def test_a_permission_that_ends_takes_the_contact_away_by_time(tmp_path: Path) -> None:
    street = plan(name="Straat")
    person = contact(
        kind=ContactKind.PERSON, name="Anna Bakker", publish_name=True, basis=Basis.PERMISSION,
        permission_on="2026-01-01", permission_until="2026-12-01",
    )  # fmt: skip
    address = make_store(tmp_path / "opslag.gpkg", [street, person, tie(street, person)])
    release(address, tmp_path / "publiek")
    (gone,) = look(address, NOW + timedelta(days=30)).changes
    assert (gone.kind, gone.field, gone.before.nl, gone.after.nl) == (
        ChangeKind.CONTACT_VANISHES, "contact", "Anna Bakker", "",
    )  # fmt: skip
    assert "tijd" in gone.why.nl
