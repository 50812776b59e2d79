"""What a new store is asked to be, and what is refused before anything is made."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.new_store import settings_from
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.participation.words import ParticipationError

GIVEN = ("Participatiekaart Voorbeeldstad", "GM9999", "EPSG:28992", "Europe/Amsterdam")


def test_what_was_asked_is_kept_without_stray_spaces() -> None:
    assert settings_from(" Kaart ", " gm9999 ", "EPSG:28992", " Europe/Amsterdam ") == StoreSettings(
        "Kaart", "GM9999", "EPSG:28992", "Europe/Amsterdam"
    )


@pytest.mark.parametrize(
    ("position", "value", "words"),
    [
        (0, "  ", "Geef een titel op."),
        (0, "\u200b \u2060", "Geef een titel op."),
        (0, "x" * 201, "De titel is te lang. Houd hem op hoogstens 200 tekens."),
        (
            1,
            "0193",
            "“0193” is geen gemeentecode. Gebruik de CBS-code, zoals GM0193: GM en de vier cijfers waarmee ook",
        ),
        (1, "GM193", "“GM193” is geen gemeentecode."),
        (1, "GM01930", "“GM01930” is geen gemeentecode."),
        (1, "GM٠١٩٣", "“GM٠١٩٣” is geen gemeentecode."),
        (1, "GM0193\nGM0194", "“GM0193\nGM0194” is geen gemeentecode."),
        (1, " ", "Vul de gemeentecode van het CBS in, zoals GM0193"),
        (3, "Amsterdam", "Tijdzone “Amsterdam” is niet bekend. Gebruik een naam als Europe/Amsterdam."),
        (3, "../etc/passwd", "Tijdzone “../etc/passwd” is niet bekend."),
    ],
)
def test_what_is_no_good_is_named(position: int, value: str, words: str) -> None:
    given = [*GIVEN[:position], value, *GIVEN[position + 1 :]]

    with pytest.raises(ParticipationError) as refused:
        settings_from(*given)

    assert refused.value.text.nl.startswith(words)
