"""What the public will read of a plan, while its card is filled in: the words of its page, in HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from ..participation.checks import Finding, held_back
from ..participation.codes import PROMISES, PublicationState
from ..participation.dates import day
from ..participation.records import Plan
from ..participation.snapshot import Snapshot
from ..participation.status import phase_from
from ..participation.times import local_date
from ..participation.words import Text
from ..publication.phrases import FROM_DAY
from ..publication.public_view.areas import AreaFinder
from ..publication.public_view.contacts import public_contact
from ..publication.public_view.next_moment import level_of
from ..publication.public_view.standing import standing
from ..publication.writers.pages.links import bare, safe
from ..publication.writers.pages.whom import whom
from ..publication.writers.pages.words import page_words
from .as_public import public_moments
from .texts import in_html

UNPUBLISHED = {
    PublicationState.CONCEPT: Text(
        "Dit plan is nog een concept: het publiek leest dit pas als het openbaar wordt.",
        "This plan is still a draft: the public reads this only once it is published.",
    ),
    PublicationState.WITHDRAWN: Text(
        "Dit plan is ingetrokken: het publiek leest er niets van.",
        "This plan was withdrawn: the public reads nothing of it.",
    ),
}


def plan_preview(file: Snapshot, findings: Sequence[Finding], at: datetime, language: str) -> str:
    """The page of the one plan of a file as it would stand there at an instant (aware), without its moments. Every
    text is escaped; one of over 4 000 characters is cut, for the preview only. findings: of the check of this file."""
    return "".join(_paragraphs(file, findings, at, language))


def _paragraphs(file: Snapshot, findings: Sequence[Finding], at: datetime, language: str) -> Iterator[str]:
    plan, timezone, words = file.plans[0], file.settings.timezone, page_words(language)
    moments = public_moments(file, findings)
    warned = UNPUBLISHED.get(plan.publication_state)
    if warned is not None:
        yield f"<p><i>{escape(warned.in_language(language))}</i></p>"
    yield f"<h3>{in_html(plan.current_name)}</h3>"
    now = standing(plan, moments, at, timezone)
    yield f"<p><b>{in_html(now.said.in_language(language))}</b></p>"
    level = level_of(plan, moments)
    facts = (
        ("place", _where(file, words)),
        ("kind", plan.current_kind),
        ("phase", _phase(plan, at, timezone, language)),
        ("level", level.label.in_language(language) if level else None),
    )
    yield f"<p>{'<br>'.join(f'{escape(words[name])}: {in_html(value)}' for name, value in facts if value)}</p>"
    yield f"<h4>{escape(words['what'])}</h4><p>{in_html(plan.current_summary or words['no_summary'])}</p>"
    promise = PROMISES[level].in_language(language) if level and not now.is_over else None
    if plan.influence:
        heading = words["influence_was" if now.is_over else "influence"]
        yield f"<h4>{escape(heading)}</h4><p>{in_html(plan.influence)}</p>"
        if promise:
            yield f"<p><b>{escape(words['promise'])}</b><br>{escape(promise)}</p>"
    elif promise:
        yield f"<h4>{escape(words['promise'])}</h4><p>{escape(promise)}</p>"
    yield from _contact(file, findings, at, language)
    yield from _documents(plan, words)


def _phase(plan: Plan, at: datetime, timezone: str, language: str) -> str | None:
    """With from when, where the public is to read it only later than `at`."""
    if plan.current_phase is None:
        return None
    label, begins = plan.current_phase.label.in_language(language), phase_from(plan, timezone)
    if begins is None or begins <= at:
        return label
    return f"{label} · {FROM_DAY.format(day=day(local_date(begins, timezone))).in_language(language)}"


def _where(file: Snapshot, words: dict[str, str]) -> str:
    areas = AreaFinder(file).of_plan(file.plans[0])
    return words["whole_town"] if areas.whole_town else ", ".join(areas.names)


def _contact(file: Snapshot, findings: Sequence[Finding], at: datetime, language: str) -> Iterator[str]:
    held = held_back(findings).contacts
    contacts = [one for one in file.contacts_by_plan.get(file.plans[0].id, ()) if one.id not in held]
    contact = public_contact(contacts, at, file.settings.timezone)
    if contact is not None:
        lines = [whom(contact.naam, language).said, contact.email, contact.telefoon, bare(contact.website or "")]
        heading = escape(page_words(language)["contact"])
        yield f"<h4>{heading}</h4><p>{'<br>'.join(in_html(line) for line in lines if line)}</p>"


def _documents(plan: Plan, words: dict[str, str]) -> Iterator[str]:
    links = (("plan_link", plan.current_url), ("decision_link", plan.decision_url))
    shown = [f"<u>{escape(words[name])}</u>" for name, address in links if safe(address)]
    if shown:
        yield f"<h4>{escape(words['documents'])}</h4><p>{'<br>'.join(shown)}</p>"
