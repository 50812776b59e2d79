"""Where a wijk whose code ended points to, and who had subscribed to it."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.publication.public_view.areas import AreaFinder
from participatiekaart.plugin.publication.public_view.successors import ended_neighbourhoods
from participatiekaart.plugin.publication.records import EndedNeighbourhood

from ..released import make_store, release
from ..small_town import AREAS, area, lies_in, moment, plan, square, town

# in the town of 2026 Zuid lies below y = 501 000, Noord above it
SOUTH, BORDER = 500_000, 501_000


def ended(*former: object) -> tuple[EndedNeighbourhood, ...]:
    snapshot = town(neighbourhoods=(*AREAS, *former))
    return ended_neighbourhoods(snapshot, AreaFinder(snapshot))


@pytest.mark.parametrize(
    ("border", "there"),
    [
        (square(200_100, SOUTH + 100, 500), ("WK999902",)),
        (square(200_100, BORDER - 600, 800), ("WK999902", "WK999901")),
        # less than a twentieth lies over the border
        (square(200_100, BORDER - 495, 500), ("WK999902",)),
        (square(300_000, SOUTH, 100), ()),
    ],
)
def test_it_points_to_what_lies_there_now_the_largest_part_first(border: bytes, there: tuple[str, ...]) -> None:
    assert ended(area("WK999907", "Oud", year=2025, geometry=border)) == (EndedNeighbourhood("WK999907", "Oud", there),)


def test_without_a_border_it_points_to_the_wijk_of_its_name() -> None:
    assert ended(area("WK999907", "Noord", year=2024))[0].opvolgers == ("WK999901",)


def test_a_wijk_without_a_border_is_passed_over_where_others_have_one() -> None:
    former = [
        area("WK999906", "Leeg", year=2025),
        area("WK999907", "Oud", year=2025, geometry=square(200_100, SOUTH + 100, 500)),
    ]
    snapshot = town(neighbourhoods=(area("WK999900", "Nog leeg"), *AREAS, *former))
    found = ended_neighbourhoods(snapshot, AreaFinder(snapshot))
    assert [one.opvolgers for one in found] == [(), ("WK999902",)]


def test_they_stand_by_code_and_one_without_a_name_bears_its_code() -> None:
    found = ended(area("WK999908", "Ouder", year=2024), area("WK999907", " ", year=2025))
    assert [(one.code, one.naam) for one in found] == [("WK999907", "WK999907"), ("WK999908", "Ouder")]


def test_only_a_wijk_whose_code_is_gone_has_ended_and_bears_its_last_name() -> None:
    former = [area("WK999901", "Noord", year=2025), area("WK999907", "Oud", year=2025)]
    former += [area("WK999907", "Ouder", year=2024), area("../weg", "Weg", year=2025)]
    found = ended(*former, area("BU99990209", "Hoek", AreaLevel.BUURT, year=2025))
    assert [(one.code, one.naam) for one in found] == [("WK999907", "Oud")]


def test_a_code_that_differs_in_capitals_only_takes_no_page_of_another() -> None:
    """On Windows and macOS both have one folder."""
    former = [area("wk999901", "Noord", year=2025), area("wk999907", "Ouder", year=2024)]
    found = ended(*former, area("WK999907", "Oud", year=2025), area("wk999902", "Zuid, andere letters"))
    assert [(one.code, one.naam) for one in found] == [("WK999907", "Oud")]


def test_who_subscribed_to_it_hears_of_its_successor(tmp_path: Path) -> None:
    one = plan(name="Veld")
    former = area("WK999907", "Oud", year=2025, geometry=square(200_100, SOUTH + 100, 500))
    records = [*AREAS, former, one, lies_in(one, "WK999902", 1.0), moment(one, "2026-12-01 19:30", "2026-12-01 21:00")]
    release(make_store(tmp_path / "store.gpkg", records), tmp_path / "publiek")

    calendar = icalendar.Calendar.from_ical((tmp_path / "publiek/wijken/WK999907/agenda.ics").read_bytes())

    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["Veld: Inloop"]
    page = (tmp_path / "publiek/wijken/WK999907/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../wijken/WK999902/index.html"' in page
    assert "WK999907" not in (tmp_path / "publiek/sitemap.xml").read_text(encoding="utf-8")
