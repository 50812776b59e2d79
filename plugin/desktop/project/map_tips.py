"""What QGIS shows of a plan, a moment or a neighbourhood under the mouse on the map."""

from __future__ import annotations

import re

from qgis.core import QgsExpression

from ...host.language import language, spoken
from ...participation.code import Code
from ...participation.codes import ContactRole, MomentKind, Precision
from ...publication.phrases import DAYS
from ...store.tables import Table

_ESCAPED = "replace({value}, map('&', '&amp;', '<', '&lt;', '>', '&gt;'))"
_CLOCK = "to_datetime({field}, 'yyyy-MM-dd HH:mm')"
_BEGIN, _END = _CLOCK.format(field="begin_local"), _CLOCK.format(field="end_local")
_LAST = f"({_END} - to_interval('1 minute'))"


def name_of(table: str) -> str:
    """What a record of a table is called, as an expression of its layer; empty where it has no name."""
    # who empties a field leaves an empty text in it
    if table == "plan":
        return "coalesce(nullif(name, ''), source_name)"
    if table == "moment":
        return f"coalesce(nullif(title, ''), {_in_words('kind', MomentKind)})"
    if table == "contact":
        return f"coalesce(nullif(name, ''), {_in_words('role', ContactRole)})"
    return ""


def map_tip(table: Table) -> str:
    """The template for a layer of that table, in the language of the window; empty for a table without a place."""
    escaped = [_ESCAPED.format(value=f"coalesce({value}, '')") for value in _lines(table.name)]
    shown = [f"[% {value} %]" for value in escaped]
    return "<br>".join([*(f"<b>{name}</b>" for name in shown[:1]), *shown[1:]])


def _lines(table: str) -> tuple[str, ...]:
    if table == "plan":
        return f"coalesce({name_of(table)}, source_key)", "participatie_status(id, 'tekst')"
    if table == "moment":
        return name_of(table), _when(), "place"
    if table == "neighbourhood":
        return "name", "code"
    return ()


def _in_words(field: str, codes: type[Code]) -> str:
    """A code in the language of the window. Its words stand in the expression: where QGIS lists records to choose from,
    in another thread, represent_value has no layer to ask."""
    words = (QgsExpression.quotedString(text) for code in codes for text in (code.value, spoken(code.label)))
    return f"map_get(map({', '.join(words)}), {field})"


def _when() -> str:
    """Its own words where it has no date yet, else whole days as such, else day and hour."""
    exact = ", ".join(QgsExpression.quotedString(one.value) for one in Precision if one.is_exact)
    first, last = _day(_BEGIN), _day(_LAST)
    _, to, after = re.split(r"{\w+}", spoken(DAYS))
    return (
        f"CASE WHEN period_text <> '' AND coalesce(precision, '') NOT IN ({exact}) THEN period_text "
        "WHEN begin_local IS NULL THEN '' "
        "WHEN begin_local LIKE '% 00:00' AND end_local LIKE '% 00:00' THEN "
        f"concat({first}, if({first} = {last}, '', concat('{to}', {last}, '{after}'))) "
        f"ELSE concat({first}, ', ', {_hour(_BEGIN)}, ' – ', "
        f"if({first} = {last}, '', concat({_day(_END)}, ', ')), {_hour(_END)}) END"
    )


def _day(value: str) -> str:
    return f"format_date({value}, 'd MMMM yyyy', '{language()[:2]}')"


def _hour(value: str) -> str:
    return f"format_date({value}, 'H:mm')"
