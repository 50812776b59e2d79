"""`removecontact`: removes a person or organisation, from what is kept of earlier releases too."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)

from ..participation.words import Text
from .algorithm import Output, ParticipationAlgorithm, described, writer_name
from .language import spoken


class RemoveContact(ParticipationAlgorithm):
    identifier = "removecontact"
    title = Text("Contact verwijderen", "Remove contact")
    help_text = Text(
        "Verwijdert een persoon of organisatie uit de opslag en uit de bewaarde uitgaven.\n"
        "Het logboek zegt waar nog iets kan staan en wat niet te bereiken is. Publiceer daarna opnieuw.",
        "Removes a person or organisation from the store and from the kept releases.\n"
        "The log tells where something may still stand and what cannot be reached. Publish again afterwards.",
    )
    keywords = Text("AVG, persoon, vergeten, wissen", "GDPR, person, forget, erase")
    outputs = (Output("CLEARED", Text("Weggehaalde uitgaven", "Releases taken away")),)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            described(
                QgsProcessingParameterString("CONTACT", spoken(Text("Wie", "Who"))),
                Text("Sleutel, e-mailadres of naam van het contact.", "Key, e-mail address or name of the contact."),
            )
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..publication.forget import forget

        with self.opened_store(parameters, context) as store:
            done = forget(store, self.parameterAsString(parameters, "CONTACT", context), writer_name())
        for note in done.notes:
            feedback.pushInfo(spoken(note))
        return {"CLEARED": done.cleared}
