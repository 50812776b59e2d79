"""Fetches a municipality with its wijken and buurten, as CBS draws them and PDOK serves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...participation.codes import AreaLevel
from ...participation.geometry import merge
from ...participation.progress import Progress
from ...participation.words import ParticipationError, Text
from ..sources import SourceArea, as_text
from ..web.features_api import Collection, Get, NoAnswerError

# stands in the address of the API where the year of the division comes
YEAR = "{year}"
NOT_FOUND = 404
NO_YEAR = Text(
    "Voor {year} is er geen indeling op {address}. Kies een ander jaar.",
    "There is no division for {year} at {address}. Choose another year.",
)
NO_TOWN = Text(
    "In {year} is er geen gemeente “{town}”. Gebruik de naam of de CBS-code, zoals GM0193.",
    "There is no municipality “{town}” in {year}. Use its name or CBS code, such as GM0193.",
)
# collection and the name its properties begin with; parent: the property with the code of the area it lies in, if any
_LEVELS = (
    (AreaLevel.MUNICIPALITY, "gemeenten", "gemeente", ""),
    (AreaLevel.WIJK, "wijken", "wijk", "gemeentecode"),
    (AreaLevel.BUURT, "buurten", "buurt", "wijkcode"),
)
_Feature = tuple[dict[str, Any], "bytes | None"]


@dataclass(frozen=True)
class CbsAreas:
    """The areas of one municipality in one year, the municipality itself among them."""

    code: str
    name: str
    year: int
    by_level: Mapping[AreaLevel, list[SourceArea]]

    def count(self, level: AreaLevel) -> int:
        """How many areas of a level there are; land and water of one count once."""
        return len({area.code for area in self.by_level[level]})


def fetch_areas(address: str, year: int, town: str, crs: str, get: Get, progress: Progress) -> CbsAreas:
    """Fetch them. address: of the API, with {year} where the year comes. town: its CBS code or its name. crs:
    authority code the geometry is to be in. Raises ParticipationError, with the way out."""
    base = address.replace(YEAR, str(year))
    here = _town(_collection(base, "gemeenten", year, crs, get), town.strip(), progress)
    if not here:
        raise ParticipationError(NO_TOWN.format(town=town.strip(), year=year))
    code, name = (as_text(_value(here[0], part)) or "" for part in ("gemeentecode", "gemeentenaam"))
    shapes = [wkb for _, wkb in here if wkb is not None]
    within = merge(shapes) if shapes else None
    by_level: dict[AreaLevel, list[SourceArea]] = {}
    for step, (level, collection, named, parent) in enumerate(_LEVELS):
        progress.fraction(step / len(_LEVELS))
        features: Iterator[_Feature] = iter(here)
        if level is not AreaLevel.MUNICIPALITY:
            source = _collection(base, collection, year, crs, get)
            found = source.features({"gemeentecode": code}, within, progress)
            features = (feature for feature in found if as_text(_value(feature, "gemeentecode")) == code)
        by_level[level] = [_area(feature, named, parent) for feature in features]
    return CbsAreas(code, name, year, by_level)


def _town(towns: Collection, typed: str, progress: Progress) -> list[_Feature]:
    """The area or areas of the municipality with that code or name; its land and its water may be areas apart."""
    is_code = typed.upper().startswith("GM") and typed[2:].isdigit()
    by, value = ("gemeentecode", typed.upper()) if is_code else ("gemeentenaam", typed)
    # servers compare capitals and small letters; where that finds none, all names are read
    for wanted in ({by: value},) if is_code else ({by: value}, {}):
        found = towns.features(wanted, None, progress)
        here = [feature for feature in found if (as_text(_value(feature, by)) or "").lower() == value.lower()]
        if here:
            return here
    return []


def _collection(base: str, name: str, year: int, crs: str, get: Get) -> Collection:
    try:
        return Collection(base, name, crs, get)
    except NoAnswerError as error:
        if error.status == NOT_FOUND:
            raise NoAnswerError(NO_YEAR.format(year=year, address=base), NOT_FOUND) from error
        raise


def _area(feature: _Feature, named: str, parent: str) -> SourceArea:
    code = _value(feature, f"{named}code")
    return SourceArea(str(code), code, _value(feature, f"{named}naam"), _value(feature, parent), feature[1])


def _value(feature: _Feature, name: str) -> Any:
    """A property by its name in any case: CBS writes them small, other servers as their database does."""
    return next((value for key, value in feature[0].items() if key.lower() == name), None)
