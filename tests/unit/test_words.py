from __future__ import annotations

from participatiekaart.plugin.participation.words import Text


def test_a_text_is_given_in_dutch_for_any_dutch_locale_and_in_english_elsewhere() -> None:
    text = Text("wijk", "neighbourhood")

    assert [text.in_language(name) for name in ("nl", "nl_BE", "en", "de")] == [
        "wijk",
        "wijk",
        "neighbourhood",
        "neighbourhood",
    ]


def test_a_text_within_a_text_is_given_in_the_same_language() -> None:
    outer = Text("Niveau: {level}", "Level: {level}").format(level=Text("Raadplegen", "Consult"))

    assert outer == Text("Niveau: Raadplegen", "Level: Consult")
