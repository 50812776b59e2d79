"""A hostile text through every text field of every import: each published format stays well-formed by its own strict
parser, and nothing is written outside the folder."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import fiona
import html5lib
import pytest
from icalendar import Calendar
from participatiekaart.plugin.intake.areas.neighbourhoods import import_neighbourhoods
from participatiekaart.plugin.intake.new_store import LONGEST_TITLE
from participatiekaart.plugin.intake.pages import set_pages
from participatiekaart.plugin.intake.plan_layers.attach import attach_plans
from participatiekaart.plugin.intake.sources import Attachment, LayerDescription, SourceArea, SourceFeature
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.readings import LONGEST_TEXT
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.fields import Kind, definitions
from participatiekaart.plugin.participation.page_settings import PageSettings
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact, Moment
from participatiekaart.plugin.store.addresses import create_store, open_store

from .hostile_texts import HOSTILE_CODES, HOSTILE_TEXTS
from .released import release
from .small_town import NOW, SETTINGS, square

WHO = "planbureau"
TILES = "https://tegels.example/{z}/{x}/{y}.png"
TEXTS = {Kind.TEXT, Kind.LONG_TEXT}
FIXED = {
    Moment: {"plancode": "P1", "begin": "2026-12-01 19:30", "einde": "2026-12-01 21:00", "publiceren": "ja"},
    Contact: {
        **{"plancodes": "P1", "grondslag": "functioneel", "soort": "organisatie"},
        **dict.fromkeys(("publiceer_naam", "publiceer_email", "publiceer_telefoon", "publiceer_website"), "ja"),
    },
}


def link(text: str) -> str:
    """The text in an address that does not hold its record back."""
    return f"https://voorbeeld.example/?a={text if text.isprintable() else ''}"


def table_of_one(path: Path, record: type, text: str) -> Path:
    """A table with the text in every text column but those that say which plan or wijk a row is about."""
    columns = [field for field in definitions(record) if field.heading and field.heading != "wijkcode"]
    row = {field.heading: text for field in columns if field.kind in TEXTS}
    row.update({field.heading: link(text) for field in columns if field.kind is Kind.LINK})
    if "email" in row:
        row["email"] = f"{text}@voorbeeld.example"  # what cannot be an address is not taken
    row.update(FIXED[record])
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as stream:
        csv.writer(stream, delimiter=";").writerows([row.keys(), row.values()])
    return path


def bring_in(store_path: Path, text: str) -> list[TakenIn]:
    """A store with the text in every field of every import; gives what became of the tables."""
    store = create_store(str(store_path), replace(SETTINGS, title=text[:LONGEST_TITLE]))
    try:
        set_pages(store, None, PageSettings(TILES, text), WHO)
        layer = LayerDescription(text, "ogr", text, "code", "naam", "EPSG:28992")
        plans = [
            SourceFeature(
                row="rij 1",
                key="P1",
                name=text,
                geometry=square(200_100, 500_100, 100),
                summary=text,
                kind=text,
                phase=text,
                url=link(text),
            ),
            SourceFeature(row="rij 2", key=text, name="Plan", geometry=square(200_300, 500_100, 100)),
        ]
        attach_plans(store, plans, Attachment(layer, publish=True), WHO, NOW, Silent())
        codes = ("WK999901", *HOSTILE_CODES, text)
        areas = [
            SourceArea(f"rij {row}", code, text, None, square(200_000 + 50 * row, 500_000, 50))
            for row, code in enumerate(codes)
        ]
        import_neighbourhoods(store, areas, AreaLevel.WIJK, 2026, WHO, Silent())
        imported = []
        for kind, record in ((RecordKind.MOMENTS, Moment), (RecordKind.CONTACTS, Contact)):
            path = table_of_one(store_path.with_suffix(f".{record.__name__}.csv"), record, text)
            imported.append(import_records(store, read_table(path), kind, None, WHO, Silent()))
        return imported
    finally:
        store.close()


def read_strictly(path: Path) -> None:
    """Raises where a file is not well-formed."""
    suffix, content = path.suffix, path.read_bytes()
    if suffix in (".json", ".geojson"):
        json.loads(content.decode("utf-8"), parse_constant=pytest.fail)
    elif suffix in (".xml", ".qml", ".sld", ".svg"):
        ElementTree.fromstring(content)
    elif suffix == ".html":
        html5lib.HTMLParser(strict=True).parse(content.decode("utf-8"))
    elif suffix == ".ics":
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"") and content.count(b"BEGIN:VCALENDAR") == 1
        assert not [event for event in Calendar.from_ical(content).walk() if event.errors]
    elif suffix == ".csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    elif suffix in (".gpkg", ".fgb"):
        for layer in fiona.listlayers(path):
            with fiona.open(path, layer=layer) as source:
                assert len(list(source)) == len(source)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_every_format_stays_well_formed_and_within_the_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "werk").mkdir()
    imported = bring_in(tmp_path / "werk/opslag.gpkg", text)
    taken = 1 if len(text) <= LONGEST_TEXT else 0
    assert [(one.added, len(one.rejected)) for one in imported] == [(taken, 1 - taken)] * 2
    (tmp_path / "web").mkdir()
    folder = tmp_path / "web/publiek"

    result = release(str(tmp_path / "werk/opslag.gpkg"), folder)

    assert (result.plans, result.moments) == (2, taken)
    assert {path.name for path in (tmp_path / "web").iterdir() if not path.name.startswith(".")} == {"publiek"}
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.relative_to(folder).as_posix() for path in files} >= {"index.html", "wijken/WK999901/nieuws.xml"}
    for path in files:
        read_strictly(path)
    assert not feedparser.parse((folder / "nieuws.xml").read_bytes()).bozo
    with open_store(str(tmp_path / "werk/opslag.gpkg")) as with_store:
        assert len(with_store.snapshot().plans) == 2
