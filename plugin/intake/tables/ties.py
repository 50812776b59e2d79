"""Which contacts belong to which plans, as a table of contacts says."""

from __future__ import annotations

from collections import defaultdict

from ...participation.records import PlanContact, new_id
from ...store.protocol import Transaction


class ContactTies:
    """The ties as they stand, and what changes in them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._by_contact: defaultdict[str, dict[str, PlanContact]] = defaultdict(dict)
        self._next_position: defaultdict[str, int] = defaultdict(int)
        self._wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._new: list[PlanContact] = []
        self._gone: list[str] = []
        for tie in transaction.find(PlanContact):
            if tie.contact is not None and tie.plan is not None:
                self._know(tie.contact, tie.plan, tie)

    def want(self, contact: str, plans: list[str]) -> None:
        """Tie a contact to exactly these plans and those that it was wanted for before, behind those the plans have:
        people who keep a row for each plan name a contact again and again."""
        self._wanted[contact].update(dict.fromkeys(plans))

    def write(self) -> set[str]:
        """Write what changes. Gives the contacts that it changes for."""
        changed = {contact for contact, plans in self._wanted.items() if self._tie(contact, plans)}
        self._transaction.delete(PlanContact, self._gone)
        self._transaction.insert(self._new)
        return changed

    def _tie(self, contact: str, plans: dict[str, None]) -> bool:
        standing = dict(self._by_contact[contact])
        missing = [plan for plan in plans if plan not in standing]
        gone = [tie.id for plan, tie in standing.items() if plan not in plans]
        self._gone += gone
        for plan in missing:
            self._new.append(PlanContact(id=new_id(), plan=plan, contact=contact, position=self._next_position[plan]))
            self._know(contact, plan, self._new[-1])
        return bool(missing or gone)

    def _know(self, contact: str, plan: str, tie: PlanContact) -> None:
        self._by_contact[contact][plan] = tie
        self._next_position[plan] = max(self._next_position[plan], tie.position + 1)
