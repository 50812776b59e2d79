"""The dialog for a contact of a plan or neighbourhood: who it is, what of it is public, and why that may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtWidgets import QWidget

from ...entry.contact import BASES, FIELDS, FLAGS, contact_of, contact_preview, doubts
from ...entry.contact_owner import Owned, Owner
from ...entry.fetching import the_one
from ...entry.fields import shown_values
from ...entry.problems import Problem
from ...host.language import language, spoken
from ...participation.codes import Basis, ContactKind, ContactRole
from ...participation.records import Contact, new_id
from ...participation.times import now
from ...participation.words import Text
from ...store.protocol import Reader, Transaction
from ..labels import LONGEST_NAME, show_text
from .choosing import FromList
from .record_dialog import RecordDialog
from .widgets import add_day_calendar, fill_codes, show_rows

KEPT = Text("Contact bewaard: {name}.", "Contact saved: {name}.")
SOMEONE_NEW = Text("Iemand nieuws", "Somebody new")


@dataclass(frozen=True)
class _Found:
    """What the dialog read from the store. others: id and words of each contact that could be chosen instead."""

    timezone: str
    owned: Owned
    contact: Contact | None
    others: tuple[tuple[str, str], ...]


class ContactDialog(RecordDialog):
    """A new contact of a plan or neighbourhood (contact None), or one that stands."""

    form = "contact"
    fields = FIELDS
    at_rest = ("existing", "remove_button")
    rows = {flag: field for field, flag in FLAGS.items()}
    before: Contact | None

    def __init__(self, parent: QWidget, address: str, owner: Owner, contact: str | None) -> None:
        super().__init__(parent, address)
        self._owner, self._contact_id = owner, contact
        self._timezone = "UTC"
        self._unread: Text | None = None
        self._opened: dict[str, Any] = {}
        self._new = Contact(id=new_id())
        self._is_taken_off = False
        fill_codes(self.kind, ContactKind)
        fill_codes(self.role, ContactRole)
        for basis, words in BASES:
            self.basis.addItem(spoken(words), basis.value)
        for name in ("permission_on", "permission_until"):
            add_day_calendar(getattr(self, f"{name}_calendar"), getattr(self, name))
        self.describe(Contact)
        self.remove_button.setText(spoken(owner.remove))
        self._from_list = FromList(self.existing)
        self.existing.activated.connect(lambda _: self._choose())
        self.remove_button.clicked.connect(self._take_off)
        self.begin()

    def read(self, reader: Reader) -> _Found:
        contact = the_one(reader, Contact, self._contact_id) if self._contact_id else None
        owned = self._owner.found(reader, contact)
        others = sorted((_words(who), who.id) for who in reader.find(Contact) if who.id not in owned.here)
        return _Found(reader.settings().timezone, owned, contact, tuple((key, words) for words, key in others))

    def show_read(self, found: _Found) -> None:
        if not self.existing.count():
            for key, words in (("", spoken(SOMEONE_NEW)), *found.others):
                self.existing.addItem(words, key)
        self._timezone, self.before = found.timezone, found.contact
        self._unread = found.owned.unread
        show_text(self.plan_name, spoken(found.owned.name), LONGEST_NAME)
        is_new = self._contact_id is None or self.existing.currentData() != ""
        show_rows(self, ("existing",), is_new and bool(found.others))
        self.remove_button.setVisible(self._contact_id in found.owned.here)
        self.shared.setText("\n".join(map(spoken, found.owned.to_know)))
        self._opened = shown_values(self._base, FIELDS, language())
        self.fill(self._opened)
        self._arrange()

    def typed(self, field: str) -> None:
        self._arrange()

    def look(self) -> None:
        contact, wrong = self.taken()
        self.mark(wrong, doubts(contact, now(), self._timezone))
        heading, unread = self._owner.heading, self._unread or self._owner.why_unread(contact)
        self.show_preview(contact_preview(contact, now(), self._timezone, language(), heading, unread))

    def taken(self) -> tuple[Contact, list[Problem]]:
        contact, wrong = contact_of(self.entry(), self._opened, self._base)
        return contact, [] if self._is_taken_off else wrong

    def write(self, transaction: Transaction, taken: Contact) -> None:
        if self._is_taken_off:
            self._owner.take_off(transaction, taken.id)
        else:
            self._owner.keep(transaction, self.before, taken)

    def failed(self) -> None:
        self._is_taken_off = False

    def told(self, written: Contact) -> tuple[str, Text]:
        return written.id, (self._owner.removed if self._is_taken_off else KEPT).format(name=_words(written))

    @property
    def _base(self) -> Contact:
        return self.before or self._new

    def _arrange(self) -> None:
        """Permission is asked for only where that is why."""
        show_rows(self, ("permission_on", "permission_until"), self.basis.currentData() == Basis.PERMISSION.value)

    def _choose(self) -> None:
        """Show somebody who is in the store already; what was typed for somebody new is asked about first."""
        chosen = self.existing.currentData() or None
        if self.is_dirty and not self.may_discard():
            self.existing.setCurrentIndex(max(0, self.existing.findData(self._contact_id or "")))
            return
        self._contact_id = chosen
        self.read_again()

    def _take_off(self) -> None:
        if self.is_dirty and not self.may_discard():
            return
        self._is_taken_off = True
        self.save()


def _words(contact: Contact) -> str:
    """Who it is, for a person who chooses."""
    parts = [part for part in (contact.name, contact.organisation) if part]
    return ", ".join([*parts, spoken(contact.role.label).lower()])
