"""The dialog that tells what was done with the input of a moment."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QWidget

from ...entry.feedback import FIELDS, feedback_preview, shown_feedback, with_feedback
from ...entry.fetching import the_one
from ...entry.fields import shown_values
from ...entry.problems import Problem
from ...host.language import language, spoken
from ...participation.checks import check_moment
from ...participation.records import Moment
from ...participation.times import now
from ...participation.words import Text
from ...store.protocol import Reader
from ..stage import when_of
from .record_dialog import RecordDialog
from .widgets import add_day_calendar

KEPT = Text(
    "Terugkoppeling bewaard voor de volgende publicatie: {title}.", "Feedback saved for the next publication: {title}."
)
KEPT_AS_DRAFT = Text("Terugkoppeling bewaard, nog niet openbaar: {title}.", "Feedback saved, not public yet: {title}.")


class FeedbackDialog(RecordDialog):
    """Text, link and date of the feedback of one moment."""

    form = "feedback"
    fields = FIELDS
    before: Moment

    def __init__(self, parent: QWidget, address: str, moment: str) -> None:
        super().__init__(parent, address)
        self._moment_id = moment
        self._opened: dict[str, Any] = {}
        add_day_calendar(self.on_calendar, self.feedback_on)
        self.describe(Moment)
        self.begin()

    def read(self, reader: Reader) -> Moment:
        return the_one(reader, Moment, self._moment_id)

    def show_read(self, found: Moment) -> None:
        self.before = moment = found
        self._opened = shown_values(moment, FIELDS, language())
        period = when_of(moment, moment.timezone)
        self.moment_name.setText(moment.title or spoken(moment.kind.label))
        self.moment_when.setVisible(period is not None)
        self.moment_when.setText("" if period is None else spoken(period))
        self.fill(shown_feedback(moment, now(), language()))

    def look(self) -> None:
        moment, wrong = self.taken()
        found = [finding for finding in check_moment(moment, None, now()) if finding.field in FIELDS]
        self.mark(wrong, [Problem(finding.field, finding.remedy) for finding in found])
        self.show_preview(feedback_preview(moment, now(), language()))

    def taken(self) -> tuple[Moment, list[Problem]]:
        return with_feedback(self.entry(), self._opened, self.before)

    def told(self, written: Moment) -> tuple[str, Text]:
        said = KEPT if written.is_published else KEPT_AS_DRAFT
        return written.id, said.format(title=written.title or written.kind.label)
