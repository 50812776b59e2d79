"""Every finding: what gives it and what, much like it, does not.

A row is (the code, whose it is, the field it names, the plan, its moments, its contacts, whether it is found). What is
left out is as in `town`: a plan with nothing to mend, looked at on 23 November 2026.
"""

from __future__ import annotations

from typing import Any

import shapely
from participatiekaart.plugin.participation.codes import Basis, ContactKind, PublicationState
from participatiekaart.plugin.participation.records import Contact, Goal, Moment, Plan, PlanContact

from .making import moment, plan

INSIDE = shapely.to_wkb(shapely.box(200000, 500000, 200100, 500100))
OUTSIDE = shapely.to_wkb(shapely.box(250000, 500000, 250100, 500100))
SLANTED_BESIDE_OUTSIDE = shapely.to_wkb(shapely.Polygon([(190000, 490000), (260000, 490000), (190000, 520000)]))
BOW_TIE = shapely.to_wkb(shapely.Polygon([(200000, 500000), (200100, 500100), (200100, 500000), (200000, 500100)]))
EMPTY = shapely.to_wkb(shapely.Polygon())
EMPTY_POINT = shapely.to_wkb(shapely.Point())
COLLAPSED = shapely.to_wkb(shapely.Polygon([(200000, 500000), (200100, 500100), (200000, 500000)]))
INFINITE = shapely.to_wkb(shapely.LineString([(200000, float("inf")), (200100, 500000)]))


def a_plan(**values: Any) -> Plan:
    return plan(**{"summary": "De straat wordt opnieuw ingericht.", "geometry": INSIDE, **values})


def coming(begin: str = "2026-12-01 19:30", end: str = "2026-12-01 21:00", **values: Any) -> Moment:
    return moment(begin, end, **{"kind": "inloop", "place": "Wijkhuis De Molen", **values})


def held(**values: Any) -> Moment:
    return coming("2026-10-01 19:30", "2026-10-01 21:00", **values)


def some_day(words: str, **values: Any) -> Moment:
    return moment(**{"precision": "onbekend", "period_text": words, **values})


def views(begin: str, end: str, **values: Any) -> Moment:
    return coming(begin, end, **{"kind": "zienswijze", **values})


def contact(**values: Any) -> Contact:
    """A team with a functional address that is public."""
    standard = {
        "id": "contact",
        "kind": ContactKind.ORGANISATION,
        "organisation": "Team Ruimte",
        "email": "team.ruimte@gemeente.example",
        "publish_email": True,
        "basis": Basis.FUNCTIONAL,
    }
    return Contact(**{**standard, **values})


def permitted(**values: Any) -> Contact:
    return contact(**{"basis": Basis.PERMISSION, "permission_on": "2026-01-01", **values})


def a_goal(**values: Any) -> Goal:
    standard = {"id": "goal", "neighbourhood_code": "GM9999", "publication_state": PublicationState.PUBLISHED}
    return Goal(**{**standard, "text": "Meer bomen in de straat.", **values})


def tie(position: int = 0, **values: Any) -> PlanContact:
    return PlanContact(**{"id": f"tie{position}", "plan": "plan", "contact": "contact", "position": position, **values})


PASSED = ("najaar 2025", "2024 of 2025", "eind 2025.")
NOT_PASSED = (
    "najaar 2026",
    "winter 2025-2026",
    "seizoen 2025/26",
    "winter 2025–26",
    "na de zomer",
    "voor 12025",
    "2027",
)

_BY_HAND = {"override_status": "stilgelegd", "override_reason": "wacht op onderzoek"}
_ANSWER = {"feedback": "Er komen bomen."}
_PHONE = {"phone": "038 498 90 00", "publish_phone": True}

PLAN_CASES: tuple[tuple[str, str, dict[str, Any], bool], ...] = (
    ("naam_ontbreekt", "name", {"name": None}, True),
    ("naam_ontbreekt", "name", {"name": "  ", "source_name": None}, True),
    ("naam_ontbreekt", "name", {"name": "\u200b\u202e\u00ad", "source_name": None}, True),
    ("naam_ontbreekt", "name", {"name": None, "source_name": "Molenweg"}, False),
    ("tekst_onaf", "source_kind", {"kind": None, "source_kind": "[invullen]"}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": EMPTY}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": EMPTY_POINT}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": COLLAPSED}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": INFINITE}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": b"\x01\x02"}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": b""}, True),
    ("geometrie_ongeldig", "geometry", {"geometry": BOW_TIE}, False),
    ("geometrie_ongeldig", "geometry", {"geometry": None, "whole_town": True}, False),
    ("adres_onveilig", "url", {"url": "javascript:alert(1)"}, True),
    ("adres_onveilig", "source_url", {"source_url": "www.gemeente.example/molenweg"}, True),
    ("adres_onveilig", "decision_url", {"decision_url": "/besluiten/7"}, True),
    ("adres_onveilig", "url", {"url": "https://gemeente.example/molenweg", "source_url": "javascript:1"}, False),
    ("tekst_onaf", "summary", {"summary": "Start in XXX 2027."}, True),
    ("tekst_onaf", "source_name", {"name": None, "source_name": "Herinrichting [straat]"}, True),
    ("tekst_onaf", "influence", {"influence": "nader in te vullen"}, True),
    ("tekst_onaf", "kind", {"kind": "<invullen>"}, True),
    ("tekst_onaf", "summary", {"summary": "Zie noot [1].", "source_summary": "TODO"}, False),
    ("tekst_onaf", "internal_note", {"internal_note": "TODO: bellen"}, False),
    ("plaats_ontbreekt", "whole_town", {"geometry": None}, True),
    ("plaats_ontbreekt", "whole_town", {"geometry": None, "whole_town": False}, True),
    ("plaats_ontbreekt", "whole_town", {"geometry": None, "whole_town": True}, False),
    ("plaats_ontbreekt", "whole_town", {}, False),
    ("buiten_gemeente", "geometry", {"geometry": OUTSIDE}, True),
    ("buiten_gemeente", "geometry", {"geometry": None}, False),
    ("buiten_gemeente", "geometry", {}, False),
    ("samenvatting_ontbreekt", "summary", {"summary": None}, True),
    ("samenvatting_ontbreekt", "summary", {"summary": " "}, True),
    ("samenvatting_ontbreekt", "summary", {"summary": None, "source_summary": "Nieuwe straat."}, False),
    ("overrule_verlopen", "override_until", {**_BY_HAND, "override_until": "2026-11-23"}, True),
    ("overrule_verlopen", "override_until", {**_BY_HAND, "override_until": "2026-11-23 12:00"}, True),
    ("overrule_verlopen", "override_until", {**_BY_HAND, "override_until": "2026-11-23 12:01"}, False),
    ("overrule_verlopen", "override_until", _BY_HAND, False),
    ("overrule_verlopen", "override_until", {"override_until": "2020-01-01"}, False),
    ("overrule_zonder_reden", "override_reason", {"override_status": "afgerond"}, True),
    ("overrule_zonder_reden", "override_reason", {"override_status": "afgerond", "override_reason": " "}, True),
    ("overrule_zonder_reden", "override_reason", _BY_HAND, False),
    ("bron_ontbreekt", "missing_since", {"missing_since": "2026-10-01T00:00:00Z"}, True),
    ("bron_ontbreekt", "missing_since", {}, False),
    ("persoonsgegevens_in_tekst", "summary", {"summary": "Bel 038-498 90 00."}, True),
    ("persoonsgegevens_in_tekst", "source_summary", {"summary": None, "source_summary": "mail jan@x.example"}, True),
    ("persoonsgegevens_in_tekst", "influence", {"influence": "Vraag het de heer J. de Vries."}, True),
    ("persoonsgegevens_in_tekst", "name", {"name": "Dossier 111222333"}, True),
    ("persoonsgegevens_in_tekst", "internal_note", {"internal_note": "Bel mevrouw Jansen, 06-12345678"}, False),
    ("persoonsgegevens_in_tekst", "summary", {"summary": "Op 01-09-2026 19:30 bij de heer en mevrouw."}, False),
    ("adres_persoonlijk", "url", {"url": "mailto:jan.jansen@gemeente.example"}, True),
    ("adres_persoonlijk", "url", {"url": "mailto:info@gemeente.example"}, False),
)

HOMES = ("Molenweg 12", "Molenweg, 12a", "12 rue du Moulin", "Brink 5", "8011AB", "’t Zand 7-3", "Plein 1944 nr. 3")
NO_HOMES = ("Bij een bewoner thuis", "wijk Assendorp", "om de hoek; u hoort het bij aanmelding")

MOMENT_CASES: tuple[tuple[str, str, Moment, bool], ...] = (
    ("geometrie_ongeldig", "geometry", coming(geometry=EMPTY_POINT), True),
    ("geometrie_ongeldig", "geometry", coming(geometry=shapely.to_wkb(shapely.Point(200050, 500050))), False),
    ("geometrie_ongeldig", "geometry", coming(kind="keukentafel", geometry=EMPTY_POINT), False),
    ("tijd_ontbreekt", "begin_local", moment(place="Wijkhuis"), True),
    ("tijd_ontbreekt", "end_local", moment("2026-12-01 19:30", place="Wijkhuis"), True),
    ("tijd_ontbreekt", "begin_local", moment(end="2026-12-01 19:30", place="Wijkhuis"), True),
    ("tijd_ontbreekt", "end_local", moment("2026-12-01 19:30", state="verplaatst", place="Wijkhuis"), True),
    ("tijd_ontbreekt", "begin_local", moment(end="2026-12-01 19:30", state="verplaatst", place="Wijkhuis"), True),
    ("tijd_ontbreekt", "begin_local", moment(precision="kwartaal"), True),
    ("tijd_ontbreekt", "begin_local", moment(precision="dag", period_text="najaar"), True),
    ("tijd_ontbreekt", "end_local", moment("2026-12-01", precision="maand", period_text="december"), True),
    ("tijd_ontbreekt", "begin_local", moment(end="2026-12-31", precision="maand", period_text="december"), True),
    ("tijd_ontbreekt", "begin_local", coming(timezone="Europe/Zwolle"), True),
    ("tijd_ontbreekt", "previous_begin_local", coming(previous_begin_local="vorige week"), True),
    ("tijd_ontbreekt", "feedback_on", coming(**_ANSWER, feedback_on="kort geleden"), True),
    ("tijd_ontbreekt", "begin_local", coming(), False),
    ("tijd_ontbreekt", "begin_local", moment(state="verplaatst"), False),
    ("tijd_ontbreekt", "begin_local", moment(state="geannuleerd"), False),
    ("tijd_ontbreekt", "begin_local", moment(precision="onbekend", period_text="najaar 2026"), False),
    ("einde_voor_begin", "end_local", coming("2026-12-01 19:30", "2026-12-01 19:00"), True),
    ("einde_voor_begin", "end_local", coming("2026-12-01 19:30", "2026-12-01 19:30"), True),
    ("einde_voor_begin", "end_local", coming("2026-10-25T02:15+01:00", "2026-10-25T02:45+02:00"), True),
    ("einde_voor_begin", "end_local", coming("2026-10-25T02:45+02:00", "2026-10-25T02:15+01:00"), False),
    ("einde_voor_begin", "end_local", coming(), False),
    ("adres_onveilig", "online_url", coming(online_url="java\nscript:alert(1)"), True),
    ("adres_onveilig", "signup_url", coming(signup_url="ftp://x.example"), True),
    ("adres_onveilig", "response_url", coming(response_url="data:text/html,hallo"), True),
    ("adres_onveilig", "response_url", coming(response_url="https://naam:geheim@x.example/"), True),
    ("adres_onveilig", "response_url", coming(response_url="https://gemeente.example@x.example"), True),
    ("adres_onveilig", "response_url", coming(response_url="https://x.example/@plan?aan=a@b.example"), False),
    ("adres_onveilig", "feedback_url", held(**_ANSWER, feedback_url="nota.pdf", feedback_on="2026-11-01"), True),
    ("adres_onveilig", "online_url", coming(online_url="HTTPS://x.example", signup_url="tel:+31384989000"), False),
    ("tekst_onaf", "title", coming(title="Inloop [datum]"), True),
    ("tekst_onaf", "place", coming(place="{zaal}"), True),
    ("tekst_onaf", "audience", coming(audience="Lorem ipsum"), True),
    ("tekst_onaf", "period_text", some_day("[datum] 2027"), True),
    ("tekst_onaf", "period_text", coming(period_text="[datum] 2027"), False),
    ("tekst_onaf", "address", coming(address="straat XXX"), True),
    ("tekst_onaf", "address", coming(kind="keukentafel", address="straat XXX"), False),
    ("tekst_onaf", "internal_note", coming(internal_note="TODO"), False),
    ("moment_zonder_plek", "place", coming(place=None), True),
    ("moment_zonder_plek", "place", held(place=" ", **_ANSWER, feedback_on="2026-10-02"), True),
    ("moment_zonder_plek", "place", coming(place=None, address="Dorpsplein 1"), False),
    ("moment_zonder_plek", "place", coming(place=None, online_url="https://x.example"), False),
    ("moment_zonder_plek", "place", coming(place=None, signup_url="https://x.example"), False),
    ("moment_zonder_plek", "place", coming(place=None, response_url="mailto:info@x.example"), False),
    ("moment_zonder_plek", "place", coming(place=None, geometry=shapely.to_wkb(shapely.Point(1, 1))), False),
    ("moment_zonder_plek", "place", coming(place=None, state="geannuleerd"), False),
    ("moment_zonder_plek", "place", coming(place=None, kind="keukentafel"), False),
    ("moment_zonder_plek", "place", moment("2026-12-01", "2026-12-31", precision="maand"), False),
    ("moment_zonder_plek", "place", moment(state="verplaatst"), False),
    ("terugkoppeling_laat", "feedback", held(), True),
    ("terugkoppeling_laat", "feedback", coming("2026-10-01", "2026-10-26 10:59"), True),
    ("terugkoppeling_laat", "feedback", held(**_ANSWER, feedback_on="2026-12-01"), True),
    ("terugkoppeling_laat", "feedback", held(feedback_url="https://x.example/nota"), True),
    ("terugkoppeling_laat", "feedback", coming("2026-10-01", "2026-10-26 12:00"), False),
    ("terugkoppeling_laat", "feedback", held(**_ANSWER, feedback_on="2026-11-01"), False),
    ("terugkoppeling_laat", "feedback", held(**_ANSWER, feedback_on="2026-11-23 12:00"), False),
    ("terugkoppeling_laat", "feedback", held(**_ANSWER), False),
    ("terugkoppeling_laat", "feedback", held(level="informeren"), False),
    ("terugkoppeling_laat", "feedback", held(kind="raadsvergadering"), False),
    ("terugkoppeling_laat", "feedback", held(state="geannuleerd"), False),
    ("terugkoppeling_laat", "feedback", coming(), False),
    ("terugkoppeling_zonder_datum", "feedback_on", held(**_ANSWER), True),
    ("terugkoppeling_zonder_datum", "feedback_on", held(feedback_url="https://x.example/nota"), True),
    ("terugkoppeling_zonder_datum", "feedback_on", held(**_ANSWER, feedback_on="2026-11-01"), False),
    ("terugkoppeling_zonder_datum", "feedback_on", coming(), False),
    ("terugkoppeling_vroeg", "feedback_on", held(**_ANSWER, feedback_on="2026-09-30"), True),
    ("terugkoppeling_vroeg", "feedback_on", held(**_ANSWER, feedback_on="2026-10-01"), False),
    ("terugkoppeling_vroeg", "feedback_on", held(feedback_on="2026-09-30"), False),
    ("terugkoppeling_vroeg", "feedback_on", moment(**_ANSWER, feedback_on="2026-09-30", state="verplaatst"), False),
    *(("periode_voorbij", "period_text", some_day(words), True) for words in PASSED),
    *(("periode_voorbij", "period_text", some_day(words), False) for words in NOT_PASSED),
    ("periode_voorbij", "period_text", some_day("najaar 2025", state="geannuleerd"), False),
    ("periode_voorbij", "period_text", some_day("najaar 2025", timezone="Nergens/Land"), True),
    ("periode_voorbij", "period_text", moment("2025-10-01", "2026-01-01", precision="kwartaal"), False),
    ("periode_voorbij", "period_text", coming(period_text="najaar 2025"), False),
    ("zienswijze_kort", "end_local", views("2026-11-26", "2027-01-05"), True),
    ("zienswijze_kort", "end_local", views("2026-11-26 09:00", "2027-01-05 23:59"), True),
    ("zienswijze_kort", "end_local", views("2026-11-26", "2027-01-06"), False),
    ("zienswijze_kort", "end_local", views("2026-11-26 09:00", "2027-01-06 23:59"), False),
    ("zienswijze_kort", "end_local", views("2026-11-26", "2027-01-05", state="geannuleerd"), False),
    ("zienswijze_kort", "end_local", views("2026-11-26", "2027-01-05", kind="enquete"), False),
    ("zienswijze_kort", "end_local", views("2026-12-01", "2026-12-31", precision="maand"), False),
    ("zienswijze_kort", "end_local", moment(kind="zienswijze", state="verplaatst"), False),
    ("zienswijze_kort", "end_local", moment("2026-11-26", kind="zienswijze"), False),
    ("zienswijze_kort", "end_local", moment(end="2027-01-05", kind="zienswijze"), False),
    ("zienswijze_kort", "end_local", views("9999-12-30", "9999-12-31 23:59"), False),
    ("persoonsgegevens_in_tekst", "place", coming(place="bij mevr. Jansen thuis"), True),
    ("persoonsgegevens_in_tekst", "feedback", held(feedback="Mail j@x.example", feedback_on="2026-11-01"), True),
    ("persoonsgegevens_in_tekst", "address", coming(kind="keukentafel", address="bij mevr. Jansen"), False),
    ("persoonsgegevens_in_tekst", "internal_note", coming(internal_note="bel 06-12345678"), False),
    *(("huisadres_in_tekst", "place", coming(kind="keukentafel", place=place), True) for place in HOMES),
    *(("huisadres_in_tekst", "place", coming(kind="keukentafel", place=place), False) for place in NO_HOMES),
    ("huisadres_in_tekst", "place", coming(kind="inloop", place="Molenweg 12"), False),
    ("huisadres_in_tekst", "title", coming(kind="keukentafel", title="Aan tafel op Molenweg 12a"), True),
    ("huisadres_in_tekst", "title", coming(kind="keukentafel", title="Keukentafelgesprek 3"), False),
    ("huisadres_in_tekst", "title", coming(kind="keukentafel", title="Aan tafel, Brink 5"), True),
    ("huisadres_in_tekst", "feedback", held(kind="keukentafel", feedback="Wie op 8011 AB woont"), True),
    ("huisadres_in_tekst", "feedback", held(kind="keukentafel", feedback="Zie vergadering 3 en advies 12."), False),
    ("huisadres_in_tekst", "address", coming(kind="keukentafel", address="Molenweg 12"), False),
    ("adres_persoonlijk", "signup_url", coming(signup_url=" Mailto:j.jansen@gemeente.example?subject=Aanmelden"), True),
    ("adres_persoonlijk", "signup_url", coming(signup_url="https://x.example/jan.jansen@x"), False),
)

PLAN_WITH_MOMENTS_CASES: tuple[tuple[str, str, dict[str, Any], list[Moment], bool], ...] = (
    ("moment_ontbreekt", "moment", {}, [], True),
    ("moment_ontbreekt", "moment", {}, [coming(state="geannuleerd")], True),
    ("moment_ontbreekt", "moment", {"phase": "gereed"}, [], False),
    ("moment_ontbreekt", "moment", {"phase": "gereed", "phase_since": "2027-01-01"}, [], True),
    ("moment_ontbreekt", "moment", {**_BY_HAND, "override_status": "afgerond"}, [], False),
    ("moment_ontbreekt", "moment", {}, [moment(precision="onbekend", period_text="najaar 2026")], False),
    ("open_bij_afgerond", "phase", {"phase": "gereed"}, [coming()], True),
    ("open_bij_afgerond", "phase", {"phase": "ingetrokken"}, [coming("2026-11-20", "2026-12-20")], True),
    ("open_bij_afgerond", "phase", {"phase": "gereed"}, [moment(precision="onbekend", period_text="2027")], True),
    ("open_bij_afgerond", "override_status", {**_BY_HAND, "override_status": "afgerond"}, [coming()], True),
    ("open_bij_afgerond", "override_status", {**_BY_HAND, "override_status": "stilgelegd"}, [coming()], False),
    ("open_bij_afgerond", "phase", {"phase": "gereed", "phase_since": "2026-12-24"}, [coming()], False),
    ("open_bij_afgerond", "phase", {"phase": "gereed"}, [held(level="informeren")], False),
    ("open_bij_afgerond", "phase", {"phase": "gereed"}, [coming(state="geannuleerd")], False),
    ("open_bij_stilgelegd", "override_status", _BY_HAND, [held(), coming()], True),
    ("open_bij_stilgelegd", "override_status", _BY_HAND, [coming("2026-11-20", "2026-12-20")], True),
    ("open_bij_stilgelegd", "override_status", {**_BY_HAND, "override_until": "2026-12-01"}, [coming()], False),
    ("open_bij_stilgelegd", "override_status", {**_BY_HAND, "override_from": "2026-12-01"}, [coming()], True),
    ("open_bij_stilgelegd", "override_status", {**_BY_HAND, "override_status": "afgerond"}, [coming()], False),
    ("open_bij_stilgelegd", "override_status", _BY_HAND, [coming(state="geannuleerd")], False),
    ("open_bij_stilgelegd", "override_status", _BY_HAND, [moment(precision="onbekend", period_text="2027")], False),
)


def unpermitted(**values: Any) -> Contact:
    return permitted(**{"permission_on": None, "publish_email": False, **values})


CONTACT_CASES: tuple[tuple[str, str, Contact, bool], ...] = (
    ("adres_onveilig", "website", contact(website="www.x.example", publish_website=True), True),
    ("adres_onveilig", "website", contact(website="www.x.example"), False),
    ("adres_onveilig", "website", contact(website="https://x.example", publish_website=True), False),
    ("tekst_onaf", "name", contact(name="[naam projectleider]", publish_name=True), True),
    ("tekst_onaf", "name", contact(name="[naam projectleider]"), False),
    ("tekst_onaf", "organisation", contact(organisation="Team XXX"), True),
    ("tekst_onaf", "organisation", contact(organisation="Team XXX", kind=ContactKind.PERSON), False),
    ("adres_persoonlijk", "email", contact(email="v.achternaam@gemeente.example"), True),
    ("adres_persoonlijk", "email", contact(email="v.achternaam@x.example", publish_email=False, **_PHONE), False),
    ("adres_persoonlijk", "email", contact(email="wijkteam.noord@gemeente.example"), False),
    ("toestemming_verlopen", "permission_until", permitted(permission_until="2026-11-23"), True),
    ("toestemming_verlopen", "permission_until", permitted(permission_until="2026-11-24"), False),
    ("toestemming_verlopen", "permission_until", contact(permission_until="2020-01-01"), False),
    ("toestemming_verlopen", "permission_until", permitted(permission_until="2020-01-01", publish_email=False), False),
    ("toestemming_ontbreekt", "permission_on", permitted(permission_on=None), True),
    ("toestemming_ontbreekt", "permission_on", permitted(permission_on="2026-11-24"), True),
    ("toestemming_ontbreekt", "permission_on", permitted(permission_on="2026-11-23"), False),
    ("toestemming_ontbreekt", "permission_on", contact(), False),
    ("toestemming_ontbreekt", "permission_on", permitted(permission_on=None, publish_email=False), False),
    ("toestemming_ontbreekt", "permission_on", permitted(permission_on=None, email=" "), False),
    ("toestemming_ontbreekt", "permission_on", unpermitted(publish_name=True, name="Jo"), True),
    ("toestemming_ontbreekt", "permission_on", unpermitted(publish_phone=True, phone="14038"), True),
    ("toestemming_ontbreekt", "permission_on", unpermitted(publish_website=True, website="https://x.example"), True),
    ("toestemming_ontbreekt", "permission_on", unpermitted(name="Jo", phone="1", website="https://x.example"), False),
)

GOAL_CASES: tuple[tuple[str, str, dict[str, Any], bool], ...] = (
    ("tekst_onaf", "text", {"text": "Meer bomen in [straat]"}, True),
    ("tekst_onaf", "text", {"text": "XXX", "publication_state": PublicationState.CONCEPT}, False),
    ("tekst_onaf", "text", {"text": None}, False),
    ("persoonsgegevens_in_tekst", "text", {"text": "Bel mevrouw Voorbeeld."}, True),
    ("persoonsgegevens_in_tekst", "text", {"text": "Bel de gemeente."}, False),
)

PLAN_WITH_CONTACTS_CASES: tuple[tuple[list[Contact], bool], ...] = (
    ([], True),
    ([contact(publish_email=False)], True),
    ([contact(email=None)], True),
    ([permitted(permission_on=None)], True),
    ([permitted(permission_until="2026-11-01")], True),
    ([contact()], False),
    ([permitted()], False),
    ([contact(basis=Basis.PUBLIC_TASK)], False),
)
