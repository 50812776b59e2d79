"""Reads features over OGC API Features, page after page. What fetches a page is given by the caller."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from ...participation.progress import Progress
from ...participation.proj_thread import with_proj
from ...participation.words import ParticipationError, Text

NOT_UNDERSTOOD = Text(
    "{host} gaf een antwoord dat niet te lezen is. Klopt het adres in de instellingen?",
    "{host} gave an answer that cannot be read. Is the address in the settings right?",
)
ENDLESS = Text(
    "{host} blijft naar een volgende bladzijde verwijzen. Er is niets ingelezen; probeer het later opnieuw.",
    "{host} keeps pointing to a next page. Nothing was imported; try again later.",
)
ELSEWHERE = Text(
    "{host} verwijst door naar {other}. Dat is niet gebruikt. Vertrouwt u dat adres, zet het dan in de instellingen.",
    "{host} points on to {other}. That was not used. If you trust that address, put it in the settings.",
)
PAGE = 1000
MOST_PAGES = 1000
"""A million features: far more than the country has areas."""
BAD_REQUEST = 400


class NoAnswerError(ParticipationError):
    """Nothing to use came back. status: of HTTP, None where there was no answer at all."""

    def __init__(self, text: Text, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


_NO_SHAPE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
_STANDARD_PORTS = {"http": 80, "https": 443}
_NOT_IN_A_HOST = re.compile(r"[^\w.:\[\]/-]")

Get = Callable[[str], bytes]
"""Gives what stands at a web address. Raises NoAnswerError."""


class Collection:
    """One collection of an API, given in the system of `crs` (authority code).

    address: of the API's landing page. Raises NoAnswerError where the collection is not there.
    """

    def __init__(self, address: str, name: str, crs: str, get: Get) -> None:
        self._address = f"{address.rstrip('/')}/collections/{name}"
        self._crs, self._get = crs, get
        offered = self._read(f"{self._address}?f=json").get("crs")
        self._uri = _uri_of(crs, offered if isinstance(offered, list) else [])

    def features(
        self, wanted: Mapping[str, str], within: bytes | None, progress: Progress
    ) -> Iterator[tuple[dict[str, Any], bytes | None]]:
        """The properties and the geometry (WKB in the crs) of features. wanted: values of properties, which a server
        may ignore; within: WKB of the place they lie in, in the crs, so that it need not send all it has."""
        parameters = {"f": "json", "limit": str(PAGE), **({"crs": self._uri} if self._uri else {})}
        parameters |= self._around(within) if within else {}
        first = f"{self._address}/items?{_query({**parameters, **wanted})}"
        try:
            page = self._read(first)
        except NoAnswerError as error:
            # a server may refuse a property it cannot select by
            if error.status != BAD_REQUEST:
                raise
            first = f"{self._address}/items?{_query(parameters)}"
            page = self._read(first)
        yield from self._pages(first, page, progress)

    def _pages(
        self, address: str, page: dict[str, Any], progress: Progress
    ) -> Iterator[tuple[dict[str, Any], bytes | None]]:
        seen = {address}
        while True:
            found = page.get("features")
            if not isinstance(found, list):
                raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address)))
            for feature in found:
                progress.stop_if_cancelled()
                properties = (feature.get("properties") or {}) if isinstance(feature, dict) else None
                if not isinstance(properties, dict):
                    raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address)))
                yield properties, self._wkb(feature.get("geometry"))
            following = _next_of(page, address)
            if following is None:
                return
            if following in seen or len(seen) == MOST_PAGES:
                raise NoAnswerError(ENDLESS.format(host=host_of(address)))
            seen.add(following)
            progress.stop_if_cancelled()
            address, page = following, self._read(following)

    def _read(self, address: str) -> dict[str, Any]:
        try:
            answer = json.loads(self._get(address))
        except (ValueError, RecursionError) as error:
            raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address))) from error
        if not isinstance(answer, dict):
            raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address)))
        return answer

    def _around(self, wkb: bytes) -> dict[str, str]:
        import shapely

        shape = shapely.from_wkb(wkb)
        box = shape.bounds if self._uri else shapely.transform(shapely.box(*shape.bounds), self._back).bounds
        parameters = {"bbox": ",".join(f"{value:.7f}" for value in box)}
        return {**parameters, "bbox-crs": self._uri} if self._uri else parameters

    def _wkb(self, geometry: Any) -> bytes | None:
        """The WKB of a GeoJSON geometry; None for what is none."""
        import numpy
        import shapely
        from shapely.geometry import shape

        try:
            found = shape(geometry)
            if not self._uri:
                found = shapely.transform(found, self._forth)
        except (*_NO_SHAPE, shapely.errors.ShapelyError):
            return None
        # off the earth a place has no finite coordinates in the system either
        if found.is_empty or not numpy.isfinite(shapely.get_coordinates(found)).all():
            return None
        return bytes(shapely.to_wkb(found, output_dimension=2))

    def _forth(self, coordinates: Any) -> Any:
        return _moved(coordinates, "OGC:CRS84", self._crs)

    def _back(self, coordinates: Any) -> Any:
        return _moved(coordinates, self._crs, "OGC:CRS84")


def host_of(address: str) -> str:
    """The server's name, as a person is told of it."""
    return urlsplit(address).netloc or address


def is_same_server(one: str, other: str) -> bool:
    """Whether two addresses are of one server: what a person trusts is its scheme, its name and its port. Raises
    ValueError for what is no address."""
    return _server(one) == _server(other)


def elsewhere(asked: str, given: str) -> NoAnswerError:
    """The error that an answer leads to another server than the one that a person named."""
    host = host_of(asked)
    try:
        following = urljoin(asked, given)
        place = host_of(following)
        if place == host:
            # the same host: then https redirects to http
            place = f"{urlsplit(following).scheme}://{place}"
    except ValueError:
        place = given
    return NoAnswerError(ELSEWHERE.format(host=host, other=_NOT_IN_A_HOST.sub("·", place)[:100]))


def _server(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port or _STANDARD_PORTS.get(parts.scheme)


def _uri_of(crs: str, offered: list[Any]) -> str | None:
    """The URI by which the API knows the system; None where it does not offer it, and answers in CRS84 instead."""
    authority, _, code = crs.partition(":")
    for uri in offered:
        parts = str(uri).rstrip("/").split("/")
        if parts[-1] == code and authority in parts:
            return str(uri)
    return None


def _next_of(page: dict[str, Any], address: str) -> str | None:
    """The address of the next page, None where there is none. Raises NoAnswerError where the answer names one that is
    not on the web: without that page areas would be missing."""
    links = page.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("rel") == "next" and link.get("href"):
            try:
                following = urljoin(address, str(link["href"]))
                is_on_the_web = urlsplit(following).scheme in _STANDARD_PORTS
                is_there = is_same_server(address, following)
            except ValueError:
                is_on_the_web = False
            if not is_on_the_web:
                raise NoAnswerError(NOT_UNDERSTOOD.format(host=host_of(address)))
            if not is_there:
                raise elsewhere(address, following)
            return following
    return None


def _query(parameters: Mapping[str, str]) -> str:
    # QGIS Server loses the % of an escaped comma or slash in its links to the next page
    return urlencode(parameters, safe=",:/")


def _moved(coordinates: Any, here: str, there: str) -> Any:
    import numpy

    def move() -> Any:
        from pyproj import Transformer

        return Transformer.from_crs(here, there, always_xy=True).transform(*coordinates.T)

    return numpy.column_stack(with_proj(move))
