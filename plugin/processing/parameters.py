"""The parameters that several algorithms share, with their help in the user's language."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..host.language import spoken
from ..participation.words import Text

STORE = "STORE"
AT = "AT"
FOLDER = "FOLDER"
OUTPUT = "OUTPUT"
DATABASE = "DATABASE"
_WIDGETS = "participatiekaart.plugin.processing.widgets"
THAT_STANDS = Text("De map van de publicatie die er staat.", "The folder of the present publication.")
FILLS = Text(
    "Vult ook tabellen in PostgreSQL/PostGIS: postgresql://gebruiker@host/database?schema=naam. Geen "
    "wachtwoord erin; gebruik .pgpass, service= of authcfg=.",
    "Fills tables in PostgreSQL/PostGIS too: postgresql://user@host/database?schema=name. No password in "
    "it; use .pgpass, service= or authcfg=.",
)


def described(parameter: QgsProcessingParameterDefinition, help_text: Text) -> QgsProcessingParameterDefinition:
    """The parameter with its help."""
    parameter.setHelp(spoken(help_text))
    return parameter


def proposed(parameter: QgsProcessingParameterDefinition, value: Any) -> QgsProcessingParameterDefinition:
    """The parameter with what its dialog begins with; for scripts nothing changes."""
    parameter.setGuiDefaultValueOverride(value)
    return parameter


def layer_parameter(label: Text, help_text: Text, kind: Any) -> QgsProcessingParameterDefinition:
    """INPUT: a layer of the municipality's own, of that kind of QgsProcessing; its dialog offers none of a store."""
    parameter = QgsProcessingParameterFeatureSource("INPUT", spoken(label), [kind])
    parameter.setMetadata({"widget_wrapper": {"class": f"{_WIDGETS}.OwnLayerWidgetWrapper"}})
    return described(parameter, help_text)


def field_parameter(
    name: str, label: Text, help_text: Text, optional: bool = False, likely: str | None = None
) -> QgsProcessingParameterDefinition:
    """A field of the layer that INPUT names. likely: its dialog begins with the field of that name; where the layer has
    none such it begins with none, not with the first, whatever that is."""
    field = QgsProcessingParameterField(name, spoken(label), parentLayerParameterName="INPUT", optional=optional)
    return described(proposed(field, likely) if likely else field, help_text)


def store_parameter(is_made: bool) -> QgsProcessingParameterDefinition:
    """STORE: a text, since it may be a database; its dialog has a button that picks a GeoPackage. is_made: by the
    algorithm itself."""
    parameter = QgsProcessingParameterString(STORE, spoken(Text("Opslag", "Store")))
    parameter.setMetadata({"widget_wrapper": {"class": f"{_WIDGETS}.StoreWidgetWrapper", "is_made": is_made}})
    return described(
        parameter,
        Text(
            "De GeoPackage waarin plannen, momenten en contacten staan.",
            "The GeoPackage that keeps the plans, moments and contacts.",
        ),
    )


def kind_parameter() -> QgsProcessingParameterDefinition:
    """KIND: what a table holds, by the numbers of RecordKind."""
    names = [spoken(Text("Momenten", "Moments")), spoken(Text("Contacten", "Contacts"))]
    return described(
        QgsProcessingParameterEnum("KIND", spoken(Text("Wat", "What")), options=names, defaultValue=0),
        Text("Wat er in de tabel staat.", "What the table holds."),
    )


def at_parameter() -> QgsProcessingParameterDefinition:
    """AT: the moment to be right for. A text, since the date-time parameter has no zone."""
    return described(
        QgsProcessingParameterString(AT, spoken(Text("Peilmoment", "Reference moment")), optional=True),
        Text(
            "Moment waarvoor het moet kloppen, zoals 2026-09-01 19:30. Leeg: nu. Zonder zone geldt die van de opslag.",
            "Moment it must be right for, such as 2026-09-01 19:30. Empty: now. Without a zone the store's is meant.",
        ),
    )


def folder_parameter(help_text: Text = THAT_STANDS) -> QgsProcessingParameterDefinition:
    """FOLDER, which has to be given."""
    label = spoken(Text("Map", "Folder"))
    return described(QgsProcessingParameterFile(FOLDER, label, QgsProcessingParameterFile.Behavior.Folder), help_text)


def last_folder(store: str) -> dict[str, Any]:
    """What the dialog proposes for FOLDER: where a store was published by the window the last time. It is emptied for
    one that never was: no store lands in another's folder by itself."""
    from ..host.remembered import Remembered

    return {FOLDER: Remembered(store).folder}


def table_parameter(label: Text) -> QgsProcessingParameterDefinition:
    """OUTPUT, which may be left out."""
    return QgsProcessingParameterFeatureSink(
        OUTPUT, spoken(label), QgsProcessing.SourceType.TypeVector, optional=True, createByDefault=True
    )


def database_parameter(help_text: Text = FILLS) -> QgsProcessingParameterDefinition:
    """DATABASE: public tables in PostgreSQL/PostGIS, beside the folder."""
    label = spoken(Text("Database voor de eigen kaart", "Database for your own map"))
    return described(QgsProcessingParameterString(DATABASE, label, optional=True), help_text)
