"""Takes in what a municipality chose for its pages: a file of design tokens, a basemap, its accessibility statement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..bundled import face_of
from ..on_disk import is_file
from ..participation.checks.texts import is_safe_link
from ..participation.face import WeakPair, weak_pairs
from ..participation.page_settings import PageSettings, check_basemap
from ..participation.words import ParticipationError, Text
from ..store.protocol import Store

UNREADABLE = Text(
    "{file} is niet te lezen. Kies een tekstbestand in UTF-8 met ontwerptokens.",
    "{file} cannot be read. Choose a text file in UTF-8 with design tokens.",
)
TOO_LARGE = Text(
    "{file} is groter dan {most} kB; elke bezoeker zou dat moeten ophalen. Maak het logo erin kleiner.",
    "{file} is larger than {most} kB, which every visitor would have to fetch. Make the logo in it smaller.",
)
NO_STATEMENT = Text(
    "“{address}” is geen webadres. Geef dat van de toegankelijkheidsverklaring, met https:// ervoor.",
    "“{address}” is not a web address. Give that of the accessibility statement, with https:// in front.",
)
_MOST_BYTES = 500_000


def set_pages(store: Store, face_file: Path | None, settings: PageSettings, who: str) -> list[WeakPair]:
    """Keep the choices, and the face in a file (None: the standard one). Gives the pairs of colours with too little
    contrast. Raises ParticipationError where something cannot be used; then nothing changed."""
    face = face_of(_text(face_file) if face_file else "")
    chosen = replace(_check_statement(check_basemap(settings)), face=face.to_css() if face_file else "")
    with store.writing(who, "huisstijl") as transaction:
        transaction.change_pages(chosen)
    return list(weak_pairs(face))


def _check_statement(settings: PageSettings) -> PageSettings:
    address = settings.statement
    if address and not (is_safe_link(address) and address.lower().startswith("http")):
        raise ParticipationError(NO_STATEMENT.format(address=address))
    return settings


def _text(file: Path) -> str:
    try:
        if is_file(file):  # a device or a pipe may never end
            if file.stat().st_size > _MOST_BYTES:
                raise ParticipationError(TOO_LARGE.format(file=file.name, most=_MOST_BYTES // 1000))
            return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ParticipationError(UNREADABLE.format(file=file.name)) from error
    raise ParticipationError(UNREADABLE.format(file=file.name))
