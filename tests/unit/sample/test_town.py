"""The sample town looks like a municipality's real work: nested areas, every kind of plan, moment and contact."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import fiona
import pytest
import shapely
from participatiekaart.plugin.intake.tables.headings import RecordKind, headings_of
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Phase
from participatiekaart.plugin.participation.terms import SATURDAY, six_weeks
from shapely.geometry import shape

MAKER = Path(__file__).resolve().parents[3] / "resources/sample/make_town.py"


def make(folder: Path) -> Path:
    arguments = ["--seed", "1", "--day", "2026-11-23", "--out", str(folder)]
    subprocess.run([sys.executable, str(MAKER), *arguments], check=True)
    return folder


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("a town"))


def rows(path: Path, layer: str | None = None) -> list[Any]:
    with fiona.open(path, layer=layer) as source:
        return list(source)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


@pytest.mark.parametrize("layer", ["wijken", "buurten"])
def test_areas_tile_the_municipality(town: Path, layer: str) -> None:
    whole = shape(rows(town / "neighbourhoods.gpkg", "gemeente")[0]["geometry"])
    parts = [shape(row["geometry"]) for row in rows(town / "neighbourhoods.gpkg", layer)]
    assert shapely.union_all(parts).symmetric_difference(whole).area < 1
    assert sum(part.area for part in parts) == pytest.approx(whole.area, abs=1)


def test_codes_nest_as_those_of_cbs(town: Path) -> None:
    wijken = {row["properties"]["wijkcode"] for row in rows(town / "neighbourhoods.gpkg", "wijken")}
    buurten = {row["properties"]["buurtcode"] for row in rows(town / "neighbourhoods.gpkg", "buurten")}
    assert len(wijken) == 12
    assert {f"WK{code[2:8]}" for code in buurten} == wijken


def test_plans_have_every_phase_and_kind_of_geometry(town: Path) -> None:
    plans = rows(town / "plannen.gpkg")
    assert len({plan["properties"]["naam"] for plan in plans}) == len(plans) == 40
    assert {plan["properties"]["fase"] for plan in plans} == {phase.value for phase in Phase}
    kinds = {plan["geometry"]["type"] if plan["geometry"] else None for plan in plans}
    single = {"Point", "LineString", "Polygon"}
    assert kinds == {None, *single, *(f"Multi{kind}" for kind in single)}


def test_moments_have_every_kind_level_and_state(town: Path) -> None:
    moments = table(town / "momenten.csv")
    assert len(moments) == 120
    for column, codes in (("soort", MomentKind), ("niveau", Level), ("staat", MomentState)):
        assert {code.value for code in codes} <= {moment[column] for moment in moments}


def test_no_term_for_formal_views_is_too_short_whatever_day_the_town_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(MAKER.parent)
    from town.making import PLANS
    from town.moments import moments_of
    from town.stories import STORIES

    with_views = [plan for plan in PLANS if any(step.kind == "zienswijze" for step in STORIES[plan.story])]
    for number in range(4 * 366):
        made = date(2026, 1, 1) + timedelta(days=number)
        for row in moments_of(with_views, made):
            if row["soort"] == "zienswijze":
                begin, end = date.fromisoformat(row["begin"]), date.fromisoformat(row["einde"])
                assert six_weeks(begin).last_day <= end, made
                assert end.weekday() < SATURDAY, made


def test_every_meeting_place_with_an_address_has_a_point(town: Path) -> None:
    whole = shape(rows(town / "neighbourhoods.gpkg", "gemeente")[0]["geometry"])
    points = {row["properties"]["naam"]: shape(row["geometry"]) for row in rows(town / "plekken.gpkg")}
    assert {row["plaats"] for row in table(town / "momenten.csv") if row["adres"]} == set(points)
    assert all(whole.contains(point) for point in points.values())


def test_goals_are_of_wijken_of_the_town_and_one_stays_inside(town: Path) -> None:
    wijken = {row["properties"]["wijkcode"] for row in rows(town / "neighbourhoods.gpkg", "wijken")}
    goals = table(town / "doelen.csv")
    assert {goal["wijkcode"] for goal in goals} < wijken
    assert [goal["publiceren"] for goal in goals].count("nee") == 1


def test_contacts_have_every_combination_of_flags_and_basis(town: Path) -> None:
    contacts = table(town / "contacten.csv")
    flags = ("publiceer_naam", "publiceer_email", "publiceer_telefoon", "publiceer_website", "grondslag")
    assert len(contacts) == 60
    assert len({tuple(contact[flag] for flag in flags) for contact in contacts}) == 2**4 * 3


@pytest.mark.parametrize(
    ("name", "kind"), [("momenten.csv", RecordKind.MOMENTS), ("contacten.csv", RecordKind.CONTACTS)]
)
def test_every_heading_is_known_to_the_import(town: Path, name: str, kind: RecordKind) -> None:
    assert set(table(town / name)[0]) <= set(headings_of(kind))


def test_the_same_seed_and_day_make_the_same_town(town: Path, tmp_path: Path) -> None:
    again = make(tmp_path)
    for name in ("momenten.csv", "contacten.csv", "doelen.csv", "LEESMIJ.txt"):
        assert (again / name).read_bytes() == (town / name).read_bytes()
    assert rows(again / "plannen.gpkg") == rows(town / "plannen.gpkg")
    assert "bestaat niet" in (town / "LEESMIJ.txt").read_text(encoding="utf-8")
