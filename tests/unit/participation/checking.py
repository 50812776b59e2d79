"""A small town to check, and the findings there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings

from .check_cases import a_plan, coming, contact, tie
from .making import when

AT = when("2026-11-23 12:00")
MUNICIPALITY = shapely.to_wkb(shapely.box(195000, 495000, 205000, 505000))
ERRORS = {
    "naam_ontbreekt",
    "geometrie_ongeldig",
    "tijd_ontbreekt",
    "einde_voor_begin",
    "adres_onveilig",
    "tekst_onaf",
}
WARNINGS = {
    "plaats_ontbreekt",
    "buiten_gemeente",
    "samenvatting_ontbreekt",
    "contact_ontbreekt",
    "moment_ontbreekt",
    "moment_zonder_plek",
    "terugkoppeling_laat",
    "terugkoppeling_zonder_datum",
    "open_bij_afgerond",
    "overrule_verlopen",
    "overrule_zonder_reden",
    "zienswijze_kort",
    "bron_ontbreekt",
    "persoonsgegevens_in_tekst",
    "adres_persoonlijk",
    "toestemming_verlopen",
    "toestemming_ontbreekt",
}
# beside those of the contract
ADDED_WARNINGS = {"huisadres_in_tekst", "terugkoppeling_vroeg", "periode_voorbij", "open_bij_stilgelegd"}


def area(code: str, level: AreaLevel, geometry: bytes | None, year: int = 2026) -> Neighbourhood:
    return Neighbourhood(id=f"{code}-{year}", code=code, year=year, name=code, level=level, geometry=geometry)


def town(
    plans: Sequence[Plan] | None = None,
    moments: Sequence[Moment] | None = None,
    contacts: Sequence[Contact] | None = None,
    **others: Any,
) -> Snapshot:
    """A town where nothing is to be mended but what is given."""
    contacts = (contact(),) if contacts is None else contacts
    standard = {
        "plan_contacts": tuple(tie(i, contact=one.id) for i, one in enumerate(contacts)),
        "neighbourhoods": (area("GM9999", AreaLevel.MUNICIPALITY, MUNICIPALITY),),
    }
    return Snapshot(
        settings=StoreSettings("Molendam", "GM9999"),
        plans=tuple((a_plan(),) if plans is None else plans),
        moments=tuple((coming(),) if moments is None else moments),
        contacts=tuple(contacts),
        **{**standard, **others},
    )


def found(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.record_type, finding.field) for finding in check(snapshot, AT)]
