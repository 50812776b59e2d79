"""What programs read of the pages: linked data, the sitemap, links to share, and a calendar entry of one moment."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import icalendar
from participatiekaart.plugin.participation.codes import MomentState
from participatiekaart.plugin.participation.records import Neighbourhood
from participatiekaart.plugin.publication.writers.pages.sitemap import MOST, write_sitemap

from .released import HOSTILE, change, make_store, release
from .small_town import AREAS, lies_in, moment, plan, site, town

BASE = "https://kaart.example/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked(page: Path) -> list[dict[str, Any]]:
    (text,) = LINKED.findall(page.read_text(encoding="utf-8"))
    return list(json.loads(text)["@graph"])


def page_of(folder: Path, name: str) -> Path:
    return folder / "plannen" / name / "index.html"


def test_a_plan_is_a_place_and_its_moments_are_events(folder: Path) -> None:
    place, *events = linked(page_of(folder, "blokken"))

    assert (place["@type"], place["name"], place["url"]) == ("Place", "Blokken", f"{BASE}plannen/blokken/")
    assert place["geo"]["latitude"] > 50 > place["geo"]["longitude"]
    (policy,) = linked(page_of(folder, "beleid"))
    assert (policy["name"], policy["description"], "geo" in policy) == ("Beleid", HOSTILE.replace("\n", " "), False)
    assert [(one["name"], one["eventStatus"].rpartition("/")[2]) for one in events] == [
        ("Afgezegd", "EventCancelled"),
        ("Twee dagen", "EventScheduled"),
        ("Aan tafel", "EventScheduled"),
    ]
    assert [(one["startDate"], one["endDate"]) for one in events] == [
        ("2026-12-01T19:30:00+01:00", "2026-12-01T21:00:00+01:00"),
        ("2026-12-03", "2026-12-04"),
        ("2026-12-08T10:00:00+01:00", "2026-12-08T11:00:00+01:00"),
    ]
    assert "Geheimweg" not in json.dumps(events)


def test_what_is_held_online_says_so_and_what_has_moved_says_since_when(tmp_path: Path) -> None:
    one = plan(name="Molenweg")
    old = {"previous_begin_local": "2026-12-01 19:30", "previous_end_local": "2026-12-01 21:00"}
    begin, end = "2026-12-08 19:30", "2026-12-08 21:00"
    moments = [
        moment(one, begin, end, title="A", online_url="https://online.example"),
        moment(one, begin, end, title="B", online_url="https://online.example", place="Wijkhuis", address="Plein 1"),
        moment(one, begin, end, title="C", response_url="https://enquete.example", state=MomentState.MOVED, **old),
    ]
    release(make_store(tmp_path / "store.gpkg", [*AREAS, one, *moments]), tmp_path / "publiek")

    events = {thing["name"]: thing for thing in linked(page_of(tmp_path / "publiek", "molenweg"))}

    modes = [events[name]["eventAttendanceMode"].rpartition("/")[2] for name in "ABC"]
    assert modes == ["OnlineEventAttendanceMode", "MixedEventAttendanceMode", "OnlineEventAttendanceMode"]
    assert events["C"]["location"] == [{"@type": "VirtualLocation", "url": "https://enquete.example"}]
    assert [place["@type"] for place in events["B"]["location"]] == ["Place", "VirtualLocation"]
    assert events["C"]["previousStartDate"] == "2026-12-01T19:30:00+01:00"


def test_where_a_moment_is_is_no_more_than_what_was_said_of_it(tmp_path: Path) -> None:
    """A hall stood in every wijk that its plan touches, and a moment of no plan at a place named after the site."""
    begin, end = "2026-12-08 19:30", "2026-12-08 21:00"
    wide = plan(name="Fietspad")
    ties = [lies_in(wide, "WK999901", 0.5), lies_in(wide, "WK999902", 0.5)]
    moments = [
        moment(wide, begin, end, title="In de zaal", place="Wijkhuis De Wiek"),
        moment(wide, begin, end, title="Met adres", place="Wijkhuis De Wiek", address="Plein 1"),
        moment(wide, begin, end, title="Ergens"),
        moment(None, begin, end, title="In de wijk", neighbourhood_code="WK999902"),
        moment(None, begin, end, title="In de stad", neighbourhood_code="GM9999"),
    ]
    release(make_store(tmp_path / "store.gpkg", [*AREAS, wide, *ties, *moments]), tmp_path / "publiek")
    told = (*linked(page_of(tmp_path / "publiek", "fietspad"))[1:], *linked(tmp_path / "publiek/index.html"))

    places = {event["name"]: event["location"][0] for event in told}

    assert {title: (place["name"], place["address"]) for title, place in places.items()} == {
        "In de zaal": ("Wijkhuis De Wiek", "Wijkhuis De Wiek"),
        "Met adres": ("Wijkhuis De Wiek", "Plein 1"),
        "Ergens": ("Fietspad", "Proefstad"),
        "In de wijk": ("Zuid", "Proefstad"),
        "In de stad": ("Proefstad", "Proefstad"),
    }
    within = {title: [area["name"] for area in place.get("containedInPlace", ())] for title, place in places.items()}
    assert {title: names for title, names in within.items() if names} == {"Ergens": ["Noord", "Zuid"]}


def test_a_municipality_with_another_name_is_called_by_it_on_every_page(tmp_path: Path) -> None:
    one = plan(name="Molenweg")
    inside = moment(one, "2026-12-08 19:30", "2026-12-08 21:00")
    store = make_store(tmp_path / "store.gpkg", [*AREAS, one, inside])
    release(store, tmp_path / "publiek")
    change(store, Neighbourhood, AREAS[0].id, name="Nieuwstad")
    release(store, tmp_path / "publiek")

    _, event = linked(page_of(tmp_path / "publiek", "molenweg"))
    assert event["location"][0]["address"] == "Nieuwstad"


def test_the_sitemap_names_every_page_once_by_its_whole_address(folder: Path) -> None:
    listed = [element.text or "" for element in ET.parse(folder / "sitemap.xml").iter(f"{SITEMAP}loc")]
    made = [file.parent.relative_to(folder).as_posix() for file in folder.rglob("index.html")]

    assert sorted(listed) == sorted(BASE if path == "." else f"{BASE}{path}/" for path in made)


def test_of_more_pages_than_one_sitemap_may_hold_it_names_the_files_that_do(tmp_path: Path) -> None:
    shown = site(town(plan()))
    plans = tuple(replace(shown.plannen[0], pagina=f"plannen/{number}/index.html") for number in range(MOST // 2))
    write_sitemap(replace(shown, plannen=plans, base_url=BASE), tmp_path, ("nl", "en"))

    def listed(name: str, kind: str) -> list[str]:
        root = ET.parse(tmp_path / name).getroot()
        assert root.tag == f"{SITEMAP}{kind}"
        return [element.text or "" for element in root.iter(f"{SITEMAP}loc")]

    names = [address.removeprefix(BASE) for address in listed("sitemap.xml", "sitemapindex")]
    parts = [listed(name, "urlset") for name in names]
    pages = [address for part in parts for address in part]
    assert names == ["sitemap-1.xml", "sitemap-2.xml"]
    assert len(parts[0]) == MOST
    assert len(pages) == len(set(pages)) >= MOST + 2
    assert pages[:2] == [BASE, f"{BASE}en/"]


def test_each_page_names_itself_in_every_language_by_its_whole_address(folder: Path) -> None:
    for path in ("", "plannen/beleid/"):
        for home in (folder, folder / "en"):
            text = (home / path / "index.html").read_text(encoding="utf-8")
            named = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">', text))
            assert named == {"nl": f"{BASE}{path}", "en": f"{BASE}en/{path}"}


def test_a_link_that_is_shared_shows_title_and_summary(folder: Path) -> None:
    text = page_of(folder, "beleid").read_text(encoding="utf-8")
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', text))

    assert (shared["title"], shared["url"]) == ("Beleid", f"{BASE}plannen/beleid/")
    assert unescape(shared["description"]) == '=HYPERLINK("x") & <b>\'é;,"</b> {{ 7*7 }} regel twee'


def test_without_a_public_address_nothing_claims_one(tmp_path: Path) -> None:
    release(make_store(tmp_path / "store.gpkg", [*AREAS, plan()]), tmp_path / "publiek", base_url=None)

    text = page_of(tmp_path / "publiek", "molenweg").read_text(encoding="utf-8")

    (feature,) = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["pagina"] == "plannen/molenweg/index.html"
    assert not (tmp_path / "publiek/sitemap.xml").exists()
    assert "og:url" not in text
    assert "canonical" not in text
    assert 'rel="alternate" hreflang' not in text


def test_each_moment_to_come_is_an_entry_for_ones_own_calendar(folder: Path) -> None:
    own = {}
    for file in sorted((folder / "momenten").iterdir()):
        (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        own[str(event["UID"])] = event
    whole = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes()).walk("VEVENT")
    titles = {str(event["SUMMARY"]).partition(": ")[2] for event in own.values()}

    assert {"Twee dagen", "Aan tafel"} < titles
    # called off, over, or not yet exact
    assert not titles & {"Afgezegd", "Avond", "Voorjaar"}
    assert all(own[str(event["UID"])] == event for event in whole if str(event["UID"]) in own)
    linked_to = {
        name
        for page in folder.rglob("index.html")
        for name in re.findall(r'href="[./]*(momenten/[^"]*)"', page.read_text(encoding="utf-8"))
    }
    assert linked_to == {f"momenten/{file.name}" for file in (folder / "momenten").iterdir()}
