"""Where a plan is, in words."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import PlanNeighbourhood
from participatiekaart.plugin.publication.writers.pages.where import share_words, size_words

from ..released import change, make_store, release
from ..small_town import AREAS, area, lies_in, plan, square

RD = "EPSG:28992"


def box(width: float, height: float, x: float = 200_000) -> shapely.Geometry:
    return shapely.box(x, 500_000, x + width, 500_000 + height)


AREA = box(300, 100)
LINE = shapely.LineString([(200_000, 500_000), (200_300, 500_000)])
SPOT = shapely.Point(200_000, 500_000)


@pytest.mark.parametrize(
    ("shape", "nl", "en"),
    [
        (AREA, "Het gebied is ongeveer 3 hectare groot.", "The area is about 3 hectares."),
        (box(100, 100), "Het gebied is ongeveer 1 hectare groot.", "The area is about 1 hectare."),
        (box(325, 100), "Het gebied is ongeveer 3,2 hectare groot.", "The area is about 3.2 hectares."),
        (box(950, 100), "Het gebied is ongeveer 9,5 hectare groot.", "The area is about 9.5 hectares."),
        (box(34, 13), "Het gebied is ongeveer 440 vierkante meter groot.", "The area is about 440 square metres."),
        (box(1, 1), "Het gebied is ongeveer 1 vierkante meter groot.", "The area is about 1 square metre."),
        (
            box(12_345, 10_000),
            "Het gebied is ongeveer 120 vierkante kilometer groot.",
            "The area is about 120 square kilometres.",
        ),
        (
            shapely.MultiPolygon([AREA, box(100, 100, 201_000)]),
            "Het gaat om 2 gebieden, samen ongeveer 4 hectare.",
            "The plan covers 2 areas, together about 4 hectares.",
        ),
        (
            shapely.MultiPolygon([box(10, 10, 200_000 + 20 * n) for n in range(40)]),
            "Het gaat om losse gebieden, samen ongeveer 4000 vierkante meter.",
            "The plan covers separate areas, together about 4000 square metres.",
        ),
        (LINE, "De lijn op de kaart is ongeveer 300 meter lang.", "The line on the map is about 300 metres long."),
        (
            shapely.LineString([(200_000, 500_000), (201_234, 500_000)]),
            "De lijn op de kaart is ongeveer 1,2 kilometer lang.",
            "The line on the map is about 1.2 kilometres long.",
        ),
        (SPOT, "Het gaat om één plek.", "The plan is in one place."),
        (shapely.MultiPoint([SPOT, (201_000, 500_000)]), "Het gaat om 2 plekken.", "The plan is in 2 places."),
        (
            shapely.GeometryCollection([AREA, LINE, SPOT]),
            "Het gebied is ongeveer 3 hectare groot.",
            "The area is about 3 hectares.",
        ),
    ],
)
def test_the_size_is_said_in_two_figures(shape: shapely.Geometry, nl: str, en: str) -> None:
    (words,) = size_words([shapely.to_wkb(shape)], RD)
    assert words is not None
    assert (words.nl, words.en) == (nl, en)


def test_without_a_place_or_in_a_system_of_degrees_there_is_no_size() -> None:
    assert size_words([None, shapely.to_wkb(shapely.Polygon()), shapely.to_wkb(box(0.5, 0.5))], RD) == [None] * 3
    assert size_words([shapely.to_wkb(shapely.box(6, 52, 7, 53))], "EPSG:4326") == [None]
    assert size_words([], RD) == []


@given(st.floats(min_value=1, max_value=1e12))
def test_any_size_is_within_a_tenth_of_what_is_said(size: float) -> None:
    (words,) = size_words([shapely.to_wkb(shapely.box(0, 0, size, 1))], RD)
    assert words is not None
    number, unit = re.findall(r"ongeveer ([\d,]+) (.*) groot", words.nl)[0]
    metres = {"vierkante meter": 1, "hectare": 10_000, "vierkante kilometer": 1_000_000}[unit]
    assert float(number.replace(",", ".")) * metres == pytest.approx(size, rel=0.1)


def test_shares_are_told_where_there_is_more_than_one_wijk() -> None:
    assert share_words(()) == ()
    assert share_words((100,)) == (None,)
    told = share_words((82, 18, 0, None))
    assert [words and words.nl for words in told] == [
        "82 % van het plan",
        "18 % van het plan",
        "minder dan 1 % van het plan",
        None,
    ]


def test_without_wijken_the_buurten_are_named(tmp_path: Path) -> None:
    yard = plan(name="Hof")
    buurten = [one for one in AREAS if one.level is not AreaLevel.WIJK]
    address = make_store(tmp_path / "opslag.gpkg", [*buurten, yard, lies_in(yard, "BU99990201", 1.0)])
    release(address, tmp_path / "publiek")
    assert where(tmp_path / "publiek", "hof") == (
        "Waar is het? Buurten: Zuid-Oost Het gebied is ongeveer 1 hectare groot."
    )


def where(folder: Path, slug: str, language: str = "") -> str:
    """What stands under "where", as a person reads it."""
    text = (folder / language / "plannen" / slug / "index.html").read_text(encoding="utf-8")
    section = text.partition('aria-labelledby="waar"')[2].partition("</section>")[0]
    words = section.partition(">")[2].partition('<div class="kaart"')[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())


def test_a_plan_of_which_nobody_typed_a_place_says_where_it_is(tmp_path: Path) -> None:
    both, alone, unassigned = plan(name="Molenweg"), plan(name="Plein"), plan(name="Laan")
    town, line = plan(name="Stad", whole_town=True), plan(name="Weg", geometry=shapely.to_wkb(LINE))
    buurt = area("BU99990101", "Kop van Noord", AreaLevel.BUURT, parent_code="WK999901", geometry=square(1, 1, 1))
    ties = [
        lies_in(both, "WK999902", 0.816),
        lies_in(both, "WK999901", 0.184),
        lies_in(both, "BU99990201", 0.816),
        lies_in(both, "BU99990101", 0.184),
        lies_in(alone, "WK999901", 1.0),
        lies_in(town, "WK999901", 0.5),
    ]
    records = [*AREAS, buurt, both, alone, unassigned, town, line, *ties]
    address, folder = make_store(tmp_path / "opslag.gpkg", records), tmp_path / "publiek"
    release(address, folder)
    assert where(folder, "molenweg") == (
        "Waar is het? Zuid 82 % van het plan Noord 18 % van het plan "
        "Buurten: Zuid-Oost , Kop van Noord Het gebied is ongeveer 1 hectare groot."
    )
    assert where(folder, "molenweg", "en") == (
        "Where is it? Zuid 82% of the plan Noord 18% of the plan "
        "Smaller areas: Zuid-Oost , Kop van Noord The area is about 1 hectare."
    )
    assert where(folder, "plein") == "Waar is het? Noord Het gebied is ongeveer 1 hectare groot."
    assert where(folder, "laan") == "Waar is het? Het gebied is ongeveer 1 hectare groot."
    assert where(folder, "weg") == "Waar is het? De lijn op de kaart is ongeveer 300 meter lang."
    assert where(folder, "stad") == "Waar is het? hele gemeente Het plan geldt voor de hele gemeente."
    before = (folder / "plannen.geojson").read_bytes()
    # other borders tell another part, and the plan itself did not change
    for tie, share in zip(ties[:2], (0.7, 0.3)):
        change(address, PlanNeighbourhood, tie.id, share=share)
    release(address, folder)
    assert "Zuid 70 % van het plan Noord 30 % van het plan" in where(folder, "molenweg")
    assert (folder / "plannen.geojson").read_bytes() == before
