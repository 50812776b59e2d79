"""What there is to say of a publication that went well, but perhaps not as it was meant."""

from __future__ import annotations

from datetime import datetime

from ..participation.words import Text
from .languages import ENGLISH_PAGE
from .phrases import day_and_clock
from .public_view.areas import AreaFinder
from .records import PublicSite
from .release.manifest import Manifest

UNUSABLE_CODE = Text(
    "De wijk of buurt met code “{code}” is weggelaten: de code kan geen adres van een pagina zijn, of scheelt alleen "
    "hoofdletters met een andere. Pas de code aan en breng de wijken opnieuw in.",
    "The neighbourhood with code “{code}” was left out: the code cannot be the address of a page, or differs from "
    "another in capitals only. Change the code and bring in the neighbourhoods again.",
)
ADDRESS_LOST = Text(
    "De publicatie die er stond kende haar publieke adres; deze niet. Daardoor ontbreken sitemap.xml en wat andere "
    "sites van een pagina tonen. Was dat niet de bedoeling, geef dan het publieke adres op (in een script: BASE_URL) "
    "en publiceer opnieuw.",
    "The previous publication knew its public address; this one does not. So sitemap.xml is absent, and what other "
    "sites show of a page. If that was not meant, give the public address (in a script: BASE_URL) and publish again.",
)
ENGLISH_LOST = Text(
    "De publicatie die er stond had onder en/ ook Engelse pagina's; deze niet. Was dat niet de bedoeling, kies dan "
    "beide talen (in een script: LANGUAGE=2) en publiceer opnieuw.",
    "The previous publication had English pages too, under en/; this one does not. If that was not meant, choose both "
    "languages (in a script: LANGUAGE=2) and publish again.",
)
FOR_EARLIER = Text(
    "De publicatie die er stond was voor {before}; deze is voor een eerder moment, {at}. Was dat niet de bedoeling, "
    "zet dan de klok van deze computer goed (in een script: AT) en publiceer opnieuw.",
    "The previous publication was for {before}; this one is for an earlier moment, {at}. If that was not meant, put "
    "the clock of this computer right (in a script: AT) and publish again.",
)
OFF_THE_MAP = Text(
    "De ligging van “{name}” valt buiten de aarde of is daar niet naar om te rekenen: op de kaart, in plannen.geojson "
    "en in plannen.fgb ontbreekt zij. Klopt het coördinatenstelsel, en zijn x en y niet verwisseld?",
    "The location of “{name}” lies off the earth or cannot be transformed to it: it is absent from the map, "
    "plannen.geojson and plannen.fgb. Is the coordinate system right, and are x and y not swapped?",
)


def left_out(areas: AreaFinder, site: PublicSite) -> list[Text]:
    """The neighbourhoods without a page, and the plans and neighbourhoods that are missing on the map."""
    off_the_map = [plan.naam for plan in site.plannen if plan.geometry is not None and plan.wgs84 is None]
    off_the_map += [area.naam for area in site.wijken if area.geometry is not None and area.wgs84 is None]
    notes = [UNUSABLE_CODE.format(code=code) for code in areas.unusable]
    return [*notes, *(OFF_THE_MAP.format(name=name) for name in off_the_map)]


def lost(before: Manifest | None, release: Manifest) -> list[Text]:
    """Notes on what the standing release had and the coming one will not: a scheduled job does not know what was chosen
    in the window."""
    if before is None:
        return []
    signs = ((ADDRESS_LOST, "sitemap.xml"), (ENGLISH_LOST, ENGLISH_PAGE))
    return [text for text, file in signs if file in before.files and file not in release.files]


def turned_back(before: Manifest | None, at: datetime, timezone: str) -> list[Text]:
    """A note where the computer's clock may be wrong."""
    if before is None or before.at is None or before.at <= at:
        return []
    stood, told = (day_and_clock(one, timezone) for one in (before.at, at))
    return [FOR_EARLIER.format(before=stood, at=told)]
