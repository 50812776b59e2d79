"""Towns in which what is public and what is not stand side by side, as hypothesis mixes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import (
    AreaLevel,
    Basis,
    ContactKind,
    MomentKind,
    MomentState,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    new_id,
)

from .canaries import PUBLISHABLE, Draw, key, private, public, text
from .searching import DAY, MARK
from .small_town import AREAS, PUBLISHED, square

NOT_PUBLISHED = st.sampled_from([state for state in PublicationState if state is not PUBLISHED])
SOME = st.integers(0, 2)
WIJK = "WK999902"
IN_FORCE: dict[str, Any] = {"permission_on": "2026-01-01", "permission_until": "2027-01-01"}
HIDDEN_EVERYTHING: dict[str, Any] = {
    "publish_name": True,
    "publish_email": True,
    "publish_phone": True,
    "publish_website": True,
}


@st.composite
def towns(draw: Draw) -> list[Any]:
    """The records of a store: nothing that a canary stands in may become public."""
    records: list[Any] = [_public_area(draw, area) for area in AREAS]
    source = private(draw, PlanSource)
    records.append(source)
    for number in range(draw(st.integers(1, 2))):
        records += _public_plan(draw, number, source)
    for _ in range(draw(SOME)):
        records += _hidden_plan(draw, source, publication_state=draw(NOT_PUBLISHED))
    for _ in range(draw(SOME)):
        # an error holds it back: it has no name
        records += _hidden_plan(draw, source, publication_state=PUBLISHED, name=None, source_name=None)
    records += _loose_moments(draw)
    records.append(private(draw, Contact, **HIDDEN_EVERYTHING))
    records += [private(draw, Goal, publication_state=draw(NOT_PUBLISHED), neighbourhood_code=WIJK)]
    records += [public(draw, Goal, publication_state=PUBLISHED, neighbourhood_code=WIJK, text="Meer groen")]
    # of a year that has passed
    records.append(private(draw, Neighbourhood, level=AreaLevel.WIJK, year=2019))
    return records


def _public_area(draw: Draw, area: Neighbourhood) -> Neighbourhood:
    shown = {name: getattr(area, name) for name in (*PUBLISHABLE[Neighbourhood], "level")}
    return public(draw, Neighbourhood, **shown)


def _public_plan(draw: Draw, number: int, source: PlanSource) -> Iterator[Any]:
    plan = public(
        draw,
        Plan,
        id=new_id(),
        source=source.id,
        source_key=f"P-{number}",
        name=f"Plan {number}",
        summary="Er komt een plein.",
        kind="Plein",
        url="https://example.org/plan",
        publication_state=PUBLISHED,
        geometry=square(200_100 + 300 * number, 500_100, 100),
    )
    yield plan
    yield public(draw, PlanNeighbourhood, plan=plan.id, neighbourhood_code=WIJK)
    for _ in range(draw(SOME)):
        yield _public_moment(draw, plan.id)
    for _ in range(draw(SOME)):
        yield private(draw, Moment, plan=plan.id, publication_state=draw(NOT_PUBLISHED))
    for _ in range(draw(SOME)):
        # an error holds it back: its link is not safe
        unsafe = f"javascript:{text('unsafe')}"
        yield private(draw, Moment, plan=plan.id, publication_state=PUBLISHED, online_url=unsafe)
    yield from _contacts(draw, plan)


def _public_moment(draw: Draw, plan: str | None, **given: Any) -> Moment:
    kind = draw(st.sampled_from(list(MomentKind)))
    values: dict[str, Any] = {
        "id": new_id(),
        "plan": plan,
        "kind": kind,
        "title": "Inloop",
        "begin_local": "2026-12-01 19:30",
        "end_local": "2026-12-01 21:00",
        "precision": draw(st.sampled_from([Precision.TIME, Precision.DAY])),
        "state": draw(st.sampled_from(list(MomentState))),
        "place": "Buurthuis",
        "publication_state": PUBLISHED,
        **given,
    }
    if kind is MomentKind.KITCHEN_TABLE:
        hidden = private(draw, Moment)
        values.update(address=hidden.address, geometry=hidden.geometry)
    if draw(st.booleans()):
        hidden = private(draw, Moment)
        # dated ahead of the publication: it is to wait
        values.update(feedback=hidden.feedback, feedback_url=hidden.feedback_url, feedback_on="2026-12-20")
    return public(draw, Moment, **values)


def _hidden_plan(draw: Draw, source: PlanSource, **given: Any) -> Iterator[Any]:
    address = f"{MARK}{draw(st.integers(1, 10**9))}"
    plan = private(draw, Plan, **{"source": source.id, "source_key": key(), "slug": address, **given})
    yield plan
    yield private(draw, PlanNeighbourhood, plan=plan.id, neighbourhood_code=WIJK)
    yield private(draw, Moment, plan=plan.id, publication_state=PUBLISHED)
    shown = private(draw, Contact, **HIDDEN_EVERYTHING, basis=Basis.FUNCTIONAL)
    yield shown
    yield private(draw, PlanContact, plan=plan.id, contact=shown.id)


def _loose_moments(draw: Draw) -> Iterator[Moment]:
    for _ in range(draw(SOME)):
        yield _public_moment(draw, None, neighbourhood_code=WIJK)
    yield private(draw, Moment, plan=None, publication_state=draw(NOT_PUBLISHED))
    # its plan is not there
    yield private(draw, Moment, publication_state=PUBLISHED)


def _contacts(draw: Draw, plan: Plan) -> Iterator[Any]:
    contacts = [_without_permission(draw) for _ in range(draw(SOME))]
    shown = _partly_public(draw)
    contacts.append(shown)
    if any((shown.publish_name, shown.publish_email, shown.publish_phone, shown.publish_website)):
        # the public reads the first only
        contacts.append(private(draw, Contact, **HIDDEN_EVERYTHING, basis=Basis.FUNCTIONAL))
    for position, contact in enumerate(contacts):
        yield contact
        yield public(draw, PlanContact, plan=plan.id, contact=contact.id, position=position)


def _without_permission(draw: Draw) -> Contact:
    ended = {"permission_on": DAY, "permission_until": DAY}
    absent = {"permission_on": None}
    ahead = {"permission_on": "2027-06-01", "permission_until": None}
    dates = draw(st.sampled_from([ended, absent, ahead]))
    return private(draw, Contact, **{**HIDDEN_EVERYTHING, "basis": Basis.PERMISSION, **dates})


def _partly_public(draw: Draw) -> Contact:
    """A contact that may be public, with canaries in what is not flagged."""
    open_values = {
        "name": "Team Zuid",
        "email": "team@gemeente.example",
        "phone": "038-0000000",
        "website": "https://example.org/team",
    }
    flags = {f"publish_{name}": draw(st.booleans()) for name in open_values}
    kind = draw(st.sampled_from(list(ContactKind)))
    values = {name: value for name, value in open_values.items() if flags[f"publish_{name}"]}
    if kind is ContactKind.ORGANISATION and values:
        values["organisation"] = "Vereniging Zuid"
    basis = draw(st.sampled_from(list(Basis)))
    dates = IN_FORCE if basis is Basis.PERMISSION else {}
    return private(draw, Contact, **flags, kind=kind, basis=basis, **values, **dates)
