"""Imported tables (contract): the columns of moments, and the plan or area that a code means."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import Level, MomentKind, MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError

from tests.history import history

from .making import attach, edit, feature
from .tabling import MOMENTS, Desk, counts, refusal

FULL = {
    "sleutel": "M1",
    "plancode": "P1",
    "titel": "Inloop Molenweg",
    "soort": "inloop",
    "niveau": "raadplegen",
    "begin": "2026-12-03 19:30",
    "einde": "2026-12-03 21:30",
    "plaats": "Wijkhuis",
    "adres": "Brinkstraat 1",
    "online_url": "https://voorbeeld.example/kijk",
    "aanmelden_url": "https://voorbeeld.example/aanmelden",
    "reageren_url": "mailto:inspraak@voorbeeld.example",
    "doelgroep": "Omwonenden",
    "beinvloedingsruimte": "De plek van de bankjes.\nNiet: de bomen.",
    "terugkoppeling": "Dank voor uw komst; <b>zie verslag</b>.",
    "terugkoppeling_url": "https://voorbeeld.example/verslag",
    "terugkoppeling_op": "2026-12-20",
    "staat": "gepland",
    "notitie_intern": "Sleutel ophalen.",
    "publiceren": "ja",
}


def test_every_column_is_kept(desk: Desk) -> None:
    assert counts(desk.row(MOMENTS, **FULL)) == (1, 0, 0, 0)

    found = desk.one(MOMENTS)
    assert (found.key, found.plan, found.neighbourhood_code) == ("M1", desk.plan_id("P1"), None)
    assert (found.title, found.kind, found.level) == ("Inloop Molenweg", MomentKind.WALK_IN, Level.CONSULT)
    assert (found.begin_local, found.end_local) == ("2026-12-03 19:30", "2026-12-03 21:30")
    assert (found.place, found.address, found.audience) == ("Wijkhuis", "Brinkstraat 1", "Omwonenden")
    assert (found.online_url, found.signup_url) == (FULL["online_url"], FULL["aanmelden_url"])
    assert (found.response_url, found.influence) == (FULL["reageren_url"], FULL["beinvloedingsruimte"])
    assert (found.feedback, found.feedback_url) == (FULL["terugkoppeling"], FULL["terugkoppeling_url"])
    assert (found.feedback_on, found.state) == ("2026-12-20", MomentState.PLANNED)
    assert (found.internal_note, found.publication_state) == ("Sleutel ophalen.", PublicationState.PUBLISHED)
    assert counts(desk.row(MOMENTS, **FULL)) == (0, 0, 1, 0)


CODES = {
    "kind": ("soort", "Inloop", "kind", MomentKind.WALK_IN),
    "kind with an accent": ("soort", "Enquête", "kind", MomentKind.SURVEY),
    "kind with a space": ("soort", " Digitale raadpleging ", "kind", MomentKind.ONLINE_CONSULTATION),
    "kind as in the window": ("soort", "Zienswijze indienen", "kind", MomentKind.FORMAL_VIEWS),
    "kind as in the window, in English": ("soort", "kitchen-table talk", "kind", MomentKind.KITCHEN_TABLE),
    "precision as in the window": ("tijd_precisie", "Hele dag", "precision", Precision.DAY),
    "level": ("niveau", "COPRODUCEREN", "level", Level.COLLABORATE),
    "state": ("staat", "Geannuleerd", "state", MomentState.CANCELLED),
    "yes": ("publiceren", "ja", "publication_state", PublicationState.PUBLISHED),
    "Yes": ("publiceren", "JA", "publication_state", PublicationState.PUBLISHED),
    "no": ("publiceren", "Nee", "publication_state", PublicationState.CONCEPT),
}


@pytest.mark.parametrize(("heading", "written", "field", "value"), CODES.values(), ids=list(CODES))
def test_a_code_as_a_person_writes_it(desk: Desk, heading: str, written: str, field: str, value: Any) -> None:
    assert counts(desk.row(MOMENTS, plancode="P1", **{heading: written})) == (1, 0, 0, 0)

    assert getattr(desk.one(MOMENTS), field) is value


UNKNOWN = {
    "soort": ("borrel", "is geen bekende waarde. Gebruik: informatieavond, inloop, werksessie"),
    "niveau": ("hoog", "is geen bekende waarde. Gebruik: informeren, raadplegen"),
    "staat": ("weg", "is geen bekende waarde. Gebruik: gepland, verplaatst, geannuleerd."),
    "publiceren": ("misschien", "is geen ja of nee."),
    "plancode": ("P9", "is geen bekende plancode. Koppel eerst de planlaag."),
    "wijkcode": ("WK000000", "is geen bekende wijk- of buurtcode. Lees eerst de wijken in."),
    "titel": ("#NAAM?", "is een formule die mislukte."),
    "aanmelden_url": ("Meld u aan: hier", "is geen webadres. Staat er een link achter deze tekst,"),
    "online_url": ("Aanmelden", "is geen webadres. Staat er een link achter deze tekst,"),
}


@pytest.mark.parametrize(("heading", "value", "words"), [(h, *rest) for h, rest in UNKNOWN.items()])
def test_a_value_that_is_not_known(desk: Desk, heading: str, value: str, words: str) -> None:
    result = desk.row(MOMENTS, **{"plancode": "P1", heading: value})

    assert counts(result) == (0, 0, 0, 1)
    record, field, said, reason = refusal(result)
    assert (record, field, said) == ("rij 2", heading, value)
    assert reason.startswith(words)


@pytest.mark.parametrize(
    "address",
    ["https://plein.example/een map", "www.plein.example", "plein.example/x?y=z", "tel:14038", "mailto:a@b.c"],
)
def test_an_address_comes_in_though_the_checks_may_tell_of_it(desk: Desk, address: str) -> None:
    desk.row(MOMENTS, plancode="P1", aanmelden_url=address)

    assert desk.one(MOMENTS).signup_url == address


@pytest.mark.parametrize("code", ["WK999901", "GM9999"])
def test_a_moment_of_a_wijk_or_of_the_whole_town(desk: Desk, code: str) -> None:
    assert counts(desk.row(MOMENTS, wijkcode=code, titel="Wijkschouw")) == (1, 0, 0, 0)

    found = desk.one(MOMENTS)
    assert (found.plan, found.neighbourhood_code) == (None, code)
    assert counts(desk.row(MOMENTS, wijkcode=code, titel="Wijkschouw")) == (0, 0, 1, 0)
    (other,) = {"WK999901", "GM9999"} - {code}
    assert counts(desk.row(MOMENTS, wijkcode=other, titel="Wijkschouw")) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "cells", [{"titel": "Los"}, {"titel": "Los", "plancode": "-"}, {"plancode": "", "wijkcode": ""}]
)
def test_a_plan_or_an_area_is_needed(desk: Desk, cells: dict[str, str]) -> None:
    result = desk.bring(MOMENTS, ["soort", *cells], ["inloop", *cells.values()])

    assert counts(result) == (0, 0, 0, 1)
    assert refusal(result)[3] == "Een plancode of wijkcode is nodig."


def test_the_last_place_of_a_moment_cannot_be_cleared_but_changed_for_another(desk: Desk) -> None:
    desk.row(MOMENTS, sleutel="M1", plancode="P1")

    assert counts(desk.row(MOMENTS, sleutel="M1", plancode="-")) == (0, 0, 0, 1)
    assert counts(desk.row(MOMENTS, sleutel="M1", plancode="-", wijkcode="GM9999")) == (0, 1, 0, 0)
    assert (desk.one(MOMENTS).plan, desk.one(MOMENTS).neighbourhood_code) == (None, "GM9999")


@pytest.mark.parametrize(
    ("written", "found"),
    [("P1", True), (" P1 ", True), ("p1", False), ("0012", True), ("12", False), ("012", False), ("P1.x", False)],
)
def test_case_and_leading_zeros_of_a_plan_code_count(desk: Desk, written: str, found: bool) -> None:
    assert counts(desk.row(MOMENTS, plancode=written)) == ((1, 0, 0, 0) if found else (0, 0, 0, 1))


@pytest.mark.parametrize("written", ["1077", "1077.0", " 1077 "])
def test_a_plan_code_that_is_a_number(desk: Desk, written: str) -> None:
    attach(desk.store, [feature(1077)], source="Genummerd")

    assert counts(desk.row(MOMENTS, plancode=written)) == (1, 0, 0, 0)


@pytest.mark.parametrize("written", ["X1", "X1\u200b", "\ufeffX1 "])
def test_a_sign_that_nobody_sees_is_no_part_of_a_plan_code(desk: Desk, written: str) -> None:
    attach(desk.store, [feature("X1\u200b")], source="Geplakt")
    desk.row(MOMENTS, plancode=written)

    assert desk.one(MOMENTS).plan == desk.plan_id("X1\u200b")


def test_a_plan_code_as_java_writes_a_large_number(desk: Desk) -> None:
    attach(desk.store, [feature(20260012), feature("2.5E7")], source="Genummerd")
    desk.row(MOMENTS, plancode="2.0260012E7", sleutel="1.0E7", titel="Een")
    desk.row(MOMENTS, plancode="2.5E7", sleutel="2.5E7", titel="Twee")

    found = {moment.title: (moment.key, moment.plan) for moment in desk.all(MOMENTS)}
    assert found == {
        "Een": ("10000000", desk.plan_id("20260012")),
        "Twee": ("25000000", desk.plan_id("2.5E7")),
    }


def test_a_plan_code_that_ends_in_nought_by_itself_goes_before_the_number(desk: Desk) -> None:
    attach(desk.store, [feature("2.0"), feature("2")], source="Genummerd")
    desk.row(MOMENTS, plancode="2.0")

    assert desk.one(MOMENTS).plan == desk.plan_id("2.0")


def test_a_plan_that_has_no_code_stands_in_the_way_of_no_other(desk: Desk) -> None:
    edit(desk.store, Plan, desk.plan_id("P2"), {"source_key": None})

    assert counts(desk.row(MOMENTS, plancode="P1")) == (1, 0, 0, 0)


def test_a_plan_code_of_two_sources_needs_the_source(desk: Desk) -> None:
    attach(desk.store, [feature("P1"), feature("X1")], source="Projecten")
    headings = ("plancode", "titel")

    result = desk.bring(MOMENTS, headings, ("P1", "Een"), ("P2", "Twee"), ("X1", "Drie"))
    assert counts(result) == (2, 0, 0, 1)
    assert refusal(result) == (
        "rij 2",
        "plancode",
        "P1",
        "komt in meer dan één bron voor. Geef de bron op (SOURCE).",
    )

    for source in ("Plangebieden", "Projecten"):
        assert counts(desk.bring(MOMENTS, headings, ("P1", "Een"), source=source)) == (1, 0, 0, 0)
    assert len({found.plan for found in desk.all(MOMENTS) if found.title == "Een"}) == 2
    assert refusal(desk.bring(MOMENTS, headings, ("X1", "Een"), source="Plangebieden"))[3].startswith("is geen bekende")


def test_an_unknown_source_is_said_with_the_known(desk: Desk) -> None:
    with pytest.raises(ParticipationError) as refused:
        desk.bring(MOMENTS, ("plancode",), ("P1",), source="Anders")

    assert refused.value.text.nl == "Er is geen gekoppelde laag “Anders”. Gekoppeld zijn: Plangebieden."


def test_a_moved_moment_keeps_its_previous_times(desk: Desk) -> None:
    desk.row(MOMENTS, **FULL)
    desk.row(MOMENTS, sleutel="M1", begin="2026-12-10 19:30", einde="2026-12-10 21:30", staat="verplaatst")

    found = desk.one(MOMENTS)
    assert (found.state, found.previous_begin_local) == (MomentState.MOVED, "2026-12-03 19:30")


def test_what_a_table_does_not_hold_is_left(desk: Desk) -> None:
    desk.row(MOMENTS, **FULL)
    edit(desk.store, type(desk.one(MOMENTS)), desk.one(MOMENTS).id, {"attendance": 40, "place": "Elders"})

    desk.row(MOMENTS, sleutel="M1", titel="Anders")

    assert (desk.one(MOMENTS).attendance, desk.one(MOMENTS).place) == (40, "Elders")


def test_history_tells_which_table_it_was(desk: Desk) -> None:
    desk.row(MOMENTS, **FULL)

    (line,) = history(desk.store, desk.one(MOMENTS).id)
    assert (line.changed_by, line.reason) == ("planbureau", "inlezen tabel.csv")
