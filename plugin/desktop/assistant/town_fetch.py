"""Fetches the areas of one municipality at a time, in the background, and keeps the last that came."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...host.language import spoken
from ...intake.areas.cbs_areas import CbsAreas, fetch_areas
from ...participation.words import ParticipationError, Text
from ..network import Fetching
from ..tasks import Work

FETCHING = Text("Wijken en buurten ophalen", "Fetching wijken and buurten")


class TownFetch(QObject):
    """Fetches the areas of one municipality at a time. Signals: arrived, with the areas (CbsAreas); failed, with the
    error, which is a CancelledError where it was stopped."""

    arrived = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._asked: tuple[str, int, str] | None = None
        self._found: CbsAreas | None = None

    @property
    def is_busy(self) -> bool:
        return self._work is not None

    def found(self, town: str, year: int, crs: str) -> CbsAreas | None:
        """What came for a town, as it was typed, a year and a system; None where something else did, or nothing."""
        return self._found if self._asked == (town, year, crs) else None

    def start(self, address: str, town: str, year: int, crs: str) -> None:
        """address, town, year and crs: as for fetch_areas."""
        self._asked, self._found = (town, year, crs), None
        self._work = Work(
            spoken(FETCHING),
            lambda work: fetch_areas(address, year, town, crs, Fetching(work.isCanceled).get, work),
            self._take,
            self._fail,
        )
        self._work.start()

    def stop(self) -> None:
        """Stop what is under way."""
        if self._work is not None:
            self._work.cancel()

    def leave(self) -> None:
        """Stop, for the window is closing."""
        if self._work is not None:
            self._work.leave()

    def _take(self, found: CbsAreas) -> None:
        self._work, self._found = None, found
        self.arrived.emit(found)

    def _fail(self, error: ParticipationError) -> None:
        self._work = None
        self.failed.emit(error)
