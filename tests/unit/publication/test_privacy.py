"""Nothing private leaves: canaries in every private place of a store are found in no public record and no file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from participatiekaart.plugin.participation.checks import check, held_back
from participatiekaart.plugin.participation.codes import Basis, ContactKind, MomentKind, PublicationState
from participatiekaart.plugin.participation.fields import definitions
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Neighbourhood, Plan, PlanSource
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.tables import TABLES

from tests.counting import times

from .canaries import PUBLISHABLE, SPECIAL, text
from .private_towns import towns
from .searching import KEY_MARK, MARK, marks_in, traces
from .small_town import NOW, PUBLISHED, SETTINGS, contact, moment, plan, site, tie, town


@given(towns())
@settings(max_examples=times(40, 3000))
def test_no_private_value_becomes_a_public_record(records: list[Any]) -> None:
    shown = view_of(snapshot_of(records))
    assert {plan.naam for plan in shown.plannen} == {r.name for r in records if is_public(r) and isinstance(r, Plan)}
    assert {m.id for m in shown.momenten} == {r.id for r in records if is_public(r) and isinstance(r, Moment)}
    assert not marks_in(bytes_of(shown)), "Name a field that is to be public in canaries.PUBLISHABLE."


@given(towns())
@settings(max_examples=times(3, 50))
def test_no_byte_of_a_publication_holds_a_private_value(records: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / text("folder") / "publiek"
        folder.parent.mkdir()
        store = filled_store(Path(base) / text("storepath"), records)
        publish_as_somebody(store, folder)
        take_back_a_plan(store, records)
        publish_as_somebody(store, folder)
        assert len(list(folder.rglob("*"))) > 20
        # a kept or half-made release beside the folder would be found too
        assert not traces(folder.parent)


def test_every_field_is_either_publishable_or_private() -> None:
    assert set(PUBLISHABLE) == {table.record for table in TABLES}
    for record, named in PUBLISHABLE.items():
        assert named <= {field.name for field in definitions(record)}
    private = {(record, f.name) for record in PUBLISHABLE for f in definitions(record)} - {
        (record, name) for record, named in PUBLISHABLE.items() for name in named
    }
    assert {
        (Plan, "internal_note"),
        (Plan, "override_reason"),
        (Plan, "identification"),
        (Moment, "attendance"),
        (Moment, "internal_note"),
        (Contact, "role_text"),
        (Contact, "internal_note"),
        (PlanSource, "address"),
    } <= private


TELLING = text("told")
FLAGGED = {"email": TELLING, "basis": Basis.FUNCTIONAL, "publish_email": True}


def of_a_contact(**values: Any) -> list[Any]:
    one, whom = plan(), contact(**{**FLAGGED, **values})
    return [one, whom, tie(one, whom)]


def of_a_moment(**values: Any) -> list[Any]:
    one = plan()
    return [one, moment(one, "2026-12-01 19:30", "2026-12-01 21:00", **values)]


def goal(state: PublicationState) -> list[Any]:
    return [Goal(id="doel", neighbourhood_code="WK999902", text=TELLING, publication_state=state)]


CONCEPT = PublicationState.CONCEPT
GATES: dict[str, tuple[list[Any], list[Any]]] = {
    "a concept plan": ([plan(summary=TELLING)], [plan(summary=TELLING, publication_state=CONCEPT)]),
    "a plan that an error holds back": ([plan(summary=TELLING)], [plan(summary=TELLING, name=None)]),
    "a concept moment": (
        of_a_moment(title=TELLING),
        of_a_moment(title=TELLING, publication_state=CONCEPT),
    ),
    "a kitchen-table talk": (of_a_moment(address=TELLING), of_a_moment(address=TELLING, kind=MomentKind.KITCHEN_TABLE)),
    "feedback dated ahead": (
        of_a_moment(feedback=TELLING, feedback_on="2026-11-01"),
        of_a_moment(feedback=TELLING, feedback_on="2026-12-20"),
    ),
    "a field without its flag": (of_a_contact(), of_a_contact(publish_email=False, publish_phone=True, phone="038")),
    "a permission that ended": (
        of_a_contact(),
        of_a_contact(basis=Basis.PERMISSION, permission_on="2026-01-01", permission_until="2026-11-23"),
    ),
    "a person's organisation": (
        of_a_contact(email="a@b.example", kind=ContactKind.ORGANISATION, organisation=TELLING),
        of_a_contact(email="a@b.example", kind=ContactKind.PERSON, organisation=TELLING),
    ),
    "a concept goal": (goal(PUBLISHED), goal(CONCEPT)),
}


@pytest.mark.parametrize("gate", GATES)
def test_a_canary_is_found_where_the_gate_is_open_and_not_where_it_is_shut(gate: str) -> None:
    is_open, is_shut = GATES[gate]
    assert marks_in(bytes_of(view_of(town(*is_open, **goals_of(is_open)))))
    assert not marks_in(bytes_of(view_of(town(*is_shut, **goals_of(is_shut)))))


def test_a_public_canary_is_found_in_every_format(tmp_path: Path) -> None:
    one = plan(name=TELLING, summary=TELLING)
    talk = moment(one, "2026-12-01 19:30", "2026-12-01 21:00", title=TELLING)
    publish_as_somebody(filled_store(tmp_path, [one, talk]), tmp_path / "publiek")
    found = {line.split(":")[0] for line in traces(tmp_path / "publiek")}
    assert found >= {
        *("plannen.geojson", "plannen.gpkg", "plannen.fgb", "momenten.geojson", "momenten.csv"),
        *("agenda.ics", "nieuws.xml", "index.html", "en/index.html", "manifest.json"),
    }


def test_a_store_of_canaries_is_full_of_them(tmp_path: Path) -> None:
    store = filled_store(tmp_path, [plan(internal_note=text("note"))])
    found = "".join(marks_in(store.read_bytes()))
    assert MARK in found


def snapshot_of(records: list[Any]) -> Snapshot:
    return town(
        *records,
        **goals_of(records),
        neighbourhoods=tuple(r for r in records if isinstance(r, Neighbourhood)),
    )


def goals_of(records: list[Any]) -> dict[str, Any]:
    return {"goals": tuple(r for r in records if isinstance(r, Goal))}


def is_public(record: Any) -> bool:
    """Whether a record of a drawn town is meant to be published: its key is no canary."""
    return not record.id.startswith(KEY_MARK)


def view_of(snapshot: Snapshot) -> PublicSite:
    return site(snapshot, held=held_back(check(snapshot, NOW)))


def bytes_of(shown: PublicSite) -> bytes:
    """Everything that public records hold."""
    return b"\0".join(_values(shown))


def _values(value: Any) -> Iterator[bytes]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from _values(tuple(value.items()))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _values(item)
    else:
        yield value if isinstance(value, bytes) else str(value).encode()


def filled_store(folder: Path, records: list[Any]) -> Path:
    """A store with these records, and with canaries in its path, its history and the names of its authors."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{MARK}{SPECIAL}.gpkg"
    store = create_store(str(path), SETTINGS)
    with store.writing(text("author"), text("reason")) as transaction:
        for kind in dict.fromkeys(type(record) for record in records):
            transaction.insert([record for record in records if type(record) is kind])
        plans = [record for record in records if isinstance(record, Plan)]
        transaction.update(Plan, ((each.id, {"internal_note": text("oldnote")}) for each in plans))
    with store.writing(text("author"), text("reason")) as transaction:
        transaction.update(Plan, ((each.id, {"internal_note": text("newnote")}) for each in plans))
    store.close()
    return path


def take_back_a_plan(path: Path, records: list[Any]) -> None:
    """Withdraw the first public plan and put a canary in everything that was public of it."""
    one = next(r for r in records if isinstance(r, Plan) and r.publication_state is PUBLISHED and r.name)
    told = {name: text(name.replace("_", "")) for name in ("name", "summary", "kind", "influence")}
    with open_store(str(path)) as store, store.writing(text("author"), text("reason")) as transaction:
        transaction.update(Plan, [(one.id, {**told, "publication_state": PublicationState.WITHDRAWN})])


def publish_as_somebody(path: Path, folder: Path, at: datetime = NOW) -> None:
    store = open_store(str(path))
    try:
        website = Website(Languages.BOTH, "https://kaart.example/")
        publish(store, folder, website, Order(at, text("author"), confirm=True), Silent())
    finally:
        store.close()
