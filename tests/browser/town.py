"""A small made-up town as public records, for looking at its pages. Nothing in it is real."""

from __future__ import annotations

import shapely
from participatiekaart.plugin.publication.records import EndedNeighbourhood, GonePlan, MovedPage, PublicSite

from .making import AT, SOUTH, WEST, WIJKEN, at, code, moment, plan, site, square, wkb

MOLENWEG = plan(
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
    wgs84=square(WEST + 0.027, SOUTH + 0.008, 0.006),
)
MOLENWEG_MOMENTS = [
    moment(
        MOLENWEG,
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
        MOLENWEG,
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
        MOLENWEG,
        "Bespreking in de raad",
        "2026-12-17 19:30",
        "2026-12-17 22:00",
        soort="raadsvergadering",
        vraagt_inbreng=False,
        plaats="Stadhuis",
        online_url="https://voorbeeldstad.example/raad/live",
    ),
]
PARK = plan(
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
    wgs84=wkb(shapely.Point(WEST + 0.01, SOUTH + 0.012)),
)
ROUTE = plan(
    "Fietsroute naar het station",
    "fietsroute-station",
    [(None, "aangekondigd", False)],
    niveau="adviseren",
    fase="initiatief",
    samenvatting="Een rechtstreekse fietsroute van de Westerweide naar het station.",
    wijken=("Westerweide", "Oude Stad"),
    wgs84=wkb(
        shapely.LineString(
            [(WEST + 0.005, SOUTH + 0.035), (WEST + 0.02, SOUTH + 0.027), (WEST + 0.03, SOUTH + 0.031)],
        )
    ),
)
VISIE = plan(
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
MARKTPLEIN = plan(
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
    wgs84=square(WEST + 0.007, SOUTH + 0.027, 0.004),
)
HAVENKWARTIER = plan(
    "Woningen op het Havenkwartier",
    "woningen-havenkwartier",
    [(None, "teruggekoppeld", False)],
    niveau="raadplegen",
    samenvatting="Ruim honderd woningen op het terrein van de oude werf.",
    wijken=("Havenbuurt",),
    wgs84=square(WEST + 0.012, SOUTH + 0.004, 0.004),
)
REST = [
    plan("Buurttuin Molenveld", "buurttuin-molenveld", [(None, "afgerond", False)], niveau="zelforganisatie"),
    plan("Nieuwe school aan de Dijk", "nieuwe-school", [(None, "stilgelegd", False)], wijken=("Westerweide",)),
    plan("Riool in de Kerkstraat", "riool-kerkstraat", [(None, "niet_gestart", False)], wijken=("Oude Stad",)),
]
MOMENTS = [
    *MOLENWEG_MOMENTS,
    moment(PARK, "Ontwerpmiddag", "2026-12-03 15:00", "2026-12-03 17:00", soort="werksessie", plaats="Havenpark"),
    moment(
        ROUTE,
        "Fietstocht langs de route",
        "2027-03-01",
        "2027-06-01",
        soort="wijkschouw",
        tijd_precisie="kwartaal",
        periode_tekst="voorjaar 2027",
    ),
    moment(
        VISIE,
        "Tentoonstelling",
        "2026-11-16",
        "2026-11-28",
        soort="overig",
        tijd_precisie="dag",
        vraagt_inbreng=False,
    ),
    moment(MARKTPLEIN, "Avond op het plein", "2026-10-01 19:00", "2026-10-01 21:00", soort="informatieavond"),
    moment(MARKTPLEIN, "Tweede avond", "2026-10-20 19:00", "2026-10-20 21:00", soort="werksessie", staat="geannuleerd"),
    moment(
        PARK,
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


def town() -> PublicSite:
    """Every status, kind of place, precision and state of a moment, on 23 November 2026 at noon UTC."""
    return site(
        [MOLENWEG, VISIE, PARK, ROUTE, MARKTPLEIN, HAVENKWARTIER, *REST],
        sorted(MOMENTS, key=lambda one: one.begin or AT),
        verdwenen=(GonePlan("parkeergarage", True),),
        verhuisd=(MovedPage("reconstructie-molenweg", "herinrichting-molenweg"),),
        vervallen=(
            EndedNeighbourhood("WK999900", "Molenbuurt", (code("Molenveld"),)),
            EndedNeighbourhood("WK999909", "Binnenstad", (code("Oude Stad"), code("Westerweide"))),
        ),
    )
