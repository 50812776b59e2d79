"""A small server of OGC API Features on the loopback, that can be as odd as others are."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from participatiekaart.plugin.intake.web.features_api import NoAnswerError
from participatiekaart.plugin.participation.words import Text

from tests.loopback import Quiet, listening

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
RD = "http://www.opengis.net/def/crs/EPSG/0/28992"


@dataclass
class Oddities:
    """crs: what it offers. refuses: answers so on a property. selects: by property, capitals and all. is_endless: its
    last page leads to itself. raw: all it ever says. page: features on one page. asked: the queries it got."""

    collections: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    crs: tuple[str, ...] = (CRS84, RD)
    refuses: int | None = None
    selects: bool = False
    is_endless: bool = False
    raw: bytes | None = None
    page: int = 2
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def served(odd: Oddities) -> Iterator[str]:
    """The address of its landing page."""

    class Answers(Quiet, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            status, answer = answer_of(odd, parts.path, query)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

    with listening(Answers) as address:
        yield f"{address}/{{year}}/v1"


def answer_of(odd: Oddities, path: str, query: dict[str, str]) -> tuple[int, bytes]:
    odd.asked.append((path, query))
    if odd.raw is not None:
        return 200, odd.raw
    _, year, _, _, name, *items = path.split("/")
    if year != "2026" or name not in odd.collections:
        return 404, b"{}"
    if not items:
        return 200, json.dumps({"id": name, "crs": odd.crs}).encode()
    asked = {key: value for key, value in query.items() if key.startswith("gemeente")}
    if odd.refuses and asked:
        return odd.refuses, b"{}"
    begin = int(query.get("from", 0))
    found = odd.collections[name]
    if odd.selects:
        found = [one for one in found if asked.items() <= one["properties"].items()]
    links = [{"rel": "self", "href": path}]
    if begin + odd.page < len(found) or odd.is_endless:
        following = begin + odd.page if begin + odd.page < len(found) else begin
        links.append({"rel": "next", "href": "?" + urlencode({**query, "from": following})})
    page = {"type": "FeatureCollection", "features": found[begin : begin + odd.page], "links": links}
    return 200, json.dumps(page).encode()


def get(address: str) -> bytes:
    """What stands at an address, as the plugin's own fetching tells of it."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise NoAnswerError(Text("Weigert.", "Refuses."), error.code) from error
