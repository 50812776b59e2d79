"""The goals of a neighbourhood, between their form and the store, and what the public reads of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from ..participation.checks import FindingCode
from ..participation.checks.definitions import DEFINITIONS
from ..participation.checks.texts import is_visible, personal_data, placeholder
from ..participation.codes import AreaLevel, PublicationState
from ..participation.records import Goal, new_id
from ..participation.snapshot import Snapshot
from ..participation.words import Text
from ..publication.writers.pages.words import page_words
from ..store.protocol import Transaction
from .areas import place_words
from .keeping import keep
from .problems import Problem
from .texts import in_html, kept

EMPTY = Text("Schrijf het doel, of haal het weg.", "Write the goal, or remove it.")
NOTHING = Text("Bij deze wijk leest het publiek geen doelen.", "The public reads no goals for this neighbourhood.")
NO_PAGE = Text(
    "Alleen een wijk die nu bestaat heeft een pagina: het publiek leest hier niets van.",
    "Only a wijk that exists now has a page: the public reads nothing of this.",
)


@dataclass(frozen=True)
class GoalEntry:
    """A goal as it stands in the form. is_public: goes out with the next publication."""

    id: str
    text: str = ""
    is_public: bool = False


@dataclass(frozen=True)
class Area:
    """A neighbourhood to choose. has_page: whether the public can read its goals. is_lapsed: it no longer exists."""

    code: str
    name: Text
    has_page: bool
    is_lapsed: bool = False


def areas_with_goals(file: Snapshot) -> list[Area]:
    """The wijken to choose from, by name; after them the codes that only goals still know."""
    current = file.current_neighbourhoods
    wijken = sorted(
        (area for area in current.values() if area.level is AreaLevel.WIJK), key=lambda a: a.name.casefold()
    )
    known = {wijk.code for wijk in wijken}
    others = sorted({goal.neighbourhood_code for goal in file.goals if goal.neighbourhood_code} - known)
    named = [Area(wijk.code, Text(wijk.name, wijk.name), True) for wijk in wijken]
    return [*named, *(Area(code, place_words(code, current, ""), False, code not in current) for code in others)]


def in_order(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """The goals as the public reads them."""
    return tuple(sorted(goals, key=lambda goal: (goal.position, goal.id)))


def shown_goals(goals: Iterable[Goal]) -> tuple[GoalEntry, ...]:
    """What the form shows of the goals of one neighbourhood, in their order."""
    return tuple(GoalEntry(goal.id, goal.text or "", goal.is_published) for goal in goals)


def new_goal() -> GoalEntry:
    return GoalEntry(new_id())


def unwritten(entries: Sequence[GoalEntry]) -> list[int]:
    """The rows that say nothing yet, which keeps them from being saved."""
    return [row for row, entry in enumerate(entries) if not is_visible(entry.text)]


def doubts(entry: GoalEntry) -> list[Problem]:
    """What is saved all the same, and had better be looked at."""
    found = [DEFINITIONS[FindingCode.PLACEHOLDER].remedy] if placeholder(entry.text) else []
    found += [DEFINITIONS[FindingCode.PERSONAL_DATA].remedy.format(what=what) for what in personal_data(entry.text)]
    return [Problem("text", remedy) for remedy in found]


def keep_goals(
    transaction: Transaction,
    code: str,
    before: Sequence[Goal],
    opened: Sequence[GoalEntry],
    after: Sequence[GoalEntry],
    moved_to: str | None = None,
) -> None:
    """Make the goals of a neighbourhood those of the form, in its order. One that another program added meanwhile
    stays. opened: what the form showed of `before`. moved_to: the neighbourhood that all of them become goals of,
    behind its own. Raises as `keep` does."""
    first = 0
    if moved_to is not None:
        code = moved_to
        first = 1 + max((goal.position for goal in transaction.find(Goal, {"neighbourhood_code": code})), default=-1)
    standing = {goal.id: goal for goal in before}
    shown = {entry.id: entry for entry in opened}
    for position, entry in enumerate(after, first):
        goal = standing.get(entry.id)
        if goal is None:
            state = PublicationState.PUBLISHED if entry.is_public else PublicationState.CONCEPT
            new = Goal(entry.id, neighbourhood_code=code, text=kept(entry.text), position=position)
            keep(transaction, None, replace(new, publication_state=state))
        else:
            changed = _changed(goal, shown[entry.id], entry, position)
            keep(transaction, goal, replace(changed, neighbourhood_code=code))
    left = {entry.id for entry in after}
    transaction.delete(Goal, [goal.id for goal in before if goal.id not in left])


def goals_preview(area: Area, entries: Iterable[GoalEntry], language: str) -> str:
    """What stands of them on the page of the neighbourhood, as simple HTML, every text escaped."""
    heading = f"<h3>{in_html(area.name.in_language(language))}</h3>"
    public = [entry.text.strip() for entry in entries if entry.is_public and _goes_out(entry.text)]
    if not area.has_page or not public:
        why = NOTHING if area.has_page else NO_PAGE
        return f"{heading}<p><i>{escape(why.in_language(language))}</i></p>"
    rows = "".join(f"<li>{in_html(text)}</li>" for text in public)
    return f"{heading}<h4>{escape(page_words(language)['goals'])}</h4><ul>{rows}</ul>"


def _goes_out(text: str) -> bool:
    """Whether a goal with this text can go out: the check holds back one without a text, or with a spot still to fill
    in."""
    return is_visible(text) and placeholder(text) is None


def _changed(goal: Goal, shown: GoalEntry, entry: GoalEntry, position: int) -> Goal:
    changed = replace(goal, position=position)
    if entry.text != shown.text:
        changed = replace(changed, text=kept(entry.text))
    if entry.is_public != shown.is_public:
        state = PublicationState.PUBLISHED if entry.is_public else PublicationState.WITHDRAWN
        changed = replace(changed, publication_state=state)
    return changed
