"""The part of the moment dialog that makes a series: how often, until when, and on which days."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QListWidgetItem

from ...entry.problems import Problem
from ...entry.series import Ends, Rhythm, SeriesDay, SeriesEntry, nth_weekday, series_of
from ...host.language import spoken
from ...participation.counts import counted
from ...participation.records import Moment
from ...participation.words import Text
from ...publication.phrases import weekday
from .widgets import add_day_calendar, fill_codes, value_of

FIELDS = ("every", "rhythm", "ends", "times", "last_day", "skips_holidays")
ON_NTH = Text("{rhythm}, {nth}", "{rhythm}, {nth}")
FIRST_WHEN = Text(
    "Vul eerst begin en einde in; dan staan hier de dagen.", "Fill in start and end first; the days then appear here."
)
CHOSEN = Text("{n} momenten, elk op dezelfde tijd.", "{n} moments, each at the same time.")
ONE_CHOSEN = Text("1 moment.", "1 moment only.")
SKIPPED = Text("overgeslagen", "skipped")
_DAY = Qt.ItemDataRole.UserRole


class MomentSeries:
    """The fields for a series on a moment's form; `form` is the dialog that has them."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._turned: frozenset[date] = frozenset()
        self._days: list[SeriesDay] = []
        fill_codes(form.rhythm, Rhythm)
        fill_codes(form.ends, Ends)
        standard = SeriesEntry()
        form.times.setValue(standard.times)
        form.skips_holidays.setChecked(standard.skips_holidays)
        add_day_calendar(form.last_day_calendar, form.last_day, form.begin_day)
        form.repeat.toggled.connect(self._fold)
        form.days.itemChanged.connect(self._turn)
        self._fold(False)

    @property
    def entry(self) -> SeriesEntry:
        """What stands in the fields."""
        values = {name: value_of(getattr(self._form, name)) for name in FIELDS}
        values["rhythm"], values["ends"] = Rhythm.of(values["rhythm"]), Ends.of(values["ends"])
        return SeriesEntry(is_on=self._form.repeat.isChecked(), turned=self._turned, **values)

    def offer(self, is_offered: bool) -> None:
        """Whether a series can be made at all: of a moment that is new and has a date."""
        self._form.repeat.setVisible(is_offered)
        if not is_offered:
            self._form.repeat.setChecked(False)

    def taken(self, first: Moment) -> tuple[list[Moment], list[Problem]]:
        """What is to be kept, the moment itself or those of the series, and what keeps it from that."""
        if not self._form.repeat.isChecked() or not first.begin_local:
            return [first], []
        days, problems = series_of(self.entry, first)
        return [one.moment for one in days if one.is_chosen], problems

    def look(self, first: Moment, is_dated: bool) -> None:
        """Show the days as they follow from what is typed. is_dated: begin and end can be read."""
        form, entry = self._form, self.entry
        form.times.setVisible(entry.ends is Ends.TIMES)
        for name in ("last_day", "last_day_calendar"):
            getattr(form, name).setVisible(entry.ends is Ends.DAY)
        can_tell = is_dated and bool(first.begin_local)
        self._days = series_of(entry, first)[0] if entry.is_on and can_tell else []
        self._list()
        chosen = sum(one.is_chosen for one in self._days)
        summary = counted(chosen, ONE_CHOSEN, CHOSEN)
        form.days_summary.setText(spoken(summary if can_tell else FIRST_WHEN))
        months = Rhythm.MONTHS.label
        if can_tell:
            nth = nth_weekday(date.fromisoformat((first.begin_local or "")[:10]))
            months = ON_NTH.format(rhythm=months, nth=nth)
        form.rhythm.setItemText(form.rhythm.findData(Rhythm.MONTHS.value), spoken(months))

    def _list(self) -> None:
        days = self._form.days
        before, row = days.blockSignals(True), days.currentRow()
        while days.count() > len(self._days):
            days.takeItem(days.count() - 1)
        for number, one in enumerate(self._days):
            item = days.item(number)
            if item is None:
                item = QListWidgetItem()
                days.addItem(item)
            _show(item, one)
        days.setCurrentRow(min(max(row, 0), days.count() - 1))
        days.blockSignals(before)

    def _turn(self, item: QListWidgetItem) -> None:
        """A day was ticked or unticked by hand."""
        self._turned ^= {date.fromisoformat(item.data(_DAY))}
        self._form.changed("times")

    def _fold(self, is_open: bool) -> None:
        form = self._form
        form.repeat_fields.setVisible(is_open)
        form.repeat.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        form.changed("every")


def _show(item: QListWidgetItem, one: SeriesDay) -> None:
    # in words too: in a dark theme a tick is a colour only
    words = (weekday(one.day), one.holiday, one.wrong, None if one.is_chosen else SKIPPED)
    item.setText(" · ".join(spoken(text) for text in words if text is not None))
    item.setData(_DAY, one.day.isoformat())
    can_be = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    item.setFlags(can_be | Qt.ItemFlag.ItemIsUserCheckable if one.wrong is None else can_be)
    item.setCheckState(Qt.CheckState.Checked if one.is_chosen else Qt.CheckState.Unchecked)
