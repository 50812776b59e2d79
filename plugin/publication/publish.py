"""Publishes a store into a folder: check, make public, write, verify, put in place, remember."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from ..participation.checks import HeldBack, check, held_back
from ..participation.codes import PublicationState
from ..participation.progress import Progress
from ..participation.snapshot import Snapshot
from ..participation.times import iso_local, now
from ..participation.words import ParticipationError, Text
from ..store.protocol import Publication, Store
from . import manifest
from .public_view import is_public, public_view
from .records import PublicSite
from .release import check_folder, put_in_place, staging
from .slugs import free_slug, is_safe
from .steady import steady

NO_PLANS = Text(
    "Er zijn geen plannen om te publiceren. Klopt dat, publiceer dan met bevestiging (CONFIRM).",
    "There are no plans to publish. If that is right, publish with confirmation (CONFIRM).",
)
MANY_FEWER = Text(
    "Er staan nu {before} plannen; het zouden er {after} worden. Klopt dat, publiceer dan met bevestiging (CONFIRM).",
    "{before} plans stand there now; there would be {after}. If that is right, publish with confirmation (CONFIRM).",
)
FILE_BY_FILE = Text(
    "De bestanden zijn één voor één vervangen; in één stap kon hier niet.",
    "The files were replaced one by one; one step was not possible here.",
)
_FEWEST = 0.8


class Languages(IntEnum):
    """The LANGUAGE parameter of `publish`."""

    NL = 0
    EN = 1
    BOTH = 2

    @property
    def codes(self) -> tuple[str, ...]:
        return (("nl",), ("en",), ("nl", "en"))[self]


@dataclass(frozen=True)
class PublishResult:
    """What was published, in numbers. withheld: records marked published that an error left out."""

    plans: int
    moments: int
    withheld: int
    valid_until: datetime | None
    timezone: str
    notes: list[Text] = field(default_factory=list)


def publish(
    store: Store,
    folder: Path,
    at: datetime,
    languages: Languages,
    base_url: str | None,
    confirm: bool,
    who: str,
    progress: Progress,
) -> PublishResult:
    """Publish what the store holds at an instant. Raises ParticipationError; then what stood there still stands."""
    folder = folder.absolute()
    check_folder(folder)
    snapshot = store.snapshot()
    held = held_back(check(snapshot, at))
    slugs = slugs_of(snapshot, held)
    site, remembered = steady(public_view(snapshot, held, slugs, at, _with_slash(base_url)), snapshot.published)
    if not confirm:
        _refuse_a_loss(folder, len(site.plannen))
    progress.fraction(0.3)
    with staging(folder) as staged:
        notes = _write(site, staged, languages, progress)
        written = manifest.Manifest(_details(site), manifest.describe(staged))
        (staged / manifest.NAME).write_bytes(written.to_bytes())
        manifest.verify(staged, written)
        progress.stop_if_cancelled()
        if not put_in_place(staged, folder):
            notes.append(FILE_BY_FILE)
    publication = Publication(
        published_at=now().isoformat(),
        at=at.isoformat(),
        published_by=who,
        folder=str(folder),
        manifest_sha256=manifest.fingerprint(folder / manifest.NAME)[1],
        plans=len(site.plannen),
        moments=len(site.momenten),
    )
    fresh = {plan.id: slugs[plan.id] for plan in snapshot.plans if plan.id in slugs and plan.slug != slugs[plan.id]}
    with store.writing(who, "publicatie") as transaction:
        transaction.remember_publication(publication, remembered, fresh)
    progress.fraction(1)
    return PublishResult(
        len(site.plannen),
        len(site.momenten),
        _withheld(snapshot, held),
        site.geldig_tot,
        site.timezone,
        notes,
    )


def slugs_of(snapshot: Snapshot, held: HeldBack) -> dict[str, str]:
    """The slug of each plan that goes public: what it has, else one that no page has or had."""
    taken = {plan.slug for plan in snapshot.plans if plan.slug} | {former.slug for former in snapshot.former_slugs}
    slugs: dict[str, str] = {}
    for plan in sorted(snapshot.plans, key=lambda plan: (plan.current_name, plan.id)):
        if not is_public(plan, held):
            continue
        own = plan.slug if plan.slug and is_safe(plan.slug) and plan.slug not in slugs.values() else None
        slugs[plan.id] = own or free_slug(plan.current_name, taken)
        taken.add(slugs[plan.id])
    return slugs


def _write(site: PublicSite, staged: Path, languages: Languages, progress: Progress) -> list[Text]:
    from .writers.calendar import write_calendars
    from .writers.dictionary import write_dictionary
    from .writers.layers import write_layers
    from .writers.news import write_news
    from .writers.pages import PageOptions, write_pages
    from .writers.readback import verify_layers
    from .writers.styles import write_styles

    write_layers(site, staged)
    progress.fraction(0.5)
    progress.stop_if_cancelled()
    notes = verify_layers(site, staged)
    write_styles(staged)
    write_dictionary(staged)
    write_calendars(site, staged)
    write_news(site, staged)
    progress.fraction(0.6)
    progress.stop_if_cancelled()
    write_pages(site, staged, PageOptions(languages=languages.codes))
    progress.fraction(0.9)
    return notes


def _details(site: PublicSite) -> dict[str, object]:
    return {
        "titel": site.titel,
        "gemeente": site.gemeente,
        "gepubliceerd_op": iso_local(site.at, site.timezone),
        "geldig_tot": iso_local(site.geldig_tot, site.timezone) if site.geldig_tot else None,
        "plannen": len(site.plannen),
        "momenten": len(site.momenten),
        "versie": _version(),
    }


def _version() -> str:
    lines = (Path(__file__).parents[2] / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split("=", 1)[1].strip() for line in lines if line.startswith("version="))


def _refuse_a_loss(folder: Path, plans: int) -> None:
    if plans == 0:
        raise ParticipationError(NO_PLANS)
    standing = manifest.read(folder)
    before = int(standing.details.get("plannen", 0)) if standing else 0
    if plans < _FEWEST * before:
        raise ParticipationError(MANY_FEWER.format(before=before, after=plans))


def _withheld(snapshot: Snapshot, held: HeldBack) -> int:
    plans = {plan.id for plan in snapshot.plans if plan.publication_state is PublicationState.PUBLISHED}
    moments = {m.id for m in snapshot.moments if m.publication_state is PublicationState.PUBLISHED}
    return len(held.plans & plans) + len(held.moments & moments)


def _with_slash(base_url: str | None) -> str | None:
    if not base_url or not base_url.strip():
        return None
    return base_url.strip().rstrip("/") + "/"
