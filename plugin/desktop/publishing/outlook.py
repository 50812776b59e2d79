"""What a publication would hold now and what the public would see change, for the dialog that publishes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ...host.office_words import office_words
from ...participation.checks import Finding, check, held_back, language_hints
from ...participation.codes import PublicationState
from ...participation.progress import CancelledError, Progress
from ...participation.times import now
from ...participation.words import ParticipationError, Text
from ...publication.difference.changes import Difference, difference
from ...publication.public_view.choice import choose
from ...publication.release.kept import Kept, kept_releases
from ...publication.release.workplace import Workplace
from ...store.addresses import open_store


@dataclass(frozen=True)
class Outlook:
    """What the publishing dialog shows. withheld: how many records marked published an error leaves out. drafts: how
    many plans are not marked yet. difference: None without a folder, or where the folder cannot be compared; trouble
    says why. kept: the releases that can be put back, newest first."""

    title: str
    timezone: str
    plans: int
    moments: int
    withheld: int
    drafts: int
    findings: list[Finding]
    difference: Optional[Difference]
    trouble: Optional[Text]
    kept: list[Kept]


def look(address: str, folder: str, progress: Progress) -> Outlook:
    """Compare a store with the publication in a folder; without a folder (""), tell of the store alone. Raises
    ParticipationError where the store cannot be read."""
    with open_store(address) as store:
        snapshot = store.snapshot()
    progress.fraction(0.2)
    at = now()
    findings, words = check(snapshot, at), office_words()
    choice = choose(snapshot, held_back(findings))
    progress.fraction(0.4)
    found, trouble, kept = None, None, []
    if folder:
        try:
            found = difference(snapshot, Path(folder), at, words)
            public = Path(folder).resolve()
            kept = [one for one in kept_releases(Workplace(public).beside) if not one.stands_in(public)]
        except CancelledError:
            raise
        except ParticipationError as error:
            trouble = error.text
    progress.fraction(0.9)
    drafts = sum(plan.publication_state is PublicationState.CONCEPT for plan in snapshot.plans)
    settings, counts = snapshot.settings, (len(choice.plans), len(choice.moments), choice.withheld, drafts)
    findings += language_hints(snapshot, at, words)
    return Outlook(settings.title, settings.timezone, *counts, findings, found, trouble, kept)
