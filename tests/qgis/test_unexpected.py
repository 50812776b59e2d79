"""What nobody foresaw reaches a person as a sentence, and the log as the whole of it."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.processing.algorithm import ParticipationAlgorithm
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException

from .conftest import Log


class Failing(ParticipationAlgorithm):
    """An algorithm whose work has a defect."""

    identifier = "failing"
    title = help_text = keywords = Text("faalt", "fails")

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: Any) -> dict[str, Any]:
        raise parameters["ERROR"]


@pytest.mark.parametrize(("error", "word"), [(KeyError("x"), "KeyError"), (MemoryError(), "geheugen")])
def test_a_defect_is_told_in_a_sentence_and_logged_in_full(
    qgis_application: QgsApplication, log: Log, error: Exception, word: str
) -> None:
    logged: list[str] = []

    def keep(message: str, tag: str, level: object) -> None:
        logged.append(message)

    qgis_application.messageLog().messageReceived.connect(keep)
    try:
        with pytest.raises(QgsProcessingException) as told:
            Failing().processAlgorithm({"ERROR": error}, QgsProcessingContext(), log)
    finally:
        qgis_application.messageLog().messageReceived.disconnect(keep)
    assert word in str(told.value)
    assert "Traceback" not in " ".join([str(told.value), *log.infos, *log.warnings])
    assert any("Traceback" in line for line in logged)
