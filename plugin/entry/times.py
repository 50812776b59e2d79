"""When a moment is, between what a planner types and what the store keeps.

Everything typed is the wall clock of the store's time zone, never the computer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Callable

from ..participation.codes import Precision
from ..participation.dates import MONTHS, WEEKDAYS
from ..participation.encoding import trimmed
from ..participation.fields import labels
from ..participation.records import Moment
from ..participation.times import Clock, TimeNotUnderstoodError, instant, read_clock, read_date
from ..participation.words import Text
from ..publication.phrases import weekday
from .problems import Problem

DAY_NEEDED = Text("Vul een datum in, zoals 3-12-2026.", "Fill in a date, such as 2026-12-03.")
CLOCK_NEEDED = Text(
    "Vul een tijd in, zoals 19:30, of kies bij “{when}” hele dagen.",
    "Fill in a time, such as 19:30, or choose whole days at “{when}”.",
).format(when=labels(Moment)["precision"])
END_NEEDED = Text(
    "Vul in hoe laat het eindigt, zoals 21:30: niemand hoort te raden tot wanneer.",
    "Fill in at what time it ends, such as 21:30: nobody should have to guess until when.",
)
END_NOT_LATER = Text(
    "Het einde ligt niet na het begin. Kies een later einde.", "The end is not after the start. Choose a later end."
)
NOT_THAT_DAY = Text(
    "Het einde ligt niet na het begin. Eindigt het na middernacht, vul dan ook de dag van het einde in.",
    "The end is not after the start. If it ends after midnight, fill in the day of the end too.",
)
YEAR_NEEDED = Text("Schrijf een jaar, zoals 2026.", "Write a year, such as 2026.")
WORDS_NEEDED = Text("Schrijf de periode zoals het publiek hem leest.", "Write the period as the public will read it.")
OTHER_WEEKDAY = Text(
    "“{word}” past niet bij de datum: het is {day}. Pas een van beide aan.",
    "“{word}” does not fit the date: it is {day}. Change one of them.",
)

_HOUR = re.compile(
    r"(\d{1,2})(?:(?:[:.]|\s*(?:uur|u|h)\s*)?(\d{2}))?(?:\s*(?:uur|u|h)\.?)?(\s*(?:Z|[+-]\d{2}(?::?\d{2})?))?", re.ASCII
)
# 3-12-26, 3 dec 2026, do 3 december 2026, with hyphens for the dots of do. 3 dec. 2026
_NAMED = re.compile(
    r"^(?:([a-z]{2,9})[-,]?\s+)?(\d{1,2})[-\s]+([a-z]{3,9}|\d{1,2})[-\s]+(\d{4}|\d{2})$", re.IGNORECASE | re.ASCII
)
# by the name in either language, or the first letters of it
_MONTH_NUMBERS = {"mrt": 3} | {
    name.lower()[:letters]: number
    for number, names in enumerate(MONTHS, 1)
    for name in names
    for letters in range(3, len(name) + 1)
}
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1, 9998
MONTHS_IN_QUARTER = 3


@dataclass(frozen=True)
class TimeEntry:
    """What stands in the fields for the time. period: 1 to 12 for a month, 1 to 4 for a quarter.

    An empty end_day is the day of the begin. words: what the public reads instead of a month, a quarter or a date.
    """

    precision: Precision = Precision.TIME
    begin_day: str = ""
    begin_time: str = ""
    end_day: str = ""
    end_time: str = ""
    period: int = 1
    year: str = ""
    period_text: str = ""

    @property
    def has_nothing(self) -> bool:
        hours = () if self.precision is Precision.DAY else (self.begin_time, self.end_time)
        return not any(text.strip() for text in (self.begin_day, self.end_day, *hours))


def typed_times(moment: Moment, language: str) -> dict[str, Any]:
    """The fields for the time of a moment that is opened, for a TimeEntry in a language ("nl" or another)."""
    begin, end = moment.begin_local, moment.end_local
    values: dict[str, Any] = {"precision": moment.precision, "period_text": moment.period_text or ""}
    if begin:
        first = date.fromisoformat(begin[:10])
        values["period"] = period_of(first, moment.precision)
        values["year"] = f"{first.year:04}"
        values["begin_day"], values["begin_time"] = show_day(first, language), begin[11:]
    if end:
        last = date.fromisoformat(end[:10])
        if end.endswith(" 00:00") and last > date.min:
            last -= timedelta(days=1)
        is_same_day = last.isoformat() == (begin or "")[:10]
        values["end_day"] = "" if is_same_day else show_day(last, language)
        values["end_time"] = "24:00" if end.endswith(" 00:00") else end[11:]
    return values


def period_of(day: date, precision: Precision) -> int:
    """The quarter a day is in, 1 to 4, for that precision; else its month, 1 to 12."""
    return (day.month - 1) // MONTHS_IN_QUARTER + 1 if precision is Precision.QUARTER else day.month


def show_day(day: date, language: str) -> str:
    """A day as it stands in a field: "3-12-2026" in Dutch, "2026-12-03" elsewhere. Both are understood."""
    return f"{day.day}-{day.month}-{day.year:04}" if language.lower().startswith("nl") else day.isoformat()


def read_day(text: str) -> date:
    """The day that is typed, as people write one: 3-12-2026, 3/12/26, 3 dec 2026, donderdag 3 december 2026. Raises
    TimeNotUnderstoodError."""
    written = re.sub(r"[./]", "-", _spaced(text))
    named = _NAMED.match(written)
    day = date.fromisoformat(read_date(_numbered(named) if named else written))
    word = named[1] if named else None
    if word and not any(name.lower().startswith(word.lower()) for name in WEEKDAYS[day.weekday()]):
        raise TimeNotUnderstoodError(OTHER_WEEKDAY.format(word=word, day=weekday(day)))
    return day


def _spaced(text: str) -> str:
    """With plain spaces: what is pasted may have some at which no line breaks, and signs that nobody sees around it."""
    return " ".join(trimmed(text).split())


def _numbered(written: re.Match[str]) -> str:
    """ "3-12-2026" for a day with the name of its month, or with a year of two digits."""
    _, day, month, year = written.groups()
    return f"{day}-{_MONTH_NUMBERS.get(month.lower(), month)}-{_whole_year(year)}"


def _whole_year(year: str) -> str:
    """ "2026" for "26" too."""
    return f"20{year}" if len(year) == 2 else year


def times_of(entry: TimeEntry, timezone: str, may_lack: bool) -> tuple[dict[str, Any], list[Problem]]:
    """The fields of the moment that what is typed sets, and what is wrong with it, by field. may_lack: a moved or
    cancelled moment may be without a time."""
    nothing = {"begin_local": None, "begin_fold": 0, "end_local": None, "end_fold": 0}
    problems: list[Problem] = []
    values: dict[str, Any] = {**nothing, "precision": entry.precision, "period_text": None}
    if entry.precision.is_exact:
        if not (may_lack and entry.has_nothing):
            values.update(_exact(entry, timezone, problems))
        return values, problems
    values["period_text"] = entry.period_text.strip() or None
    if entry.precision is not Precision.UNKNOWN:
        values.update(_period(entry, problems))
    elif values["period_text"] is None:
        problems.append(Problem("period_text", WORDS_NEEDED))
    return values, problems


def _period(entry: TimeEntry, problems: list[Problem]) -> dict[str, Any]:
    year = _whole_year(entry.year.strip())
    if not (_YEAR.fullmatch(year) and _FIRST_YEAR <= int(year) <= _LAST_YEAR):
        problems.append(Problem("year", YEAR_NEEDED))
        return {}
    months = MONTHS_IN_QUARTER if entry.precision is Precision.QUARTER else 1
    first = (entry.period - 1) * months
    begin = date(int(year), first + 1, 1)
    after = first + months
    end = date(begin.year + after // 12, after % 12 + 1, 1)
    return {"begin_local": f"{begin.isoformat()} 00:00", "end_local": f"{end.isoformat()} 00:00"}


def _exact(entry: TimeEntry, timezone: str, problems: list[Problem]) -> dict[str, Any]:
    is_whole_day = entry.precision is Precision.DAY
    begin_day = _tried(problems, "begin_day", lambda: _day(entry.begin_day))
    end_day = _tried(problems, "end_day", lambda: _day(entry.end_day)) if entry.end_day.strip() else begin_day
    begin = end = None
    if begin_day is not None:
        hour = "0:00" if is_whole_day else entry.begin_time
        begin = _tried(problems, "begin_time", lambda: _clock(begin_day, hour, CLOCK_NEEDED, timezone))
    elif not is_whole_day:
        _tried(problems, "begin_time", lambda: _hour(entry.begin_time, CLOCK_NEEDED))
    if end_day is not None:
        hour_of_end = "24:00" if is_whole_day else entry.end_time
        end = _tried(problems, "end_time", lambda: _clock(end_day, hour_of_end, END_NEEDED, timezone))
    elif not is_whole_day:
        _tried(problems, "end_time", lambda: _hour(entry.end_time, END_NEEDED))
    if begin is None or end is None:
        return {}
    if instant(end.text, timezone, end.fold) <= instant(begin.text, timezone, begin.fold):
        has_day = bool(entry.end_day.strip())
        problems.append(Problem("end_day", END_NOT_LATER) if has_day else Problem("end_time", NOT_THAT_DAY))
        return {}
    return {"begin_local": begin.text, "begin_fold": begin.fold, "end_local": end.text, "end_fold": end.fold}


def _tried(problems: list[Problem], field: str, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except TimeNotUnderstoodError as error:
        problems.append(Problem(field, error.text))
        return None


def _day(text: str) -> date:
    if not text.strip():
        raise TimeNotUnderstoodError(DAY_NEEDED)
    return read_day(text)


def _clock(day: date, hour: str, needed: Text, timezone: str) -> Clock:
    return read_clock(f"{day.isoformat()} {_hour(hour, needed)}", timezone)


def _hour(text: str, needed: Text) -> str:
    """ "19:30" from what people write: 19:30, 19.30 u., 1930, 19u30, 19 uur; with a zone where one is given."""
    found = _HOUR.fullmatch(_spaced(text))
    if found is None:
        raise TimeNotUnderstoodError(needed)
    return f"{found[1]}:{found[2] or '00'}{found[3] or ''}"
