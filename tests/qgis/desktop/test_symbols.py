"""What is drawn in the dock can be read under any theme of QGIS."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.bundled import TOKENS
from participatiekaart.plugin.desktop.dock.agenda import AgendaLine
from participatiekaart.plugin.desktop.dock.plan_list import PlanList
from participatiekaart.plugin.desktop.stage import Stage
from participatiekaart.plugin.desktop.symbols import GREEN, GRID, colour, draw_status, ink
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.participation.drawings import DRAWINGS
from participatiekaart.plugin.participation.face import read_face
from participatiekaart.plugin.participation.words import Text
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPalette


@pytest.mark.usefixtures("qgis_application")
@pytest.mark.parametrize(("ground", "text"), [("#ffffff", "#000000"), ("#323232", "#000000"), ("#323232", "#b1b1b1")])
def test_words_and_shapes_stand_out(ground: str, text: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    for drawn in (ink(palette), colour(GREEN, palette)):
        assert abs(drawn.lightness() - QColor(ground).lightness()) >= 90


@pytest.mark.usefixtures("qgis_application")
@pytest.mark.parametrize("status", Status)
def test_planner_and_resident_see_a_status_in_the_same_colour(status: Status) -> None:
    face = read_face(TOKENS.read_text(encoding="utf-8"))
    # the pages tell of both as of what comes soon
    soon = {Status.ANNOUNCED, Status.BETWEEN}
    name = f"--pk-stand-{'binnenkort' if status in soon else status.value.replace('_', '-')}"
    for ground, values in (("#ffffff", face.light), ("#323232", face.dark)):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        assert colour(DRAWINGS[status].colour, palette).name() == values[name]


def test_each_status_is_drawn_on_every_map() -> None:
    assert set(DRAWINGS) == set(Status)


@pytest.mark.usefixtures("qgis_application")
def test_each_status_is_drawn_by_a_shape_of_its_own() -> None:
    drawn = set()
    for status in Status:
        picture = QImage(GRID, GRID, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setPen(QColor("#000000"))
        draw_status(painter, status)
        painter.end()
        dots = (picture.pixelColor(x, y).lightness() < 128 for y in range(GRID) for x in range(GRID))
        drawn.add("".join("x" if is_ink else "." for is_ink in dots))
    assert len(drawn) == len(Status)
    assert all("x" in shape for shape in drawn)


@pytest.mark.usefixtures("qgis_application")
def test_a_shape_in_a_list_is_as_sharp_as_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlanList, "devicePixelRatioF", lambda _: 1.5)
    made = PlanList(None, Stage.OPEN.value)
    made.add_lines([AgendaLine("a", Text("Molenweg", "Molenweg"), shape=Stage.OPEN)])
    assert made.item(0).icon().availableSizes() == [QSize(24, 24)]
