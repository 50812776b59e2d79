"""`previewpublication`: what the public would see change, against the release that stands. Writes no release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)

from ..participation.words import ParticipationError, Text
from .algorithm import Output, ParticipationAlgorithm, at_parameter, described
from .check_publication import TEXT
from .feedback import FeedbackProgress
from .language import spoken
from .plain_words import office_words
from .publish import NO_FOLDER

COLUMNS = ("change", "record_type", "record_id", "plan", "record", "field", "label", "before", "after", "why")
NO_TABLE = Text(
    "De tabel met veranderingen kan niet worden gemaakt. Kies een andere plaats.",
    "The table of changes cannot be made. Choose another place.",
)
NOTHING = Text(
    "Er verandert niets: het publiek ziet dezelfde plannen en momenten.",
    "Nothing changes: the public sees the same plans and moments.",
)
NO_RELEASE = Text("Er staat nog geen publicatie: alles is nieuw.", "No publication stands there yet: all of it is new.")


class PreviewPublication(ParticipationAlgorithm):
    identifier = "previewpublication"
    title = Text("Voorbeeld van publicatie", "Preview publication")
    help_text = Text(
        "Vergelijkt de opslag met de publicatie die er staat, en zegt per plan wat het publiek anders gaat zien.\n"
        "Nieuw, gewijzigd (met oude en nieuwe woorden), verdwenen, door de tijd veranderd, contacten erbij of weg, "
        "wat wordt tegengehouden en waarom, en welke nieuwe tekst gewoner kan. Er wordt niets gepubliceerd.",
        "Compares the store with the publication that stands, and says by plan what the public will see change.\n"
        "New, changed (with old and new words), gone, changed by time, contacts that appear or vanish, what is held "
        "back and why, and which new text could be plainer. Nothing is published.",
    )
    keywords = Text("verschil, wijzigingen, vooraf, publicatie", "difference, changes, before, publication")
    outputs = (
        Output("CHANGES", Text("Veranderingen", "Changes")),
        Output("NEW", Text("Nieuw", "New")),
        Output("CHANGED", Text("Gewijzigd", "Changed")),
        Output("WITHDRAWN", Text("Verdwijnt", "Goes")),
        Output("WITHHELD", Text("Tegengehouden", "Withheld")),
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        folder = QgsProcessingParameterFile(
            "FOLDER", spoken(Text("Map", "Folder")), QgsProcessingParameterFile.Behavior.Folder
        )
        table = QgsProcessingParameterFeatureSink(
            "OUTPUT",
            spoken(Text("Veranderingen", "Changes")),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=True,
        )
        return [
            described(folder, Text("De map van de publicatie die er staat.", "The folder of the present publication.")),
            at_parameter(),
            described(table, Text("Tabel met een regel per verandering.", "Table with a line for each change.")),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..publication.difference import Sort, difference

        folder = self.parameterAsFile(parameters, "FOLDER", context).strip()
        if not folder:
            raise ParticipationError(NO_FOLDER)
        with self.opened_store(parameters, context) as store:
            snapshot = store.snapshot()
        progress = FeedbackProgress(feedback)
        progress.fraction(0.2)
        progress.stop_if_cancelled()
        at = self.moment(parameters, context, snapshot.settings.timezone)
        found = difference(snapshot, Path(folder), at, office_words(progress.note))
        progress.fraction(0.9)
        progress.stop_if_cancelled()
        if not found.has_release:
            feedback.pushInfo(spoken(NO_RELEASE))
        if found.is_empty:
            feedback.pushInfo(spoken(NOTHING))
        counts = {
            "CHANGES": sum(change.sort.is_change for change in found.changes),
            "NEW": found.count(Sort.NEW),
            "CHANGED": found.count(Sort.CHANGED),
            "WITHDRAWN": found.count(Sort.WITHDRAWN),
            "WITHHELD": found.count(Sort.HELD_BACK),
        }
        fields = QgsFields()
        for name in COLUMNS:
            fields.append(QgsField(name, TEXT))
        sink, address = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            if parameters.get("OUTPUT") is not None:
                raise ParticipationError(NO_TABLE)
            return counts
        for change in found.changes:
            row = QgsFeature(fields)
            words = (spoken(text) for text in (change.label, change.before, change.after, change.why))
            what = (change.sort.value, change.record_type, change.record_id, change.plan, change.name, change.field)
            row.setAttributes([*what, *words])
            sink.addFeature(row, QgsFeatureSink.Flag.FastInsert)
        return {"OUTPUT": address, **counts}
