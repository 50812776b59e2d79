"""Looks up addresses with PDOK Locatieserver (search/v3_1), or a service that answers alike.

What it answers is somebody else's text: it is cut, cleared of control characters, and only ever shown as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ...participation.areas import town_at_cbs
from ...participation.crs import RD_NEW
from ...participation.proj_thread import with_proj
from ...participation.words import Text
from .features_api import NOT_UNDERSTOOD, Get, NoAnswerError, host_of

MOST = 10
NOTHING_FOUND = Text(
    "Niets gevonden voor “{words}”. Schrijf een straat met nummer en plaats, of een postcode.",
    "Nothing found for “{words}”. Write a street with number and place, or a postcode.",
)
_TYPES = "type:(adres OR weg OR postcode OR woonplaats)"
_FIELDS = "weergavenaam,centroide_rd"
_LONGEST = 200
_NUMBER = r"(-?\d{1,12}(?:\.\d{1,12})?)"
_POINT = re.compile(rf"POINT\s?\({_NUMBER} {_NUMBER}\)", re.ASCII)
# where RD New holds (EPSG:28992, area of use), in metres
_WEST, _SOUTH, _EAST, _NORTH = -7_000, 289_000, 300_000, 629_000


@dataclass(frozen=True)
class FoundAddress:
    """An address as people write it, and where it is in the system that was asked for."""

    name: str
    x: float
    y: float


def find_addresses(service: str, words: str, municipality: str, crs: str, get: Get) -> list[FoundAddress]:
    """What the service knows by these words, best first; in the municipality (GM code or "") where it has some
    there. service: its address up to "/v3_1". crs: authority code. Raises NoAnswerError, also where nothing is found.
    """
    town = town_at_cbs(municipality)
    filters = [_TYPES, f"gemeentecode:{town[2:]}"] if town else [_TYPES]
    found = _ask(service, words, filters, get) or (_ask(service, words, [_TYPES], get) if town else [])
    if not found:
        raise NoAnswerError(NOTHING_FOUND.format(words=words))
    return found if crs.upper() == RD_NEW else _in_system(found, crs)


def _ask(service: str, words: str, filters: list[str], get: Get) -> list[FoundAddress]:
    query = [("q", words), *(("fq", only) for only in filters), ("fl", _FIELDS), ("rows", str(MOST))]
    address = f"{service.rstrip('/')}/free?{urlencode(query)}"
    try:
        answer = json.loads(get(address))
        documents = answer["response"]["docs"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address))) from error
    if not isinstance(documents, list):
        raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address)))
    found = (_read(document) for document in documents[:MOST])
    return list(dict.fromkeys(one for one in found if one is not None))


def _read(document: Any) -> FoundAddress | None:
    """One address of the answer; None for what has no name, or no place in the Netherlands."""
    if not isinstance(document, dict):
        return None
    name, point = document.get("weergavenaam"), document.get("centroide_rd")
    place = _POINT.fullmatch(point.strip()) if isinstance(point, str) else None
    if not isinstance(name, str) or place is None:
        return None
    words = " ".join("".join(c if c.isprintable() else " " for c in name[: 2 * _LONGEST]).split())[:_LONGEST]
    x, y = float(place[1]), float(place[2])
    is_there = _WEST <= x <= _EAST and _SOUTH <= y <= _NORTH
    return FoundAddress(words, x, y) if words and is_there else None


def _in_system(found: list[FoundAddress], crs: str) -> list[FoundAddress]:
    def move() -> Any:
        from pyproj import Transformer

        return Transformer.from_crs(RD_NEW, crs, always_xy=True).transform(
            [one.x for one in found], [one.y for one in found]
        )

    return [FoundAddress(one.name, x, y) for one, x, y in zip(found, *with_proj(move))]
