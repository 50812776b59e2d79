"""What was done with the input of a moment, between the form and the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from ..participation.dates import day
from ..participation.records import Moment
from ..participation.times import local_date
from ..participation.words import Text
from ..publication.public_view.moments import feedback_told_from, public_moment
from ..publication.writers.pages.links import safe
from ..publication.writers.pages.site_view import moment_view
from ..publication.writers.pages.words import page_words
from .fields import record_of, shown_values
from .problems import Problem
from .texts import in_html
from .times import show_day

FIELDS = ("feedback", "feedback_url", "feedback_on")
SOMETHING = Text(
    "Schrijf wat er met de inbreng is gedaan, of geef de link naar het verslag.",
    "Write what was done with the input, or give the link to the report.",
)
DATE_NEEDED = Text("Vul in op welke dag u dit terugkoppelt.", "Fill in the day on which you give this feedback.")
WAITS = Text(
    "Te lezen vanaf {day}, zodra u dan opnieuw publiceert.", "To be read from {day}, once you publish again then."
)
NOT_PUBLIC = Text(
    "Dit moment is niet openbaar: het publiek leest dit pas als u het openbaar maakt.",
    "This moment is not public: the public reads this only once you make it so.",
)
NOTHING = Text("Nog niets.", "Nothing yet.")


def shown_feedback(moment: Moment, at: datetime, language: str) -> dict[str, Any]:
    """What the form shows; today where no feedback was given yet."""
    values = shown_values(moment, FIELDS, language)
    if not any(values.values()):
        values["feedback_on"] = show_day(local_date(at, moment.timezone), language)
    return values


def with_feedback(typed: Mapping[str, Any], opened: Mapping[str, Any], base: Moment) -> tuple[Moment, list[Problem]]:
    """The moment with what is typed, and what keeps it from being saved. Without text and link, feedback is taken
    back, and its date with it. opened: what of it stood there before."""
    has_some = bool(typed["feedback"].strip() or typed["feedback_url"].strip())
    had_some = bool(base.feedback or base.feedback_url)
    if not has_some:
        typed = dict.fromkeys(FIELDS, "")
    moment, problems = record_of(typed, opened, base)
    if not has_some and not had_some:
        problems.append(Problem("feedback", SOMETHING))
    elif has_some and not typed["feedback_on"].strip():
        problems.append(Problem("feedback_on", DATE_NEEDED))
    return moment, problems


def feedback_preview(moment: Moment, at: datetime, language: str) -> str:
    """What the public will read, as simple HTML, every text escaped; with from when, where that is later than `at`."""
    since = feedback_told_from(moment) or at
    public = public_moment(moment, None, max(at, since))
    words, view = page_words(language), moment_view(public, moment.timezone, language, at)
    parts = [] if moment.is_published else [f"<p><i>{escape(NOT_PUBLIC.in_language(language))}</i></p>"]
    parts += [f"<h3>{escape(words['feedback'])}</h3>", f"<p><b>{escape(view.short_title)}</b></p>"]
    if since > at:
        wait = WAITS.format(day=day(local_date(since, moment.timezone)))
        parts.append(f"<p><i>{escape(wait.in_language(language))}</i></p>")
    elif view.has_feedback and view.feedback_day:
        parts.append(f"<p>{escape(view.feedback_day)}</p>")
    if public.terugkoppeling:
        parts.append(f"<p>{in_html(public.terugkoppeling)}</p>")
    if safe(public.terugkoppeling_url):
        parts.append(f"<p><u>{escape(words['feedback_link'])}</u></p>")
    if not public.terugkoppeling and not safe(public.terugkoppeling_url):
        parts.append(f"<p>{escape(NOTHING.in_language(language))}</p>")
    return "".join(parts)
