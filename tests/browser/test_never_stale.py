"""A page says at any later moment what a page made at that moment would say."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import HeldBack
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    OverrideStatus,
    Phase,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import Moment, Plan, new_id
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings
from participatiekaart.plugin.publication.public_view.areas import AreaFinder
from participatiekaart.plugin.publication.public_view.choice import choose
from participatiekaart.plugin.publication.public_view.site import public_view
from participatiekaart.plugin.publication.public_view.standing import standing
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.pages import PageOptions, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from .making import AT, ZONE
from .visiting import Published, Visit

PUBLISHED = PublicationState.PUBLISHED
# The nights of 25 October 2026 and 28 March 2027 among them: an hour that occurs twice, and one that does not.
BEGINS = (
    "2026-10-24 23:30", "2026-10-25 00:00", "2026-10-25 02:30", "2026-10-25 03:00", "2026-10-26 00:00",
    "2026-11-23 09:00", "2026-12-01 19:30", "2026-12-31 20:00", "2027-01-01 00:00", "2027-03-27 19:30",
    "2027-03-28 00:00", "2027-03-28 03:00", "2027-03-28 12:00", "2027-03-29 00:00",
)  # fmt: skip
TWICE = datetime(2026, 10, 25, 2, 30)
LASTS = (timedelta(minutes=90), timedelta(hours=2), timedelta(days=1), timedelta(days=12), timedelta(days=42))


def made_up_plans(seed: int, count: int) -> dict[str, tuple[Plan, tuple[Moment, ...]]]:
    """Plans by name, with their moments: overlapping, moved, called off, vague, with feedback, overruled, finished."""
    rng = Random(seed)
    return {plan.name: (plan, moments) for plan, moments in (made_up_plan(rng, number) for number in range(count))}


def made_up_plan(rng: Random, number: int) -> tuple[Plan, tuple[Moment, ...]]:
    values: dict[str, Any] = {}
    if rng.random() < 0.15:
        status = rng.choice(list(OverrideStatus))
        values = {"override_status": status, "override_from": "2026-12-01 00:00", "override_until": "2027-01-15 00:00"}
    elif rng.random() < 0.15:
        values = {"phase": rng.choice((Phase.DONE, Phase.DROPPED)), "phase_since": "2027-02-01 00:00"}
    level = rng.choice((None, Level.INFORM, Level.CONSULT))
    plan = Plan(id=new_id(), name=f"Plan {number}", level=level, publication_state=PUBLISHED, **values)
    return plan, tuple(made_up_moment(rng, plan) for _ in range(rng.randrange(4)))


def made_up_moment(rng: Random, plan: Plan) -> Moment:
    begin = datetime.fromisoformat(rng.choice(BEGINS))
    end = begin + rng.choice(LASTS)
    values: dict[str, Any] = {"state": rng.choices(list(MomentState), (8, 1, 1))[0]}
    if rng.random() < 0.15:
        values |= {"precision": Precision.QUARTER, "period_text": "voorjaar 2027"}
    if rng.random() < 0.25:
        values |= {"feedback": "Gedaan.", "feedback_on": "2027-01-20 00:00"}
    return Moment(
        id=new_id(),
        plan=plan.id,
        title="Inloop",
        kind=rng.choice((MomentKind.WALK_IN, MomentKind.SURVEY, MomentKind.COUNCIL_MEETING)),
        begin_local=f"{begin:%Y-%m-%d %H:%M}",
        begin_fold=rng.randrange(2) if begin == TWICE else 0,
        end_local=f"{end:%Y-%m-%d %H:%M}",
        publication_state=PUBLISHED,
        **values,
    )


def telling_instants(moments: list[Moment]) -> list[datetime]:
    """Around every begin and end, around each midnight of a few days, and long afterwards."""
    turns = {turn for moment in moments for turn in (moment.begin, moment.end) if turn}
    turns |= {datetime(2026, 10, 24, 22, tzinfo=timezone.utc) + timedelta(hours=hour) for hour in range(28)}
    turns |= {datetime(2027, 1, 19, 23, tzinfo=timezone.utc), datetime(2027, 12, 1, tzinfo=timezone.utc)}
    return sorted(turn + timedelta(seconds=step) for turn in turns for step in (-1, 0))


def site_of(plans: dict[str, tuple[Plan, tuple[Moment, ...]]], at: datetime) -> PublicSite:
    """What of them is public, as it is published at an instant."""
    snapshot = Snapshot(
        StoreSettings("Proef", "GM9999"),
        plans=tuple(plan for plan, _ in plans.values()),
        moments=tuple(moment for _, own in plans.values() for moment in own),
    )
    return public_view(snapshot, choose(snapshot, HeldBack()), AreaFinder(snapshot), at, None)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_page_read_later_says_what_a_page_made_then_would_say(visit: Visit, published: Published, seed: int) -> None:
    plans = made_up_plans(seed, 40)
    moments = [moment for _, own in plans.values() for moment in own]
    page = visit(published(site_of(plans, AT)) / "index.html")

    for at in telling_instants(moments):
        page.clock.set_fixed_time(at)
        said = page.evaluate(
            "() => { document.dispatchEvent(new Event('visibilitychange'));"
            " return [...document.querySelectorAll('.plan')].map((plan) =>"
            " [plan.querySelector('.plan-naam').textContent, plan.querySelector('[data-stand]').textContent]); }"
        )
        for name, words in said:
            then = standing(*plans[name], at, ZONE)
            assert words == " · ".join(part.nl for part in (then.words, then.more) if part), (name, at, plans[name])
        assert len(said) == len(plans)
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_list_read_later_stands_in_the_order_of_one_made_then(visit: Visit, tmp_path: Path) -> None:
    plans = made_up_plans(3, 40)
    for at in (AT, AT + timedelta(days=40), AT + timedelta(days=400)):
        write_pages(site_of(plans, at), Staging(tmp_path / f"{at:%Y-%m}"), PageOptions(basemap=None))

    for now in (AT + timedelta(days=40), AT + timedelta(days=400)):
        older, made_then = (visit(tmp_path / f"{at:%Y-%m}" / "index.html", now=now.isoformat()) for at in (AT, now))
        lists = [page.locator(".groep-kop:visible, .plan").all_text_contents() for page in (older, made_then)]
        assert len(lists[0]) > len(plans)
        assert lists[0] == lists[1], now
