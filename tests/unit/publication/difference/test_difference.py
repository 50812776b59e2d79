"""What is told before publishing is what publishing then does: every change, in words, old beside new."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import ContactRole, Phase, PublicationState
from participatiekaart.plugin.participation.plain import read_office_words
from participatiekaart.plugin.participation.records import Contact, Moment, Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.difference.changes import ChangeKind, Difference
from participatiekaart.plugin.publication.difference.words import LABELS, in_words
from participatiekaart.plugin.publication.fields import MOMENT_FIELDS, PLAN_FIELDS
from participatiekaart.plugin.publication.release import manifest
from participatiekaart.plugin.store.addresses import open_store

from tests.counting import times

from ..released import EVENING, EVERYTHING, FIELD, change, contents, public, release
from ..small_town import NOW, moment, square
from .looking import look

EXAMPLES = times(12, 200)
MAILBOX = next(r for r in EVERYTHING if isinstance(r, Contact))
# what only says again what another field says, or is for machines
UNSAID = {
    "id", "plan_id", "bijgewerkt_op", "status", "status_vanaf", "meedoen", "niveau_tekst", "wijkcodes", "plannaam",
    "tijd_precisie",
}  # fmt: skip


def told(found: Difference) -> list[tuple[ChangeKind, str, str | None, str, str]]:
    return [(one.kind, one.name, one.field, one.before.nl, one.after.nl) for one in found.changes]


def test_right_after_a_publication_nothing_changes_wherever_it_stands(store: str, tmp_path: Path) -> None:
    assert look(store) == Difference((), True)
    assert look(store).is_empty
    release(store, tmp_path / "publiek", base_url="https://elders.example/kaart/")
    assert look(store).is_empty


def test_a_preview_writes_nothing(store: str, tmp_path: Path) -> None:
    before = contents(tmp_path)
    change(store, Plan, FIELD.id, name="Akker")
    after_edit = contents(tmp_path)
    look(store)
    assert {name for name in before if contents(tmp_path)[name] != before[name]} <= {"opslag.gpkg"}
    assert contents(tmp_path) == after_edit


def test_a_changed_field_tells_old_and_new_words_and_a_moment_does_not_repeat_its_plan(store: str) -> None:
    change(store, Plan, FIELD.id, name="Akker", phase=Phase.DECISION, phase_since="2026-11-03")
    found = look(store)
    assert told(found) == [
        (ChangeKind.CHANGED, "Akker", "fase", "Planvorming", "Besluitvorming"),
        (ChangeKind.CHANGED, "Akker", "naam", "Veld", "Akker"),
        *[
            (ChangeKind.CHANGED, one, None, "", "")
            for one in sorted((f"Akker: {m.title}" for m in of_field()), key=str.casefold)
        ],
    ]
    assert found.count(ChangeKind.CHANGED) == 1 + len(of_field()), "a plan of which two fields changed is one"
    said = {one.label.nl for one in found.changes if one.record_type == "moment"}
    assert said == {"Alleen wat bij het plan verandert"}, "and not that something else changes of the moment"


def test_whole_days_are_told_without_an_hour_and_to_their_last(store: str) -> None:
    days = next(r for r in EVERYTHING if isinstance(r, Moment) and r.title == "Twee dagen")
    change(store, Moment, days.id, begin_local="2026-12-02 00:00", end_local="2026-12-06 00:00")
    said = {one.field: (one.before.nl, one.after.nl) for one in look(store).changes if one.record_id == days.id}
    assert said == {
        "begin": ("3 december 2026", "2 december 2026"),
        "einde": ("4 december 2026", "5 december 2026"),
    }


def of_field() -> list[Moment]:
    return [r for r in EVERYTHING if isinstance(r, Moment) and r.plan == FIELD.id]


def test_a_changed_place_is_told(store: str) -> None:
    change(store, Plan, FIELD.id, geometry=square(200_150, 500_100, 60))
    found = look(store)
    assert told(found) == [(ChangeKind.CHANGED, "Veld", "ligging", "een gebied", "een gebied")]
    assert not found.is_empty


def test_it_is_told_in_the_order_of_the_sorts_then_by_name_a_plan_before_its_moments(store: str) -> None:
    blocks = next(r for r in EVERYTHING if isinstance(r, Plan) and r.name == "Blokken")
    change(store, Plan, FIELD.id, name="")
    change(store, Plan, blocks.id, name="akker")
    found = look(store).changes
    names = [one.name.casefold() for one in found if one.kind is ChangeKind.CHANGED]
    assert (found[0].kind, found[-1].kind) == (ChangeKind.HELD_BACK, ChangeKind.WITHDRAWN)
    assert (names[0], names) == ("akker", sorted(names))


def test_of_what_is_new_or_changed_it_tells_what_could_be_plainer(store: str, tmp_path: Path) -> None:
    office = read_office_words("thans; nu")
    change(store, Plan, FIELD.id, summary="Thans een veld.")
    change(store, Moment, EVENING.id, internal_note="Thans")
    (hint,) = [one for one in look(store, office=office).changes if not one.kind.is_change]
    assert (hint.kind, hint.plan, hint.field) == (ChangeKind.PLAINER, FIELD.id, "summary")
    assert "“Thans”" in hint.why.nl and "nu" in hint.why.nl
    assert not any(one.kind is ChangeKind.PLAINER for one in look(store).changes), "without a list there are no hints"
    release(store, tmp_path / "publiek")
    assert look(store, office=office).changes == (), "what stands already is left in peace"
    by_time = look(store, NOW + timedelta(days=60), office=office).changes
    assert ChangeKind.PLAINER not in {one.kind for one in by_time}, "and what time alone changes too"


def test_another_address_of_a_contact_is_a_change(store: str) -> None:
    change(store, Contact, MAILBOX.id, email="ander@gemeente.example")
    (only,) = look(store).changes
    assert (only.kind, only.before.nl, only.after.nl) == (
        ChangeKind.CHANGED, "team@gemeente.example", "ander@gemeente.example",
    )  # fmt: skip


def test_contacts_that_appear_and_vanish(store: str) -> None:
    change(store, Contact, MAILBOX.id, publish_email=False, publish_phone=True, phone="038 123 45 67")
    found = {(one.kind, one.field) for one in look(store).changes}
    assert found == {(ChangeKind.CONTACT_VANISHES, "contact_email"), (ChangeKind.CONTACT_APPEARS, "contact_telefoon")}


def test_until_when_a_status_holds_is_told_by_its_last_day() -> None:
    def said(instant: str) -> str:
        return in_words("plan", "status_tot", instant, "Europe/Amsterdam").nl

    assert said("2026-12-16T00:00:00+01:00") == "t/m 15 december 2026"
    assert said("2026-12-17T19:30:00+01:00") == "tot 17 december 2026, 19:30 uur"


@pytest.mark.parametrize(("value", "said"), [(True, "ja/yes"), (False, "nee/no")])
def test_yes_and_no_are_told_in_words(value: bool, said: str) -> None:
    told = in_words("plan", "hele_gemeente", value, "Europe/Amsterdam")
    assert f"{told.nl}/{told.en}" == said


@pytest.mark.parametrize(("field", "value"), [("status_tekst", "Inbreng wordt verwerkt"), ("fase", "nazorg")])
def test_what_an_earlier_version_said_that_this_one_has_no_words_for_is_told_as_it_stands(
    field: str, value: str
) -> None:
    said = in_words("plan", field, value, "Europe/Amsterdam")
    assert (said.nl, said.en) == (value, value)


def test_of_a_moment_of_no_plan_it_is_told_where_it_is(store: str, tmp_path: Path) -> None:
    alone = moment(None, "2026-12-10 19:30", "2026-12-10 21:00", neighbourhood_code="WK999901")
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([alone])
    release(store, tmp_path / "publiek")
    change(store, Moment, alone.id, neighbourhood_code="WK999902")
    assert "wijken" in {one.field for one in look(store).changes if one.record_id == alone.id}


def test_a_role_is_told_in_either_language_as_the_pages_say_it(store: str) -> None:
    change(store, Contact, MAILBOX.id, role=ContactRole.NEIGHBOURHOOD_MANAGER)
    (only,) = look(store).changes
    assert (only.field, only.after.nl, only.after.en) == (
        "contact", "Wijkmanager", "Neighbourhood manager",
    )  # fmt: skip


def test_without_a_release_everything_is_new(store: str, tmp_path: Path) -> None:
    found = look(store, folder="leeg")
    assert (found.has_release, {one.kind for one in found.changes}) == (False, {ChangeKind.NEW})
    public = [r for r in EVERYTHING if isinstance(r, (Plan, Moment))]
    assert found.count(ChangeKind.NEW) == len(public)
    assert not (tmp_path / "leeg").exists()


def test_a_folder_of_others_and_a_damaged_release_are_refused(store: str, tmp_path: Path) -> None:
    (tmp_path / "vreemd").mkdir()
    (tmp_path / "vreemd/foto.jpg").write_text("van een ander")
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        look(store, folder="vreemd")
    (tmp_path / "publiek/plannen.geojson").unlink()
    os.mkfifo(tmp_path / "publiek/plannen.geojson")
    with pytest.raises(ParticipationError, match=r"plannen\.geojson"):
        look(store)
    (tmp_path / "publiek/plannen.geojson").unlink()
    (tmp_path / "publiek/plannen.geojson").write_text(json.dumps({"features": []}))
    with pytest.raises(ParticipationError, match=r"plannen\.geojson"):
        look(store)


@pytest.mark.parametrize("date", ["gisteren", None])
def test_a_release_of_an_unreadable_day_is_refused(store: str, tmp_path: Path, date: str | None) -> None:
    listed = tmp_path / "publiek/manifest.json"
    content = json.loads(listed.read_text(encoding="utf-8"))
    listed.write_text(json.dumps({**content, "gepubliceerd_op": date}), encoding="utf-8")
    with pytest.raises(ParticipationError, match=r"manifest\.json"):
        look(store)


def test_a_field_that_a_later_version_brings_is_no_change_while_it_is_empty(store: str) -> None:
    folder = Path(store).with_name("publiek")
    known, path = manifest.standing_in(folder), folder / "momenten.geojson"
    assert known is not None
    told = json.loads(path.read_text(encoding="utf-8"))
    for feature in told["features"]:
        assert feature["properties"].pop("doelgroep") is None
    path.write_text(json.dumps(told), encoding="utf-8")
    files = {**known.files, path.name: manifest.fingerprint(path)}
    (folder / manifest.NAME).write_bytes(dataclasses.replace(known, files=files).to_bytes())

    assert look(store).is_empty


def test_every_public_field_has_its_words_or_is_told_by_another() -> None:
    names = {field.name for field in (*PLAN_FIELDS, *MOMENT_FIELDS)}
    assert names - LABELS.keys() == UNSAID, "Name it in LABELS of publication/difference/words.py."
    assert LABELS.keys() - names == {"ligging"}


@settings(deadline=None, max_examples=EXAMPLES)
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, 7),
            st.sampled_from(["summary", "name", "influence", "withdraw", "level", "phase", "decision_url"]),
            st.text("abc ", min_size=1, max_size=4),
        ),
        max_size=4,
    ),
    days=st.sampled_from([0, 9, 400]),
)
def test_it_says_nothing_changes_exactly_where_publishing_changes_nothing(
    published_once: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str, str]], days: int
) -> None:
    base = tmp_path_factory.mktemp("verschil")
    shutil.copytree(published_once, base, dirs_exist_ok=True)
    address = str(base / "opslag.gpkg")
    plans = [r for r in EVERYTHING if isinstance(r, Plan)]
    for number, field, text in edits:
        values = {
            "withdraw": {"publication_state": PublicationState.WITHDRAWN},
            "level": {"level": "raadplegen"},
            "phase": {"phase": "besluitvorming"},
            "decision_url": {"decision_url": f"https://besluit.example/{text.strip() or 'a'}"},
        }.get(field, {field: f"{text}x"})
        change(address, Plan, plans[number].id, **values)
    later = NOW + timedelta(days=days)
    found = look(address, later)
    before = {name: public(base / "publiek", name) for name in ("plannen", "momenten")}
    release(address, base / "publiek", later)
    after = {name: public(base / "publiek", name) for name in before}
    assert found.is_empty == (before == after)
    changed = {
        id
        for name in before
        for id in before[name].keys() | after[name].keys()
        if before[name].get(id) != after[name].get(id)
    }
    assert {one.record_id for one in found.changes if one.kind.is_change} == changed
    assert look(address, later).is_empty
