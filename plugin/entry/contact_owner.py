"""Whose contact it is that a form is about: a plan's, or a neighbourhood's; and how the two are tied in the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Union

from ..participation.codes import PublicationState
from ..participation.counts import counted
from ..participation.records import Contact, Plan, PlanContact, new_id
from ..participation.words import Text
from ..publication.public_view.contacts import may_be_named
from ..store.protocol import Reader, Transaction
from ..store.reading import read_current
from .areas import place_words
from .fetching import the_one
from .keeping import keep, refuse_orphans

FIRST_ONE = Text(
    "Het publiek leest het eerste contact van een plan waarvan iets openbaar is.",
    "The public reads the first contact of a plan that has something public.",
)
WITH_ONE = Text(
    "Dit contact staat ook bij 1 ander plan: een wijziging geldt ook daar.",
    "This is a contact of 1 other plan too: a change applies there as well.",
)
SHARED = Text(
    "Dit contact staat ook bij {n} andere plannen: een wijziging geldt ook daar.",
    "This is a contact of {n} other plans too: a change applies there as well.",
)
OF_ONE_PLAN = Text(
    "Dit contact staat ook bij 1 plan: een wijziging geldt ook daar.",
    "This is a contact of 1 plan too: a change applies there as well.",
)
OF_PLANS = Text(
    "Dit contact staat ook bij {n} plannen: een wijziging geldt ook daar.",
    "This is a contact of {n} plans too: a change applies there as well.",
)
ONLY_ASSOCIATIONS = Text(
    "Op de pagina van een wijk staan alleen organisaties en verenigingen, met hun naam. Kies “Organisatie” of de rol "
    "“Vereniging”, en zet het vinkje bij de naam.",
    "The page of a neighbourhood names organisations and associations only. Choose “Organisation” or the role "
    "“Association”, and tick the name.",
)
NO_LONGER_THERE = Text(
    "Deze wijk of buurt bestaat niet meer en heeft geen pagina. Kies dit contact bij de wijk van nu.",
    "This neighbourhood no longer exists and has no page. Choose this contact at the neighbourhood of now.",
)
MOVES_HERE = Text(
    "Dit contact staat nu bij {place}. Bewaart u, dan staat het hier en daar niet meer.",
    "This is a contact of {place} now. Once you save, it is here and no longer there.",
)


@dataclass(frozen=True)
class Owned:
    """What a form has to know of an owner. here: ids of its contacts. to_know: sentences about the one that is open.
    unread: why the public reads nothing of any of them; None where it may."""

    name: Text
    here: frozenset[str]
    to_know: tuple[Text, ...]
    unread: Text | None = None


@dataclass(frozen=True)
class OfPlan:
    """A plan, by its id. remove, removed: the words of the button that takes a contact off it, and after. heading: what
    stands above its contacts for the public, by its name in the words of the pages."""

    heading: ClassVar[str] = "contact"
    remove: ClassVar[Text] = Text("Van dit &plan halen", "Remove from this &plan")
    removed: ClassVar[Text] = Text("Staat niet meer bij dit plan: {name}.", "No longer a contact of this plan: {name}.")
    plan: str

    def found(self, reader: Reader, contact: Contact | None) -> Owned:
        """What a form about a contact has to know. Raises ParticipationError where the plan is gone."""
        plan = the_one(reader, Plan, self.plan)
        here = frozenset(tie.contact or "" for tie in reader.find(PlanContact, {"plan": plan.id}))
        others = _plans_of(reader, contact) - {plan.id}
        to_know = [FIRST_ONE, *([counted(len(others), WITH_ONE, SHARED)] if others else [])]
        return Owned(Text(plan.current_name, plan.current_name), here, tuple(to_know))

    def keep(self, transaction: Transaction, before: Contact | None, contact: Contact) -> None:
        """Keep a contact, as the last of the plan where it was not there yet. Raises as `keeping.keep` does."""
        ties = transaction.find(PlanContact, {"plan": self.plan})
        refuse_orphans(transaction, [self.plan])
        keep(transaction, before, contact)
        if all(tie.contact != contact.id for tie in ties):
            last = max((tie.position for tie in ties), default=-1)
            transaction.insert([PlanContact(new_id(), plan=self.plan, contact=contact.id, position=last + 1)])

    def take_off(self, transaction: Transaction, contact: str) -> None:
        """Let a contact be no longer of this plan; it stays in the store."""
        ties = transaction.find(PlanContact, {"plan": self.plan, "contact": contact})
        transaction.delete(PlanContact, [tie.id for tie in ties])

    def why_unread(self, contact: Contact) -> Text | None:
        """Why the public reads nothing of a contact here, whatever is ticked; None where it may."""
        return None


@dataclass(frozen=True)
class OfArea:
    """A neighbourhood, or by its GM code the whole town; otherwise as OfPlan. A contact is of one at most."""

    heading: ClassVar[str] = "associations"
    remove: ClassVar[Text] = Text("Hier weg&halen", "Remove &here")
    removed: ClassVar[Text] = Text("Staat hier niet meer: {name}.", "No longer here: {name}.")
    code: str

    def found(self, reader: Reader, contact: Contact | None) -> Owned:
        current = read_current(reader)
        town = reader.settings().municipality
        here = frozenset(one.id for one in reader.find(Contact, {"neighbourhood_code": self.code}))
        stands = contact.neighbourhood_code if contact else None
        plans = _plans_of(reader, contact)
        to_know = [counted(len(plans), OF_ONE_PLAN, OF_PLANS)] if plans else []
        if stands and stands != self.code:
            to_know.append(MOVES_HERE.format(place=place_words(stands, current, town)))
        unread = None if self.code in current or self.code == town else NO_LONGER_THERE
        return Owned(place_words(self.code, current, town), here, tuple(to_know), unread)

    def keep(self, transaction: Transaction, before: Contact | None, contact: Contact) -> None:
        keep(transaction, before, replace(contact, neighbourhood_code=self.code))

    def take_off(self, transaction: Transaction, contact: str) -> None:
        # another program may have moved it elsewhere meanwhile
        here = transaction.find(Contact, {"id": contact, "neighbourhood_code": self.code})
        transaction.update(Contact, [(one.id, {"neighbourhood_code": None}) for one in here])

    def why_unread(self, contact: Contact) -> Text | None:
        return None if may_be_named(contact) else ONLY_ASSOCIATIONS


Owner = Union[OfPlan, OfArea]


def owner_of(reader: Reader, contact: str) -> Owner | None:
    """Where the public may read of a contact: at a published plan that has it, else at its neighbourhood; None
    where there is neither."""
    tied = [tie.plan for tie in reader.find(PlanContact, {"contact": contact})]
    published = {"id": tied, "publication_state": PublicationState.PUBLISHED.value}
    for (plan,) in reader.values(Plan, ("id",), published):
        return OfPlan(plan)
    areas = [one.neighbourhood_code for one in reader.find(Contact, {"id": contact})]
    return next((OfArea(area) for area in areas if area), None)


def _plans_of(reader: Reader, contact: Contact | None) -> set[str]:
    return {tie.plan or "" for tie in reader.find(PlanContact, {"contact": contact.id})} if contact else set()
