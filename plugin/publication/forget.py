"""Removes a person or organisation: from the store, and from what is kept of earlier releases (AVG art. 17)."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from ..participation.records import Contact, PlanContact
from ..participation.words import ParticipationError, Text
from ..store.protocol import Store
from .kept import Kept, kept_releases
from .release import Workplace, standing, tidied

UNKNOWN = Text(
    "Er is geen contact “{wanted}”. Geef de sleutel, het e-mailadres of de naam zoals die in de opslag staat.",
    "There is no contact “{wanted}”. Give the key, the e-mail address or the name as it stands in the store.",
)
SEVERAL = Text(
    "Er zijn {count} contacten “{wanted}”. Geef de sleutel van het ene dat u bedoelt: {keys}.",
    "There are {count} contacts “{wanted}”. Give the key of the one you mean: {keys}.",
)
CLEARED = Text(
    "Bewaarde uitgaven bij {folder} die deze persoon in een tekst noemden, zijn weggehaald: {count}.",
    "Kept releases at {folder} that named this person in a text were taken away: {count}.",
)
STILL_THERE = Text(
    "In {folder} kan deze persoon nog staan. Publiceer opnieuw; dan is hij daar weg.",
    "This person may still stand in {folder}. Publish again; then they are gone there.",
)
OUT_OF_REACH = Text(
    "Bij {folder} kan nu niets worden weggehaald ({reason}). Haal de publicatie en wat ernaast staat daar zelf weg.",
    "Nothing can be taken away at {folder} now ({reason}). Remove the publication, and what lies beside it, yourself.",
)
NOT_NOW = Text(
    "Wat van eerdere uitgaven bij {folder} bewaard wordt, staat er nog. {reason}",
    "What is kept of earlier releases at {folder} still stands. {reason}",
)
GONE = Text("de map is niet te vinden", "the folder cannot be found")
ELSEWHERE = Text(
    "Niet te bereiken zijn kopieën die anderen al ophaalden (zoekmachines, agenda’s, afnemers van open data), een "
    "webserver waar u zelf naartoe kopieert, zips die u maakte, en reservekopieën van de opslag. Tabellen in een "
    "database waarin u publiceert, worden schoon als u daar opnieuw in publiceert.",
    "Out of reach are copies that others already fetched (search engines, calendars, users of open data), a web "
    "server that you copy to yourself, zips that you made, and backups of the store. Tables in a database that you "
    "publish into are clean once you publish into them again.",
)


@dataclass(frozen=True)
class Forgotten:
    """cleared: how many kept releases were taken away. notes: what was done where, and what cannot be reached."""

    cleared: int
    notes: tuple[Text, ...]


def forget(store: Store, wanted: str, who: str) -> Forgotten:
    """Remove the one contact with that id, key, e-mail address or name, its ties to plans, and each kept release that
    names it in a text. Raises ParticipationError unless there is exactly one, and where the store cannot be written."""
    with store.writing(who, "contact verwijderd") as transaction:
        contact = _the_one(transaction.find(Contact), wanted.strip())
        ties = transaction.find(PlanContact, {"contact": contact.id})
        transaction.delete(PlanContact, [tie.id for tie in ties])
        transaction.delete(Contact, [contact.id])
        folders = transaction.publication_folders()
    texts = [text for text in (contact.name, contact.email, contact.phone) if text]
    cleared, notes = 0, []
    for folder in folders:
        count, said = _clear(Path(folder), texts)
        cleared += count
        notes += said
    return Forgotten(cleared, (*notes, ELSEWHERE))


def _the_one(contacts: list[Contact], wanted: str) -> Contact:
    for values in (lambda one: (one.id, one.key), lambda one: (one.email,), lambda one: (one.name,)):
        found = [one for one in contacts if wanted and wanted.casefold() in {(v or "").casefold() for v in values(one)}]
        if len(found) == 1:
            return found[0]
        if found:
            keys = ", ".join(one.key or one.id for one in found)
            raise ParticipationError(SEVERAL.format(count=len(found), wanted=wanted, keys=keys))
    raise ParticipationError(UNKNOWN.format(wanted=wanted))


def _clear(folder: Path, texts: list[str]) -> tuple[int, list[Text]]:
    if not folder.parent.is_dir():
        return 0, [OUT_OF_REACH.format(folder=folder, reason=GONE)]
    count, notes = 0, []
    place = Workplace(folder)
    try:
        # what a killed publication left is there too
        with tidied(place) if place.beside.is_dir() else nullcontext():
            for kept in kept_releases(place.beside):
                if _names(kept, texts):
                    kept.path.unlink()
                    count += 1
    except ParticipationError as error:
        notes.append(NOT_NOW.format(folder=folder, reason=error.text))
    except OSError as error:
        notes.append(OUT_OF_REACH.format(folder=folder, reason=error.strerror or str(error)))
    if count:
        notes.append(CLEARED.format(folder=folder, count=count))
    if standing(folder) is not None:
        notes.append(STILL_THERE.format(folder=folder))
    return count, notes


def _names(kept: Kept, texts: list[str]) -> bool:
    try:
        return any(kept.says(text) for text in texts)
    except ParticipationError:
        # what cannot be read cannot be put back either, and may hold anything
        return True
