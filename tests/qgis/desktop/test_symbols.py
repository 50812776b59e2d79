"""What is drawn in the dock can be read under any theme of QGIS."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.dock.symbols import GREEN, colour, ink
from qgis.PyQt.QtGui import QColor, QPalette


@pytest.mark.usefixtures("qgis_application")
@pytest.mark.parametrize(("ground", "text"), [("#ffffff", "#000000"), ("#323232", "#000000"), ("#323232", "#b1b1b1")])
def test_words_and_shapes_stand_out(ground: str, text: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    for drawn in (ink(palette), colour(GREEN, palette)):
        assert abs(drawn.lightness() - QColor(ground).lightness()) >= 90
