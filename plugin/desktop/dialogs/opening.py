"""Opens the dialogs, by the ids of records; once a record is kept, the map and tables show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from qgis.core import QgsProject
from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtWidgets import QWidget

from ...entry.contact_owner import OfArea, OfPlan, Owner
from ...entry.feedback import FIELDS as FEEDBACK
from ...entry.override import FIELDS as OVERRIDE
from ...host.store_layers import layers_of, read_anew
from ...participation.record_types import CONTACT, GOAL, MOMENT, PLAN
from ...participation.words import Text
from .contact_dialog import ContactDialog
from .feedback_dialog import FeedbackDialog
from .goals_dialog import GoalsDialog
from .moment_dialog import MomentDialog
from .moment_for_each import MomentForEachDialog
from .override_dialog import OverrideDialog
from .plan_dialog import PlanDialog
from .pointing import Pointing
from .record_dialog import RecordDialog

Told = Callable[[Text], None]
Opened = TypeVar("Opened", bound=RecordDialog)


class Dialogs:
    """The dialogs of one window. told: gets the sentence on each record that was kept. pointing: of its map.

    Where the dialog about the same stands open already, that one comes to the front: two would write over each other.
    """

    def __init__(self, window: QWidget, told: Told, pointing: Pointing | None = None) -> None:
        self._window, self._told, self._pointing = window, told, pointing
        # by what each is about; references too: Qt keeps the C++ parts only, and Python would collect its own, slots
        # and all
        self._open: dict[tuple[object, ...], Any] = {}

    def open_moment(
        self,
        address: str,
        plan: str | None,
        moment: str | None = None,
        is_copy: bool = False,
        area: str | None = None,
    ) -> MomentDialog:
        """A moment of a plan, new where `moment` is None; is_copy: a new one that says the same. Without a plan it is
        of the neighbourhood with the code `area`, or of the one that is chosen in it."""

        def make() -> MomentDialog:
            dialog = MomentDialog(self._window, address, plan, moment, is_copy, self._pointing, area)
            dialog.copy_wanted.connect(lambda of_plan, key: self.open_moment(address, of_plan, key, True))
            return dialog

        return self._show((MomentDialog, address, moment or plan or area, is_copy), make, "moment")

    def open_moment_for_each(self, address: str, plans: Sequence[str]) -> MomentForEachDialog:
        """A new moment for each of several plans."""
        about = (MomentForEachDialog, address, *plans)
        return self._show(about, lambda: MomentForEachDialog(self._window, address, plans, self._pointing), "moment")

    def open_feedback(self, address: str, moment: str) -> FeedbackDialog:
        """What was done with the input of a moment."""
        about = (FeedbackDialog, address, moment)
        return self._show(about, lambda: FeedbackDialog(self._window, address, moment), "moment")

    def open_contact(self, address: str, plan: str, contact: str | None = None) -> ContactDialog:
        """A contact of a plan, new where `contact` is None."""
        return self.open_contact_of(OfPlan(plan), address, contact)

    def open_area_contact(self, address: str, area: str, contact: str | None = None) -> ContactDialog:
        """A contact of the neighbourhood with a code, new where `contact` is None."""
        return self.open_contact_of(OfArea(area), address, contact)

    def open_contact_of(self, owner: Owner, address: str, contact: str | None) -> ContactDialog:
        """A contact of a plan or a neighbourhood, new where `contact` is None."""
        about = (ContactDialog, address, owner, contact)
        return self._show(
            about, lambda: ContactDialog(self._window, address, owner, contact), "contact", "plan_contact"
        )

    def open_plan(self, address: str, plan: str) -> PlanDialog:
        """The card of a plan; its status by hand opens beside it."""

        def make() -> PlanDialog:
            dialog = PlanDialog(self._window, address, plan)
            dialog.override_wanted.connect(lambda: self._open_override_of(dialog, plan))
            return dialog

        return self._show((PlanDialog, address, plan), make, "plan", "plan_contact", "plan_neighbourhood")

    def open_override(self, address: str, plan: str) -> OverrideDialog:
        """The status of a plan that is set by hand."""
        about = (OverrideDialog, address, plan)
        return self._show(about, lambda: OverrideDialog(self._window, address, plan), "plan")

    def open_goals(self, address: str, area: str | None, goal: str | None = None) -> GoalsDialog:
        """The goals of a neighbourhood, which is chosen there; area: the code of the first to show. goal: the id of the
        one to begin with."""
        about = (GoalsDialog, address)
        dialog = self._show(about, lambda: GoalsDialog(self._window, address, area, goal), "neighbourhood_goal")
        dialog.turn_to(area, goal)
        return dialog

    def open_record(
        self, address: str, record_type: str, record_id: str, plan: str | None = None, field: str = ""
    ) -> RecordDialog | None:
        """The dialog of a record that a check found something in, at that field; None where there is none for it.
        plan: the one that was looked at."""
        dialog: RecordDialog | None = None
        if record_type == PLAN and field in OVERRIDE:
            dialog = self.open_override(address, record_id)
        elif record_type == PLAN:
            dialog = self.open_plan(address, record_id)
        elif record_type == MOMENT and field in FEEDBACK:
            dialog = self.open_feedback(address, record_id)
        elif record_type == MOMENT:
            dialog = self.open_moment(address, None, record_id)
        elif record_type == CONTACT and plan is not None:
            dialog = self.open_contact(address, plan, record_id)
        elif record_type == GOAL:
            dialog = self.open_goals(address, None, record_id)
        if dialog is not None:
            dialog.begin_at(field)
        return dialog

    @property
    def standing(self) -> list[RecordDialog]:
        """Those that are open."""
        return list(self._open.values())

    def close(self) -> None:
        """Close what is open, without asking: the plugin goes."""
        for dialog in self.standing:
            dialog.discard()

    def _open_override_of(self, card: PlanDialog, plan: str) -> None:
        override = self.open_override(card.store_address, plan)
        override.kept.connect(
            lambda *_: card.take_override(override.taken()[0]) if card in self._open.values() else None
        )

    def _show(self, about: tuple[object, ...], make: Callable[[], Opened], *tables: str) -> Opened:
        """Open the dialog about something. tables: what it writes."""
        standing: Opened | None = self._open.get(about)
        if standing is not None:
            if self._pointing is not None and not standing.isVisible():
                # it stepped aside for a click on the map
                self._pointing.stop()
            standing.raise_()
            standing.activateWindow()
            return standing
        dialog = self._open[about] = make()
        dialog.finished.connect(lambda _: self._open.pop(about))
        dialog.kept.connect(lambda _id, text: self._kept(dialog.store_address, tables, text))
        dialog.show()
        return dialog

    def _kept(self, address: str, tables: Iterable[str], text: Text) -> None:
        for table in tables:
            for layer in layers_of(QgsProject.instance(), address, table):
                read_anew(layer)
        self._told(text)


class AskBeforeEnd(QgsApplicationExitBlockerInterface):
    """Asks before QGIS ends whether what is typed in the open dialogs may go. QGIS itself asks about its project only,
    and closes every other window.

    standing: gives the open windows; of each it is asked whether it `is_dirty`, and `may_discard`.
    """

    def __init__(self, standing: Callable[[], Iterable[Any]]) -> None:
        super().__init__()
        self._standing = standing

    def allowExit(self) -> bool:
        for window in self._standing():
            if window.is_dirty:
                window.raise_()
                window.activateWindow()
                if not window.may_discard():
                    return False
        return True
