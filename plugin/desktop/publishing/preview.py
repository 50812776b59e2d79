"""The pages as a publication now would make them, to look at in the browser before anything goes public."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QTemporaryDir, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...participation.progress import Progress
from ...participation.times import now
from ...participation.words import Text
from ...publication.order import Website
from ...publication.publish import write_preview
from ...store.addresses import is_seen, open_store

PREVIEWING = Text("Voorbeeld maken", "Making a preview")
SHOWN = Text(
    "Het voorbeeld staat in de browser, zolang dit venster open is. Er is niets gepubliceerd.",
    "The preview is in the browser, as long as this window is open. Nothing was published.",
)
NOT_SHOWN = Text(
    "De browser ging niet open. De pagina's staan in {page}.",
    "The browser did not open. The pages are in {page}.",
)
GONE = Text("In {folder} staat geen publicatie meer.", "There is no publication in {folder} any more.")


class PreviewFolder:
    """A folder that goes with the window that asked for it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    @property
    def page(self) -> Path:
        return Path(self._folder.path()) / "index.html"

    def fill(self, address: str, website: Website, progress: Progress) -> None:
        """Write the pages of a store here."""
        with open_store(address) as store:
            write_preview(store, self.page.parent, now(), website, progress)

    def show(self) -> Text:
        """Open it in the browser; gives what to say of it."""
        return shown(self.page) or SHOWN


def shown(page: Path) -> Text | None:
    """Open the first page of a publication in the browser; gives what to say where that cannot be."""
    if not is_seen(page):
        return GONE.format(folder=page.parent)
    is_shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
    return None if is_shown else NOT_SHOWN.format(page=page)
