"""Opens the dialogs, by the ids of records; once a record is kept, the map and tables show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

from ...entry.feedback import FIELDS as FEEDBACK
from ...entry.override import FIELDS as OVERRIDE
from ...participation.checks.findings import CONTACT, MOMENT, PLAN
from ...participation.words import Text
from ..store_layers import layers_of
from .contact_dialog import ContactDialog
from .feedback_dialog import FeedbackDialog
from .goals_dialog import GoalsDialog
from .moment_dialog import MomentDialog
from .moment_for_each import MomentForEachDialog
from .override_dialog import OverrideDialog
from .plan_dialog import PlanDialog
from .pointing import Pointing

Told = Callable[[Text], None]


class Dialogs:
    """The dialogs of one window. told: gets the sentence on each record that was kept. pointing: of its map."""

    def __init__(self, window: QWidget, told: Told, pointing: Pointing | None = None) -> None:
        self._window, self._told, self._pointing = window, told, pointing
        # references: Qt keeps the C++ parts only, and Python would collect its own, slots and all
        self._open: list[Any] = []

    def open_moment(
        self, address: str, plan: str | None, moment: str | None = None, is_copy: bool = False
    ) -> MomentDialog:
        """A moment of a plan, new where `moment` is None; is_copy: a new one that says the same."""
        dialog = MomentDialog(self._window, address, plan, moment, is_copy, self._pointing)
        dialog.copy_wanted.connect(lambda of_plan, key: self.open_moment(address, of_plan, key, True))
        self._show(dialog, "moment")
        return dialog

    def open_moment_for_each(self, address: str, plans: Sequence[str]) -> MomentForEachDialog:
        """A new moment for each of several plans."""
        dialog = MomentForEachDialog(self._window, address, plans, self._pointing)
        self._show(dialog, "moment")
        return dialog

    def open_feedback(self, address: str, moment: str) -> FeedbackDialog:
        """What was done with the input of a moment."""
        dialog = FeedbackDialog(self._window, address, moment)
        self._show(dialog, "moment")
        return dialog

    def open_contact(self, address: str, plan: str, contact: str | None = None) -> ContactDialog:
        """A contact of a plan, new where `contact` is None."""
        dialog = ContactDialog(self._window, address, plan, contact)
        self._show(dialog, "contact", "plan_contact")
        return dialog

    def open_plan(self, address: str, plan: str) -> PlanDialog:
        """The card of a plan; its status by hand opens beside it."""
        dialog = PlanDialog(self._window, address, plan)
        dialog.override_wanted.connect(lambda: self._open_override_of(dialog, plan))
        self._show(dialog, "plan", "plan_contact", "plan_neighbourhood")
        return dialog

    def open_override(self, address: str, plan: str) -> OverrideDialog:
        """The status of a plan that is set by hand."""
        dialog = OverrideDialog(self._window, address, plan)
        self._show(dialog, "plan")
        return dialog

    def open_goals(self, address: str, area: str | None) -> GoalsDialog:
        """The goals of a neighbourhood, which is chosen there; area: the code of the first to show."""
        dialog = GoalsDialog(self._window, address, area)
        self._show(dialog, "neighbourhood_goal")
        return dialog

    def open_record(
        self, address: str, record_type: str, record_id: str, plan: str | None = None, field: str = ""
    ) -> Any:
        """The dialog of a record that a check found something in, at that field; None where there is none for it.
        plan: the one that was looked at."""
        dialog: Any = None
        if record_type == PLAN:
            opening = self.open_override if field in OVERRIDE else self.open_plan
            dialog = opening(address, record_id)
        elif record_type == MOMENT and field in FEEDBACK:
            dialog = self.open_feedback(address, record_id)
        elif record_type == MOMENT:
            dialog = self.open_moment(address, None, record_id)
        elif record_type == CONTACT and plan is not None:
            dialog = self.open_contact(address, plan, record_id)
        if dialog is not None:
            dialog.begin_at(field)
        return dialog

    def close(self) -> None:
        """Close what is open, without asking: the plugin goes."""
        for dialog in list(self._open):
            dialog.discard()

    def _open_override_of(self, card: PlanDialog, plan: str) -> None:
        override = self.open_override(card.store_address, plan)
        override.kept.connect(lambda *_: card.take_override(override.prepare()) if card in self._open else None)

    def _show(self, dialog: Any, *tables: str) -> None:
        self._open.append(dialog)
        dialog.finished.connect(lambda _: self._open.remove(dialog))
        dialog.kept.connect(lambda _id, text: self._kept(dialog.store_address, tables, text))
        dialog.show()

    def _kept(self, address: str, tables: Iterable[str], text: Text) -> None:
        for table in tables:
            for layer in layers_of(QgsProject.instance(), address, table):
                _read_anew(layer)
        self._told(text)


def _read_anew(layer: QgsVectorLayer) -> None:
    """Let a layer and its tables show what was written. QGIS lets go of the selection then, by which the dock knows
    which plan to show."""
    chosen = layer.selectedFeatureIds()
    layer.reload()
    layer.selectByIds(chosen)
    layer.triggerRepaint()
