"""The Processing provider."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QIcon

from .assign_neighbourhoods import AssignNeighbourhoods
from .attach_plans import AttachPlans
from .check_publication import CheckPublication
from .create_store import CreateStore
from .export_records import ExportRecords
from .import_neighbourhoods import ImportNeighbourhoods
from .import_records import ImportRecords
from .preview_publication import PreviewPublication
from .publish import Publish
from .remove_contact import RemoveContact
from .rollback import Rollback
from .server_project import ServerProject
from .set_pages import SetPages

ALGORITHMS = (
    CreateStore,
    ImportNeighbourhoods,
    AttachPlans,
    AssignNeighbourhoods,
    ImportRecords,
    ExportRecords,
    CheckPublication,
    PreviewPublication,
    Publish,
    Rollback,
    RemoveContact,
    ServerProject,
    SetPages,
)
ICON = Path(__file__).parents[2] / "resources/icons/participatiekaart.svg"


class Provider(QgsProcessingProvider):
    """The algorithms of Participatiekaart.

    ran: one of them did its work on the store of that path. shown_store: gives the address of the store that the window
    shows, which their dialogs propose; empty where there is none.
    """

    ran = pyqtSignal(str)

    def __init__(self, shown_store: Callable[[], str] = lambda: "") -> None:
        super().__init__()
        self.shown_store = shown_store

    def id(self) -> str:
        return "participatiekaart"

    def name(self) -> str:
        return "Participatiekaart"

    def versionInfo(self) -> str:
        """Stands at the head of every log, for whoever is asked about it."""
        from ..publication.release.manifest import plugin_version

        return plugin_version()

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def close_dialogs(self) -> None:
        """Close the toolbox's dialogs of our algorithms: once the provider is gone, QGIS crashes on their buttons."""
        from qgis.gui import QgsProcessingAlgorithmDialogBase
        from qgis.PyQt.QtWidgets import QApplication

        for window in QApplication.topLevelWidgets():
            if isinstance(window, QgsProcessingAlgorithmDialogBase) and window.isVisible():
                algorithm = window.algorithm()
                if algorithm is not None and algorithm.provider() is self:
                    window.close()

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
