"""Every place of the corpus through attaching and assigning: valid and of its right size, or named."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.intake.areas.assign import AssignResult
from participatiekaart.plugin.intake.areas.neighbourhoods import NO_AREA, import_neighbourhoods
from participatiekaart.plugin.intake.sources import Duplicates, SourceArea
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.geometry import mend, mend_all
from participatiekaart.plugin.participation.records import Neighbourhood
from participatiekaart.plugin.store.protocol import Store

from ..making import WHO, Listener, attach, feature, plans, records, shape
from .geometry_corpus import AREAS, PLACES, REFUSED, SURFACES, box, moved
from .going_through import TAKEN, Run, ogr_shape


def size_of(place: Any) -> float:
    """Of an OGR geometry: m², m or points."""
    if place.GetDimension() == 0:
        return float(max(place.GetGeometryCount(), 1))
    return float(place.Length() if place.GetDimension() == 1 else place.GetArea())


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_named_with_the_reason(run: Run, name: str) -> None:
    (rejected,) = [rejected for rejected in run.attached.rejected if rejected.record == name]
    assert rejected.reason == PLACES[name].refused
    assert name not in run.plans


def test_everything_else_came_in(run: Run) -> None:
    assert set(run.plans) == set(TAKEN)
    assert (run.attached.added, len(run.attached.rejected)) == (len(TAKEN), len(REFUSED))
    assert run.published.plans == len(TAKEN)
    assert run.published.withheld == 0


def test_many_at_once_are_mended_as_each_alone() -> None:
    drawn = [place.wkb for place in PLACES.values()]

    assert mend_all([*drawn, *reversed(drawn)]) == [mend(wkb) for wkb in (*drawn, *reversed(drawn))]


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_stored_is_valid_and_of_its_right_size(run: Run, name: str) -> None:
    stored = run.plans[name].geometry
    assert stored is not None
    place = ogr_shape(stored)

    assert place.IsValid()
    assert not place.IsEmpty()
    assert place.GetCoordinateDimension() == 2
    assert size_of(place) == pytest.approx(PLACES[name].size, rel=1e-6)


@pytest.mark.parametrize("name", TAKEN)
def test_a_change_of_size_is_told_and_nothing_else(run: Run, name: str) -> None:
    assert any(note.startswith(f"Plan {name}: ") for note in run.notes) == PLACES[name].told


@pytest.mark.parametrize("name", TAKEN)
def test_the_shares_of_each_level_are_right(run: Run, name: str) -> None:
    place, found = PLACES[name], run.shares[name]

    wijken = {code: share for code, share in found.items() if code in ("WKA", "WKB")}
    expected = {"WKA": place.in_a / place.size, "WKB": place.in_b / place.size}
    assert wijken == pytest.approx({code: share for code, share in expected.items() if share}, rel=1e-6)
    buurten = sum(share for code, share in found.items() if code.startswith("BU"))
    assert buurten == pytest.approx(sum(wijken.values()), rel=1e-6)
    assert sum(wijken.values()) <= 1 + 1e-12


@pytest.mark.parametrize("name", SURFACES)
def test_the_shares_of_surfaces_are_those_another_library_finds(run: Run, name: str) -> None:
    stored = run.plans[name].geometry
    assert stored is not None
    place = ogr_shape(stored)
    for code, (level, wkb) in AREAS.items():
        if level is not AreaLevel.MUNICIPALITY:
            part = place.Intersection(ogr_shape(wkb)).GetArea() / place.GetArea()
            assert run.shares[name].get(code, 0) == pytest.approx(part, rel=1e-6, abs=1e-15)


def test_only_what_covers_the_town_concerns_all_of_it(run: Run) -> None:
    whole = {key for key, plan in run.plans.items() if plan.whole_town_by_share}
    assert whole == {"the whole world", "a hole that touches a side"}


def test_what_lies_outside_is_named_before_it_is_published(run: Run) -> None:
    outside = {name for name, codes in run.findings.items() if "buiten_gemeente" in codes}
    assert outside == {"swapped axes"}
    assert run.assigned == AssignResult(len(TAKEN) - 3, 3)


def test_attaching_the_corpus_again_changes_nothing(store: Store) -> None:
    rows = [feature(name, None, geometry=place.wkb) for name, place in PLACES.items()]
    attach(store, rows)

    again = attach(store, rows)

    assert (again.added, again.updated, again.unchanged, again.missing) == (0, 0, len(TAKEN), 0)


@pytest.mark.parametrize("name", PLACES)
def test_as_the_border_of_a_neighbourhood(store: Store, name: str) -> None:
    place, listener = PLACES[name], Listener()

    result = import_neighbourhoods(
        store, [SourceArea("rij 1", "W1", name, None, place.wkb)], AreaLevel.WIJK, 2026, WHO, listener
    )

    if name in SURFACES:
        border = shape(records(store, Neighbourhood)[0].geometry)
        assert (result.added, result.rejected) == (1, [])
        assert border.geom_type == "MultiPolygon"
        assert border.is_valid
        assert border.area == pytest.approx(place.size, rel=1e-6)
        assert any(note.startswith("W1: ") for note in listener.notes) == place.told
    else:
        (rejected,) = result.rejected
        assert (rejected.record, rejected.reason) == ("W1", place.refused or NO_AREA)
        assert records(store, Neighbourhood) == []


def test_rows_of_one_key_that_differ_in_kind_are_merged_and_told(store: Store) -> None:
    listener = Listener()
    rows = [
        feature("P", None, geometry=moved("POLYGON ((0 0, 10 0, 10 10, 0 0))")),
        feature("P", None, geometry=moved("LINESTRING (0 0, 99 99)")),
        feature("Q", None, geometry=box(0, 0, 10, 10)),
        feature("Q", None, geometry=box(5, 0, 15, 10)),
    ]

    attach(store, rows, duplicates=Duplicates.MERGE, progress=listener)

    assert {key: shape(plan.geometry).area for key, plan in plans(store).items()} == {"P": 50, "Q": 150}
    assert [note.split(":")[0] for note in listener.notes] == ["Plan P"]
