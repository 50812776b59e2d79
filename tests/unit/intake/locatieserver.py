"""A Locatieserver on the loopback: the answers of search/v3_1/free, with the streets of the made-up town."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Quiet, listening

PATH = "/bzk/locatieserver/search/v3_1"
ALLOWED = {"q", "fq", "fl", "rows", "start", "sort", "bq", "df", "lat", "lon", "wt"}
STREETS: list[dict[str, Any]] = [
    {
        "bron": "BAG",
        "type": "adres",
        "gemeentecode": code,
        "weergavenaam": f"Molenweg {number}, 1234AB {town}",
        "centroide_ll": f"POINT(6.0{number} 52.5{number})",
        "centroide_rd": f"POINT({x}.5 503020.25)",
    }
    for number, code, town, x in (
        (1, "9999", "Veldermond", 203411),
        (2, "9999", "Veldermond", 203421),
        (3, "0193", "Zwolle", 202000),
    )
]


class Service:
    """address: of the service, up to its version. asked: the queries it got. answer: given instead of the usual."""

    def __init__(self) -> None:
        self.address = ""
        self.asked: list[dict[str, list[str]]] = []
        self.answer: bytes | None = None


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            if parts.path != f"{PATH}/free" or set(query) - ALLOWED:
                # it refuses parameters that it does not know
                self.send_error(400)
                return
            service.asked.append(query)
            body = service.answer if service.answer is not None else json.dumps(_found(query)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

    with listening(Handler) as address:
        service.address = address + PATH
        yield service


def _found(query: dict[str, list[str]]) -> dict[str, Any]:
    words = query["q"][0].lower()
    towns = [only.partition(":")[2] for only in query.get("fq", []) if only.startswith("gemeentecode:")]
    found = [
        {name: street[name] for name in query["fl"][0].split(",") if name in street}
        for street in STREETS
        if words in street["weergavenaam"].lower() and all(street["gemeentecode"] == town for town in towns)
    ][: int(query["rows"][0])]
    return {"response": {"numFound": len(found), "start": 0, "maxScore": 15.7, "numFoundExact": True, "docs": found}}
