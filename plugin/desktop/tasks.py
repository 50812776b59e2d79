"""Work in the background of QGIS: with progress and a working cancel, and errors a person can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask

from ..host.language import spoken
from ..host.unexpected import LOG, attempt
from ..participation.progress import CancelledError, watched
from ..participation.words import ParticipationError, Text

Result = TypeVar("Result")

# each until it has ended: QGIS keeps the C++ part only, and Python would collect its own with all that is told of it
_running: set[Work] = set()


class Work(QgsTask):
    """One piece of work, done in another thread than the window's.

    work: gets this task, which is its Progress, and gives the result. done and failed: called in the window's thread
    with the result, or with what went wrong. notes: what a person should read of it afterwards.
    """

    def __init__(
        self,
        title: str,
        work: Callable[[Work], Result],
        done: Callable[[Result], None],
        failed: Callable[[ParticipationError], None],
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._work, self._done, self._failed = work, done, failed
        self._watch: Callable[[float], None] = _nobody
        self.notes: list[Text] = []
        self._result: Any = None
        self._error: ParticipationError | None = None
        self.progressChanged.connect(self._tell_progress)

    def watch(self, told: Callable[[float], None]) -> None:
        """Tell how far it is, in percent, as it goes."""
        self._watch = told

    def leave(self) -> None:
        """Stop, and tell nobody any more: the window that asked is closing."""
        self._watch = self._done = self._failed = _nobody
        self.cancel()

    def _tell_progress(self, percent: float) -> None:
        self._watch(percent)

    def start(self) -> None:
        _running.add(self)
        QgsApplication.taskManager().addTask(self)

    def run(self) -> bool:
        with watched(self):
            self._result, self._error = attempt(lambda: self._work(self))
        return self._error is None

    def finished(self, result: bool) -> None:
        _running.discard(self)
        if result:
            self._done(self._result)
        else:
            self._failed(self._error or CancelledError())

    def fraction(self, done: float) -> None:
        self.setProgress(100 * done)

    def note(self, text: Text) -> None:
        self.notes.append(text)
        QgsMessageLog.logMessage(spoken(text), LOG, Qgis.MessageLevel.Info)

    def stop_if_cancelled(self) -> None:
        if self.isCanceled():
            raise CancelledError()


def _nobody(_: object) -> None:
    """Hears nothing."""
