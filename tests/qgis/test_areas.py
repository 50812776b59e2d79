"""`importneighbourhoods` and `assignneighbourhoods`: any polygon layer, and where plans lie in it."""

from __future__ import annotations

import pytest
import shapely
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import PlanNeighbourhood
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
)

from .conftest import Log, Read, Run
from .layers import FIELDS as PLANS
from .layers import X, Y, memory_layer, plan_layer, square, town_areas

AREAS = {"CODE_FIELD": "code", "NAME_FIELD": "naam", "YEAR": 2026}
FIELDS = "code:string, naam:string, groter:string"


def in_degrees(wkt: str) -> str:
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    shape = QgsGeometry.fromWkt(wkt)
    shape.transform(QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:28992"), degrees, QgsProject.instance()))
    return shape.asWkt()


def test_another_crs_and_an_invalid_border_do_not_stop_the_others(
    run: Run, store: str, snapshot: Read, log: Log
) -> None:
    # a square whose border doubles back over a spike: mended without losing area
    spike = (
        f"Polygon (({X} {Y}, {X + 1000} {Y}, {X + 1000} {Y + 1000}, {X + 500} {Y + 1000}, {X + 500} {Y + 1500}, "
        f"{X + 500} {Y + 1000}, {X} {Y + 1000}, {X} {Y}))"
    )
    rows = [
        (in_degrees(spike), "WK990101", "Met stekel", None),
        (in_degrees(square(1000, 0, 1000)), "WK990102", "Goed", None),
        (None, "WK990103", "Nergens", None),
        (in_degrees(square(3000, 0, 1000)), None, "Zonder code", None),
    ]
    layer = memory_layer("Polygon", FIELDS, rows, "EPSG:4326")
    result = run("importneighbourhoods", feedback=log, STORE=store, INPUT=layer, LEVEL=2, **AREAS)
    assert result == {"ADDED": 2, "UPDATED": 0, "REJECTED": 2}
    areas = {area.code: area for area in snapshot(store).neighbourhoods}
    for code in ("WK990101", "WK990102"):
        shape = shapely.from_wkb(areas[code].geometry)
        assert shape.is_valid
        assert shape.geom_type == "MultiPolygon"
        assert shape.area == pytest.approx(1_000_000, rel=1e-4)
    assert any(said.startswith("WK990103:") for said in log.warnings), log.warnings
    assert any("De code is leeg" in said for said in log.warnings), log.warnings


def test_an_area_that_crosses_itself_keeps_both_halves_and_says_so(
    run: Run, store: str, snapshot: Read, log: Log
) -> None:
    bow_tie = f"Polygon (({X} {Y}, {X + 100} {Y + 100}, {X + 100} {Y}, {X} {Y + 100}, {X} {Y}))"
    layer = memory_layer("Polygon", FIELDS, [(bow_tie, "WK990101", "Strik", None)])
    assert run("importneighbourhoods", feedback=log, STORE=store, INPUT=layer, LEVEL=2, **AREAS)["ADDED"] == 1
    (area,) = snapshot(store).neighbourhoods
    assert shapely.from_wkb(area.geometry).area == 5000
    assert any("WK990101" in said and "hersteld" in said for said in log.infos), log.infos


def test_the_larger_area_follows_from_the_code_or_from_a_field(run: Run, store: str, snapshot: Read) -> None:
    rows = [
        (square(0, 0), "BU99010203", "Buurt", None),
        (square(100, 0), "eigen-1", "Eigen buurt", "WK990109"),
    ]
    layer = memory_layer("Polygon", FIELDS, rows)
    run("importneighbourhoods", STORE=store, INPUT=layer, LEVEL=3, PARENT_FIELD="groter", **AREAS)
    parents = {area.code: area.parent_code for area in snapshot(store).neighbourhoods}
    assert parents == {"BU99010203": "WK990102", "eigen-1": "WK990109"}
    assert all(area.level is AreaLevel.BUURT for area in snapshot(store).neighbourhoods)


def test_bringing_in_again_updates_and_the_newest_year_counts(run: Run, store: str, snapshot: Read) -> None:
    run("importneighbourhoods", STORE=store, INPUT=town_areas(), LEVEL=2, **AREAS)
    renamed = memory_layer("Polygon", FIELDS, [(square(0, 0, 1000), "WK990101", "Westwijk", None)])
    assert run("importneighbourhoods", STORE=store, INPUT=renamed, LEVEL=2, **AREAS)["UPDATED"] == 1
    assert run("importneighbourhoods", STORE=store, INPUT=renamed, LEVEL=2, **{**AREAS, "YEAR": 2027})["ADDED"] == 1
    assert {area.name for area in snapshot(store).current_neighbourhoods.values()} == {"Westwijk"}


def test_a_plan_is_shared_out_over_the_areas_it_lies_in(run: Run, store: str, snapshot: Read) -> None:
    run("importneighbourhoods", STORE=store, INPUT=town_areas(), LEVEL=2, **AREAS)
    plans = plan_layer(
        (square(900, 0, 400), "grens", "Over de grens"),
        (square(100, 100), "west", "In het westen"),
        (square(5000, 0), "ver", "Buiten de stad"),
        (square(0, 0, 2000), "stad", "De hele stad en meer"),
        (None, "nergens", "Zonder ligging"),
    )
    run("attachplans", STORE=store, INPUT=plans, **PLANS)
    assert run("assignneighbourhoods", STORE=store) == {"ASSIGNED": 3, "UNASSIGNED": 2}
    read = snapshot(store)
    shares = {
        plan.source_key: {tie.neighbourhood_code: tie.share for tie in read.areas_by_plan.get(plan.id, [])}
        for plan in read.plans
    }
    assert shares["grens"] == {"WK990101": pytest.approx(0.25), "WK990102": pytest.approx(0.75)}
    assert shares["west"] == {"WK990101": 1}
    assert shares["ver"] == shares["nergens"] == {}
    assert {plan.source_key for plan in read.plans if plan.whole_town_by_share} == {"stad"}


def test_a_small_share_is_left_out_and_a_tie_by_hand_stays(run: Run, store: str, snapshot: Read) -> None:
    run("importneighbourhoods", STORE=store, INPUT=town_areas(), LEVEL=2, **AREAS)
    run("attachplans", STORE=store, INPUT=plan_layer((square(910, 0), "a", "Grens")), **PLANS)
    run("assignneighbourhoods", STORE=store, MIN_SHARE=20)
    (tie,) = snapshot(store).plan_neighbourhoods
    assert tie.neighbourhood_code == "WK990101"
    with open_store(store) as opened, opened.writing("planner") as transaction:
        transaction.update(PlanNeighbourhood, [(tie.id, {"neighbourhood_code": "WK990102", "by_hand": True})])
    run("assignneighbourhoods", STORE=store, MIN_SHARE=20)
    ties = {(tie.neighbourhood_code, tie.by_hand) for tie in snapshot(store).plan_neighbourhoods}
    assert ties == {("WK990101", False), ("WK990102", True)}


def test_without_areas_the_way_out_is_named(run: Run, store: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"Er zijn nog geen wijken of buurten\. Haal ze eerst op"):
        run("assignneighbourhoods", STORE=store)


@pytest.mark.parametrize("kind", ["None", "Point", "MultiLineStringZ"])
def test_a_layer_without_areas_is_refused_at_once(run: Run, store: str, kind: str) -> None:
    layer = memory_layer(kind, FIELDS, [(None, "WK990101", "Centrum", None)])
    with pytest.raises(QgsProcessingException, match=r"De laag plannen heeft geen vlakken\. Kies"):
        run("importneighbourhoods", STORE=store, INPUT=layer, LEVEL=2, **AREAS)
