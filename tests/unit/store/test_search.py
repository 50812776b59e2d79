"""Search follows every write at once, by the beginnings of words, else by what stands within a name, and takes any text
a person types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.records import Contact, PlanContact
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

from .making import SETTINGS, id_of, moment, plan, sql, write
from .programs import PROGRAMS, BySql

A, MOMENT, CONTACT, TIE = id_of("Molenweg"), id_of("Inloop"), id_of("contact"), id_of("tie")


@pytest.fixture
def filled(store: Store) -> Store:
    write(
        store,
        plan(source_key="P-0012"),
        moment(place="Café de Hoeksteen", address="Brinkstraat 1"),
        Contact(id=CONTACT, name="Zoë Voorbeeld", organisation="Vereniging Ons Plein"),
        PlanContact(id=TIE, plan=A, contact=CONTACT),
        plan("Één groen plein", id=id_of("plein")),
        plan(None, id=id_of("bron"), source_name="Bedrijventerrein 's-Gravenpolder"),
        moment("Schouw", plan=id_of("bron"), address="Dorpskade 3"),
        Contact(id=id_of("Noor"), name="Noor Proef"),
        PlanContact(id=id_of("van Noor"), plan=id_of("bron"), contact=id_of("Noor")),
    )
    return store


def test_a_row_that_another_program_left_among_what_is_to_be_indexed_stops_nobody(filled: Store, path: Path) -> None:
    sql(path, "INSERT INTO search_later (fid) VALUES (0)")
    BySql(path).update("contact", CONTACT, name="Maanroos")
    write(filled, plan("Zandpad", id=id_of("pad")))
    assert (_found(filled, "maanroos"), _found(filled, "zandpad")) == ({A}, {id_of("pad")})
    assert sql(path, "SELECT * FROM search_later") == []


def _found(store: Store, words: str) -> set[str]:
    return {hit.plan for hit in store.search(words)}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("molenweg", {"Molenweg"}),
        ("MOL", {"Molenweg"}),
        ("olen", {"Molenweg"}),
        ("molenstraat", set()),
        ("p-0012", {"Molenweg"}),
        ("0012", {"Molenweg"}),
        ("cafe", {"Molenweg"}),
        ("CAFÉ hoek", {"Molenweg"}),
        ("hoek cafe brink", {"Molenweg"}),
        ("cafe plein", {"Molenweg"}),
        ("zoe", {"Molenweg"}),
        ("dorpskade", {"bron"}),
        ("noor", {"bron"}),
        ("een", {"plein"}),
        ("één", {"plein"}),
        ("plein", {"plein", "Molenweg"}),
        ("'s-gravenp", {"bron"}),
        ("bedrijven terrein", {"bron"}),
        ("terrein olen", set()),
        ("ol_nweg", set()),
        ("olen" * 50_000, set()),
        ("", set()),
        ("  ", set()),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_find_plans_by_name_code_place_and_contact(filled: Store, words: str, names: set[str], form: Any) -> None:
    assert _found(filled, unicodedata.normalize(form, words)) == {id_of(name) for name in names}


def test_a_hit_tells_name_and_code_and_no_more_come_than_asked(filled: Store) -> None:
    (hit,) = filled.search("molen")
    assert (hit.plan, hit.name, hit.code) == (A, "Molenweg", "P-0012")
    write(filled, plan("", id=id_of("leeg"), source_name="Leeg gemaakt"))
    assert [hit.name for hit in filled.search("leeg gemaakt")] == ["Leeg gemaakt"]
    (by_source,) = filled.search("gravenpolder")
    assert by_source.name == "Bedrijventerrein 's-Gravenpolder"
    assert len(filled.search("plein", limit=1)) == 1


@pytest.mark.parametrize("words", ["p12", " P12 "])
def test_codes_come_first_then_names_that_begin_so(store: Store, words: str) -> None:
    by_name = [plan(f"Groen langs P12 nummer {n}", id=id_of(f"langs {n}")) for n in reversed(range(30))]
    last = plan("Zomerpark", id=id_of("code"), source_key="P12")
    write(store, *by_name, plan("P12 en omgeving", id=id_of("begin")), last)
    hits = store.search(words, limit=10)
    assert [hit.name for hit in hits[:3]] == ["Zomerpark", "P12 en omgeving", "Groen langs P12 nummer 0"]
    assert len({hit.plan for hit in hits}) == 10


def test_a_name_with_the_words_comes_before_a_place_with_them(store: Store) -> None:
    held = [f"Aan de beurt {n}" for n in range(30)]
    write(store, *(plan(name, id=id_of(name)) for name in (*held, "Herinrichting Grote Markt", "Marktlijst")))
    write(store, *(moment(id=id_of(f"avond {name}"), plan=id_of(name), place="Grote Markt 1") for name in held))
    hits = store.search("markt", limit=5)
    assert [hit.name for hit in hits[:3]] == ["Marktlijst", "Herinrichting Grote Markt", "Aan de beurt 0"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_search_follows_every_write(program: Any, filled: Store, path: Path) -> None:
    writer = program(path)

    writer.update("plan", A, name="Zandweg")
    assert (_found(filled, "molenweg"), _found(filled, "zandweg")) == (set(), {A})
    writer.update("moment", MOMENT, place="Buurthuis")
    assert (_found(filled, "hoeksteen"), _found(filled, "buurthuis")) == (set(), {A})
    writer.update("moment", MOMENT, plan=id_of("plein"))
    assert _found(filled, "buurthuis") == {id_of("plein")}
    writer.update("contact", CONTACT, name="Sam Voorbeeld")
    assert (_found(filled, "zoe"), _found(filled, "sam")) == (set(), {A})
    writer.insert("plan", id=id_of("nieuw"), name="Nieuwe brug")
    assert _found(filled, "brug") == {id_of("nieuw")}
    writer.insert("moment", id=id_of("tweede"), plan=id_of("nieuw"), place="Sluis")
    assert _found(filled, "sluis") == {id_of("nieuw")}
    writer.delete("moment", id_of("tweede"))
    assert _found(filled, "sluis") == set()
    writer.delete("plan_contact", TIE)
    assert _found(filled, "sam") == set()
    writer.delete("plan", A)
    assert _found(filled, "zandweg") == set()


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    ("table", "id", "values", "gone", "found"),
    [
        ("plan", A, {"source_key": "Q-99"}, "p-0012", "q-99"),
        ("plan", id_of("bron"), {"source_name": "Zandpad"}, "bedrijventerrein", "zandpad"),
        ("plan", A, {"name": "", "source_name": "Zandpad"}, "molenweg", "zandpad"),
        ("moment", MOMENT, {"address": "Sluiskade 2"}, "brinkstraat", "sluiskade"),
        ("contact", CONTACT, {"organisation": "Stichting Haven"}, "vereniging", "stichting"),
        ("plan_contact", TIE, {"contact": id_of("Noor")}, "zoe", "molenweg noor"),
    ],
    ids=["code", "name in the source", "name that was emptied", "address", "organisation", "whose contact"],
)
def test_of_each_part_of_what_is_searched_the_newest_is_found(
    program: Any, filled: Store, path: Path, table: str, id: str, values: dict[str, str], gone: str, found: str
) -> None:
    program(path).update(table, id, **values)
    of = id if table == "plan" else A
    assert (_found(filled, gone), _found(filled, found)) == (set(), {of})


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(str(tmp_path_factory.mktemp("zoeken") / "opslag.gpkg"), SETTINGS) as store:
        write(store, plan("Near the molen OR weg", id=id_of("ene")))
        yield store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"', False),
        ("*", False),
        ("NEAR(", True),
        ('molen"', True),
        ("molen*", True),
        ("-molen", True),
        ("^molen", True),
        ("molen OR weg", True),
        ("molen OR kerk", False),
        ("molen NOT weg", False),
        ("NEAR(molen weg, 2)", False),
        ("name:molen", False),
        ("{name code}:molen", False),
        ("'; DROP TABLE plan; --", False),
    ],
)
def test_signs_of_the_query_language_mean_nothing(one: Store, words: str, found: bool) -> None:
    assert [hit.name for hit in one.search(words)] == ["Near the molen OR weg"] * found


@pytest.mark.parametrize(
    "words", ["molen\ud83d", "\ud83d", "molen " * 100_000, "\0molen"], ids=["half", "only half", "page", "zero"]
)
def test_what_other_programs_paste_can_be_searched_for(one: Store, words: str) -> None:
    assert len(one.search(words)) == ("molen" in words)


@given(words=st.text(st.characters(), max_size=40))
def test_any_text_can_be_searched_for(one: Store, words: str) -> None:
    assert all(hit.plan == id_of("ene") for hit in one.search(words))


@given(
    word=st.text(st.characters(max_codepoint=0x24F, categories=("L", "Nd")), min_size=1, max_size=12), data=st.data()
)
def test_a_name_is_found_by_the_beginning_of_any_of_its_words(one: Store, word: str, data: st.DataObject) -> None:
    start = word[: data.draw(st.integers(1, len(word)))]
    with one.writing("planner") as transaction:
        transaction.update(type(plan()), [(id_of("ene"), {"name": f"Plan {word} oost"})])

    assert [hit.plan for hit in one.search(start)] == [id_of("ene")]
