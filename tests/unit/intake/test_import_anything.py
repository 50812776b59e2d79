"""Whatever stands in a table, every row is taken or named, and taking it again changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.tables.headings import headings_of
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import Table
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact, Moment, PlanContact
from participatiekaart.plugin.store.protocol import Store

from .making import attach, feature
from .tabling import CONTACTS, MOMENTS

PLAUSIBLE = [
    *(
        "",
        "-",
        "ja",
        "nee",
        "GM9999",
        "inloop",
        "persoon",
        "raadplegen",
        "verplaatst",
        "dag",
        "onbekend",
        "0012",
        "1.0",
    ),
    *("2026-09-01", "01-09-2026 19:30", "2026-10-25 02:30", "2026-10-25T02:10+01:00", "2026-10-25T02:50+02:00"),
    *("2026-03-29 02:30", "9999-12-31", "0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"),
    *("=1+1", "#N/B", "x" * 40_000, "a / b", "'; DROP TABLE plan", "é\u0301", "😀"),
]
cells = st.one_of(st.sampled_from(PLAUSIBLE), st.text(st.characters(exclude_categories=("Cs",)), max_size=12)).map(
    str.strip
)


@pytest.mark.parametrize(("kind", "record"), [(MOMENTS, Moment), (CONTACTS, Contact)], ids=["moments", "contacts"])
@given(data=st.data())
def test_any_table_is_taken_or_named_row_by_row(
    shared_store: Store, kind: Any, record: Any, data: st.DataObject
) -> None:
    headings = ("sleutel", *(heading for heading in headings_of(kind) if heading != "sleutel"))
    given_by_hand = {"wijkcode": "GM9999", "naam": "Ada"}

    def row(number: int) -> tuple[int, tuple[str, ...]]:
        filled = data.draw(st.dictionaries(st.sampled_from(headings[1:]), cells, max_size=5))
        values = {**given_by_hand, **filled}
        return number, (f"{record.__name__} {number}", *(values.get(heading, "") for heading in headings[1:]))

    with shared_store.writing("schoonmaak") as transaction:
        transaction.delete(record, [found.id for found in transaction.find(record)])
    table = Table("tabel", headings, tuple(row(number) for number in range(2, 5)))

    first = import_records(shared_store, table, kind, None, "wie", Silent())
    again = import_records(shared_store, table, kind, None, "wie", Silent())

    assert first.added + len(first.rejected) == len(table.rows)
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.added)
    assert again.rejected == first.rejected
    for rejected in first.rejected:
        assert rejected.reason.nl
        assert rejected.reason.en
    with shared_store.reading() as reader:
        assert len(reader.find(record)) == first.added


@pytest.fixture(scope="module")
def store_with_plans(shared_store: Store) -> Store:
    attach(shared_store, [feature("P1"), feature("P2")])
    return shared_store


COLLIDING = {
    MOMENTS: {
        "titel": ("Inloop", "Avond"),
        "begin": ("2026-09-01", "2026-09-01 19:30", "1-9-2026", "-"),
        "einde": ("2026-09-01", "2026-09-02 21:00", "-"),
        "plaats": ("Wijkhuis", "Buurthuis", "-"),
        "staat": ("gepland", "verplaatst", "-"),
        "publiceren": ("ja", "nee"),
    },
    CONTACTS: {
        "naam": ("Ada", "-"),
        "email": ("ada@plein.example", "-"),
        "telefoon": ("14038", "038 000 00 00", "-"),
        "plancodes": ("P1", "P2", "P1;P2", "-"),
        "rol": ("wijkmanager", "vereniging", "-"),
        "publiceer_naam": ("ja", "nee"),
    },
}


@pytest.mark.parametrize(("kind", "record"), [(MOMENTS, Moment), (CONTACTS, Contact)], ids=["moments", "contacts"])
@given(data=st.data())
def test_a_table_of_rows_without_a_key_comes_to_rest(
    store_with_plans: Store, kind: Any, record: Any, data: st.DataObject
) -> None:
    with store_with_plans.writing("schoonmaak") as transaction:
        for emptied in (PlanContact, record):
            transaction.delete(emptied, [found.id for found in transaction.find(emptied)])
    headings = ("wijkcode", *COLLIDING[kind])
    row = st.tuples(st.just("GM9999"), *(st.sampled_from(("", *values)) for values in COLLIDING[kind].values()))
    rows = tuple(enumerate(data.draw(st.lists(row, min_size=2, max_size=6)), start=2))

    def bring() -> TakenIn:
        return import_records(store_with_plans, Table("tabel", headings, rows), kind, None, "wie", Silent())

    first, kept = bring(), store_with_plans.snapshot()
    again = bring()

    assert first.added + first.updated + first.unchanged + len(first.rejected) == len(rows)
    assert (again.added, again.updated) == (0, 0)
    assert again.rejected == first.rejected
    assert store_with_plans.snapshot() == kept
