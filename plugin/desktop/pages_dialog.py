"""Opens the algorithm for the face of the pages, where a check found colours that cannot be told apart."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QWidget

from ..participation.page_settings import NO_BASEMAP, PageSettings
from ..store.addresses import open_store

ALGORITHM = "participatiekaart:setpages"
# in the order of its BASEMAP
_STANDARD, _NONE, _OWN = range(3)


def open_pages(window: QWidget, address: str) -> Any:
    """The dialog of the algorithm, with the store and what was chosen besides the face: who mends a colour keeps that.
    Raises ParticipationError where the store cannot be read."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    with open_store(address) as store, store.reading() as reader:
        pages = reader.settings().pages
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    dialog = AlgorithmDialog(algorithm, parent=window)
    dialog.setParameters({"STORE": address, "STATEMENT": pages.statement, **_basemap(pages)})
    dialog.show()
    return dialog


def _basemap(pages: PageSettings) -> dict[str, Any]:
    if pages.basemap in ("", NO_BASEMAP):
        return {"BASEMAP": _NONE if pages.basemap else _STANDARD}
    return {"BASEMAP": _OWN, "TILES": pages.basemap, "SOURCE": pages.source}
