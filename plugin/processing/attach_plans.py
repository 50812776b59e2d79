"""`attachplans`: attaches the municipality's own plan layer."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ..host.language import spoken
from ..host.shared_words import DUPLICATES
from ..host.writer import writer_name
from ..participation.code import Phase
from ..participation.words import Text
from .algorithm import ADDED, REJECTED, UNCHANGED, UPDATED, Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import described, field_parameter, layer_parameter

# the label and the help of each, and by which name its field is proposed
OPTIONAL_FIELDS = {
    "SUMMARY_FIELD": (
        Text("Veld met samenvatting", "Field with summary"),
        Text("Wat er gaat gebeuren, in gewone zinnen.", "What will happen, in plain sentences."),
        "samenvatting",
    ),
    "KIND_FIELD": (
        Text("Veld met soort plan", "Field with kind of plan"),
        Text("Zoals woningbouw of groen.", "Such as housing or green."),
        "soort",
    ),
    "PHASE_FIELD": (
        Text("Veld met fase", "Field with phase"),
        Text(
            "Alleen {phases} worden herkend; het logboek noemt de rest.",
            "Only {phases} are understood; the log names the others.",
        ).format(phases=", ".join(phase.value for phase in Phase)),
        "fase",
    ),
    "URL_FIELD": (
        Text("Veld met webadres", "Field with web address"),
        Text("Eigen pagina over het plan.", "The plan's own page."),
        "url",
    ),
}


class AttachPlans(ParticipationAlgorithm):
    identifier = "attachplans"
    title = Text("Planlaag koppelen", "Attach plan layer")
    help_text = Text(
        "Koppelt de eigen planlaag aan de opslag.\n"
        "Opnieuw koppelen voegt toe, werkt bij en meldt wat verdween; wat een planner vastlegde blijft staan.",
        "Attaches your own plan layer to the store.\n"
        "Attaching again adds, updates and reports what went missing; what a planner recorded stays.",
    )
    keywords = Text("plannen, projecten, bron, importeren, bijwerken", "plans, projects, source, import, update")
    outputs = (
        ADDED,
        UPDATED,
        UNCHANGED,
        Output("MISSING", Text("Niet meer in de bron", "Gone from the source")),
        REJECTED,
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            layer_parameter(
                Text("Planlaag", "Plan layer"),
                Text(
                    "Elke vectorlaag: vlakken, lijnen, punten of een tabel.",
                    "Any vector layer: areas, lines, points or a table.",
                ),
                QgsProcessing.SourceType.TypeVector,
            ),
            field_parameter(
                "KEY_FIELD",
                Text("Sleutelveld", "Key field"),
                Text("Veld dat elk plan uniek aanwijst.", "Field that identifies each plan."),
                likely="plancode",
            ),
            field_parameter(
                "NAME_FIELD",
                Text("Naamveld", "Name field"),
                Text("Veld met de naam die het publiek leest.", "Field with the name the public reads."),
                likely="naam",
            ),
            # left empty where a layer is attached again, they would take away what came from there
            *(
                field_parameter(name, label, help_text, optional=True, likely=likely)
                for name, (label, help_text, likely) in OPTIONAL_FIELDS.items()
            ),
            described(
                QgsProcessingParameterString(
                    "SOURCE", spoken(Text("Naam van de bron", "Name of the source")), optional=True
                ),
                Text(
                    "Waaronder de laag wordt onthouden. Leeg: de naam van de laag.",
                    "What the layer is remembered by. Empty: the name of the layer.",
                ),
            ),
            described(
                QgsProcessingParameterEnum(
                    "DUPLICATES",
                    spoken(Text("Dubbele sleutels", "Duplicate keys")),
                    options=[spoken(words) for words in DUPLICATES],
                    defaultValue=0,
                ),
                Text(
                    "Wat te doen met een sleutel die vaker voorkomt.",
                    "What to do with a key that occurs more than once.",
                ),
            ),
            described(
                QgsProcessingParameterBoolean(
                    "PUBLISH", spoken(Text("Nieuwe plannen publiceren", "Publish new plans")), defaultValue=False
                ),
                Text("Uit: nieuwe plannen komen binnen als concept.", "Off: new plans come in as drafts."),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..host.layer_rows import description, plan_rows
        from ..host.layer_says import filter_told
        from ..host.source import PlainSource
        from ..intake.plan_layers.attach import attach_plans
        from ..intake.sources import Attachment, Duplicates
        from ..participation.progress import Part
        from ..participation.times import now

        source = self.feature_source(parameters, "INPUT", context)
        names = ["KEY_FIELD", "NAME_FIELD", *OPTIONAL_FIELDS]
        fields = [self.parameterAsString(parameters, name, context) for name in names]
        layer = self.layer(parameters, "INPUT", context)
        with self.opened_store(parameters, context) as store:
            with store.reading() as reader:
                crs = reader.settings().crs
            plain = PlainSource(source, layer, crs, context)
            plain.require(fields)
            name = self.parameterAsString(parameters, "SOURCE", context).strip() or source.sourceName()
            wanted = Attachment(
                description(name, layer, plain, fields),
                Duplicates(self.parameterAsEnum(parameters, "DUPLICATES", context)),
                publish=self.parameterAsBool(parameters, "PUBLISH", context),
                is_whole=not _is_part(parameters["INPUT"]),
            )
            rows = plan_rows(plain, fields, Part(progress, 0, 0.4))
            result = attach_plans(store, rows, wanted, writer_name(), now(), Part(progress, 0.4, 1))
        if result.missing and (filtered := filter_told(layer)) is not None:
            progress.note(filtered)
        progress.warn_of(result.rejected)
        return self.counts_of(result)


def _is_part(asked: Any) -> bool:
    """Whether some features of a layer are asked for: those that are selected, the first ones, or those of a filter."""
    return isinstance(asked, QgsProcessingFeatureSourceDefinition) and bool(
        # the filter came with QGIS 3.32
        asked.selectedFeaturesOnly or asked.featureLimit != -1 or getattr(asked, "filterExpression", "")
    )
