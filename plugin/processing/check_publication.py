"""`checkpublication`: what holds a record back, and what to look at before publishing."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
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
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..participation.words import ParticipationError, Text
from .algorithm import Output, ParticipationAlgorithm, at_parameter, described
from .feedback import FeedbackProgress
from .language import spoken

# QVariant's types gave way to QMetaType's in 3.38
TEXT = QMetaType.Type.QString if Qgis.QGIS_VERSION_INT >= 33800 else QVariant.Type.String
COLUMNS = ("code", "severity", "record", "field", "text", "remedy")
NO_TABLE = Text(
    "De tabel met bevindingen kan niet worden gemaakt. Kies een andere plaats.",
    "The table of findings cannot be made. Choose another place.",
)


class CheckPublication(ParticipationAlgorithm):
    identifier = "checkpublication"
    title = Text("Publicatie controleren", "Check publication")
    help_text = Text(
        "Controleert alles wat als gepubliceerd is gemarkeerd, en zegt hoe het te verhelpen is.\n"
        "Een fout houdt alleen dat ene gegeven tegen.",
        "Checks everything marked as published, and says how to mend it.\nAn error holds back that one record only.",
    )
    keywords = Text("bevindingen, fouten, waarschuwingen, kwaliteit", "findings, errors, warnings, quality")
    outputs = (Output("ERRORS", Text("Fouten", "Errors")), Output("WARNINGS", Text("Waarschuwingen", "Warnings")))

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            at_parameter(),
            described(
                QgsProcessingParameterFeatureSink(
                    "OUTPUT",
                    spoken(Text("Bevindingen", "Findings")),
                    QgsProcessing.SourceType.TypeVector,
                    optional=True,
                    createByDefault=True,
                ),
                Text("Tabel met een regel per bevinding.", "Table with a line for each finding."),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..participation.checks import Severity, check

        with self.opened_store(parameters, context) as store:
            snapshot = store.snapshot()
        progress = FeedbackProgress(feedback)
        progress.fraction(0.3)
        progress.stop_if_cancelled()
        findings = check(snapshot, self.moment(parameters, context, snapshot.settings.timezone))
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        counts = {"ERRORS": errors, "WARNINGS": len(findings) - errors}
        progress.fraction(0.9)
        progress.stop_if_cancelled()
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
        for finding in findings:
            row = QgsFeature(fields)
            said = (finding.record, finding.field, spoken(finding.text), spoken(finding.remedy))
            row.setAttributes([finding.code, finding.severity.value, *said])
            sink.addFeature(row, QgsFeatureSink.Flag.FastInsert)
        return {"OUTPUT": address, **counts}
