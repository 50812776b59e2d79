"""What stands beside the fields of a form: what is left to do before publishing."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QLabel

from ...host.language import spoken
from ...participation.words import Text

BEFORE_PUBLISHING = Text("Nog te doen voor het publiceren:", "Still to do before publishing:")


def show_to_do(label: QLabel, texts: Iterable[str]) -> None:
    """List what is left to do, each thing once; nothing where all is done."""
    to_do = dict.fromkeys(texts)
    label.setText("\n".join([spoken(BEFORE_PUBLISHING), *(f"• {text}" for text in to_do)]))
    label.setVisible(bool(to_do))
