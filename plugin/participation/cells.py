"""What a cell of an imported table means (contract, "Imported tables")."""

from __future__ import annotations

import re
from typing import Any

from .codes import ContactRole, find_code
from .fields import Field, Kind
from .times import read_clock, read_date
from .words import ParticipationError, Text

CLEAR = "-"
# what a spreadsheet takes for the begin of a formula (OWASP, CSV Injection)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1"})
NO = frozenset({"nee", "n", "no", "false", "onwaar", "0"})

UNKNOWN_CODE = Text("is geen bekende waarde. Gebruik: {codes}.", "is no known value. Use: {codes}.")
NO_RESULT = Text(
    "is een formule die mislukte. Verbeter de formule of vul de waarde zelf in.",
    "is a formula that failed. Correct the formula or fill in the value yourself.",
)
NOT_YES_OR_NO = Text("is geen ja of nee.", "is not ja (yes) or nee (no).")
# a number that a spreadsheet took the leading zero from
_LOST_ZERO = re.compile(r"^[1-9]\d{8}(?:\.0)?$")
# as Excel and LibreOffice show them, in Dutch and English
_FAILED_FORMULA = re.compile(
    r"^(?:#(?:DIV/0!|DEEL/0!|N/A|N/B|NAME\?|NAAM\?|NULL!|LEEG!|NUM!|GETAL!|REF!|VERW!|VALUE!|WAARDE!)|(?:Err|Fout):\d{3})$"
)
_WHOLE_NUMBER = re.compile(r"^-?\d+\.0$")


class CellError(ParticipationError):
    """A cell that cannot be taken; the text says why, without repeating the cell."""


def read_flag(text: str) -> bool:
    """ja or nee. Raises CellError."""
    word = number_as_text(text).lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise CellError(NOT_YES_OR_NO)


def read_cell(field: Field, text: str, timezone: str) -> dict[str, Any]:
    """The attributes that a filled cell sets, as the record keeps them. Raises ParticipationError."""
    if _FAILED_FORMULA.match(text):
        raise CellError(NO_RESULT)
    if field.kind is Kind.CODE:
        return _code(field, text)
    if field.kind is Kind.FLAG:
        return {field.name: read_flag(text)}
    if field.kind is Kind.CLOCK:
        clock = read_clock(text, timezone, end_of_day=field.name == "end_local")
        return {field.name: clock.text, field.name.replace("_local", "_fold"): clock.fold}
    if field.kind is Kind.LOCAL:
        return {field.name: _date_or_clock(text, timezone)}
    if field.kind is Kind.DATE:
        return {field.name: read_date(_without_midnight(text))}
    if field.name == "phone":
        return {field.name: _phone(text)}
    return {field.name: number_as_text(text)}


def cleared(field: Field, default: Any) -> dict[str, Any]:
    """The attributes that a `-` sets: the field's default, or nothing."""
    values = {field.name: default}
    if field.codes is ContactRole:
        values["role_text"] = None
    if field.kind is Kind.CLOCK:
        values[field.name.replace("_local", "_fold")] = 0
    return values


def _code(field: Field, text: str) -> dict[str, Any]:
    if field.codes is None:
        return {field.name: text}
    code = find_code(field.codes, text)
    if code is not None:
        return {field.name: code, **({"role_text": None} if field.codes is ContactRole else {})}
    if field.codes is ContactRole:
        # the public reads the role; words of one's own are kept, and stay inside
        return {field.name: ContactRole.OTHER, "role_text": text}
    raise CellError(UNKNOWN_CODE.format(codes=", ".join(member.value for member in field.codes)))


def _date_or_clock(text: str, timezone: str) -> str:
    clock = read_clock(text, timezone)
    return _without_midnight(clock.text)


def _without_midnight(text: str) -> str:
    # str.removesuffix is Python 3.9 too, but a spreadsheet's date may also carry seconds
    return re.sub(r" 00:00(?::00)?$", "", text)


def _phone(text: str) -> str:
    plain = number_as_text(text)
    return f"0{plain}" if _LOST_ZERO.match(plain) else plain


def number_as_text(text: str) -> str:
    """A whole number without the `.0` that a spreadsheet may give it; any other text as it is."""
    return text[: -len(".0")] if text.endswith(".0") and _WHOLE_NUMBER.match(text) else text
