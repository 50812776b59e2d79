"""The part of the moment dialog that says when: which fields fit how exactly it is known, and the term the law sets."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QComboBox

from ...entry.moment import MomentEntry
from ...entry.terms import has_term, proposed_end
from ...entry.times import MONTHS_IN_QUARTER, period_of, read_day, show_day
from ...host.language import language, spoken
from ...participation.codes import MomentKind, Precision
from ...participation.dates import MONTHS
from ...participation.words import Text
from .widgets import add_day_calendar, set_value, show_rows

WHEN = (
    (Precision.TIME, Text("Op een datum en tijd", "At a date and time")),
    (Precision.DAY, Text("Hele dagen", "Whole days")),
    (Precision.MONTH, Text("In een maand", "In a month")),
    (Precision.QUARTER, Text("In een kwartaal", "In a quarter")),
    (Precision.UNKNOWN, Text("In woorden, zoals najaar {year}", "In words, such as autumn {year}")),
)
ZONE = Text("Tijdzone: {zone}.", "Time zone: {zone}.")
QUARTER = Text("{n}e kwartaal", "quarter {n}")
SAME_DAY = Text("dezelfde dag", "same day")
A_DAY = Text("zoals {day}", "such as {day}")
OWN_WORDS = Text("leeg: de maand of het kwartaal zelf", "empty: the month or quarter itself")
AN_AUTUMN = Text("najaar {year}", "autumn {year}")
YEAR = Text("jaar", "year")
MIDNIGHT = "24:00"
QUARTERS_IN_YEAR = 4


def coming_autumn(today: QDate) -> int:
    """The year of the next autumn that is not under way."""
    return int(today.addMonths(4).year())


class MomentTimes:
    """Arranges the fields for the time on a moment's form; `form` is the dialog that has them."""

    def __init__(self, form: Any) -> None:
        self._form = form
        # the ends that give way to a proposal: the last one, and that of a moment that stands
        self._proposed = self._stood = ""
        year = coming_autumn(QDate.currentDate())
        for precision, words in WHEN:
            form.precision.addItem(spoken(words.format(year=year)), precision.value)
        add_day_calendar(form.begin_calendar, form.begin_day)
        add_day_calendar(form.end_calendar, form.end_day, form.begin_day)
        today = show_day(QDate.currentDate().toPyDate(), language())
        form.begin_day.setPlaceholderText(spoken(A_DAY.format(day=today)))
        form.end_day.setPlaceholderText(spoken(SAME_DAY))
        form.year.setPlaceholderText(spoken(YEAR))

    def show_zone(self, timezone: str) -> None:
        """Say which clock the times are of."""
        self._form.timezone.setText(spoken(ZONE.format(zone=timezone)))

    def opened(self, entry: MomentEntry) -> None:
        """Remember the end that the moment has. When another begin is typed, that end is replaced where it was the end
        of the legal term, or where it would come before the end of the new term."""
        self._stood = entry.end_day
        proposal = proposed_end(entry.kind, entry.begin_day) if entry.precision.is_exact else None
        self._proposed = show_day(proposal.last_day, language()) if proposal is not None else ""

    def typed(self, field: str) -> None:
        """Let the other fields for the time follow a field that was changed by hand."""
        form = self._form
        if field == "kind" and has_term(self._kind()) and not (form.begin_time.text() or form.end_time.text()):
            set_value(form.precision, Precision.DAY)
        if field == "precision":
            precision = Precision.of(form.precision.currentData())
            fill_period(form.period, precision)
            if not precision.is_exact and not form.year.text():
                self._begin_now(precision)
        if field in ("kind", "begin_day", "precision"):
            self._propose()

    def look(self, entry: MomentEntry) -> None:
        """Show the fields that fit how exactly the time is known."""
        form, precision = self._form, entry.precision
        show_rows(form, ("begin", "end"), precision.is_exact)
        show_rows(form, ("period",), precision in (Precision.MONTH, Precision.QUARTER))
        show_rows(form, ("period_text",), not precision.is_exact)
        for name in ("begin_time", "end_time"):
            getattr(form, name).setVisible(precision is Precision.TIME)
        form.timezone.setVisible(precision is Precision.TIME)
        is_unknown = precision is Precision.UNKNOWN
        words = AN_AUTUMN.format(year=coming_autumn(QDate.currentDate())) if is_unknown else OWN_WORDS
        form.period_text.setPlaceholderText(spoken(words))
        self._explain(entry)

    def _begin_now(self, precision: Precision) -> None:
        """What is planned lies ahead: the month or quarter under way is the first that it can be in."""
        today = QDate.currentDate().toPyDate()
        self._form.year.setText(str(today.year))
        set_value(self._form.period, period_of(today, precision))

    def _propose(self) -> None:
        """Fill in the end of the term, unless another end was typed."""
        form = self._form
        proposal = proposed_end(self._kind(), form.begin_day.text())
        if proposal is None or not self._gives_way(form.end_day.text(), proposal.last_day):
            return
        self._proposed = show_day(proposal.last_day, language())
        form.end_day.setText(self._proposed)
        if not form.end_time.text():
            form.end_time.setText(MIDNIGHT)

    def _gives_way(self, end_day: str, last_day: date) -> bool:
        """Whether an end may be replaced by that of the term: what was typed stays."""
        return end_day in ("", self._proposed) or (end_day == self._stood and read_day(end_day) < last_day)

    def _explain(self, entry: MomentEntry) -> None:
        proposal = proposed_end(entry.kind, entry.begin_day) if entry.precision.is_exact else None
        is_proposed = proposal is not None and entry.end_day == show_day(proposal.last_day, language())
        self._form.end_why.setText(spoken(proposal.why) if proposal is not None and is_proposed else "")
        self._form.end_why.setVisible(is_proposed)

    def _kind(self) -> MomentKind:
        return MomentKind.of(self._form.kind.currentData())


def fill_period(combo: QComboBox, precision: Precision) -> None:
    """Offer months or quarters, and keep to the time of year that was chosen."""
    chosen, had_quarters = combo.currentData(), combo.count() == QUARTERS_IN_YEAR
    before = combo.blockSignals(True)
    combo.clear()
    has_quarters = precision is Precision.QUARTER
    if chosen and has_quarters is not had_quarters:
        chosen = (chosen - 1) // MONTHS_IN_QUARTER + 1 if has_quarters else (chosen - 1) * MONTHS_IN_QUARTER + 1
    if has_quarters:
        for number in range(1, QUARTERS_IN_YEAR + 1):
            combo.addItem(spoken(QUARTER.format(n=number)), number)
    else:
        for number, month in enumerate(MONTHS, 1):
            combo.addItem(spoken(month), number)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(before)
