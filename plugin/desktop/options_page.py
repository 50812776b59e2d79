"""The page of the plugin under QGIS's own settings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..host import settings
from ..host.language import spoken
from ..host.shared_words import LANGUAGES
from ..intake.new_store import municipality_code
from ..intake.office_words import OURS, load_office_words
from ..participation.times import zone, zone_names
from ..participation.words import ParticipationError, Text
from ..publication.web_address import public_address, web_address
from .dialogs.marks import hide_marks, mark
from .dialogs.widgets import on_change, set_value, value_of
from .forms import load_form
from .manual import open_help
from .message_bar import tell

NOT_KEPT = Text(
    "Niet bewaard, de rest wel. {field}: {reason}",
    "Not saved; the rest was. {field}: {reason}",
)
CHECKS: dict[str, Callable[[str], object]] = {
    "municipality": lambda typed: typed and municipality_code(typed),
    "timezone": zone,
    "public_address": public_address,
    "office_words": load_office_words,
    "features_api": web_address,
    "locatieserver": web_address,
}
"""By field what raises ParticipationError where it cannot be kept. Empty is right for all but a zone."""
FIELDS = {one.name: one for one in vars(settings).values() if isinstance(one, settings.Setting)}
TEXT_FILES = Text("Tekstbestanden (*.txt)", "Text files (*.txt)")
OWN_LIST = Text("Eigen lijst van kantoorwoorden", "Own list of office words")
NOT_COPIED = Text("De lijst is niet gekopieerd: {reason}", "The list was not copied: {reason}")


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings as they are, and keeps them once the dialog around it is accepted."""

    def __init__(self, parent: QWidget | None, iface: Any) -> None:
        super().__init__(parent)
        load_form(self, "options")
        self._iface = iface
        for number, words in enumerate(LANGUAGES):
            self.language.addItem(spoken(words), number)
        self.timezone.addItems(zone_names())
        self.store.setFilter("GeoPackage (*.gpkg)")
        self.office_words.setFilter(spoken(TEXT_FILES))
        for name, setting in FIELDS.items():
            set_value(getattr(self, name), setting.value)
        hide_marks(self)
        for name in CHECKS:
            on_change(getattr(self, name), partial(self._check, name))
        self.defaults.clicked.connect(self._back_to_defaults)
        self.own_words.clicked.connect(self._ask_own_words)
        self.help_button.clicked.connect(lambda: open_help("instellingen", self.window()))

    def apply(self) -> None:
        """Keep what can be kept; tell of what cannot."""
        for name, setting in FIELDS.items():
            wrong = self._check(name) if name in CHECKS else None
            if wrong is None:
                setting.keep(self._typed(name))
                continue
            label = getattr(self, f"{name}_label").text().replace("&", "")
            tell(self._iface.messageBar(), NOT_KEPT.format(field=label, reason=wrong), Qgis.MessageLevel.Warning)

    def _check(self, name: str) -> Text | None:
        wrong = None
        try:
            CHECKS[name](self._typed(name))
        except ParticipationError as error:
            wrong = error.text
        mark(getattr(self, f"{name}_problem"), [getattr(self, name)], [spoken(wrong)] if wrong else [], [])
        return wrong

    def _typed(self, name: str) -> Any:
        value = value_of(getattr(self, name))
        return value.strip() if isinstance(value, str) else value

    def _ask_own_words(self) -> None:
        proposed = str(Path.home() / OURS.name)
        path, _ = QFileDialog.getSaveFileName(self, spoken(OWN_LIST), proposed, spoken(TEXT_FILES))
        if path:
            self.make_own_words(path)

    def make_own_words(self, path: str) -> None:
        """Copy the list that comes with the plugin to a file, and choose that."""
        try:
            shutil.copyfile(OURS, path)
        except OSError as error:
            said = spoken(NOT_COPIED.format(reason=error))
            mark(self.office_words_problem, [self.office_words], [said], [])
            return
        self.office_words.setFilePath(path)

    def _back_to_defaults(self) -> None:
        for name in ("features_api", "locatieserver"):
            set_value(getattr(self, name), FIELDS[name].default)
