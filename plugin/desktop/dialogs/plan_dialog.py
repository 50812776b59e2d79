"""The card of a plan: what a planner says of it beside its source, who and where, and what the public reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...entry.as_public import as_if_published, public_moments
from ...entry.fetching import the_plan_file
from ...entry.fields import shown_values
from ...entry.keeping import keep
from ...entry.override import FIELDS as OVERRIDE
from ...entry.plan import FIELDS, card_field, doubts, plan_of, proposed_since
from ...entry.plan_preview import plan_preview
from ...entry.plan_ties import (
    AreaEntry,
    keep_areas,
    keep_contacts,
    share_problems,
    shown_areas,
    shown_contacts,
    with_ties,
)
from ...entry.problems import Problem
from ...host.language import language, spoken
from ...participation.checks import Finding, check
from ...participation.codes import PROMISES, Level, Phase, PublicationState
from ...participation.naming import plan_name
from ...participation.record_types import PLAN
from ...participation.records import Contact, Plan
from ...participation.snapshot import Snapshot
from ...participation.times import now
from ...participation.words import Text
from ...publication.public_view.standing import standing
from ...store.protocol import Reader, Transaction
from ..labels import as_tip
from ..symbols import Symbol
from .marks import show_to_do
from .plan_lists import AreaRows, ContactRows, contact_words
from .plan_source import NO_PHASE, SourceWords
from .record_dialog import RecordDialog
from .widgets import add_day_calendar, fill_codes

KEPT = Text("Plan bewaard: {name}.", "Plan saved: {name}.")
NO_LEVEL = Text("Volgt uit de momenten", "Follows from the moments")
DERIVED = Text("Afgeleid van de oppervlakte: {answer}", "Derived from the area: {answer}")
YES, NO = Text("ja", "yes"), Text("nee", "no")
WHOLE = Text("Ja, het plan geldt voor de hele gemeente", "Yes, the plan concerns the whole municipality")
NOT_WHOLE = Text("Nee, alleen voor de wijken hieronder", "No, only the neighbourhoods below")
STATUS = Text("Status: {words}", "Consultation status: {words}")
STATUS_BY_HAND = Text("Status met de hand: {words}", "Status by hand: {words}")
_LISTS = ("contacts", "areas")


@dataclass(frozen=True)
class _Found:
    """What the dialog read from the store. contacts: all of them. words: for each contact, by id."""

    file: Snapshot
    contacts: tuple[Contact, ...]
    words: dict[str, str]


@dataclass(frozen=True)
class _Ties:
    contacts: tuple[str, ...]
    areas: tuple[AreaEntry, ...]


@dataclass(frozen=True)
class _Taken:
    plan: Plan
    ties: _Ties


class PlanDialog(RecordDialog):
    """The card of one plan. override_wanted: its status is to be set by hand."""

    override_wanted = pyqtSignal()
    form = "plan"
    fields = (*FIELDS, *_LISTS)
    before: Plan
    _file: Snapshot

    def __init__(self, parent: QWidget, address: str, plan: str) -> None:
        super().__init__(parent, address)
        self._plan_id = plan
        self._ties = _Ties((), ())
        self._opened: dict[str, Any] = {}
        self._since = ""
        fill_codes(self.phase, Phase, NO_PHASE)
        fill_codes(self.level, Level, NO_LEVEL)
        fill_codes(self.publication_state, PublicationState)
        for answer in (None, True, False):
            self.whole_town.addItem("", answer)
        add_day_calendar(self.phase_since_calendar, self.phase_since)
        self._symbol = Symbol(self)
        self.status_line.insertWidget(0, self._symbol, 0, Qt.AlignmentFlag.AlignVCenter)
        self._source = SourceWords(self)
        self._contacts, self._areas = ContactRows(self), AreaRows(self)
        self.override_button.clicked.connect(lambda _checked: self.override_wanted.emit())
        self.describe(Plan)
        self.begin()

    def begin_at(self, field: str) -> None:
        super().begin_at(card_field(field))

    def read(self, reader: Reader) -> _Found:
        file = the_plan_file(reader, self._plan_id)
        # what another program wrote and nobody can read is told before one types
        check(as_if_published(file), now())
        contacts = tuple(reader.find(Contact))
        return _Found(file, contacts, contact_words(contacts, now(), file.settings.timezone))

    def show_read(self, found: _Found) -> None:
        self._file, self.before = found.file, found.file.plans[0]
        ties = _Ties(shown_contacts(found.file), shown_areas(found.file))
        self._ties = ties
        self._contacts.show(found.contacts, found.words, ties.contacts)
        self._areas.show(found.file.current_neighbourhoods.values(), ties.areas)
        self._source.show(self.before)
        derived = spoken(YES if self.before.whole_town_by_share or self.before.geometry is None else NO)
        for row, words in enumerate((DERIVED.format(answer=derived), WHOLE, NOT_WHOLE)):
            self.whole_town.setItemText(row, spoken(words))
        self._opened = shown_values(self.before, FIELDS, language())
        self.fill(self._opened)
        self._since = self.phase_since.text()
        # a plan always stands already: what there is to mend is shown from the start
        self._touched.update(self.fields)

    def typed(self, field: str) -> None:
        if field == "phase":
            self._propose_since()
        if field in _LISTS:
            (self._contacts if field == "contacts" else self._areas).offer()

    def look(self) -> None:
        taken, wrong = self.taken()
        plan = taken.plan
        file = with_ties(self._file, plan, self._contacts.chosen, self._areas.chosen)
        findings = check(as_if_published(file), now())
        self.mark(wrong, doubts(plan, findings))
        self._tell(plan, file, findings)

    def taken(self) -> tuple[_Taken, list[Problem]]:
        typed = {name: value for name, value in self.entry().items() if name in FIELDS}
        plan, problems = plan_of(typed, self._opened, self.before)
        ties = _Ties(tuple(contact.id for contact in self._contacts.chosen), self._areas.chosen)
        return _Taken(plan, ties), [*problems, *share_problems(ties.areas, self._areas.names)]

    def write(self, transaction: Transaction, taken: _Taken) -> None:
        keep(transaction, self.before, taken.plan)
        keep_contacts(transaction, taken.plan.id, self._ties.contacts, taken.ties.contacts)
        keep_areas(transaction, taken.plan.id, self._ties.areas, taken.ties.areas)

    def told(self, written: _Taken) -> tuple[str, Text]:
        return written.plan.id, KEPT.format(name=plan_name(written.plan))

    def take_override(self, kept: Plan) -> None:
        """Its status was set by hand meanwhile, in a dialog of its own; all that is typed here stands."""
        self.before = replace(self.before, **{name: getattr(kept, name) for name in OVERRIDE})
        self.look()

    def _propose_since(self) -> None:
        """Fill in today for another phase, unless another day was typed."""
        plan = self.taken()[0].plan
        if self.phase_since.text() != self._since:
            return
        self._since = (
            proposed_since(self.before, plan, now(), self._file.settings.timezone, language())
            or self._opened["phase_since"]
        )
        self.phase_since.setText(self._since)

    def _tell(self, plan: Plan, file: Snapshot, findings: list[Finding]) -> None:
        """What follows from all that is typed."""
        at = now()
        self._source.look(plan)
        self.promise.setText(spoken(PROMISES[plan.level]) if plan.level else "")
        self.promise.setVisible(plan.level is not None)
        self.state_words.setVisible(plan.publication_state is not self.before.publication_state)
        status = standing(plan, public_moments(file, findings), at, file.settings.timezone)
        words = " · ".join(spoken(text) for text in (status.said, status.until) if text)
        self._symbol.show_shape(status.status)
        is_by_hand = plan.override_status is not None and plan.override_status.value == status.status.value
        self.status_words.setText(spoken((STATUS_BY_HAND if is_by_hand else STATUS).format(words=words)))
        self.show_preview(plan_preview(file, findings, at, language()))
        # in few words: what to do stands at the fields
        to_do = [finding for finding in findings if finding.record_type == PLAN]
        show_to_do(self.to_do, (spoken(finding.code.label) for finding in to_do))
        self.to_do.setToolTip(as_tip("\n".join(spoken(finding.remedy) for finding in to_do)))
