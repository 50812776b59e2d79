"""The forms, as files: complete in Dutch, and usable by keyboard in both languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "forms").glob("*.ui"))
DUTCH = {
    context.findtext("name"): {
        message.findtext("source", ""): message.find("translation") for message in context.iter("message")
    }
    for context in ElementTree.parse(ROOT / "resources/i18n/participatiekaart_nl.ts").iter("context")
}
forms = pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])


def english(form: Path) -> list[str]:
    return [string.text or "" for string in ElementTree.parse(form).iter("string") if string.get("notr") != "true"]


def dutch(form: Path) -> dict[str, ElementTree.Element | None]:
    return DUTCH[ElementTree.parse(form).findtext("class")]


@forms
def test_every_text_has_finished_dutch_and_none_is_left_over(form: Path) -> None:
    words = dutch(form)
    assert set(words) == set(english(form))
    unfinished = [
        text for text, found in words.items() if found is None or not found.text or found.get("type") is not None
    ]
    assert unfinished == []


@forms
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_mnemonics_of_a_form_are_the_same(form: Path, language: str) -> None:
    texts = (
        english(form) if language == "en" else [found.text or "" for found in dutch(form).values() if found is not None]
    )
    keys = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", ""))
    assert [key for key, times in keys.items() if times > 1] == []


@forms
def test_a_form_connects_no_signals_and_labels_lead_to_their_field(form: Path) -> None:
    tree = ElementTree.parse(form)
    assert list(tree.iter("connection")) == []
    names = {widget.get("name") for widget in tree.iter("widget")}
    buddies = {found.text for found in tree.iter("cstring")}
    assert buddies <= names
    assert {stop.text for stop in tree.iter("tabstop")} <= names
