"""Which words of an English page are said to be Dutch: those of the municipality, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind, ContactRole, MomentKind, Precision
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from ..small_town import contact, moment, plan, site, tie, town


def words_of(page: Path) -> tuple[set[str], set[str]]:
    """What a page says, and what of it is said to be Dutch."""
    text = page.read_text(encoding="utf-8")
    said, dutch = (set(re.findall(rf"<[^>]*{mark}[^>]*>([^<]+)(?=<)", text)) for mark in ("", 'lang="nl"'))
    return said, dutch


def test_what_a_page_says_by_itself_of_a_moment_is_english(tmp_path: Path) -> None:
    street = plan(name="Molenweg")
    month = {"precision": Precision.MONTH}
    moments = [
        moment(street, "2026-12-08 19:30", "2026-12-08 21:00", title=None, kind=MomentKind.WALK_IN),
        moment(street, "2027-01-01", "2027-01-31", title="Avond", **month),
        moment(street, "2027-03-01", "2027-03-31", title="Later", period_text="als het voorjaar wordt", **month),
    ]

    write_pages(site(town(street, *moments)), Staging(tmp_path), page_options(PageSettings(NO_BASEMAP), ("nl", "en")))

    for path in ("index.html", "plannen/molenweg/index.html"):
        said, dutch = words_of(tmp_path / "en" / path)
        assert {"Molenweg", "Avond", "Later", "als het voorjaar wordt"} <= dutch
        assert {"Walk-in", "January 2027"} <= said - dutch


@pytest.mark.parametrize("kind", [ContactKind.PERSON, ContactKind.ORGANISATION])
@pytest.mark.parametrize("is_named", [False, True])
def test_a_role_is_said_in_the_language_of_the_page(tmp_path: Path, kind: ContactKind, is_named: bool) -> None:
    street = plan(name="Molenweg")
    who = {"role": ContactRole.ASSOCIATION, "email": "info@dorpsbelang.example", "publish_email": True}
    named = {"name": "Ada", "organisation": "Dorpsbelang", "publish_name": is_named}
    someone = contact(kind=kind, basis=Basis.FUNCTIONAL, neighbourhood_code="WK999901", **named, **who)
    shown = site(town(street, someone, tie(street, someone)))

    write_pages(shown, Staging(tmp_path), page_options(PageSettings(NO_BASEMAP), ("nl", "en")))

    role = set() if is_named else {"Association"}
    own = ({"Ada"} if is_named else set()) | ({"Dorpsbelang"} if kind is ContactKind.ORGANISATION else set())
    # of a wijk whoever may be named is told
    for path in ("plannen/molenweg/index.html", *(["wijken/WK999901/index.html"] if own else [])):
        said, dutch = words_of(tmp_path / "en" / path)
        assert role <= {word.strip(", ") for word in said - dutch}
        assert own <= {word for words in dutch for word in words.split(", ")}
        assert "Vereniging" not in " ".join(said)
        in_dutch = (tmp_path / path).read_text(encoding="utf-8")
        assert str(shown.plannen[0].contact) in re.sub("<[^>]+>", "", in_dutch)


def test_who_follows_on_an_english_page_knows_that_it_is_in_dutch(tmp_path: Path) -> None:
    """There is one calendar, and one news, for all languages of the pages."""
    write_pages(site(town(plan())), Staging(tmp_path), page_options(PageSettings(NO_BASEMAP), ("en",)))

    for path in ("index.html", "wijken/WK999901/index.html"):
        text = (tmp_path / path).read_text(encoding="utf-8")
        links = re.findall(r'<a href="[^"]*/?(?:agenda.ics|nieuws.xml)">(.+?)</a>', text)
        assert len(links) == (2 if path == "index.html" else 4)
        assert all("in Dutch" in link for link in links)
