"""What the pages refer to, in a folder of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from participatiekaart.plugin.bundled import TOKENS
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.participation.face import read_face
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import files, write_pages
from participatiekaart.plugin.publication.writers.pages.map_data import plan_shapes
from participatiekaart.plugin.publication.writers.pages.words import VIEWS
from participatiekaart.plugin.publication.writers.staging import Staging

from ..small_town import plan, site, town


def test_what_a_computer_leaves_in_a_folder_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, options = site(town(plan())), page_options(PageSettings(NO_BASEMAP), ("nl",))
    files.write_shared_files(shown, tmp_path / "schoon", options, plan_shapes(shown))
    shutil.copytree(files.SITE, tmp_path / "site")
    for name in ("styles/.DS_Store", "styles/._pagina.css", "styles/Thumbs.db", "scripts/._kaart.js"):
        (tmp_path / "site" / name).write_bytes(b"\0\xff")
    monkeypatch.setattr(files, "SITE", tmp_path / "site")

    files.write_shared_files(shown, tmp_path / "publiek", options, plan_shapes(shown))

    before, after = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / "schoon", tmp_path / "publiek")
    )
    assert before == after


def test_comments_and_indents_stay_with_who_reads_the_source_but_for_those_in_the_tokens(tmp_path: Path) -> None:
    shown, options = site(town(plan())), page_options(PageSettings(NO_BASEMAP), ("nl",))
    files.write_shared_files(shown, tmp_path, options, plan_shapes(shown))

    for source in (*files.SITE.glob("scripts/*.js"), files.SITE / "styles/pagina.css"):
        published = (tmp_path / "bestanden" / source.name).read_text("utf-8")
        assert not [line for line in published.splitlines() if line.startswith((" ", "/*", "//"))], source.name
        # nothing else goes with them
        rules = [line.strip() for line in source.read_text("utf-8").splitlines() if line.endswith(("{", "}", ";"))]
        assert [line for line in rules if line not in published] == []
    assert (tmp_path / "bestanden/tokens.css").read_text("utf-8").startswith("/* Huisstijl van de gemeente")


def test_each_token_of_the_face_changes_something() -> None:
    style = (files.SITE / "styles/pagina.css").read_text(encoding="utf-8")
    tokens = read_face(TOKENS.read_text(encoding="utf-8"))
    assert [name for name in {**tokens.light, **tokens.dark} if f"var({name})" not in style] == []


def test_a_plan_of_every_status_has_its_group_in_the_list() -> None:
    soon = {Status.ANNOUNCED, Status.BETWEEN}  # "binnenkort", as stand.js says
    views = {"binnenkort" if status in soon else status.value for status in Status}
    assert views <= VIEWS.keys(), "Name it in VIEWS of writers/pages/words.py."


def test_a_browser_that_keeps_files_for_days_asks_anew_for_what_changed(tmp_path: Path) -> None:
    """A new house style or version of the plugin came with pages that were read with the old style and scripts."""
    shown = site(town(plan()))
    plain, own = PageSettings(NO_BASEMAP), PageSettings(NO_BASEMAP, face=":root { --pk-merk: #5c0a2e; }")
    asked = {}
    for name, settings, of in (
        ("before", plain, shown),
        ("another plan", plain, site(town(plan(), plan(id="b", slug="b")))),
        ("another style", own, shown),
    ):
        (tmp_path / name).mkdir()
        write_pages(of, Staging(tmp_path / name), page_options(settings, ("nl",)))
        page = (tmp_path / name / "index.html").read_text("utf-8")
        asked[name] = re.findall(r'(?:src|href)="(bestanden/[^"]*\.(?:js|css)[^"]*)"', page)

    assert asked["before"] == asked["another plan"]
    assert len(asked["before"]) == 10
    assert set(asked["before"]).isdisjoint(asked["another style"])
    assert all((tmp_path / "before" / urlsplit(address).path).is_file() for address in asked["before"])
