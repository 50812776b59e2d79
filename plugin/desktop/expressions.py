"""Expression functions that tell of a plan by its code: for labels, filters, styles and layouts of any layer. What they
say is loaded when one is first asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from qgis.core import NULL, QgsExpression, QgsExpressionContext, QgsExpressionFunction

from ..host.language import spoken
from ..participation.words import ParticipationError, Text

if TYPE_CHECKING:
    from .own_layer.status_book import Entry

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
    "All published moments of a plan, in order of their start: a list of maps with titel, soort, niveau, plaats, "
    "begin, einde, wanneer and staat.",
)
SYNTAX, ARGUMENTS, EXAMPLES = Text("Gebruik", "Syntax"), Text("Waarden", "Arguments"), Text("Voorbeelden", "Examples")
UNKNOWN_FORM = Text(
    "“{form}” is hier geen keuze. Kies uit: {forms}.", "“{form}” is not a choice here. Choose from: {forms}."
)
VALUES = ("titel", "soort", "niveau", "plaats", "begin", "einde")
"""What is told of a moment."""
Find = Callable[[str, str], "Entry | None"]


class PlanFunction(QgsExpressionFunction):
    """One expression function. find: gives a plan by its key and the id of a layer. forms: the forms in which the value
    can be asked for, the usual one first."""

    def __init__(self, find: Find, name: str, help_text: Text, forms: Sequence[str], form: Text | None) -> None:
        parameters = [QgsExpressionFunction.Parameter("key")]
        if form is not None:
            parameters.append(QgsExpressionFunction.Parameter("vorm", True, forms[0]))
        super().__init__(name, parameters, spoken(GROUP), _help(name, help_text, forms, form), False, True, True)
        self._find, self._forms = find, forms

    def func(
        self, values: Sequence[Any], context: QgsExpressionContext | None, parent: QgsExpression, node: Any
    ) -> Any:
        """The value for one feature, in whatever thread draws it. context: None where a script asks without one."""
        from ..host.unexpected import unexpected
        from .own_layer.telling import TELL, as_words

        key, form = as_words(values[0]), (as_words(values[1]) if len(values) > 1 else None) or self._forms[0]
        if form not in self._forms:
            parent.setEvalErrorString(spoken(UNKNOWN_FORM.format(form=form, forms=", ".join(self._forms))))
            return NULL
        try:
            layer = context.variable("layer_id") if context else None
            entry = self._find(key, str(layer or "")) if key else None
            return NULL if entry is None else TELL[self.name()](entry, form)
        except ParticipationError as error:
            parent.setEvalErrorString(spoken(error.text))
        except Exception as error:
            # in a thread that draws, nobody else hears of it
            parent.setEvalErrorString(spoken(unexpected(error).text))
        return NULL


class PlanFunctions:
    """The functions, known to QGIS until they are removed."""

    def __init__(self, find: Find) -> None:
        # references: QGIS keeps the C++ parts only
        self._functions = [
            PlanFunction(find, "participatie_status", STATUS, ("code", "tekst"), STATUS_FORM),
            PlanFunction(find, "participatie_volgend_moment", NEXT, ("tekst", *VALUES), NEXT_FORM),
            PlanFunction(find, "participatie_momenten", MOMENTS, ("",), None),
        ]
        for function in self._functions:
            QgsExpression.registerFunction(function)

    def remove(self, canvases: Iterable[Any]) -> None:
        """Let QGIS know them no longer. canvases: those that may be drawing with them."""
        # a map that is being drawn asks the functions, in threads of its own
        for canvas in canvases:
            canvas.stopRendering()
            canvas.waitWhileRendering()
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())


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
