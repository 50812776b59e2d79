"""Asks the store in a thread of its own, so that a slow disk or a locked file never stops the window.

Not a QgsTask: these take milliseconds, must not wait behind a publication, and would flicker in the task manager.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QObject, QRunnable, QThreadPool, pyqtSignal

from ..host.unexpected import attempt
from ..participation.words import ParticipationError

Answer = TypeVar("Answer")
Failure = Callable[[ParticipationError], None]
# kept until the answer is there, also when whoever asked is gone: a thread that emits to a destroyed object ends QGIS
_asked: list[Reading] = []


class Reading(QObject):
    """Of questions asked quickly after each other only the last is answered, and none once whoever asks is gone."""

    _told = pyqtSignal(int, object)

    def __init__(self, asking: QObject) -> None:
        super().__init__()
        asking.destroyed.connect(self.forget)
        self._pool = QThreadPool(self)
        # what is selected need not wait until a long list that nobody wants any more is read
        self._pool.setMaxThreadCount(2)
        self._number = 0
        self._answer: Callable[[Any], None] | None = None
        self._failed: Failure | None = None
        self._told.connect(self._take)

    def ask(self, question: Callable[[], Answer], answer: Callable[[Answer], None], failed: Failure) -> None:
        """Run the question in the background; tell the answer, or what went wrong, in the window's thread."""
        self._number += 1
        self._answer, self._failed = answer, failed
        self._pool.clear()
        _asked[:] = [*(one for one in _asked if one is not self and one._pool.activeThreadCount()), self]
        self._pool.start(_Question(self._number, question, self._told))

    def forget(self) -> None:
        """Let no answer come any more. What is being asked ends by itself; nobody waits, for on somebody else's layer
        it may take long."""
        self._number += 1
        self._answer = self._failed = None
        self._pool.clear()

    def stop(self) -> None:
        """Forget, and wait for what is under way."""
        self.forget()
        self._pool.waitForDone()

    def _take(self, number: int, result: object) -> None:
        answer, failed = self._answer, self._failed
        if number != self._number or answer is None or failed is None:
            return
        self._answer = self._failed = None
        if isinstance(result, ParticipationError):
            failed(result)
        else:
            answer(result)


class _Question(QRunnable):
    def __init__(self, number: int, question: Callable[[], object], told: Any) -> None:
        super().__init__()
        self._number, self._question, self._told = number, question, told

    def run(self) -> None:
        result, error = attempt(self._question)
        try:
            self._told.emit(self._number, error or result)
        except (AttributeError, RuntimeError):
            # QGIS is closing: Python took the receiver down already
            return
