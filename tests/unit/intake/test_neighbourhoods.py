"""Bringing in wijken and buurten: mended or turned away by name, never silently smaller, updated when done again."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.intake.areas.neighbourhoods import import_neighbourhoods
from participatiekaart.plugin.intake.sources import SourceArea
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.areas import parent_at_cbs
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.records import Neighbourhood
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.store.protocol import Store

from .making import BOWTIE, SQUARE, WHO, Listener, records, shape, wkb

# a square with a spike and a doubled stretch; its surface is 100 still
SPIKE = "POLYGON ((0 0, 10 0, 10 10, 10 20, 10 10, 0 10, 0 0))"
HALF_OVERLAP = "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((5 0, 15 0, 15 10, 5 10, 5 0)))"


def area(code: Any, wkt: str | None = SQUARE, **values: Any) -> SourceArea:
    geometry = wkb(wkt) if wkt else None
    return SourceArea(**{"row": f"rij {code}", "code": code, "name": f"Wijk {code}", "geometry": geometry, **values})


def bring_in(
    store: Store, *areas: SourceArea, level: AreaLevel = AreaLevel.WIJK, year: int = 2026, progress: Any = None
) -> TakenIn:
    return import_neighbourhoods(store, areas, level, year, WHO, progress or Silent())


def counts(result: TakenIn) -> tuple[int, int, int]:
    return result.added, result.updated, len(result.rejected)


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("BU01930101", "WK019301"),
        ("WK019301", "GM0193"),
        ("GM0193", None),
        ("BU0193", None),
        ("bu01930101", None),
        ("Centrum", None),
        ("WK0193011", None),
        ("BU019301011", None),
    ],
)
def test_a_cbs_code_tells_what_it_lies_in(code: str, parent: str | None) -> None:
    assert parent_at_cbs(code) == parent


@pytest.mark.parametrize(
    ("said", "code", "kept"),
    [
        (None, "WK999901", "GM9999"),
        ("SD01", "WK999901", "SD01"),
        (" ", "WK999901", "GM9999"),
        (12.0, "Centrum", "12"),
        (None, "Centrum", None),
    ],
)
def test_the_parent_that_the_layer_names_goes_before_the_prefix(
    store: Store, said: Any, code: str, kept: str | None
) -> None:
    bring_in(store, area(code, parent=said))

    assert records(store, Neighbourhood)[0].parent_code == kept


def test_an_area_comes_in_with_its_level_and_year(store: Store) -> None:
    result = bring_in(store, area(" BU99990101 ", name=" Molenveld "), level=AreaLevel.BUURT, year=2025)

    assert counts(result) == (1, 0, 0)
    (found,) = records(store, Neighbourhood)
    assert (found.code, found.name, found.level, found.year) == ("BU99990101", "Molenveld", AreaLevel.BUURT, 2025)
    assert shape(found.geometry).equals(shape(wkb(SQUARE)))
    assert shape(found.geometry).geom_type == "MultiPolygon"


@pytest.mark.parametrize(
    ("wkt", "size", "told"),
    [
        (SQUARE, 100, None),
        ("POLYGON Z ((0 0 1, 0 10 1, 10 10 1, 10 0 1, 0 0 1))", 100, None),
        (SPIKE, 100, None),
        (BOWTIE, 50, "veranderde met +100.0000 %"),
        (HALF_OVERLAP, 150, "veranderde met -25.0000 %"),
        ("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (20 20, 21 20, 21 21, 20 20))", 100, "veranderde met +0.5000 %"),
        ("GEOMETRYCOLLECTION (POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0)), POINT (50 50))", 100, "losse lijnen of punten"),
    ],
    ids=["valid", "with Z", "a spike", "a bow tie", "overlapping parts", "a hole outside", "a point beside it"],
)
def test_a_border_is_mended_and_never_silently_another_size(
    store: Store, wkt: str, size: float, told: str | None
) -> None:
    listener = Listener()
    result = bring_in(store, area("WK999901", wkt), area("WK999902"), progress=listener)

    assert counts(result) == (2, 0, 0)
    found = shape(records(store, Neighbourhood)[0].geometry)
    assert found.is_valid
    assert found.area == pytest.approx(size)
    notes = [note for note in listener.notes if note.startswith("WK999901:")]
    assert [told in note for note in notes] == [True] * (told is not None)


REFUSED = {
    "no code": (area("  "), "De code is leeg."),
    "no place": (area("X", None), "De ligging is leeg of niet te herstellen."),
    "a line": (area("X", "LINESTRING (0 0, 9 9)"), "Dit is geen vlak."),
    "empty": (area("X", "POLYGON EMPTY"), "leeg of niet te herstellen"),
    "flat": (area("X", "POLYGON ((0 0, 1 1, 2 2, 0 0))"), "leeg of niet te herstellen"),
    "unreadable": (area("X", None, geometry=b"\x01\x03\x00"), "kan niet worden gelezen"),
    "no code, by the layer": (area(None, problem=Text("Te lang.", "Too long.")), "Te lang."),
    "by the layer": (area("X", None, problem=Text("Te krom.", "Too curved.")), "Te krom."),
}


@pytest.mark.parametrize(("refused", "words"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_area_is_named_and_stops_no_other(store: Store, refused: SourceArea, words: str) -> None:
    result = bring_in(store, area("WK999901"), refused, area("WK999902"))

    assert counts(result) == (2, 0, 1)
    assert result.rejected[0].record in ("X", refused.row)
    assert words in result.rejected[0].reason.nl


def test_a_nameless_area_goes_by_its_code(store: Store) -> None:
    bring_in(store, area("WK999901", name=None))

    assert records(store, Neighbourhood)[0].name == "WK999901"


def test_land_and_water_of_one_code_become_one_area(store: Store) -> None:
    listener = Listener()
    water = area("BU99990101", "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))", name="Water")
    result = bring_in(store, area("BU99990101", name="Molenveld"), water, level=AreaLevel.BUURT, progress=listener)

    assert counts(result) == (1, 0, 0)
    (found,) = records(store, Neighbourhood)
    assert (found.name, shape(found.geometry).area) == ("Molenveld", pytest.approx(200))
    assert listener.notes == [
        "BU99990101: komt 2 keer voor (bijvoorbeeld land en water) en is samengevoegd tot één gebied."
    ]


def test_an_area_of_which_a_part_cannot_be_used_is_not_made_smaller(store: Store) -> None:
    bring_in(store, area("BU99990101"), area("BU99990101", "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"))
    before = records(store, Neighbourhood)

    result = bring_in(store, area("BU99990101"), area("BU99990101", "POLYGON EMPTY"), area("BU99990102"))

    assert (result.added, result.updated) == (1, 0)
    assert [rejected.record for rejected in result.rejected] == ["BU99990101", "BU99990101"]
    assert result.rejected[1].reason.nl.startswith("Een ander deel van dit gebied kon niet worden gebruikt.")
    assert records(store, Neighbourhood)[:1] == before


def test_the_gaps_between_areas_are_left_alone(store: Store) -> None:
    sliver = "POLYGON ((10.01 0, 10.01 10, 20 10, 20 0, 10.01 0))"
    bring_in(store, area("A"), area("B", sliver))

    one, other = (shape(found.geometry) for found in records(store, Neighbourhood))
    assert one.distance(other) == pytest.approx(0.01)
    assert one.union(other).area == pytest.approx(199.9)


def test_bringing_in_again_updates_what_differs(store: Store) -> None:
    bring_in(store, area("A"), area("B"), area("C"))
    ids = {found.code: found.id for found in records(store, Neighbourhood)}

    result = bring_in(store, area("A"), area("B", name="Nieuw"), area("C", BOWTIE), area("D"))

    assert counts(result) == (1, 2, 0)
    found = {found.code: found for found in records(store, Neighbourhood)}
    assert {code: found[code].id for code in ids} == ids
    assert [found[code].version for code in "ABCD"] == [1, 2, 2, 1]
    assert found["B"].name == "Nieuw"


def test_each_year_has_its_own_areas_and_the_newest_of_each_level_counts(store: Store) -> None:
    for year in (2026, 2024):
        bring_in(store, area("WK999901", name=f"Wijk {year}"), year=year)
    bring_in(store, area("WK999902"), year=2024)
    bring_in(store, area("BU99990101"), level=AreaLevel.BUURT, year=2025)

    assert len(records(store, Neighbourhood)) == 4
    current = store.snapshot().current_neighbourhoods
    assert {(code, found.name, found.year) for code, found in current.items()} == {
        ("WK999901", "Wijk 2026", 2026),
        ("BU99990101", "Wijk BU99990101", 2025),
    }


def test_cancelling_brings_in_nothing(store: Store) -> None:
    with pytest.raises(CancelledError):
        bring_in(store, area("A"), area("B"), area("C"), progress=Listener(2))

    assert records(store, Neighbourhood) == []


@pytest.mark.parametrize("level", list(AreaLevel))
def test_a_code_may_stand_at_one_level_only_in_a_year(store: Store, level: AreaLevel) -> None:
    bring_in(store, area("A"))
    result = bring_in(store, area("A"), level=level)

    assert [found.level for found in records(store, Neighbourhood)] == [level]
    assert result.updated == (level is not AreaLevel.WIJK)


def test_wijken_that_become_buurten_since_both_have_the_same_codes_are_told(store: Store) -> None:
    bring_in(store, area("1"), area("2"), area("9"))
    listener = Listener()
    bring_in(store, area("1"), area("2"), area("3"), level=AreaLevel.BUURT, progress=listener)
    (said,) = listener.notes
    assert said.startswith("Deze gebieden stonden er als “Wijk” en zijn nu “Buurt”: 2, zoals 1.")

    bring_in(store, area("1"), area("9"), area("3"), level=AreaLevel.BUURT, year=2027, progress=listener)
    bring_in(store, area("1"), area("2"), area("3"), level=AreaLevel.BUURT, progress=listener)
    bring_in(store, area("BU99990101"))
    bring_in(store, area("BU99990101"), level=AreaLevel.BUURT, progress=listener)
    told = [note for note in listener.notes if note.startswith("Deze gebieden")]
    assert told == [said], "the codes of another year, the same again, and a level that is put right"


@pytest.mark.parametrize(
    ("code", "level", "meant"),
    [
        ("BU99990101", AreaLevel.WIJK, "Buurt"),
        ("WK999901", AreaLevel.BUURT, "Wijk"),
        ("GM9999", AreaLevel.WIJK, "Gemeente"),
    ],
)
def test_a_level_that_the_codes_contradict_is_told_once(store: Store, code: str, level: AreaLevel, meant: str) -> None:
    listener = Listener()
    result = bring_in(store, area("X1"), area(code), area(f"{code[:-1]}5"), level=level, progress=listener)

    assert counts(result) == (3, 0, 0)
    # GM9995 is another town, too
    (said,) = (note for note in listener.notes if "niveau" in note)
    assert said.startswith(f"Codes zoals {code} zijn bij het CBS van het niveau “{meant}”, en zijn nu ingelezen als")


@pytest.mark.parametrize("code", ["BU99990101", "BUURT 1", "WK12", "GM"])
def test_nothing_is_told_of_the_level_of_other_codes(store: Store, code: str) -> None:
    listener = Listener()
    bring_in(store, area(code), level=AreaLevel.BUURT, progress=listener)

    assert listener.notes == []


def test_areas_of_other_towns_are_told_once(store: Store) -> None:
    """CBS gives the whole country in one file."""
    listener = Listener()
    result = bring_in(store, *map(area, ("WK999901", "WK000300", "WK000301", "Centrum")), progress=listener)

    assert counts(result) == (4, 0, 0)
    (said,) = listener.notes
    assert said.startswith("Gebieden die volgens hun code niet van GM9999 zijn: 2 van de 4, zoals WK000300.")


def test_a_division_of_an_earlier_year_than_stands_is_told_to_count_for_nothing(store: Store) -> None:
    listener = Listener()
    bring_in(store, area("WK999901"), year=2026, progress=listener)
    bring_in(store, area("BU99990101"), level=AreaLevel.BUURT, year=2020, progress=listener)
    assert listener.notes == []

    bring_in(store, area("WK999901"), year=2020, progress=listener)
    (said,) = listener.notes
    assert said.startswith("Van het niveau “Wijk” staat er al een indeling van 2026. Die telt;")
