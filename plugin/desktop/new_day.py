"""A window that stays open overnight: what it shows was right yesterday."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

EVERY_MS = 60_000


class NewDay(QObject):
    """Signal began: another day has begun by this computer's clock. It comes within a minute of midnight, or of waking
    from a sleep through midnight."""

    began = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._today = date.today()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look at the clock."""
        today = date.today()
        if today != self._today:
            self._today = today
            self.began.emit()
