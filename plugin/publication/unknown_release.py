"""A release that the store does not know: it is of another store, or this one came back from a backup since. And one
that it knows and that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ..participation.record_types import MOMENT
from ..participation.snapshot import PublishedRecord, Snapshot
from ..participation.words import ParticipationError, Text
from ..store.protocol import Store
from .release import manifest
from .release.reading import last_changes, whole_file

NOT_OF_THIS_STORE = Text(
    "Deze opslag kent de publicatie niet die er stond: zij kwam uit een andere opslag, deze is sindsdien teruggezet "
    "uit een reservekopie, of het publiceren werd toen afgebroken. Wat alleen daarin stond, is nu weg. Was dat niet de "
    "bedoeling, publiceer dan uit de opslag waar het nog in staat.",
    "This store does not know the previous publication: it came from another store, this one was restored from a "
    "backup since, or publishing was broken off then. What was only in that one is gone now. If that was not meant, "
    "publish from the store that still holds it.",
)
GONE_SINCE = Text(
    "Deze opslag werd al eens in {folder} gepubliceerd, maar daar stond nu niets. Was dat niet de bedoeling, kijk dan "
    "of de schijf of share wel verbonden is.",
    "This store was published into {folder} before, but nothing was there now. If that was not meant, see whether "
    "the disk or share is connected.",
)
_SEQUENCE = re.compile(rb"^UID:([^@\r\n]+)@[^\r\n]*\r\nSEQUENCE:(\d{1,9})\r$", re.MULTILINE)


def caught_up(
    store: Store, snapshot: Snapshot, folder: Path, standing: manifest.Manifest | None
) -> tuple[list[PublishedRecord], list[Text]]:
    """What the store remembers as public, brought up to the release that stands in a folder, and what is to be told
    about that release.

    Where the store does not know that release, each record that changed there later counts as changed anew, with a
    sequence above the one there. Otherwise calendars and readers of news that saw that release would take the coming
    one for older.
    """
    remembered = list(snapshot.published)
    with store.reading() as reader:
        if standing is None:
            is_gone = str(folder) in reader.publication_folders()
            return remembered, [GONE_SINCE.format(folder=folder)] if is_gone else []
        if reader.has_published(manifest.fingerprint(folder / manifest.NAME)[1]):
            return remembered, []
    dates = {**_dates(folder, "plannen.geojson", standing), **_dates(folder, "momenten.geojson", standing)}
    sequences = _sequences(folder, standing)
    remembered += _of_drafts(snapshot, dates, sequences)
    return [_caught_up(record, dates, sequences) for record in remembered], [NOT_OF_THIS_STORE]


def _of_drafts(
    snapshot: Snapshot, dates: Mapping[str, datetime], sequences: Mapping[str, int]
) -> Iterator[PublishedRecord]:
    """What the release says of moments that were not public yet when the backup was made."""
    known = {record.id for record in snapshot.published}
    for moment in snapshot.moments:
        if moment.id not in known and moment.id in dates and moment.id in sequences:
            seen = dates[moment.id].isoformat()
            yield PublishedRecord(MOMENT, moment.id, "", seen, seen, sequences[moment.id], True)


def _caught_up(record: PublishedRecord, dates: Mapping[str, datetime], sequences: Mapping[str, int]) -> PublishedRecord:
    sequence = sequences.get(record.id, 0)
    if sequence <= record.sequence and not _is_later(dates.get(record.id), record.changed_at):
        return record
    return replace(record, digest="", sequence=max(record.sequence, sequence))


def _is_later(there: datetime | None, here: str) -> bool:
    try:
        return there is not None and there > datetime.fromisoformat(here)
    except (ValueError, TypeError):  # no time, or one without a zone: it is dated anew all the same
        return False


def _dates(folder: Path, name: str, standing: manifest.Manifest) -> dict[str, datetime]:
    try:
        return last_changes(folder, name, standing)
    except ParticipationError:
        return {}


def _sequences(folder: Path, standing: manifest.Manifest) -> dict[str, int]:
    try:
        agenda = whole_file(folder, "agenda.ics", standing)
    except ParticipationError:
        return {}
    return {id.decode(errors="replace"): int(number) for id, number in _SEQUENCE.findall(agenda)}
