"""A filter lets through the plans of which the subject itself says the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    PublicationState,
    Status,
)
from participatiekaart.plugin.participation.records import Contact, Moment, Plan, PlanContact, PlanNeighbourhood, new_id
from participatiekaart.plugin.participation.status import status_at
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.publication.public_view.next_moment import level_of
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import SearchFilter, Store

from tests.unit.participation.status_cases import CASES

from .making import SETTINGS, id_of, moment, plan, square, write

NOW = "2026-11-23 12:00"
ZONE = "Europe/Amsterdam"
DAYS = ("2026-11-01", "2026-11-23", "2026-12-01")
TIMES = ("2026-11-01 19:30", "2026-11-23 00:00", NOW, "2026-12-01 12:00")
PUBLISHED = PublicationState.PUBLISHED


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


PLANS = st.builds(
    Plan,
    id=st.builds(new_id),
    name=st.just("Straat"),
    phase=one_of(None, None, Phase.PLANNING, Phase.PLANNING, *Phase),
    phase_since=one_of(None, *DAYS),
    level=one_of(None, *Level),
    override_status=one_of(None, None, None, None, *OverrideStatus),
    override_from=one_of(None, *DAYS, *TIMES),
    override_until=one_of(None, "2027-01-01"),
)
MOMENTS = st.builds(
    lambda times, **values: Moment(begin_local=min(times), end_local=max(times), **values),
    st.lists(st.sampled_from(TIMES), min_size=2, max_size=2, unique=True),
    id=st.builds(new_id),
    kind=one_of(MomentKind.WALK_IN, MomentKind.COUNCIL_MEETING),
    level=one_of(None, *Level),
    state=one_of(MomentState.PLANNED, *MomentState),
    precision=one_of(Precision.TIME, Precision.TIME, Precision.MONTH),
    publication_state=one_of(PUBLISHED, PUBLISHED, *PublicationState),
    feedback=one_of(None, "Gedaan."),
    feedback_url=one_of(None, "https://voorbeeld.example"),
    feedback_on=one_of(None, *DAYS),
)
WITHOUT_TIMES = st.builds(
    Moment,
    id=st.builds(new_id),
    state=one_of(*MomentState),
    level=one_of(None, *Level),
    precision=one_of(Precision.TIME, Precision.UNKNOWN),
    period_text=one_of(None, "najaar"),
    publication_state=st.just(PUBLISHED),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return create_store(str(tmp_path_factory.mktemp("filter") / "opslag.gpkg"), SETTINGS)


def found(store: Store, words: str = "", **only: Any) -> set[str]:
    return {hit.plan for hit in store.search(words, 100, SearchFilter(NOW, **only))}


@given(st.lists(st.tuples(PLANS, st.lists(st.one_of(MOMENTS, WITHOUT_TIMES), max_size=3)), min_size=4, max_size=8))
def test_status_phase_and_level_are_those_of_the_subject(shared: Store, town: list[tuple[Plan, list[Moment]]]) -> None:
    with shared.writing("proef") as transaction:
        transaction.delete(Moment, [moment.id for moment in transaction.find(Moment)])
        transaction.delete(Plan, [old.id for old in transaction.find(Plan)])
        transaction.insert([of for of, _ in town])
        transaction.insert([replace(moment, plan=of.id) for of, moments in town for moment in moments])
    at = read_instant(NOW, ZONE)
    public = {of.id: [m for m in moments if m.publication_state is PUBLISHED] for of, moments in town}
    for status in Status:
        expected = {of.id for of, _ in town if status_at(of, public[of.id], at, ZONE).status is status}
        assert found(shared, status=status) == found(shared, "straat", status=status) == expected
    for level in Level:
        assert found(shared, level=level) == {of.id for of, _ in town if level_of(of, public[of.id]) is level}
    for phase in Phase:
        assert found(shared, phase=phase) == {of.id for of, _ in town if of.current_phase is phase}


def test_status_is_what_a_planner_would_tell(store: Store) -> None:
    """By the cases of the subject's own rules. Which of two hours is meant in the autumn night, no wall clock says."""
    cases = [case for case in CASES if "T" not in case[3]]
    for title, of, moments, *_ in cases:
        write(store, replace(of, id=id_of(title), name=title))
        write(store, *(replace(one, id=new_id(), plan=id_of(title)) for one in moments))
    for title, _, _, day, expected, _ in cases:
        only = SearchFilter(day if ":" in day else f"{day} 00:00")
        told = [
            status
            for status in Status
            if id_of(title) in {hit.plan for hit in store.search("", 100, replace(only, status=status))}
        ]
        assert told == [expected], title


def test_the_phase_of_the_source_counts_where_the_planner_chose_none(store: Store) -> None:
    write(store, plan(source_phase=" Planvorming "), plan("Anders", source_phase="planvorming", phase=Phase.DONE))
    assert found(store, phase=Phase.PLANNING) == {id_of("Molenweg")}


def test_a_plan_without_a_level_has_the_highest_of_its_moments_that_go_on(store: Store) -> None:
    levels = {"eerst": Level.INVOLVE, "later": Level.CONSULT}
    off = moment("gaat niet door", level=Level.EMPOWER, publication_state=PUBLISHED, state=MomentState.CANCELLED)
    write(store, plan(), *(moment(n, level=level, publication_state=PUBLISHED) for n, level in levels.items()), off)
    assert [level for level in Level if found(store, level=level)] == [Level.INVOLVE]


def test_a_plan_of_the_whole_town_lies_in_each_neighbourhood(store: Store) -> None:
    write(
        store,
        plan("hier", geometry=square()),
        plan("daar", geometry=square()),
        plan("overal", geometry=square(), whole_town=True),
        plan("grotendeels", geometry=square(), whole_town_by_share=True),
        plan("zonder ligging"),
        plan("nergens", whole_town=False),
        PlanNeighbourhood(id=new_id(), plan=id_of("hier"), neighbourhood_code="WK1"),
        PlanNeighbourhood(id=new_id(), plan=id_of("daar"), neighbourhood_code="WK2"),
    )
    everywhere = {id_of(name) for name in ("overal", "grotendeels", "zonder ligging")}
    assert found(store, neighbourhood="WK1") == {id_of("hier"), *everywhere}
    assert found(store, "over", neighbourhood="WK1") == {id_of("overal")}


def test_what_one_worked_on_is_what_one_changed_there(store: Store) -> None:
    write(store, plan("Eigen"), plan("Eigen moment"), plan("Van een ander"), plan("Alleen binnengekomen"))
    with store.writing("Noor") as transaction:
        transaction.update(Plan, [(id_of("Eigen"), {"summary": "Anders."})])
        transaction.insert([Moment(id=new_id(), plan=id_of("Eigen moment"))])
    with store.writing("Noor", "koppelen plannen") as transaction:
        transaction.insert([plan("Door haar gekoppeld")])
    with store.writing("Bo") as transaction:
        transaction.update(Plan, [(id_of("Van een ander"), {"summary": "Anders."})])
    assert found(store, worked_on_by="Noor") == {id_of("Eigen"), id_of("Eigen moment")}
    assert found(store, "van", worked_on_by="Bo") == {id_of("Van een ander")}
    assert found(store, worked_on_by="niemand") == set()


def test_a_filter_that_asks_nothing_is_none_and_words_that_are_none_find_nothing(store: Store) -> None:
    write(store, plan(phase=Phase.PLANNING))
    assert found(store, "molen") == {id_of("Molenweg")}
    assert found(store) == set()
    assert found(store, " ", phase=Phase.PLANNING) == {id_of("Molenweg")}
    assert found(store, "!!", phase=Phase.PLANNING) == set()


@pytest.mark.parametrize("words", ["molen", "p-17", "wijkhuis", "ons plein"])
def test_with_a_filter_a_plan_is_found_by_its_code_places_and_contacts_too(store: Store, words: str) -> None:
    write(
        store,
        plan(source_key="P-17", phase=Phase.PLANNING),
        moment(place="Wijkhuis"),
        Contact(id=id_of("contact"), organisation="Vereniging Ons Plein"),
        PlanContact(id=new_id(), plan=id_of("Molenweg"), contact=id_of("contact")),
    )
    assert found(store, words, phase=Phase.PLANNING) == {id_of("Molenweg")}
    assert found(store, words, phase=Phase.DONE) == set()


def test_what_passes_a_filter_is_told_by_name(store: Store) -> None:
    write(store, *(plan(name, phase=Phase.PLANNING) for name in ("Kade", "Weg", "Brink", "Markt")))
    hits = store.search("", 100, SearchFilter(NOW, phase=Phase.PLANNING))
    assert [hit.name for hit in hits] == ["Brink", "Kade", "Markt", "Weg"]
