"""Puts an earlier release back: its words as they were, without what has since been withdrawn or may no longer be
shown, right for the moment it is put back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...participation.progress import Progress
from ...participation.times import whole_second
from ...participation.words import ParticipationError, Text
from ...store.protocol import Store
from ..difference.state import State
from ..garbage import rare_collections
from ..languages import Languages
from ..order import Order, Website
from ..public_view.areas import AreaFinder
from ..public_view.choice import choice_at
from ..publish import PublishResult, publish_snapshot
from ..release.kept import find_kept
from ..release.workplace import workplace
from ..web_address import public_address
from .earlier_words import put_back

NOTHING_LEFT = Text(
    "Van uitgave {name} mag niets meer openbaar zijn: alle plannen zijn sindsdien ingetrokken, verwijderd of weer "
    "concept. De publicatie die er staat, blijft staan.",
    "Nothing of release {name} may be public any more: every plan was withdrawn, removed or made a draft since. The "
    "publication that is there stays.",
)


@rare_collections()
def rollback(store: Store, folder: Path, name: str, order: Order, progress: Progress) -> PublishResult:
    """Put back the kept release of that name, or where it is empty the last one before the standing one.

    It is a publication like any other: what thereby changes for the public is dated now and counted up, so that
    calendars and readers of news notice; nothing in the store changes. Raises ParticipationError where there is no such
    release, where it is damaged, where nothing of it may still be shown, and as `publish` does.
    """
    at = whole_second(order.at)
    with workplace(folder.resolve()) as place:
        kept = find_kept(place.beside, place.folder, name)
        release = kept.read()
        snapshot = store.snapshot()
        now = State(snapshot, choice_at(snapshot, at), AreaFinder(snapshot), at)
        progress.fraction(0.1)
        with kept.told_as_spoilt():
            then, notes = put_back(snapshot, release, (now.plans, now.moments))
            website = Website(Languages.of_codes(release.languages), public_address(release.address))
        if not choice_at(then, at).plans:
            raise ParticipationError(NOTHING_LEFT.format(name=kept.name))
        result = publish_snapshot(store, place, then, website, replace(order, why="terugzetten"), progress)
    return replace(result, notes=(*notes, *result.notes))
