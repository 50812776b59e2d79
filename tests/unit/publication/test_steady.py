"""Dates of change and sequence numbers: only what the public sees differently counts."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any, Optional

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.snapshot import PublishedRecord
from participatiekaart.plugin.publication.records import PublicPlan, PublicSite
from participatiekaart.plugin.publication.steady import digest, steady

from . import remembered_before as of_before
from .small_town import NOW, moment, plan, site, square, town

STREET = plan(summary="Wat er gebeurt.")
WALK_IN = moment(STREET, "2026-12-01 19:30", "2026-12-01 21:00", place="Wijkhuis")
LATER = NOW + timedelta(days=1)


def published(
    street: Plan, walk_in: Moment, before: list[PublishedRecord], days: int = 0
) -> tuple[PublicSite, list[PublishedRecord]]:
    """The site, and everything that is remembered by then."""
    found, fresh = steady(site(town(street, walk_in), NOW + timedelta(days=days)), before)
    return found, list({(record.kind, record.id): record for record in (*before, *fresh)}.values())


def test_what_is_new_is_dated_now() -> None:
    found, remembered = published(STREET, WALK_IN, [])
    assert {record.bijgewerkt_op for record in (*found.plannen, *found.momenten)} == {NOW}
    assert found.momenten[0].volgnummer == 0
    assert {(record.kind, record.id, record.visible) for record in remembered} == {
        ("plan", STREET.id, True),
        ("moment", WALK_IN.id, True),
    }


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"internal_note": "anders"},
        {"override_reason": "anders"},
        {"version": 7, "updated_at": "2026-11-23T12:00:00Z"},
        {"source_name": "verborgen achter de naam"},
    ],
)
def test_a_private_change_is_no_change(values: dict[str, Any]) -> None:
    first, remembered = published(STREET, WALK_IN, [])
    again, kept = published(dataclasses.replace(STREET, **values), WALK_IN, remembered, 1)
    assert again == dataclasses.replace(first, at=again.at)
    assert kept == remembered


@dataclasses.dataclass(frozen=True)
class PlanOfTheNextVersion(PublicPlan):
    duur: Optional[str] = None


def test_a_field_that_a_later_version_brings_is_no_change_while_it_is_empty() -> None:
    (shown,) = site(town(STREET)).plannen
    later = PlanOfTheNextVersion(**shown.__dict__)
    assert digest(later) == digest(shown)
    assert digest(dataclasses.replace(later, duur="een jaar")) != digest(shown)


def test_nothing_changes_by_a_new_version_of_the_plugin() -> None:
    """A store that was brought up to date: all news was new once more, and each calendar was told of every moment."""
    found, fresh = published(of_before.STREET, of_before.WALK_IN, of_before.REMEMBERED, 1)
    assert {record.bijgewerkt_op for record in (*found.plannen, *found.momenten)} == {NOW}
    assert found.momenten[0].volgnummer == 3

    shown = (*found.plannen, *found.momenten)
    assert [record.digest for record in fresh] == [digest(record) for record in shown], "as this version has it"
    changed = dataclasses.replace(of_before.WALK_IN, address="Brink 1")
    found, _ = published(of_before.STREET, changed, of_before.REMEMBERED, 1)
    assert (found.momenten[0].bijgewerkt_op, found.momenten[0].volgnummer) == (LATER, 4)


def test_what_another_border_or_grid_changes_is_no_change_of_the_plan() -> None:
    (shown,) = site(town(STREET)).plannen
    assert digest(dataclasses.replace(shown, wijkaandelen=(7,), wgs84=b"\0")) == digest(shown)


@pytest.mark.parametrize(
    "values",
    [{"summary": "Anders."}, {"geometry": square(200_100, 500_100, 101)}, {"decision_url": "https://a.example"}],
)
def test_a_public_change_of_a_plan_dates_the_plan_only(values: dict[str, Any]) -> None:
    _, remembered = published(STREET, WALK_IN, [])
    found, _ = published(dataclasses.replace(STREET, **values), WALK_IN, remembered, 1)
    assert (found.plannen[0].bijgewerkt_op, found.momenten[0].bijgewerkt_op) == (LATER, NOW)
    assert found.bijgewerkt_op == LATER


def test_a_public_change_of_a_moment_counts_up() -> None:
    _, remembered = published(STREET, WALK_IN, [])
    found, remembered = published(STREET, dataclasses.replace(WALK_IN, address="Brink 1"), remembered, 1)
    assert (found.momenten[0].bijgewerkt_op, found.momenten[0].volgnummer) == (LATER, 1)
    assert found.plannen[0].bijgewerkt_op == NOW


def test_what_is_taken_away_dates_the_whole_and_nothing_else() -> None:
    _, remembered = steady(site(town(STREET, plan(name="Ander")), NOW), [])
    found, _ = steady(site(town(STREET), LATER), remembered)
    assert ([one.bijgewerkt_op for one in found.plannen], found.bijgewerkt_op) == ([NOW], LATER)


def test_what_was_away_and_comes_back_is_dated_then() -> None:
    _, remembered = published(STREET, WALK_IN, [])
    hidden = dataclasses.replace(WALK_IN, publication_state=PublicationState.CONCEPT)
    away, remembered = published(STREET, hidden, remembered, 1)
    assert away.momenten == ()
    back, remembered = published(STREET, WALK_IN, remembered, 2)
    assert (back.momenten[0].bijgewerkt_op, back.momenten[0].volgnummer) == (NOW + timedelta(days=2), 1)
    assert {record.first_published_at for record in remembered} == {NOW.isoformat()}
    assert published(STREET, WALK_IN, remembered, 3)[0].momenten == back.momenten


def test_what_stays_as_it_was_is_not_remembered_anew() -> None:
    _, remembered = published(STREET, WALK_IN, [])

    assert steady(site(town(STREET, WALK_IN), LATER), remembered)[1] == []


@pytest.mark.parametrize("spoilt", ["ooit", "2026-11-01T09:00:00"])
def test_a_date_that_another_program_spoilt_is_dated_anew(spoilt: str) -> None:
    hidden = dataclasses.replace(WALK_IN, publication_state=PublicationState.CONCEPT)
    _, remembered = published(STREET, WALK_IN, [])
    for _ in ("while it is shown", "while the moment is hidden"):
        before = [dataclasses.replace(record, changed_at=spoilt) for record in remembered]
        found, remembered = published(STREET, hidden, before, 1)
        assert {record.changed_at for record in remembered} == {LATER.isoformat()}
        assert found.bijgewerkt_op == LATER
    assert published(STREET, hidden, remembered, 2)[0].bijgewerkt_op == LATER


def test_a_status_that_time_changes_dates_the_plan() -> None:
    _, remembered = published(STREET, WALK_IN, [])
    found, _ = published(STREET, WALK_IN, remembered, 30)
    assert found.plannen[0].status == "in_verwerking"
    assert found.plannen[0].bijgewerkt_op == NOW + timedelta(days=30)
