"""`setpages`: gives the public pages the municipality's face and basemap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ..host.language import spoken
from ..host.writer import writer_name
from ..participation.words import ParticipationError, Text
from .algorithm import EMPTY, Output, ParticipationAlgorithm
from .feedback import FeedbackProgress
from .parameters import described

BASEMAPS = (
    Text("BRT Achtergrondkaart (PDOK)", "BRT basemap (PDOK)"),
    Text("Geen: de pagina's vragen niets bij anderen op", "None: the pages ask nothing of anyone else"),
    Text("Eigen tegels", "Tiles of your own"),
)
STANDARD, NONE, OWN = range(3)
TILES = Text("Adres van eigen tegels", "Address of your own tiles")
UNUSED = Text(
    "Het adres van eigen tegels wordt niet gebruikt. Kies daarvoor bij Achtergrondkaart “Eigen tegels”.",
    "The address of your own tiles is not used. Choose “Tiles of your own” at Basemap for that.",
)
FACE_GONE = Text(
    "De eigen kleuren en het logo zijn weg: Ontwerptokens was leeg. Kies het bestand opnieuw als dat niet de bedoeling "
    "is.",
    "Your own colours and logo are gone: Design tokens was empty. Choose the file again unless this is intended.",
)
BASEMAP_GONE = Text(
    "De achtergrondkaart is nu die van PDOK; eerst was dat “{before}”. Kies bij Achtergrondkaart opnieuw als dat niet "
    "de bedoeling is.",
    "The basemap is PDOK's now; it was “{before}”. Choose again at Basemap unless this is intended.",
)
STATEMENT_GONE = Text(
    "De pagina's verwijzen niet meer naar de toegankelijkheidsverklaring; eerst was dat “{before}”. Geef het adres "
    "opnieuw als dat niet de bedoeling is.",
    "The pages no longer lead to the accessibility statement; it was “{before}”. Give the address again unless this is "
    "intended.",
)
WEAK = Text(
    "{front} op {back} {screen}: contrast {ratio}, er is {needed} nodig.",
    "{front} on {back} {screen}: contrast {ratio}, {needed} is needed.",
)


class SetPages(ParticipationAlgorithm):
    identifier = "setpages"
    title = Text("Huisstijl van de pagina's", "House style of the pages")
    help_text = Text(
        "Geeft de publieke pagina's kleuren, lettertype en logo van de gemeente, een achtergrondkaart en een koppeling "
        "naar de toegankelijkheidsverklaring.\n"
        "Neem bestanden/tokens.css van een publicatie, verander de waarden en geef dat bestand hier op. Kleuren met te "
        "weinig contrast worden gemeld.",
        "Gives the public pages the municipality's colours, type and logo, a basemap and a link to the accessibility "
        "statement.\n"
        "Take bestanden/tokens.css of a publication, change the values and give that file here. Colours with too "
        "little contrast are reported.",
    )
    keywords = Text(
        "kleur, logo, lettertype, achtergrondkaart, tokens, toegankelijkheid",
        "colour, logo, font, basemap, tokens, accessibility",
    )
    outputs = (Output("WEAK", Text("Paren met te weinig contrast", "Pairs with too little contrast")),)

    def parameters_of(self) -> list[QgsProcessingParameterDefinition]:
        return [
            described(
                QgsProcessingParameterFile(
                    "FACE", spoken(Text("Ontwerptokens", "Design tokens")), extension="css", optional=True
                ),
                Text("Leeg: de standaardkleuren.", "Empty: the standard colours."),
            ),
            described(
                QgsProcessingParameterEnum(
                    "BASEMAP",
                    spoken(Text("Achtergrondkaart", "Basemap")),
                    options=[spoken(name) for name in BASEMAPS],
                    defaultValue=STANDARD,
                ),
                Text("Wat achter de plannen te zien is.", "What is seen behind the plans."),
            ),
            described(
                QgsProcessingParameterString("TILES", spoken(TILES), optional=True),
                Text("Met {z}, {x} en {y}, in EPSG:3857.", "With {z}, {x} and {y}, in EPSG:3857."),
            ),
            described(
                QgsProcessingParameterString(
                    "SOURCE", spoken(Text("Bron van eigen tegels", "Source of your own tiles")), optional=True
                ),
                Text("Staat op de kaart.", "Shown on the map."),
            ),
            described(
                QgsProcessingParameterString(
                    "STATEMENT",
                    spoken(Text("Adres van de toegankelijkheidsverklaring", "Address of the accessibility statement")),
                    optional=True,
                ),
                Text(
                    "Onderaan elke pagina staat dan een koppeling ernaar; voor een gemeente is die verplicht.",
                    "A link to it is then shown at the foot of each page; a municipality has to have one.",
                ),
            ),
        ]

    def begins_with(self, store: str) -> dict[str, Any]:
        """What leaves everything as it stands, since what is left out becomes the standard again; the face as a file,
        among those that go when QGIS ends."""
        from ..participation.page_settings import NO_BASEMAP
        from ..store.addresses import open_store

        with open_store(store) as opened, opened.reading() as reader:
            pages = reader.settings().pages
        face = QgsProcessingUtils.generateTempFilename("tokens.css") if pages.face else ""
        if face:
            Path(face).write_text(pages.face, encoding="utf-8")
        is_own = pages.basemap not in ("", NO_BASEMAP)
        return {
            "FACE": face,
            "BASEMAP": OWN if is_own else NONE if pages.basemap else STANDARD,
            "TILES": pages.basemap if is_own else "",
            "SOURCE": pages.source if is_own else "",
            "STATEMENT": pages.statement,
        }

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        from ..intake.pages import set_pages
        from ..participation.page_settings import NO_BASEMAP, PageSettings

        face = self.path(parameters, "FACE", context)
        tiles = self.parameterAsString(parameters, "TILES", context).strip()
        chosen = self.parameterAsEnum(parameters, "BASEMAP", context)
        if chosen == OWN and not tiles:
            raise ParticipationError(EMPTY.format(name="TILES", label=TILES))
        if chosen != OWN and tiles:
            progress.warn(UNUSED)
        basemap = ("", NO_BASEMAP, tiles)[chosen]
        source, statement = (
            self.parameterAsString(parameters, name, context).strip() for name in ("SOURCE", "STATEMENT")
        )
        settings = PageSettings(basemap, source, statement=statement)
        with self.opened_store(parameters, context) as store:
            with store.reading() as reader:
                before = reader.settings().pages
            weak = set_pages(store, face, settings, writer_name())
        if before.face and not face:
            progress.warn(FACE_GONE)
        if before.basemap and not settings.basemap:
            was = BASEMAPS[NONE] if before.basemap == NO_BASEMAP else before.basemap
            progress.warn(BASEMAP_GONE.format(before=was))
        if before.statement and not statement:
            progress.warn(STATEMENT_GONE.format(before=before.statement))
        for pair in weak:
            values = {**pair.__dict__, "ratio": f"{pair.ratio:.1f}"}
            progress.warn(WEAK.format(**values))
        return {"WEAK": len(weak)}
