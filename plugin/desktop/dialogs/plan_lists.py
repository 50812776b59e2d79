"""The contacts and the neighbourhoods on a plan's card: who and where, in lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from qgis.PyQt.QtWidgets import QComboBox, QToolButton

from ...entry.areas import area_names
from ...entry.plan_ties import AreaEntry
from ...host.language import spoken
from ...participation.areas import NO_LONGER
from ...participation.records import Contact, Neighbourhood
from ...participation.words import Text
from ..contact_lines import ContactLine, contact_line
from .rows import Rows

CHOOSE_CONTACT = Text("Kies een contact…", "Choose a contact…")
CHOOSE_AREA = Text("Kies een wijk of buurt…", "Choose a neighbourhood…")
BY_HAND = Text("met de hand", "by hand")
CALCULATED = Text("berekend", "calculated")
SHARE = Text("{share} %", "{share}%")


def contact_words(contacts: Iterable[Contact], at: datetime, timezone: str) -> dict[str, str]:
    """Who each is, and what of it the public reads, by id. Raises ParticipationError where a date cannot be read."""
    lines = [contact_line(contact, at, timezone) for contact in contacts]
    return {line.id: f"{_who(line)} · {spoken(line.public)}" for line in lines}


class ContactRows:
    """The contacts of the plan in order; `form` is the dialog that has the list."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._known: dict[str, Contact] = {}
        self._words: dict[str, str] = {}
        self._rows = Rows(
            form.contacts, self._words_of, form.contacts_remove, up=form.contacts_up, down=form.contacts_down
        )
        form.contacts_add.clicked.connect(lambda _checked: self._add())
        form.contacts_other.currentIndexChanged.connect(lambda _index: _arrange(form.contacts_other, form.contacts_add))

    def show(self, known: Iterable[Contact], words: dict[str, str], tied: Iterable[str]) -> None:
        """known: everybody in the store. words: for each of them. tied: the ids of those of the plan, in order."""
        self._known, self._words = {contact.id: contact for contact in known}, words
        self._rows.show(tied)
        self.offer()

    @property
    def chosen(self) -> list[Contact]:
        return [self._known[id] for id in self._rows.values if id in self._known]

    def offer(self) -> None:
        """Offer who is not tied yet."""
        tied = set(self._rows.values)
        others = sorted((words, id) for id, words in self._words.items() if id not in tied)
        _fill(self._form.contacts_other, CHOOSE_CONTACT, others)
        _arrange(self._form.contacts_other, self._form.contacts_add)

    def _words_of(self, id: str) -> str:
        return self._words.get(id, id)

    def _add(self) -> None:
        chosen = self._form.contacts_other.currentData()
        if chosen is not None:
            self._rows.add(chosen)
            self.offer()


class AreaRows:
    """The neighbourhoods of the plan, each with its share; `form` is the dialog that has the list."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._names: dict[str, str] = {}
        self._rows = Rows(form.areas, self._words_of, form.areas_remove)
        form.areas.currentRowChanged.connect(lambda _row: self._show_share())
        form.areas_share.textEdited.connect(self._share_typed)
        form.areas_add.clicked.connect(lambda _checked: self._add())
        form.areas_other.currentIndexChanged.connect(lambda _index: _arrange(form.areas_other, form.areas_add))

    @property
    def names(self) -> dict[str, str]:
        return self._names

    @property
    def chosen(self) -> tuple[AreaEntry, ...]:
        return self._rows.values

    def show(self, known: Iterable[Neighbourhood], tied: Iterable[AreaEntry]) -> None:
        """known: the current neighbourhoods. tied: those of the plan."""
        self._names = area_names(known)
        self._rows.show(tied)
        self.offer()

    def offer(self) -> None:
        """Offer what the plan does not lie in yet."""
        here = {area.code for area in self._rows.values}
        others = [(name, code) for code, name in self._names.items() if code not in here]
        _fill(self._form.areas_other, CHOOSE_AREA, others)
        _arrange(self._form.areas_other, self._form.areas_add)

    def _words_of(self, area: AreaEntry) -> str:
        name = self._names.get(area.code) or spoken(NO_LONGER.format(code=area.code))
        share = [spoken(SHARE.format(share=area.share.strip().rstrip("% ")))] if area.share.strip() else []
        return " · ".join([name, *share, spoken(BY_HAND if area.by_hand else CALCULATED)])

    def _show_share(self) -> None:
        area = self._rows.current
        self._form.areas_share.setEnabled(area is not None)
        if area is None or self._form.areas_share.text() != area.share:
            self._form.areas_share.setText(area.share if area is not None else "")

    def _share_typed(self, text: str) -> None:
        area = self._rows.current
        if area is not None:
            self._rows.change_current(AreaEntry(area.code, text))

    def _add(self) -> None:
        chosen = self._form.areas_other.currentData()
        if chosen is not None:
            self._rows.add(AreaEntry(chosen))
            self.offer()
            self._form.areas_share.setFocus()


def _who(line: ContactLine) -> str:
    return f"{line.name}, {spoken(line.role).lower()}" if line.name else spoken(line.role)


def _fill(combo: QComboBox, nothing: Text, others: Iterable[tuple[str, str]]) -> None:
    """Offer words with what stands behind them, and keep to the one that is chosen where it is still there."""
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(spoken(nothing), None)
    for words, value in others:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)


def _arrange(combo: QComboBox, button: QToolButton) -> None:
    """Only somebody or something that is chosen can be added."""
    button.setEnabled(combo.currentData() is not None)
