"""A real publication of a real store, for the tests that read what stands in the folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import shapely
from participatiekaart.plugin.participation.codes import Basis, MomentKind, MomentState, Phase, Precision
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.publication.forget.person import Forgotten, forget
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import PublishResult, publish
from participatiekaart.plugin.publication.release.kept import Kept, kept_releases
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.publication.rollback.putting_back import rollback
from participatiekaart.plugin.store.addresses import create_store, open_store

from .small_town import AREAS, NOW, SETTINGS, contact, lies_in, moment, plan, tie


def wkb(wkt: str) -> bytes:
    return bytes(shapely.to_wkb(shapely.from_wkt(wkt)))


PLACES = {
    "Veld": "POLYGON ((200100 500100, 200200 500100, 200200 500200, 200100 500200, 200100 500100), "
    "(200120 500120, 200120 500140, 200140 500140, 200140 500120, 200120 500120))",
    "Blokken": "MULTIPOLYGON (((200300 500100, 200400 500100, 200400 500200, 200300 500100)), "
    "((200500 500100, 200600 500100, 200600 500200, 200500 500100)))",
    "Andersom": "POLYGON ((200700 500100, 200700 500200, 200800 500200, 200800 500100, 200700 500100), "
    "(200720 500120, 200740 500120, 200740 500140, 200720 500140, 200720 500120))",
    "Straat": "LINESTRING (200100 500300, 200200 500350)",
    "Kruising": "MULTILINESTRING ((200100 500400, 200200 500450), (200200 500400, 200100 500450))",
    "Boom": "POINT (200250 500250)",
    "Bakken": "MULTIPOINT (200260 500260, 200270 500270)",
}
HOSTILE = '=HYPERLINK("x") & <b>\'é;,"</b> {{ 7*7 }}\nregel twee'


def records() -> list[Any]:
    """Plans of every kind of place and one without; moments of every precision and state; a contact."""
    plans = [plan(name=name, geometry=wkb(wkt), phase=Phase.PLANNING) for name, wkt in PLACES.items()]
    plans.append(plan(name="Beleid", geometry=None, summary=HOSTILE))
    field, blocks = plans[0], plans[1]
    moments = [
        moment(field, "2026-11-20 09:00", "2026-12-05", title=HOSTILE, response_url="https://example.org/enquete"),
        moment(
            field,
            "2026-11-02 19:30",
            "2026-11-02 21:00",
            title="Avond",
            feedback="Gedaan.",
            geometry=wkb(PLACES["Boom"]),
        ),
        moment(blocks, "2026-12-01 19:30", "2026-12-01 21:00", title="Afgezegd", state=MomentState.CANCELLED),
        moment(blocks, "2026-12-03", "2026-12-04", title="Twee dagen", precision=Precision.DAY),
        moment(
            blocks,
            "2027-03-01",
            "2027-05-31",
            title="Voorjaar",
            precision=Precision.QUARTER,
            period_text="voorjaar 2027",
        ),
        moment(
            blocks,
            "2026-12-08 10:00",
            "2026-12-08 11:00",
            title="Aan tafel",
            kind=MomentKind.KITCHEN_TABLE,
            address="Geheimweg 1",
        ),
    ]
    mailbox = contact(email="team@gemeente.example", publish_email=True, basis=Basis.FUNCTIONAL)
    ties = [tie(field, mailbox), *(lies_in(each, "WK999902", 1.0) for each in plans[:-1])]
    return [*AREAS, *plans, *moments, mailbox, *ties]


EVERYTHING = records()
"""What stands in the store that the fixture `published` gives."""
FIELD, BLOCKS, *_ = (record for record in EVERYTHING if isinstance(record, Plan))
EVENING = next(record for record in EVERYTHING if isinstance(record, Moment) and record.title == "Avond")


def make_store(path: Path, of: Iterable[Any]) -> str:
    store = create_store(str(path), SETTINGS)
    every = list(of)
    with store.writing("proef", "proef") as transaction:
        for kind in dict.fromkeys(type(record) for record in every):
            transaction.insert([record for record in every if type(record) is kind])
    store.close()
    return str(path)


def release(
    store: str,
    folder: Path,
    at: datetime = NOW,
    language: Languages = Languages.BOTH,
    base_url: str | None = "https://kaart.example/",
    **values: Any,
) -> PublishResult:
    """Publish in both languages, with confirmation. values: of the order."""
    with open_store(store) as opened:
        return publish(opened, folder, Website(language, base_url), _order(at, **values), Silent())


def roll_back(store: str, folder: Path, at: datetime = NOW, name: str = "", **values: Any) -> PublishResult:
    """Put a release back, with confirmation. values: of the order."""
    with open_store(store) as opened:
        return rollback(opened, folder, name, _order(at, **values), Silent())


def _order(at: datetime, **values: Any) -> Order:
    return Order(at, **{"who": "proef", "confirm": True, **values})


def kept(folder: Path) -> list[Kept]:
    """The releases kept of a folder, newest first, the standing one among them."""
    return kept_releases(Workplace(folder.resolve()).beside)


def change(store: str, kind: type[Any], id: str, /, **values: Any) -> None:
    """Change a record as a planner does."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.update(kind, [(id, values)])


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def public(folder: Path, name: str = "plannen") -> dict[str, Any]:
    """The features by id, without their date of change."""
    features = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    for feature in features:
        feature["properties"].pop("bijgewerkt_op")
    return {feature["id"]: feature for feature in features}


def forgotten(store: str, wanted: str) -> Forgotten:
    opened = open_store(store)
    try:
        return forget(opened, wanted, "proef")
    finally:
        opened.close()
