"""Where one types what to search for, with the filters."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QComboBox, QShortcut, QWidget

from ...host.language import spoken
from ...host.writer import writer_name
from ...participation.codes import Code, Level, Phase, Status
from ...participation.words import Text
from ..forms import load_form
from ..reading import Reading
from .searching import Wanted, neighbourhoods, prepare_filters

ANY = Text("(alle)", "(any)")


class SearchBox(QWidget):
    """The field to search in, with its filters. Signals, each with what is Wanted: changed, at every letter; entered,
    at Enter or the down arrow, when the keyboard is to go on to the results. left: back to the overview is asked for,
    and nothing is searched for any more. offered: the neighbourhoods to choose from are others."""

    changed = pyqtSignal(object)
    entered = pyqtSignal(object)
    left = pyqtSignal()
    offered = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "dock_search")
        self.filters.hide()
        self.overview.hide()
        self.overview.clicked.connect(lambda _checked: self._leave())
        self._address = ""
        self._names, self._ahead = Reading(self), Reading(self)
        self.narrow.toggled.connect(self.filters.setVisible)
        self.narrow.toggled.connect(lambda _: self._prepare())
        self.clear.clicked.connect(lambda _checked: self._clear_filters())
        for box, codes in ((self.status, Status), (self.phase, Phase), (self.level, Level)):
            _fill(box, ((spoken(code.label), code) for code in codes))
        _fill(self.neighbourhood, ())
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _index: self.changed.emit(self.wanted))
        self.mine.toggled.connect(lambda _is_on: self.changed.emit(self.wanted))
        self.words.textChanged.connect(lambda _text: self.changed.emit(self.wanted))
        self.words.returnPressed.connect(self._enter)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.words, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter)

    @property
    def wanted(self) -> Wanted:
        # Qt gives a code back as plain text
        status, phase, level = (box.currentData() for box in (self.status, self.phase, self.level))
        return Wanted(
            self.words.text(),
            self.neighbourhood.currentData(),
            Status.of(status) if status else None,
            Phase.of(phase) if phase else None,
            Level.of(level) if level else None,
            writer_name() if self.mine.isChecked() else None,
        )

    def turn_to(self, address: str) -> None:
        """Offer the neighbourhoods that the store at an address has now; empty: it stays as it is."""
        if not address:
            return
        # what goes wrong is told by whoever shows the rest of that store
        self._names.ask(lambda: neighbourhoods(address), self._show_neighbourhoods, lambda _error: None)
        if address != self._address:
            self._address = address
            self._prepare()

    def stop(self) -> None:
        """Read no longer, before it goes."""
        self._names.stop()
        self._ahead.stop()

    def offers(self, neighbourhood: str) -> bool:
        """Whether one can look for the plans in that neighbourhood."""
        return bool(self.neighbourhood.findData(neighbourhood) > 0)

    def narrow_to(self, neighbourhood: str) -> None:
        """Look for all plans in a neighbourhood that is offered."""
        self.words.clear()
        self._clear_filters()
        self.narrow.setChecked(True)
        self.neighbourhood.setCurrentIndex(self.neighbourhood.findData(neighbourhood))

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.neighbourhood, self.status, self.phase, self.level

    def _prepare(self) -> None:
        address = self._address
        if address and self.narrow.isChecked():
            # what goes wrong is told to whoever chooses a filter
            self._ahead.ask(lambda: prepare_filters(address), lambda _: None, lambda _error: None)

    def _show_neighbourhoods(self, found: Iterable[tuple[str, str]]) -> None:
        """Offer these codes and names, in the order given; what was chosen stays so where it is still there."""
        chosen = self.neighbourhood.currentData()
        self.neighbourhood.blockSignals(True)
        _fill(self.neighbourhood, ((name, code) for code, name in found))
        self.neighbourhood.setCurrentIndex(max(0, self.neighbourhood.findData(chosen)))
        self.neighbourhood.blockSignals(False)
        self.offered.emit()

    def _enter(self) -> None:
        self.entered.emit(self.wanted)

    def _leave(self) -> None:
        self.words.clear()
        self._clear_filters()
        self.left.emit()

    def _clear_filters(self) -> None:
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.mine.setChecked(False)


def _fill(box: QComboBox, choices: Iterable[tuple[str, str | Code]]) -> None:
    box.clear()
    box.addItem(spoken(ANY), None)
    for name, code in choices:
        box.addItem(name, code)
