"""Questions asked in the background: a window may go at any time, and QGIS stays."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from participatiekaart.plugin.desktop.reading import Reading
from participatiekaart.plugin.participation.words import ParticipationError, Text
from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtWidgets import QApplication, QWidget

from ..dialogs.doing import until

PATIENCE = 10


class Asked:
    """A question that waits until it may be answered. ended: whether a thread has come to its end."""

    def __init__(self, window: QWidget) -> None:
        self.reading = Reading(window)
        self.begun, self.may_end, self.ended = Event(), Event(), Event()
        self.answers: list[Any] = []
        self.reading.ask(self._question, self.answers.append, self.answers.append)
        until(self.begun.is_set)

    def _question(self) -> QThread:
        self.begun.set()
        assert self.may_end.wait(PATIENCE)
        self.ended.set()
        return QThread.currentThread()

    def end(self) -> None:
        self.may_end.set()
        until(self.ended.is_set)
        self.reading.stop()
        QApplication.processEvents()


@pytest.fixture
def window(qgis_application: Any) -> QWidget:
    return QWidget()


def test_an_answer_comes_from_another_thread(window: QWidget) -> None:
    asked = Asked(window)
    asked.may_end.set()
    until(lambda: bool(asked.answers))
    assert asked.answers[0] is not QThread.currentThread()


def test_a_window_that_goes_meanwhile_waits_for_nothing_and_hears_nothing(window: QWidget) -> None:
    asked = Asked(window)
    sip.delete(window)
    # the question is still under way: nobody waited for it
    assert not asked.ended.is_set()
    asked.end()
    assert not asked.answers


def test_who_asked_may_be_forgotten_by_everybody_while_the_question_is_under_way(window: QWidget) -> None:
    asked = Asked(window)
    begun, may_end, ended, answers = asked.begun, asked.may_end, asked.ended, asked.answers
    del asked
    sip.delete(window)
    may_end.set()
    until(ended.is_set)
    assert begun.is_set()
    # a next question lets go of what has ended
    other = QWidget()
    last = Asked(other)
    last.may_end.set()
    until(lambda: bool(last.answers))
    assert not answers


def test_what_is_asked_last_is_answered_and_what_went_wrong_told(window: QWidget) -> None:
    reading, told = Reading(window), []
    wrong = ParticipationError(Text("Mis", "Wrong"))

    def fail() -> None:
        raise wrong

    for question in (lambda: 1, lambda: 2, fail):
        reading.ask(question, told.append, told.append)
    until(lambda: bool(told))
    reading.stop()
    QApplication.processEvents()
    assert told == [wrong]


def test_an_assistant_that_closes_while_its_layers_are_looked_at_takes_nobody_with_it(
    qgis_application: Any, town: Any
) -> None:
    """Letting go of the layers that were opened chooses another one, which is looked at anew."""
    from participatiekaart.plugin.desktop.assistant.wizard import Assistant
    from qgis.core import QgsVectorLayer

    path = town / "neighbourhoods.gpkg"
    for _ in range(10):
        QgsProject.instance().addMapLayer(QgsVectorLayer(f"{path}|layername=wijken", "wijken", "ogr"))
        window = QWidget()
        shown = Assistant(window)
        shown.show()
        shown.next()
        shown.areas_page.from_layer.setChecked(True)
        shown.areas_page.own.layers.open(str(path))
        shown.discard()
        sip.delete(window)
        QgsProject.instance().clear()
        QApplication.processEvents()
