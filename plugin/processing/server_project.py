"""`serverproject`: makes the project with which QGIS Server offers a publication to other maps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..host.language import spoken
from ..participation.words import ParticipationError, Text
from .algorithm import Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import DATABASE, database_parameter, described

if TYPE_CHECKING:
    from .serving import Source

ONE_OF_TWO = Text(
    "Kies de map van een publicatie of een database, een van de twee.",
    "Choose the folder of a publication or a database, one of the two.",
)
AGAIN = Text(
    "QGIS Server blijft de vorige publicatie tonen tot het projectbestand verandert. Maak het project na elke "
    "publicatie opnieuw, of publiceer in een database.",
    "QGIS Server goes on showing the previous publication until the project's file changes. Make the project again "
    "after each publication, or publish into a database.",
)
NO_PLACE = Text("Kies waar het project moet komen.", "Choose where the project is to be saved.")
NO_PROJECT = Text(
    "QGIS Server opent {file} niet als project. Kies een naam die eindigt op .qgs.",
    "QGIS Server does not open {file} as a project. Choose a name that ends in .qgs.",
)
READ = Text(
    "Database waarin is gepubliceerd: postgresql://gebruiker@host/database?schema=naam. Geen wachtwoord erin; gebruik "
    ".pgpass, service= of authcfg=.",
    "Database that was published into: postgresql://user@host/database?schema=name. No password in it; use .pgpass, "
    "service= or authcfg=.",
)
INSIDE = Text(
    "Zet het project niet in de map van de publicatie: daar hoort alleen wat gepubliceerd is.",
    "Do not put the project into the publication's folder: only what is published belongs there.",
)


class ServerProject(ParticipationAlgorithm):
    identifier = "serverproject"
    title = Text("Project voor QGIS Server maken", "Make project for QGIS Server")
    help_text = Text(
        "Maakt een QGIS-project waarmee QGIS Server een publicatie aanbiedt als WMS, WFS en OGC API Features.\n"
        "Uit de map van een publicatie, of uit de tabellen in een database.",
        "Makes a QGIS project with which QGIS Server offers a publication as WMS, WFS and OGC API Features.\n"
        "From the folder of a publication, or from the tables in a database.",
    )
    keywords = Text("wms, wfs, ogc api, kaartserver, eigen kaart", "wms, wfs, ogc api, map server, own map")
    outputs = (Output("LAYERS", Text("Lagen", "Layers")),)

    def flags(self) -> Any:
        # a project belongs to the thread it is made in
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        folder = QgsProcessingParameterFile(
            "FOLDER",
            spoken(Text("Map van de publicatie", "Folder of the publication")),
            QgsProcessingParameterFile.Behavior.Folder,
            optional=True,
        )
        project = QgsProcessingParameterFileDestination("OUTPUT", spoken(Text("Project", "Project")), "QGIS (*.qgs)")
        return [
            described(folder, Text("Map waarin is gepubliceerd.", "Folder that was published into.")),
            database_parameter(READ),
            described(project, Text("Bestand dat QGIS Server opent.", "File that QGIS Server opens.")),
        ]

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from .serving import write_project

        target, folder = (self.path(parameters, name, context) for name in ("OUTPUT", "FOLDER"))
        if target is None:
            raise ParticipationError(NO_PLACE)
        if target.suffix.lower() not in (".qgs", ".qgz"):
            raise ParticipationError(NO_PROJECT.format(file=target.name))
        if folder is not None and folder.resolve() in target.resolve().parents:
            raise ParticipationError(INSIDE)
        with self.opened_store(parameters, context) as store, store.reading() as reader:
            settings = reader.settings()
        source = self._source(folder, self.parameterAsString(parameters, DATABASE, context))
        layers = write_project(source, settings, target)
        if folder is not None:
            progress.note(AGAIN)
        return {"OUTPUT": str(target), "LAYERS": layers}

    @staticmethod
    def _source(folder: Path | None, written: str) -> Source:
        from ..publication.database import check_reachable
        from .databases import database_of
        from .serving import from_database, from_folder

        database = database_of(written)
        if folder is not None and database is None:
            return from_folder(folder)
        if folder is None and database is not None:
            check_reachable(database)
            return from_database(database.address)
        raise ParticipationError(ONE_OF_TWO)
