"""`removecontact`: removes a person or organisation, from what is kept of earlier releases too."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)

from ..host.language import spoken
from ..host.writer import writer_name
from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import DATABASE, database_parameter, described


class RemoveContact(ParticipationAlgorithm):
    identifier = "removecontact"
    title = Text("Contact verwijderen", "Remove contact")
    help_text = Text(
        "Verwijdert een persoon of organisatie uit de opslag, de geschiedenis en de bewaarde uitgaven.\n"
        "Het logboek noemt elke tekst die de persoon nog noemt, waar nog iets kan staan en wat niet te bereiken is. "
        "Publiceer daarna opnieuw.",
        "Removes a person or organisation from the store, its history and the kept releases.\n"
        "The log names each text that still names the person, where something may still be left and what cannot be "
        "reached. Publish again afterwards.",
    )
    keywords = Text("AVG, persoon, vergeten, wissen", "GDPR, person, forget, erase")
    outputs = (
        Output("CLEARED", Text("Weggehaalde uitgaven", "Releases taken away")),
        Output("NAMED", Text("Teksten die de persoon nog noemen", "Texts that still name the person")),
    )

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            described(
                QgsProcessingParameterString("CONTACT", spoken(Text("Wie", "Who"))),
                Text(
                    "Sleutel, e-mailadres, telefoonnummer of naam van het contact.",
                    "Key, e-mail address, telephone number or name of the contact.",
                ),
            ),
            database_parameter(
                Text(
                    "Haalt de persoon ook daar meteen uit de tabellen: postgresql://gebruiker@host/database?schema=naam.",
                    "Takes the person out of the tables there too, at once: "
                    "postgresql://user@host/database?schema=name.",
                )
            ),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..publication.forget.person import forget
        from .databases import database_of

        with self.opened_store(parameters, context) as store:
            wanted = self.parameterAsString(parameters, "CONTACT", context)
            database = database_of(self.parameterAsString(parameters, DATABASE, context))
            done = forget(store, wanted, writer_name(), database)
        for note in done.notes:
            progress.note(note)
        return {"CLEARED": done.cleared, "NAMED": done.named}
