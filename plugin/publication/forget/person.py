"""Removes a person or organisation: from the store, and from what is kept of earlier releases (AVG art. 17)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from ...on_disk import is_folder
from ...participation.codes import ContactKind
from ...participation.naming import own_name
from ...participation.person import Person, name_words, person_of
from ...participation.records import Contact, PlanContact
from ...participation.words import ParticipationError, Text
from ...store.protocol import Store, Transaction
from ..database import Database
from ..release import manifest
from ..release.kept import Kept, kept_releases
from ..release.workplace import Workplace, tidied
from ..texts import public_text
from .mentions import mentions
from .tables import clear_person

UNKNOWN = Text(
    "Er is geen contact “{wanted}”. Geef de sleutel, het e-mailadres, het telefoonnummer of de naam zoals die in de "
    "opslag staat.",
    "There is no contact “{wanted}”. Give the key, the e-mail address, the telephone number or the name as it is in "
    "the store.",
)
SEVERAL = Text(
    "Er zijn {count} contacten “{wanted}”. Geef de sleutel van het ene dat u bedoelt: {keys}.",
    "There are {count} contacts “{wanted}”. Give the key of the one you mean: {keys}.",
)
NO_CONTACT = Text(
    "Er is (meer) geen contact “{wanted}”. De geschiedenis en de bewaarde uitgaven zijn wel nagekeken.",
    "There is no contact “{wanted}” (any more). History and the kept releases were looked through all the same.",
)
REMOVED = Text("Het contact is uit de opslag verwijderd.", "The contact was removed from the store.")
NAMED = Text(
    "De opslag noemt deze persoon nog (aantal plekken: {count}). Een tekst van een ander wordt niet vanzelf gewijzigd:",
    "The store still names this person (places: {count}). A text of somebody else is not changed by itself:",
)
AGAIN = Text(
    "Wat u zo wijzigt, bewaart de geschiedenis met de oude woorden. Verwijder daarna nog eens “{wanted}”: dat wist ze.",
    "What you change so, history keeps with the old words. Remove “{wanted}” once more after that: it clears them.",
)
WEBSITE = Text(
    "Naar de website {website} is in teksten niet gezocht: die kan ook van anderen zijn. Is zij van deze persoon zelf, "
    "verwijder dan ook “{website}”: dat zoekt haar.",
    "The website {website} was not looked for in texts: it may be that of others too. If it is this person's own, "
    "remove “{website}” as well: that looks for it.",
)
HISTORY = Text(
    "Uit de geschiedenis zijn de woorden gehaald die deze persoon noemden (aantal regels: {count}). Dat, wanneer "
    "en met welk account er iets wijzigde, staat er nog.",
    "The words that named this person were taken out of the history (lines: {count}). That, when and by which account "
    "something changed is still there.",
)
CLEARED = Text(
    "Bewaarde uitgaven bij {folder} die deze persoon in een tekst noemden, zijn weggehaald: {count}.",
    "Kept releases at {folder} that named this person in a text were taken away: {count}.",
)
STILL_THERE = Text(
    "In {folder} kan deze persoon nog staan. Publiceer opnieuw; dan is hij daar weg.",
    "This person may still be named in {folder}. Publish again; then they are gone there.",
)
OUT_OF_REACH = Text(
    "Bij {folder} kan nu niets worden weggehaald ({reason}). Haal de publicatie en wat ernaast staat daar zelf weg.",
    "Nothing can be taken away at {folder} now ({reason}). Remove the publication, and what lies beside it, yourself.",
)
NOT_NOW = Text(
    "Wat van eerdere uitgaven bij {folder} bewaard wordt, staat er nog. {reason}",
    "What is kept of earlier releases at {folder} is still there. {reason}",
)
TABLES_CLEARED = Text(
    "Uit de tabellen in {database} is deze persoon als contact gehaald. Rijen: {count}. Wat PostgreSQL van de rijen "
    "van voordien nog bewaart, ruimt het zelf op (VACUUM).",
    "This person was taken out of the tables in {database} as a contact. Rows: {count}. What PostgreSQL still keeps of "
    "the rows as they were, it clears by itself (VACUUM).",
)
TABLES_NAME = Text(
    "Tabel {table} in {database} noemt deze persoon nog in {field}. Publiceer er opnieuw in, met de tekst gewijzigd.",
    "Table {table} in {database} still names this person in {field}. Publish into it again, with the text changed.",
)
TABLES_STAND = Text("In de tabellen staat deze persoon nog. {reason}", "This person is still in the tables. {reason}")
GONE = Text("de map is niet te vinden", "the folder cannot be found")
ELSEWHERE = Text(
    "Niet te bereiken zijn kopieën die anderen al ophaalden (zoekmachines, agenda's, afnemers van open data), een "
    "webserver waar u zelf naartoe kopieert, zips die u maakte, spreadsheets die u inlas met hun verslag, en "
    "reservekopieën van opslag en database. Tabellen in een database die u hier niet noemde, worden schoon als u daar "
    "opnieuw in publiceert. QGIS onthoudt wat u hier intypte: maak Processing › Geschiedenis leeg.",
    "Out of reach are copies that others already fetched (search engines, calendars, users of open data), a web "
    "server that you copy to yourself, zips that you made, spreadsheets that you imported with their report, and "
    "backups of store and database. Tables in a database that you did not name here are clean once you publish into "
    "them again. QGIS keeps what you typed here: clear Processing › History.",
)


@dataclass(frozen=True)
class Forgotten:
    """What removing a person did. cleared: how many kept releases were deleted. named: in how many texts the store
    still names the person. notes: what was done where, what to do, and what cannot be reached."""

    cleared: int
    named: int
    notes: tuple[Text, ...]


def forget(store: Store, wanted: str, who: str, database: Database | None = None) -> Forgotten:
    """Remove the one contact with that id, key, e-mail address, name or telephone number, with its ties to plans, and
    each kept release and each value in the history whose text names the person. Texts in the store that name the person
    are told of, not changed. database: public tables to take the person out of as well.

    A person who is no contact (any more) is taken out of the history, the kept releases and the tables all the same.
    Raises ParticipationError where nothing names the person, where several contacts are meant, and where the store
    cannot be written.
    """
    wanted = wanted.strip()
    with store.writing(who, "contact verwijderd") as transaction:
        contact = _the_one(transaction.find(Contact), wanted)
        person = _remove(transaction, contact) if contact else person_of(wanted)
        lines = transaction.clear_history(person.is_named_in)
        texts = mentions(transaction, person)
        folders = transaction.publication_folders()
    cleared, notes = 0, [REMOVED if contact else NO_CONTACT.format(wanted=wanted)]
    if texts:
        notes += [NAMED.format(count=len(texts)), *texts, AGAIN.format(wanted=person.known_by)]
    website = _own_website(contact)
    if website:
        notes.append(WEBSITE.format(website=website))
    if lines:
        notes.append(HISTORY.format(count=lines))
    for folder in folders:
        count, said = _clear(Path(folder), person)
        cleared += count
        notes += said
    in_tables, said = _clear_tables(database, person, website) if database else (False, [])
    if not (contact or texts or lines or cleared or in_tables):
        raise ParticipationError(UNKNOWN.format(wanted=wanted))
    return Forgotten(cleared, len(texts), (*notes, *said, ELSEWHERE))


def _remove(transaction: Transaction, contact: Contact) -> Person:
    ties = transaction.find(PlanContact, {"contact": contact.id})
    transaction.delete(PlanContact, [tie.id for tie in ties])
    transaction.delete(Contact, [contact.id])
    return Person(contact.name, contact.email, contact.phone)


def _own_website(contact: Contact | None) -> str | None:
    # an organisation's may be that of others too
    return public_text(contact.website) if contact and contact.kind is ContactKind.PERSON else None


def _clear_tables(database: Database, person: Person, website: str | None) -> tuple[bool, list[Text]]:
    """Whether the tables named the person or could not be asked, and the notes on it."""
    try:
        count, named = clear_person(database, person, website)
    except ParticipationError as error:
        return True, [TABLES_STAND.format(reason=error.text)]
    place = database.address
    told = [TABLES_NAME.format(table=table, field=field, database=place) for table, field in dict.fromkeys(named)]
    return bool(count or named), [TABLES_CLEARED.format(count=count, database=place), *told]


def _the_one(contacts: list[Contact], wanted: str) -> Contact | None:
    for is_meant in _WAYS:
        found = [one for one in contacts if wanted and is_meant(one, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            keys = ", ".join(one.key or one.id for one in found)
            raise ParticipationError(SEVERAL.format(count=len(found), wanted=wanted, keys=keys))
    return None


def _is(wanted: str, *values: str | None) -> bool:
    return wanted.casefold() in {(value or "").strip().casefold() for value in values}


def _is_called(contact: Contact, wanted: str) -> bool:
    """Whether this is the contact's name, perhaps without its accents, or with "dhr." or "mevrouw" before it."""
    name = name_words(own_name(contact) or "")
    return bool(name) and name == name_words(wanted)


def _has_number(contact: Contact, wanted: str) -> bool:
    asked = person_of(wanted)
    return asked == Person(phone=asked.phone) and asked.is_named_in(contact.phone or "")


_WAYS: tuple[Callable[[Contact, str], bool], ...] = (
    lambda one, wanted: _is(wanted, one.id, one.key),
    lambda one, wanted: _is(wanted, one.email),
    lambda one, wanted: _is(wanted, one.name),
    _is_called,
    _has_number,
)
"""By which a contact is known, the surest first."""


def _clear(folder: Path, person: Person) -> tuple[int, list[Text]]:
    count, notes = 0, []
    place = Workplace(folder)
    try:
        # one of Windows is relative elsewhere, and the other way round
        if not folder.is_absolute() or not (is_folder(folder) or is_folder(place.beside)):
            return 0, [OUT_OF_REACH.format(folder=folder, reason=GONE)]
        # what a killed publication left is there too
        with tidied(place) if is_folder(place.beside) else nullcontext():
            for kept in kept_releases(place.beside):
                if _names(kept, person):
                    kept.path.unlink()
                    count += 1
    except ParticipationError as error:
        notes.append(NOT_NOW.format(folder=folder, reason=error.text))
    except OSError as error:
        notes.append(OUT_OF_REACH.format(folder=folder, reason=error.strerror or str(error)))
    if count:
        notes.append(CLEARED.format(folder=folder, count=count))
    if manifest.standing_in(folder) is not None:
        notes.append(STILL_THERE.format(folder=folder))
    return count, notes


def _names(kept: Kept, person: Person) -> bool:
    try:
        return any(map(person.is_named_in, kept.texts()))
    except ParticipationError:
        # what cannot be read cannot be put back either, and may hold anything
        return True
