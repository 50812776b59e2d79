"""`createstore`: makes an empty store."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)

from ..host import settings
from ..host.language import spoken
from ..participation.crs import RD_NEW
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import STORE, described, proposed


class CreateStore(ParticipationAlgorithm):
    identifier = "createstore"
    title = Text("Opslag maken", "Create store")
    help_text = Text(
        "Maakt een lege opslag voor plannen, momenten en contacten.\nEen bestaand bestand wordt nooit overschreven.",
        "Makes an empty store for plans, moments and contacts.\nAn existing file is never overwritten.",
    )
    keywords = Text("nieuw, begin, geopackage, participatie", "new, start, geopackage, participation")
    outputs = (Output(STORE, Text("Opslag", "Store"), is_text=True),)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            described(
                QgsProcessingParameterString("TITLE", spoken(Text("Titel", "Title"))),
                Text("Staat boven de publieke pagina's.", "Shown above the public pages."),
            ),
            described(
                proposed(
                    QgsProcessingParameterString("MUNICIPALITY", spoken(Text("Gemeentecode", "Municipality code"))),
                    settings.MUNICIPALITY.value,
                ),
                Text("CBS-code, zoals GM0193 voor Zwolle.", "CBS code, such as GM0193 for Zwolle."),
            ),
            described(
                # optional, since qgis_process of QGIS 3.22 does not see the default of a coordinate system
                QgsProcessingParameterCrs(
                    "CRS", spoken(Text("Coördinatenstelsel", "Coordinate system")), RD_NEW, optional=True
                ),
                Text("Stelsel waarin de ligging wordt bewaard.", "System in which locations are kept."),
            ),
            described(
                proposed(
                    QgsProcessingParameterString(
                        "TIMEZONE", spoken(Text("Tijdzone", "Time zone")), defaultValue=settings.TIMEZONE.default
                    ),
                    settings.TIMEZONE.value,
                ),
                Text("Zone van tijden zonder zone.", "Zone of times without a zone."),
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..intake.new_store import settings_from
        from ..store.addresses import create_store

        wanted = settings_from(
            title=self.parameterAsString(parameters, "TITLE", context),
            municipality=self.parameterAsString(parameters, "MUNICIPALITY", context),
            crs=self._crs(parameters, context),
            timezone=self.parameterAsString(parameters, "TIMEZONE", context),
        )
        with create_store(self.parameterAsString(parameters, STORE, context), wanted) as store:
            return {STORE: store.address}

    def _crs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The code of CRS, RD New where it is left empty; what QGIS does not know goes on as it was written, to be
        refused by the store."""
        value = parameters.get("CRS") or RD_NEW
        written = value.strip() if isinstance(value, str) else ""
        # asked for a code, QGIS 3.34 looks for a layer by that name first, and tells of an error where there is none
        known = QgsCoordinateReferenceSystem(written).authid()
        return str(known or self.parameterAsCrs(parameters, "CRS", context).authid() or written or RD_NEW)
