"""`checkpublication`: what holds a record back, and what to look at before publishing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ..host.language import spoken
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import at_parameter, described, table_parameter

if TYPE_CHECKING:
    from .table_output import Columns


class CheckPublication(ParticipationAlgorithm):
    identifier = "checkpublication"
    title = Text("Publicatie controleren", "Check publication")
    help_text = Text(
        "Controleert alles wat als gepubliceerd is gemarkeerd, en zegt hoe het te verhelpen is.\n"
        "Een fout houdt alleen dat ene gegeven tegen. Een tip gaat over de taal en houdt niets tegen.",
        "Checks everything marked as published, and says how to fix it.\nAn error holds back that one record only. A "
        "hint is about language and holds nothing back.",
    )
    keywords = Text("bevindingen, fouten, waarschuwingen, kwaliteit", "findings, errors, warnings, quality")
    outputs = (
        Output("ERRORS", Text("Fouten", "Errors")),
        Output("WARNINGS", Text("Waarschuwingen", "Warnings")),
        Output("HINTS", Text("Tips", "Hints")),
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            at_parameter(),
            described(
                QgsProcessingParameterFile("WORDS", spoken(Text("Woordenlijst", "Word list")), optional=True),
                Text(
                    "Tekstbestand met kantoorwoorden en het gewone woord. Leeg: die van de instellingen.",
                    "Text file of office words with the plain word. Empty: that of the settings.",
                ),
            ),
            described(
                table_parameter(Text("Bevindingen", "Findings")),
                Text("Tabel met een regel per bevinding.", "Table with a line for each finding."),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..host.office_words import office_words
        from ..participation.checks import Severity, check, language_hints
        from .table_output import write_table

        with self.opened_store(parameters, context) as store:
            snapshot = store.snapshot()
        progress.fraction(0.3)
        progress.stop_if_cancelled()
        at = self.moment(parameters, context, snapshot.settings.timezone)
        words = office_words(progress.note, self.path(parameters, "WORDS", context))
        findings = [*check(snapshot, at), *language_hints(snapshot, at, words)]
        of_severity = Counter(finding.severity for finding in findings)
        counts = {f"{severity.name}S": of_severity[severity] for severity in Severity}
        progress.fraction(0.9)
        progress.stop_if_cancelled()
        rows = (
            (one.code.value, one.severity.value, one.record, one.field, spoken(one.text), spoken(one.remedy))
            for one in findings
        )
        return {**write_table(self, parameters, context, _columns(), rows), **counts}


def _columns() -> Columns:
    from ..participation.checks import FindingCode, Severity
    from .table_output import Column

    return (
        Column("code", Text("Bevinding", "Finding"), 190, FindingCode),
        Column("severity", Text("Ernst", "Severity"), 110, Severity),
        Column("record", Text("Plan, moment of contact", "Plan, moment or contact"), 220),
        Column("field", Text("Veld", "Field"), 0),
        Column("text", Text("Wat er aan de hand is", "What is the matter"), 420),
        Column("remedy", Text("Wat te doen", "What to do"), 420),
    )
