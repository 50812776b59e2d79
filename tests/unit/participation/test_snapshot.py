from __future__ import annotations

from dataclasses import replace

from participatiekaart.plugin.participation.codes import AreaLevel, Basis
from participatiekaart.plugin.participation.permission import Permission, permission_at
from participatiekaart.plugin.participation.records import Contact, Neighbourhood, PlanContact, PlanNeighbourhood
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings

from .making import ZONE, moment, when

SETTINGS = StoreSettings("Molendam", "GM9999")


def test_what_belongs_to_a_plan_is_found_by_it_and_what_is_loose_by_none() -> None:
    snapshot = Snapshot(
        SETTINGS,
        moments=(moment(id="m1"), moment(id="m2", plan="other"), moment(id="m3", plan=None), moment(id="m4")),
        contacts=(Contact(id="c1"), Contact(id="c2")),
        plan_contacts=(
            PlanContact(id="t1", plan="plan", contact="c1", position=2),
            PlanContact(id="t2", plan="plan", contact="c2", position=1),
            PlanContact(id="t3", plan="plan", contact="gone", position=0),
            PlanContact(id="t4", plan=None, contact="c1"),
        ),
        plan_neighbourhoods=(
            PlanNeighbourhood(id="n1", plan="plan", neighbourhood_code="WK2", share=0.18),
            PlanNeighbourhood(id="n2", plan="plan", neighbourhood_code="WK1", share=0.82),
            PlanNeighbourhood(id="n3", plan="plan", neighbourhood_code="WK3", share=None),
        ),
    )

    assert {plan: [m.id for m in found] for plan, found in snapshot.moments_by_plan.items()} == {
        "plan": ["m1", "m4"],
        "other": ["m2"],
    }
    assert [contact.id for contact in snapshot.contacts_by_plan["plan"]] == ["c2", "c1"]
    assert [tie.neighbourhood_code for tie in snapshot.areas_by_plan["plan"]] == ["WK1", "WK2", "WK3"]


def test_the_newest_year_of_each_level_counts() -> None:
    areas = tuple(
        Neighbourhood(id=f"{code}{year}", code=code, year=year, level=level)
        for code, year, level in (
            ("WK1", 2025, AreaLevel.WIJK),
            ("WK1", 2026, AreaLevel.WIJK),
            ("WK2", 2025, AreaLevel.WIJK),
            ("BU1", 2024, AreaLevel.BUURT),
        )
    )

    current = Snapshot(SETTINGS, neighbourhoods=areas).current_neighbourhoods

    assert {code: area.year for code, area in current.items()} == {"WK1": 2026, "BU1": 2024}


def test_permission_holds_from_its_day_until_the_day_it_ends_and_only_where_it_is_the_basis() -> None:
    asked = Contact(id="c", permission_on="2026-03-01", permission_until="2026-10-01")

    assert permission_at(asked, when("2026-02-28 23:59"), ZONE) is Permission.ABSENT
    assert permission_at(asked, when("2026-03-01 00:00"), ZONE) is Permission.HOLDS
    assert permission_at(asked, when("2026-09-30 23:59"), ZONE) is Permission.HOLDS
    assert permission_at(asked, when("2026-10-01 00:00"), ZONE) is Permission.ENDED
    assert permission_at(Contact(id="c"), when("2026-10-01"), ZONE) is Permission.ABSENT
    assert permission_at(replace(asked, basis=Basis.FUNCTIONAL), when("2027-01-01"), ZONE) is Permission.HOLDS
