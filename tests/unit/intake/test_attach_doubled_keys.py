"""Attaching a layer in which a key occurs more than once: each row is turned away, or they become one plan."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.sources import Duplicates
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.protocol import Store

from .making import Listener, attach, counts, feature, plans, records, shape

AREA, LINE = "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))", "LINESTRING (30 0, 30 10)"


def test_a_doubled_key_is_rejected_row_by_row(store: Store) -> None:
    rows = [feature("A", row="rij 1"), feature("B", row="rij 2"), feature(" A ", row="rij 3")]
    result = attach(store, rows)

    assert counts(result) == (1, 0, 0, 0, 2)
    assert [(r.record, r.value) for r in result.rejected] == [("rij 1", "A"), ("rij 3", "A")]
    assert result.rejected[0].reason.nl == "De sleutel komt 2 keer voor. Maak hem uniek, of kies samenvoegen."
    assert list(plans(store)) == ["B"]


def test_a_key_whose_other_rows_cannot_be_used_is_doubled_still(store: Store) -> None:
    result = attach(store, [feature("A", "POLYGON EMPTY"), feature("A", "POLYGON EMPTY"), feature("A")])

    assert counts(result) == (0, 0, 0, 0, 3)
    assert result.rejected[2].reason.nl.startswith("De sleutel komt 3 keer voor.")


def test_the_rows_of_a_doubled_key_become_one_plan_where_asked(store: Store) -> None:
    rows = [
        feature("A", "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))", name=None, summary="Eerste"),
        feature("A", "POLYGON ((5 0, 5 10, 15 10, 15 0, 5 0))", name="Molenweg", summary="Tweede"),
        feature("A", "POLYGON ((30 0, 30 10, 40 10, 40 0, 30 0))", name="Anders"),
        feature("A", None),
    ]
    result = attach(store, rows, duplicates=Duplicates.MERGE)

    assert counts(result) == (1, 0, 0, 0, 0)
    found = plans(store)["A"]
    assert (found.source_name, found.source_summary) == ("Molenweg", "Eerste")
    attach(store, [feature("B", None), feature("B", None)], duplicates=Duplicates.MERGE)
    assert plans(store)["B"].geometry is None
    assert [source.merges for source in records(store, PlanSource)] == [True]
    merged = shape(found.geometry)
    assert (merged.geom_type, merged.area, len(merged.geoms)) == ("MultiPolygon", pytest.approx(250), 2)


@pytest.mark.parametrize("drawn", [[AREA, LINE], [f"GEOMETRYCOLLECTION ({AREA}, {LINE})"]])
def test_a_line_beside_an_area_is_left_out_and_told(store: Store, drawn: list[str]) -> None:
    listener = Listener()
    attach(store, [feature("A", wkt) for wkt in drawn], duplicates=Duplicates.MERGE, progress=listener)

    assert shape(plans(store)["A"].geometry).area == pytest.approx(100)
    assert [note.partition(",")[0] for note in listener.notes] == ["Plan A: losse lijnen of punten naast een vlak"]


def test_rows_of_one_plan_in_another_order_are_the_same_plan(store: Store) -> None:
    rows = [feature("A", f"LINESTRING ({at} 0, {at} 10)") for at in (10, 0, 20)]
    attach(store, rows, duplicates=Duplicates.MERGE)

    assert counts(attach(store, rows[::-1], duplicates=Duplicates.MERGE)) == (0, 0, 1, 0, 0)
