"""Hints on language: of what the public reads, by themselves, and they hold nothing back."""

from __future__ import annotations

from participatiekaart.plugin.participation.checks import HeldBack, Severity, check, held_back, language_hints
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.plain import read_office_words

from .check_cases import a_plan, coming
from .checking import AT, town


def test_hints_on_language_are_told_by_themselves_and_hold_nothing_back() -> None:
    office = read_office_words("middels; met")
    summary = "De straat wordt vernieuwd. " + "Middels " + "en nog iets " * 9 + "."
    snapshot = town(
        [a_plan(summary=summary, name="Middels", internal_note="Middels")],
        [coming(title="Praten middels een spel", place="Middels", feedback="Prima.")],
    )
    hints = language_hints(snapshot, AT, office)

    assert {(hint.code, hint.record_type, hint.field) for hint in hints} == {
        ("zin_lijdend", "plan", "summary"),
        ("zin_lang", "plan", "summary"),
        ("woord_ambtelijk", "plan", "summary"),
        ("woord_ambtelijk", "moment", "title"),
    }
    assert {hint.severity for hint in hints} == {Severity.HINT}
    assert held_back(hints) == HeldBack()
    office_word = next(hint for hint in hints if hint.record_type == "moment")
    assert "“middels”" in office_word.text.nl and "met" in office_word.remedy.nl
    assert office_word.record.endswith(" (Middels)")  # the plan it is of
    assert not {finding.code for finding in check(snapshot, AT)} & {hint.code for hint in hints}


def test_concepts_get_no_hint_nor_what_belongs_to_them() -> None:
    words, concept = "De straat wordt vernieuwd.", PublicationState.CONCEPT
    plans = [a_plan(summary=None), a_plan(id="concept", summary=words, publication_state=concept)]
    its = coming(id="its", plan="concept", feedback=words)
    snapshot = town(plans, [coming(feedback=words, publication_state=concept), its, coming(id="m", plan=None)])
    assert language_hints(snapshot, AT, read_office_words("")) == []


def test_hints_are_given_of_a_moment_of_no_plan_too_and_of_those_asked_for_only() -> None:
    words = "De straat wordt vernieuwd."
    of_none = coming(id="none", plan=None, neighbourhood_code="WK999901", feedback=words)
    snapshot = town([a_plan(summary=words)], [coming(feedback=words), of_none])
    office = read_office_words("")

    plan, moment_id = snapshot.plans[0].id, snapshot.moments[0].id
    assert {hint.record_id for hint in language_hints(snapshot, AT, office)} == {plan, moment_id, "none"}
    for only in (plan, moment_id, "none"):
        assert {hint.record_id for hint in language_hints(snapshot, AT, office, {only})} == {only}
