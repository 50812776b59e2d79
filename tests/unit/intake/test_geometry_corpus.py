"""Every place of the corpus through attaching, assigning and publishing: valid and of its right size, or named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import fiona
import numpy
import pyproj
import pytest
import shapely
from osgeo import ogr
from participatiekaart.plugin.intake.assign import AssignResult, assign_neighbourhoods
from participatiekaart.plugin.intake.attach import AttachResult
from participatiekaart.plugin.intake.neighbourhoods import NO_AREA, import_neighbourhoods
from participatiekaart.plugin.intake.sources import Duplicates, SourceArea, SourceFeature
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.geometry import mend, mend_all
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Neighbourhood, Plan, PlanNeighbourhood
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import PublishResult, publish
from participatiekaart.plugin.store.addresses import create_store, open_store
from participatiekaart.plugin.store.protocol import Store

from tests.unit.store.making import SETTINGS

from .geometry_corpus import AREAS, LINES, PLACES, POINTS, REFUSED, SURFACES, Place, box, moved
from .making import AT, WHO, Listener, attach, feature, id_of, plans, records, shape

TAKEN = {**SURFACES, **LINES, **POINTS}
TO_DEGREES = pyproj.Transformer.from_crs("EPSG:28992", "EPSG:4258", always_xy=True)


def released(store: Store, folder: Path) -> PublishResult:
    return publish(store, folder, Website(), Order(AT, WHO, confirm=True), Silent())


def bring_in_areas(store: Store) -> None:
    with store.writing(WHO) as transaction:
        transaction.insert(
            Neighbourhood(id=id_of(code), code=code, year=2026, name=code, level=level, geometry=wkb)
            for code, (level, wkb) in AREAS.items()
        )


def shares_of(store: Store) -> dict[str, dict[str, float]]:
    """By plan code the share by code of area."""
    found: dict[str, dict[str, float]] = {key: {} for key in plans(store)}
    keys = {plan.id: key for key, plan in plans(store).items()}
    for tie in records(store, PlanNeighbourhood):
        found[keys[tie.plan]][tie.neighbourhood_code] = tie.share
    return found


@dataclass(frozen=True)
class Run:
    """What one attach, assign and publish of the whole corpus left."""

    attached: AttachResult
    assigned: AssignResult
    notes: list[str]
    plans: dict[str, Plan]
    shares: dict[str, dict[str, float]]
    published: PublishResult
    folder: Path
    findings: dict[str, set[str]]


@pytest.fixture(scope="module")
def run(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    base = tmp_path_factory.mktemp("meetkunde")
    store = open_store(str(shutil.copy(empty, base / "opslag.gpkg")))
    listener = Listener()
    bring_in_areas(store)
    rows = [
        SourceFeature(f"rij {number}", name, name, geometry=place.wkb)
        for number, (name, place) in enumerate(PLACES.items())
    ]
    attached = attach(store, rows, publish=True, progress=listener)
    assigned = assign_neighbourhoods(store, [AreaLevel.WIJK, AreaLevel.BUURT], 0, 50, WHO, listener)
    findings: dict[str, set[str]] = {}
    for finding in check(store.snapshot(), AT):
        findings.setdefault(finding.record, set()).add(finding.code)
    done = released(store, base / "publiek")
    found = Run(attached, assigned, listener.notes, plans(store), shares_of(store), done, base / "publiek", findings)
    store.close()
    return found


def ogr_shape(wkb: bytes) -> Any:
    return ogr.CreateGeometryFromWkb(wkb)


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


def from_geojson(folder: Path) -> dict[str, list[Any]]:
    features = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))["features"]
    return {
        each["properties"]["plancode"]: [ogr.CreateGeometryFromJson(json.dumps(each["geometry"]))] for each in features
    }


def from_layers(path: Path, *layers: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    present = fiona.listlayers(path)
    for layer in [layer for layer in layers if layer in present]:
        with fiona.open(path, layer=layer) as features:
            for each in features:
                place = ogr.CreateGeometryFromJson(json.dumps(each["geometry"], cls=fiona.model.ObjectEncoder))
                found.setdefault(each["properties"]["plancode"], []).append(place)
    return found


READERS: dict[str, Callable[[Path], dict[str, list[Any]]]] = {
    "plannen.geojson": from_geojson,
    "plannen.gpkg": lambda folder: from_layers(folder / "plannen.gpkg", "plannen", "plannen_lijnen", "plannen_punten"),
    "plannen.fgb": lambda folder: from_layers(folder / "plannen.fgb", "plannen"),
}


@pytest.mark.parametrize("file", READERS)
def test_every_plan_is_published_valid_in_each_format(run: Run, file: str) -> None:
    found = READERS[file](run.folder)
    assert set(found) == set(TAKEN)
    for name, places in found.items():
        (place,) = places
        assert place.IsValid() and not place.IsEmpty(), name
        # what is thinner than the last decimal of a degree is a line on earth
        is_thin = name == "a sliver" and file != "plannen.gpkg"
        assert place.GetDimension() == (1 if is_thin else ogr_shape(run.plans[name].geometry).GetDimension()), name


def test_the_geopackage_has_the_stored_areas(run: Run) -> None:
    found = READERS["plannen.gpkg"](run.folder)
    for name in SURFACES:
        assert found[name][0].GetArea() == pytest.approx(PLACES[name].size, rel=1e-6), name


@pytest.mark.parametrize("file", ["plannen.geojson", "plannen.fgb"])
def test_on_the_earth_a_plan_lies_where_it_was_drawn(run: Run, file: str) -> None:
    """Within two steps of the last decimal, about two centimetres; a long side may bow by three more."""
    found = READERS[file](run.folder)
    for name in TAKEN.keys() - {"the whole world"}:
        corners = shapely.get_coordinates(shape(run.plans[name].geometry))
        moved_there = numpy.column_stack(TO_DEGREES.transform(corners[:, 0], corners[:, 1]))
        there = shapely.from_wkb(bytes(found[name][0].ExportToWkb()))
        assert shapely.distance(shapely.points(moved_there), there).max() < 5e-7, name
        back = shapely.get_coordinates(there)
        drawn = shapely.transform(
            shapely.segmentize(shape(run.plans[name].geometry), 10),
            lambda at: numpy.column_stack(TO_DEGREES.transform(at[:, 0], at[:, 1])),
        )
        assert shapely.distance(shapely.points(back), drawn).max() < 5e-7, name


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


def put_in(store: Store, **places: Place | bytes) -> None:
    """As another program writes into the store: as it is."""
    with store.writing("een ander programma") as transaction:
        transaction.insert(
            Plan(
                id=id_of(name),
                name=name,
                source_key=name,
                publication_state=PublicationState.PUBLISHED,
                geometry=place.wkb if isinstance(place, Place) else place,
            )
            for name, place in places.items()
        )


MENDABLE = [name for name in SURFACES if name not in ("swapped axes", "beside the town")]


@pytest.fixture
def edited(store: Store) -> Store:
    """A store in which another program drew, in the plans and in the borders of the wijken."""
    bring_in_areas(store)
    put_in(store, **{f"p{number}": SURFACES[name] for number, name in enumerate(MENDABLE)})
    put_in(store, leeg=moved("POLYGON EMPTY"), goed=box(400, 100, 600, 200))
    with store.writing("een ander programma") as transaction:
        bow = moved("POLYGON ((0 0, 500 1000, 500 0, 0 1000, 0 0))")
        transaction.update(Neighbourhood, [(id_of("WKA"), {"geometry": bow})])
        transaction.update(Neighbourhood, [(id_of("BUA1"), {"geometry": moved("MULTIPOLYGON EMPTY")})])
    return store


def test_what_another_program_drew_into_the_store_is_reckoned_with_as_mended(edited: Store) -> None:
    listener = Listener()

    assign_neighbourhoods(edited, [AreaLevel.WIJK, AreaLevel.BUURT], 0, 50, WHO, listener)

    found = shares_of(edited)
    assert [note for note in listener.notes if "BUA1" in note]
    assert found["leeg"] == {}
    # of the bow-tie that is wijk A, only its right-hand part reaches the plan
    assert found["goed"] == pytest.approx({"WKA": 0.375, "WKB": 0.5, "BUB1": 0.5})
    for number, name in enumerate(MENDABLE):
        place = SURFACES[name]
        assert found[f"p{number}"].get("WKB", 0) == pytest.approx(place.in_b / place.size, rel=1e-6)


def test_what_another_program_drew_into_the_store_is_published_mended(edited: Store, tmp_path: Path) -> None:
    done = released(edited, tmp_path / "publiek")

    assert (done.plans, done.withheld) == (len(MENDABLE) + 1, 1)
    for read in READERS.values():
        found = read(tmp_path / "publiek")
        assert len(found) == len(MENDABLE) + 1
        assert all(place.IsValid() and not place.IsEmpty() for places in found.values() for place in places)
    areas = READERS["plannen.gpkg"](tmp_path / "publiek")
    for number, name in enumerate(MENDABLE):
        assert areas[f"p{number}"][0].GetArea() == pytest.approx(SURFACES[name].size, rel=1e-6)


@pytest.mark.parametrize(
    ("crs", "near", "beyond"),
    [
        ("EPSG:25831", shapely.box(663_000, 5_770_000, 663_100, 5_770_100), shapely.box(1e9, 1e9, 2e9, 2e9)),
        # a latitude of 170 is a longitude in the wrong place
        ("EPSG:4326", shapely.box(6, 52, 6.1, 52.1), shapely.box(5, 170, 6, 171)),
    ],
)
def test_what_lies_off_the_earth_is_named_and_in_the_geopackage_still(
    tmp_path: Path, crs: str, near: Any, beyond: Any
) -> None:
    store = create_store(str(tmp_path / "opslag.gpkg"), replace(SETTINGS, crs=crs))
    attach(store, [feature("hier", None, geometry=near.wkb), feature("ver", None, geometry=beyond.wkb)], publish=True)

    done = released(store, tmp_path / "publiek")

    store.close()
    (note,) = done.notes
    assert "“Plan ver”" in note.nl
    features = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    places = {each["properties"]["plancode"]: each["geometry"] for each in features}
    assert (done.plans, places["ver"], places["hier"]["type"]) == (2, None, "Polygon")
    assert set(READERS["plannen.gpkg"](tmp_path / "publiek")) == {"ver", "hier"}
    assert set(READERS["plannen.fgb"](tmp_path / "publiek")) == {"hier"}
