"""How dates, periods and statuses are said to the public, in Dutch and English.

Dates are said in the municipality's own time zone, always with the year: what is published is read long afterwards.
An end is said so that nobody has to guess whether it includes the day: "t/m 5 december 2026" or a time of the clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from ..participation.codes import MomentState, Precision, Status
from ..participation.dates import MONTHS, WEEKDAYS, day, day_and_month
from ..participation.times import is_midnight, local_date, zone
from ..participation.words import Text
from .records import PublicMoment

QUARTERS = (
    Text("eerste kwartaal van {year}", "first quarter of {year}"),
    Text("tweede kwartaal van {year}", "second quarter of {year}"),
    Text("derde kwartaal van {year}", "third quarter of {year}"),
    Text("vierde kwartaal van {year}", "fourth quarter of {year}"),
)
OPEN_TO_VISIT = Text("Nu te bezoeken", "Open to visit")
NOTHING_PLANNED = Text("Geen moment gepland", "No date set")
FEEDBACK = Text("Wat we met de inbreng deden", "What we did with the input")
DATE_FOLLOWS = Text("datum volgt", "date to follow")
TODAY_FROM = Text("vandaag vanaf {time}", "today from {time}")
FROM_DAY = Text("vanaf {day}", "from {day}")
DAY_LEFT = Text("nog 1 dag", "1 day left")
DAYS_LEFT = Text("nog {n} dagen", "{n} days left")
UNTIL_DAY = Text("t/m {day}", "up to and including {day}")
UNTIL_TIME = Text("tot {day}, {clock}", "until {day}, {clock}")
LAST_DAY = Text("alleen vandaag nog", "last day")
UNTIL_TODAY = Text("vandaag tot {time}", "today until {time}")
CLOCK = Text("{time} uur", "{time}")
AT = Text("{day}, {clock}", "{day}, {clock}")
DAYS = Text("{first} t/m {last}", "{first} to {last} inclusive")
SUMMER_TIME = Text("{clock} (zomertijd)", "{clock} (summer time)")
WINTER_TIME = Text("{clock} (wintertijd)", "{clock} (winter time)")


ALL_STATUS_WORDS = (*(status.label for status in Status), OPEN_TO_VISIT, NOTHING_PLANNED)
"""Everything that `status_words` may say."""


def status_words(status: str, meedoen: bool, held: bool) -> Text:
    """The public's words for a status code. meedoen: an open moment asks for input; held: a moment was held before."""
    if status == Status.OPEN and not meedoen:
        return OPEN_TO_VISIT
    if status == Status.NOT_STARTED and held:
        return NOTHING_PLANNED
    return Status.of(status).label


def last_day(einde: datetime, timezone: str) -> date:
    """The last calendar day, in the zone, before an exclusive end: 24:00 belongs to the day it ends."""
    last = local_date(einde, timezone)
    return last - timedelta(days=1) if is_midnight(einde, timezone) else last


def until_words(end: datetime, timezone: str) -> Text:
    """ "t/m 5 december 2026", or with the hour where it is not the end of a day."""
    if is_midnight(end, timezone):
        return UNTIL_DAY.format(day=day(last_day(end, timezone)))
    return UNTIL_TIME.format(day=day(local_date(end, timezone)), clock=clock(end, timezone))


@lru_cache(maxsize=4096)
def weekday(value: date) -> Text:
    """ "donderdag 3 december 2026"."""
    return Text("{name} {day}", "{name} {day}").format(name=WEEKDAYS[value.weekday()], day=day(value))


def clock(moment: datetime, timezone: str) -> Text:
    """ "19:30 uur"; where the clock shows it twice, with which of the two is meant."""
    local = moment.astimezone(zone(timezone))
    words = CLOCK.format(time=f"{local.hour}:{local.minute:02}")
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return words
    return (WINTER_TIME if local.fold else SUMMER_TIME).format(clock=words)


def day_and_clock(moment: datetime, timezone: str) -> Text:
    """ "3 december 2026, 19:30 uur"."""
    local = moment.astimezone(zone(timezone))
    return AT.format(day=day(local.date()), clock=clock(moment, timezone))


def when(
    begin: datetime | None, einde: datetime | None, precisie: str, periode_tekst: str | None, timezone: str
) -> Text:
    """When a moment is, in words. An imprecise one reads its own words, or its month or quarter where it has none."""
    if not Precision.of(precisie).is_exact:
        return _period(begin, precisie, periode_tekst, timezone)
    if begin is None or einde is None:
        return DATE_FOLLOWS
    if in_whole_days(begin, einde, precisie, timezone):
        return _days(local_date(begin, timezone), last_day(einde, timezone))
    return _hours(begin, einde, timezone)


def when_told(
    begin: datetime | None, einde: datetime | None, precisie: str, periode_tekst: str | None, staat: str, timezone: str
) -> Text | None:
    """When a moment in this state is, in words; None of one that was called off without a date, for none follows."""
    told = when(begin, einde, precisie, periode_tekst, timezone)
    return None if staat == MomentState.CANCELLED and told == DATE_FOLLOWS else told


def when_published(moment: PublicMoment, timezone: str) -> Text | None:
    """When a public moment is, in words; None as of `when_told`."""
    return when_told(moment.begin, moment.einde, moment.tijd_precisie, moment.periode_tekst, moment.staat, timezone)


def when_before(begin: datetime, einde: datetime | None, precisie: str, timezone: str) -> Text:
    """When a moment was before it was moved. precisie: of its new time, as the words of a period are."""
    known = precisie if Precision.of(precisie).is_exact else Precision.TIME.value
    return when(begin, einde, known, None, timezone)


def in_whole_days(begin: datetime, einde: datetime, precisie: str, timezone: str) -> bool:
    """Whether a moment is told by its days alone, without hours."""
    return precisie == Precision.DAY or (is_midnight(begin, timezone) and is_midnight(einde, timezone))


def _period(begin: datetime | None, precisie: str, periode_tekst: str | None, timezone: str) -> Text:
    if periode_tekst:
        return Text(periode_tekst, periode_tekst)
    if begin is None or precisie == Precision.UNKNOWN:
        return DATE_FOLLOWS
    first = local_date(begin, timezone)
    if precisie == Precision.MONTH:
        return Text("{month} {year}", "{month} {year}").format(month=MONTHS[first.month - 1], year=first.year)
    return QUARTERS[(first.month - 1) // 3].format(year=first.year)


def _days(first: date, last: date) -> Text:
    if last <= first:
        return weekday(first)
    return DAYS.format(first=_short_of(first, last), last=day(last))


def _short_of(first: date, last: date) -> Text:
    """The first day without what the last one says again: "24" or "24 november"."""
    if first.year != last.year:
        return day(first)
    if first.month != last.month:
        return day_and_month(first)
    return Text(str(first.day), str(first.day))


def _hours(begin: datetime, einde: datetime, timezone: str) -> Text:
    first, last = local_date(begin, timezone), last_day(einde, timezone)
    start, end = clock(begin, timezone), _end_clock(einde, timezone)
    if first == last:
        # "19:30 tot 21:00 uur": the word is said once
        start = Text(start.nl[: -len(" uur")] if start.nl.endswith(" uur") else start.nl, start.en)
        return Text("{day}, {start} tot {end}", "{day}, {start} to {end}").format(
            day=weekday(first), start=start, end=end
        )
    if start == CLOCK.format(time="0:00"):
        return Text("{first} tot {last}, {end}", "{first} until {last}, {end}").format(
            first=_short_of(first, last), last=day(last), end=end
        )
    return Text("{first}, {start} tot {last}, {end}", "{first}, {start} until {last}, {end}").format(
        first=day(first), start=start, last=day(last), end=end
    )


def _end_clock(einde: datetime, timezone: str) -> Text:
    if is_midnight(einde, timezone):
        return CLOCK.format(time="24:00")
    return clock(einde, timezone)
