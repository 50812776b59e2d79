"""What stands in the folder after publishing, read back by other libraries than wrote it."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import feedparser
import fiona
import icalendar
import shapely
from geopackage_validator.validate import validate
from osgeo import ogr
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Phase, Precision, Status
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.publication.release.manifest import plugin_version
from shapely.geometry import shape

from .released import FIELD, HOSTILE, PLACES, make_store, records, release
from .small_town import AREAS, moment, plan

# contract.md, "Fields of `plannen`" and "Fields of `momenten`", in its order
PLAN_FIELDS = (
    "id plancode naam samenvatting soort fase status status_tekst status_vanaf status_tot meedoen niveau niveau_tekst "
    "beinvloedingsruimte volgend_moment volgend_moment_begin volgend_moment_einde volgend_moment_plaats aanmelden_url "
    "reageren_url terugkoppeling terugkoppeling_url contact contact_email contact_telefoon contact_website "
    "hele_gemeente wijkcodes wijken buurtcodes url besluit_url pagina bijgewerkt_op"
).split()
MOMENT_FIELDS = (
    "id plan_id plancode plannaam titel soort niveau begin einde tijd_precisie periode_tekst plaats adres online_url "
    "aanmelden_url reageren_url doelgroep beinvloedingsruimte staat vorig_begin vorig_einde terugkoppeling "
    "terugkoppeling_url terugkoppeling_op hele_gemeente wijkcodes wijken bijgewerkt_op"
).split()
CODES = {
    "plannen": {"fase": Phase, "status": Status, "niveau": Level},
    "momenten": {"soort": MomentKind, "niveau": Level, "staat": MomentState, "tijd_precisie": Precision},
    "statusverloop": {"status": Status},
}
MOMENT_LAYERS = ("momenten", "momenten_zonder_ligging")
PLAN_LAYERS = ("plannen", "plannen_lijnen", "plannen_punten", "plannen_zonder_ligging")


def geojson(folder: Path, name: str) -> list[dict[str, Any]]:
    read = json.loads((folder / name).read_text(encoding="utf-8"))
    assert "crs" not in read
    return list(read["features"])


def layer(path: Path, name: str | None = None) -> list[Any]:
    with fiona.open(path, layer=name) as source:
        return list(source)


def moments_table(folder: Path) -> list[dict[str, str]]:
    with (folder / "momenten.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def joined(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value


def test_plans_have_the_fields_of_the_contract_in_every_format(folder: Path) -> None:
    assert list(geojson(folder, "plannen.geojson")[0]["properties"]) == [*PLAN_FIELDS, "statusverloop"]
    assert list(layer(folder / "plannen.fgb")[0]["properties"]) == PLAN_FIELDS
    for name in PLAN_LAYERS:
        assert list(layer(folder / "plannen.gpkg", name)[0]["properties"]) == PLAN_FIELDS


def test_moments_have_the_fields_of_the_contract_in_every_format(folder: Path) -> None:
    assert list(geojson(folder, "momenten.geojson")[0]["properties"]) == MOMENT_FIELDS
    assert list(moments_table(folder)[0]) == MOMENT_FIELDS
    for name in MOMENT_LAYERS:
        assert list(layer(folder / "plannen.gpkg", name)[0]["properties"]) == MOMENT_FIELDS


def test_every_format_says_the_same_of_each_plan(folder: Path) -> None:
    said = {f["id"]: f["properties"] for f in geojson(folder, "plannen.geojson")}
    assert {values["naam"] for values in said.values()} == {*PLACES, "Beleid"}
    flat = {id: {name: joined(values[name]) for name in PLAN_FIELDS} for id, values in said.items()}
    rows = [row for name in PLAN_LAYERS for row in layer(folder / "plannen.gpkg", name)]
    assert {row["properties"]["id"]: dict(row["properties"]) for row in rows} == flat
    placed = {id: values for id, values in flat.items() if values["naam"] != "Beleid"}
    assert {r["properties"]["id"]: dict(r["properties"]) for r in layer(folder / "plannen.fgb")} == placed


def test_geojson_has_the_whole_course_and_lists_where_tables_have_text(folder: Path) -> None:
    said = {one["id"]: one["properties"] for one in geojson(folder, "plannen.geojson")}
    field = said[FIELD.id]
    assert [field[name] for name in ("wijkcodes", "wijken", "buurtcodes")] == [["WK999902"], ["Zuid"], []]
    assert [(step["vanaf"], step["status"]) for step in field["statusverloop"]] == [
        (None, "aangekondigd"),
        ("2026-11-02T19:30:00+01:00", "open"),
        ("2026-11-02T21:00:00+01:00", "tussentijds"),
        ("2026-11-20T09:00:00+01:00", "open"),
        ("2026-12-06T00:00:00+01:00", "in_verwerking"),
    ]
    steps = [dict(row["properties"]) for row in layer(folder / "plannen.gpkg", "statusverloop")]
    assert steps == [{"plan_id": id, **step} for id, values in said.items() for step in values["statusverloop"]]


def test_every_format_says_the_same_of_each_moment(folder: Path) -> None:
    said = [{name: joined(v) for name, v in f["properties"].items()} for f in geojson(folder, "momenten.geojson")]
    assert len(said) == 6
    rows = [row for name in MOMENT_LAYERS for row in layer(folder / "plannen.gpkg", name)]
    by_id = {values["id"]: values for values in said}
    assert {row["properties"]["id"]: dict(row["properties"]) for row in rows} == by_id
    for row in moments_table(folder):
        expected = by_id[row["id"]]
        for name, value in row.items():
            wanted = expected[name]
            text = "" if wanted is None else str(wanted).lower() if isinstance(wanted, bool) else str(wanted)
            assert value in (text, f"'{text}"), name


def test_places_are_the_same_in_every_format(folder: Path) -> None:
    shapes = {f["id"]: shape(f["geometry"]) for f in geojson(folder, "plannen.geojson") if f["geometry"]}
    found = {row["properties"]["id"]: shape(row["geometry"]) for row in layer(folder / "plannen.fgb")}
    assert shapes.keys() == found.keys()
    for id, one in shapes.items():
        assert one.is_valid
        assert one.normalize().equals_exact(found[id].normalize(), 1e-9)
    for name, kind in (("plannen", "MultiPolygon"), ("plannen_lijnen", "MultiLineString")):
        assert {row["geometry"]["type"] for row in layer(folder / "plannen.gpkg", name)} == {kind}


def test_the_layer_of_wijken_says_which_each_is_and_in_what_it_lies(folder: Path) -> None:
    rows = {row["properties"]["code"]: row for row in layer(folder / "plannen.gpkg", "wijken")}
    assert {code: dict(row["properties"]) for code, row in rows.items()} == {
        one.code: {"code": one.code, "naam": one.name, "niveau": one.level, "hoort_bij": one.parent_code}
        for one in AREAS
    }
    assert {code: shape(row["geometry"]).bounds for code, row in rows.items()} == {
        one.code: shapely.from_wkb(one.geometry).bounds for one in AREAS
    }


def test_layers_say_in_what_system_they_are_and_have_an_index(folder: Path) -> None:
    for file, system in (("plannen.fgb", "4326"), ("plannen.gpkg", "28992")):
        source = ogr.Open(str(folder / file))
        layers = [source.GetLayer(number) for number in range(source.GetLayerCount())]
        placed = [one for one in layers if one.GetGeomType() != ogr.wkbNone]
        assert placed
        for one in placed:
            assert one.GetSpatialRef().GetAuthorityCode(None) == system, one.GetName()
            assert one.TestCapability(ogr.OLCFastSpatialFilter), one.GetName()


def test_geojson_keeps_to_rfc_7946(folder: Path) -> None:
    text = (folder / "plannen.geojson").read_text(encoding="utf-8")
    without_place = [f for f in geojson(folder, "plannen.geojson") if f["geometry"] is None]
    assert [f["properties"]["naam"] for f in without_place] == ["Beleid"]
    for feature in geojson(folder, "plannen.geojson"):
        parts = shapely.get_parts(shape(feature["geometry"])) if feature["geometry"] else []
        for part in parts:
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(hole.is_ccw for hole in part.interiors)
            for x, y in shapely.get_coordinates(part):
                assert (round(x, 7), round(y, 7)) == (x, y)
    assert text.startswith('{"type":"FeatureCollection"') or text.startswith('{"type": "FeatureCollection"')


def found_by_pdok(path: Path) -> list[Any]:
    return list(validate(gpkg_path=str(path), validations="ALL", validations_path=None)[0])


def test_geopackage_passes_pdoks_validator(folder: Path) -> None:
    assert found_by_pdok(folder / "plannen.gpkg") == []


def test_without_a_point_the_moments_are_a_table_that_passes_too(tmp_path: Path) -> None:
    without = [record for record in records() if not (isinstance(record, Moment) and record.geometry)]
    release(make_store(tmp_path / "opslag.gpkg", without), tmp_path / "publiek")
    assert len(layer(tmp_path / "publiek/plannen.gpkg", "momenten")) == 5
    assert found_by_pdok(tmp_path / "publiek/plannen.gpkg") == []


def test_with_nothing_to_tell_each_format_opens_with_its_columns_and_no_rows(tmp_path: Path) -> None:
    release(make_store(tmp_path / "leeg.gpkg", []), tmp_path / "publiek")
    fields = {
        **dict.fromkeys([("plannen.fgb", "plannen"), *(("plannen.gpkg", name) for name in PLAN_LAYERS)], PLAN_FIELDS),
        **dict.fromkeys([("momenten.csv", "momenten")], MOMENT_FIELDS),
        **dict.fromkeys([("plannen.gpkg", name) for name in MOMENT_LAYERS], MOMENT_FIELDS),
    }
    for (file, name), expected in fields.items():
        with fiona.open(tmp_path / "publiek" / file, layer=name) as source:
            assert (list(source.schema["properties"]), list(source)) == (expected, [])
    for name in ("plannen.geojson", "momenten.geojson"):
        assert geojson(tmp_path / "publiek", name) == []


def test_a_table_opens_right_in_a_dutch_spreadsheet(folder: Path) -> None:
    written = (folder / "momenten.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in written
    titles = [row["titel"] for row in moments_table(folder)]
    assert any(title == f"'{HOSTILE}" for title in titles), "a formula is made harmless"


def test_yes_and_no_are_the_same_words_in_the_table_as_in_geojson(tmp_path: Path) -> None:
    of_all, of_one = (moment(None, "2026-12-01", "2026-12-01", neighbourhood_code=c) for c in ("GM9999", "WK999901"))
    release(make_store(tmp_path / "opslag.gpkg", [plan(), of_all, of_one]), tmp_path / "publiek")

    said = {row["id"]: row["hele_gemeente"] for row in moments_table(tmp_path / "publiek")}
    told = {one["id"]: one["properties"]["hele_gemeente"] for one in geojson(tmp_path / "publiek", "momenten.geojson")}
    assert said == {of_all.id: "true", of_one.id: "false"}
    assert told == {of_all.id: True, of_one.id: False}


def test_a_layer_that_holds_nothing_is_left_out(tmp_path: Path) -> None:
    release(make_store(tmp_path / "opslag.gpkg", [plan()]), tmp_path / "publiek")
    assert fiona.listlayers(tmp_path / "publiek/plannen.gpkg") == ["plannen", "statusverloop"]


def test_calendar_holds_what_has_a_date(folder: Path) -> None:
    written = (folder / "agenda.ics").read_bytes()
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    events = {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(written).walk("VEVENT")}
    assert len(events) == 5, "a moment known by the quarter is in no calendar"
    cancelled = next(event for title, event in events.items() if "Afgezegd" in title)
    assert cancelled["STATUS"] == "CANCELLED"
    assert all({"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE"} <= set(event) for event in events.values())
    home = next(event for title, event in events.items() if "Aan tafel" in title)
    assert "LOCATION" not in home or "Geheimweg" not in str(home["LOCATION"])


def test_news_is_read_by_a_feed_reader(folder: Path) -> None:
    read = feedparser.parse((folder / "nieuws.xml").read_bytes())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.author == "Participatiekaart Proefstad"
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": "https://kaart.example/nieuws.xml",
        "alternate": "https://kaart.example/index.html",
    }
    assert all(entry.id and entry.updated and entry.title for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries) > 0


def test_dictionary_explains_every_field_and_code(folder: Path) -> None:
    with (folder / "velden.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    for name, fields in (("plannen", PLAN_FIELDS), ("momenten", MOMENT_FIELDS)):
        explained = {row["veld"] for row in rows if row["laag"] == name and row["omschrijving"]}
        assert set(fields) <= explained
    for name, coded in CODES.items():
        for field, codes in coded.items():
            told = [row["code"] for row in rows if (row["laag"], row["veld"]) == (name, field) and row["betekenis"]]
            assert told == [code.value for code in codes], (name, field)


def test_manifest_lists_every_file_with_its_size_and_checksum(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    del there["manifest.json"]
    assert {one["pad"]: (one["grootte"], one["sha256"]) for one in manifest["bestanden"]} == {
        path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in there.items()
    }
    assert manifest["gepubliceerd_op"] == "2026-11-23T12:00:00+01:00"
    assert manifest["geldig_tot"] == "2026-12-03T00:00:00+01:00"
    assert (manifest["plannen"], manifest["momenten"]) == (8, 6)
    assert manifest["versie"] == plugin_version()
