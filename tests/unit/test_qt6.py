"""The tree runs on Qt 5 and Qt 6: by rule, since no QGIS on Qt 6 is to be had on Debian 12."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "__init__.py", *sorted((ROOT / "plugin").rglob("*.py")), *sorted((ROOT / ".tools").glob("*.py"))]
FORMS = sorted((ROOT / "forms").glob("*.ui"))
# gone in Qt 6, or not to be used so that one code serves both
GONE = {
    "exec_",
    "print_",
    "QRegExp",
    "QtWebKit",
    "QtWebKitWidgets",
    "QtWebEngineWidgets",
    "QDesktopWidget",
    "QStringListModel",
}
# classes whose members are enums in Qt and QGIS, and must be named through the enum
ENUM_OWNERS = ("Qt", "Q", "Qgs")


def breaches(tree: ast.AST) -> Iterator[str]:
    """What would break on one of the two."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            module = getattr(node, "module", None) or ""
            names = [module, *(alias.name for alias in node.names)]
            for name in names:
                # QGIS has a sip of its own on either
                if name.split(".")[0] in {"PyQt4", "PyQt5", "PyQt6", "sip"} and module != "qgis.PyQt":
                    yield f"{node.lineno}: import {name}"
                if name in GONE:
                    yield f"{node.lineno}: {name} is gone"
        elif isinstance(node, ast.Attribute):
            if node.attr in GONE:
                yield f"{node.lineno}: {node.attr} is gone"
            elif is_unscoped_enum(node):
                yield f"{node.lineno}: {ast.unparse(node)} is an unscoped enum"


def is_unscoped_enum(node: ast.Attribute) -> bool:
    """Whether a member is taken straight from a class: `Qt.UserRole`, `QDialog.Accepted`. What begins with a capital
    and is called is a nested class (`QgsRuleBasedLabeling.Rule`), and so is what has members of its own; what is all
    capitals is a constant."""
    owner = node.value
    if not (isinstance(owner, ast.Name) and owner.id.startswith(ENUM_OWNERS)):
        return False
    if not node.attr[:1].isupper() or node.attr.isupper():
        return False
    return not getattr(node, "is_owner", False)


def marked(source: str) -> ast.AST:
    """The tree, with each attribute that something is taken from or called marked."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        inner = node.value if isinstance(node, ast.Attribute) else node.func if isinstance(node, ast.Call) else None
        if isinstance(inner, ast.Attribute):
            inner.is_owner = True  # type: ignore[attr-defined]
    return tree


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_code_runs_on_qt5_and_qt6(path: Path) -> None:
    assert list(breaches(marked(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", FORMS, ids=[path.name for path in FORMS])
def test_forms_use_no_compiled_resources(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "<include" not in text
    assert ":/" not in text.replace("https://", "")


@pytest.mark.parametrize("path", FORMS, ids=[path.name for path in FORMS])
def test_every_spacer_of_a_form_has_a_size(path: Path) -> None:
    """PyQt6 builds no form in which one has none (seen with 6.11); PyQt5 takes it for nothing."""
    spacers = ElementTree.parse(path).iter("spacer")
    assert [spacer.get("name") for spacer in spacers if spacer.find("property[@name='sizeHint']") is None] == []


@pytest.mark.parametrize(
    "line",
    [
        "from PyQt5.QtCore import Qt",
        "import sip",
        "from PyQt6 import sip",
        "from qgis.PyQt.QtCore import QRegExp",
        "dialog.exec_()",
        "role = Qt.UserRole",
        "QgsMapLayer.Symbology",
        "x = QDialog.Accepted",
    ],
)
def test_each_kind_of_breach_is_seen(line: str) -> None:
    assert list(breaches(marked(line)))


@pytest.mark.parametrize(
    "line",
    [
        "Qt.ItemDataRole.UserRole",
        "QgsMapLayer.StyleCategory.Symbology",
        "QUrl.fromLocalFile(p)",
        "dialog.exec()",
        "from qgis.PyQt import sip",
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert list(breaches(marked(line))) == []
