"""The report of what an import could not take."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterable
from pathlib import Path

from ...on_disk import is_folder
from ...participation.cells import harmless
from ...participation.rejection import Rejection
from ...participation.words import ParticipationError, Text

NOT_WRITTEN = Text(
    "Het verslag {file} kan niet worden geschreven. Sluit het bestand of kies een andere plek. De rijen die konden, "
    "zijn wel ingelezen.",
    "The report {file} cannot be written. Close the file or choose another place. The rows that could be taken were "
    "imported.",
)
NOT_REMOVED = Text(
    "Het verslag {file} van een eerdere keer kan niet worden vervangen. Sluit het bestand of kies een andere plek. "
    "Er is niets ingelezen.",
    "The report {file} of an earlier run cannot be replaced. Close the file or choose another place. Nothing was "
    "imported.",
)
NO_FOLDER = Text(
    "De map {folder} voor het verslag bestaat niet. Kies een map die er is. Er is niets ingelezen.",
    "There is no folder {folder} for the report. Choose a folder that exists. Nothing was imported.",
)
HEADINGS = (Text("rij", "row"), Text("veld", "field"), Text("waarde", "value"), Text("reden", "reason"))


def remove_report(path: Path) -> None:
    """Remove the report of an earlier run before the next one begins, so that nobody takes it for the new one should
    that fail. Raises ParticipationError where it cannot be removed, or where there is no folder for the new one."""
    try:
        if not is_folder(path.parent):
            raise ParticipationError(NO_FOLDER.format(folder=path.parent))
        # no device or pipe is replaced, nor what a link leads to
        if stat.S_ISREG(path.lstat().st_mode):
            path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise ParticipationError(NOT_REMOVED.format(file=path)) from error


def write_report(path: Path, rejections: Iterable[Rejection], language: str) -> None:
    """Write what was not taken as a table that a spreadsheet opens. Raises ParticipationError where it cannot be
    written."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            lines = csv.writer(stream, delimiter=";")
            lines.writerow(heading.in_language(language) for heading in HEADINGS)
            for fault in (fault for rejection in rejections for fault in rejection.faults):
                reason = fault.reason.in_language(language)
                cells = (fault.named(language), fault.field, fault.value, reason)
                lines.writerow(harmless(cell or "") for cell in cells)
    except OSError as error:
        raise ParticipationError(NOT_WRITTEN.format(file=path)) from error
