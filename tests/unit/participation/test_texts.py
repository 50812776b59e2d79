from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

import pytest
from participatiekaart.plugin.participation.checks import addresses, texts
from participatiekaart.plugin.participation.checks.addresses import looks_personal
from participatiekaart.plugin.participation.checks.texts import (
    CITIZEN_NUMBER,
    EMAIL,
    PERSON_NAME,
    PHONE,
    is_safe_link,
    may_hold_personal_data,
    may_hold_placeholder,
    personal_data,
    placeholder,
    shown,
)

from tests.benchmarks.long_texts import LOOKS, PIECES, PIECES_OF_ADDRESSES, long_addresses, long_text

UNFINISHED = (
    "Op XXX november",
    "vanaf xxxx",
    "[datum]",
    "Vraag het [naam projectleider]",
    "[in te vullen]",
    "{naam}",
    "{{ plan_naam }}",
    "<invullen>",
    "[nog invullen]",
    "<< datum >>",
    "«Achternaam»",
    "Lorem  ipsum dolor",
    "TODO: tekst",
    "FIXME",
    "De regels zijn nader in te vullen.",
    "…invullen…",
    "...nog invullen",
    "op ____ om",
    "Op ……… om",
    "Op ........ om",
    "op dd-mm-jjjj",
    "om uu:mm uur",
    "Klik om tekst in te voeren.",
    "Tap here to enter text.",
    "NULLWe richten de straat opnieuw in.",
    "We richten de straat opnieuw in.NULL",
    "NULL",
)
FINISHED = (
    "",
    "zie noot [1]",
    "[sic] zo staat het er",
    "[link](https://gemeente.example)",
    "locatie n.t.b.",
    "datum t.b.d.",
    "U kunt de enquête hier invullen.",
    "U kunt de enquête invullen...",
    "Wij wachten nog even... en dan",
    "Benieuwd… Kom langs…",
    "<b>vet</b>",
    "a < b en c > d",
    "{1,2}",
    "hoofdstuk XX",
    "Todo list",
    "snake_case en __init",
    "3 mm regen",
    "NULLIJN van de gemeente",
    "nullijn",
)
PERSONAL = (
    ("mail jan@gemeente.example", EMAIL),
    ("info@gemeente.example.", EMAIL),
    ("038-498 90 00", PHONE),
    ("(038) 498 9000", PHONE),
    ("0570-12 34 56", PHONE),
    ("bel 088-1234567.", PHONE),
    ("06 12345678", PHONE),
    ("06-12 34 56 78", PHONE),
    ("06 - 1234 5678", PHONE),
    ("+31 6 12345678", PHONE),
    ("0031 (0)38 4989000", PHONE),
    ("+31(0)384989000", PHONE),
    ("bsn 111222333", CITIZEN_NUMBER),
    ("bsn 102030406", CITIZEN_NUMBER),
    ("111 222 333.", CITIZEN_NUMBER),
    ("1112.22.333", CITIZEN_NUMBER),
    ("mevrouw Jansen", PERSON_NAME),
    ("Mevr. drs. A. de Vries", PERSON_NAME),
    ("mw. M. El Amrani", PERSON_NAME),
    ("de heer Van Dijk", PERSON_NAME),
    ("dhr. J.P. van den Berg", PERSON_NAME),
    ("Dhr Bakker", PERSON_NAME),
    ("mevr. Ö. Yılmaz", PERSON_NAME),
    ("de heer Th. Visser", PERSON_NAME),
)
IMPERSONAL = (
    "",
    "volg @gemeente",
    "3 @ 4",
    "01-09-2026 19:30",
    "06-09-2026 tot 20:00",
    "2026-09-01 19:30",
    "06 december 2026 15",
    "19:30-21:00 uur",
    "BU01930101",
    "0900-1450",
    "14 038",
    "kavel 01234567890123",
    "€ 0.123456789",
    "€ 111222333,00",
    "1.234.567.890",
    "123456789",
    "000000000",
    "1234567820",
    "NL123456782B01",
    "mevrouw de voorzitter",
    "de heer en mevrouw",
    "dames en heren",
    "beheer Zwolle",
    "de heerlijkheid Zwolle",
)
PERSONS = (
    "jan.jansen@x.example",
    "j.jansen@x.example",
    "jan_jansen@x.example",
    "j.de.vries@x.example",
    "Jan.van-Dijk@x.example",
    "a.m.bakker2@x.example",
    "jan.van.wijk@x.example",
)
TEAMS = (
    "",
    "@",
    "info@x.example",
    "jansen@x.example",
    "wijkteam.noord@x.example",
    "team.ruimte@x.example",
    "wijk.assendorp@x.example",
    "bewoners.platform@x.example",
    "info.molenweg@x.example",
    "gemeente.molendam@x.example",
    "plan.2026@x.example",
    "de.bewonersvereniging@x.example",
)
SAFE = (
    "https://x.example",
    "HTTP://x.example/a b?c#d",
    "https://x.example?x=1",
    "https://[::1]/",
    " https://x.example ",
    "mailto:a@b.example",
    "mailto:a@b.example?subject=Hallo daar",
    "tel:+31384989000",
    "tel:038 498 90 00",
)
UNSAFE = (
    "",
    "www.x.example",
    "/pad",
    "//x.example",
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    " javascript:x",
    "java\nscript:alert(1)",
    "\x01javascript:x",
    "ht\ttp://x.example",
    "https://x.example\n",
    "https://x.example/\u202egpj.exe",
    "https://\u200bx.example",
    "https://x.example/\u2028a",
    "vbscript:x",
    "data:text/html,x",
    "blob:https://x.example",
    "file:///etc",
    "ftp://x.example",
    "https:",
    "https://",
    "https:/x",
    "https:\\\\x",
    "http://?x",
    "mailto:",
    "mailto:jan",
    "tel:",
)


@pytest.mark.parametrize("text", UNFINISHED)
def test_a_spot_to_fill_in_is_found_and_shown_as_it_stands(text: str) -> None:
    found = placeholder(text)

    assert found and found in text
    assert may_hold_placeholder(text)


@pytest.mark.parametrize("text", FINISHED)
def test_ordinary_writing_is_no_spot_to_fill_in(text: str) -> None:
    assert placeholder(text) is None


@pytest.mark.parametrize(("text", "kind"), PERSONAL)
def test_data_of_a_person_are_found(text: str, kind: object) -> None:
    assert personal_data(text) == (kind,)
    assert may_hold_personal_data(text)


@pytest.mark.parametrize("text", IMPERSONAL)
def test_dates_codes_and_amounts_are_no_data_of_a_person(text: str) -> None:
    assert personal_data(text) == ()


def test_the_quick_look_passes_over_a_text_without_marks() -> None:
    text = "De straat wordt opnieuw ingericht, met bomen en een speelplek, in 2027."

    assert not may_hold_placeholder(text)
    assert not may_hold_personal_data(text)


@pytest.mark.parametrize(("emails", "personal"), [(PERSONS, True), (TEAMS, False)])
def test_an_address_of_a_person_is_told_from_that_of_a_team(emails: tuple[str, ...], personal: bool) -> None:
    assert [email for email in emails if looks_personal(email) is not personal] == []


@pytest.mark.parametrize(("addresses", "safe"), [(SAFE, True), (UNSAFE, False)])
def test_a_link_is_safe_only_as_a_whole_web_mail_or_telephone_address(addresses: tuple[str, ...], safe: bool) -> None:
    assert [address for address in addresses if is_safe_link(address) is not safe] == []


def test_a_value_is_shown_on_one_line_and_cut() -> None:
    assert shown(" a\nb\u202ec ") == "a·b·c"
    assert shown("x" * 100) == "x" * 59 + "…"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_a_hundred_thousand_characters_is_read(look: Callable[[str], object], piece: str) -> None:
    """Where one pass is not enough, this takes minutes; `make bench` tells how long it takes."""
    assert bool(look(long_text(piece))) is bool(look(long_text(piece)[:1_000]))


@pytest.mark.parametrize("piece", PIECES_OF_ADDRESSES)
def test_an_address_of_a_hundred_thousand_characters_is_read(piece: str) -> None:
    for address, short in zip(long_addresses(long_text(piece)), long_addresses(long_text(piece)[:1_000])):
        assert is_safe_link(address) is is_safe_link(short)
        assert looks_personal(address) is looks_personal(short)


# each begins where nothing of it stands before, and ends at a sign that it does not hold
WITHOUT_BOUND = {"_PLACEHOLDER": 4, "_SAFE": 6, "_PART": 3, "_FIRST_OF_TEAM": 1, "_OF_TEAM": 1}


@pytest.mark.parametrize("module", [texts, addresses])
def test_a_repeat_has_a_bound_so_that_no_text_is_read_over_and_over(module: ModuleType) -> None:
    patterns = {name: value.pattern for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    for name, pattern in patterns.items():
        plain = re.sub(r"\\.|\[[^]]*\]", "x", pattern)
        assert len(re.findall(r"[*+](?![?+])|\{\d+,\}", plain)) == WITHOUT_BOUND.get(name, 0), name
