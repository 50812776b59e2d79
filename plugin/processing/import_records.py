"""`importrecords`: brings in moments or contacts from a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..host.language import language, spoken
from ..host.writer import writer_name
from ..participation.words import ParticipationError, Text
from .algorithm import ADDED, REJECTED, UNCHANGED, UPDATED, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import described, kind_parameter

FILES = "CSV, Excel, OpenDocument (*.csv *.CSV *.txt *.TXT *.tsv *.TSV *.xlsx *.XLSX *.ods *.ODS)"


class ImportRecords(ParticipationAlgorithm):
    identifier = "importrecords"
    title = Text("Momenten of contacten inlezen", "Import moments or contacts")
    help_text = Text(
        "Leest momenten of contacten uit een spreadsheet.\n"
        "Een lege cel laat staan wat er was; een streepje (-) wist het. Rijen die niet kloppen worden gemeld. "
        "Welke koppen er zijn, staat in de handleiding.",
        "Brings in moments or contacts from a spreadsheet.\n"
        "An empty cell leaves what was there; a hyphen (-) clears it. Rows that are not right are reported. "
        "The manual tells which headings there are.",
    )
    keywords = Text(
        "csv, excel, xlsx, ods, spreadsheet, importeren, agenda",
        "csv, excel, xlsx, ods, spreadsheet, agenda",
    )
    outputs = (ADDED, UPDATED, UNCHANGED, REJECTED)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            kind_parameter(),
            described(
                QgsProcessingParameterFile("INPUT", spoken(Text("Bestand", "File")), fileFilter=FILES),
                Text(
                    "CSV, XLSX of ODS met koppen in de eerste rij.", "CSV, XLSX or ODS with headings in the first row."
                ),
            ),
            described(
                QgsProcessingParameterString(
                    "SOURCE", spoken(Text("Naam van de bron", "Name of the source")), optional=True
                ),
                Text(
                    "Nodig als een plancode in meer dan één gekoppelde laag voorkomt.",
                    "Needed where a plan code occurs in more than one attached layer.",
                ),
            ),
            described(
                QgsProcessingParameterFileDestination(
                    "REPORT",
                    spoken(Text("Verslag van geweigerde rijen", "Report of rejected rows")),
                    "CSV (*.csv)",
                    optional=True,
                    createByDefault=False,
                ),
                Text("Tabel met rij, veld, waarde en reden.", "Table with row, field, value and reason."),
            ),
        ]

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        from ..intake.tables.table import check_kind

        # QGIS says only that the value is incorrect
        file = self.path(parameters, "INPUT", context)
        try:
            if file is not None:
                check_kind(file)
        except ParticipationError as error:
            return False, spoken(error.text)
        return super().checkParameterValues(parameters, context)

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..intake.tables.headings import RecordKind
        from ..intake.tables.imports import import_records
        from ..intake.tables.report import remove_report, write_report
        from ..intake.tables.table import read_table

        table, report = (self.path(parameters, name, context) for name in ("INPUT", "REPORT"))
        if report is not None:
            remove_report(report)
        with self.opened_store(parameters, context) as store:
            result = import_records(
                store,
                read_table(table or Path()),
                RecordKind(self.parameterAsEnum(parameters, "KIND", context)),
                self.parameterAsString(parameters, "SOURCE", context).strip() or None,
                writer_name(),
                progress,
            )
        progress.warn_of(result.rejected)
        if report is not None:
            write_report(report, result.rejected, language())
        return {**self.counts_of(result), **({"REPORT": str(report)} if report is not None else {})}
