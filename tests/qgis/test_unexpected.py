"""What nobody foresaw reaches a person as a sentence, and the log as the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from participatiekaart.plugin.host.source import PlainSource
from participatiekaart.plugin.participation.words import ParticipationError, Text
from participatiekaart.plugin.processing.algorithm import ParticipationAlgorithm
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from .conftest import Log
from .layers import plan_layer, square


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


class Broken(QgsProcessingFeatureSource):
    """A layer over which QGIS itself fails while it reads."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        super().__init__(layer, QgsProcessingContext(), False)

    def getFeatures(self, *asked: Any) -> Iterator[Any]:  # noqa: N802
        yield from list(super().getFeatures(*asked))[:1]
        raise Exception("unknown")


def test_a_layer_over_which_qgis_fails_is_named(qgis_application: QgsApplication) -> None:
    layer = plan_layer((square(0, 0), "a", "Park"), (square(200, 0), "b", "Plein"))
    plain = PlainSource(Broken(layer), layer, "EPSG:28992", QgsProcessingContext())
    with pytest.raises(ParticipationError) as told:
        list(plain.rows(["code"]))
    assert told.value.text.nl.startswith("De laag plannen kan niet worden gelezen. Er ging iets mis")
    assert "(Exception)" in told.value.text.nl
