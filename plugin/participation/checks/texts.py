"""What should not stand in a public text or link: a spot still to fill in, data of a person, an unsafe address.

Every pattern has bounded repeats or starts at a boundary only, so that a text of any length is read in one pass. Before
that, `may_hold_placeholder` and `may_hold_personal_data` look for a mark that every match must hold, which is much
cheaper; most texts have none.
"""

from __future__ import annotations

import re
import unicodedata

from ..words import Text, shortened

_BLANKS = (
    r"datum|naam|namen|plaats|tijd|tijdstip|tijden|locatie|adres|bedrag|titel|onderwerp|omschrijving|telefoon"
    r"|telefoonnummer|e-?mail|e-?mailadres|wijk|buurt|straat|straatnaam|plan|plannaam|project|projectnaam"
    r"|projectleider|contactpersoon|organisatie|gemeente|aantal|maand|jaar|dag|uur|begintijd|eindtijd|nummer|tekst|url"
    r"|link|(?:(?:nog|hier)\ )?invullen|(?:(?:nog|nader)\ )?in\ te\ vullen|vul\ in|aanvullen"
    r"|date|name|place|location|address|amount|title|subject|insert|fill\ in|to\ be\ filled\ in|text\ here"
)
_PLACEHOLDER = re.compile(
    rf"""
      \bx{{3,}}\b                                                  # XXX
    | \[\s?(?:{_BLANKS})(?:[ /-][^\W\d]{{1,30}}){{0,3}}\s?\](?!\()  # [datum], [naam projectleider]
    | <{{1,2}}\s?(?:{_BLANKS})(?:[ /-][^\W\d]{{1,30}}){{0,3}}\s?>  # <invullen>
    | «\w{{1,40}}»                                                 # «naam», as mail merge writes it
    | \{{{{?\s?[^\W\d][\w .-]{{0,40}}\}}                           # {{naam}}
    | \blorem\s{{1,5}}ipsum\b
    | \b(?-i:TODO|FIXME)\b
    | \bnader\ in\ te\ vullen\b
    | (?:…|\.\.\.)\s?(?:nog\ )?(?:in|aan)vullen\b                  # …invullen…
    | (?<!_)_{{3,}}                                                # op ____ om
    | (?<![….])(?:…\s?){{2,}}|(?<!\.)\.{{6,}}                      # op ........ om
    | \bd{{1,2}}[-/.\ ]m{{1,2}}[-/.\ ](?:j{{2}}|j{{4}}|y{{2}}|y{{4}})\b  # dd-mm-jjjj
    | \b(?:hh|uu):mm\b
    | \bom\ (?:tekst|een\ datum)\ in\ te\ voeren\b                 # a word processor's empty field
    | \btap\ (?:here\ )?to\ enter\ (?:text|a\ date)\b
    | (?-i:\ANULL(?![A-Z]{{2}})|(?<![A-Z])NULL\Z)                  # QGIS's own form shows it in an empty field
    """,
    re.IGNORECASE | re.VERBOSE,
)
CLEAR_PLACEHOLDER_MARKS = ("xxx", "[", "<", "«", "{", "lorem", "todo", "fixme", "te vullen", "___", "te voeren", "null")
"""Marks that hardly any text has unless it holds a placeholder."""
_PLACEHOLDER_MARKS = (*CLEAR_PLACEHOLDER_MARKS, "…", "...", "mm", "to enter")

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PAUSE = r"[ ./–-]{0,3}"
_PHONE = re.compile(
    rf"(?<![\w+])(?!\d{{1,2}}[-./ ]\d{{1,2}}[-./ ](?:19|20)\d\d(?!\d))"  # a date is no number
    rf"(?:(?:\+|00)31{_PAUSE}(?:\(0\){_PAUSE})?|\(?0)"
    rf"(?:6\)?(?:{_PAUSE}\d){{8}}|[1-9]\d\)?(?:{_PAUSE}\d){{7}}|[1-9]\d\d\)?(?:{_PAUSE}\d){{6}})(?!\d)",
    re.ASCII,
)
_NINE_DIGITS = re.compile(
    r"(?<![\w.,])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\w,]|\.\d)", re.ASCII
)
_NAME = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Dd]e\ heer|[Dd]e\ heren|[Dd]hr\.?|[Mm]eneer)"
    r"\s{1,3}(?:(?:drs|ir|ing|mr|dr|prof)\.?\s{1,3}){0,3}"
    r"(?:[A-ZÀ-ÖØ-Þ][a-z]?\.\s?){0,6}"
    r"(?:(?:van|de|den|der|ten|ter|te|het|'t|’t|in|op|el|al|von|le|la)\s{1,3}){0,3}"
    r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,40}"
)
_POSTCODE = r"\b[1-9]\d{3}\s?[A-Z]{2}\b"
_STREETS = (
    r"straat|str\.|weg|laan|plein|hof|pad|dijk|kade|gracht|singel|steeg|markt|dreef|plantsoen|park|wal|brink|erf|baan"
    r"|burg|veld|kamp|akker|meen|hoek|haven|oever|zijde|poort|lei|allee"
    r"|\b(?:es|ring)"  # many words end so: advies, vergadering
)
_ADDRESS = re.compile(rf"{_POSTCODE}|(?i:{_STREETS})\s{{1,3}}\d{{1,5}}(?!\d)")
_PERSONAL_MARKS = ("@", "mev", "mw", "heer", "heren", "dhr")
_SEVEN_DIGITS = re.compile(r"\d(?:[^\w,]{0,6}\d){6}", re.ASCII)

_SAFE = re.compile(
    r"https?://[^/?#\s\\@]+(?:[/?#].*)?|mailto:[^\s@?]{1,64}@[^\s?]+(?:\?.*)?|tel:[-+(). ]*[0-9][-+0-9(). ;a-z=]*",
    re.IGNORECASE | re.ASCII,
)

EMAIL = Text("een e-mailadres", "an e-mail address")
PHONE = Text("een telefoonnummer", "a telephone number")
CITIZEN_NUMBER = Text("een burgerservicenummer", "a citizen service number")
PERSON_NAME = Text("een naam na mevrouw of de heer", "a name after Mrs or Mr")


def is_safe_link(address: str) -> bool:
    """Whether an address is a whole http, https, mailto or tel address without hidden characters.

    What a browser would read differently from a person ("java\\nscript:", an address that turns direction, another
    site's name before an @) is not safe, nor is a password in it. Spaces around it do no harm.
    """
    return address.isprintable() and _SAFE.fullmatch(address.strip()) is not None


def shown(value: str) -> str:
    """A value as it can stand in a sentence: cut to what one can read, hidden characters made visible."""
    return "".join(character if character.isprintable() else "·" for character in shortened(value.strip()))


def may_hold_placeholder(text: str) -> bool:
    """Whether a text is worth reading for a placeholder; much cheaper than reading it."""
    return _has_mark(text, _PLACEHOLDER_MARKS)


def may_hold_personal_data(text: str) -> bool:
    """Whether a text is worth reading for personal data; much cheaper than reading it."""
    return _SEVEN_DIGITS.search(text) is not None or _has_mark(text, _PERSONAL_MARKS)


def placeholder(text: str) -> str | None:
    """The first spot in a text that somebody still has to fill in ("XXX", "[datum]", "…invullen…"); None where none."""
    found = _PLACEHOLDER.search(text)
    return found.group() if found else None


def personal_data(text: str) -> tuple[Text, ...]:
    """Which kinds of personal data stand in a text. The data themselves are not given on."""
    kinds = []
    if _EMAIL.search(text):
        kinds.append(EMAIL)
    if _PHONE.search(text):
        kinds.append(PHONE)
    if any(_passes_eleven_test(found.group()) for found in _NINE_DIGITS.finditer(_PHONE.sub(" ", text))):
        kinds.append(CITIZEN_NUMBER)
    if _NAME.search(text):
        kinds.append(PERSON_NAME)
    return tuple(kinds)


def holds_address(text: str) -> bool:
    """Whether a text holds what is most likely an address: a postcode, or a street with a number."""
    return _ADDRESS.search(text) is not None


def may_be_address(place: str) -> bool:
    """Whether the words for a place may well be an address: every number may be that of a house or a postcode."""
    return any(sign.isdigit() for sign in place)


def _has_mark(text: str, marks: tuple[str, ...]) -> bool:
    lowered = text.lower()
    for mark in marks:  # noqa: SIM110 (any() makes a generator, and takes thrice the time over all texts of a town)
        if mark in lowered:
            return True
    return False


def _passes_eleven_test(written: str) -> bool:
    """The check on a burgerservicenummer: weights 9 to 2 and −1 add up to a multiple of 11 (Wabb; RvIG, Logisch
    Ontwerp BSN)."""
    digits = [int(character) for character in written if character.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(weight * digit for weight, digit in zip(weights, digits)) % 11 == 0


def is_visible(text: str) -> bool:
    """Whether a reader sees anything of a text; spaces, control and formatting characters (Unicode categories C and Z)
    show nothing."""
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)
