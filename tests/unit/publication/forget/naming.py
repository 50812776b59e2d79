"""A person, a plan that named her, and what the store and a removal tell."""

from __future__ import annotations

from participatiekaart.plugin.participation.codes import Basis
from participatiekaart.plugin.participation.records import Contact
from participatiekaart.plugin.publication.forget.person import REMOVED, Forgotten
from participatiekaart.plugin.store.addresses import open_store

from tests.history import Change
from tests.history import history as changes_of

from ..small_town import contact, plan

STREET = plan(name="Straat", summary="Vraag het Anna Bakker, van de wijk.")
ANNA = contact(key="anna", name="Anna Bakker", publish_name=True, email="anna@prive.example", basis=Basis.FUNCTIONAL)
OTHER = contact(key="ander", name="Bo", email="bo@prive.example")


def history(store: str, id: str) -> list[Change]:
    """What changed of a record, oldest first."""
    with open_store(store) as opened:
        return changes_of(opened, id)


def contacts(store: str) -> list[Contact]:
    """Who is left."""
    with open_store(store) as opened:
        return list(opened.snapshot().contacts)


def told(done: Forgotten) -> list[str]:
    """Beside that the contact was removed."""
    return [note.nl for note in done.notes if note != REMOVED]
