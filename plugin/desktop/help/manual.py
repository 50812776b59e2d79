"""The manual, in a window of its own: read without network, in the language of QGIS, beside the dialog it is about."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...processing.language import language
from ..forms import load_form

PAGES = Path(__file__).resolve().parents[3] / "resources/help"
FIRST = "index"


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
        self.text.document().setDocumentMargin(20)
        self.setWindowTitle(self.text.document().firstBlock().text())


def page_of(name: str) -> Path:
    """The file of a page, in the language of QGIS's user interface."""
    return PAGES / ("nl" if language().lower().startswith("nl") else "en") / f"{name}.md"


def open_help(page: str, beside: QWidget) -> ManualWindow:
    """Show a page of the manual beside a window: as its child, since a modal one lets nothing else be used."""
    window = beside.findChild(ManualWindow) or ManualWindow(beside)
    window.show_page(page)
    window.show()
    window.raise_()
    return window
