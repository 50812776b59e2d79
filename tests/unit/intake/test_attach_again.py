"""Attaching again (contract): the planner's word wins, nothing a planner recorded is changed or removed."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.sources import Duplicates
from participatiekaart.plugin.participation.codes import Level, Phase, PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan, PlanSource
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Store

from .making import AT, BOWTIE, SQUARE, Listener, attach, counts, edit, feature, id_of, layer, plans, records, shape

LATER = AT + timedelta(days=1)
BY_HAND: dict[str, Any] = {
    "name": "Onze naam",
    "summary": "Onze tekst.",
    "kind": "Bestemmingsplan",
    "phase": Phase.DECISION,
    "url": "https://voorbeeld.example/onze",
    "level": Level.INVOLVE,
    "whole_town": True,
    "internal_note": "Intern.",
    "publication_state": PublicationState.WITHDRAWN,
    "slug": "onze-naam",
}
SAID = {"name": "Hun naam", "summary": "Hun tekst.", "kind": "Visie", "phase": "gereed", "url": "https://x.example"}


def test_the_same_layer_again_changes_nothing(store: Store) -> None:
    rows = [feature("A"), feature("B", BOWTIE), feature("C", None), feature("D", "POINT Z (1 2 3)")]
    attach(store, rows)
    before = plans(store)

    assert counts(attach(store, rows, at=LATER)) == (0, 0, 4, 0, 0)
    assert plans(store) == before


@pytest.mark.parametrize(
    "row",
    [
        feature("A", name="Nieuwe naam"),
        feature("A", summary="Nieuw"),
        feature("A", phase="gereed"),
        feature("A", url="https://voorbeeld.example"),
        feature("A", "POLYGON ((0 0, 0 20, 20 20, 20 0, 0 0))"),
        feature("A", None),
        feature("A", name=None),
    ],
    ids=["name", "summary", "phase", "url", "place", "no place", "no name"],
)
def test_what_the_source_changed_is_taken_over(store: Store, row: Any) -> None:
    attach(store, [feature("A"), feature("B")])
    ids = {key: plan.id for key, plan in plans(store).items()}

    assert counts(attach(store, [row, feature("B")])) == (0, 1, 1, 0, 0)
    after = plans(store)
    assert {key: plan.id for key, plan in after.items()} == ids
    assert (after["A"].version, after["B"].version) == (2, 1)
    assert after["A"].source_name == row.name


def test_added_plans_are_published_where_asked_and_the_others_left(store: Store) -> None:
    attach(store, [feature("A")])
    result = attach(store, [feature("A", name="Anders"), feature("B")], publish=True)

    assert counts(result) == (1, 1, 0, 0, 0)
    assert {key: str(plan.publication_state) for key, plan in plans(store).items()} == {
        "A": "concept",
        "B": "published",
    }


@pytest.mark.parametrize("gone", [False, True])
def test_the_planners_word_is_kept_beside_the_sources(store: Store, gone: bool) -> None:
    attach(store, [feature("A")])
    id = plans(store)["A"].id
    edit(store, Plan, id, BY_HAND)
    with store.writing("planner") as transaction:
        transaction.insert([Moment(id=id_of("moment"), plan=id, title="Inloop")])
    moment = records(store, Moment)

    attach(store, [] if gone else [feature("A", **SAID)], publish=True)

    found = plans(store)["A"]
    assert {name: getattr(found, name) for name in BY_HAND} == BY_HAND
    assert found.current_name == "Onze naam"
    assert found.current_phase is Phase.DECISION
    if not gone:
        assert (found.source_name, found.source_phase) == ("Hun naam", "gereed")
    assert records(store, Moment) == moment


def test_a_plan_gone_from_the_source_stays_and_is_told_each_time(store: Store) -> None:
    attach(store, [feature("A"), feature("B")])
    listener = Listener()

    assert counts(attach(store, [feature("B")], at=LATER, progress=listener)) == (0, 0, 1, 1, 0)
    assert listener.notes == ["Plan A staat niet meer in de bron. Het blijft staan; trek het in als het vervallen is."]
    found = plans(store)["A"]
    assert (found.missing_since, found.publication_state) == (LATER.isoformat(), PublicationState.CONCEPT)
    assert shape(found.geometry).area == 100

    assert counts(attach(store, [feature("B")], at=LATER + timedelta(days=1))) == (0, 0, 1, 1, 0)
    assert plans(store)["A"].missing_since == LATER.isoformat()


def test_a_plan_that_comes_back_is_no_longer_missing(store: Store) -> None:
    attach(store, [feature("A")])
    attach(store, [])

    assert counts(attach(store, [feature("A")])) == (0, 1, 0, 0, 0)
    assert plans(store)["A"].missing_since is None


@pytest.mark.parametrize("rows", [[feature("A", "POLYGON EMPTY")], [feature("A"), feature("A")]])
def test_a_rejected_row_is_not_missing_and_leaves_what_is_stored(store: Store, rows: list[Any]) -> None:
    attach(store, [feature("A")])
    before = plans(store)

    result = attach(store, rows)
    assert counts(result) == (0, 0, 0, 0, len(rows))
    assert plans(store) == before


def test_a_second_source_has_its_own_codes(store: Store) -> None:
    attach(store, [feature("A"), feature("B")])
    assert counts(attach(store, [feature("A", name="Ander plan A")], source="Projecten")) == (1, 0, 0, 0, 0)

    found = records(store, Plan)
    assert [plan.source_key for plan in found] == ["A", "B", "A"]
    assert len({plan.source for plan in found}) == 2
    assert [source.name for source in records(store, PlanSource)] == ["Plangebieden", "Projecten"]
    assert counts(attach(store, [feature("A"), feature("B")])) == (0, 0, 2, 0, 0)


def test_plans_of_a_planner_without_a_source_are_never_missing(store: Store) -> None:
    with store.writing("planner") as transaction:
        transaction.insert([Plan(id=id_of("eigen"), name="Eigen plan")])

    assert counts(attach(store, [feature("A")])) == (1, 0, 0, 0, 0)
    assert counts(attach(store, [])) == (0, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # a spreadsheet took the zeros
        ([("0012", "A"), ("0013", "B")], [(12, "A"), (13, "B")], "2 nieuwe plannen lijken op plannen die niet meer in"),
        ([("PL-2026.01", "A"), ("x", "B")], [("pl 2026 01", "Anders"), ("x", "B")], "Nieuw plan “pl 2026 01” lijkt op"),
        # another field was given the same name
        ([("a", "Plein"), ("b", "Brug")], [("17", "Plein"), ("b", "Brug")], "Nieuw plan “17” lijkt op plan “a”, dat"),
        # many a plan is called that
        ([("a", "Straat"), ("b", "Straat")], [("17", "Straat")], None),
        ([("a", "Straat"), ("b", "Brug")], [("17", "Straat"), ("18", "Straat")], None),
        ([("-", None), ("b", "Brug")], [("_", None)], None),
        ([("a", "Plein")], [("a", "Plein"), ("A", "Plein")], None),
        ([("a", "Plein"), ("b", "Brug")], [("b", "Brug"), ("c", "Kade")], None),
    ],
)
def test_plans_that_came_in_with_another_key_are_told(
    store: Store, before: list[tuple[Any, str]], after: list[tuple[Any, str]], said: str | None
) -> None:
    attach(store, [feature(key, name=name) for key, name in before])
    heard = Listener()
    attach(store, [feature(key, name=name) for key, name in after], progress=heard)

    notes = [note for note in heard.notes if "lijk" in note]
    assert [note[: len(said or "")] for note in notes] == ([said] if said else [])


def test_a_phase_of_the_source_that_changes_gets_its_date_and_one_that_comes_first_has_none(store: Store) -> None:
    attach(store, [feature("A", phase="uitvoering"), feature("B", phase="gereed")])
    attach(store, [feature("A", phase="gereed"), feature("B", phase="gereed")])

    found = plans(store)
    assert found["A"].phase_since is not None
    assert found["B"].phase_since is None


def test_history_tells_that_it_was_an_attaching(store: Store) -> None:
    attach(store, [feature("A")])
    attach(store, [feature("A", name="Anders")])

    lines = store.history(plans(store)["A"].id)
    assert [(line.field, line.changed_by, line.reason) for line in lines] == [
        ("toegevoegd", "planbureau", "koppelen Plangebieden"),
        ("source_name", "planbureau", "koppelen Plangebieden"),
    ]


rows = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["een", "twee"]), st.sampled_from([SQUARE, None])), max_size=8
)


@given(layers=st.lists(rows, min_size=1, max_size=4), merge=st.booleans())
def test_every_plan_is_counted_once_and_none_is_ever_lost(
    empty: Path, layers: list[list[tuple[str, str, str | None]]], merge: bool
) -> None:
    duplicates = Duplicates.MERGE if merge else Duplicates.REJECT
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(shutil.copy(empty, folder)))
        known: set[str] = set()
        for rows in layers:
            keys = [key for key, _, _ in rows]
            taken = {key for key in keys if merge or keys.count(key) == 1}
            result = attach(store, [feature(k, wkt, name=name) for k, name, wkt in rows], duplicates=duplicates)

            assert result.added == len(taken - known)
            assert result.updated + result.unchanged == len(taken & known)
            assert result.missing == len(known - set(keys))
            assert len(result.rejected) == sum(1 for key in keys if key not in taken)
            known |= taken
            assert set(plans(store)) == known
        store.close()


def test_the_same_list_under_another_name_is_told(store: Store) -> None:
    attach(store, [feature("A"), feature("B"), feature("C")], source="plannen")
    attach(store, [feature("Z")], source="los")
    heard = Listener()

    attach(store, [feature("X"), feature("Y"), feature("A")], source="wegen", progress=heard)
    attach(store, [feature("A"), feature("B"), feature("C")], source="plannen", progress=heard)
    assert heard.notes == []

    attach(store, [feature("A"), feature("B"), feature("D")], source="plannen-december", progress=heard)
    (said,) = heard.notes
    assert said.startswith("Van de 3 nieuwe plannen staat de sleutel van 2 al bij een andere bron: “plannen”, “wegen”.")
    attach(store, [feature("Q"), feature("Z")], source="half", progress=heard)
    assert heard.notes[1].startswith("Van de 2 nieuwe plannen staat de sleutel van 1 al bij een andere bron: “los”.")
    attach(store, [feature("Q"), feature("Z"), feature("N")], source="half", progress=heard)
    assert heard.notes[2:] == [], "what was told before is not what is new"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"address": "elders/plannen.gpkg"}, "Bron (zonder wachtwoord): eerst plannen.gpkg|layername=plangebied, nu e"),
        ({"key_field": "nummer"}, "Sleutelveld: eerst code, nu nummer."),
    ],
)
def test_another_layer_of_the_same_name_is_told(store: Store, change: dict[str, str], words: str) -> None:
    attach(store, [feature("1", name="Park"), feature("2")])
    listener = Listener()

    attach(store, [feature("1", name="Fabriek"), feature("2")], described=replace(layer(), **change), progress=listener)

    (said,) = [note for note in listener.notes if "andere laag" in note]
    assert said.startswith("Onder de naam “Plangebieden” was eerder een andere laag gekoppeld.")
    assert words in said


def test_another_layer_of_the_same_name_in_which_every_plan_is_missing_is_told(store: Store) -> None:
    attach(store, [feature("1")])
    listener = Listener()

    attach(store, [feature("8")], described=replace(layer(), address="elders.gpkg"), progress=listener)

    assert [note for note in listener.notes if "andere laag" in note]


def test_a_file_named_with_its_layer_is_the_file_that_was_named_without(store: Store, tmp_path: Path) -> None:
    listener, file = Listener(), str(tmp_path / "plannen.gpkg")
    attach(store, [feature("1")], described=replace(layer(), address=file))

    named = replace(layer(), address=f"{file}|layername=plangebied")
    attach(store, [feature("1", name="Anders")], described=named, progress=listener)

    assert listener.notes == []


def test_a_layer_that_a_model_makes_anew_is_no_other(store: Store) -> None:
    listener, made = Listener(), [replace(layer(), provider="memory", address=f"Polygon?uid={n}") for n in range(2)]
    attach(store, [feature("1")], described=made[0])
    attach(store, [feature("1", name="Anders")], described=made[1], progress=listener)
    assert listener.notes == []

    attach(store, [feature("1")], described=layer(), progress=listener)
    assert "andere laag" in listener.notes[0], "a file is"


def test_fields_that_are_no_longer_read_are_told_at_once(store: Store) -> None:
    described = replace(layer(), summary_field="omschrijving", phase_field="fase", url_field="url")
    attach(store, [feature("1", summary="Er komt een park.")], described=described)
    listener, fewer = Listener(), replace(layer(), phase_field="stand")

    attach(store, [feature("1")], described=fewer, progress=listener)
    (said,) = listener.notes
    assert said.startswith("Nu leeg gelaten: Veld met samenvatting (“omschrijving”), Veld met webadres (“url”). Wat")

    attach(store, [feature("1", name="Anders")], described=fewer, progress=listener)
    assert len(listener.notes) == 1, "they were left out before"


@pytest.mark.parametrize("key", ["fid", "OBJECTID", "ogc_fid"])
def test_a_row_number_as_key_is_told_while_plans_come_in_by_it(store: Store, key: str) -> None:
    listener, described = Listener(), replace(layer(), key_field=key)
    attach(store, [feature("1")], described=described, progress=listener)
    attach(store, [feature("1", name="Anders")], described=described, progress=listener)

    (said,) = listener.notes
    assert said.startswith(f"Sleutelveld “{key}” is een volgnummer van het bestand.")


def test_a_layer_that_was_moved_and_says_the_same_is_no_other(store: Store) -> None:
    attach(store, [feature("1")])
    listener = Listener()

    attach(store, [feature("1")], described=replace(layer(), address="verhuisd.gpkg"), progress=listener)

    assert listener.notes == []
    (source,) = records(store, PlanSource)
    assert source.address == "verhuisd.gpkg"

    edit(store, PlanSource, source.id, {"address": None})
    attach(store, [feature("1", name="Anders")], progress=listener)
    assert listener.notes == [], "of what lay there before nothing is known"
