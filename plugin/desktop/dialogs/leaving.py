"""Asks what becomes of what was typed in a dialog that is to close or to show something else."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...host.language import spoken
from ...participation.words import Text

THROW_AWAY = Text("Weggooien wat u hebt getypt?", "Discard what you typed?")
KEEP_TYPING = Text("&Verder typen", "&Keep typing")
DISCARD = Text("&Weggooien", "&Discard")
SAVE = Text("&Bewaren", "&Save")


def save_or_discard(dialog: QWidget, may_save: bool = True) -> bool | None:
    """Whether to save what is typed, where that is offered, or to throw it away; None: go on typing."""
    box = QMessageBox(QMessageBox.Icon.Question, dialog.windowTitle(), spoken(THROW_AWAY), parent=dialog)
    save = box.addButton(spoken(SAVE), QMessageBox.ButtonRole.AcceptRole) if may_save else None
    discard = box.addButton(spoken(DISCARD), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(spoken(KEEP_TYPING), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return True if save is not None and clicked is save else False if clicked is discard else None
