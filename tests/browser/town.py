"""A small made-up town as public records, for looking at its pages. Nothing in it is real."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Any

from participatiekaart.plugin.participation.times import instant
from participatiekaart.plugin.publication.records import (
    EndedNeighbourhood,
    GonePlan,
    MovedPage,
    PublicAssociation,
    PublicMoment,
    PublicNeighbourhood,
    PublicPlan,
    PublicSite,
    StatusStep,
)

ZONE = "Europe/Amsterdam"
AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
ASSOCIATIONS = (
    PublicAssociation(
        "Wijkvereniging Molenveld", "bestuur@molenveld.example", "099 765 4321", "https://molenveld.example"
    ),
)
WIJKEN = ("Havenbuurt", "Molenveld", "Oude Stad", "Westerweide")
_WEST, _SOUTH, _SIDE = 5.80, 52.90, 0.02


def at(text: str | None) -> datetime | None:
    return instant(text, ZONE) if text else None


def code(wijk: str) -> str:
    return f"WK99990{WIJKEN.index(wijk) + 1}"


def square(west: float, south: float, side: float) -> str:
    east, north = round(west + side, 6), round(south + side, 6)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


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
            square(_WEST + _SIDE * (index % 2), _SOUTH + _SIDE * (index // 2), _SIDE),
            ASSOCIATIONS if name == "Molenveld" else (),
        )
        for index, name in enumerate(WIJKEN)
    ]
    buurt = PublicNeighbourhood("BU99990201", "Molenveld-Zuid", "buurt", code("Molenveld"), (), None, None)
    return (buurt, *wijken)


def town() -> PublicSite:
    """Every status, kind of place, precision and state of a moment, on 23 November 2026 at noon UTC."""
    molenweg = plan(
        "Herinrichting Molenweg",
        "herinrichting-molenweg",
        [
            (None, "aangekondigd", False),
            ("2026-11-03 19:30", "open", True),
            ("2026-11-03 21:30", "tussentijds", False),
            ("2026-11-20 00:00", "open", True),
            ("2026-12-05 23:59", "tussentijds", False),
            ("2026-12-17 19:30", "open", False),
            ("2026-12-17 22:00", "in_verwerking", False),
        ],
        soort="Herinrichting",
        fase="planvorming",
        niveau="raadplegen",
        samenvatting="De Molenweg krijgt een nieuw fietspad, bredere stoepen en meer bomen. De rijbaan wordt smaller, "
        "zodat auto's langzamer rijden.\n\nHet werk begint op zijn vroegst in het najaar van 2027.",
        beinvloedingsruimte="Meepraten kan over de plek van bomen, banken en parkeervakken.\n"
        "Vast staan de breedte van het fietspad en het budget.",
        wijken=("Molenveld", "Oude Stad"),
        buurtcodes=("BU99990201",),
        contact="Team Ruimte, Gemeente Voorbeeldstad",
        contact_email="ruimte@voorbeeldstad.example",
        contact_telefoon="+31 (0)99 123 4567",
        contact_website="https://voorbeeldstad.example/ruimte",
        url="https://voorbeeldstad.example/molenweg",
        besluit_url="https://voorbeeldstad.example/raad/molenweg",
        geojson=square(_WEST + 0.027, _SOUTH + 0.008, 0.006),
    )
    molenweg_moments = [
        moment(
            molenweg,
            "Inloop in het wijkhuis",
            "2026-11-03 19:30",
            "2026-11-03 21:30",
            soort="inloop",
            niveau="raadplegen",
            plaats="Wijkhuis De Wiek",
            adres="Voorbeeldlaan 1",
            terugkoppeling="U wilde meer ruimte voor fietsers bij de school.\nDat nemen we over in het ontwerp.",
            terugkoppeling_url="https://voorbeeldstad.example/verslag",
            terugkoppeling_op=at("2026-11-10"),
        ),
        moment(
            molenweg,
            "Vragenlijst over het ontwerp",
            "2026-11-20",
            "2026-12-05 23:59",
            soort="enquete",
            niveau="raadplegen",
            doelgroep="Bewoners en ondernemers rond de Molenweg",
            beinvloedingsruimte="De plek van bomen, banken en parkeervakken.",
            reageren_url="https://voorbeeldstad.example/vragenlijst",
        ),
        moment(
            molenweg,
            "Bespreking in de raad",
            "2026-12-17 19:30",
            "2026-12-17 22:00",
            soort="raadsvergadering",
            vraagt_inbreng=False,
            plaats="Stadhuis",
            online_url="https://voorbeeldstad.example/raad/live",
        ),
    ]
    park = plan(
        "Speelplek in het Havenpark",
        "speelplek-havenpark",
        [
            (None, "aangekondigd", False),
            ("2026-12-03 15:00", "open", True),
            ("2026-12-03 17:00", "in_verwerking", False),
        ],
        niveau="coproduceren",
        fase="verkenning",
        samenvatting="Kinderen en ouders ontwerpen samen een nieuwe speelplek aan het water.",
        wijken=("Havenbuurt",),
        geojson=json.dumps({"type": "Point", "coordinates": [_WEST + 0.01, _SOUTH + 0.012]}),
    )
    route = plan(
        "Fietsroute naar het station",
        "fietsroute-station",
        [(None, "aangekondigd", False)],
        niveau="adviseren",
        fase="initiatief",
        samenvatting="Een rechtstreekse fietsroute van de Westerweide naar het station.",
        wijken=("Westerweide", "Oude Stad"),
        geojson=json.dumps(
            {
                "type": "LineString",
                "coordinates": [
                    [_WEST + 0.005, _SOUTH + 0.035],
                    [_WEST + 0.02, _SOUTH + 0.027],
                    [_WEST + 0.03, _SOUTH + 0.031],
                ],
            }
        ),
    )
    vision = plan(
        "Omgevingsvisie 2040",
        "omgevingsvisie-2040",
        [(None, "niet_gestart", False), ("2026-11-16", "open", False), ("2026-11-28", "niet_gestart", False)],
        soort="Beleid",
        niveau="informeren",
        fase="besluitvorming",
        samenvatting="Hoe ziet de stad er in 2040 uit? Bekijk de tentoonstelling in het stadhuis.",
        hele_gemeente=True,
        wijken=WIJKEN,
    )
    square_plan = plan(
        "Marktplein autoluw",
        "marktplein-autoluw",
        [
            (None, "niet_gestart", False),
            ("2026-10-01 19:00", "open", True),
            ("2026-10-01 21:00", "in_verwerking", False),
        ],
        niveau="adviseren",
        samenvatting="Het Marktplein wordt een plek om te blijven in plaats van te parkeren.",
        wijken=("Oude Stad",),
        geojson=square(_WEST + 0.007, _SOUTH + 0.027, 0.004),
    )
    told = plan(
        "Woningen op het Havenkwartier",
        "woningen-havenkwartier",
        [(None, "teruggekoppeld", False)],
        niveau="raadplegen",
        samenvatting="Ruim honderd woningen op het terrein van de oude werf.",
        wijken=("Havenbuurt",),
        geojson=square(_WEST + 0.012, _SOUTH + 0.004, 0.004),
    )
    rest = [
        plan("Buurttuin Molenveld", "buurttuin-molenveld", [(None, "afgerond", False)], niveau="zelforganisatie"),
        plan("Nieuwe school aan de Dijk", "nieuwe-school", [(None, "stilgelegd", False)], wijken=("Westerweide",)),
        plan("Riool in de Kerkstraat", "riool-kerkstraat", [(None, "niet_gestart", False)], wijken=("Oude Stad",)),
    ]
    moments = [
        *molenweg_moments,
        moment(park, "Ontwerpmiddag", "2026-12-03 15:00", "2026-12-03 17:00", soort="werksessie", plaats="Havenpark"),
        moment(
            route,
            "Fietstocht langs de route",
            "2027-03-01",
            "2027-06-01",
            soort="wijkschouw",
            tijd_precisie="kwartaal",
            periode_tekst="voorjaar 2027",
        ),
        moment(
            vision,
            "Tentoonstelling",
            "2026-11-16",
            "2026-11-28",
            soort="overig",
            tijd_precisie="dag",
            vraagt_inbreng=False,
        ),
        moment(square_plan, "Avond op het plein", "2026-10-01 19:00", "2026-10-01 21:00", soort="informatieavond"),
        moment(
            square_plan, "Tweede avond", "2026-10-20 19:00", "2026-10-20 21:00", soort="werksessie", staat="geannuleerd"
        ),
        moment(
            park,
            "Kijken bij andere speelplekken",
            "2026-12-09 15:00",
            "2026-12-09 17:00",
            soort="wijkschouw",
            staat="verplaatst",
            vorig_begin=at("2026-12-08 15:00"),
            vorig_einde=at("2026-12-08 17:00"),
        ),
        moment(
            None,
            "Wijkavond Molenveld",
            "2026-12-01 19:30",
            "2026-12-01 21:30",
            soort="netwerkbijeenkomst",
            vraagt_inbreng=False,
            plaats="Wijkhuis De Wiek",
            wijkcodes=(code("Molenveld"),),
            wijken=("Molenveld",),
        ),
    ]
    return site(
        [molenweg, vision, park, route, square_plan, told, *rest],
        sorted(moments, key=lambda one: one.begin or AT),
        verdwenen=(GonePlan("parkeergarage", True),),
        verhuisd=(MovedPage("reconstructie-molenweg", "herinrichting-molenweg"),),
        vervallen=(
            EndedNeighbourhood("WK999900", "Molenbuurt", (code("Molenveld"),)),
            EndedNeighbourhood("WK999909", "Binnenstad", (code("Oude Stad"), code("Westerweide"))),
        ),
    )
