"""What the algorithms share: names, help and errors in the user's language, and the STORE parameter."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsDataSourceUri,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..host.language import spoken
from ..host.own_geos import refuse_a_crash
from ..host.shared_words import NO_FOLDER
from ..participation.progress import watched
from ..participation.words import ParticipationError, Text
from .feedback import FeedbackProgress
from .parameters import AT, FOLDER, STORE, store_parameter

if TYPE_CHECKING:
    from ..intake.taken_in import TakenIn
    from ..store.protocol import Store

NO_INPUT = Text(
    "De laag {layer} kan niet worden geopend. Controleer of hij bestaat en leesbaar is.",
    "Layer {layer} cannot be opened. Check that it exists and can be read.",
)

STORES_OWN = Text(
    "De laag {layer} hoort bij de opslag zelf. Kies de eigen laag van de gemeente.",
    "Layer {layer} belongs to the store itself. Choose the municipality's own layer.",
)
NO_VALUE = Text(
    "“{value}” kan niet bij {label} ({name}). Kies een andere waarde.",
    "“{value}” cannot be used for {label} ({name}). Choose another value.",
)
NO_ENDING = Text(
    "“{value}” kan niet bij {label} ({name}). Kies een bestand dat eindigt op .{ending}.",
    "“{value}” cannot be used for {label} ({name}). Choose a file that ends in .{ending}.",
)
EMPTY = Text("{label} ({name}) is leeg. Vul een waarde in.", "{label} ({name}) is empty. Fill in a value.")
ONE_BY_ONE = Text(
    "Bij {label} ({name}) staat herhalen per object aan (de groene pijlen): elk object zou een eigen laag zijn. Zet "
    "het uit.",
    "{label} ({name}) is set to be iterated over (the green arrows): each feature would be a layer of its own. Switch "
    "it off.",
)
OVER_ITSELF = Text(
    "{label} ({name}) is hetzelfde bestand als de opslag of de invoer, en zou dat overschrijven. Kies een ander "
    "bestand.",
    "{label} ({name}) is the same file as the store or the input, and would be written over it. Choose another file.",
)
ITERATED = QgsProcessingFeatureSourceDefinition.Flag.FlagCreateIndividualOutputPerInputFeature
# what QGIS calls a table to be written into a GeoPackage that stands: ogr:dbname='…' table="…"
_TABLE_IN_FILE = "ogr:"


class Output:
    """One number or text an algorithm gives back, with the words for it."""

    def __init__(self, name: str, label: Text, is_text: bool = False) -> None:
        self.name, self.label, self.is_text = name, label, is_text


ADDED = Output("ADDED", Text("Toegevoegd", "Added"))
UPDATED = Output("UPDATED", Text("Bijgewerkt", "Updated"))
UNCHANGED = Output("UNCHANGED", Text("Ongewijzigd", "Unchanged"))
REJECTED = Output("REJECTED", Text("Geweigerd", "Rejected"))


class ParticipationAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms. A subclass names itself and does its work in `work`.

    identifier: algorithm id (contract). keywords: other words it is found by, separated by commas. parameters_of: the
    parameters besides STORE. outputs: what `work` returns.
    """

    identifier: str
    title: Text
    help_text: Text
    keywords: Text
    outputs: tuple[Output, ...] = ()

    def createInstance(self) -> ParticipationAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.identifier

    def displayName(self) -> str:
        return spoken(self.title)

    def shortHelpString(self) -> str:
        return spoken(self.help_text)

    def shortDescription(self) -> str:
        # of two that differ `qgis_process help` shows one below the other
        return self.shortHelpString()

    def tags(self) -> list[str]:
        return [word.strip() for word in spoken(self.keywords).split(",")]

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(store_parameter(is_made=any(output.name == STORE for output in self.outputs)))
        for parameter in self.parameters_of():
            self.addParameter(parameter)
        for output in self.outputs:
            kind = QgsProcessingOutputString if output.is_text else QgsProcessingOutputNumber
            self.addOutput(kind(output.name, spoken(output.label)))

    def parameters_of(self) -> Iterable[QgsProcessingParameterDefinition]:
        return ()

    def begins_with(self, store: str) -> dict[str, Any]:
        """What the dialog begins with for a store, by parameter. Raises ParticipationError where that cannot be
        read."""
        return {}

    def createCustomParametersWidget(self, parent: Any = None) -> Any:
        """QGIS's own dialog, which begins with what belongs to the store that the window shows. None, for the dialog as
        it begins by itself, where there is nothing."""
        try:
            return self.dialog_of(self.provider().shown_store(), parent)
        except ParticipationError:
            return None

    def dialog_of(self, store: str, parent: Any) -> Any:
        """QGIS's own dialog, which begins with what belongs to a store, and turns to another that is chosen in it; None
        where there is nothing. Raises ParticipationError where the store cannot be read."""
        from processing.gui.AlgorithmDialog import AlgorithmDialog

        from ..store.addresses import is_seen

        found = self.begins_with(store) if store else {}
        if not found:
            return None
        dialog = AlgorithmDialog(self, parent=parent)
        dialog.setParameters({STORE: store, **found})

        def turn_to(chosen: str) -> None:
            # a path that is being typed is none yet
            if is_seen(Path(chosen)):
                with suppress(ParticipationError):
                    dialog.setParameters(self.begins_with(chosen))

        dialog.mainWidget().wrappers[STORE].widget.fileChanged.connect(turn_to)
        return dialog

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # QGIS says it in English and not what to do
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if isinstance(value, QgsProcessingFeatureSourceDefinition) and value.flags & ITERATED:
                words = ONE_BY_ONE.format(name=definition.name(), label=definition.description())
                return False, spoken(words)
            if not definition.checkValueIsAcceptable(value, context):
                is_layer = isinstance(definition, QgsProcessingParameterFeatureSource)
                named = {"name": definition.name(), "label": definition.description(), "value": _named(value)}
                ending = definition.extension() if isinstance(definition, QgsProcessingParameterFile) else ""
                fits_not = NO_INPUT if is_layer else NO_ENDING if ending else NO_VALUE
                sentence = fits_not if named["value"] else EMPTY
                return False, spoken(sentence.format(layer=named["value"], ending=ending, **named))
        answer: tuple[bool, str] = super().checkParameterValues(parameters, context)
        return answer

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            refuse_a_crash()
            self._refuse_to_write_over_what_is_read(parameters)
            with watched(FeedbackProgress(feedback)) as progress:
                results = self.work(parameters, context, progress)
        except ParticipationError as error:
            raise QgsProcessingException(spoken(error.text)) from error
        except QgsProcessingException:
            raise
        except Exception as error:
            from ..host.unexpected import unexpected

            raise QgsProcessingException(spoken(unexpected(error).text)) from error
        store, provider = _file(parameters.get(STORE)), self.provider()
        if store is not None and provider is not None:
            provider.ran.emit(str(store))
        return results

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, progress: FeedbackProgress
    ) -> dict[str, Any]:
        raise NotImplementedError

    def counts_of(self, result: TakenIn) -> dict[str, int]:
        """What came in, as the outputs name it."""
        counts = {**result.__dict__, "rejected": len(result.rejected)}
        return {output.name: counts[output.name.lower()] for output in self.outputs}

    def _refuse_to_write_over_what_is_read(self, parameters: dict[str, Any]) -> None:
        """Raise ParticipationError where a report or table would take the place of the store or the input."""
        read = {file for name in (STORE, "INPUT") if (file := _file(parameters.get(name))) is not None}
        for definition in self.parameterDefinitions():
            if definition.isDestination() and _file(parameters.get(definition.name())) in read:
                raise ParticipationError(OVER_ITSELF.format(name=definition.name(), label=definition.description()))

    def opened_store(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Store:
        """The store named by STORE."""
        from ..store.addresses import open_store

        return open_store(self.parameterAsString(parameters, STORE, context))

    def feature_source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """The layer a parameter names. Raises ParticipationError where it cannot be opened, or is the store's own."""
        source, layer = self.parameterAsSource(parameters, name, context), self.layer(parameters, name, context)
        # a layer of a project stays there when its file or database is gone
        if source is None or (layer is not None and not layer.isValid()):
            raise ParticipationError(NO_INPUT.format(layer=layer.name() if layer else _named(parameters.get(name))))
        if layer is not None and _is_table_of(_file(parameters.get(STORE)), layer):
            raise ParticipationError(STORES_OWN.format(layer=layer.name()))
        return source

    def layer(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> QgsVectorLayer | None:
        """The layer a parameter names, whether all of it is asked for or some of its features."""
        value = parameters.get(name)
        whole = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
        return self.parameterAsVectorLayer({**parameters, name: whole}, name, context)

    def folder(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        """The folder that FOLDER names. Raises ParticipationError where it is left empty."""
        folder = self.path(parameters, FOLDER, context)
        if folder is None:
            raise ParticipationError(NO_FOLDER)
        return folder

    def path(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Path | None:
        """The file or folder that a parameter names, to read or to write; None where it is left empty."""
        from ..store.addresses import path_of

        is_written = self.parameterDefinition(name).isDestination()
        text = (self.parameterAsFileOutput if is_written else self.parameterAsFile)(parameters, name, context).strip()
        return path_of(text) if text else None

    def moment(self, parameters: dict[str, Any], context: QgsProcessingContext, timezone: str) -> datetime:
        """The instant AT names, in the store's zone where it names none; now where it is left out."""
        from ..participation.times import now, read_instant

        written = self.parameterAsString(parameters, AT, context).strip()
        return read_instant(written, timezone) if written else now()


def _file(value: Any) -> Path | None:
    """The file that exists by the name a parameter gives; None where it gives none."""
    from ..store.addresses import path_of

    chosen = getattr(value, "sink", getattr(value, "source", value))
    text = chosen.staticValue() if isinstance(chosen, QgsProperty) else chosen
    if isinstance(text, str) and text.startswith(_TABLE_IN_FILE):
        text = QgsDataSourceUri(text[len(_TABLE_IN_FILE) :]).database()
    path = path_of(text.partition("|")[0].strip()) if isinstance(text, str) else None
    try:
        return path.resolve() if path is not None and path.is_file() else None
    except (OSError, ValueError):  # no name of a file
        return None


def _is_table_of(store: Path | None, layer: QgsVectorLayer) -> bool:
    """Whether a layer shows one of our own tables in a store. A dialog proposes these first, since a store's layers
    stand in the project."""
    from ..store.tables import TABLES

    if store is None or _file(layer.source()) != store:
        return False
    provider = layer.dataProvider()
    # of a file that is named without a layer QGIS takes the first
    first = provider.subLayers()[0].split(provider.sublayerSeparator())[1]
    name = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("layerName") or first
    return name in {table.name for table in TABLES}


def _named(value: Any) -> str:
    """The name by which a person knows the layer of a parameter, for the log, without its password; empty where the
    parameter names none."""
    from ..intake.secrets import without_secrets

    # what is left empty on the command line, null in JSON, or no choice of several
    if value is None or value in (NULL, []):
        return ""
    source = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
    return without_secrets(str(source.staticValue() if isinstance(source, QgsProperty) else source))
