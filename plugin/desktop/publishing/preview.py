"""The pages as a publication now would make them, to look at in the browser before anything goes public."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from qgis.PyQt.QtCore import QTemporaryDir, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...participation.progress import Progress
from ...participation.times import now
from ...participation.words import Text
from ...publication.order import Website
from ...publication.publish import write_preview
from ...store.addresses import open_store

PREVIEWING = Text("Voorbeeld maken", "Making a preview")
SHOWN = Text(
    "Het voorbeeld staat in de browser, zolang dit venster open is. Er is niets gepubliceerd.",
    "The preview is in the browser, as long as this window is open. Nothing was published.",
)
NOT_SHOWN = Text(
    "De browser ging niet open. Het voorbeeld staat in {page}.",
    "The browser did not open. The preview is in {page}.",
)


class PreviewFolder:
    """A folder that goes with the window that asked for it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    @property
    def page(self) -> Path:
        return Path(self._folder.path()) / "index.html"

    def filled_from(self, address: str, website: Website) -> Callable[[Progress], None]:
        """The work that writes the pages of a store here."""

        def work(progress: Progress) -> None:
            with closing(open_store(address)) as store:
                write_preview(store, self.page.parent, now(), website, progress)

        return work

    def show(self) -> Text:
        """Open it in the browser; gives what to say of it."""
        is_shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.page)))
        return SHOWN if is_shown else NOT_SHOWN.format(page=self.page)
