"""Whatever planners change or put back: every link leads somewhere, an address that was public once stays, calendars
and news only go forward."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st
from participatiekaart.plugin.participation.codes import MomentState, Precision, PublicationState
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import StoreError

from tests.counting import times

from .changing_town import Step, Town, changed, later, made, put_back
from .released import public
from .small_town import moment, plan

BASE = "https://kaart.example/"
NAMES = st.sampled_from(["Molenweg", "Veld", "Ünïcode & <b>", "[invullen]", "x" * 300])
STATES = st.sampled_from(list(PublicationState))


def added(name: str) -> Step:
    def add(town: Town) -> None:
        new = plan(name=name)
        with open_store(str(town.store)) as store, store.writing("proef") as transaction:
            transaction.insert([new])
            transaction.insert([moment(new, "2026-12-20 19:30", "2026-12-20 21:00")])
        town.ids[Plan].append(new.id)

    return add


def deleted(number: int) -> Step:
    def delete(town: Town) -> None:
        gone = town.ids[Plan].pop(number % len(town.ids[Plan])) if len(town.ids[Plan]) > 1 else ""
        with open_store(str(town.store)) as store, store.writing("proef") as transaction:
            for kind in (Moment, PlanContact, PlanNeighbourhood):
                transaction.delete(kind, [one.id for one in transaction.find(kind) if one.plan == gone])
            transaction.delete(Plan, [one.id for one in transaction.find(Plan) if one.id == gone])

    return delete


STEPS = st.one_of(
    changed(Plan, name=NAMES),
    changed(Plan, slug=st.sampled_from(["molenweg", "een-ander-adres", "Geen Adres", None])),
    changed(Plan, publication_state=STATES),
    changed(Moment, title=NAMES, publication_state=STATES),
    changed(Moment, state=st.sampled_from(list(MomentState)), precision=st.sampled_from(list(Precision))),
    changed(Moment, feedback=NAMES),
    changed(Contact, publish_email=st.booleans()),
    changed(Neighbourhood, name=NAMES),
    NAMES.map(added),
    st.integers(0, 30).map(deleted),
    st.just(put_back),
    st.sampled_from([1, 24, 24 * 40]).map(later),
)


class Page(HTMLParser):
    """Where a page leads, and which parts of it can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "id" and value:
                self.parts.add(value)


def loose_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Each link to a file or a part of a page that is not there, and where it stands."""
    pages = {path: Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        here = path.relative_to(folder).as_posix()
        for link in page.links:
            address = urlsplit(urljoin(BASE + here, link))
            if f"{address.scheme}://{address.netloc}/" == BASE:
                target = folder / unquote(address.path[1:])
                target = target / "index.html" if target.is_dir() else target
                part = unquote(address.fragment)
                if not target.is_file() or (part and part not in pages[target].parts):
                    yield here, link


def counted(folder: Path) -> dict[str, Any]:
    """What must only go forward, by id: of each calendar entry its number and date, of each piece of news its date."""
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    news = feedparser.parse((folder / "nieuws.xml").read_bytes())
    return {
        **{str(event["UID"]): (event["SEQUENCE"], event["DTSTAMP"].dt) for event in calendar.walk("VEVENT")},
        **{entry.id: entry.updated_parsed for entry in news.entries},
    }


def pages_of(folder: Path) -> set[Path]:
    return {folder / one["properties"]["pagina"].removeprefix(BASE) for one in public(folder).values()}


@settings(max_examples=times(3, 150))
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=2, max_size=5))
def test_links_lead_somewhere_addresses_stay_and_calendars_and_news_go_forward(steps: list[list[Step]]) -> None:
    with TemporaryDirectory() as name:
        town = made(Path(name))
        once: set[Path] = set()
        seen: dict[str, Any] = {}
        for round_of in [[], *steps]:
            for step in round_of:
                with suppress(StoreError):  # another plan has that address
                    step(town)
            if put_back not in round_of[-1:]:
                town.publish(town.folder, town.store)
            assert list(loose_links(town.folder)) == []
            once |= pages_of(town.folder)
            assert [page for page in once if not page.is_file()] == []
            now = counted(town.folder)
            assert {id: value for id, value in now.items() if id in seen and value < seen[id]} == {}
            seen |= now
