"""What goes out to a spreadsheet comes back as it was, and what is changed in it is changed in the store."""

from __future__ import annotations

import csv
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.tables.exports import Exported, export_records
from participatiekaart.plugin.intake.tables.headings import RecordKind, headings_of
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.codes import (
    Basis,
    ContactKind,
    ContactRole,
    Level,
    MomentKind,
    MomentState,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact, Moment, PlanContact
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Publication, Store

from .making import Listener
from .tabling import CONTACTS, MOMENTS, Desk, counts

PUBLIC = PublicationState.PUBLISHED
INLOOP = Moment(
    "m1",
    plan="",
    kind=MomentKind.WALK_IN,
    title="Inloop",
    level=Level.CONSULT,
    influence="De bomen;\nniet de rijbaan.",
    begin_local="2026-09-01 19:30",
    end_local="2026-09-01 21:00",
    place="=Wijkhuis",
    response_url="https://voorbeeld.example/?a=1;b=2",
    feedback="Gedaan.",
    feedback_on="2026-10-01",
    internal_note="-",
    publication_state=PUBLIC,
)
TEAM = Contact(
    "c1",
    kind=ContactKind.ORGANISATION,
    organisation="Team Ruimte",
    role=ContactRole.OTHER,
    role_text="Loket",
    phone="0381234567",
    email="ruimte@voorbeeld.example",
    publish_email=True,
    basis=Basis.FUNCTIONAL,
    permission_on="2026-01-01",
)


def put(store: Store, *records: Any) -> None:
    with store.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])


def taken_out(store: Store, path: Path, kind: RecordKind) -> Exported:
    return export_records(store, path, kind, Silent())


def brought_back(store: Store, path: Path, kind: RecordKind) -> TakenIn:
    return import_records(store, read_table(path), kind, None, "proef", Silent())


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two moments of a plan and one of a wijk; two contacts, one of them of two plans."""
    plan, other = desk.plan_id("P1"), desk.plan_id("0012")
    days = {"begin_local": "2026-11-24 00:00", "end_local": "2026-12-06 00:00", "precision": Precision.DAY}
    put(
        desk.store,
        replace(INLOOP, plan=plan),
        Moment("m2", plan=other, key="007", title="3 mei", state=MomentState.MOVED, **days),
        Moment("m3", neighbourhood_code="WK999901", period_text="december 2026", precision=Precision.MONTH),
        TEAM,
        replace(TEAM, id="c2", role=ContactRole.PROJECT_LEADER, neighbourhood_code="WK999901"),
        PlanContact("t1", plan=plan, contact="c1"),
        PlanContact("t2", plan=other, contact="c1"),
    )
    return desk


@pytest.mark.parametrize(("kind", "count"), [(MOMENTS, 3), (CONTACTS, 2)])
def test_it_comes_back_as_it_was(filled: Desk, tmp_path: Path, kind: RecordKind, count: int) -> None:
    before = filled.store.snapshot()
    assert taken_out(filled.store, tmp_path / "uit.csv", kind).rows == count
    assert counts(brought_back(filled.store, tmp_path / "uit.csv", kind)) == (0, 0, count, 0)
    assert filled.store.snapshot() == before


def test_a_person_reads_and_changes_what_a_person_would_write(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    taken_out(filled.store, path, MOMENTS)
    headings, *lines = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(True), delimiter=";")
    rows = {row["titel"] or row["periode_tekst"]: row for row in (dict(zip(headings, line)) for line in lines)}

    assert rows["Inloop"]["soort"] == "Inloop"
    assert rows["Inloop"]["begin"] == "2026-09-01 19:30"
    assert rows["Inloop"]["publiceren"] == "ja"
    days = rows['="3 mei"']
    assert (days["begin"], days["einde"]) == ("2026-11-24", "2026-12-05"), "up to and including the last day"
    assert (days["plancode"], days["sleutel"]) == ('="0012"', '="007"'), "a spreadsheet keeps the zeros"

    rows["Inloop"]["plaats"] = "Buurthuis"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([headings, *(row.values() for row in rows.values())])
    assert counts(brought_back(filled.store, path, MOMENTS)) == (0, 1, 2, 0)
    assert {moment.place for moment in filled.all(MOMENTS)} == {"Buurthuis", None}


def test_an_empty_store_gives_the_headings_to_fill_in(store: Store, tmp_path: Path) -> None:
    for kind in RecordKind:
        assert taken_out(store, tmp_path / "leeg.csv", kind) == Exported(0, 0)
        assert read_table(tmp_path / "leeg.csv").headings == headings_of(kind)


def test_what_would_come_back_as_something_else_stays_empty_and_is_told(filled: Desk, tmp_path: Path) -> None:
    listener = Listener()
    done = export_records(filled.store, tmp_path / "uit.csv", MOMENTS, listener)
    assert done.left_empty == 1, "a note that is a hyphen, which would clear it"
    assert "1 cellen" in " ".join(listener.notes)


def test_it_is_not_written_where_the_public_would_find_it(filled: Desk, tmp_path: Path) -> None:
    public = tmp_path / "publiek"
    public.mkdir()
    release = Publication("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "proef", str(public), "0" * 64, 0, 0)
    with filled.store.writing("proef") as transaction:
        transaction.remember_publication(release, [], {})
    with pytest.raises(ParticipationError) as refused:
        taken_out(filled.store, public / "contacten.csv", CONTACTS)
    assert "publieke map" in refused.value.text.nl
    assert list(public.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(ParticipationError) as refused:
        taken_out(filled.store, tmp_path / "weg" / "uit.csv", MOMENTS)
    assert "uit.csv" in refused.value.text.nl


@pytest.mark.parametrize("works_out", ["true", "false"])
def test_a_spreadsheet_that_opened_and_saved_it_changes_nothing(filled: Desk, tmp_path: Path, works_out: str) -> None:
    before = filled.store.snapshot()
    for kind in RecordKind:
        taken_out(filled.store, tmp_path / f"{kind.name}.csv", kind)
    # ; as separator, UTF-8, from the first row, in Dutch, telling dates; and whether formulas are worked out, which the
    # person who opens it may tick
    reading = f"--infilter=CSV:59,34,76,1,,1043,false,true,false,false,false,-1,{works_out}"
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            reading,
            "--convert-to",
            "xlsx",
            *(f"{kind.name}.csv" for kind in RecordKind),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    for kind, count in ((MOMENTS, 3), (CONTACTS, 2)):
        assert counts(brought_back(filled.store, tmp_path / f"{kind.name}.xlsx", kind)) == (0, 0, count, 0)
    assert filled.store.snapshot() == before


words = st.one_of(
    st.none(),
    st.sampled_from(["-", "0012", "1.0", "=1+1", '="a"', "#N/B", "3 mei", "ja", " los ", "a\nb", "'", '"', "x" * 300]),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
links = st.sampled_from([None, "https://voorbeeld.example/a;b", "geen link", "www.voorbeeld.example"])
clocks = st.sampled_from([None, "2026-09-01 19:30", "2026-10-25 02:30", "2026-03-29 02:30", "2026-12-01 00:00"])
moments = st.builds(
    Moment,
    id=st.uuids().map(str),
    key=words,
    neighbourhood_code=st.just("GM9999"),
    kind=st.sampled_from(MomentKind),
    title=words,
    level=st.none() | st.sampled_from(Level),
    influence=words,
    begin_local=clocks,
    begin_fold=st.integers(0, 1),
    end_local=st.none() | st.just("2027-01-01 00:00"),
    precision=st.sampled_from(Precision),
    period_text=words,
    place=words,
    online_url=links,
    state=st.sampled_from(MomentState),
    feedback=words,
    feedback_on=st.sampled_from([None, "2026-10-01", "2026-10-01 12:00"]),
    internal_note=words,
    publication_state=st.sampled_from(PublicationState),
)
contacts = st.builds(
    Contact,
    id=st.uuids().map(str),
    key=words,
    kind=st.sampled_from(ContactKind),
    name=st.just("Ada"),
    organisation=words,
    role=st.sampled_from(ContactRole),
    role_text=words,
    email=st.sampled_from([None, "ada@plein.example", "ada"]),
    phone=st.sampled_from([None, "0381234567", "+31 38 123 45 67", "14038"]),
    website=links,
    publish_name=st.booleans(),
    basis=st.sampled_from(Basis),
    permission_on=st.sampled_from([None, "2026-01-01"]),
    internal_note=words,
)


@pytest.mark.parametrize(("kind", "made"), [(MOMENTS, moments), (CONTACTS, contacts)], ids=["moments", "contacts"])
@given(data=st.data())
def test_whatever_a_store_holds_comes_back_as_it_was(
    shared_store: Store, tmp_path_factory: pytest.TempPathFactory, kind: RecordKind, made: Any, data: st.DataObject
) -> None:
    records = data.draw(st.lists(made, min_size=1, max_size=4, unique_by=lambda record: record.id))
    path = tmp_path_factory.getbasetemp() / "willekeurig.csv"
    with shared_store.writing("schoonmaak") as transaction:
        transaction.delete(kind.record, [found.id for found in transaction.find(kind.record)])
        transaction.insert(records)
    before = shared_store.snapshot()

    taken_out(shared_store, path, kind)
    assert counts(brought_back(shared_store, path, kind)) == (0, 0, len(records), 0)
    assert shared_store.snapshot() == before
