"""A release comes back as it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import Level, Phase
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.release import manifest

from ..released import (
    BLOCKS,
    EVENING,
    EVERYTHING,
    FIELD,
    PLACES,
    change,
    contents,
    kept,
    make_store,
    public,
    release,
    roll_back,
    wkb,
)
from ..small_town import NOW, moment, plan, square, when
from .first_release import DAY, told, values


def test_a_release_comes_back_as_it_was(store: str, folder: Path) -> None:
    plans, moments, files = public(folder), public(folder, "momenten"), contents(folder)
    street = next(r for r in EVERYTHING if isinstance(r, Plan) and r.name == "Straat")
    change(
        store, Plan, FIELD.id, name="Akker", summary="Anders", phase=Phase.DECISION, level=Level.INFORM,
        influence="Niets", url="https://anders.example/", geometry=square(200_300, 500_300, 50),
    )  # fmt: skip
    change(store, Plan, street.id, geometry=None)
    change(
        store, Moment, EVENING.id, title="Ochtend", begin_local="2026-11-03 09:00", end_local="2026-11-03 10:00",
        place="Elders", feedback="Iets anders.", geometry=None,
    )  # fmt: skip
    release(store, folder)
    assert public(folder) != plans
    result = roll_back(store, folder)
    assert result.notes == ()
    assert public(folder) == plans
    assert public(folder, "momenten") == moments
    known = manifest.read(folder / manifest.NAME)
    assert known is not None and known.files == manifest.describe(folder)
    dated = {"manifest.json", "plannen.geojson", "plannen.gpkg", "plannen.fgb", "momenten.geojson", "momenten.csv"}
    for name, data in contents(folder).items():
        assert data == files[name] or name in dated or name.endswith((".html", ".ics", ".xml", ".json", ".gz")), name


def test_what_a_planner_typed_since_stays_in_the_store_and_is_published_again(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, name="Akker")
    release(store, folder)
    roll_back(store, folder)
    assert values(folder, FIELD)["naam"] == "Veld"

    release(store, folder)

    assert values(folder, FIELD)["naam"] == "Akker"


def test_what_does_not_change_by_it_keeps_bytes_and_time(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    page = folder / f"plannen/{values(folder, BLOCKS)['pagina'].split('/')[-2]}/index.html"
    shapes = {id: feature["geometry"] for id, feature in public(folder).items()}
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = page.read_bytes()
    roll_back(store, folder)
    assert (page.read_bytes(), page.stat().st_mtime) == (before, 1_000_000_000)
    assert (folder / "plannen.geojson").stat().st_mtime > 1_000_000_000
    assert {id: feature["geometry"] for id, feature in public(folder).items()} == shapes


@pytest.mark.parametrize(
    "since", [{}, {"phase": Phase.DECISION, "phase_since": "2026-11-02"}, {"phase_since": "2026-11-02"}]
)
@pytest.mark.parametrize("begins", ["2026-10-01", None])
def test_since_when_a_plan_is_ready_comes_back_too(
    tmp_path: Path, folder: Path, begins: str | None, since: dict[str, Any]
) -> None:
    street = plan(name="Straat", phase=Phase.DONE, phase_since=begins)
    evening = moment(street, "2026-09-01", "2026-09-02")
    address = make_store(tmp_path / "opslag.gpkg", [street, evening])
    release(address, folder)
    before = values(folder, street)
    assert before["status_vanaf"] == (begins and "2026-10-01T00:00:00+02:00")
    change(address, Plan, street.id, summary="Anders", **since)
    release(address, folder)

    roll_back(address, folder)

    assert values(folder, street) == before


def test_a_phase_that_was_dated_ahead_in_a_release_holds_once_its_day_has_come(tmp_path: Path, folder: Path) -> None:
    street = plan(name="Straat", phase=Phase.DONE, phase_since="2026-12-01")
    address = make_store(tmp_path / "opslag.gpkg", [street])
    release(address, folder)
    change(address, Plan, street.id, summary="Anders")
    release(address, folder)

    roll_back(address, folder, NOW + 60 * DAY)

    assert values(folder, street)["samenvatting"] is None
    assert (values(folder, street)["fase"], values(folder, street)["status"]) == ("gereed", "afgerond")


def test_it_is_right_for_the_day_on_which_it_is_put_back(store: str, folder: Path) -> None:
    assert values(folder, FIELD)["status"] == "open"
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    result = roll_back(store, folder, NOW + 60 * DAY)
    assert values(folder, FIELD)["status"] == "in_verwerking"
    known = manifest.read(folder / manifest.NAME)
    assert known is not None
    assert known.details["gepubliceerd_op"] == "2027-01-22T12:00:00+01:00"
    assert result.valid_until is None or result.valid_until > NOW + 60 * DAY


def test_a_plan_that_an_error_holds_back_now_comes_back_with_the_words_it_had(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, name="", summary="Anders")
    release(store, folder)
    assert FIELD.id not in public(folder)

    roll_back(store, folder)

    assert (values(folder, FIELD)["naam"], values(folder, FIELD)["samenvatting"]) == ("Veld", None)


def test_languages_and_address_are_those_of_the_release(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder, language=Languages.NL, base_url=None)
    assert not (folder / "en").exists()
    roll_back(store, folder)
    assert (folder / "en/index.html").is_file()
    assert values(folder, FIELD)["pagina"].startswith("https://kaart.example/plannen/")


def test_the_release_that_is_named_comes_back_and_not_the_last_one(store: str, folder: Path) -> None:
    (first,) = kept(folder)
    for day, words in (("2026-11-24", "Anders."), ("2026-11-25", "Nog anders.")):
        change(store, Plan, FIELD.id, summary=words)
        release(store, folder, when(f"{day} 12:00"))
    assert told(folder) == ["Nog anders.", "Anders.", None]
    roll_back(store, folder, when("2026-11-26 12:00"), first.name)
    assert values(folder, FIELD)["samenvatting"] is None


def test_a_rollback_can_itself_be_put_back(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    roll_back(store, folder)
    assert values(folder, FIELD)["samenvatting"] is None
    roll_back(store, folder)
    assert values(folder, FIELD)["samenvatting"] == "Anders"


def test_files_of_others_stay_when_a_release_comes_back(store: str, folder: Path) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    (folder / "robots.txt").write_text("van een ander")
    roll_back(store, folder)
    assert (folder / "robots.txt").read_text() == "van een ander"
    assert values(folder, FIELD)["samenvatting"] is None


def test_shapes_of_several_kinds_come_back(tmp_path: Path, folder: Path) -> None:
    mixed = wkb("GEOMETRYCOLLECTION (POLYGON ((200100 500100, 200200 500100, 200200 500200, 200100 500100)), "
                "LINESTRING (200300 500300, 200400 500350), POINT (200500 500500))")  # fmt: skip
    street = plan(name="Straat", geometry=mixed)
    boom = plan(name="Boom", geometry=wkb(PLACES["Boom"]))
    address = make_store(tmp_path / "opslag.gpkg", [street, boom])
    release(address, folder)
    before = public(folder)
    for one in (street, boom):
        change(address, Plan, one.id, geometry=square(200_100, 500_100, 50))
    release(address, folder)
    roll_back(address, folder)
    after = public(folder)
    assert after[boom.id]["geometry"] == before[boom.id]["geometry"]
    kinds = [part["type"] for part in after[street.id]["geometry"]["geometries"]]
    assert kinds == ["Polygon", "LineString", "Point"]
