"""Whether a layer is the one that was attached before, by where it lies."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ...participation.records import PlanSource


def is_same_layer(source: PlanSource, provider: str, address: str) -> bool:
    """Whether the layer at an address is the one that was attached as this source. A file that no longer lies where it
    was registered is taken to have been moved to another folder under the same name. provider: QGIS's name of it, such
    as "ogr"."""
    registered = source.address or ""
    if source.provider != provider:
        return False
    if names_same_layer(registered, address, provider):
        return True
    if provider != "ogr":
        return False
    (one, first), (other, second) = (_file_and_layer(place) for place in (registered, address))
    return one.name == other.name and _went(one) and _is_one(first, second)


def _went(place: Path) -> bool:
    """Whether nothing is there any more, or nothing that this account may look at: a colleague may have registered it
    in a folder of their own."""
    with suppress(OSError):
        return not place.exists()
    return True


def names_same_layer(one: str, other: str, provider: str) -> bool:
    """Whether two addresses name the same layer. One file can be written in two ways, and the name of its layer may be
    left out where it has one layer."""
    if provider != "ogr":
        return one == other
    (file, first), (same, second) = (_file_and_layer(address) for address in (one, other))
    return file == same and _is_one(first, second)


def _is_one(first: str, second: str) -> bool:
    return first == second or not first or not second


def _file_and_layer(address: str) -> tuple[Path, str]:
    path, *options = address.split("|")
    named = [option.split("=", 1)[1] for option in options if option.lower().startswith("layername=")]
    return Path(path).resolve(), named[0] if named else ""
