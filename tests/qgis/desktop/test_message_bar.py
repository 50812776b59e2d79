"""The bar above the map: a sentence of any length is read whole in it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.desktop.message_bar import tell
from participatiekaart.plugin.needs import MISSING, NEWER
from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QApplication, QTextBrowser, QVBoxLayout, QWidget


@pytest.mark.usefixtures("qgis_application")
def test_a_sentence_longer_than_the_bar_is_shown_whole() -> None:
    window = QWidget()
    bar = QgsMessageBar(window)
    places = QVBoxLayout(window)
    places.addWidget(bar)
    places.addStretch()
    window.resize(1100, 500)
    window.show()
    tell(bar, MISSING.format(name="shapely", how=NEWER), Qgis.MessageLevel.Critical, 0)
    words = bar.currentItem().findChild(QTextBrowser)

    heights = []
    for width in (1100, 600, 1100):
        window.resize(width, 500)
        QApplication.processEvents()
        assert words.document().size().height() <= words.viewport().height()
        heights.append(words.height())
    assert heights[0] == heights[2] < heights[1]
    window.deleteLater()
