"""When a moment is, as the dock says it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dock.short_times import short_when
from participatiekaart.plugin.participation.times import instant

ZONE = "Europe/Amsterdam"
AT = instant("2026-11-23 12:00", ZONE)


@pytest.mark.parametrize(
    ("begin", "end", "nl", "en"),
    [
        ("2026-11-24 19:30", "2026-11-24 21:00", "di 24 nov 19:30–21:00", "Tue 24 Nov 19:30–21:00"),
        ("2027-03-02 19:30", "2027-03-03", "di 2 mrt 2027 19:30–24:00", "Tue 2 Mar 2027 19:30–24:00"),
        ("2026-11-24", "2026-12-06", "24 nov – 5 dec", "24 Nov – 5 Dec"),
        ("2027-01-05", "2027-01-26", "5 jan – 25 jan 2027", "5 Jan – 25 Jan 2027"),
        ("2027-01-05 09:00", "2027-01-25 23:59", "5 jan 9:00 – 25 jan 2027 23:59", "5 Jan 9:00 – 25 Jan 2027 23:59"),
        ("2026-12-21", "2027-01-26", "21 dec – 25 jan 2027", "21 Dec – 25 Jan 2027"),
        ("2025-12-21", "2026-01-26", "21 dec 2025 – 25 jan", "21 Dec 2025 – 25 Jan"),
        ("2025-12-21", "2027-01-26", "21 dec 2025 – 25 jan 2027", "21 Dec 2025 – 25 Jan 2027"),
    ],
)
def test_a_year_stands_once_and_only_where_it_is_not_this_one(begin: str, end: str, nl: str, en: str) -> None:
    said = short_when(instant(begin, ZONE), instant(end, ZONE), AT, ZONE)
    assert (said.nl, said.en) == (nl, en)
