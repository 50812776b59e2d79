"""The pages of more than a thousand plans, in the municipality's own colours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.projection import in_wgs84
from participatiekaart.plugin.publication.writers.pages import write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from ..small_town import AREAS, lies_in, moment, plan, site, square, town

FACE = ":root { --pk-merk: #5c0a2e; }"
FAR = square(203_000, 504_000, 100)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with a moment held, open and ahead, one whose only moment was held, and a thousand without any."""
    told = plan(name="Verteld", summary="Een samenvatting.")
    over = plan(name="Voorbij", geometry=None)
    moments = [
        moment(told, "2026-10-01 19:30", "2026-10-01 21:00", title="Vroeger"),
        moment(told, "2026-11-20 09:00", "2026-12-05 17:00", title="Nu"),
        moment(told, "2027-01-11 19:30", "2027-01-11 21:00", title="Later"),
        moment(over, "2026-09-01 19:30", "2026-09-01 21:00", title="Eerst"),
        moment(over, "2026-10-02 19:30", "2026-10-02 21:00", title="Laatst"),
    ]
    rest = [plan(name=f"Plan {number}", geometry=FAR if number == 7 else None) for number in range(1000)]
    made = tmp_path_factory.mktemp("groot")
    shown = site(town(told, over, *rest, *moments, lies_in(told, "WK999902", 1.0)))
    write_pages(shown, Staging(made), page_options(PageSettings(NO_BASEMAP, face=FACE), ("nl",)))
    return made


def item(folder: Path, slug: str) -> str:
    found = re.search(
        rf'<li class="plan" [^>]*>\n<h3 class="plan-naam"><a href="plannen/{slug}/.*?</p>\n</li>',
        (folder / "index.html").read_text("utf-8"),
        re.S,
    )
    assert found is not None
    return found.group()


def test_the_start_page_leaves_out_what_is_over_and_the_summary(folder: Path) -> None:
    told = item(folder, "verteld")
    assert re.findall(r'plan-moment">(\w+)</bdi>', told) == ["Nu", "Later"]
    assert "Een samenvatting." not in told
    course = re.search(r'data-verloop="([^"]*)"', told)
    assert course is not None
    # each instant is said once: as the end of the first moment, the begin and the end of the second
    assert course.group(1) == "open meedoen;e0 tussentijds;b1 open meedoen;e1 in_verwerking"
    assert "Een samenvatting." in (folder / "wijken/WK999902/index.html").read_text("utf-8")


def test_a_plan_with_nothing_ahead_keeps_its_last_moment(folder: Path) -> None:
    assert re.findall(r'plan-moment">(\w+)</bdi>', item(folder, "voorbij")) == ["Laatst"]


def test_the_map_of_the_town_has_middles_and_that_of_a_wijk_its_shapes(folder: Path) -> None:
    def value(path: str) -> Any:
        return json.loads((folder / path).read_text("utf-8").rpartition(" = ")[2].rstrip(";\n"))

    drawn = value("bestanden/kaart-plannen.js")
    figures, middles = drawn["cijfers"], drawn["plaatsen"]
    assert len(middles) == 1002 * 4
    # as the script of the map reads them: two numbers of two figures for each plan, in the order of the list
    steps = [figures.index(high) * len(figures) + figures.index(low) for high, low in zip(*[iter(middles)] * 2)]
    corner = drawn["west"], drawn["zuid"]
    found = {
        number: [start + each * drawn["stap"] for start, each in zip(corner, steps[2 * number :])]
        for number in range(1002)
        if any(steps[2 * number : 2 * number + 2])
    }
    names = re.findall(r'<h3 class="plan-naam"><a href="plannen/([^/]+)/', (folder / "index.html").read_text("utf-8"))
    expected = zip(("verteld", "plan-7"), in_wgs84([plan().geometry, FAR], "EPSG:28992"))
    assert found == {
        names.index(slug): pytest.approx(shapely.get_coordinates(shapely.from_wkb(place).centroid)[0], abs=2e-5)
        for slug, place in expected
    }
    # plans of the whole town stand in every wijk, without a shape
    assert [shape["slug"] for shape in value(f"wijken/{AREAS[2].code}/kaart.js")] == ["verteld"]


def test_the_colours_are_the_municipalitys(folder: Path) -> None:
    assert "--pk-merk: #5c0a2e;" in (folder / "bestanden/tokens.css").read_text("utf-8")
