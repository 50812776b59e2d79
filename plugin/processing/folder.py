"""The FOLDER parameter: where a publication stands, or is to stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ..participation.words import ParticipationError, Text
from .algorithm import described
from .language import spoken

FOLDER = "FOLDER"
NO_FOLDER = Text("Kies een map om in te publiceren.", "Choose a folder to publish into.")
THAT_STANDS = Text("De map van de publicatie die er staat.", "The folder of the present publication.")


def folder_parameter(help_text: Text = THAT_STANDS) -> QgsProcessingParameterDefinition:
    """FOLDER, which has to be given."""
    label = spoken(Text("Map", "Folder"))
    return described(QgsProcessingParameterFile(FOLDER, label, QgsProcessingParameterFile.Behavior.Folder), help_text)


def folder_of(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
    """The folder that is given. Raises ParticipationError where it is left empty."""
    folder = algorithm.parameterAsFile(parameters, FOLDER, context).strip()
    if not folder:
        raise ParticipationError(NO_FOLDER)
    return Path(folder)
