"""Wall-clock text and instants.

The store keeps what a planner wrote: wall-clock text and a zone, and which of the two hours was meant when the clock
goes back. Everything that compares or computes works on instants: aware datetimes in UTC. (Two datetimes in one zone
compare by their wall clock, which is wrong in the night the clock goes back.)
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from ..bundled import make_importable
from .words import ParticipationError, Text

UTC = timezone.utc
ENDS_TOO_EARLY = Text("Het einde ligt niet na het begin.", "The end is not after the start.")

_MINUTE = timedelta(minutes=1)

_DATE = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})-(?P<m2>\d{1,2})-(?P<y2>\d{4}))"
_TIME = r"(?:[T ]+(?P<H>\d{1,2})[:.](?P<M>\d{2})(?::[0-5]\d(?:\.\d+)?)?(?:\s*u(?:ur)?)?)?"
_OFFSET = r"\s*(?P<zone>Z|[+-]\d{2}(?::?[0-5]\d)?)?"
# not 24:00, which Python understands from 3.14 on: what is kept of it is 00:00 of the next day
_STORED = re.compile(r"\d{4}-\d{2}-\d{2}(?: (?:[01]\d|2[0-3]):[0-5]\d)?", re.ASCII)
# what a word processor or web page makes of a space and a hyphen, and nobody sees
_AS_TYPED = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f", " ") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
)
_WRITTEN = re.compile(rf"^\s*{_DATE}{_TIME}{_OFFSET}\s*$", re.ASCII)


class Clock(NamedTuple):
    """A wall-clock time: text as "2026-09-01 19:30", and 1 for the second of the two hours when the clock goes back."""

    text: str
    fold: int = 0


class TimeNotUnderstoodError(ParticipationError):
    """A text that is no date or time, or names one that does not exist."""


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name. Raises ParticipationError where it is not known."""
    try:
        return _of_system_or_ours(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ParticipationError(
            Text(
                "Tijdzone “{name}” is niet bekend. Gebruik een naam als Europe/Amsterdam.",
                "Time zone “{name}” is not known. Use a name such as Europe/Amsterdam.",
            ).format(name=name)
        ) from error


def _of_system_or_ours(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        # Windows has no zones that Python can read; then those that come with the plugin are found
        make_importable("tzdata")
        return ZoneInfo(name)


def zone_names() -> list[str]:
    """The names that `zone` knows, in order."""
    zone("UTC")
    return sorted(available_timezones())


@lru_cache(maxsize=65536)  # the same times are asked for again and again: by checks, statuses and every format
def instant(text: str, zone_name: str, fold: int = 0) -> datetime:
    """The instant, in UTC, of wall-clock text ("2026-09-01 19:30") or a date ("2026-09-01": its 00:00) in a zone.

    Raises TimeNotUnderstoodError for any other text, ParticipationError for an unknown zone.
    """
    if _STORED.fullmatch(text) is None:
        raise TimeNotUnderstoodError(_not_a_time(text))
    try:
        naive = datetime.fromisoformat(text)
    except ValueError as error:
        raise TimeNotUnderstoodError(_not_a_time(text)) from error
    return to_utc(naive.replace(tzinfo=zone(zone_name), fold=fold))


def to_utc(moment: datetime) -> datetime:
    """The same instant in UTC; times before the year 1 or after 9999 in UTC stop at the limit."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        limit = datetime.min if moment.year == 1 else datetime.max
        return limit.replace(tzinfo=UTC, microsecond=0)


def whole_second(moment: datetime) -> datetime:
    """The same instant in UTC, to the second."""
    return to_utc(moment).replace(microsecond=0)


def clock_of(moment: datetime, zone_name: str) -> Clock:
    """The wall-clock text of an instant in a zone, to the minute."""
    local = moment.astimezone(zone(zone_name))
    return Clock(_text(local), local.fold)


def read_clock(text: str, zone_name: str, *, end_of_day: bool = False) -> Clock:
    """What a person wrote as a date or time, as wall clock in the zone of the store.

    Understands `2026-09-01 19:30`, `01-09-2026 19:30`, `1-9-2026 19.30 uur` and ISO 8601 with a zone. A date without a
    time is its 00:00, or with `end_of_day` its 24:00. Raises TimeNotUnderstoodError for an impossible date and for an
    hour that daylight saving skips; in the hour that occurs twice the first is meant unless a zone is given (contract,
    "Imported tables").
    """
    stored = _as_stored(text)
    if stored is not None and not is_skipped(stored, zone_name):
        return Clock(text)
    found = _written(text)
    if found is None:
        raise TimeNotUnderstoodError(_not_a_time(text))
    day = _day(found, text)
    if found["H"] is None:
        if found["zone"]:
            raise TimeNotUnderstoodError(_not_a_time(text))
        return _checked(_whole_day(day, end_of_day, text), zone_name, text)
    naive = _at(day, int(found["H"]), int(found["M"]), text)
    if found["zone"] is None:
        return _checked(naive, zone_name, text)
    try:
        return clock_of(naive.replace(tzinfo=_fixed_offset(found["zone"], text)), zone_name)
    except OverflowError as error:
        raise TimeNotUnderstoodError(_impossible(text)) from error


def read_instant(text: str, zone_name: str) -> datetime:
    """The instant, in UTC, that a person wrote; without a zone it is in `zone_name`. Raises as read_clock does."""
    clock = read_clock(text, zone_name)
    return instant(clock.text, zone_name, clock.fold)


def read_date(text: str) -> str:
    """A written date as "2026-09-01". Raises TimeNotUnderstoodError where it is none or carries a time."""
    found = _written(text)
    if found is None or found["H"] is not None or found["zone"] is not None:
        raise TimeNotUnderstoodError(_not_a_day(text))
    return _day(found, text).isoformat()


@lru_cache(maxsize=65536)  # each time stands in many formats
def iso_local(moment: datetime, zone_name: str) -> str:
    """ISO 8601 with the offset that holds in the zone, to the second ("2026-09-01T19:30:00+02:00").

    Before clocks were set alike a town's offset had seconds, which RFC 3339 and browsers cannot read: it is rounded up
    to the minute then, so that the clock shows the same minute and the instant stays.
    """
    offset = moment.astimezone(zone(zone_name)).utcoffset() or timedelta()
    return moment.astimezone(timezone(-(-offset // _MINUTE) * _MINUTE)).isoformat(timespec="seconds")


def is_skipped(clock: datetime, zone_name: str) -> bool:
    """Whether a wall-clock time (without a zone) does not exist in a zone, since the clock goes forward then."""
    if _keeps_its_offset(clock.date(), zone_name):
        return False
    local = clock.replace(tzinfo=zone(zone_name))
    return to_utc(local).astimezone(local.tzinfo).replace(tzinfo=None) != clock


@lru_cache(maxsize=4096)  # days stand in many rows of a table
def _keeps_its_offset(day: date, zone_name: str) -> bool:
    """Whether the clock of a zone is known to go neither forward nor back on a day."""
    if day in (date.min, date.max):
        return False
    begin, place = datetime.combine(day, time()), zone(zone_name)
    return place.utcoffset(begin) == place.utcoffset(begin + timedelta(days=1))


def local_date(moment: datetime, zone_name: str) -> date:
    """The calendar day of an instant in a zone."""
    return moment.astimezone(zone(zone_name)).date()


def is_midnight(moment: datetime, zone_name: str) -> bool:
    """Whether an instant begins a day in the zone: as an end it means the day before."""
    return moment.astimezone(zone(zone_name)).time() == time()


def now() -> datetime:
    """The present instant in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _as_stored(text: str) -> datetime | None:
    """A time written as the store keeps it, which most are; None for any other text."""
    if len(text) != len("2026-09-01 19:30") or _STORED.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(text: str) -> re.Match[str] | None:
    return _WRITTEN.match(text.translate(_AS_TYPED))


def _day(found: re.Match[str], text: str) -> date:
    year, month, day = found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise TimeNotUnderstoodError(_impossible(text)) from error


def _whole_day(day: date, end_of_day: bool, text: str) -> datetime:
    try:
        return datetime.combine(day + timedelta(days=1) if end_of_day else day, time())
    except OverflowError as error:
        raise TimeNotUnderstoodError(_impossible(text)) from error


def _at(day: date, hour: int, minute: int, text: str) -> datetime:
    if (hour, minute) == (24, 0):
        return _whole_day(day, True, text)
    try:
        return datetime.combine(day, time(hour, minute))
    except ValueError as error:
        raise TimeNotUnderstoodError(_impossible(text)) from error


def _checked(naive: datetime, zone_name: str, text: str) -> Clock:
    if is_skipped(naive, zone_name):
        # what other programs write for no date at all: before the first instant there is, or after the last
        if naive.date() in (date.min, date.max):
            raise TimeNotUnderstoodError(_impossible(text))
        raise TimeNotUnderstoodError(
            Text(
                "“{text}” bestaat niet: de klok gaat dan een uur vooruit. Kies een tijd ervoor of erna.",
                "“{text}” does not exist: the clock goes forward then. Choose a time before or after it.",
            ).format(text=text.strip())
        )
    return Clock(_text(naive))


def _fixed_offset(written: str, text: str) -> timezone:
    if written == "Z":
        return UTC
    minutes = int(written[1:3]) * 60 + int(written[3:].lstrip(":") or 0)
    try:
        return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes))
    except ValueError as error:
        raise TimeNotUnderstoodError(_impossible(text)) from error


def _text(moment: datetime) -> str:
    # strftime does not pad years before 1000
    return moment.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")


def _not_a_time(text: str) -> Text:
    return Text(
        "“{text}” is geen datum of tijd. Schrijf bijvoorbeeld 1-9-2026 19:30 of 2026-09-01 19:30.",
        "“{text}” is not a date or time. Write for example 2026-09-01 19:30 or 1-9-2026 19:30.",
    ).format(text=text.strip()[:60])


def _not_a_day(text: str) -> Text:
    return Text(
        "“{text}” is geen datum. Schrijf bijvoorbeeld 1-9-2026 of 2026-09-01.",
        "“{text}” is not a date. Write for example 2026-09-01 or 1-9-2026.",
    ).format(text=text.strip()[:60])


def _impossible(text: str) -> Text:
    return Text("“{text}” is geen bestaande datum of tijd.", "“{text}” is not a date or time that exists.").format(
        text=text.strip()[:60]
    )
