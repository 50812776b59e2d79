"""`exportrecords`: writes moments or contacts as a table that `importrecords` reads back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
)

from ..host.language import spoken
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import OUTPUT, described, kind_parameter

PASSING = Text(
    "Kies bij Bestand (OUTPUT) waar de spreadsheet komt. Een tijdelijk bestand is weg zodra u QGIS sluit.",
    "Choose at File (OUTPUT) where the spreadsheet is to come. A temporary file is gone once you close QGIS.",
)


class ExportRecords(ParticipationAlgorithm):
    identifier = "exportrecords"
    title = Text("Momenten of contacten naar een spreadsheet", "Moments or contacts to a spreadsheet")
    help_text = Text(
        "Schrijft alle momenten of contacten naar een CSV, met de koppen waarmee u ze ook inleest.\n"
        "Verander de spreadsheet en lees hem weer in. Van een lege opslag krijgt u de koppen, om in te vullen. Er "
        "staat ook in wat niet openbaar is, en bij contacten persoonsgegevens: bewaar het bestand daarnaar.",
        "Writes all moments or contacts to a CSV, with the headings by which they are imported.\n"
        "Change the spreadsheet and import it again. Of an empty store you get the headings, to fill in. It holds "
        "what is not public too, and personal data of contacts: keep the file accordingly.",
    )
    keywords = Text(
        "csv, excel, spreadsheet, exporteren, sjabloon, koppen", "csv, excel, spreadsheet, export, template, headings"
    )
    outputs = (Output("RECORDS", Text("Rijen", "Rows")),)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            kind_parameter(),
            described(
                QgsProcessingParameterFileDestination(
                    OUTPUT, spoken(Text("Bestand", "File")), "CSV (*.csv)", createByDefault=False
                ),
                Text(
                    "Het bestand dat u in Excel of LibreOffice opent.",
                    "The file that you open in Excel or LibreOffice.",
                ),
            ),
        ]

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # QGIS's dialog begins with a temporary file, and offers no other way to have none chosen yet
        if parameters.get(OUTPUT) == QgsProcessing.TEMPORARY_OUTPUT:
            return False, spoken(PASSING)
        return super().checkParameterValues(parameters, context)

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..intake.tables.exports import export_records
        from ..intake.tables.headings import RecordKind

        path = self.path(parameters, OUTPUT, context) or Path()
        kind = RecordKind(self.parameterAsEnum(parameters, "KIND", context))
        with self.opened_store(parameters, context) as store:
            rows = export_records(store, path, kind, progress)
        return {OUTPUT: str(path), "RECORDS": rows}
