"""What goes out to a spreadsheet comes back as it was, and what is changed in it is changed in the store."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.intake.tables.exports import export_records
from participatiekaart.plugin.intake.tables.headings import RecordKind, headings_of
from participatiekaart.plugin.intake.tables.table import read_table
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
from participatiekaart.plugin.participation.progress import CancelledError
from participatiekaart.plugin.participation.records import Contact, Moment, PlanContact
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Publication, Store

from .making import Listener
from .tabling import CONTACTS, MOMENTS, Desk, brought_back, counts, taken_out

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


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two moments of a plan and one of a wijk; two contacts, one of them of two plans."""
    plan, other = desk.plan_id("P1"), desk.plan_id("0012")
    days = {"begin_local": "2026-11-24 00:00", "end_local": "2026-12-06 00:00", "precision": Precision.DAY}
    put(
        desk.store,
        replace(INLOOP, plan=plan),
        Moment("m2", plan=other, key="007", title="3 mei", state=MomentState.MOVED, **days),
        Moment(
            "m3",
            neighbourhood_code="WK999901",
            period_text="december 2026",
            precision=Precision.MONTH,
            audience="Waar",
            place="2026-09-01",
            address="Dorpsstraat 12",
            influence="Links\x0brechts",
        ),
        TEAM,
        replace(
            TEAM,
            id="c2",
            role=ContactRole.PROJECT_LEADER,
            neighbourhood_code="WK999901",
            role_text=None,
            internal_note="-",
        ),
        PlanContact("t1", plan=plan, contact="c1"),
        PlanContact("t2", plan=other, contact="c1"),
    )
    return desk


@pytest.mark.parametrize(("kind", "count"), [(MOMENTS, 3), (CONTACTS, 2)])
def test_it_comes_back_as_it_was(filled: Desk, tmp_path: Path, kind: RecordKind, count: int) -> None:
    before = filled.store.snapshot()
    assert taken_out(filled.store, tmp_path / "uit.csv", kind) == count
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
    month = rows['="december 2026"']
    assert (month["wijkcode"], month["adres"]) == ("WK999901", "Dorpsstraat 12"), "nothing takes these for a value"

    rows["Inloop"]["plaats"] = "Buurthuis"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([headings, *(row.values() for row in rows.values())])
    assert counts(brought_back(filled.store, path, MOMENTS)) == (0, 1, 2, 0)
    assert {moment.place for moment in filled.all(MOMENTS)} == {"Buurthuis", None, "2026-09-01"}


def test_an_empty_store_gives_the_headings_to_fill_in(store: Store, tmp_path: Path) -> None:
    for kind in RecordKind:
        assert taken_out(store, tmp_path / "leeg.csv", kind) == 0
        assert read_table(tmp_path / "leeg.csv").headings == headings_of(kind)


def test_what_would_come_back_as_something_else_stays_empty_and_is_told(filled: Desk, tmp_path: Path) -> None:
    moments, contacts = Listener(), Listener()
    # a note that is a hyphen, which would clear it, and a sign that no spreadsheet keeps
    export_records(filled.store, tmp_path / "uit.csv", MOMENTS, moments)
    assert "2 cellen (beinvloedingsruimte, notitie_intern)" in " ".join(moments.notes)
    export_records(filled.store, tmp_path / "uit.csv", CONTACTS, contacts)
    assert "1 cel (notitie_intern)" in " ".join(contacts.notes)


def test_keys_that_an_import_takes_for_one_another_are_not_used(desk: Desk, tmp_path: Path) -> None:
    keys = {"n1": "caf\u00e9", "n2": "cafe\u0301", "n3": "twee", "n4": "twee", "n5": "n1"}
    one = replace(INLOOP, plan=desk.plan_id("P1"))
    put(desk.store, *(replace(one, id=id, title=id, key=key) for id, key in keys.items()))
    before = desk.store.snapshot()
    taken_out(desk.store, tmp_path / "uit.csv", MOMENTS)
    assert counts(brought_back(desk.store, tmp_path / "uit.csv", MOMENTS)) == (0, 0, 5, 0)
    assert desk.store.snapshot() == before


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


@pytest.mark.parametrize(("name", "said"), [("weg/uit.csv", "uit.csv"), ("uit", ".csv"), ("uit.xlsx", ".csv")])
def test_a_file_that_cannot_be_written_is_named(filled: Desk, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ParticipationError) as refused:
        taken_out(filled.store, tmp_path / name, MOMENTS)
    assert said in refused.value.text.nl
    assert not (tmp_path / name).exists()


def test_nothing_takes_the_place_of_what_is_no_file(filled: Desk, tmp_path: Path) -> None:
    made = [tmp_path / "map.csv", tmp_path / "pijp.csv", tmp_path / "link.csv"]
    made[0].mkdir()
    os.mkfifo(made[1])
    made[2].symlink_to(made[1])
    for path in made:
        with pytest.raises(ParticipationError):
            taken_out(filled.store, path, MOMENTS)
    assert made[0].is_dir() and made[1].is_fifo() and made[2].is_symlink()


def test_an_earlier_file_stands_until_all_of_the_new_one_does(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("nog in te lezen", encoding="utf-8")
    path.chmod(0o600)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))  # as a full disk
    try:
        with pytest.raises(ParticipationError) as refused:
            taken_out(filled.store, path, MOMENTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "maak ruimte" in refused.value.text.nl
    assert path.read_text(encoding="utf-8") == "nog in te lezen"

    taken_out(filled.store, path, MOMENTS)
    assert path.stat().st_mode & 0o777 == 0o600, "nobody else may read what is not public"
    assert [one.name for one in tmp_path.iterdir() if "uit" in one.name] == ["uit.csv"]


def test_an_earlier_file_stands_where_somebody_stops_it(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("nog in te lezen", encoding="utf-8")
    for patience in (0, 2, 3):
        with pytest.raises(CancelledError):
            export_records(filled.store, path, MOMENTS, Listener(patience))
    assert path.read_text(encoding="utf-8") == "nog in te lezen"


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
