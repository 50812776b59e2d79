"""Reads back what the public sees: the plans and moments of the release that stands in a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ...participation.times import to_utc
from ...participation.words import ParticipationError, Text
from ..paths import plain_files
from ..projection import geojson_of
from ..records import PublicRecord, PublicSite
from ..writers.rows import Rows
from . import manifest

Row = dict[str, Any]
"""The public values of a plan or moment by field, `statusverloop` and `ligging` (its GeoJSON geometry) among them."""
PLACE = "ligging"
_PAGE_PARTS = 3  # plannen/<slug>/index.html; before it stands the public address
DAMAGED = Text(
    "{file} in {folder} is niet meer zoals het gepubliceerd is, dus niet te vergelijken. Publiceer opnieuw; dat zet "
    "het recht.",
    "{file} in {folder} is no longer as it was published, so it cannot be compared. Publish again; that puts it right.",
)


@dataclass(frozen=True)
class Release:
    """A release as read back. at: the instant (UTC) it was right for. plans, moments: their rows, by id."""

    at: datetime
    plans: dict[str, Row]
    moments: dict[str, Row]


def read_release(folder: Path) -> Release | None:
    """The release that stands in a folder, None where none does. Raises ParticipationError where it is damaged."""
    known = manifest.standing_in(folder)
    if known is None:
        return None
    if known.at is None:
        raise ParticipationError(DAMAGED.format(file=manifest.NAME, folder=folder))
    plans, moments = (_read(folder, name, known) for name in ("plannen.geojson", "momenten.geojson"))
    return Release(known.at, plans, moments)


def rows_by_id(site: PublicSite, rows: Rows) -> tuple[dict[str, Row], dict[str, Row]]:
    """The plans and moments of a site, as they would be read back."""
    told = zip(rows.plans, rows.courses, _places(site.plannen))
    plans = ({**row, "statusverloop": course, PLACE: place} for row, course, place in told)
    moments = ({**row, PLACE: place} for row, place in zip(rows.moments, _places(site.momenten)))
    return _by_id(plans), _by_id(moments)


def last_changes(folder: Path, name: str, known: manifest.Manifest) -> dict[str, datetime]:
    """When each plan or moment last changed for the public, by id. Raises ParticipationError as `whole_file` does."""
    with _told_as_damaged(folder, name):
        told = [feature["properties"] for feature in json.loads(whole_file(folder, name, known))["features"]]
        return {one["id"]: to_utc(datetime.fromisoformat(one["bijgewerkt_op"])) for one in told}


def whole_file(folder: Path, name: str, known: manifest.Manifest) -> bytes:
    """A file of the release that stands there. Raises ParticipationError where it is not as it was published."""
    with _told_as_damaged(folder, name):
        expected, is_plain = known.files.get(name), name in plain_files(folder, (name,))
        if expected is None or not is_plain or not manifest.stands(folder / name, expected):
            raise ParticipationError(DAMAGED.format(file=name, folder=folder))
        return (folder / name).read_bytes()


def _read(folder: Path, name: str, known: manifest.Manifest) -> dict[str, Row]:
    with _told_as_damaged(folder, name):
        features = json.loads(whole_file(folder, name, known))["features"]
        return _by_id({**feature["properties"], PLACE: feature["geometry"]} for feature in features)


@contextmanager
def _told_as_damaged(folder: Path, name: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ParticipationError(DAMAGED.format(file=name, folder=folder)) from error


def _places(records: Iterable[PublicRecord]) -> list[Any]:
    return [text and json.loads(text) for text in geojson_of(record.wgs84 for record in records)]


def _by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["id"]: _comparable(row) for row in rows}


def _comparable(row: Row) -> Row:
    """Without the date of change, which follows from the rest, and with the page as it lies in the folder."""
    kept = {name: value for name, value in row.items() if name != "bijgewerkt_op"}
    if kept.get("pagina"):
        kept["pagina"] = "/".join(str(kept["pagina"]).split("/")[-_PAGE_PARTS:])
    return kept
