"""A real Chromium on pages written to a folder and opened from there, as a resident with the folder would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.pages import PageOptions, write_pages
from participatiekaart.plugin.publication.writers.staging import Staging
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from .town import town
from .visiting import Published, Visit

# each window makes two pages ready for its address bar, in which no test types: half of all the work
WINDOW = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", WINDOW]
NOON = "2026-11-23T12:00:00Z"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def town_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the made-up town, in both languages, without a basemap: nothing is asked of another host."""
    folder = tmp_path_factory.mktemp("a b-1")
    write_pages(town(), Staging(folder), PageOptions(languages=("nl", "en"), basemap=None))
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Published:
    """Write the pages of a site a test made up itself."""

    def write(site: PublicSite) -> Path:
        write_pages(site, Staging(tmp_path), PageOptions(basemap=None))
        return tmp_path

    return write


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a file as a visitor, who is not in the municipality's time zone.

    now: the visitor's clock; script: whether scripts run; width: of the window in CSS pixels. Whatever the browser
    complains about (an error in a script, a breach of the Content-Security-Policy) stands in `page.complaints`.
    """
    contexts: list[BrowserContext] = []

    def open_page(file: Path, *, now: str = NOON, script: bool = True, width: int = 1280, **more: Any) -> Page:
        query = more.pop("query", "")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            timezone_id="America/New_York",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        complaints: list[str] = []
        page.complaints = complaints  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        if script:
            page.clock.set_fixed_time(now)
        page.goto(file.as_uri() + query)
        return page

    yield open_page
    for context in contexts:
        context.close()
