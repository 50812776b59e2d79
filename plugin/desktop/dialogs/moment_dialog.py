"""The dialog for a participation moment: six fields first, the public's view of it beside them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...entry.areas import places_to_choose
from ...entry.fetching import the_one
from ...entry.keeping import keep, refuse_orphans
from ...entry.moment import FIELDS, MomentEntry, as_kept, copy_of, moment_of, new_moment, typed
from ...entry.moment_preview import moment_preview
from ...entry.problems import Problem
from ...entry.series import SeriesEntry
from ...host.language import language, spoken
from ...participation.checks import Finding, check_moment
from ...participation.codes import Level, MomentKind, MomentState, Precision
from ...participation.records import Moment, Neighbourhood, Plan
from ...participation.snapshot import StoreSettings
from ...participation.times import now
from ...participation.words import Text, joined
from ...store.protocol import Reader, Transaction
from ...store.reading import read_neighbourhoods
from ..labels import LONGEST_NAME, show_text
from .marks import show_to_do
from .moment_place import MomentPlace
from .moment_series import FIELDS as SERIES_FIELDS
from .moment_series import MomentSeries
from .moment_times import MomentTimes, fill_period
from .pointing import Pointing
from .record_dialog import RecordDialog
from .widgets import fill_codes, line_up, show_rows, value_of

KEPT = Text("Bewaard voor de volgende publicatie: {what}.", "Saved for the next publication: {what}.")
KEPT_AS_DRAFT = Text("Bewaard, nog niet openbaar: {what}.", "Saved, not public yet: {what}.")
SERIES = Text("{n} keer {title}", "{n} × {title}")
LEVEL_OF_PLAN = Text("Zoals bij het plan", "Same as the plan")
SAY_MOVED = Text(
    "De tijd is veranderd. Las het publiek de oude al, kies dan “Verplaatst”.",
    "The time was changed. If the public has read the old one, choose “Moved”.",
)
NO_LEVEL = Text("Niet gekozen", "Not chosen")
LOOSE = Text("Moment zonder plan", "Moment without a plan")
CHOOSE = Text("Kies…", "Choose…")
_CODES = {"kind": MomentKind, "level": Level, "state": MomentState, "precision": Precision}
_TIMES = ("begin_local", "end_local", "precision", "period_text")
_EXACT = ("begin_day", "begin_time", "end_day", "end_time")
_OF_RECORD = {"begin_local": "begin_day", "end_local": "end_day"}


@dataclass(frozen=True)
class Found:
    """areas: to choose from, of a moment without a plan."""

    settings: StoreSettings
    plan: Plan | None
    moment: Moment | None
    areas: tuple[Neighbourhood, ...]


class MomentDialog(RecordDialog):
    """A new moment of a plan (moment None) or a series of them, one that stands, or a copy of it. Without a plan it is
    of a neighbourhood, which is chosen in it; area: the code of the first to show. pointing: of the window's map, where
    there is one.

    copy_wanted: a copy of this moment is asked for, by the ids of plan and moment.
    """

    copy_wanted = pyqtSignal(object, str)
    form = "moment"
    fields = (*FIELDS, *SERIES_FIELDS)
    rows = {
        "begin_day": "begin",
        "begin_time": "begin",
        "end_day": "end",
        "end_time": "end",
        "year": "period",
        "times": "days",
    }
    before: Moment | None

    def __init__(
        self,
        parent: QWidget,
        address: str,
        plan: str | None,
        moment: str | None,
        is_copy: bool = False,
        pointing: Pointing | None = None,
        area: str | None = None,
    ) -> None:
        super().__init__(parent, address)
        self._plan_id, self._moment_id, self._is_copy, self._area = plan, moment, is_copy, area
        self._plan: Plan | None = None
        self._new = Moment(id="")
        self._as_opened = MomentEntry()
        self._is_moved = False
        if plan is None and moment is None and area is None:
            # the keyboard begins at the first
            self.fields = tuple(sorted(self.fields, key=lambda name: name != "neighbourhood_code"))
        self._times, self._place, self._series = MomentTimes(self), MomentPlace(self, pointing), MomentSeries(self)
        self.describe(Moment)
        fill_codes(self.kind, MomentKind)
        fill_codes(self.level, Level, LEVEL_OF_PLAN)
        fill_codes(self.state, MomentState)
        self.copy_button.setVisible(moment is not None and not is_copy)
        self.copy_button.clicked.connect(self._copy)
        line_up(self.influence_label, self.attendance_label)
        self.more.toggled.connect(self._fold)
        self._fold(False)
        self.begin()

    def read(self, reader: Reader) -> Found:
        moment = None
        if self._moment_id is not None:
            moment = the_one(reader, Moment, self._moment_id)
        plan_id = moment.plan if moment is not None else self._plan_id
        plans = reader.find(Plan, {"id": plan_id}) if plan_id else []
        areas = () if plan_id else tuple(read_neighbourhoods(reader))
        return Found(reader.settings(), plans[0] if plans else None, moment, areas)

    def show_read(self, found: Found) -> None:
        self._plan = found.plan
        show_text(self.plan_name, found.plan.current_name if found.plan else spoken(LOOSE), LONGEST_NAME)
        if found.moment is None:
            self._new = new_moment(self._plan_id, found.settings.timezone, self._area)
        elif self._is_copy:
            self._new = copy_of(found.moment)
        else:
            self.before = found.moment
        # what is new goes ahead
        show_rows(self, ("state",), self.before is not None)
        self._as_opened = shown = typed(self._base, language())
        self._offer_areas(found, shown.neighbourhood_code)
        if self._is_copy and shown.precision.is_exact:
            shown = dataclasses.replace(shown, begin_day="", end_day="")
        self._times.show_zone(self._base.timezone)
        self._place.show(found.settings)
        self._show(shown)

    def entry(self) -> tuple[MomentEntry, SeriesEntry]:
        return self._entry(), self._series.entry

    def _entry(self) -> MomentEntry:
        values: dict[str, Any] = {name: value_of(getattr(self, name)) for name in FIELDS}
        for name, codes in _CODES.items():
            values[name] = codes.of(values[name]) if values[name] else None
        return MomentEntry(**values)

    def typed(self, field: str) -> None:
        self._times.typed(field)

    def look(self) -> None:
        entry = self._entry()
        moment, wrong = moment_of(entry, self._as_opened, self._base)
        is_dated = not {problem.field for problem in wrong} & set(_EXACT)
        self._series.offer(self.before is None and entry.precision.is_exact)
        self._series.look(moment, is_dated)
        wrong += self._series.taken(moment)[1] if is_dated else []
        self._is_moved = is_dated and any(getattr(moment, name) != getattr(self._base, name) for name in _TIMES)
        findings = check_moment(moment, self._plan, now())
        self._tell(wrong, findings)
        self._times.look(entry)
        self.title.setPlaceholderText(spoken(entry.kind.label))
        read = as_kept(moment, self._base)
        self.show_preview(moment_preview(read, self._plan, now(), moment.timezone, language()))

    def taken(self) -> tuple[list[Moment], list[Problem]]:
        """The moment, or those of the series."""
        moment, wrong = moment_of(self._entry(), self._as_opened, self._base)
        return ([], wrong) if wrong else self._series.taken(moment)

    def write(self, transaction: Transaction, taken: list[Moment]) -> None:
        if self.before is None:
            refuse_orphans(transaction, [moment.plan for moment in taken])
            transaction.insert(taken)
        else:
            keep(transaction, self.before, taken[0])

    def told(self, written: list[Moment]) -> tuple[str, Text]:
        first, n = written[0], len(written)
        name = first.title or first.kind.label
        is_public = first.is_published and (self._plan is None or self._plan.is_published)
        said = KEPT if is_public else KEPT_AS_DRAFT
        return first.id, said.format(what=SERIES.format(n=n, title=name) if n > 1 else name)

    def hints(self, row: str) -> list[str]:
        if row == "state" and self._is_moved and self._is_public_as_planned:
            return [spoken(SAY_MOVED)]
        if row == "place":
            return self._place.of_former(self._as_opened)
        return self._place.hints() if row == "point" else super().hints(row)

    def unfold(self) -> None:
        self.more.setChecked(True)

    @property
    def _is_public_as_planned(self) -> bool:
        before = self.before
        is_planned = value_of(self.state) == MomentState.PLANNED.value
        return before is not None and before.is_published and is_planned

    @property
    def _base(self) -> Moment:
        return self.before or self._new

    def _show(self, entry: MomentEntry) -> None:
        fill_period(self.period, entry.precision)
        self.fill({name: getattr(entry, name) for name in FIELDS})
        self._times.opened(entry)
        self._times.look(entry)

    def _offer_areas(self, found: Found, standing: str) -> None:
        """Whose moment it can be, where it is not a plan's."""
        is_loose = not self._base.plan
        show_rows(self, ("neighbourhood_code",), is_loose)
        self.level.setItemText(0, spoken(NO_LEVEL if is_loose else LEVEL_OF_PLAN))
        places = places_to_choose(found.areas, found.settings.municipality, standing) if is_loose else {}
        if standing not in places:
            # or it would be of whatever comes first
            places = {standing: CHOOSE, **places}
        self.neighbourhood_code.clear()
        for code, words in places.items():
            self.neighbourhood_code.addItem(spoken(words), code)

    def _tell(self, wrong: list[Problem], findings: list[Finding]) -> None:
        """Under each field what is wrong there, and beside the form what is left to do before publishing."""
        rows_wrong = {self._row(problem.field) for problem in wrong}
        warnings, to_do = [], []
        for finding in findings:
            field = _OF_RECORD.get(finding.field, finding.field)
            if self._row(field) in rows_wrong or (wrong and finding.field in _OF_RECORD):
                # said already, or nothing to judge by yet
                continue
            if field not in FIELDS:
                # no field here says what it is about
                to_do.append(spoken(joined(" ", (finding.text, finding.remedy))))
            else:
                to_do.append(spoken(finding.remedy))
                warnings.append(Problem(field, finding.remedy))
        self.mark(wrong, warnings)
        show_to_do(self.to_do, to_do)

    def _fold(self, is_open: bool) -> None:
        self.more_fields.setVisible(is_open)
        self.more.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _copy(self) -> None:
        self.copy_wanted.emit(self._base.plan, self._base.id)
