"""Beside each field of a plan that the municipality's own layer fills too: what that says, and a way back to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from ...entry.source_words import FROM_SOURCE, says_otherwise, source_word
from ...host.language import spoken
from ...participation.codes import Phase, find_code
from ...participation.fields import labels
from ...participation.records import Plan
from ...participation.words import Text
from ..labels import cut, show_text
from .widgets import set_value

IN_SOURCE = Text("In de eigen laag: {words}", "In your own layer: {words}")
NO_PHASE_WE_KNOW = Text("{words} (dat is geen fase die we kennen)", "{words} (no phase that we know)")
TAKE = Text(
    "“{label}” leegmaken: dan geldt wat in de eigen laag staat",
    "Clear “{label}”: then what your own layer says applies",
)
PHASE_OF_SOURCE = Text("Zoals in de eigen laag: {phase}", "As in your own layer: {phase}")
NO_PHASE = Text("Geen fase", "No phase")


class SourceWords:
    """Shows the source's words on a card; `form` is the dialog that has the fields."""

    def __init__(self, form: Any) -> None:
        self._form = form
        called = labels(Plan)
        for name in FROM_SOURCE:
            button = getattr(form, f"{name}_take")
            tip = spoken(TAKE.format(label=called[name]))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(partial(self._take_back, name))

    def show(self, plan: Plan) -> None:
        """Let an empty field read what the source says."""
        for name in ("name", "summary", "kind", "url"):
            word = source_word(plan, name)
            if word:
                # with where it comes from: some themes show such words as if they were typed
                getattr(self._form, name).setPlaceholderText(cut(spoken(IN_SOURCE.format(words=word))))
        phase = find_code(Phase, source_word(plan, "phase"))
        words = PHASE_OF_SOURCE.format(phase=phase.label) if phase is not None else NO_PHASE
        self._form.phase.setItemText(0, spoken(words))

    def look(self, plan: Plan) -> None:
        """Show the source's word where it is another one than what is typed."""
        for name in FROM_SOURCE:
            differs = says_otherwise(plan, name)
            unknown = name == "phase" and find_code(Phase, source_word(plan, name)) is None
            getattr(self._form, f"{name}_source").setVisible(differs or (unknown and bool(source_word(plan, name))))
            getattr(self._form, f"{name}_take").setVisible(differs)
            words = source_word(plan, name)
            said = spoken(NO_PHASE_WE_KNOW.format(words=words)) if unknown else words
            show_text(getattr(self._form, f"{name}_source_words"), spoken(IN_SOURCE.format(words=said)))

    def _take_back(self, name: str, _checked: bool) -> None:
        field = getattr(self._form, name)
        set_value(field, None if name == "phase" else "")
        field.setFocus()
