"""The forms, as files: complete in Dutch, and usable by keyboard in both languages."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from participatiekaart.plugin.participation.fields import definitions, labels
from participatiekaart.plugin.participation.records import Contact, Moment, Plan

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "forms").glob("*.ui"))
DUTCH = {
    context.findtext("name"): {
        message.findtext("source", ""): message.find("translation") for message in context.iter("message")
    }
    for context in ElementTree.parse(ROOT / "resources/i18n/participatiekaart_nl.ts").iter("context")
}
RECORDS = {"moment": Moment, "feedback": Moment, "plan": Plan, "contact": Contact, "override": Plan}
# a question, or the sentence that says what ticking it does, in a window that has the label above it
SAID_OTHERWISE = {
    ("feedback", "feedback"),
    ("override", "override_status"),
    ("moment", "neighbourhood_code"),
    *(("contact", f"publish_{name}") for name in ("name", "email", "phone", "website")),
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


@pytest.mark.parametrize("form", [form for form in FORMS if form.stem.startswith("dock")], ids=lambda form: form.stem)
def test_the_panel_takes_no_letter_from_the_menus(form: Path) -> None:
    """It stands in QGIS's own window: Alt and a letter opens a menu there, another in each language."""
    texts = [string.text or "" for string in ElementTree.parse(form).iter("string")]
    translated = [found.text or "" for found in dutch(form).values() if found is not None]
    assert [text for text in texts + translated if "&" in text] == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_field_is_called_by_its_one_label(name: str) -> None:
    form = ROOT / f"forms/{name}.ui"
    words, meant = dutch(form), labels(RECORDS[name])
    called = {}
    for widget in ElementTree.parse(form).iter("widget"):
        field = str(widget.get("name")).removesuffix("_label")
        if not meant.get(field) or (widget.get("class") not in ("QLabel", "QCheckBox")):
            continue
        text = widget.find("property[@name='text']/string")
        if text is not None and text.text and (name, field) not in SAID_OTHERWISE:
            found = words[text.text]
            called[field] = tuple(plain(said) for said in (found.text if found is not None else "", text.text))
    assert called == {field: tuple(meant[field]) for field in called}
    assert called


def filled_in(name: str, but: tuple[str, ...] = ("QLabel",)) -> set[str]:
    """The fields of the record that the form has, but for what is told or chosen by such a widget."""
    widgets = ElementTree.parse(ROOT / f"forms/{name}.ui").iter("widget")
    filled = {widget.get("name") for widget in widgets if widget.get("class") not in but}
    return {field.name for field in definitions(RECORDS[name]) if field.name in filled}


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_filled_in_is_kept(name: str) -> None:
    kept = import_module(f"participatiekaart.plugin.entry.{name}").FIELDS
    assert filled_in(name)
    assert filled_in(name) - set(kept) == set(), f"Name it in FIELDS of entry/{name}.py."


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_wrong_with_a_field_can_be_told_under_it(name: str) -> None:
    named = {widget.get("name") for widget in ElementTree.parse(ROOT / f"forms/{name}.ui").iter("widget")}
    wanted = {f"{field}_problem" for field in filled_in(name, ("QLabel", "QCheckBox"))}
    assert wanted - named == set(), "Put a label by that name under the field."


def plain(text: str | None) -> str:
    """Without the mark of a key and of what is needed."""
    return str(text).replace("&", "").removesuffix(" *")


@forms
def test_a_form_connects_no_signals_and_labels_lead_to_their_field(form: Path) -> None:
    tree = ElementTree.parse(form)
    assert list(tree.iter("connection")) == []
    names = {widget.get("name") for widget in tree.iter("widget")}
    buddies = {found.text for found in tree.iter("cstring")}
    assert buddies <= names
    assert {stop.text for stop in tree.iter("tabstop")} <= names


@forms
def test_what_a_form_has_of_qgis_is_found_by_the_module_that_python_knows(form: Path) -> None:
    """By a header of C++ it is found only where QGIS put its plugin for such forms into PyQt, which not every installer
    does: "No module named 'qgsfilewidget'"."""
    headers = {
        found.findtext("class"): found.findtext("header") for found in ElementTree.parse(form).iter("customwidget")
    }
    assert {name: header for name, header in headers.items() if header != "qgis.gui"} == {}
