"""`publish`: writes everything public into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..host import settings
from ..host.language import spoken
from ..host.shared_words import LANGUAGES
from ..host.writer import writer_name
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import DATABASE, FOLDER, at_parameter, database_parameter, described, folder_parameter, proposed

if TYPE_CHECKING:
    from ..publication.order import Order
    from ..publication.publish import PublishResult
    from ..store.protocol import Store

WITHHELD = Text(
    "Tegengehouden door een fout: {count}. “Publicatie controleren” (checkpublication) noemt elk gegeven met de reden.",
    "Withheld because of an error: {count}. “Check publication” (checkpublication) names each record, with the reason.",
)
CONFIRM = Text("Bevestigen: ook met veel minder plannen", "Confirm: even with far fewer plans")
ZIP = "ZIP"
OUTPUTS = (
    Output("PLANS", Text("Plannen", "Plans")),
    Output("MOMENTS", Text("Momenten", "Moments")),
    Output("WITHHELD", Text("Tegengehouden", "Withheld")),
    Output("VALID_UNTIL", Text("Geldig tot", "Valid until"), is_text=True),
)


class Publish(ParticipationAlgorithm):
    identifier = "publish"
    title = Text("Publiceren", "Publish")
    help_text = Text(
        "Schrijft kaartlagen, tabellen, agenda, nieuws en pagina's in een map.\n"
        "Alleen wat gepubliceerd mag worden komt erin. Bestanden van anderen blijven ongemoeid.",
        "Writes layers, tables, calendar, news and pages into a folder.\n"
        "Only what may be public goes in. Files of others are never touched.",
    )
    keywords = Text("publicatie, website, open data, geojson, kaart", "publication, website, open data, geojson, map")
    outputs = OUTPUTS

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            folder_parameter(
                Text(
                    "Een lege map, een nieuwe map, of een eerdere publicatie.",
                    "An empty folder, a new folder, or an earlier publication.",
                )
            ),
            at_parameter(),
            described(
                proposed(
                    QgsProcessingParameterEnum(
                        "LANGUAGE",
                        spoken(Text("Taal van de pagina's", "Language of the pages")),
                        options=[spoken(name) for name in LANGUAGES],
                        defaultValue=0,
                    ),
                    settings.LANGUAGE.value,
                ),
                Text("Kaartlagen blijven Nederlands.", "Layers stay in Dutch."),
            ),
            described(
                proposed(
                    QgsProcessingParameterString(
                        "BASE_URL", spoken(Text("Publiek adres", "Public address")), optional=True
                    ),
                    settings.PUBLIC_ADDRESS.value,
                ),
                Text("Webadres waar de map komt te staan.", "Web address where the folder will be."),
            ),
            confirm_parameter(
                Text(
                    "Nodig als er geen plannen zijn, veel minder dan er nu staan, of die van een andere gemeente.",
                    "Needed where there are no plans, far fewer than there are now, or those of another municipality.",
                )
            ),
            database_parameter(),
            _zip_parameter(),
        ]

    def begins_with(self, store: str) -> dict[str, Any]:
        from ..host.remembered import Remembered

        last = Remembered(store)
        return {FOLDER: last.folder, "LANGUAGE": last.language, "BASE_URL": last.base_url}

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..publication.languages import Languages
        from ..publication.order import Website
        from ..publication.publish import publish
        from ..publication.release.zipped import refuse_target, zip_release

        folder = self.folder(parameters, context)
        packed = self.path(parameters, ZIP, context)
        if packed is not None:
            refuse_target(folder, packed)
        website = Website(
            Languages(self.parameterAsEnum(parameters, "LANGUAGE", context)),
            self.parameterAsString(parameters, "BASE_URL", context),
        )
        with self.opened_store(parameters, context) as store:
            order = order_of(self, store, parameters, context)
            outputs = outputs_of(publish(store, folder, website, order, progress), progress)
        if packed is not None:
            zip_release(folder, packed, progress)
            outputs[ZIP] = str(packed)
        return outputs


def order_of(
    algorithm: ParticipationAlgorithm, store: Store, parameters: dict[str, Any], context: QgsProcessingContext
) -> Order:
    """What AT, CONFIRM and DATABASE of an algorithm ask for; AT without a zone is in that of the store. Raises
    ParticipationError where AT or DATABASE cannot be read."""
    from ..publication.order import Order
    from .databases import database_of

    with store.reading() as reader:
        timezone = reader.settings().timezone
    return Order(
        algorithm.moment(parameters, context, timezone),
        writer_name(),
        confirm=algorithm.parameterAsBool(parameters, "CONFIRM", context),
        database=database_of(algorithm.parameterAsString(parameters, DATABASE, context)),
    )


def confirm_parameter(help_text: Text) -> QgsProcessingParameterDefinition:
    """CONFIRM: what would take much away is to go on all the same."""
    return described(QgsProcessingParameterBoolean("CONFIRM", spoken(CONFIRM), defaultValue=False), help_text)


def _zip_parameter() -> QgsProcessingParameterDefinition:
    label = spoken(Text("Ook als zip", "As a zip too"))
    return described(
        QgsProcessingParameterFileDestination(ZIP, label, "Zip (*.zip)", optional=True, createByDefault=False),
        Text(
            "De publicatie in één bestand, voor wie haar met de hand op de webserver zet. Niet in de map zelf.",
            "The publication in one file, for whoever puts it on the web server by hand. Not in the folder itself.",
        ),
    )


def outputs_of(result: PublishResult, progress: FeedbackProgress) -> dict[str, Any]:
    """What is given back of a publication; what there is to say besides goes to the log."""
    from ..participation.times import iso_local

    for note in result.notes:
        progress.note(note)
    if result.withheld:
        progress.note(WITHHELD.format(count=result.withheld))
    valid_until = iso_local(result.valid_until, result.timezone) if result.valid_until else ""
    return {
        "PLANS": result.plans,
        "MOMENTS": result.moments,
        "WITHHELD": result.withheld,
        "VALID_UNTIL": valid_until,
    }
