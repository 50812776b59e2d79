"""Every text a person sees, in the whole tree: there in Dutch and in English, and not the same in both but for words
that are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "resources/site/templates").glob("*.html"))
SOURCES = sorted((ROOT / "plugin").rglob("*.py"))
FORMS = sorted((ROOT / "forms").glob("*.ui"))
DUTCH = ROOT / "resources/i18n/participatiekaart_nl.ts"
# words that Dutch and English have in common; a new one must be looked at before it comes here
THE_SAME = {
    "1 buurt",
    "1 contact",
    "1 moment",
    "1 plan",
    "1 wijk",
    "Agenda",
    "Code",
    "Contact",
    "Contact: e-mail",
    "Contact: website",
    "E-mail",
    "GeoPackage (*.gpkg)",
    "Moment",
    "Open data",
    "Project",
    "Website",
    "Zoom in",
    "{n} buurten",
    "{n} wijken",
}
# what shows its text to a person
SHOWING = {
    "setText",
    "setTitle",
    "setSubTitle",
    "setWindowTitle",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setLabelText",
    "setButtonText",
    "addItem",
    "addTab",
    "addAction",
    "pushMessage",
    "pushInfo",
    "pushWarning",
    "reportError",
    "QAction",
    "QLabel",
    "QPushButton",
    "QGroupBox",
}
# shown as they are in any language: names, and marks that are no words
NAMES = {"Participatiekaart"}
# of files, in the links to them
FORMATS = {"GeoJSON", "CSV"}
_WORD = re.compile(r"[^\W\d_]{2}")
_PLACE = re.compile(r"\{[^}]*\}")


def without_words(text: str) -> bool:
    """Whether nothing is left to translate once the places to fill in are taken out."""
    return _WORD.search(_PLACE.sub("", text)) is None


def breaches(tree: ast.AST) -> Iterator[str]:
    """Texts that one of the two languages lacks, by line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "Text":
                yield from _one_sided(node)
            elif name in SHOWING:
                yield from _untranslated(node)


def _one_sided(call: ast.Call) -> Iterator[str]:
    given = [*call.args, *(word.value for word in call.keywords)]
    texts = [argument.value for argument in given if isinstance(argument, ast.Constant)]
    if len(given) != 2:
        yield f"{call.lineno}: a text has two languages"
    elif len(texts) == 2 and bool(texts[0].strip()) != bool(texts[1].strip()):
        yield f"{call.lineno}: “{texts[0]}{texts[1]}” is in one language only"
    elif len(texts) == 2 and texts[0] == texts[1] and not without_words(texts[0]) and texts[0] not in THE_SAME:
        yield f"{call.lineno}: “{texts[0]}” is not translated"


def _untranslated(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        for part in ast.walk(argument):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and _is_shown(part, argument):
                yield f"{call.lineno}: “{part.value}” is shown in one language only"


def _is_shown(part: ast.Constant, argument: ast.AST) -> bool:
    """Whether a string is itself the text, or a piece of it, and not a key or a value of something within."""
    whole = part is argument or isinstance(argument, (ast.JoinedStr, ast.BinOp, ast.IfExp))
    return whole and not without_words(part.value) and part.value not in NAMES | THE_SAME


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_no_text_of_the_code_lacks_a_language(path: Path) -> None:
    assert list(breaches(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    [
        'Text("Sluiten", "Sluiten")',
        'Text(nl="Sluiten", en="Sluiten")',
        'Text("Sluiten", "")',
        'Text("Sluiten")',
        'button.setText("Close")',
        'bar.pushMessage("Participatiekaart", f"Saved: {n}")',
        'QLabel("Name" + suffix)',
        'box.addItem("Yes" if here else "No")',
    ],
)
def test_each_kind_of_breach_is_seen(line: str) -> None:
    assert list(breaches(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        'Text("Sluiten", "Close")',
        'Text("", "")',
        'Text("{d} {month}", "{d} {month}")',
        'Text("Agenda", "Agenda")',
        "button.setText(spoken(CLOSE))",
        'label.setText("✗ ")',
        'bar.pushMessage("Participatiekaart", spoken(DONE))',
        'combo.addItem(spoken(label), widgets["name"])',
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert list(breaches(ast.parse(line))) == []


def test_no_dutch_of_a_form_is_its_english() -> None:
    messages = [(found.findtext("source", ""), found.findtext("translation")) for found in _messages()]
    same = {english for english, dutch in messages if english == dutch and not without_words(english)}
    assert {text.replace("&", "").lstrip("+ ") for text in same} - THE_SAME == set()


def _messages() -> Iterator[ElementTree.Element]:
    return ElementTree.parse(DUTCH).iter("message")


def test_the_words_that_are_the_same_are_in_use() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES) + DUTCH.read_text(encoding="utf-8")
    assert [word for word in THE_SAME if word not in code] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.name for path in TEMPLATES])
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    """They come from writers/pages/words.py, in both languages."""
    # attributes may stand in a macro of their own, without the tag
    marks = r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<[^>]*>|[\w-]+=\"[^\"]*\""
    text = re.sub(marks, "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    # neither the parts of an address nor attributes are words
    assert set(re.findall(r"(?<![\w/=-])[^\W\d_]{2,}(?![\w/=-])", text)) <= FORMATS


@pytest.mark.parametrize("path", FORMS, ids=[path.name for path in FORMS])
def test_a_form_names_no_file_and_no_folder(path: Path) -> None:
    tree = ElementTree.parse(path)
    texts = [(element.text or "").strip() for element in tree.iter() if element.tag not in ("header", "enum", "set")]
    assert [text for text in texts if re.search(r"^(?:[A-Za-z]:)?[/\\]|^~|^\.\.?[/\\]|file:", text)] == []
    assert not list(tree.iter("iconset"))
    assert not list(tree.iter("pixmap"))
