"""From what a municipality chose for its pages to what their writer takes."""

from __future__ import annotations

from ..participation.page_settings import NO_BASEMAP, PageSettings, check_basemap
from .texts import public_text
from .writers.pages import PDOK_BRT, Basemap, PageOptions


def page_options(settings: PageSettings, languages: tuple[str, ...]) -> PageOptions:
    """The options for a choice. Raises ParticipationError where a page could not use it."""
    chosen = check_basemap(settings).basemap
    own = Basemap(chosen, public_text(settings.source) or "", PDOK_BRT.max_zoom)
    basemap = {"": PDOK_BRT, NO_BASEMAP: None}.get(chosen, own)
    return PageOptions(languages, basemap, settings.face, settings.statement)
