"""The page of the plugin under QGIS's own settings."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from qgis.core import Qgis
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from ...participation.words import Text
from ...processing.language import spoken
from ...processing.publish import LANGUAGES
from .. import settings
from ..dialogs.marks import mark
from ..forms import load_form
from ..help.manual import open_help
from .checking import what_is_wrong

NOT_KEPT = Text(
    "Niet bewaard, de rest wel. {field}: {reason}",
    "Not kept, the others were. {field}: {reason}",
)
FIELDS: dict[str, settings.Setting[Any]] = {
    "municipality": settings.MUNICIPALITY,
    "timezone": settings.TIMEZONE,
    "store": settings.STORE,
    "public_address": settings.PUBLIC_ADDRESS,
    "language": settings.LANGUAGE,
    "features_api": settings.FEATURES_API,
    "locatieserver": settings.LOCATIESERVER,
    "ahead_days": settings.AHEAD_DAYS,
    "feedback_days": settings.FEEDBACK_DAYS,
}
_TYPED = ("municipality", "timezone", "public_address", "features_api", "locatieserver")


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings as they are, and keeps them once the dialog around it is accepted."""

    def __init__(self, parent: QWidget | None, iface: Any) -> None:
        super().__init__(parent)
        load_form(self, "options")
        self._iface = iface
        self.language.addItems([spoken(name) for name in LANGUAGES])
        self.timezone.addItems(sorted(available_timezones()))
        self.store.setFilter("GeoPackage (*.gpkg)")
        for name, setting in FIELDS.items():
            _show(getattr(self, name), setting.value)
        for name in ("store", *_TYPED):
            getattr(self, f"{name}_problem").hide()
        for name in _TYPED:
            field = getattr(self, name)
            changed = field.currentTextChanged if isinstance(field, QComboBox) else field.textChanged
            changed.connect(lambda _, name=name: self._check(name))
        self.defaults.clicked.connect(self._back_to_defaults)
        self.help_button.clicked.connect(lambda: open_help("instellingen", self.window()))

    def apply(self) -> None:
        """Keep what can be kept; tell of what cannot."""
        for name, setting in FIELDS.items():
            wrong = self._check(name) if name in _TYPED else None
            if wrong is None:
                setting.keep(_typed(getattr(self, name)))
                continue
            label = getattr(self, f"{name}_label").text().replace("&", "")
            said = spoken(NOT_KEPT.format(field=label, reason=wrong))
            self._iface.messageBar().pushMessage("Participatiekaart", said, Qgis.MessageLevel.Warning)

    def _check(self, name: str) -> Text | None:
        field = getattr(self, name)
        wrong = what_is_wrong(name, _typed(field))
        mark(getattr(self, f"{name}_problem"), [field], [spoken(wrong)] if wrong else [], [])
        return wrong

    def _back_to_defaults(self) -> None:
        for name in ("features_api", "locatieserver"):
            _show(getattr(self, name), FIELDS[name].default)


def _typed(field: QWidget) -> Any:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, QgsFileWidget):
        return field.filePath().strip()
    if isinstance(field, QSpinBox):
        return field.value()
    return field.currentText().strip() if field.isEditable() else field.currentIndex()


def _show(field: QWidget, value: Any) -> None:
    if isinstance(field, QLineEdit):
        field.setText(value)
        field.setCursorPosition(0)
    elif isinstance(field, QgsFileWidget):
        field.setFilePath(value)
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif field.isEditable():
        field.setCurrentText(value)
    else:
        field.setCurrentIndex(value)
