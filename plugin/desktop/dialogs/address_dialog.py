"""Looks up an address on the web, only when asked to, and gives its place."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QListWidgetItem, QWidget

from ...host.language import spoken
from ...intake.web.features_api import host_of
from ...intake.web.locatieserver import FoundAddress, find_addresses
from ...participation.words import ParticipationError, Text
from ..forms import load_form
from ..manual import add_help
from ..network import Fetching
from ..tasks import Work

GOES_TO = Text("Wat u zoekt gaat naar {host}.", "What you search for goes to {host}.")
LOOKING_UP = Text("Adres opzoeken", "Looking up an address")
LOOKING = Text("Zoeken…", "Searching…")
CHOOSE = Text("Kies een adres en druk op Enter.", "Choose an address and press Enter.")
WORDS_NEEDED = Text("Schrijf eerst wat u zoekt.", "Write what you are looking for first.")
PATIENCE_MS = 8_000
LONGEST_MS = 15_000
MOST_BYTES = 1_000_000  # ten addresses
_FOUND = Qt.ItemDataRole.UserRole


class AddressDialog(QDialog):
    """The dialog that looks up an address. Signal chosen: an address, with x and y of its place in the system `crs`.

    service: web address of the Locatieserver. municipality: GM code of the town to look in first; may be empty.
    """

    chosen = pyqtSignal(str, float, float)

    def __init__(self, parent: QWidget, service: str, municipality: str, crs: str, words: str) -> None:
        super().__init__(parent)
        load_form(self, "address")
        add_help(self, "address")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._municipality, self._crs = service, municipality, crs
        self._work: Work | None = None
        self.words.setText(words)
        self.words.selectAll()
        self.message.setText(spoken(GOES_TO.format(host=host_of(service))))
        self.take_button.setEnabled(False)
        self.words.returnPressed.connect(self.search)
        self.search_button.clicked.connect(self.search)
        self.found.itemActivated.connect(lambda _: self._take())
        self.found.currentItemChanged.connect(lambda item, _: self.take_button.setEnabled(item is not None))
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._leave())

    def search(self) -> None:
        """Ask the service, in the background."""
        words = self.words.text().strip()
        self.found.clear()
        if not words:
            self.message.setText(spoken(WORDS_NEEDED))
            return
        self.message.setText(spoken(LOOKING))
        # the question before is of no use any more
        self._leave()
        asked = (self._service, words, self._municipality, self._crs)

        def find(work: Work) -> list[FoundAddress]:
            return find_addresses(*asked, Fetching(work.isCanceled, PATIENCE_MS, MOST_BYTES, LONGEST_MS).get)

        self._work = Work(spoken(LOOKING_UP), find, self._show, self._fail)
        self._work.start()

    def _show(self, found: list[FoundAddress]) -> None:
        self._work = None
        for one in found:
            item = QListWidgetItem(one.name)
            item.setData(_FOUND, one)
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setFocus()
        self.message.setText(spoken(CHOOSE))

    def _fail(self, error: ParticipationError) -> None:
        self._work = None
        self.message.setText(spoken(error.text))
        self.words.setFocus()

    def _take(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            one = item.data(_FOUND)
            self.chosen.emit(one.name, one.x, one.y)
            self.accept()

    def _leave(self) -> None:
        """Let the question go, without waiting: what fetches may need the window's thread itself."""
        if self._work is not None:
            self._work.leave()
            self._work = None
