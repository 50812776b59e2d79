"""The drawn timeline of a plan: each moment where its time is, today marked, and a click that opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.moment_lines import Feedback, MomentLine
from participatiekaart.plugin.desktop.dock.rows import moment_row
from participatiekaart.plugin.desktop.dock.timeline import Timeline
from participatiekaart.plugin.desktop.stage import Stage
from participatiekaart.plugin.host.language import spoken
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.times import UTC
from participatiekaart.plugin.participation.words import Text
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QWidget

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def line(stage: Stage, first_day: float | None, days: float = 0.1) -> MomentLine:
    """A moment by the name of its stage; its first day counted from today, None for one without a date."""
    begin = None if first_day is None else TODAY + timedelta(first_day)
    words = Text(stage.name, stage.name)
    return MomentLine(
        id=stage.name,
        name=words,
        when=words,
        short=words,
        place=None,
        stage=stage,
        feedback=Feedback.NONE,
        state=PublicationState.PUBLISHED,
        is_moved=False,
        begin=begin,
        end=None if begin is None else begin + timedelta(days),
        is_vague=False,
    )


HELD, OPEN, COMING = line(Stage.HELD, -20), line(Stage.OPEN, -3, 15), line(Stage.COMING, 10)
CANCELLED, UNDATED = line(Stage.CANCELLED, 25), line(Stage.UNDATED, None)


@pytest.fixture
def timeline(qgis_application: Any) -> Iterator[Timeline]:
    window = QWidget()
    made = Timeline(window)
    made.resize(600, 120)
    window.resize(600, 120)
    window.show()
    yield made
    window.deleteLater()


def test_a_moment_that_was_called_off_without_a_date_is_told_in_words_without_one(timeline: Timeline) -> None:
    off = replace(line(Stage.CANCELLED, 25), when=None, short=None)
    timeline.show_moments([off], TODAY, "Europe/Amsterdam")
    assert timeline.accessibleDescription().endswith(f"; CANCELLED ({spoken(Stage.CANCELLED.value)})")


def test_the_row_of_such_a_moment_has_no_empty_line(timeline: Timeline) -> None:
    off = replace(line(Stage.CANCELLED, None), when=None, short=None)
    told = [label.text() for label in moment_row(timeline, off).findChildren(QLabel)]
    assert [text for text in told if text != spoken(Stage.CANCELLED.value)] == ["CANCELLED"]


def places(timeline: Timeline) -> dict[str, Any]:
    return {mark.line.id: timeline._place(mark) for mark in timeline.marks(timeline.width())}


def test_moments_lie_in_order_of_time_and_none_upon_another(timeline: Timeline) -> None:
    timeline.show_moments([UNDATED, CANCELLED, COMING, OPEN, HELD], TODAY, "UTC")
    drawn = places(timeline)

    assert list(drawn) == ["HELD", "OPEN", "COMING", "CANCELLED"]
    assert sorted(drawn.values(), key=lambda place: place.left()) == list(drawn.values())
    assert drawn["OPEN"].width() > 2 * drawn["COMING"].width()
    assert drawn["OPEN"].intersected(drawn["COMING"]).isEmpty()


def test_a_click_on_a_moment_opens_it_and_one_beside_it_nothing(timeline: Timeline) -> None:
    timeline.show_moments([HELD, OPEN, COMING, CANCELLED], TODAY, "UTC")
    opened: list[str] = []
    timeline.moment_clicked.connect(opened.append)

    for place in places(timeline).values():
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))

    assert opened == ["HELD", "OPEN", "COMING", "CANCELLED"]


def test_each_stage_is_drawn_by_a_shape_of_its_own(timeline: Timeline) -> None:
    shapes = set()
    for stage in (Stage.HELD, Stage.OPEN, Stage.COMING, Stage.CANCELLED):
        timeline.show_moments([line(stage, 10)], TODAY, "UTC")
        (place,) = places(timeline).values()
        picture = timeline.grab(place.toAlignedRect()).toImage()
        spots = [(x, y) for y in range(picture.height()) for x in range(picture.width())]
        # whether there is any colour, and not which
        shapes.add(tuple(picture.pixelColor(*spot) != picture.pixelColor(0, 0) for spot in spots))
    assert len(shapes) == 4


def test_today_is_a_line_from_its_word_to_the_axis(timeline: Timeline) -> None:
    timeline.show_moments([HELD, CANCELLED], TODAY, "UTC")
    picture = timeline.grab().toImage()
    middle = (timeline.fontMetrics().height() + timeline._axis()) // 2
    crossed = [x for x in range(timeline.width()) if picture.pixelColor(x, middle) != picture.pixelColor(0, middle)]

    assert crossed
    assert all(abs(x - timeline._middle(TODAY)) < 2 for x in crossed)


def test_the_name_of_the_last_month_stands_there_whole_or_not_at_all(timeline: Timeline) -> None:
    timeline.show_moments([HELD, line(Stage.COMING, 135)], TODAY, "UTC")
    cut = []
    for width in range(200, 400):
        timeline.resize(width, 120)
        picture = timeline.grab().toImage()
        rows = range(timeline._axis() + 6, timeline.height())
        if any(picture.pixelColor(width - 1, y) != picture.pixelColor(0, y) for y in rows):
            cut.append(width)

    assert cut == []
