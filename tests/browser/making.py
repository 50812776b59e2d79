"""Made-up public records: plans, moments, and the site of a town with four wijken. Nothing in it is real."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

import shapely
from participatiekaart.plugin.participation.times import instant
from participatiekaart.plugin.publication.records import (
    PublicContact,
    PublicMoment,
    PublicNeighbourhood,
    PublicPlan,
    PublicSite,
    StatusStep,
)

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
ASSOCIATIONS = (
    PublicContact("Wijkvereniging Molenveld", "bestuur@molenveld.example", "099 765 4321", "https://molenveld.example"),
)
WIJKEN = ("Havenbuurt", "Molenveld", "Oude Stad", "Westerweide")
WEST, SOUTH, SIDE = 5.80, 52.90, 0.02


def at(text: str | None) -> datetime | None:
    return instant(text, ZONE) if text else None


def code(wijk: str) -> str:
    return f"WK99990{WIJKEN.index(wijk) + 1}"


def square(west: float, south: float, side: float) -> bytes:
    east, north = round(west + side, 6), round(south + side, 6)
    return wkb(shapely.Polygon([(west, south), (east, south), (east, north), (west, north)]))


def wkb(shape: Any) -> bytes:
    return bytes(shapely.to_wkb(shape))


def plan(naam: str, slug: str, course: Sequence[tuple[str | None, str, bool]], **values: Any) -> PublicPlan:
    """A plan with a course of (since, status, asks for input) and whatever else a test gives it."""
    empty: dict[str, Any] = {field.name: None for field in dataclasses.fields(PublicPlan)}
    wijken = values.pop("wijken", ("Molenveld",))
    steps = tuple(StatusStep(at(since), status, asks) for since, status, asks in course)
    return PublicPlan(
        **{
            **empty,
            "id": f"00000000-0000-4000-8000-{abs(hash_of(slug)):012d}",
            "naam": naam,
            "slug": slug,
            "pagina": f"plannen/{slug}/index.html",
            "status": steps[0].status,
            "status_tekst": "",
            "meedoen": False,
            "hele_gemeente": False,
            "wijkcodes": tuple(code(wijk) for wijk in wijken),
            "wijken": tuple(wijken),
            "wijkaandelen": tuple(100 // len(wijken) for _ in wijken),
            "buurtcodes": (),
            "bijgewerkt_op": AT,
            "statusverloop": steps,
            **values,
        }
    )


def moment(of: PublicPlan | None, titel: str, begin: str | None, einde: str | None, **values: Any) -> PublicMoment:
    """A moment with wall-clock times, which asks for input unless told otherwise."""
    empty: dict[str, Any] = {field.name: None for field in dataclasses.fields(PublicMoment)}
    return PublicMoment(
        **{
            **empty,
            "id": f"00000000-0000-4000-9000-{abs(hash_of(titel + str(begin))):012d}",
            "plan_id": of.id if of else None,
            "plannaam": of.naam if of else None,
            "titel": titel,
            "soort": "overig",
            "begin": at(begin),
            "einde": at(einde),
            "tijd_precisie": "tijd",
            "staat": "gepland",
            "hele_gemeente": False,
            "wijkcodes": of.wijkcodes if of else (),
            "wijken": of.wijken if of else (),
            "bijgewerkt_op": AT,
            "vraagt_inbreng": True,
            "volgnummer": 0,
            **values,
        }
    )


def hash_of(text: str) -> int:
    """The same number for the same text in every process."""
    return sum((index + 1) * ord(letter) for index, letter in enumerate(text))


def site(plannen: Sequence[PublicPlan], momenten: Sequence[PublicMoment], **values: Any) -> PublicSite:
    standard: dict[str, Any] = {
        "titel": "Participatiekaart Voorbeeldstad",
        "gemeente": "GM9999",
        "timezone": ZONE,
        "crs": "EPSG:28992",
        "at": AT,
        "bijgewerkt_op": AT,
        "geldig_tot": None,
        "base_url": None,
        "plannen": tuple(plannen),
        "momenten": tuple(momenten),
        "wijken": neighbourhoods(),
        "verdwenen": (),
        "verhuisd": (),
    }
    return PublicSite(**{**standard, **values})


def neighbourhoods() -> tuple[PublicNeighbourhood, ...]:
    wijken = [
        PublicNeighbourhood(
            code(name),
            name,
            "wijk",
            "GM9999",
            ("Meer bomen in de straat.", "Veilig oversteken bij de school.") if name == "Molenveld" else (),
            None,
            square(WEST + SIDE * (index % 2), SOUTH + SIDE * (index // 2), SIDE),
            ASSOCIATIONS if name == "Molenveld" else (),
        )
        for index, name in enumerate(WIJKEN)
    ]
    buurt = PublicNeighbourhood("BU99990201", "Molenveld-Zuid", "buurt", code("Molenveld"), (), None, None)
    return (buurt, *wijken)
