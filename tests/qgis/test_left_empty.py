"""What is not given, or given as nothing, is named with the word for it."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsProcessingException

from .conftest import Run


@pytest.mark.parametrize(
    ("identifier", "parameters", "label"),
    [
        ("importrecords", {"KIND": 0, "INPUT": ""}, r"Bestand \(INPUT\)"),
        ("importrecords", {"KIND": 0, "INPUT": "t.csv", "STORE": None}, r"Opslag \(STORE\)"),
        ("attachplans", {"KEY_FIELD": "code", "NAME_FIELD": "naam"}, r"Planlaag \(INPUT\)"),
        ("previewpublication", {}, r"Map \(FOLDER\)"),
        ("assignneighbourhoods", {"LEVELS": []}, r"Niveaus \(LEVELS\)"),
    ],
)
def test_what_is_not_given_is_said_to_be_empty(
    run: Run, store: str, identifier: str, parameters: dict[str, Any], label: str
) -> None:
    with pytest.raises(QgsProcessingException, match=rf"{label} is leeg\. Vul een waarde in\."):
        run(identifier, **{"STORE": store, **parameters})
