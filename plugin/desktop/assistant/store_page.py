"""The first step: where the store stands or will stand, or the sample town."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QStandardPaths, pyqtSignal

from ...host import settings
from ...host.language import spoken
from ...participation.snapshot import StoreSettings
from ...participation.words import ParticipationError, Text
from ...store.addresses import check_new, open_store, path_of
from ...store.database_address import is_database
from .step import Step

FILES = "GeoPackage (*.gpkg)"
PROPOSED = Text("Participatie", "Participation")
NOTHING_CHOSEN = Text("Kies een bestand.", "Choose a file.")


class StorePage(Step):
    """The page that asks where the store is, or will be. Signal sample_wanted: the sample town is to be set up instead.

    standing: the settings of an existing store, once it was read; None for a new one.
    """

    form = "assistant_store"
    sample_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.standing: StoreSettings | None = None
        self.new_store.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.new_store.setFilePath(str(free_name(documents(), spoken(PROPOSED), ".gpkg")))
        self.standing_store.setFilePath(settings.STORE.value)
        for widget in (self.new_store, self.standing_store):
            widget.setFilter(FILES)
            # it would ask whether to overwrite, which never happens
            widget.setConfirmOverwrite(False)
        self.show_with(self.is_new, self.new_part)
        self.show_with(self.is_standing, self.standing_part)
        self.sample.clicked.connect(self.sample_wanted)

    @property
    def address(self) -> str:
        """Where the store is, or will be."""
        field = self.standing_store if self.is_standing.isChecked() else self.new_store
        typed = str(field.filePath()).strip()
        if not typed or is_database(typed):
            return typed
        # a name alone would be in whatever folder QGIS happens to run
        path = documents() / path_of(typed)
        return str(path) if path.suffix or field is self.standing_store else f"{path}.gpkg"

    def validatePage(self) -> bool:
        self.standing = None
        for field in ("new_store", "standing_store"):
            self.tell(field, None)
        field = "standing_store" if self.is_standing.isChecked() else "new_store"
        try:
            if not self.address:
                raise ParticipationError(NOTHING_CHOSEN)
            if self.is_standing.isChecked():
                self.standing = _settings_of(self.address)
            else:
                check_new(self.address)
        except ParticipationError as error:
            self.tell(field, error.text)
            return False
        return True


def documents() -> Path:
    """Where a person keeps files."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def free_name(folder: Path, name: str, suffix: str = "") -> Path:
    """A path in a folder where nothing stands yet."""
    number, path = 1, folder / f"{name}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{suffix}"
    return path


def _settings_of(address: str) -> StoreSettings:
    with open_store(address) as store, store.reading() as reader:
        return reader.settings()
