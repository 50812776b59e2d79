"""What a test does as a visitor of the pages."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[..., Page]
"""What the fixture `visit` gives."""


def names(page: Page) -> list[str]:
    """Of the plans that the list shows."""
    return page.locator(".plan:visible .plan-naam").all_text_contents()
