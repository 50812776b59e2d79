"""One thing is said in the singular."""

from __future__ import annotations

from participatiekaart.plugin.participation import counts


def test_one_plan_and_one_moment_are_no_plans_and_moments() -> None:
    assert [counts.plans(n).nl for n in (0, 1, 2)] == ["0 plannen", "1 plan", "2 plannen"]
    assert [counts.moments(n).en for n in (0, 1, 2)] == ["0 moments", "1 moment", "2 moments"]


def test_a_small_municipality_has_one_wijk() -> None:
    """As Schiermonnikoog has."""
    assert [counts.wijken(n).nl for n in (1, 2)] == ["1 wijk", "2 wijken"]
    assert [counts.buurten(n).en for n in (1, 6)] == ["1 buurt", "6 buurten"]
