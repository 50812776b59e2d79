"""Attaching a plan layer for the first time: what comes in, and what is turned away by name."""

from __future__ import annotations

import tracemalloc
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.sources import Duplicates, SourceFeature, as_text
from participatiekaart.plugin.participation.codes import Phase, PublicationState
from participatiekaart.plugin.participation.progress import CancelledError
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.protocol import Store

from .making import Listener, attach, counts, feature, plans, records, shape

KINDS = {
    "point": ("POINT (1 2)", "POINT (1 2)"),
    "points": ("MULTIPOINT (1 2, 3 4)", "MULTIPOINT (1 2, 3 4)"),
    "line": ("LINESTRING (0 0, 3 4)", "LINESTRING (0 0, 3 4)"),
    "lines": ("MULTILINESTRING ((0 0, 3 4), (9 9, 8 8))", "MULTILINESTRING ((0 0, 3 4), (9 9, 8 8))"),
    "polygon": ("POLYGON ((0 0, 4 0, 4 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 0))"),
    "polygon with Z": ("POLYGON Z ((0 0 1, 4 0 2, 4 4 3, 0 0 1))", "POLYGON ((0 0, 4 0, 4 4, 0 0))"),
    "polygons": (
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((10 0, 14 0, 14 4, 10 0)))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((10 0, 14 0, 14 4, 10 0)))",
    ),
    "a hole": (
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
    ),
    "an area with a loose line": (
        "GEOMETRYCOLLECTION (POLYGON ((0 0, 4 0, 4 4, 0 0)), LINESTRING (8 8, 9 9))",
        "POLYGON ((0 0, 4 0, 4 4, 0 0))",
    ),
}


@pytest.mark.parametrize(("wkt", "kept"), KINDS.values(), ids=list(KINDS))
def test_every_kind_of_place_comes_in(store: Store, wkt: str, kept: str) -> None:
    result = attach(store, [feature("P1", wkt)])

    assert counts(result) == (1, 0, 0, 0, 0)
    found = shape(plans(store)["P1"].geometry)
    assert found.is_valid
    assert not found.has_z
    assert found.equals(shapely.from_wkt(kept))


def test_a_layer_may_mix_kinds_and_have_rows_without_a_place(store: Store) -> None:
    result = attach(store, [feature(name, wkt) for name, (wkt, _) in KINDS.items()] + [feature("geen", None)])

    assert counts(result) == (len(KINDS) + 1, 0, 0, 0, 0)
    assert plans(store)["geen"].geometry is None


def test_a_crossing_border_is_mended_and_told(store: Store) -> None:
    listener = Listener()
    result = attach(store, [feature("P1", "POLYGON ((0 0, 10 10, 10 0, 0 30, 0 0))")], progress=listener)

    assert counts(result) == (1, 0, 0, 0, 0)
    assert shape(plans(store)["P1"].geometry).area == pytest.approx(125)
    (note,) = listener.notes
    assert note.startswith("Plan P1: de ligging was ongeldig en is hersteld; de grootte veranderde met +20.0000 %.")


UNUSABLE = {
    "empty": {"wkt": "POLYGON EMPTY"},
    "no surface left": {"wkt": "POLYGON ((0 0, 1 1, 2 2, 0 0))"},
    "no number": {"wkt": None, "geometry": bytes(shapely.to_wkb(shapely.Point(float("nan"), 1)))},
    "unreadable": {"wkt": None, "geometry": b"\x01\x03"},
    "by the layer": {"wkt": None, "problem": Text("De bocht is niet te lezen.", "The curve cannot be read.")},
}


@pytest.mark.parametrize("values", UNUSABLE.values(), ids=list(UNUSABLE))
def test_a_place_that_cannot_be_used_is_named_and_stops_no_other(store: Store, values: dict[str, Any]) -> None:
    result = attach(store, [feature("P1"), feature("P2", **values), feature("P3")])

    assert counts(result) == (2, 0, 0, 0, 1)
    (rejected,) = result.rejected
    assert rejected.record == "P2"
    assert rejected.reason.nl.endswith((".", "!"))
    assert list(plans(store)) == ["P1", "P3"]


KEYS: list[tuple[Any, str | None]] = [
    ("P-12", "P-12"),
    ("  P 12 \t", "P 12"),
    ("p-12", "p-12"),
    ("0012", "0012"),
    (12, "12"),
    (12.0, "12"),
    (-3.0, "-3"),
    (12.5, "12.5"),
    ("12.0", "12.0"),
    (9007199254740993, "9007199254740993"),
    (uuid.UUID(int=7), "00000000-0000-0000-0000-000000000007"),
    ("{A3F0}", "{A3F0}"),
    ("né", "né"),
    ("", None),
    ("  ", None),
    (None, None),
    ("\0", None),
]


@pytest.mark.parametrize(("key", "code"), KEYS)
def test_a_key_is_kept_as_the_text_a_person_sees(store: Store, key: Any, code: str | None) -> None:
    result = attach(store, [feature(key)])

    if code is None:
        (rejected,) = result.rejected
        assert (rejected.record, rejected.reason.nl) == (
            f"rij {key}",
            "De sleutel is leeg. Vul hem in de eigen laag in.",
        )
    else:
        assert list(plans(store)) == [code]


def test_of_a_row_without_a_key_it_is_told_what_the_layer_says_of_it(store: Store) -> None:
    too_long = Text("De sleutel is te lang.", "The key is too long.")

    assert [r.reason for r in attach(store, [feature(None, None, problem=too_long)]).rejected] == [too_long]


def test_keys_that_differ_in_case_or_zeros_are_other_plans(store: Store) -> None:
    assert counts(attach(store, [feature(key) for key in ("A1", "a1", "01", "1", "001")])) == (5, 0, 0, 0, 0)


@given(number=st.integers(-(2**53), 2**53))
def test_a_number_is_the_same_key_whatever_its_type(number: int) -> None:
    assert as_text(number) == as_text(float(number)) == as_text(f" {number} ") == str(number)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "ja"),
        (False, "nee"),
        (["Assendorp", 7.0, None, " "], "Assendorp, 7"),
        ([], None),
        (b"\x00\xffa", "00ff61"),
        ({"naam": "Café", "op": date(2026, 1, 2)}, '{"naam": "Café", "op": "2026-01-02"}'),
    ],
)
def test_a_field_of_another_kind_is_said_as_people_say_it(value: object, text: str | None) -> None:
    assert as_text(value) == text


def test_what_the_source_says_is_kept_as_text(store: Store) -> None:
    values = {"name": " Molenweg ", "summary": 2026, "kind": 3.0, "phase": "Planvorming", "url": "https://x.example"}
    attach(store, [feature("P1", **values)])

    found = plans(store)["P1"]
    said = (found.source_name, found.source_summary, found.source_kind, found.source_phase, found.source_url)
    assert said == ("Molenweg", "2026", "3", "Planvorming", "https://x.example")
    assert (found.name, found.summary, found.kind, found.phase, found.url) == (None, None, None, None, None)
    assert (found.current_name, found.current_phase) == ("Molenweg", Phase.PLANNING)


def test_a_phase_that_is_no_code_is_kept_beside_and_told_once(store: Store) -> None:
    listener = Listener()
    rows = [feature(1, phase="GEREED"), feature(2, phase="in voorbereiding"), feature(3, phase="in voorbereiding")]
    attach(store, rows, progress=listener)

    found = plans(store)
    assert [found[key].current_phase for key in "123"] == [Phase.DONE, None, None]
    assert found["2"].source_phase == "in voorbereiding"
    assert listener.notes == [
        "Fase “in voorbereiding” (2 keer) is geen fase die we kennen; die plannen hebben geen fase tot u er een kiest."
    ]
    assert found["1"].phase_since is None


def test_a_phase_of_one_plan_is_told_in_the_singular(store: Store) -> None:
    listener = Listener()
    attach(store, [feature(1, phase="in voorbereiding"), feature(2, name="caf\ufffd")], progress=listener)
    told = [note for note in listener.notes if "voorbereiding" in note or "tekens" in note]
    assert [note.split(" staan")[0].split(" is ")[0] for note in told] == ["In 1 plan", "Fase “in voorbereiding”"]


@pytest.mark.parametrize("publish", [False, True])
def test_publish_holds_for_added_plans(store: Store, publish: bool) -> None:
    attach(store, [feature("P1")], publish=publish)

    state = PublicationState.PUBLISHED if publish else PublicationState.CONCEPT
    assert plans(store)["P1"].publication_state is state


def test_the_source_is_registered_once_with_when_it_was_attached(store: Store) -> None:
    for _ in range(2):
        attach(store, [feature("A")])

    (source,) = records(store, PlanSource)
    assert (source.name, source.key_field, source.name_field) == ("Plangebieden", "code", "naam")
    assert source.attached_at == "2026-11-23T12:00:00+00:00"


def test_cancelling_writes_nothing(store: Store) -> None:
    for patience in (0, 3, 10, 11):
        with pytest.raises(CancelledError):
            attach(store, [feature(key) for key in range(10)], progress=Listener(patience))

    assert (plans(store), records(store, PlanSource)) == ({}, [])


@pytest.mark.parametrize("duplicates", Duplicates)
def test_it_tells_how_far_it_is_with_writing(store: Store, duplicates: Duplicates) -> None:
    listener = Listener()
    attach(store, [feature(key % 1100) for key in range(1200)], duplicates=duplicates, progress=listener)

    assert len(listener.fractions) > 1
    assert listener.fractions == sorted(listener.fractions)
    assert 0.4 < listener.fractions[-1] <= 1


def test_a_source_that_fails_half_way_writes_nothing(store: Store) -> None:
    def rows() -> Iterator[SourceFeature]:
        yield feature("A")
        raise OSError("verbinding verbroken")

    with pytest.raises(OSError, match="verbinding"):
        attach(store, rows())

    assert (plans(store), records(store, PlanSource)) == ({}, [])


def test_memory_does_not_grow_with_the_layer(store: Store) -> None:
    ring = shapely.Point(0, 0).buffer(10, quad_segs=160)
    one = bytes(shapely.to_wkb(ring))
    many = 1500

    def rows() -> Iterator[SourceFeature]:
        for number in range(many):
            yield SourceFeature(str(number), number, geometry=bytes(shapely.to_wkb(shapely.from_wkb(one))))

    for done in ((many, 0, 0, 0, 0), (0, 0, many, 0, 0)):
        tracemalloc.start()
        try:
            assert counts(attach(store, rows())) == done
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 0.8 * many * len(one)
