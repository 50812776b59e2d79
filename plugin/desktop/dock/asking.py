"""What the dock asks of others: it shows, they do."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import pyqtSignal

from ...participation.words import Text

TITLE = Text("Participatie", "Participation")


class AskingDock(QgsDockWidget):
    """A button is there only where somebody listens to what it asks.

    moment_wanted: plan, moment to edit or None for a new one. moment_for_each_wanted: plans.
    moment_copy_wanted: plan, moment. feedback_wanted: plan, moment. contact_wanted: plan, contact to edit or None for
    a new one. plan_wanted: plan to edit. override_wanted: plan whose status is to be set by hand. mend_wanted: plan
    that is shown, and the finding. All are ids, in the store at `address`; goals_wanted: the code of a wijk.
    store_changed: by the dock, or by edits in QGIS.
    """

    store_changed = pyqtSignal()
    moment_wanted = pyqtSignal(str, object)
    moment_for_each_wanted = pyqtSignal(list)
    moment_copy_wanted = pyqtSignal(str, str)
    feedback_wanted = pyqtSignal(str, str)
    contact_wanted = pyqtSignal(str, object)
    plan_wanted = pyqtSignal(str)
    override_wanted = pyqtSignal(str)
    goals_wanted = pyqtSignal(str)
    mend_wanted = pyqtSignal(str, object)

    def is_heard(self, signal: Any) -> bool:
        return bool(self.receivers(signal))
