"""The goals of a neighbourhood: kept in order in a real store, beside what others do, and as the public reads them."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.entry.goals import (
    Area,
    GoalEntry,
    areas_with_goals,
    doubts,
    goals_preview,
    in_order,
    keep_goals,
    new_goal,
    shown_goals,
    unwritten,
)
from participatiekaart.plugin.entry.keeping import ChangedMeanwhileError
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.records import Goal, Neighbourhood
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.protocol import Store

from tests.history import history

WIJK = "WK990101"
HAVEN = Area(WIJK, Text("Haven", "Haven"), True)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two wijken, a buurt, and goals of a wijk, a buurt and a wijk that is no longer there."""
    with store.writing("voorbereiding") as transaction:
        areas = (("a", WIJK, "Haven", AreaLevel.WIJK), ("b", "WK990102", "Esch", AreaLevel.WIJK))
        buurt = ("c", "BU99010101", "Kade", AreaLevel.BUURT)
        transaction.insert(
            Neighbourhood(id, code=code, year=2026, name=name, level=level) for id, code, name, level in (*areas, buurt)
        )
        published = PublicationState.PUBLISHED
        transaction.insert(
            [
                Goal("g1", neighbourhood_code=WIJK, text="Groen", position=5, publication_state=published),
                Goal("g2", neighbourhood_code=WIJK, text="Water", position=2),
                Goal("g3", neighbourhood_code="BU99010101", text="Rust"),
                Goal("g4", neighbourhood_code="WK990199", text="Oud"),
            ]
        )
    return store


def goals_of(store: Store, code: str = WIJK) -> tuple[Goal, ...]:
    return in_order(goal for goal in store.snapshot().goals if goal.neighbourhood_code == code)


def save(store: Store, before: tuple[Goal, ...], *after: GoalEntry) -> None:
    with store.writing("test") as transaction:
        keep_goals(transaction, WIJK, before, shown_goals(before), after)


def test_wijken_come_by_name_and_after_them_what_only_goals_know(filled: Store) -> None:
    with filled.writing("een ander") as transaction:
        transaction.insert([Goal("g5", text="Nergens"), Goal("g6", neighbourhood_code="WK990188", text="Ouder")])
    areas = areas_with_goals(filled.snapshot())

    assert [(area.code, area.name.nl, area.has_page, area.is_lapsed) for area in areas] == [
        ("WK990102", "Esch", True, False),
        (WIJK, "Haven", True, False),
        ("BU99010101", "Kade", False, False),
        ("WK990188", "WK990188 (bestaat niet meer)", False, True),
        ("WK990199", "WK990199 (bestaat niet meer)", False, True),
    ]


def test_goals_are_put_in_order_changed_added_and_taken_out(filled: Store) -> None:
    before = goals_of(filled)
    assert shown_goals(before) == (GoalEntry("g2", "Water", False), GoalEntry("g1", "Groen", True))

    added = new_goal()
    save(filled, before, GoalEntry("g1", "Groener ", False), GoalEntry(added.id, " Stil ", True))
    assert [(goal.text, goal.position, goal.publication_state.value) for goal in goals_of(filled)] == [
        ("Groener", 0, "withdrawn"),
        ("Stil", 1, "published"),
    ]
    assert len(filled.snapshot().goals) == 4, "those of other neighbourhoods stand"


def test_a_new_goal_is_a_draft_unless_it_is_made_public_and_a_draft_can_be_made_public(filled: Store) -> None:
    before = goals_of(filled)
    save(filled, before, GoalEntry("g2", "Water", True), GoalEntry("new", "Stil", False))

    assert [goal.publication_state.value for goal in goals_of(filled)] == ["published", "concept"]


def test_a_goal_that_another_added_meanwhile_stays_and_so_does_what_was_not_touched(filled: Store) -> None:
    before = goals_of(filled)
    with filled.writing("een ander") as transaction:
        transaction.insert([Goal("g5", neighbourhood_code=WIJK, text="Licht", position=9)])

    save(filled, before, *shown_goals(before))
    assert [(goal.text, goal.publication_state.value) for goal in goals_of(filled)] == [
        ("Water", "concept"),
        ("Groen", "published"),
        ("Licht", "concept"),
    ]


def test_goals_of_a_code_that_lapsed_become_those_of_another_wijk_behind_its_own_with_their_history(
    filled: Store,
) -> None:
    published = PublicationState.PUBLISHED
    with filled.writing("voorbereiding") as transaction:
        transaction.insert(
            [Goal("g0", neighbourhood_code="WK990199", text="Ouder", position=1, publication_state=published)]
        )
    before = goals_of(filled, "WK990199")
    entries = [*reversed(shown_goals(before)), GoalEntry("new", "Nieuw")]
    with filled.writing("test") as transaction:
        keep_goals(transaction, "WK990199", before, shown_goals(before), entries, WIJK)

    assert goals_of(filled, "WK990199") == ()
    assert [(goal.id, goal.text, goal.publication_state.value) for goal in goals_of(filled)] == [
        ("g2", "Water", "concept"),
        ("g1", "Groen", "published"),
        ("g0", "Ouder", "published"),
        ("g4", "Oud", "concept"),
        ("new", "Nieuw", "concept"),
    ]
    said = [(line.field, line.old_value, line.new_value) for line in history(filled, "g4")]
    assert ("neighbourhood_code", "WK990199", WIJK) in said


def test_a_goal_that_another_changed_meanwhile_is_not_overwritten(filled: Store) -> None:
    before = goals_of(filled)
    with filled.writing("een ander") as transaction:
        transaction.update(Goal, [("g1", {"text": "Heel groen"})])

    with pytest.raises(ChangedMeanwhileError):
        save(filled, before, GoalEntry("g1", "Groener", True))
    assert [goal.text for goal in goals_of(filled)] == ["Water", "Heel groen"], "nothing of it was kept"


def test_what_keeps_a_goal_from_being_saved_and_what_had_better_be_looked_at() -> None:
    entries = [GoalEntry("a", "Groen"), GoalEntry("b", " \u200b ")]
    assert unwritten(entries) == [1]
    assert doubts(entries[0]) == []
    found = doubts(GoalEntry("c", "Bel 06-12345678 [invullen]"))
    assert [doubt.field for doubt in found] == ["text", "text"]
    assert "invulplek" in found[0].text.nl
    assert "Haal dit uit de tekst: een telefoonnummer." in found[1].text.nl


def test_the_public_reads_the_public_ones_only() -> None:
    text = goals_preview(HAVEN, [GoalEntry("a", "<b>Groen</b>", True), GoalEntry("b", "Geheim", False)], "nl")
    assert "Doelen voor de wijk" in text
    assert "<li>&lt;b&gt;Groen&lt;/b&gt;</li>" in text
    assert "Geheim" not in text
    assert text == goals_preview(HAVEN, [GoalEntry("a", "<b>Groen</b>", True), GoalEntry("c", " ", True)], "nl")
    assert "leest het publiek geen doelen" in goals_preview(HAVEN, [GoalEntry("b", "Geheim")], "nl")
    unfinished = GoalEntry("d", "Meer [invullen]", True)
    assert "leest het publiek geen doelen" in goals_preview(HAVEN, [unfinished], "nl"), "the check holds it back"
    gone = Area("X", Text("X", "X"), False)
    assert "Only a wijk that exists now" in goals_preview(gone, [GoalEntry("a", "Groen", True)], "en")
