"""What every dialog that edits records has in common: read in the background, check while one types, save in one short
transaction, and lose nothing that was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QDialog, QShortcut, QWidget

from ...entry.keeping import ChangedMeanwhileError, keep
from ...entry.problems import Problem
from ...host.language import spoken
from ...host.office_words import office_words
from ...participation.checks.plain import PLAIN_FIELDS
from ...participation.fields import definitions
from ...participation.plain import OfficeWords
from ...participation.records import Record
from ...participation.words import ParticipationError, Text
from ...store.protocol import Reader, Transaction
from ..forms import load_form
from ..manual import add_help
from .leaving import save_or_discard
from .marks import hide_marks, mark
from .plain_hints import show_hints
from .scrolling import Scrolling
from .store_side import StoreSide
from .widgets import FoldedRows, NoWheel, on_change, set_value, value_of

READING = Text("Even ophalen…", "Fetching…")
SAVING = Text("Bewaren…", "Saving…")
NOT_YET = Text(
    "Nog niet bewaard. Verbeter eerst wat met ✗ is gemerkt; alles wat u typte staat er nog.",
    "Not saved yet. Correct what is marked with ✗ first; everything you typed is still there.",
)
SOON_MS = 120


class RecordDialog(QDialog):
    """The base of a dialog that edits a record. Signal kept: it was saved, with its id and the sentence about it.

    form: name of the .ui file. fields: the object names of what one fills in. rows: by field that shares a row, the row
    whose label tells what is wrong. at_rest: other widgets to use only while nothing is read or written. before: the
    record as it was read, None for a new one; each dialog says of what type.
    """

    kept = pyqtSignal(str, object)
    form = ""
    fields: Sequence[str] = ()
    rows: Mapping[str, str] = {}
    at_rest: Sequence[str] = ()

    def __init__(self, parent: QWidget, address: str) -> None:
        super().__init__(parent)
        load_form(self, self.form)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.store_address = address
        self._store = StoreSide(self, address)
        self.before: Any = None
        self._opened_with: Any = None
        self._is_saving = False
        self._touched: set[str] = set()
        self._first: str | None = None
        self._office_words: OfficeWords | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        self._no_wheel = NoWheel(self)
        self._scrolling = Scrolling(self)
        self._folded_rows = FoldedRows(self)
        hide_marks(self)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        add_help(self, self.form)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    # each dialog has its own of these

    def read(self, reader: Reader) -> Any:
        """What it needs of the store; called in another thread."""
        raise NotImplementedError

    def show_read(self, found: Any) -> None:
        """Fill the form with what was read."""
        raise NotImplementedError

    def look(self) -> None:
        """Check and show anew, after something was typed."""
        raise NotImplementedError

    def taken(self) -> tuple[Any, list[Problem]]:
        """What to write, as it is typed, and what keeps it from being saved; asked in the window's thread."""
        raise NotImplementedError

    def told(self, written: Any) -> tuple[str, Text]:
        """Id of the record that was kept, and the sentence about it."""
        raise NotImplementedError

    # some have their own of these

    def entry(self) -> Any:
        """All that is typed, comparable."""
        return {name: value_of(getattr(self, name)) for name in self.fields}

    def write(self, transaction: Transaction, taken: Any) -> None:
        """Write what was taken; called in another thread."""
        keep(transaction, self.before, taken)

    def typed(self, field: str) -> None:
        """Something was typed in a field; for what follows at once."""

    def hints(self, row: str) -> list[str]:
        """What to say of a row where nothing is wrong: how its text could be plainer."""
        if row not in PLAIN_FIELDS or self._office_words is None:
            return []
        field = getattr(self, row)
        return show_hints(field, value_of(field), self._office_words)

    def unfold(self) -> None:
        """Show the fields that are folded away."""

    def go_on_from(self, theirs: Record) -> None:
        """Go on from the record as another program left it, so that saving writes over only what is changed here."""
        self.before = theirs

    def failed(self) -> None:
        """It was not saved."""

    # from here on they are alike

    def begin_at(self, field: str) -> None:
        """Let a person begin with this field, where the form has it: something is to be mended there."""
        self._first = field if field in self.fields else None
        if self._opened_with is not None:
            self._go_first()

    def begin(self) -> None:
        """Read the store, then let a person type."""
        for name in self.fields:
            widget = getattr(self, name)
            widget.installEventFilter(self._no_wheel)
            on_change(widget, partial(self.changed, name))
        self.read_again()

    def read_again(self) -> None:
        """Fill the form with what the store has; what was typed goes."""
        self._opened_with = None
        self._touched.clear()
        self._set_enabled(False)
        self.say(READING)
        self._store.read(self._read, self._ready, lambda error: self.say(error.text))

    def may_discard(self) -> bool:
        """Ask whether what was typed may go."""
        return save_or_discard(self, may_save=False) is False

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._opened_with is not None and bool(self.entry() != self._opened_with)

    def save(self) -> None:
        """Keep what is typed, where it can be kept; close when that is done."""
        if self._is_saving or self._opened_with is None:
            return
        self._touched.update(self.fields)
        self.look()
        taken, wrong = self.taken()
        if wrong:
            self.say(NOT_YET)
            self._go_to(wrong[0].field)
            return
        self._is_saving = True
        self._set_enabled(False)
        self.say(SAVING)
        self._store.write(partial(self.write, taken=taken), lambda _: self._saved(taken), self._not_saved)

    def describe(self, kind: type[Record]) -> None:
        """Give each field the tooltip of its one definition."""
        for field in definitions(kind):
            if field.name in self.fields and field.help.nl:
                getattr(self, field.name).setToolTip(spoken(field.help))

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put a value into each of these fields."""
        for name, value in values.items():
            set_value(getattr(self, name), value)

    def say(self, text: Text | None) -> None:
        self.message.setText("" if text is None else spoken(text))
        self.message.setVisible(text is not None)

    def show_preview(self, html: str) -> None:
        """Show how the public reads it, at the place where a person was reading."""
        place = self.preview.verticalScrollBar().value()
        self.preview.setHtml(html)
        self.preview.verticalScrollBar().setValue(place)

    def mark(self, errors: Iterable[Problem], warnings: Iterable[Problem] = ()) -> None:
        """Say under each field what is wrong with it, else what is doubtful, once a person has been there, and what
        could be plainer."""
        said: dict[str, tuple[list[str], list[str]]] = {self._row(name): ([], []) for name in self.fields}
        for which, problems in enumerate((errors, warnings)):
            for problem in problems:
                if problem.field in self._touched:
                    said[self._row(problem.field)][which].append(spoken(problem.text))
        for row, (wrong, doubtful) in said.items():
            label = getattr(self, f"{row}_problem", None)
            if label is not None:
                widgets = [getattr(self, name) for name in self.fields if self._row(name) == row]
                mark(label, widgets, wrong, [] if wrong else doubtful, self.hints(row))

    def _row(self, field: str) -> str:
        return self.rows.get(field, field)

    def reject(self) -> None:
        """The way out of the button, of Esc and of the window's own cross: ask whether what was typed may go."""
        if self._is_saving:
            return
        answer = save_or_discard(self) if self.is_dirty else False
        if answer:
            self.save()
        elif answer is False:
            self._end(is_kept=False)

    def discard(self) -> None:
        """Close without asking, once what is being written is."""
        self._store.stop()
        self._end(is_kept=False)

    def _end(self, is_kept: bool) -> None:
        self._soon.stop()
        self._store.forget()
        self._opened_with = None
        self.done(QDialog.DialogCode.Accepted if is_kept else QDialog.DialogCode.Rejected)
        self.deleteLater()

    def changed(self, field: str) -> None:
        """What a field holds was changed; look at it soon."""
        if self._opened_with is not None:
            self._touched.add(field)
            self.say(None)
            self.typed(field)
            self._soon.start()

    def _read(self, reader: Reader) -> Any:
        self._office_words = None if PLAIN_FIELDS.isdisjoint(self.fields) else office_words()
        return self.read(reader)

    def _ready(self, found: Any) -> None:
        self.show_read(found)
        self._opened_with = self.entry()
        self._scrolling.make_room()
        self._set_enabled(True)
        self.say(None)
        self._go_first()

    def _go_first(self) -> None:
        if self._first:
            # whoever comes to mend a field reads at once what is wrong with it
            self._touched.add(self._first)
        self.look()
        self._go_to(self._first or self.fields[0])

    def _saved(self, written: Any) -> None:
        self._is_saving = False
        self.kept.emit(*self.told(written))
        self._end(is_kept=True)

    def _not_saved(self, error: ParticipationError) -> None:
        self._is_saving = False
        self._set_enabled(True)
        self.save_button.setFocus()
        self.say(error.text)
        if isinstance(error, ChangedMeanwhileError):
            self.go_on_from(error.current)
        self.failed()

    def _set_enabled(self, is_enabled: bool) -> None:
        for name in (*self.fields, *self.at_rest, "save_button"):
            getattr(self, name).setEnabled(is_enabled)

    def _go_to(self, field: str) -> None:
        widget = getattr(self, field)
        if not widget.isVisibleTo(self):
            self.unfold()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scrolling.show(widget)
