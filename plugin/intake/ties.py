"""Which contacts belong to which plans, as a table of contacts says."""

from __future__ import annotations

from collections import defaultdict

from ..participation.records import PlanContact, new_id
from ..store.protocol import Transaction


class ContactTies:
    """The ties as they stand, and what changes in them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._by_contact: defaultdict[str, dict[str, PlanContact]] = defaultdict(dict)
        self._next_position: defaultdict[str, int] = defaultdict(int)
        self._new: dict[str, PlanContact] = {}
        self._gone: list[str] = []
        for tie in transaction.find(PlanContact):
            if tie.contact is not None and tie.plan is not None:
                self._know(tie.contact, tie.plan, tie)

    def tie(self, contact: str, plans: list[str]) -> bool:
        """Tie a contact to exactly these plans, behind those the plans have. True where that changes anything."""
        standing = self._by_contact[contact]
        missing = [plan for plan in dict.fromkeys(plans) if plan not in standing]
        gone = [plan for plan in standing if plan not in plans]
        for plan in gone:
            tie = standing.pop(plan)
            self._new.pop(tie.id, None)
            self._gone.append(tie.id)
        for plan in missing:
            tie = PlanContact(id=new_id(), plan=plan, contact=contact, position=self._next_position[plan])
            self._new[tie.id] = tie
            self._know(contact, plan, tie)
        return bool(missing or gone)

    def write(self) -> None:
        """Write what changed."""
        self._transaction.delete(PlanContact, self._gone)
        self._transaction.insert(self._new.values())

    def _know(self, contact: str, plan: str, tie: PlanContact) -> None:
        self._by_contact[contact][plan] = tie
        self._next_position[plan] = max(self._next_position[plan], tie.position + 1)
