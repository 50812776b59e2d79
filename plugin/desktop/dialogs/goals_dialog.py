"""The dialog for what the municipality wants to reach in a neighbourhood: its goals in order, each public or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from qgis.PyQt.QtWidgets import QWidget

from ...entry.goals import (
    EMPTY,
    Area,
    GoalEntry,
    areas_with_goals,
    doubts,
    goals_preview,
    in_order,
    keep_goals,
    new_goal,
    shown_goals,
    unwritten,
)
from ...entry.problems import Problem
from ...host.language import language, spoken
from ...participation.records import Goal, Record
from ...participation.snapshot import Snapshot
from ...participation.words import ParticipationError, Text
from ...store.protocol import Reader, Transaction
from ...store.reading import read_neighbourhoods
from ..labels import cut
from .choosing import FromList
from .marks import WARNING
from .record_dialog import RecordDialog
from .rows import Rows
from .widgets import set_value, show_rows, value_of

MOVED = Text("Doelen verplaatst naar {name}.", "Goals moved to {name}.")
KEPT = Text("Doelen bewaard: {name}.", "Goals saved: {name}.")
NO_AREAS = Text(
    "Er zijn nog geen wijken. Haal ze eerst op met “Inrichten…”, of lees ze in met de Processing Toolbox.",
    "There are no neighbourhoods yet. Bring them in first with “Set up…”, or import them with the Processing Toolbox.",
)
STAY = Text("(hier laten)", "(leave them here)")
NOT_WRITTEN = Text("(nog leeg)", "(still empty)")
PUBLIC, INTERNAL = Text("openbaar", "public"), Text("alleen intern", "internal only")
WITH_GOALS = Text("{name} ({n})", "{name} ({n})")
_IN_ROW = 120


@dataclass(frozen=True)
class _Found:
    """What the dialog read from the store. goals: those of all neighbourhoods."""

    areas: tuple[Area, ...]
    goals: tuple[Goal, ...]


class _Typed(NamedTuple):
    """What stands in the form. moved_to: code of the wijk that the goals are to be of from now on, None for the one
    that is shown."""

    goals: tuple[GoalEntry, ...]
    moved_to: str | None


class GoalsDialog(RecordDialog):
    """The goals of one neighbourhood, which is chosen in it; `area` is the code of the first to show, None for any, and
    `goal` the id of one to begin with, whose neighbourhood goes before."""

    form = "goals"
    fields = ("text", "is_public", "goals", "moved_to")
    at_rest = ("area",)
    before: tuple[Goal, ...]

    def __init__(self, parent: QWidget, address: str, area: str | None, goal: str | None = None) -> None:
        super().__init__(parent, address)
        self._code, self._first_goal = area, goal
        if area is None and goal is None:
            # or what is typed would be a goal of whichever comes first
            self._first = "area"
        self._areas: dict[str, Area] = {}
        self._goals: tuple[Goal, ...] = ()
        self._opened: tuple[GoalEntry, ...] = ()
        self._is_tried = False
        self.before = ()
        self._rows = Rows(self.goals, _words, self.goals_remove, up=self.goals_up, down=self.goals_down)
        self.goals.currentRowChanged.connect(lambda _row: self._show_current())
        self.goals_add.clicked.connect(lambda _checked: self._add())
        self._from_list = FromList(self.area)
        self.area.activated.connect(lambda _index: self._choose())
        self.describe(Goal)
        self.begin()

    def entry(self) -> _Typed:
        # text and tick are of the chosen goal, and stand behind its row
        return _Typed(self._rows.values, value_of(self.moved_to))

    def read(self, reader: Reader) -> _Found:
        known = tuple(read_neighbourhoods(reader))
        file = Snapshot(reader.settings(), neighbourhoods=known, goals=tuple(reader.find(Goal)))
        areas = areas_with_goals(file)
        if not areas:
            raise ParticipationError(NO_AREAS)
        return _Found(tuple(areas), file.goals)

    def show_read(self, found: _Found) -> None:
        self._areas = {area.code: area for area in found.areas}
        first, self._first_goal = self._first_goal, None
        self._code = next((goal.neighbourhood_code for goal in found.goals if goal.id == first), self._code)
        if self._code not in self._areas:
            self._code = found.areas[0].code
        self._offer(found)
        self._goals = found.goals
        self.before = self._goals_of(self._code)
        self._opened = shown_goals(self.before)
        self._is_tried = False
        self._rows.show(self._opened)
        if first is not None:
            self.goals.setCurrentRow(next((row for row, goal in enumerate(self._opened) if goal.id == first), 0))
        self._show_current()

    def typed(self, field: str) -> None:
        if field in ("goals", "moved_to"):
            return
        goal = self._rows.current or new_goal()
        value = self.text.toPlainText() if field == "text" else self.is_public.isChecked()
        changed = replace(goal, **{field: value})
        if changed == goal:
            return
        if self._rows.current is None:
            # whoever types without having added a goal first has one all the same
            self._rows.add(changed)
        else:
            self._rows.change_current(changed)

    def look(self) -> None:
        if self._code not in self._areas:
            return
        goal = self._rows.current
        is_empty = goal is not None and self.goals.currentRow() in unwritten(self._rows.values)
        wrong = [Problem("text", EMPTY)] if is_empty and self._is_tried else []
        self.mark(wrong, doubts(goal) if goal is not None else [])
        goals, moved_to = self.entry()
        if moved_to is not None:
            # behind those that the neighbourhood has
            goals = (*shown_goals(self._goals_of(moved_to)), *goals)
        self.show_preview(goals_preview(self._areas[moved_to or self._code], goals, language()))

    def save(self) -> None:
        rows = unwritten(self._rows.values)
        self._is_tried = True
        if rows:
            self.goals.setCurrentRow(rows[0])
        super().save()

    def taken(self) -> tuple[_Typed, list[Problem]]:
        typed = self.entry()
        return typed, [Problem("text", EMPTY) for _ in unwritten(typed.goals)]

    def write(self, transaction: Transaction, taken: _Typed) -> None:
        keep_goals(transaction, self._code or "", self.before, self._opened, taken.goals, taken.moved_to)

    def go_on_from(self, theirs: Record) -> None:
        if isinstance(theirs, Goal):
            self.before = tuple(theirs if goal.id == theirs.id else goal for goal in self.before)

    def told(self, written: _Typed) -> tuple[str, Text]:
        code = written.moved_to or self._code or ""
        return code, (MOVED if written.moved_to else KEPT).format(name=self._areas[code].name)

    def turn_to(self, area: str | None, goal: str | None = None) -> None:
        """Show the goals of another neighbourhood, or begin with that one goal; what was typed for this one is asked
        about first."""
        here = [one.id for one in self._rows.values]
        if goal in here:
            self.goals.setCurrentRow(here.index(goal))
            return
        is_shown = goal is None and area in (None, self._code)
        if self._is_saving or is_shown or (self.is_dirty and not self.may_discard()):
            return
        self._code, self._first_goal = area or self._code, goal
        if self._opened_with is not None:
            self.read_again()

    def _offer(self, found: _Found) -> None:
        """The neighbourhoods, with how many goals each has."""
        self.area.clear()
        for area in found.areas:
            count = sum(goal.neighbourhood_code == area.code for goal in found.goals)
            name = WITH_GOALS.format(name=area.name, n=count) if count else area.name
            self.area.addItem(spoken(name), area.code)
        self.area.setCurrentIndex(self.area.findData(self._code))
        wijken = [area for area in found.areas if area.has_page]
        self.moved_to.clear()
        self.moved_to.addItem(spoken(STAY), None)
        for area in wijken:
            self.moved_to.addItem(spoken(area.name), area.code)
        show_rows(self, ("moved_to",), bool(wijken) and self._areas[self._code or ""].is_lapsed)

    def _goals_of(self, code: str | None) -> tuple[Goal, ...]:
        return in_order(goal for goal in self._goals if goal.neighbourhood_code == code)

    def _choose(self) -> None:
        self._first = None
        self.turn_to(self.area.currentData())
        self.area.setCurrentIndex(self.area.findData(self._code))

    def _show_current(self) -> None:
        goal = self._rows.current
        if self.text.toPlainText() != (goal.text if goal else ""):
            set_value(self.text, goal.text if goal else "")
        set_value(self.is_public, goal is not None and goal.is_public)

    def _add(self) -> None:
        self._rows.add(new_goal())
        self._is_tried = False
        self.text.setFocus()


def _words(goal: GoalEntry) -> str:
    said = " ".join(goal.text.split()) or spoken(NOT_WRITTEN)
    sign = WARNING if doubts(goal) else ""
    return f"{sign}{cut(said, _IN_ROW)} · {spoken(PUBLIC if goal.is_public else INTERNAL)}"
