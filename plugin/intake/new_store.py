"""Checks what a new store is asked to be."""

from __future__ import annotations

from ..participation.areas import level_at_cbs
from ..participation.checks.texts import is_visible
from ..participation.codes import AreaLevel
from ..participation.snapshot import StoreSettings
from ..participation.times import zone
from ..participation.words import ParticipationError, Text

NO_TITLE = Text("Geef een titel op.", "Give a title.")
NO_CODE = Text(
    "Vul de gemeentecode van het CBS in, zoals GM0193: GM en de vier cijfers waarmee ook de codes van uw wijken "
    "beginnen (WK019301).",
    "Fill in CBS's code of the municipality, such as GM0193: GM and the four digits that the codes of your wijken "
    "begin with too (WK019301).",
)
NO_MUNICIPALITY = Text(
    "“{code}” is geen gemeentecode. Gebruik de CBS-code, zoals GM0193: GM en de vier cijfers waarmee ook de codes van "
    "uw wijken beginnen (WK019301).",
    "“{code}” is not a municipality code. Use the CBS code, such as GM0193: GM and the four digits that the codes of "
    "your wijken begin with too (WK019301).",
)
LONG_TITLE = Text(
    "De titel is te lang. Houd hem op hoogstens {most} tekens.",
    "The title is too long. Keep it to {most} characters at most.",
)
LONGEST_TITLE = 200


def settings_from(title: str, municipality: str, crs: str, timezone: str) -> StoreSettings:
    """Settings for a new store. Raises ParticipationError that names what is wrong."""
    if not is_visible(title):
        raise ParticipationError(NO_TITLE)
    if len(title) > LONGEST_TITLE:
        raise ParticipationError(LONG_TITLE.format(most=LONGEST_TITLE))
    code = municipality_code(municipality)
    zone(timezone.strip())
    return StoreSettings(title.strip(), code, crs, timezone.strip())


def municipality_code(typed: str) -> str:
    """CBS's code as it is written. Raises ParticipationError where it is none."""
    code = typed.strip().upper()
    if not code:
        raise ParticipationError(NO_CODE)
    if level_at_cbs(code) is not AreaLevel.MUNICIPALITY:
        raise ParticipationError(NO_MUNICIPALITY.format(code=typed))
    return code
