"""Whether a text names a person."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.participation.person import Person, person_of

ANNA = Person("Anna van den Bérg", " anna.berg@prive.example ", "06-12345678")


@pytest.mark.parametrize(
    "text",
    [
        "Vraag het Anna van den Bérg.",
        "vraag het ANNA VAN DEN BERG",
        "Anna\nvan  den\nBe\u0301rg",
        "/anna-van-den-berg/",
        "Anna van den Bergs voorstel",
        "Bel mevrouw Van den Berg",
        "mw. A.B. van den Berg kwam",
        "A. van den Berg sprak",
        "Aanwezig: Berg, Anna van den; Bo",
        "Berg,A.B. van den",
        "mailto:Anna.Berg@Prive.example?subject=hallo",
        "bel 0612345678",
        "bel 06 - 12 34 56 78",
        "bel +31 6 1234 5678",
        "bel 0031612345678",
        "bel +31 (0)6-12345678",
        "op 2026-09-01 06 12345678",
        "Anna van den Bérg\u200bs voorstel",
        "Anna van den Ber\u00adg",
        "bel 06-12\u202c345678",
    ],
)
def test_a_person_is_found_however_it_is_spelled(text: str) -> None:
    assert ANNA.is_named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna komt",
        "van den Berg",
        "Joanna van den Berg",
        "Anna van den Bergweg",
        "De Berg bij Anna",
        "boven op de berg, Anna wees",
        "Berg, B. van den",
        "joanna.berg@prive.example",
        "anna.berg@prive.example-en-zo",
        "106123456789",
        "06-12345679",
    ],
)
def test_what_only_looks_like_it_is_not_meant(text: str) -> None:
    assert not ANNA.is_named_in(text)


@pytest.mark.parametrize("name", ["Berg, Anna van den", "Berg, A. van den"])
@pytest.mark.parametrize("text", ["A. van den Berg sprak", "Berg, A. van den", "mw. Van den Berg"])
def test_a_name_that_is_kept_surname_first_is_found_either_way(name: str, text: str) -> None:
    assert Person(name).is_named_in(text)


def test_a_sign_that_nobody_sees_came_along_when_it_was_pasted() -> None:
    assert Person(email="\u2060anna.berg@prive.example\u200b").is_named_in("mail anna.berg@prive.example")


def test_a_name_of_one_word_is_no_part_of_another() -> None:
    assert Person("Bo").is_named_in("Vraag het Bo.")
    assert not Person("Bo").is_named_in("Boom, boek en de Bosrand, het bos")


@pytest.mark.parametrize("phone", ["+32 470 12 34 56", "0032 470 12 34 56"])
@pytest.mark.parametrize("text", ["bel +32470123456", "bel 0032 470 12 34 56", "bel 00 32 470-123456"])
def test_a_number_abroad_is_found_however_it_is_written(phone: str, text: str) -> None:
    assert Person(phone=phone).is_named_in(text)


def test_a_number_without_its_first_nought_is_found_with_it() -> None:
    assert Person(phone="612345678").is_named_in("bel 06-12345678")


@pytest.mark.parametrize(
    "phone", ["038-1234567 / 06-12345678", "06-12345678, thuis 0381234567", "0612345678 of 038 123 4567"]
)
@pytest.mark.parametrize("text", ["bel 06 1234 5678", "bel +31 38 123 45 67"])
def test_of_two_numbers_in_one_field_each_is_found(phone: str, text: str) -> None:
    assert Person(phone=phone).is_named_in(text)


def test_a_number_whose_parts_are_written_apart_is_one() -> None:
    one = Person(phone="038 / 123 45 67")
    assert one.is_named_in("bel 038-1234567")
    assert not one.is_named_in("bel 010-1234567")


def test_a_number_too_short_to_be_one_is_not_looked_for() -> None:
    assert Person(phone="038-123456").is_named_in("bel 038 123456")
    assert Person(phone="123456").is_named_in("bel 123456")
    assert not Person(phone="12345").is_named_in("huisnummer 12345")


@pytest.mark.parametrize(
    "nobody", [Person(), Person("", " ", "-"), Person(" "), Person("-", "-"), Person("?", "onbekend"), Person("(n.n.)")]
)
def test_nobody_is_found_nowhere(nobody: Person) -> None:
    assert not nobody.is_named_in("Anna - 06-12345678 - anna@prive.example ? onbekend")


@pytest.mark.parametrize(
    "name",
    [
        "mevr. Anna Bakker",
        "Mevrouw drs. Anna Bakker",
        "Anna Bakker (voorzitter)",
        "ir. A. Bakker",
        "prof. dr. A Bakker",
    ],
)
def test_a_name_is_found_without_what_stands_around_it(name: str) -> None:
    assert Person(name).is_named_in("Vraag het A. Bakker.")
    assert not Person(name).is_named_in("De bakker op de hoek.")


@pytest.mark.parametrize("name", ["mevrouw Bakker", "dhr. de Bakker"])
def test_a_surname_alone_is_found_after_mevrouw_or_de_heer_only(name: str) -> None:
    surname = name.split(maxsplit=1)[1]
    assert Person(name).is_named_in(f"Vraag het mw. {surname}.")
    assert not Person(name).is_named_in(f"Vraag het {surname}.")


@pytest.mark.parametrize("text", ["mail anna@prive.example", "mail ANNA@werk.example"])
def test_of_two_addresses_in_one_field_each_is_found(text: str) -> None:
    assert Person(email="anna@prive.example; <anna@werk.example>").is_named_in(text)


def test_a_person_is_known_by_all_of_it_in_one_line() -> None:
    anna = Person(" Anna  Bakker ", "anna@prive.example, -", "tel. 038-1234567 of 06 12 34 56 78")
    assert anna.known_by == "Anna Bakker; anna@prive.example; 0381234567; 0612345678"
    read = person_of(anna.known_by)
    assert read == Person("Anna Bakker", "anna@prive.example", "0381234567; 0612345678")
    assert (read.known_by, person_of(" "), person_of("Bo; zus")) == (anna.known_by, Person(), Person("Bo; zus"))
