"""`rollback`: puts an earlier release back into the public folder."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)

from ..host.language import spoken
from ..participation.words import Text
from .algorithm import ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import at_parameter, database_parameter, described, folder_parameter, last_folder
from .publish import OUTPUTS, confirm_parameter, order_of, outputs_of

KEPT = Text("Bewaarde uitgaven: {names}.", "Kept releases: {names}.")
STANDS = Text("staat er nu", "there now")


class Rollback(ParticipationAlgorithm):
    identifier = "rollback"
    title = Text("Eerdere uitgave terugzetten", "Put an earlier release back")
    help_text = Text(
        "Zet een eerdere uitgave terug in de map van de publicatie.\n"
        "Plannen, momenten en doelen krijgen hun woorden van toen. Wat sindsdien is ingetrokken, verwijderd of niet "
        "meer mag, komt niet terug; contacten zijn die van nu. In de opslag verandert niets: publiceren zet weer neer "
        "wat daar staat.",
        "Puts an earlier release back into the folder of the publication.\n"
        "Plans, moments and goals get the words they had then. What was withdrawn or removed since, or is no longer "
        "permitted, does not come back; contacts are as they are now. Nothing changes in the store: publishing shows "
        "again what it holds.",
    )
    keywords = Text("terugdraaien, herstellen, vorige, uitgave", "undo, restore, previous, release")
    outputs = OUTPUTS

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        name = QgsProcessingParameterString("RELEASE", spoken(Text("Uitgave", "Release")), optional=True)
        return [
            folder_parameter(),
            described(
                name,
                Text(
                    "Naam van een bewaarde uitgave; het logboek noemt ze. Leeg: de vorige.",
                    "Name of a kept release; the log names them. Empty: the previous one.",
                ),
            ),
            at_parameter(),
            confirm_parameter(
                Text(
                    "Nodig als er dan veel minder plannen staan dan nu.",
                    "Needed where far fewer plans would be there than now.",
                )
            ),
            database_parameter(),
        ]

    def begins_with(self, store: str) -> dict[str, Any]:
        return last_folder(store)

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..publication.release.kept import kept_releases
        from ..publication.release.workplace import Workplace
        from ..publication.rollback.putting_back import rollback

        folder = self.folder(parameters, context)
        place = Workplace(folder.resolve())
        known = kept_releases(place.beside)
        if known:
            stands = spoken(STANDS)
            names = (f"{one.name} ({stands})" if one.stands_in(place.folder) else one.name for one in known)
            progress.note(KEPT.format(names=", ".join(names)))
        with self.opened_store(parameters, context) as store:
            order = order_of(self, store, parameters, context)
            name = self.parameterAsString(parameters, "RELEASE", context).strip()
            result = rollback(store, folder, name, order, progress)
        return outputs_of(result, progress)
