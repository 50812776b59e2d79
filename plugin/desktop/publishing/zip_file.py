"""Asks where a zip of the release goes, for whoever uploads by hand, and says what was saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...host.language import spoken
from ...participation.words import Text

SAVE = Text("De publicatie opslaan als zip", "Save the publication as a zip")
FILES = Text("Zipbestanden (*.zip)", "Zip files (*.zip)")
PACKING = Text("Inpakken in {file}", "Pack into {file}")
SAVED = Text(
    "Opgeslagen als {file}: {count} bestanden. Pak het op de webserver uit in een lege map.",
    "Saved as {file}: {count} files. Unpack it into an empty folder on the web server.",
)


def asked_for_zip(parent: QWidget, folder: Path, today: date) -> Path | None:
    """The file a person chose; None where they chose none. It is proposed beside the folder, with the day."""
    proposed = folder.parent / f"{folder.name}-{today}.zip"
    chosen, _ = QFileDialog.getSaveFileName(parent, spoken(SAVE), str(proposed), spoken(FILES))
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")
