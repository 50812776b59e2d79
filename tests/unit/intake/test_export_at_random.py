"""Whatever a store holds comes back from a spreadsheet as it was."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.participation.cells import FORMULA_STARTS
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
from participatiekaart.plugin.participation.records import Contact, Moment
from participatiekaart.plugin.store.protocol import Store

from .tabling import CONTACTS, MOMENTS, brought_back, counts, taken_out

words = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "-",
            "0012",
            "1.0",
            "=1+1",
            '+A1"&B1',
            "\uff1d1",
            "\t=1",
            '="a"',
            "#N/B",
            "3 mei",
            "ja",
            "Waar",
            "12 mei",
            " los ",
            "a\nb",
            "a\r\nb",
            "'",
            '"',
            "x" * 300,
        ]
    ),
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
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for cell in (cell for cells in csv.reader(stream, delimiter=";") for cell in cells):
            assert not cell.startswith(FORMULA_STARTS) or re.fullmatch('="[^"]*"', cell), "no formula but a text"
    assert counts(brought_back(shared_store, path, kind)) == (0, 0, len(records), 0)
    assert shared_store.snapshot() == before
