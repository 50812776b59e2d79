"""The clock of this computer, and what it does to the times in QGIS's date-time widget."""

from __future__ import annotations

from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QDateTime, QTimeZone

from ...participation.times import is_skipped

_YEARS = 20


def skips_another_hour(timezone: str) -> bool:
    """Whether this computer's clock skips an hour, within twenty years of now, that exists in the zone.

    A date-time widget takes every time for one of the computer's own, and empties a time that is none (QGIS 3.22 with
    Qt 5.15): saving another field of the row would then lose it.
    """
    now, own = QDateTime.currentDateTimeUtc(), QTimeZone.systemTimeZone()
    for turn in own.transitions(now.addYears(-_YEARS), now.addYears(_YEARS)):
        before = own.offsetFromUtc(turn.atUtc.addSecs(-1))
        moved = turn.offsetFromUtc - before
        first = datetime(1970, 1, 1) + timedelta(seconds=turn.atUtc.toSecsSinceEpoch() + before)
        last = first + timedelta(seconds=moved - 60)
        if moved > 0 and not (is_skipped(first, timezone) and is_skipped(last, timezone)):
            return True
    return False
