"""Imported tables (contract): which rows add, update or are turned away, and what an absent or empty cell does."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

import pytest
from participatiekaart.plugin.intake.tables.headings import TWICE_HEADING, headings_of
from participatiekaart.plugin.participation.codes import Level, MomentKind, Precision
from participatiekaart.plugin.participation.progress import CancelledError
from participatiekaart.plugin.participation.records import Moment
from participatiekaart.plugin.participation.words import ParticipationError

from .making import Listener, edit, id_of
from .tabling import CONTACTS, MOMENTS, Desk, counts

HEADINGS = {
    MOMENTS: "sleutel plancode wijkcode titel soort niveau begin einde tijd_precisie periode_tekst plaats adres "
    "online_url aanmelden_url reageren_url doelgroep beinvloedingsruimte terugkoppeling terugkoppeling_url "
    "terugkoppeling_op staat notitie_intern publiceren",
    CONTACTS: "sleutel soort naam organisatie rol email telefoon website wijkcode plancodes publiceer_naam "
    "publiceer_email publiceer_telefoon publiceer_website grondslag toestemming_op toestemming_tot notitie_intern",
}
ROW = {"sleutel": "M1", "plancode": "P1", "soort": "inloop", "titel": "Inloop", "begin": "2026-12-03 19:30"}


@pytest.mark.parametrize("kind", [MOMENTS, CONTACTS])
def test_the_headings_are_those_of_the_contract(kind: Any) -> None:
    assert sorted(headings_of(kind)) == sorted(HEADINGS[kind].split())


def test_an_absent_column_leaves_what_is_stored(desk: Desk) -> None:
    desk.row(MOMENTS, **ROW, plaats="Wijkhuis", niveau="raadplegen")
    desk.row(MOMENTS, sleutel="M1", plaats="Buurthuis")

    found = desk.one(MOMENTS)
    assert (found.place, found.title, found.begin_local, found.level) == (
        "Buurthuis",
        "Inloop",
        "2026-12-03 19:30",
        Level.CONSULT,
    )
    assert found.plan == desk.plan_id("P1")


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_cell_leaves_what_is_stored(desk: Desk, blank: str) -> None:
    desk.row(MOMENTS, **ROW, plaats="Wijkhuis", staat="geannuleerd", publiceren="ja")
    before = desk.one(MOMENTS)

    assert counts(desk.row(MOMENTS, sleutel="M1", plaats=blank, staat=blank, publiceren=blank)) == (0, 0, 1, 0)
    assert desk.one(MOMENTS) == before


CLEARED: dict[str, tuple[Any, str, Any, Any]] = {
    "a text": (MOMENTS, "plaats", "Wijkhuis", ("place", None)),
    "a level": (MOMENTS, "niveau", "raadplegen", ("level", None)),
    "a kind": (MOMENTS, "soort", "inloop", ("kind", MomentKind.OTHER)),
    "a precision": (MOMENTS, "tijd_precisie", "dag", ("precision", Precision.TIME)),
    "a time": (MOMENTS, "einde", "2026-12-03 21:30", ("end_local", None)),
    "a date": (MOMENTS, "terugkoppeling_op", "2026-12-05", ("feedback_on", None)),
    "a link": (MOMENTS, "reageren_url", "https://voorbeeld.example", ("response_url", None)),
    "an area": (CONTACTS, "wijkcode", "WK999901", ("neighbourhood_code", None)),
    "a flag": (CONTACTS, "publiceer_email", "ja", ("publish_email", False)),
    "a note": (CONTACTS, "notitie_intern", "Bel na vijven.", ("internal_note", None)),
}


@pytest.mark.parametrize(("kind", "heading", "value", "after"), CLEARED.values(), ids=list(CLEARED))
def test_a_dash_clears(desk: Desk, kind: Any, heading: str, value: str, after: tuple[str, Any]) -> None:
    first = {"sleutel": "M1", "naam": "Ada Voorbeeld"} if kind is CONTACTS else ROW
    desk.row(kind, **{**first, heading: value})
    name, default = after
    assert getattr(desk.one(kind), name) != default

    assert counts(desk.row(kind, sleutel="M1", **{heading: " - "})) == (0, 1, 0, 0)
    assert getattr(desk.one(kind), name) == default


def test_publishing_is_no_by_default_and_a_dash_takes_it_back(desk: Desk) -> None:
    desk.row(MOMENTS, **ROW)
    assert desk.one(MOMENTS).publication_state == "concept"
    for cell, state in (
        ("ja", "published"),
        ("", "published"),
        ("-", "concept"),
        ("Ja", "published"),
        ("nee", "concept"),
    ):
        desk.row(MOMENTS, sleutel="M1", titel="Inloop", publiceren=cell)
        assert desk.one(MOMENTS).publication_state == state


@pytest.mark.parametrize("key", ["M1", "0012", "12", "a b", "É-1"])
def test_a_known_key_updates_and_an_unknown_adds(desk: Desk, key: str) -> None:
    assert counts(desk.row(MOMENTS, **{**ROW, "sleutel": key})) == (1, 0, 0, 0)
    id = desk.one(MOMENTS).id

    changed = {**ROW, "sleutel": f" {key} ", "plancode": "P2", "titel": "Anders", "begin": "2027-01-01 10:00"}
    assert counts(desk.row(MOMENTS, **changed)) == (0, 1, 0, 0)
    found = desk.one(MOMENTS)
    assert (found.id, found.key, found.title, found.plan) == (id, key, "Anders", desk.plan_id("P2"))
    assert counts(desk.row(MOMENTS, **changed)) == (0, 0, 1, 0)
    assert counts(desk.row(MOMENTS, **{**ROW, "sleutel": "nieuw"})) == (1, 0, 0, 0)


def test_without_a_key_a_row_is_matched_on_plan_code_kind_begin_and_title(desk: Desk) -> None:
    row = {name: value for name, value in ROW.items() if name != "sleutel"}
    desk.row(MOMENTS, **row)

    assert counts(desk.row(MOMENTS, **row, plaats="Wijkhuis")) == (0, 1, 0, 0)
    assert counts(desk.row(MOMENTS, **row)) == (0, 0, 1, 0)
    others = {"plancode": "P2", "soort": "werksessie", "titel": "Inloop 2", "begin": "2026-12-03 20:30"}
    for heading, other in others.items():
        assert counts(desk.row(MOMENTS, **{**row, heading: other})) == (1, 0, 0, 0)
    assert len(desk.all(MOMENTS)) == 5


@pytest.mark.parametrize("cells", [{"titel": "Caf\u00e9"}, {"titel": "Inloop", "sleutel": "Caf\u00e9-1"}])
def test_a_row_is_matched_however_an_accent_in_the_store_is_spelled(desk: Desk, cells: dict[str, str]) -> None:
    row = {**ROW, "sleutel": "", **cells}
    desk.row(MOMENTS, **row)
    there = desk.one(MOMENTS)
    apart = {name: normalize("NFD", text) for name in ("key", "title") if (text := getattr(there, name))}
    edit(desk.store, Moment, there.id, apart)

    desk.row(MOMENTS, **row)

    assert [(found.id, found.title) for found in desk.all(MOMENTS)] == [(there.id, there.title)]


def test_a_dash_for_a_key_is_no_key(desk: Desk) -> None:
    rows = ("-", "P1", "Inloop"), ("-", "P1", "Wijkschouw")

    assert counts(desk.bring(MOMENTS, ("sleutel", "plancode", "titel"), *rows)) == (2, 0, 0, 0)
    assert [moment.key for moment in desk.all(MOMENTS)] == [None, None]


@pytest.mark.parametrize("begin", ["03-12-2026 19:30", "2026-12-03T18:30:00Z", "2026-12-03 19:30:00"])
def test_a_row_is_matched_by_the_time_it_means(desk: Desk, begin: str) -> None:
    row = {"plancode": "P1", "soort": "Inloop", "titel": "Inloop", "begin": begin}
    desk.row(MOMENTS, **ROW)

    assert counts(desk.row(MOMENTS, **row, plaats="Wijkhuis")) == (0, 1, 0, 0)
    assert desk.one(MOMENTS).key == "M1"


def test_a_row_is_matched_on_what_earlier_rows_of_the_file_made_of_a_record(desk: Desk) -> None:
    headings = ("sleutel", "plancode", "titel")
    desk.bring(MOMENTS, headings, ("A", "P1", "Inloop"), ("B", "P1", "Inloop"))
    changed = desk.bring(MOMENTS, headings, ("B", "P1", "Anders"), ("", "P1", "Anders"), ("", "P1", "Inloop"))
    assert counts(changed) == (0, 1, 2, 0)
    assert counts(desk.bring(MOMENTS, headings, ("A", "P1", "Nieuw"), ("", "P1", "Inloop"))) == (1, 1, 0, 0)


def test_of_two_that_are_alike_the_other_is_matched_once_the_first_has_changed(desk: Desk) -> None:
    alike = {name: value for name, value in ROW.items() if name != "sleutel"}
    desk.row(MOMENTS, **alike, sleutel="Noord", plaats="Noord")
    desk.row(MOMENTS, **alike, sleutel="Zuid", plaats="Zuid")

    headings = ["sleutel", *alike, "doelgroep"]
    for audience in ("Jeugd", "Ouders"):
        assert counts(desk.bring(MOMENTS, headings, ["", *alike.values(), audience])) == (0, 1, 0, 0)
    assert [moment.audience for moment in desk.all(MOMENTS)] == ["Ouders", None]

    later = {**alike, "titel": "Inloop in Noord"}
    done = desk.bring(MOMENTS, headings, ["Noord", *later.values(), ""], ["", *alike.values(), "Buren"])

    assert counts(done) == (0, 2, 0, 0)
    assert {moment.key: (moment.title, moment.audience) for moment in desk.all(MOMENTS)} == {
        "Noord": ("Inloop in Noord", "Ouders"),
        "Zuid": ("Inloop", "Buren"),
    }


def test_a_key_that_occurs_twice_in_a_file_is_rejected_row_by_row(desk: Desk) -> None:
    rows = [("M1", "P1", "Een"), ("M2", "P1", "Twee"), (" M1", "P1", "Drie"), ("", "P1", "Vier"), ("", "P1", "Vijf")]
    result = desk.bring(MOMENTS, ("sleutel", "plancode", "titel"), *rows)

    assert counts(result) == (3, 0, 0, 2)
    assert [(r.named("nl"), r.field, r.value) for r in result.rejected] == [
        ("rij 2", "sleutel", "M1"),
        ("rij 4", "sleutel", "M1"),
    ]
    assert result.rejected[0].reason.nl == "komt vaker voor in dit bestand."
    assert {found.title for found in desk.all(MOMENTS)} == {"Twee", "Vier", "Vijf"}


def test_the_stores_own_key_is_a_key_too(desk: Desk) -> None:
    made = Moment(id=id_of("m"), plan=desk.plan_id("P1"), title="In het formulier gemaakt")
    with desk.store.writing("planner") as transaction:
        transaction.insert([made])

    assert counts(desk.row(MOMENTS, sleutel=id_of("m"), titel="Inloop")) == (0, 1, 0, 0)
    assert (desk.one(MOMENTS).title, desk.one(MOMENTS).key) == ("Inloop", None)


def test_case_and_order_of_headings_do_not_matter(desk: Desk) -> None:
    result = desk.bring(MOMENTS, (" Titel ", "PLANCODE", "Publiceren", "BEGIN"), ("Inloop", "P1", "JA", "2026-12-03"))

    assert counts(result) == (1, 0, 0, 0)
    found = desk.one(MOMENTS)
    assert (found.title, found.begin_local, found.publication_state) == ("Inloop", "2026-12-03 00:00", "published")


def test_unknown_headings_are_told_and_passed_over(desk: Desk) -> None:
    listener = Listener()
    result = desk.bring(
        MOMENTS, ("titel", "Opmerking", "plancode", "", "id"), ("Inloop", "x", "P1", "y", "z"), progress=listener
    )

    assert counts(result) == (1, 0, 0, 0)
    assert listener.notes == [
        "De kolom “Opmerking” is niet bekend en wordt overgeslagen.",
        "De kolom “id” is niet bekend en wordt overgeslagen.",
        f"Koppen die bekend zijn: {', '.join(headings_of(MOMENTS))}.",
    ]


@pytest.mark.parametrize(
    ("count", "rest"),
    [
        (5_000, "En nog 4981 kolommen zijn niet bekend en worden overgeslagen."),
        (20, "En nog 1 kolom is niet bekend en wordt overgeslagen."),
    ],
)
def test_of_very_many_unknown_headings_some_are_named(desk: Desk, count: int, rest: str) -> None:
    listener = Listener()
    headings = ("plancode", "titel", "x" * 999, *(f"k{n}" for n in range(count)))
    desk.bring(MOMENTS, headings, ("P1", "A"), progress=listener)

    assert [len(note) < 130 for note in listener.notes] == [*(True for _ in range(21)), False]
    assert listener.notes[0].startswith("De kolom “xxx")
    assert listener.notes[20] == rest


def test_a_heading_may_be_written_as_people_write_it(desk: Desk) -> None:
    listener = Listener()
    headings = ("Plan code", "Titel", "Beïnvloedingsruimte", "Aanmelden URL")
    desk.bring(MOMENTS, headings, ("P1", "Inloop", "De speeltuin", "https://x.example/"), progress=listener)
    desk.bring(CONTACTS, ("Naam", "E-mail", "Publiceer e-mail"), ("Ria", "info@x.example", "ja"), progress=listener)

    assert listener.notes == []
    assert (desk.one(MOMENTS).influence, desk.one(MOMENTS).signup_url) == ("De speeltuin", "https://x.example/")
    assert (desk.one(CONTACTS).email, desk.one(CONTACTS).publish_email) == ("info@x.example", True)


@pytest.mark.parametrize("headings", [("straat", "email"), ("Inloop", "P1")])
def test_a_table_without_a_known_heading(desk: Desk, headings: tuple[str, ...]) -> None:
    with pytest.raises(ParticipationError) as refused:
        desk.bring(MOMENTS, headings, ("x", "y"))

    said = refused.value.text.nl
    assert said.startswith("In tabel.csv staat geen enkele bekende kop. Zet in de eerste rij koppen uit deze lijst: ")
    # that of the plan, which nearly every row needs, is far from the first
    assert {"plancode", "titel", "begin", "publiceren"} <= set(re.split(r"[ ,.]+", said))


def test_a_heading_that_stands_in_it_twice(desk: Desk) -> None:
    with pytest.raises(ParticipationError) as refused:
        desk.bring(MOMENTS, ("titel", "plancode", "TITEL"), ("x", "P1", "y"))

    assert refused.value.text == TWICE_HEADING.format(heading="TITEL")


def test_rows_may_be_shorter_or_longer_than_the_headings(desk: Desk) -> None:
    result = desk.bring(MOMENTS, ("plancode", "titel", "plaats"), ("P1", "Kort"), ("P1", "Lang", "X", "Y", "Z"))

    assert counts(result) == (2, 0, 0, 0)


def test_cancelling_imports_nothing(desk: Desk) -> None:
    rows = [("P1", f"Moment {number}") for number in range(5)]
    with pytest.raises(CancelledError):
        desk.bring(MOMENTS, ("plancode", "titel"), *rows, progress=Listener(3))

    assert desk.all(MOMENTS) == []
