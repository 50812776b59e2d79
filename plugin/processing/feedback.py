"""QGIS's feedback as the progress the rooms below know."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from ..host.language import spoken
from ..participation.words import Text


class FeedbackProgress:
    """Passes progress and notes on to a Processing feedback, and its cancel back."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def fraction(self, done: float) -> None:
        self._feedback.setProgress(100 * done)

    def note(self, text: Text) -> None:
        self._feedback.pushInfo(spoken(text))

    def stop_if_cancelled(self) -> None:
        if self._feedback.isCanceled():
            from ..participation.progress import CancelledError

            raise CancelledError()
