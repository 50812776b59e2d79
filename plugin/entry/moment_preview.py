"""What the public will read of a moment, while it is typed: the words of its card on the page of the plan, in HTML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..participation.codes import PROMISES
from ..participation.records import Moment, Plan
from ..participation.words import Text
from ..publication.public_view.moments import public_moment
from ..publication.public_view.next_moment import level_of
from ..publication.public_view.standing import standing
from ..publication.writers.pages.links import safe
from ..publication.writers.pages.site_view import moment_view
from ..publication.writers.pages.views import MomentView
from ..publication.writers.pages.words import page_words
from .plan_preview import UNPUBLISHED
from .texts import in_html


def moment_preview(moment: Moment, plan: Plan | None, at: datetime, timezone: str, language: str) -> str:
    """The card of a moment as it would stand there at an instant (aware). Every text is escaped; a text of over 4 000
    characters is cut, for the preview only."""
    view = moment_view(public_moment(moment, plan, at), timezone, language, at)
    return "".join(_paragraphs(view, moment, plan, at, timezone, language))


def _paragraphs(
    view: MomentView, moment: Moment, plan: Plan | None, at: datetime, timezone: str, language: str
) -> Iterator[str]:
    words, record = page_words(language), view.record
    warned = UNPUBLISHED.get(plan.publication_state) if plan else None
    if warned is not None:
        yield f"<p><i>{in_html(warned.in_language(language))}</i></p>"
    yield f"<h3>{in_html(view.short_title)}</h3>"
    stand = _stand(moment, plan, at, timezone)
    if stand is not None:
        yield f"<p><b>{in_html(stand.in_language(language))}</b></p>"
    if view.state:
        yield f"<p><b>{in_html(view.state)}</b></p>"
    if view.when:
        yield f"<p>{in_html(view.when)}</p>"
    if view.was:
        yield f"<p>{in_html(words['was_planned'].format(when=view.was))}</p>"
    kinds = [part for part in (view.kind, view.level) if part]
    if kinds:
        yield f"<p>{in_html(' · '.join(kinds))}</p>"
    where = ", ".join(part for part in (record.plaats, record.adres) if part)
    for name, text in (("place", where), ("audience", record.doelgroep), ("about", record.beinvloedingsruimte)):
        if text:
            yield f"<p><b>{words[name]}</b><br>{in_html(text)}</p>"
    # the page tells it once, of the whole plan
    level = level_of(plan, [moment]) if plan else None
    if level is not None:
        yield f"<p><b>{words['promise']}</b><br>{in_html(PROMISES[level].in_language(language))}</p>"
    links = (("respond", record.reageren_url), ("sign_up", record.aanmelden_url), ("attend_online", record.online_url))
    buttons = [f"<u>{words[name]}</u>" for name, address in links if safe(address)]
    if buttons and view.goes_on:
        yield f"<p>{' &nbsp; '.join(buttons)}</p>"


def _stand(moment: Moment, plan: Plan | None, at: datetime, timezone: str) -> Text | None:
    """What the page will say of the moment at this instant: that it is open and how long still, or when it begins."""
    now = standing(Plan(id="", level=plan.level if plan else None), [moment], at, timezone)
    return None if now.more is None else now.said
