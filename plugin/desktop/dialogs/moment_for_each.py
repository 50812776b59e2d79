"""The dialog for one moment that is recorded with each of several plans."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QWidget

from ...entry.keeping import refuse_orphans
from ...host.language import spoken
from ...participation.records import Moment, new_id
from ...participation.words import Text
from ...store.protocol import Transaction
from .moment_dialog import Found, MomentDialog
from .pointing import Pointing

PLANS = Text("{n} plannen: elk krijgt dit moment", "{n} plans: each gets this moment")
KEPT = Text("{said} Bij elk van de {n} plannen.", "{said} With each of the {n} plans.")


class MomentForEachDialog(MomentDialog):
    """A new moment for each of these plans; all of them get it, or none. The public's view is that of the first."""

    def __init__(self, parent: QWidget, address: str, plans: Sequence[str], pointing: Pointing | None = None) -> None:
        super().__init__(parent, address, plans[0], None, pointing=pointing)
        self._others = tuple(plans[1:])

    def show_read(self, found: Found) -> None:
        super().show_read(found)
        self.plan_name.setText(spoken(PLANS.format(n=1 + len(self._others))))

    def write(self, transaction: Transaction, taken: list[Moment]) -> None:
        refuse_orphans(transaction, self._others)
        super().write(transaction, taken)
        transaction.insert(dataclasses.replace(one, id=new_id(), plan=plan) for plan in self._others for one in taken)

    def told(self, written: list[Moment]) -> tuple[str, Text]:
        key, said = super().told(written)
        return key, KEPT.format(n=1 + len(self._others), said=said)
