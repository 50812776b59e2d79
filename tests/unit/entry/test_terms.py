from __future__ import annotations

import pytest
from participatiekaart.plugin.entry.terms import has_term, proposed_end
from participatiekaart.plugin.participation.codes import MomentKind


def test_the_end_of_the_term_is_proposed_with_the_reason() -> None:
    proposal = proposed_end(MomentKind.FORMAL_VIEWS, "14-11-2026")

    assert proposal is not None
    assert proposal.last_day.isoformat() == "2026-12-28"
    assert "Awb 3:16" in proposal.why.nl
    assert "25 december 2026 zijn: Eerste Kerstdag" in proposal.why.nl
    assert "maandag 28 december 2026" in proposal.why.nl
    assert "25 December 2026: Christmas Day" in proposal.why.en


def test_a_term_that_ends_on_a_working_day_says_nothing_of_free_days() -> None:
    proposal = proposed_end(MomentKind.OBJECTION, "2026-09-03")

    assert proposal is not None
    assert proposal.last_day.isoformat() == "2026-10-14"
    assert "Awb 6:7" in proposal.why.nl
    assert "termijnenwet" not in proposal.why.nl


@pytest.mark.parametrize(
    ("kind", "begin"),
    [
        (MomentKind.WALK_IN, "14-11-2026"),
        (MomentKind.FORMAL_VIEWS, ""),
        (MomentKind.FORMAL_VIEWS, "31-11-2026"),
        (MomentKind.FORMAL_VIEWS, "31-12-9999"),
    ],
)
def test_where_there_is_no_term_nothing_is_proposed(kind: MomentKind, begin: str) -> None:
    assert proposed_end(kind, begin) is None


@pytest.mark.parametrize("kind", MomentKind)
def test_a_term_is_spoken_of_where_one_is_proposed(kind: MomentKind) -> None:
    assert has_term(kind) == (proposed_end(kind, "14-11-2026") is not None)
