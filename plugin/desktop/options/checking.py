"""Whether what is typed on the options page can be used; knows no QGIS and no Qt."""

from __future__ import annotations

from collections.abc import Callable

from ...intake.new_store import municipality_code
from ...intake.office_words import load_office_words
from ...participation.times import zone
from ...participation.words import ParticipationError, Text
from ...publication.web_address import public_address, web_address

CHECKS: dict[str, Callable[[str], object]] = {
    "municipality": lambda typed: typed and municipality_code(typed),
    "timezone": zone,
    "public_address": public_address,
    "office_words": load_office_words,
    "features_api": web_address,
    "locatieserver": web_address,
}
"""By field what raises ParticipationError where it cannot be kept. Empty is right for all but a zone."""


def what_is_wrong(field: str, typed: str) -> Text | None:
    """The sentence to show under a field of the page; None where it can be kept."""
    try:
        CHECKS[field](typed)
    except ParticipationError as error:
        return error.text
    return None
