"""The algorithms are what the contract says they are: names, parameters, outputs, help, in Dutch and English."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin import processing
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.host.remembered import Remembered
from participatiekaart.plugin.processing.algorithm import ParticipationAlgorithm
from participatiekaart.plugin.publication.release.manifest import METADATA
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingParameterDefinition,
    QgsProject,
)

from .layers import memory_layer

# contract.md, "Parameters", and what came after; scripts, models and scheduled jobs use these names
CONTRACT = {
    "createstore": ("STORE TITLE MUNICIPALITY CRS TIMEZONE", "STORE"),
    "importneighbourhoods": (
        "STORE INPUT LEVEL CODE_FIELD NAME_FIELD PARENT_FIELD YEAR",
        "ADDED UPDATED REJECTED",
    ),
    "attachplans": (
        "STORE INPUT KEY_FIELD NAME_FIELD SUMMARY_FIELD KIND_FIELD PHASE_FIELD URL_FIELD SOURCE DUPLICATES PUBLISH",
        "ADDED UPDATED UNCHANGED MISSING REJECTED",
    ),
    "setpages": ("STORE FACE BASEMAP TILES SOURCE STATEMENT", "WEAK"),
    "assignneighbourhoods": ("STORE LEVELS MIN_SHARE WHOLE_SHARE", "ASSIGNED UNASSIGNED"),
    "exportrecords": ("STORE KIND OUTPUT", "OUTPUT RECORDS"),
    "importrecords": ("STORE KIND INPUT SOURCE REPORT", "REPORT ADDED UPDATED UNCHANGED REJECTED"),
    "checkpublication": ("STORE AT WORDS OUTPUT", "OUTPUT ERRORS WARNINGS HINTS"),
    "previewpublication": ("STORE FOLDER AT OUTPUT", "OUTPUT CHANGES NEW CHANGED WITHDRAWN WITHHELD"),
    "publish": ("STORE FOLDER AT LANGUAGE BASE_URL CONFIRM DATABASE ZIP", "ZIP PLANS MOMENTS WITHHELD VALID_UNTIL"),
    "rollback": ("STORE FOLDER RELEASE AT CONFIRM DATABASE", "PLANS MOMENTS WITHHELD VALID_UNTIL"),
    "removecontact": ("STORE CONTACT DATABASE", "CLEARED NAMED"),
    "serverproject": ("STORE FOLDER DATABASE OUTPUT", "OUTPUT LAYERS"),
}
OPTIONAL = {
    "createstore": "CRS",
    "importneighbourhoods": "PARENT_FIELD",
    "attachplans": "SUMMARY_FIELD KIND_FIELD PHASE_FIELD URL_FIELD SOURCE",
    "setpages": "FACE TILES SOURCE STATEMENT",
    "assignneighbourhoods": "",
    "exportrecords": "",
    "importrecords": "SOURCE REPORT",
    "checkpublication": "AT WORDS OUTPUT",
    "previewpublication": "AT OUTPUT",
    "publish": "AT BASE_URL DATABASE ZIP",
    "rollback": "RELEASE AT DATABASE",
    "removecontact": "DATABASE",
    "serverproject": "FOLDER DATABASE",
}
DEFAULTS = {
    ("createstore", "CRS"): "EPSG:28992",
    ("createstore", "TIMEZONE"): "Europe/Amsterdam",
    ("attachplans", "DUPLICATES"): 0,
    ("attachplans", "PUBLISH"): False,
    ("assignneighbourhoods", "LEVELS"): [2, 3],
    ("assignneighbourhoods", "MIN_SHARE"): 1,
    ("assignneighbourhoods", "WHOLE_SHARE"): 50,
    ("publish", "LANGUAGE"): 0,
    ("publish", "CONFIRM"): False,
    ("rollback", "CONFIRM"): False,
}
CHOICES = {
    ("importneighbourhoods", "LEVEL"): ["Gemeente", "Stadsdeel", "Wijk", "Buurt"],
    ("assignneighbourhoods", "LEVELS"): ["Gemeente", "Stadsdeel", "Wijk", "Buurt"],
    ("attachplans", "DUPLICATES"): ["Niet overnemen", "Samenvoegen tot één plan"],
    ("importrecords", "KIND"): ["Momenten", "Contacten"],
    ("exportrecords", "KIND"): ["Momenten", "Contacten"],
    ("publish", "LANGUAGE"): ["Nederlands", "Engels", "Beide, Engels onder en/"],
}

pytestmark = pytest.mark.usefixtures("provider")


def algorithm(identifier: str) -> Any:
    return QgsApplication.processingRegistry().createAlgorithmById(f"participatiekaart:{identifier}")


@pytest.fixture
def parameter(provider: Any) -> Callable[[str, str], Any]:
    """A parameter by the names of its algorithm and itself; the algorithm owns it, so it is held as long."""
    held = []

    def find(identifier: str, name: str) -> Any:
        held.append(algorithm(identifier))
        return held[-1].parameterDefinition(name)

    return find


def test_the_provider_offers_them_all(provider: Any) -> None:
    for file in Path(processing.__path__[0]).glob("*.py"):
        import_module(f"{processing.__name__}.{file.stem}")
    ours = (one for one in ParticipationAlgorithm.__subclasses__() if one.__module__.startswith(processing.__name__))
    written = {one.identifier for one in ours}
    assert {offered.name() for offered in provider.algorithms()} == written, "Name it in processing/provider.py."
    assert written == set(CONTRACT)
    assert not provider.icon().isNull()
    assert f"version={provider.versionInfo()}" in METADATA.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("identifier", CONTRACT)
def test_parameters_and_outputs_have_the_names_of_the_contract(identifier: str) -> None:
    parameters, outputs = CONTRACT[identifier]
    made = algorithm(identifier)
    assert [definition.name() for definition in made.parameterDefinitions()] == parameters.split()
    assert {definition.name() for definition in made.outputDefinitions()} == set(outputs.split())
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    left_out = {definition.name() for definition in made.parameterDefinitions() if definition.flags() & optional}
    assert left_out == set(OPTIONAL[identifier].split())


@pytest.mark.parametrize("identifier", CONTRACT)
def test_a_model_knows_which_outputs_are_texts_and_which_numbers(identifier: str) -> None:
    made = algorithm(identifier)
    kinds = {definition.name(): definition.type() for definition in made.outputDefinitions()}
    texts, files = {"STORE", "VALID_UNTIL"}, {"OUTPUT", "ZIP", "REPORT"}
    assert {name for name, kind in kinds.items() if kind == "outputString"} == kinds.keys() & texts
    assert {name for name, kind in kinds.items() if kind == "outputNumber"} == kinds.keys() - texts - files


@pytest.mark.parametrize(("identifier", "name"), DEFAULTS)
def test_the_defaults_are_those_of_the_contract(identifier: str, name: str, parameter: Any) -> None:
    assert parameter(identifier, name).defaultValue() == DEFAULTS[identifier, name]


@pytest.mark.parametrize(("identifier", "name"), CHOICES)
def test_choices_stand_in_the_order_of_the_contract(identifier: str, name: str, parameter: Any) -> None:
    assert parameter(identifier, name).options() == CHOICES[identifier, name]


def said_by(identifier: str) -> list[str]:
    """Every text of an algorithm that a person reads in its dialog."""
    made = algorithm(identifier)
    definitions = made.parameterDefinitions()
    texts = [made.displayName(), made.shortHelpString(), made.shortDescription()]
    texts += [definition.description() for definition in definitions] + [
        definition.help() for definition in definitions
    ]
    return texts + [output.description() for output in made.outputDefinitions()]


@pytest.mark.parametrize("identifier", CONTRACT)
def test_everything_is_explained(identifier: str) -> None:
    assert all(text.strip() for text in said_by(identifier)), said_by(identifier)
    assert algorithm(identifier).tags()


@pytest.mark.parametrize("identifier", CONTRACT)
def test_dutch_and_english_differ_and_miss_nothing(identifier: str, english: None) -> None:
    from .conftest import speak

    in_english = said_by(identifier)
    speak("nl")
    in_dutch = said_by(identifier)
    assert len(in_english) == len(in_dutch)
    assert in_english[1] != in_dutch[1]
    assert all(text.strip() for text in in_english)


def store_widget(definition: Any, dialog: Any) -> Any:
    from processing.gui.wrappers import WidgetWrapperFactory

    return WidgetWrapperFactory.create_wrapper(definition, dialog)


def test_the_store_is_picked_with_a_button_and_may_be_a_database(parameter: Any) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm("publish"))
    wrapper = store_widget(parameter("publish", "STORE"), dialog)
    for address in ("/tmp/opslag.gpkg", "postgresql://host/db?schema=p"):
        wrapper.setWidgetValue(address, QgsProcessingContext())
        assert wrapper.widgetValue() == address
    dialog.deleteLater()


@pytest.fixture
def kept_settings(qgis_application: Any) -> Iterator[None]:
    """What a municipality set under QGIS's options."""
    chosen = {settings.MUNICIPALITY: "GM0193", settings.TIMEZONE: "America/Aruba"}
    chosen |= {settings.LANGUAGE: 2, settings.PUBLIC_ADDRESS: "https://plannen.example"}
    for setting, value in chosen.items():
        setting.keep(value)
    yield
    for setting in chosen:
        setting.keep(setting.default)


@pytest.mark.parametrize(
    ("identifier", "name", "value"),
    [
        ("importneighbourhoods", "YEAR", date.today().year),
        ("createstore", "MUNICIPALITY", "GM0193"),
        ("createstore", "TIMEZONE", "America/Aruba"),
        ("publish", "LANGUAGE", 2),
        ("publish", "BASE_URL", "https://plannen.example"),
    ],
)
def test_a_dialog_begins_with_what_was_set_and_a_script_does_not(
    kept_settings: None, identifier: str, name: str, value: Any, parameter: Any
) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm(identifier))
    assert dialog.mainWidget().wrappers[name].parameterValue() == value
    assert parameter(identifier, name).defaultValue() == DEFAULTS.get((identifier, name))
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("fields", "begins_with"),
    [
        ("gid:integer, plancode:string, naam:string", ["plancode", "naam", None, None]),
        ("fase:string, samenvatting:string, plancode:string", ["plancode", None, "samenvatting", "fase"]),
        ("gid:integer, zaaknr:string, project:string", [None, None, None, None]),
    ],
)
def test_a_dialog_never_begins_with_a_field_for_being_the_first(
    qgis_application: Any, fields: str, begins_with: list[str | None]
) -> None:
    """A row number is no key, and a key no name. Left empty, the others would take away what came from there before."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    project, layer = QgsProject.instance(), memory_layer("Polygon", fields, [])
    project.addMapLayers([memory_layer("Polygon", "nr:integer", []), layer])
    dialog = AlgorithmDialog(algorithm("attachplans"))
    wrappers = dialog.mainWidget().wrappers
    wrappers["INPUT"].widget.setLayer(layer)
    names = ("KEY_FIELD", "NAME_FIELD", "SUMMARY_FIELD", "PHASE_FIELD")
    assert [wrappers[name].parameterValue() or None for name in names] == begins_with
    dialog.deleteLater()
    project.clear()


@pytest.mark.parametrize("shows_own", [True, False])
def test_a_dialog_proposes_no_layer_of_a_store(store: str, shows_own: bool) -> None:
    """It would be “Contacten”, the first by name, with the column for names as the name of the plan."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    project, own = QgsProject.instance(), memory_layer("Polygon", "plancode:string, naam:string", [])
    add_store(project, store)
    if shows_own:
        project.addMapLayer(own)
    dialog = AlgorithmDialog(algorithm("attachplans"))
    assert dialog.mainWidget().wrappers["INPUT"].parameterValue() == (own.id() if shows_own else None)
    assert dialog.mainWidget().wrappers["KEY_FIELD"].parameterValue() == ("plancode" if shows_own else None)
    dialog.deleteLater()
    project.clear()


def test_a_percentage_stands_there_as_a_person_writes_it() -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm("assignneighbourhoods"))
    shares = [dialog.mainWidget().wrappers[name].wrappedWidget() for name in ("MIN_SHARE", "WHOLE_SHARE")]
    assert [share.text() for share in shares] == ["1.0", "50.0"]
    dialog.deleteLater()


def test_in_the_model_designer_the_store_may_be_the_output_of_an_earlier_step(parameter: Any) -> None:
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    model = QgsProcessingModelAlgorithm()
    step = QgsProcessingModelChildAlgorithm("participatiekaart:createstore")
    model.addChildAlgorithm(step)
    dialog = ModelerParametersDialog(algorithm("publish"), model)
    wrapper = store_widget(parameter("publish", "STORE"), dialog)
    source = QgsProcessingModelChildParameterSource.fromChildOutput(step.childId(), "STORE")
    wrapper.setWidgetValue(source)
    assert wrapper.value().outputChildId() == step.childId()
    dialog.deleteLater()


@pytest.mark.parametrize("identifier", ["publish", "previewpublication", "rollback"])
def test_a_dialog_proposes_the_folder_of_the_store_that_is_chosen_and_of_no_other(
    provider: Any, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str
) -> None:
    """As the window that publishes does; language and public address too, which would change the pages."""
    other = str(shutil.copy(store, tmp_path / "andere.gpkg"))
    Remembered.keep(store, str(tmp_path / "publiek"), 2, "https://plannen.example")
    monkeypatch.setattr(provider, "shown_store", lambda: store)
    dialog = algorithm(identifier).createCustomParametersWidget(None)
    wrappers = dialog.mainWidget().wrappers

    def proposed() -> list[Any]:
        names = [name for name in ("STORE", "FOLDER", "LANGUAGE", "BASE_URL") if name in wrappers]
        return [wrappers[name].parameterValue() or "" for name in names]

    is_publish = identifier == "publish"
    assert proposed() == [store, str(tmp_path / "publiek"), *([2, "https://plannen.example"] if is_publish else [])]
    wrappers["STORE"].widget.setFilePath(other[:-3])
    assert proposed()[1] == str(tmp_path / "publiek"), "still being typed"
    wrappers["STORE"].widget.setFilePath(other)
    assert proposed() == [other, "", *(["", ""] if is_publish else [])]
    dialog.deleteLater()


def test_a_dialog_of_which_nothing_belongs_to_the_store_is_that_of_qgis(
    provider: Any, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "shown_store", lambda: store)
    assert algorithm("checkpublication").createCustomParametersWidget(None) is None
    monkeypatch.setattr(provider, "shown_store", lambda: "")
    assert algorithm("publish").createCustomParametersWidget(None) is None
