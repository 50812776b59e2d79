"""The picture that comes along with a shared link: where there is one, and what is on it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy
import pytest
import shapely
from osgeo import gdal
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.page_settings import PageSettings
from participatiekaart.plugin.participation.records import Neighbourhood
from participatiekaart.plugin.store.addresses import open_store

from .released import change, make_store, release
from .small_town import AREAS, area, plan, square

PICTURE = "bestanden/delen.png"
MARK, FRONT = (14, 74, 99), (255, 255, 255)


def colours(path: Path) -> numpy.ndarray:
    """Red, green and blue of each pixel, as GDAL reads it."""
    gdal.UseExceptions()
    picture = gdal.Open(str(path))
    band = picture.GetRasterBand(1)
    table = band.GetRasterColorTable()
    values = numpy.array([table.GetColorEntry(number)[:3] for number in range(table.GetCount())])
    return values[band.ReadAsArray()]


def published(home: Path, areas: tuple[Neighbourhood, ...], **values: object) -> Path:
    release(make_store(home / "opslag.gpkg", [*areas, plan()]), home / "publiek", **values)
    return home / "publiek"


def test_it_shows_the_wijken_in_the_colours_of_the_municipality(folder: Path) -> None:
    seen = colours(folder / PICTURE)
    assert seen.shape == (630, 1200, 3)
    # two wijken, one above the other, twice as high as wide together
    for row, column, colour in (
        (5, 5, MARK),
        (315, 20, MARK),
        (180, 600, FRONT),
        (315, 600, MARK),
        (450, 600, FRONT),
        (625, 600, MARK),
    ):
        assert tuple(seen[row, column]) == colour, (row, column)


@pytest.mark.parametrize(
    ("page", "language"), [("index.html", "nl"), ("plannen/veld/index.html", "nl"), ("en/index.html", "en")]
)
def test_every_page_names_it_by_its_whole_address_and_in_words(folder: Path, page: str, language: str) -> None:
    text = (folder / page).read_text(encoding="utf-8")
    found = dict(re.findall(r'<meta property="og:(image[\w:]*)" content="([^"]*)">', text))
    alt = {"nl": "Omtrek van de gemeente met haar wijken", "en": "Outline of the municipality with its neighbourhoods"}
    assert found == {
        "image": f"https://kaart.example/{PICTURE}",
        "image:type": "image/png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": alt[language],
    }


def test_own_colours_and_new_borders_make_it_anew(tmp_path: Path) -> None:
    folder = published(tmp_path, AREAS)
    first = (folder / PICTURE).read_bytes()
    address = str(tmp_path / "opslag.gpkg")
    with open_store(address) as store, store.writing("proef") as transaction:
        transaction.change_pages(PageSettings(face=":root { --pk-merk: #800; --pk-op-merk: #ffffee; }"))
    release(address, folder)
    seen = colours(folder / PICTURE)
    assert (tuple(seen[5, 5]), tuple(seen[180, 600])) == ((136, 0, 0), (255, 255, 238))
    change(address, Neighbourhood, AREAS[1].id, geometry=square(200_500, 501_000, 500))
    release(address, folder)
    assert (folder / PICTURE).read_bytes() != first
    assert tuple(colours(folder / PICTURE)[180, 500]) == (136, 0, 0)


def test_the_same_wijken_give_the_same_bytes_and_a_file_that_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "een").mkdir()
    (tmp_path / "twee").mkdir()
    one, other = (published(tmp_path / name, AREAS) for name in ("een", "twee"))
    assert (one / PICTURE).read_bytes() == (other / PICTURE).read_bytes()
    assert len((one / PICTURE).read_bytes()) < 40_000
    before = (one / PICTURE).stat().st_ino
    release(str(tmp_path / "een/opslag.gpkg"), one)
    assert (one / PICTURE).stat().st_ino == before


def wkb(shape: shapely.Geometry) -> bytes:
    return bytes(shapely.to_wkb(shape))


HOLE = shapely.box(200_000, 500_000, 202_000, 502_000).difference(shapely.box(200_800, 500_800, 201_200, 501_200))


def test_a_hole_in_a_wijk_is_left_out(tmp_path: Path) -> None:
    folder = published(tmp_path, (area("WK999901", "Rand", geometry=wkb(shapely.MultiPolygon([HOLE]))),))
    seen = colours(folder / PICTURE)
    assert (tuple(seen[315, 600]), tuple(seen[315, 450])) == (MARK, FRONT)


@pytest.mark.parametrize(
    ("corners", "half"), [((200_000, 500_000, 210_000, 501_000), 56), ((5, 52, 6, 52.1), 91)], ids=["metres", "degrees"]
)
def test_a_town_wider_than_the_picture_stands_on_it_whole(
    tmp_path: Path, corners: tuple[float, ...], half: int
) -> None:
    wide = shapely.MultiPolygon([shapely.box(*corners)])
    seen = colours(published(tmp_path, (area("WK999901", "Lint", geometry=wkb(wide)),)) / PICTURE)
    across = [(315, 600 + side * (560 + step)) for side in (-1, 1) for step in (-10, 10)]
    upright = [(315 + side * (half + step), 600) for side in (-1, 1) for step in (-10, 10)]
    assert [tuple(seen[place]) for place in (*across, *upright)] == [FRONT, MARK] * 4


@pytest.mark.parametrize(
    ("areas", "values"),
    [
        (AREAS, {"base_url": None}),
        ((), {}),
        ((area("WK999901", "Leeg"),), {}),
        ((area("BU99990101", "Buurt", AreaLevel.BUURT, geometry=square(200_000, 500_000, 500)),), {}),
    ],
    ids=["no public address", "no wijken", "no borders", "no wijk"],
)
def test_where_there_is_nothing_to_show_or_nowhere_to_point_at_no_page_names_one(
    tmp_path: Path, areas: tuple[Neighbourhood, ...], values: dict[str, object]
) -> None:
    folder = published(tmp_path, areas, **values)
    assert not (folder / PICTURE).exists()
    assert "og:image" not in (folder / "index.html").read_text(encoding="utf-8")
