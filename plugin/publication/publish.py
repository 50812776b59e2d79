"""Publishes a store into a folder: check, make public, write, verify, put in place, remember."""

from __future__ import annotations

import contextlib
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..bundled import face_of
from ..participation.page_settings import PageSettings
from ..participation.progress import Progress
from ..participation.snapshot import Snapshot
from ..participation.times import now, whole_second
from ..participation.words import ParticipationError, Text
from ..store.protocol import Publication, Store
from .database import filled
from .garbage import rare_collections
from .languages import Languages
from .order import Order, Website
from .public_view.areas import AreaFinder
from .public_view.choice import Choice, choice_at
from .public_view.site import public_view
from .records import PublicSite
from .release import earlier as earlier_files
from .release import manifest
from .release.kept import goal_key, prune, settle
from .release.kept import keep as keep_release
from .release.manifest import Manifest
from .release.public_folder import put_in_place
from .release.workplace import Workplace, room_watched, told_plainly, workplace
from .remarks import left_out, lost, turned_back
from .steady import steady
from .unknown_release import caught_up
from .web_address import public_address
from .writers.rows import Rows, rows_of
from .writers.staging import Staging

NO_PLANS = Text(
    "Er zijn geen plannen om te publiceren. Zet plannen op gepubliceerd, of bevestig dat het klopt.",
    "There are no plans to publish. Mark plans as published, or confirm that this is right.",
)
MANY_FEWER = Text(
    "Er staan nu {before} plannen; het zouden er {after} worden. Kijk na wat er ontbreekt, of bevestig dat het klopt.",
    "{before} plans are there now; there would be {after}. Check what is missing, or confirm that this is right.",
)
ANOTHER_TOWN = Text(
    "In {folder} staat de publicatie van {before}; deze is van {after}. Kies een andere map, of bevestig dat het "
    "klopt.",
    "{folder} holds the publication of {before}; this one is of {after}. Choose another folder, or confirm that this "
    "is right.",
)
FILE_BY_FILE = Text(
    "De bestanden zijn één voor één vervangen; in één stap kon hier niet.",
    "The files were replaced one by one; one step was not possible here.",
)
NOT_TIDIED = Text(
    "Oude uitgaven in {folder} konden niet worden opgeruimd ({reason}). Controleer de rechten op die map.",
    "Old releases in {folder} could not be tidied up ({reason}). Check the permissions of that folder.",
)
FOLDER_ALONE = Text(
    "De map is gepubliceerd, maar de opslag of de database ging niet mee. {reason} Publiceer daarna opnieuw.",
    "The folder was published, but the store or the database did not follow. {reason} Publish again after that.",
)
STORE_INSIDE = Text(
    "De opslag {store} staat in de publieke map {folder}: iedereen zou alles erin kunnen ophalen, ook wat niet "
    "openbaar is. Verplaats de opslag naar een andere map en publiceer opnieuw.",
    "The store {store} lies in the public folder {folder}: anybody could fetch all of it, also what is not public. "
    "Move the store to another folder and publish again.",
)


class ConfirmationNeededError(ParticipationError):
    """A publication that a person has to confirm first (contract: CONFIRM)."""


@dataclass(frozen=True)
class PublishResult:
    """What was published. withheld: how many records marked published an error left out. valid_until: in UTC.
    timezone: of the store, to say that in."""

    plans: int
    moments: int
    withheld: int
    valid_until: datetime | None
    timezone: str
    notes: tuple[Text, ...]


@rare_collections()
def publish(store: Store, folder: Path, website: Website, order: Order, progress: Progress) -> PublishResult:
    """Publish what the store holds into a folder, and where the order says so into a database's tables too.

    Raises ParticipationError; then what stood there still stands, unless the sentence says otherwise.
    """
    website = replace(website, base_url=public_address(website.base_url))
    with workplace(folder.resolve()) as place:
        return publish_snapshot(store, place, store.snapshot(), website, order, progress)


def write_preview(store: Store, folder: Path, at: datetime, website: Website, progress: Progress) -> None:
    """Write into an empty folder what a publication at an instant (aware) would hold, to look at. Nothing is published,
    kept or remembered. Raises ParticipationError."""
    address, at = public_address(website.base_url), whole_second(at)
    snapshot = store.snapshot()
    progress.fraction(0.05)
    choice = choice_at(snapshot, at)
    progress.fraction(0.15)
    site, _ = steady(public_view(snapshot, choice, AreaFinder(snapshot), at, address), snapshot.published)
    with told_plainly(folder):
        _write(site, rows_of(site), Staging(folder), snapshot.settings.pages, website.language, progress)


def publish_snapshot(
    store: Store, place: Workplace, snapshot: Snapshot, website: Website, order: Order, progress: Progress
) -> PublishResult:
    """Publish a snapshot of the store from a workplace. website: its base_url is one that `public_address` gave. Raises
    as `publish` does."""
    if place.folder in Path(store.address).resolve().parents:
        raise ParticipationError(STORE_INSIDE.format(store=store.address, folder=place.folder))
    at = whole_second(order.at)
    progress.fraction(0.05)
    progress.stop_if_cancelled()
    choice, areas = choice_at(snapshot, at), AreaFinder(snapshot)
    progress.fraction(0.15)
    progress.stop_if_cancelled()
    before = manifest.standing_in(place.folder)
    published, strange = caught_up(store, snapshot, place.folder, before)
    site, remembered = steady(public_view(snapshot, choice, areas, at, website.base_url), published)
    if not order.confirm:
        _refuse_another_town(before, site.gemeente, place.folder)
        _refuse_a_loss(before, len(site.plannen))
    progress.stop_if_cancelled()
    earlier = earlier_files.read(place.beside, place.folder)
    staging = Staging(place.staged, earlier.files, earlier.digests)
    rows = rows_of(site)
    with room_watched(place):
        notes = _write(site, rows, staging, snapshot.settings.pages, website.language, progress)
        release = _seal(site, place.staged, {**staging.written, **earlier.take_over(staging)})
        keep_release(place.beside, place.staged, site, rows, _goals(choice), website.language.codes)
    progress.stop_if_cancelled()
    fresh = {plan.id: slug for plan in choice.plans if (slug := choice.slugs[plan.id]) != plan.slug}
    in_one_step = None
    try:
        # within the transaction: a store that cannot be written is found out before anything is replaced
        with store.writing(order.who, order.why) as transaction:
            transaction.remember_publication(_publication(place, site, order.who), remembered, fresh)
            with filled(order.database, site, rows) if order.database else nullcontext():
                in_one_step = put_in_place(place, release)
    except ParticipationError as error:
        if in_one_step is None:
            raise
        raise ParticipationError(FOLDER_ALONE.format(reason=error.text)) from error
    with contextlib.suppress(OSError):  # without it the next publication makes every file, no more
        earlier_files.remember(place.beside, place.folder, staging.made_of)
    notes = [
        *left_out(areas, site),
        *notes,
        *strange,
        *lost(before, release),
        *turned_back(before, at, site.timezone),
        *([] if in_one_step else [FILE_BY_FILE]),
        *_tidied(place, order.keep),
    ]
    progress.fraction(1)
    counts = len(site.plannen), len(site.momenten), choice.withheld
    return PublishResult(*counts, site.geldig_tot, site.timezone, tuple(notes))


def _publication(place: Workplace, site: PublicSite, who: str) -> Publication:
    """What the store remembers of a release that is sealed and about to be put in place."""
    return Publication(
        published_at=now().isoformat(),
        at=site.at.isoformat(),
        published_by=who,
        folder=str(place.folder),
        manifest_sha256=manifest.fingerprint(place.staged / manifest.NAME)[1],
        plans=len(site.plannen),
        moments=len(site.momenten),
    )


def _tidied(place: Workplace, keep: int) -> list[Text]:
    """Give the release that now stands its name among the kept ones, and delete those that are too old. A failure here
    does not spoil the publication: gives a note on it instead."""
    try:
        settle(place.beside, place.folder)
        prune(place.beside, place.folder, keep)
    except OSError as error:
        return [NOT_TIDIED.format(folder=place.beside, reason=error.strerror or str(error))]
    return []


def _write(
    site: PublicSite, rows: Rows, staging: Staging, pages: PageSettings, language: Languages, progress: Progress
) -> list[Text]:
    from .page_options import page_options
    from .writers.calendar import write_calendars
    from .writers.dictionary import write_dictionary
    from .writers.layers import write_layers
    from .writers.news import write_news
    from .writers.pages import write_pages
    from .writers.readback import verify_layers
    from .writers.styles import write_styles

    progress.fraction(0.3)
    staged = staging.folder
    write_layers(site, rows, staged)
    progress.fraction(0.5)
    progress.stop_if_cancelled()

    def tell(done: float) -> None:
        progress.stop_if_cancelled()
        progress.fraction(0.5 + 0.4 * done)

    staging.watch(tell, len(site.momenten) + len(site.plannen) * len(language.codes))
    notes = verify_layers(site, staged)
    write_styles(staged, face_of(pages.face))
    write_dictionary(staged)
    write_calendars(site, staging)
    write_news(site, staged)
    write_pages(site, staging, page_options(pages, language.codes))
    return notes


def _goals(choice: Choice) -> dict[str, str]:
    return {goal_key(goal.id): goal.text for goal in choice.goals if goal.text}


def _seal(site: PublicSite, staged: Path, known: manifest.Files) -> Manifest:
    release = manifest.of_site(site, staged, known)
    (staged / manifest.NAME).write_bytes(release.to_bytes())
    return release


def _refuse_a_loss(before: Manifest | None, plans: int) -> None:
    if plans == 0:
        raise ConfirmationNeededError(NO_PLANS)
    # over 20 % fewer (contract, "What holds a record back")
    if before is not None and plans * 5 < before.plans * 4:
        raise ConfirmationNeededError(MANY_FEWER.format(before=before.plans, after=plans))


def _refuse_another_town(before: Manifest | None, town: str, folder: Path) -> None:
    """An office that publishes for several towns may mix up their folders."""
    stood = before.details.get("gemeente") if before is not None else None
    if stood not in (None, town):
        raise ConfirmationNeededError(ANOTHER_TOWN.format(before=stood, after=town, folder=folder))
