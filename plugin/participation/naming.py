"""What a planner knows a record by: in findings, lists and sentences about it."""

from __future__ import annotations

from datetime import date

from .codes import ContactKind
from .dates import day
from .records import Contact, Moment, Plan
from .words import Text

OF_DAY = Text("{moment} van {when}", "{moment} of {when}")
AND_WHEN = Text("{moment}, {when}", "{moment}, {when}")
SOMEBODY = Text(
    "Vul ten minste een naam, organisatie, e-mailadres, telefoonnummer of website in.",
    "Fill in at least a name, organisation, e-mail address, telephone number or website.",
)
OF_PLAN = Text("{moment} ({plan})", "{moment} ({plan})")


def plan_name(plan: Plan) -> str:
    """What a planner knows a plan by."""
    return plan.current_name.strip() or plan.source_key or plan.slug or plan.id


def own_name(contact: Contact) -> str | None:
    """The name of a contact; where an organisation has none, what is filled in as its organisation."""
    has_name = bool((contact.name or "").strip())
    return contact.name if has_name or contact.kind is ContactKind.PERSON else contact.organisation


def is_somebody(contact: Contact) -> bool:
    """Whether anything is filled in by which the contact can be known."""
    return any((contact.name, contact.organisation, contact.email, contact.phone, contact.website))


def contact_name(contact: Contact) -> str:
    """What a planner knows a contact by."""
    return contact.name or contact.organisation or contact.key or contact.id


def moment_title(moment: Moment) -> Text:
    """Its own title, else the words for its kind."""
    title = (moment.title or "").strip()
    return Text(title, title) if title else moment.kind.label


def moment_name(moment: Moment, plan: Plan | None) -> str:
    """What tables name a moment by, the same in each language: its title or kind, its day, its plan."""
    words = [moment_title(moment).nl]
    if moment.begin_local:
        words.append(moment.begin_local[:10])
    if plan is not None:
        words.append(f"({plan_name(plan)})")
    return " ".join(words)


def moment_words(moment: Moment, plan: Plan | None) -> Text:
    """What a planner knows a moment by, in the reader's words: its title or kind, its day or period, its plan."""
    said, when = moment_title(moment), moment_day(moment)
    if when is not None:
        is_of_day = said is moment.kind.label and _begins(moment) is not None
        said = (OF_DAY if is_of_day else AND_WHEN).format(moment=said, when=when)
    return said if plan is None else OF_PLAN.format(moment=said, plan=plan_name(plan))


def moment_day(moment: Moment) -> Text | None:
    """What tells a moment from others of its title: its day, else the words for its period. None where it has none."""
    begins = _begins(moment)
    if begins is not None:
        return day(begins)
    return Text(moment.period_text, moment.period_text) if moment.period_text else None


def _begins(moment: Moment) -> date | None:
    """The day a moment begins; None where that is not known, or no date (another program may have written it)."""
    if not moment.precision.is_exact:
        return None
    try:
        return date.fromisoformat((moment.begin_local or "")[:10])
    except ValueError:
        return None
