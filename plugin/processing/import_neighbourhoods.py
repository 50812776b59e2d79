"""`importneighbourhoods`: brings in wijken, buurten, stadsdelen or the gemeente."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..host.language import spoken
from ..host.writer import writer_name
from ..participation.code import AreaLevel
from ..participation.words import ParticipationError, Text
from .algorithm import ADDED, REJECTED, UPDATED, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import described, field_parameter, layer_parameter, proposed

NO_AREAS = Text(
    "De laag {layer} heeft geen vlakken. Kies een laag met vlakken.",
    "Layer {layer} has no areas. Choose a layer of polygons.",
)


class ImportNeighbourhoods(ParticipationAlgorithm):
    identifier = "importneighbourhoods"
    title = Text("Wijken en buurten inlezen", "Import neighbourhoods")
    help_text = Text(
        "Leest de gebieden van één niveau in.\n"
        "Van elk niveau telt het nieuwste jaar; wijs de plannen daarna opnieuw toe. Een ongeldige grens wordt hersteld "
        "of met de reden gemeld.",
        "Brings in the areas of one level.\n"
        "The newest year of each level counts; assign the plans again after that. An invalid border is mended, or "
        "reported with the reason.",
    )
    keywords = Text(
        "cbs, pdok, grenzen, stadsdeel, gemeente, gebieden",
        "cbs, pdok, borders, districts, municipality, areas",
    )
    outputs = (ADDED, UPDATED, REJECTED)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            layer_parameter(
                Text("Laag met gebieden", "Layer of areas"),
                Text(
                    "Een vlakkenlaag met een code en een naam. Filter een landelijke laag eerst op uw gemeente.",
                    "A polygon layer with a code and a name. Filter a national layer to your municipality first.",
                ),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            described(
                QgsProcessingParameterEnum(
                    "LEVEL",
                    spoken(Text("Niveau", "Level")),
                    options=[spoken(level.label) for level in AreaLevel],
                    defaultValue=2,
                ),
                Text("Wat voor gebieden het zijn.", "What kind of areas they are."),
            ),
            field_parameter(
                "CODE_FIELD",
                Text("Codeveld", "Code field"),
                Text("Bij voorkeur CBS-codes, zoals WK019310.", "Preferably CBS codes, such as WK019310."),
                likely="wijkcode",
            ),
            field_parameter(
                "NAME_FIELD",
                Text("Naamveld", "Name field"),
                Text("Veld met de naam.", "Field with the name."),
                likely="wijknaam",
            ),
            field_parameter(
                "PARENT_FIELD",
                Text("Veld met de code van het grotere gebied", "Field with the code of the larger area"),
                Text("Leeg: volgt uit de CBS-code.", "Empty: follows from the CBS code."),
                optional=True,
            ),
            described(
                # without it the least year stands there
                proposed(
                    QgsProcessingParameterNumber("YEAR", spoken(Text("Jaar", "Year")), minValue=1900, maxValue=2200),
                    date.today().year,
                ),
                Text(
                    "Jaar van de indeling; codes veranderen per jaar.", "Year of the division; codes change per year."
                ),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..host.layer_rows import area_rows
        from ..host.source import PlainSource
        from ..intake.areas.neighbourhoods import import_neighbourhoods

        source = self.feature_source(parameters, "INPUT", context)
        # what holds several kinds is told of feature by feature
        if QgsWkbTypes.geometryType(source.wkbType()) not in (
            QgsWkbTypes.GeometryType.PolygonGeometry,
            QgsWkbTypes.GeometryType.UnknownGeometry,
        ):
            raise ParticipationError(NO_AREAS.format(layer=source.sourceName()))
        layer = self.layer(parameters, "INPUT", context)
        names = ("CODE_FIELD", "NAME_FIELD", "PARENT_FIELD")
        fields = [self.parameterAsString(parameters, name, context) for name in names]
        with self.opened_store(parameters, context) as store:
            with store.reading() as reader:
                crs = reader.settings().crs
            plain = PlainSource(source, layer, crs, context)
            plain.require(fields)
            result = import_neighbourhoods(
                store,
                area_rows(plain, fields, progress),
                list(AreaLevel)[self.parameterAsEnum(parameters, "LEVEL", context)],
                self.parameterAsInt(parameters, "YEAR", context),
                writer_name(),
                progress,
            )
        progress.warn_of(result.rejected)
        return self.counts_of(result)
