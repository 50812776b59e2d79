"""What a label or a layout tells of a plan: no more than the public may read, for maps are printed and sent."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.own_layer.status_book import Entry
from participatiekaart.plugin.desktop.own_layer.telling import TELL
from participatiekaart.plugin.participation.codes import MomentKind, MomentState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.publication.public_view.standing import standing
from qgis.core import NULL

ZONE = "Europe/Amsterdam"
AT = read_instant("2026-11-23 12:00", ZONE)


@pytest.mark.parametrize(
    ("kind", "place", "told"),
    [
        (MomentKind.KITCHEN_TABLE, "Molenweg 12", NULL),
        (MomentKind.KITCHEN_TABLE, "Bij een bewoner thuis", "Bij een bewoner thuis"),
        (MomentKind.WALK_IN, "Molenweg 12", "Molenweg 12"),
    ],
)
@pytest.mark.usefixtures("qgis_application")
def test_where_a_talk_at_somebodys_home_is_stands_on_no_map(kind: MomentKind, place: str, told: object) -> None:
    times = {"begin_local": "2026-12-01 19:30", "end_local": "2026-12-01 21:00"}
    plan, moments = Plan(id="p", name="Molenweg"), (Moment(id="m", plan="p", kind=kind, place=place, **times),)
    entry = Entry(plan, moments, standing(plan, moments, AT, ZONE), AT, ZONE)

    assert TELL["participatie_volgend_moment"](entry, "plaats") == told
    assert TELL["participatie_momenten"](entry, "")[0]["plaats"] == told


@pytest.mark.usefixtures("qgis_application")
def test_no_date_is_said_to_follow_of_a_moment_that_was_called_off_without_one() -> None:
    plan = Plan(id="p", name="Molenweg")
    moments = (Moment(id="m", plan="p", state=MomentState.CANCELLED),)
    entry = Entry(plan, moments, standing(plan, moments, AT, ZONE), AT, ZONE)

    assert TELL["participatie_momenten"](entry, "")[0]["wanneer"] == NULL
