"""Expression functions that tell of a plan by its code: for labels, filters, styles and layouts of any layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from qgis.core import NULL, QgsExpression, QgsExpressionContext, QgsExpressionFunction
from qgis.PyQt.QtCore import QDateTime

from ...intake.sources import as_text
from ...participation.records import Moment
from ...participation.times import clock_of
from ...participation.words import ParticipationError, Text
from ...processing.language import spoken
from ...processing.source import plain_value
from ...publication import phrases
from ...publication.next_moment import next_moment
from .status_book import Entry, StatusBook

GROUP = Text("Participatie", "Participation")
KEY = Text(
    "de code van het plan in de eigen laag, of het id van het plan in de opslag",
    "the code of the plan in your own layer, or the id of the plan in the store",
)
STATUS = Text(
    "De participatiestatus van een plan, zoals het publiek hem leest. Leeg waar de opslag het plan niet kent.",
    "The consultation status of a plan, as the public reads it. Empty where the store does not know the plan.",
)
STATUS_FORM = Text(
    "“code” (zo staat het er zonder tweede waarde): open, aangekondigd, …; “tekst”: de woorden, met tot wanneer",
    "“code” (as it is without a second value): open, aangekondigd, …; “tekst”: the words, with until when",
)
NEXT = Text(
    "Het moment van een plan dat nu open is, anders het eerste dat komt. Leeg waar er geen is.",
    "The moment of a plan that is open now, else the first that comes. Empty where there is none.",
)
NEXT_FORM = Text(
    "“tekst” (zo staat het er zonder tweede waarde): wat en wanneer; of één gegeven: titel, soort, niveau, plaats, "
    "begin of einde (datum en tijd)",
    "“tekst” (as it is without a second value): what and when; or one value: titel, soort, niveau, plaats, begin or "
    "einde (date and time)",
)
MOMENTS = Text(
    "Alle gepubliceerde momenten van een plan, op volgorde van begin: een lijst van mappen met titel, soort, niveau, "
    "plaats, begin, einde, wanneer en staat.",
    "All published moments of a plan, in order of their begin: a list of maps with titel, soort, niveau, plaats, "
    "begin, einde, wanneer and staat.",
)
SYNTAX, ARGUMENTS, EXAMPLES = Text("Gebruik", "Syntax"), Text("Waarden", "Arguments"), Text("Voorbeelden", "Examples")
UNKNOWN_FORM = Text(
    "“{form}” is hier geen keuze. Kies uit: {forms}.", "“{form}” is no choice here. Choose from: {forms}."
)
Tell = Callable[[Entry, str], Any]


class PlanFunction(QgsExpressionFunction):
    """tell: what is said of a plan that was found, in the form that was asked for; forms: those there are, the usual
    one first."""

    def __init__(
        self, book: StatusBook, name: str, help_text: Text, tell: Tell, forms: Sequence[str], form: Text | None
    ) -> None:
        parameters = [QgsExpressionFunction.Parameter("key")]
        if form is not None:
            parameters.append(QgsExpressionFunction.Parameter("vorm", True, forms[0]))
        super().__init__(name, parameters, spoken(GROUP), _help(name, help_text, forms, form), False, True, True)
        self._book, self._tell, self._forms = book, tell, forms

    def func(self, values: Sequence[Any], context: QgsExpressionContext, parent: QgsExpression, node: Any) -> Any:
        """The value for one feature, in whatever thread draws it."""
        key, form = as_text(plain_value(values[0])), as_text(plain_value(values[1])) if len(values) > 1 else None
        form = form or self._forms[0]
        if form not in self._forms:
            parent.setEvalErrorString(spoken(UNKNOWN_FORM.format(form=form, forms=", ".join(self._forms))))
            return NULL
        try:
            entry = self._book.find(key, str(context.variable("layer_id") or "")) if key else None
        except ParticipationError as error:
            parent.setEvalErrorString(spoken(error.text))
            return NULL
        return NULL if entry is None else self._tell(entry, form)


class PlanFunctions:
    """The functions, known to QGIS until they are removed."""

    def __init__(self, book: StatusBook) -> None:
        # held: QGIS calls their Python part
        self._functions = [
            PlanFunction(book, "participatie_status", STATUS, _status, ("code", "tekst"), STATUS_FORM),
            PlanFunction(book, "participatie_volgend_moment", NEXT, _next, ("tekst", *_VALUES), NEXT_FORM),
            PlanFunction(book, "participatie_momenten", MOMENTS, _moments, ("",), None),
        ]
        for function in self._functions:
            QgsExpression.registerFunction(function)

    def remove(self) -> None:
        """Let QGIS know them no longer."""
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())


def _status(entry: Entry, form: str) -> Any:
    stands = entry.standing
    if form == "code":
        return stands.status.value
    return " · ".join(spoken(text) for text in (stands.words, stands.more) if text)


def _next(entry: Entry, form: str) -> Any:
    moment = next_moment(entry.moments, entry.at)
    if moment is None:
        return NULL
    return f"{_title(moment)}: {_when(moment, entry)}" if form == "tekst" else _VALUES[form](moment, entry)


def _moments(entry: Entry, form: str) -> Any:
    dated = sorted(entry.moments, key=lambda moment: (moment.begin_local or "9", moment.id))
    return [
        {
            **{name: value(moment, entry) for name, value in _VALUES.items()},
            "wanneer": _when(moment, entry),
            "staat": moment.state.value,
        }
        for moment in dated
    ]


def _title(moment: Moment) -> str:
    return (moment.title or "").strip() or spoken(moment.kind.label)


def _when(moment: Moment, entry: Entry) -> str:
    words = phrases.when(moment.begin, moment.end, moment.precision.value, moment.period_text, entry.timezone)
    return spoken(words)


def _local(moment: Moment, which: str, entry: Entry) -> Any:
    """Wall clock in the store's zone."""
    instant = getattr(moment, which)
    if instant is None:
        return NULL
    return QDateTime.fromString(clock_of(instant, entry.timezone).text, "yyyy-MM-dd HH:mm")


_VALUES: dict[str, Callable[[Moment, Entry], Any]] = {
    "titel": lambda moment, entry: _title(moment),
    "soort": lambda moment, entry: moment.kind.value,
    "niveau": lambda moment, entry: level.value if (level := moment.level or entry.plan.level) else NULL,
    "plaats": lambda moment, entry: moment.place or NULL,
    "begin": lambda moment, entry: _local(moment, "begin", entry),
    "einde": lambda moment, entry: _local(moment, "end", entry),
}


def _help(name: str, text: Text, forms: Sequence[str], form: Text | None) -> str:
    arguments = [("key", KEY), *([("vorm", form)] if form else [])]
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{escape(spoken(said))}</td></tr>" for name, said in arguments)
    calls = [f'{name}("plancode")', *(f"{name}(\"plancode\", '{other}')" for other in forms[1:3])]
    called = "".join(f"<li><code>{escape(call)}</code></li>" for call in calls)
    syntax = f"{name}({', '.join(name for name, _ in arguments)})"
    return (
        f"<p>{escape(spoken(text))}</p><h4>{spoken(SYNTAX)}</h4><p><code>{escape(syntax)}</code></p>"
        f"<h4>{spoken(ARGUMENTS)}</h4><table>{rows}</table><h4>{spoken(EXAMPLES)}</h4><ul>{called}</ul>"
    )
