"""The clock of this computer, and what it does to the times in QGIS's date-time widget."""

from __future__ import annotations

from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QDateTime, QTimeZone

from ...participation.times import is_skipped

_YEARS = 20


def skips_another_hour(timezone: str) -> bool:
    """Whether this computer's clock skips an hour, within twenty years of now, that exists in the zone.

    QGIS's date-time widget reads every time as one on the computer's clock. A time that this clock skips does not exist
    there, and the widget empties it; saving another field of the row then loses it (QGIS 3.22 with Qt 5.15).
    """
    now, own = QDateTime.currentDateTimeUtc(), QTimeZone.systemTimeZone()
    for turn in own.transitions(now.addYears(-_YEARS), now.addYears(_YEARS)):
        before = own.offsetFromUtc(turn.atUtc.addSecs(-1))
        skipped = turn.offsetFromUtc - before
        # of the times on the clock that are skipped, the first and the last minute
        first = datetime(1970, 1, 1) + timedelta(seconds=turn.atUtc.toSecsSinceEpoch() + before)
        last = first + timedelta(seconds=skipped - 60)
        if skipped > 0 and not (is_skipped(first, timezone) and is_skipped(last, timezone)):
            return True
    return False
