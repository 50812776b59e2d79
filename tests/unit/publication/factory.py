"""Makes public records for the writers' tests. Everything is made up; places lie in RD New."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any, Optional

import shapely
from participatiekaart.plugin.participation.times import instant
from participatiekaart.plugin.publication.projection import to_geojson
from participatiekaart.plugin.publication.records import (
    PublicMoment,
    PublicNeighbourhood,
    PublicPlan,
    PublicSite,
    StatusStep,
)

CRS = "EPSG:28992"
ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
WIJK, OTHER_WIJK, BUURT = "WK999901", "WK999902", "BU99990101"
PLACES = {
    "area": "POLYGON ((200000 500000, 200100 500000, 200100 500100, 200000 500100, 200000 500000), "
    "(200020 500020, 200020 500040, 200040 500040, 200040 500020, 200020 500020))",
    "areas": "MULTIPOLYGON (((200200 500000, 200300 500000, 200300 500100, 200200 500000)), "
    "((200400 500000, 200500 500000, 200500 500100, 200400 500000)))",
    "line": "LINESTRING (200000 500200, 200100 500250, 200200 500200)",
    "point": "POINT (200050 500300)",
    "mixed": "GEOMETRYCOLLECTION (POLYGON ((200600 500000, 200700 500000, 200700 500100, 200600 500000)), "
    "LINESTRING (200700 500000, 200800 500000), MULTIPOINT (200850 500000, 200860 500000))",
}


def at(text: str | None) -> datetime | None:
    """An instant from wall-clock text in the town's zone."""
    return instant(text, ZONE) if text else None


def uuid_of(name: str) -> str:
    """The same UUID for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://voorbeeld.example/{name}"))


def place(wkt: str | None) -> dict[str, Any]:
    """The geometry of a record: WKB in the store's CRS, and GeoJSON."""
    wkb = shapely.to_wkb(shapely.from_wkt(wkt)) if wkt else None
    return {"geometry": wkb, "geojson": to_geojson([wkb], CRS)[0]}


def plan(naam: str, wkt: str | None = None, slug: str | None = None, **values: Any) -> PublicPlan:
    """A plan that is open until 5 December, with whatever else a test gives it."""
    slug = slug or uuid_of(naam)[:8]
    known: dict[str, Any] = {
        "id": uuid_of(f"plan/{slug}"),
        "naam": naam,
        "slug": slug,
        "pagina": f"plannen/{slug}/index.html",
        "status": "open",
        "status_tekst": "Nu meedoen",
        "status_vanaf": at("2026-11-20 00:00"),
        "status_tot": at("2026-12-06 00:00"),
        "meedoen": True,
        "hele_gemeente": False,
        "wijkcodes": (WIJK, OTHER_WIJK),
        "wijken": ("Molenveld", "Oude Stad"),
        "buurtcodes": (BUURT,),
        "bijgewerkt_op": at("2026-11-01 09:30"),
        "statusverloop": (
            StatusStep(None, "aangekondigd"),
            StatusStep(at("2026-11-20 00:00"), "open", False),
            StatusStep(at("2026-11-21 00:00"), "open", True),
            StatusStep(at("2026-12-06 00:00"), "in_verwerking"),
        ),
        **place(wkt),
    }
    return PublicPlan(**{**_nothing(PublicPlan), **known, **values})


def moment(
    titel: str, of: PublicPlan | None = None, begin: str | None = None, einde: str | None = None, **values: Any
) -> PublicMoment:
    """A moment with wall-clock times, with whatever else a test gives it."""
    known: dict[str, Any] = {
        "id": uuid_of(f"moment/{titel}/{begin}"),
        "plan_id": of.id if of else None,
        "plancode": of.plancode if of else None,
        "plannaam": of.naam if of else None,
        "titel": titel,
        "soort": "inloop",
        "begin": at(begin),
        "einde": at(einde),
        "tijd_precisie": "tijd",
        "staat": "gepland",
        "hele_gemeente": of is None,
        "wijkcodes": of.wijkcodes if of else (WIJK, OTHER_WIJK),
        "wijken": of.wijken if of else ("Molenveld", "Oude Stad"),
        "bijgewerkt_op": at("2026-11-02 10:00"),
        "vraagt_inbreng": True,
        "volgnummer": 0,
    }
    return PublicMoment(**{**_nothing(PublicMoment), **known, **values})


def site(plannen: Sequence[PublicPlan] = (), momenten: Sequence[PublicMoment] = (), **values: Any) -> PublicSite:
    """A publication of these records in a town of two wijken."""
    known: dict[str, Any] = {
        "titel": "Participatiekaart Voorbeeldstad",
        "gemeente": "GM9999",
        "timezone": ZONE,
        "crs": CRS,
        "at": AT,
        "bijgewerkt_op": at("2026-11-02 10:00"),
        "geldig_tot": at("2026-12-06 00:00"),
        "base_url": None,
        "wijken": neighbourhoods(),
        "ingetrokken": (),
        "verhuisd": (),
    }
    return PublicSite(**{**known, "plannen": tuple(plannen), "momenten": tuple(momenten), **values})


def neighbourhoods() -> tuple[PublicNeighbourhood, ...]:
    """A buurt in one of two wijken."""
    named = ((BUURT, "Molenveld-Zuid", "buurt", WIJK), (WIJK, "Molenveld", "wijk", None))
    return tuple(
        PublicNeighbourhood(code, name, level, 2026, parent, (), **place(PLACES["area"]))
        for code, name, level, parent in (*named, (OTHER_WIJK, "Oude Stad", "wijk", None))
    )


def town(**values: Any) -> PublicSite:
    """A plan of every kind of place and one without, and a moment of every precision, state and kind of place."""
    plans = [plan(f"Plan {kind}", wkt, slug=kind) for kind, wkt in PLACES.items()]
    plans.append(
        plan(
            "Omgevingsvisie",
            slug="omgevingsvisie",
            hele_gemeente=True,
            status_vanaf=None,
            status_tot=None,
            meedoen=False,
        )
    )
    first = plans[0]
    point = place(PLACES["point"])
    moments = [
        moment("Inloop", first, "2026-12-03 19:30", "2026-12-03 21:30", plaats="Wijkhuis", adres="Molenweg 1", **point),
        moment("Enquête", first, "2026-11-20 00:00", "2026-12-06 00:00", soort="enquete", tijd_precisie="dag"),
        moment("Zienswijze", first, "2026-12-01 00:00", "2027-01-13 00:00", soort="zienswijze"),
        moment("Werksessie", plans[2], "2026-10-25 02:30", "2026-10-25 04:00", staat="geannuleerd", volgnummer=2),
        moment(
            "Schouw",
            plans[3],
            "2026-12-10 10:00",
            "2026-12-10 12:00",
            staat="verplaatst",
            vorig_begin=at("2026-12-08 10:00"),
            vorig_einde=at("2026-12-08 12:00"),
            volgnummer=1,
        ),
        moment(
            "Najaar",
            first,
            "2027-09-01 00:00",
            "2027-12-01 00:00",
            tijd_precisie="kwartaal",
            periode_tekst="najaar 2027",
        ),
        moment("Nog niet bekend", first, staat="verplaatst"),
        moment(
            "Stadsgesprek", None, "2026-12-15 20:00", "2026-12-15 22:00", online_url="https://voorbeeld.example/kijk"
        ),
    ]
    return site(plans, moments, **values)


def _nothing(kind: type) -> dict[str, Optional[Any]]:
    return {field.name: None for field in dataclasses.fields(kind)}
