"""The dialog for a status that is set by hand: which, why, and from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QWidget

from ...entry.as_public import as_if_published, public_moments
from ...entry.fetching import the_plan_file
from ...entry.fields import shown_values
from ...entry.override import FIELDS, doubts, override_preview, with_override, without_override
from ...entry.problems import Problem
from ...entry.times import show_day
from ...host.language import language, spoken
from ...participation.checks import check
from ...participation.codes import OverrideStatus
from ...participation.records import Moment, Plan
from ...participation.times import now
from ...participation.words import Text
from ...store.protocol import Reader
from ..labels import LONGEST_NAME, show_text
from .moment_times import ZONE
from .record_dialog import RecordDialog
from .widgets import add_day_calendar, fill_codes, show_rows

BY_MOMENTS = Text("Volgt uit de momenten", "Follows from the moments")
KEPT = Text("Status met de hand gezet op “{status}”: {name}.", "Status set by hand to “{status}”: {name}.")
ENDED = Text("De status volgt weer uit de momenten: {name}.", "The status follows from the moments again: {name}.")
FROM_NOW = Text("nu, of een dag zoals {day} 9:00", "now, or a day such as {day} 9:00")
NO_END = Text("zonder einde", "without an end")


@dataclass(frozen=True)
class _Found:
    plan: Plan
    moments: tuple[Moment, ...]
    timezone: str


class OverrideDialog(RecordDialog):
    """The status by hand of one plan."""

    form = "override"
    fields = FIELDS
    at_rest = ("end_button",)
    before: Plan

    def __init__(self, parent: QWidget, address: str, plan: str) -> None:
        super().__init__(parent, address)
        self._plan_id = plan
        self._moments: tuple[Moment, ...] = ()
        self._timezone = "UTC"
        self._is_ended = False
        self._opened: dict[str, Any] = {}
        fill_codes(self.override_status, OverrideStatus, BY_MOMENTS)
        add_day_calendar(self.override_from_calendar, self.override_from)
        add_day_calendar(self.override_until_calendar, self.override_until, self.override_from)
        today = show_day(QDate.currentDate().toPyDate(), language())
        self.override_from.setPlaceholderText(spoken(FROM_NOW.format(day=today)))
        self.override_until.setPlaceholderText(spoken(NO_END))
        self.describe(Plan)
        self.end_button.clicked.connect(self._end_now)
        self.begin()

    def read(self, reader: Reader) -> _Found:
        file = the_plan_file(reader, self._plan_id)
        meant = as_if_published(file)
        return _Found(file.plans[0], public_moments(meant, check(meant, now())), file.settings.timezone)

    def show_read(self, found: _Found) -> None:
        self.before, self._moments, self._timezone = found.plan, found.moments, found.timezone
        show_text(self.plan_name, found.plan.current_name, LONGEST_NAME)
        self.timezone.setText(spoken(ZONE.format(zone=found.timezone)))
        self.end_button.setVisible(found.plan.override_status is not None)
        self._opened = shown_values(found.plan, FIELDS, language())
        self.fill(self._opened)
        self._arrange()

    def typed(self, field: str) -> None:
        self._arrange()

    def look(self) -> None:
        plan, wrong = self.taken()
        self.mark(wrong, doubts(plan, now(), self._timezone))
        if all(problem.field == "override_reason" for problem in wrong):
            # the public does not read the reason
            self.show_preview(override_preview(plan, self._moments, now(), self._timezone, language()))

    def taken(self) -> tuple[Plan, list[Problem]]:
        if self._is_ended:
            return without_override(self.before), []
        return with_override(self.entry(), self._opened, self.before, now(), self._timezone)

    def failed(self) -> None:
        self._is_ended = False

    def told(self, written: Plan) -> tuple[str, Text]:
        if written.override_status is None:
            return written.id, ENDED.format(name=written.current_name)
        return written.id, KEPT.format(name=written.current_name, status=written.override_status.label)

    def _arrange(self) -> None:
        """Reason and times are asked for only where there is a status to set."""
        show_rows(self, FIELDS[1:], self.override_status.currentData() is not None)

    def _end_now(self) -> None:
        self._is_ended = True
        self.save()
