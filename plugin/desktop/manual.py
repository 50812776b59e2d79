"""The manual, in a window of its own: read without network, in the language of QGIS, beside the dialog it is about."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QKeySequence, QTextBlockFormat, QTextCursor, QTextTable
from qgis.PyQt.QtWidgets import QDialog, QPushButton, QShortcut, QWidget

from ..host.language import language, spoken
from ..participation.words import Text
from .forms import load_form, open_children

PAGES = Path(__file__).resolve().parents[2] / "resources/help"
FIRST = "index"
# QTextBlockFormat.LineHeightTypes.ProportionalHeight, a number to Qt 5 and an enum to Qt 6
_PROPORTIONAL = 1
HELP = Text("Hulp", "Help")
HELP_KEY = Text("Lees in de handleiding over dit venster (F1)", "Read in the manual about this window (F1)")
# by the name of the form
ABOUT = {
    "moment": "moment",
    "address": "moment",
    "contact": "contact",
    "feedback": "terugkoppeling",
    "plan": "plan",
    "override": "plan",
    "goals": "wijken",
    "publish": "publiceren",
}


class ManualWindow(QDialog):
    """Shows one page after another, as links lead."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "manual")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.text.setFont(font)
        self.text.sourceChanged.connect(self._shown)
        self.text.anchorClicked.connect(self._follow)
        self.back.clicked.connect(self.text.backward)
        self.close_button.clicked.connect(self.close)
        self.contents.clicked.connect(lambda: self.show_page(FIRST))
        self.text.backwardAvailable.connect(self.back.setEnabled)

    def show_page(self, name: str) -> None:
        """Show a page by its name, without its ending."""
        self.text.setSource(QUrl.fromLocalFile(str(page_of(name))))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        else:
            self.text.setSource(self.text.source().resolved(link))

    def _shown(self) -> None:
        self._give_room()
        self.setWindowTitle(self.text.document().firstBlock().text())

    def _give_room(self) -> None:
        """Between lines and in tables, which Markdown says nothing of."""
        document = self.text.document()
        document.setDocumentMargin(20)
        lines = QTextBlockFormat()
        lines.setLineHeight(130, _PROPORTIONAL)
        whole = QTextCursor(document)
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(lines)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setCellPadding(5)
                shape.setCellSpacing(0)
                shape.setBorder(1)
                frame.setFormat(shape)


def page_of(name: str) -> Path:
    """The file of a page, in the language of QGIS's user interface."""
    return PAGES / ("nl" if language().lower().startswith("nl") else "en") / f"{name}.md"


def add_help(dialog: QWidget, form: str) -> None:
    """Give a dialog a button, and F1, that open the page about it; its form has a row called `buttons`."""
    page = ABOUT[form]
    button = QPushButton(spoken(HELP), dialog)
    button.setObjectName("help_button")
    button.setAutoDefault(False)
    button.setToolTip(spoken(HELP_KEY))
    button.clicked.connect(lambda: open_help(page, dialog))
    dialog.buttons.insertWidget(0, button)
    QShortcut(QKeySequence(Qt.Key.Key_F1), dialog).activated.connect(button.click)


def open_help(page: str, beside: QWidget) -> ManualWindow:
    """Show a page of the manual beside a window: as its child, since a modal one lets nothing else be used."""
    window = next(iter(open_children(beside, ManualWindow)), None) or ManualWindow(beside)
    window.show_page(page)
    window.show()
    window.raise_()
    return window
