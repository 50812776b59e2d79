"""What the steps of the assistant share."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QRadioButton, QWidget, QWizardPage

from ...host.language import spoken
from ...participation.words import Text
from ..dialogs.marks import hide_marks, mark
from ..forms import load_form


class Step(QWizardPage):
    """One page, built from its .ui file. Marks what is wrong under the field it is about."""

    form = ""

    def __init__(self) -> None:
        super().__init__()
        load_form(self, self.form)
        hide_marks(self)

    @property
    def assistant(self) -> Any:
        """The wizard it is a page of."""
        return self.wizard()

    def tell(self, field: str, wrong: Text | None, *doubts: Text) -> None:
        """Show what is wrong, or doubtful, under a field; nothing where all is well."""
        widget = getattr(self, field, None)
        fields = [widget] if isinstance(widget, QWidget) else []
        errors = [spoken(wrong)] if wrong else []
        mark(getattr(self, f"{field}_problem"), fields, errors, [spoken(doubt) for doubt in doubts])

    def show_with(self, choice: QRadioButton, *parts: QWidget) -> None:
        """Let parts be there to fill in only while their choice is made."""
        for part in parts:
            part.setEnabled(choice.isChecked())
            choice.toggled.connect(part.setEnabled)
