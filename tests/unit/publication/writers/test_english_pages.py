"""Which words of an English page are said to be Dutch: those of the municipality, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from participatiekaart.plugin.participation.codes import MomentKind, Precision
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import write_pages
from participatiekaart.plugin.publication.writers.staging import Staging

from ..small_town import moment, plan, site, town


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
        page = (tmp_path / "en" / path).read_text(encoding="utf-8")
        said, dutch = (set(re.findall(rf"<[^>]*{mark}[^>]*>([^<]+)(?=<)", page)) for mark in ("", 'lang="nl"'))
        assert {"Molenweg", "Avond", "Later", "als het voorjaar wordt"} <= dutch
        assert {"Walk-in", "January 2027"} <= said - dutch
