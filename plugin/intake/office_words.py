"""Reads the list of office words that the hints on language go by: ours, or a municipality's own file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..participation.encoding import decoded_file
from ..participation.plain import OfficeWords, read_office_words
from ..participation.words import ParticipationError, Text

OURS = Path(__file__).resolve().parents[2] / "resources/words/kantoorwoorden.txt"
NOT_READ = Text(
    "De woordenlijst {path} kan niet worden gelezen ({reason}). Kies bij de instellingen een tekstbestand, of maak het "
    "veld leeg voor de standaardlijst.",
    "The word list {path} cannot be read ({reason}). Choose a text file in the settings, or empty the field for the "
    "standard list.",
)
NOT_THERE = Text("bestaat niet", "does not exist")
NO_TEXT = Text("geen tekstbestand", "no text file")
_MOST_BYTES = 1_000_000


def load_office_words(path: str) -> OfficeWords:
    """The list in a text file (UTF-8, else as Windows writes it); ours where no path is given. Raises
    ParticipationError where the file, or a line of it, cannot be read."""
    file = Path(path.strip()) if path.strip() else OURS
    try:
        stand = file.stat()
        if not file.is_file() or stand.st_size > _MOST_BYTES:
            raise ParticipationError(NOT_READ.format(path=file, reason=NO_TEXT))
        return _read(file, stand.st_mtime_ns, stand.st_size)
    except FileNotFoundError as error:
        raise ParticipationError(NOT_READ.format(path=file, reason=NOT_THERE)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ParticipationError(NOT_READ.format(path=file, reason=reason)) from error


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int, _size: int) -> OfficeWords:
    return read_office_words(decoded_file(file.read_bytes()))
