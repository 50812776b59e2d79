"""Whether what is typed on the options page can be used; knows no QGIS and no Qt."""

from __future__ import annotations

from ...intake.new_store import municipality_code
from ...intake.office_words import load_office_words
from ...participation.times import zone
from ...participation.words import ParticipationError, Text
from ...publication.web_address import public_address, web_address


def what_is_wrong(field: str, typed: str) -> Text | None:
    """The sentence to show under a field of the page; None where it can be kept. Empty is right for all but a zone."""
    try:
        if field == "timezone":
            zone(typed)
        elif field == "municipality" and typed:
            municipality_code(typed)
        elif field == "public_address":
            public_address(typed)
        elif field in ("features_api", "locatieserver"):
            web_address(typed)
        elif field == "office_words":
            load_office_words(typed)
    except ParticipationError as error:
        return error.text
    return None
