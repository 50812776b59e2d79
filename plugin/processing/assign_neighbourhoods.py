"""`assignneighbourhoods`: works out in which wijken and buurten each plan lies."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..host.language import spoken
from ..host.writer import writer_name
from ..participation.code import AreaLevel
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import described


class AssignNeighbourhoods(ParticipationAlgorithm):
    identifier = "assignneighbourhoods"
    title = Text("Plannen aan wijken toewijzen", "Assign plans to neighbourhoods")
    help_text = Text(
        "Bepaalt in welke wijken en buurten elk plan ligt, en voor welk deel.\n"
        "Wat een planner met de hand heeft toegewezen blijft staan.",
        "Works out in which neighbourhoods each plan lies, and for which share.\nWhat a planner set by hand stays.",
    )
    keywords = Text("overlay, aandeel, gebieden, buurten", "overlay, share, areas")
    outputs = (
        Output("ASSIGNED", Text("Toegewezen", "Assigned")),
        Output("UNASSIGNED", Text("Niet toegewezen", "Not assigned")),
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        def percent(name: str, label: Text, default: float) -> QgsProcessingParameterNumber:
            number = QgsProcessingParameterNumber.Type.Double
            made = QgsProcessingParameterNumber(name, spoken(label), number, default, minValue=0, maxValue=100)
            made.setMetadata({"widget_wrapper": {"decimals": 1}})
            return made

        return [
            described(
                QgsProcessingParameterEnum(
                    "LEVELS",
                    spoken(Text("Niveaus", "Levels")),
                    options=[spoken(level.label) for level in AreaLevel],
                    allowMultiple=True,
                    defaultValue=[2, 3],
                ),
                Text("Aan welke gebieden wordt toegewezen.", "Which areas to assign to."),
            ),
            described(
                percent("MIN_SHARE", Text("Kleinste deel (%)", "Smallest share (%)"), 1),
                Text("Een kleiner deel van het plan telt niet mee.", "A smaller share of the plan does not count."),
            ),
            described(
                percent("WHOLE_SHARE", Text("Hele gemeente vanaf (%)", "Whole municipality from (%)"), 50),
                Text(
                    "Vanaf dit deel van de gemeente geldt een plan voor de hele gemeente.",
                    "From this share of the municipality a plan concerns the whole of it.",
                ),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..intake.areas.assign import assign_neighbourhoods

        levels = [list(AreaLevel)[index] for index in self.parameterAsEnums(parameters, "LEVELS", context)]
        with self.opened_store(parameters, context) as store:
            result = assign_neighbourhoods(
                store,
                levels,
                self.parameterAsDouble(parameters, "MIN_SHARE", context),
                self.parameterAsDouble(parameters, "WHOLE_SHARE", context),
                writer_name(),
                progress,
            )
        return {"ASSIGNED": result.assigned, "UNASSIGNED": result.unassigned}
