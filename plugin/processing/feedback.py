"""QGIS's feedback as the progress the rooms below know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ..host.language import spoken
from ..participation.words import Text

if TYPE_CHECKING:
    from ..participation.rejection import Rejection


class FeedbackProgress:
    """Passes what an algorithm tells on to a Processing feedback, and its cancel back."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def fraction(self, done: float) -> None:
        self._feedback.setProgress(100 * done)

    def note(self, text: Text) -> None:
        self._feedback.pushInfo(spoken(text))

    def warn(self, text: Text) -> None:
        """Tell what a person had better look at."""
        self._feedback.pushWarning(spoken(text))

    def warn_of(self, rejections: Iterable[Rejection]) -> None:
        """Name each rejected row or feature, with all that is wrong with it."""
        for rejection in rejections:
            for fault in rejection.faults:
                self.warn(fault.sentence)

    def stop_if_cancelled(self) -> None:
        if self._feedback.isCanceled():
            from ..participation.progress import CancelledError

            raise CancelledError()
