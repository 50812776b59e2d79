"""What a cell of an imported table means (contract, "Imported tables")."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from .codes import ContactRole, find_named
from .fields import Field, Kind
from .times import read_clock, read_date
from .words import ParticipationError, Text

Reading = Callable[[str], dict[str, Any]]
CLEAR = "-"
# what a spreadsheet takes for the begin of a formula (OWASP, CSV Injection)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1"})
NO = frozenset({"nee", "n", "no", "false", "onwaar", "0"})

UNKNOWN_CODE = Text("is geen bekende waarde. Gebruik: {codes}.", "is not a known value. Use: {codes}.")
NO_RESULT = Text(
    "is een formule die mislukte. Verbeter de formule of vul de waarde zelf in.",
    "is a formula that failed. Correct the formula or fill in the value yourself.",
)
NOT_WORKED_OUT = "#NIET_BEREKEND!"
"""Stands for a formula whose result is not in the file."""
NEVER_WORKED_OUT = Text(
    "is een formule waarvan de uitkomst niet in het bestand staat. Open het bestand in een spreadsheet, sla het op en "
    "lees het opnieuw in.",
    "is a formula of which the file does not hold the result. Open the file in a spreadsheet, save it and import it "
    "again.",
)
NO_WEB_ADDRESS = Text(
    "is geen webadres. Staat er een link achter deze tekst, zet dan het adres zelf in de cel, met https:// ervoor.",
    "is not a web address. Where a link is behind this text, put its address itself in the cell, with https:// before "
    "it.",
)
NO_EMAIL = Text(
    "is geen e-mailadres. Staat er een link achter deze tekst, zet dan het adres zelf in de cel.",
    "is not an e-mail address. Where a link is behind this text, put its address itself in the cell.",
)
NOT_YES_OR_NO = Text("is geen ja of nee.", "is not ja (yes) or nee (no).")
SHORTENED = Text(
    "is afgekort doordat de kolom te smal was. Maak de kolom breder of maak er tekst van, sla het bestand op en lees "
    "het opnieuw in.",
    "was shortened because the column was too narrow. Widen the column or make it text, save the file and import it "
    "again.",
)
# a number that a spreadsheet took the leading zero from, and one that it took the plus from
# service numbers (0800, 0900, 0906, 0909) go on with four digits or seven
_LOST_ZERO = re.compile(r"^(?:[1-9]\d{8}|(?:800|90[069])\d{4}(?:\d{3})?)$", re.ASCII)
_LOST_PLUS = re.compile(r"^31[1-9]\d{8}$", re.ASCII)
# as Excel shows what does not fit, and so saves it as CSV
_SHORTENED = re.compile(r"^(?:#{3,}|\d[.,]?\d*E\+\d{2})$", re.ASCII)
# as Java writes ten million and more, and with it many a program that exports
_POWER_OF_TEN = re.compile(r"^-?\d\.\d{1,17}E\d{1,2}$", re.ASCII)
# as Excel and LibreOffice show them, in Dutch and English
_FAILED_FORMULA = re.compile(
    r"^(?:#(?:DIV/0!|DEEL/0!|N/A|N/B|NAME\?|NAAM\?|NULL!|LEEG!|NUM!|GETAL!|REF!|VERW!|VALUE!|WAARDE!"
    r"|SPILL!|OVERLOOP!|CALC!|FIELD!|VELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|(?:Err|Fout):\d{3})$"
)
_WHOLE_NUMBER = re.compile(r"^-?\d+\.0$")


class CellError(ParticipationError):
    """A cell that cannot be taken; the text says why, without repeating the cell."""


def read_flag(text: str) -> bool:
    """Whether a cell says ja; False where it says nee. Raises CellError for anything else."""
    word = number_as_text(text).lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise CellError(NOT_YES_OR_NO)


def cell_reader(field: Field, timezone: str) -> Reading:
    """A function from a filled cell to the attributes it sets, as the record keeps them. It raises ParticipationError.

    timezone: times are read in it.
    """
    name = field.name
    if field.kind is Kind.CODE:
        return partial(_code, field)
    if field.kind is Kind.CLOCK:
        return partial(_clock, name, _fold_of(name), timezone)
    reads: dict[Kind, Callable[[str], Any]] = {
        Kind.FLAG: read_flag,
        Kind.LINK: _link,
        Kind.LOCAL: partial(_date_or_clock, timezone),
        Kind.DATE: lambda text: read_date(_without_midnight(text)),
    }
    by_name: dict[str, Callable[[str], Any]] = {"phone": _phone, "email": _email}
    read = reads.get(field.kind, by_name.get(name, number_as_text))
    return lambda text: {name: read(text)}


def harmless(text: str) -> str:
    """A text for a table that a spreadsheet opens: what it would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def refuse_no_value(text: str) -> None:
    """Raises CellError where a spreadsheet could not work out a cell, never did, or shows only part of it."""
    if text == NOT_WORKED_OUT:
        raise CellError(NEVER_WORKED_OUT)
    if _FAILED_FORMULA.match(text):
        raise CellError(NO_RESULT)
    if _SHORTENED.match(text):
        raise CellError(SHORTENED)


def cleared(field: Field, default: Any) -> dict[str, Any]:
    """The attributes that a `-` sets: the field's default, or nothing."""
    values = {field.name: default}
    if field.codes is ContactRole:
        values["role_text"] = None
    if field.kind is Kind.CLOCK:
        values[_fold_of(field.name)] = 0
    return values


def _fold_of(name: str) -> str:
    return name.replace("_local", "_fold")


def _clock(name: str, fold_name: str, timezone: str, text: str) -> dict[str, Any]:
    clock = read_clock(text, timezone, end_of_day=name == "end_local")
    return {name: clock.text, fold_name: clock.fold}


def _code(field: Field, text: str) -> dict[str, Any]:
    if field.codes is None:
        return {field.name: text}
    code = find_named(field.codes, text)
    if code is not None:
        return {field.name: code, **({"role_text": None} if field.codes is ContactRole else {})}
    if field.codes is ContactRole:
        # the public reads the role; words of one's own are kept, and stay inside
        return {field.name: ContactRole.OTHER, "role_text": text}
    raise CellError(UNKNOWN_CODE.format(codes=", ".join(member.value for member in field.codes)))


def _date_or_clock(timezone: str, text: str) -> str:
    clock = read_clock(text, timezone)
    return _without_midnight(clock.text)


def _without_midnight(text: str) -> str:
    # a spreadsheet may write a day with midnight behind it, with or without seconds
    return re.sub(r" 00:00(?::00)?$", "", text)


def _link(text: str) -> str:
    # an address that only lacks its begin is kept: the checks tell of it with the record
    if "://" not in text and (re.search(r"\s", text) or not set(text) & set(".:")):
        raise CellError(NO_WEB_ADDRESS)
    return text


def _email(text: str) -> str:
    if "@" not in text:
        raise CellError(NO_EMAIL)
    return text


def _phone(text: str) -> str:
    plain = number_as_text(text)
    if _LOST_PLUS.match(plain):
        return f"+{plain}"
    return f"0{plain}" if _LOST_ZERO.match(plain) else plain


def number_as_text(text: str) -> str:
    """A whole number without the `.0` or the power of ten that a program may give it; any other text as it is."""
    if _POWER_OF_TEN.match(text) and (number := Decimal(text)) == int(number):
        return str(int(number))
    return text[: -len(".0")] if text.endswith(".0") and _WHOLE_NUMBER.match(text) else text
