"""A model of the designer that does the whole main job, each step taking the store from the step before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsProject,
)

from .conftest import Log
from .layers import plan_layer, square, town_areas

Source = QgsProcessingModelChildParameterSource
STEPS: list[tuple[str, dict[str, Any]]] = [
    ("createstore", {"TITLE": "Model", "MUNICIPALITY": "GM9901"}),
    ("importneighbourhoods", {"LEVEL": 2, "CODE_FIELD": "code", "NAME_FIELD": "naam", "YEAR": 2026}),
    ("attachplans", {"KEY_FIELD": "code", "NAME_FIELD": "naam", "PUBLISH": True}),
    ("assignneighbourhoods", {}),
    ("publish", {"AT": "2026-06-15 12:00"}),
]
# the model's own input behind a parameter of a step
INPUTS = {
    ("createstore", "STORE"): "store",
    ("importneighbourhoods", "INPUT"): "areas",
    ("attachplans", "INPUT"): "plans",
    ("publish", "FOLDER"): "folder",
}

pytestmark = pytest.mark.usefixtures("provider")


def whole_path() -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm("Hele weg", "Participatie", "hele_weg")
    for name, definition in (
        ("store", QgsProcessingParameterString("store", "Opslag")),
        ("areas", QgsProcessingParameterFeatureSource("areas", "Wijken")),
        ("plans", QgsProcessingParameterFeatureSource("plans", "Plannen")),
        ("folder", QgsProcessingParameterString("folder", "Map")),
    ):
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    before = None
    for identifier, values in STEPS:
        step = QgsProcessingModelChildAlgorithm(f"participatiekaart:{identifier}")
        step.setChildId(identifier)
        # the designer writes the defaults out as well
        offered = {part.name(): part.defaultValue() for part in step.algorithm().parameterDefinitions()}
        given = {name: value for name, value in offered.items() if value is not None}
        sources = {name: Source.fromStaticValue(value) for name, value in {**given, **values}.items()}
        if before is not None:
            sources["STORE"] = Source.fromChildOutput("createstore", "STORE")
            step.setDependencies([QgsProcessingModelChildDependency(before)])
        sources.update((name, Source.fromModelParameter(own)) for (of, name), own in INPUTS.items() if of == identifier)
        for name, source in sources.items():
            step.addParameterSources(name, [source])
        if identifier == "publish":
            output = QgsProcessingModelOutput("plannen")
            output.setChildOutputName("PLANS")
            output.setChildId(identifier)
            step.setModelOutputs({"plannen": output})
        model.addChildAlgorithm(step)
        before = identifier
    return model


def run(model: QgsProcessingModelAlgorithm, folder: Path) -> tuple[dict[str, Any], bool, Log]:
    QgsProject.instance().addMapLayers([areas := town_areas(), plans := plan_layer((square(0, 0), "a", "Park"))])
    context, log = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    parameters = {
        "store": str(folder / "model.gpkg"),
        "areas": areas.id(),
        "plans": plans.id(),
        "folder": str(folder / "publiek"),
    }
    result, succeeded = model.run(parameters, context, log)
    QgsProject.instance().clear()
    return result, succeeded, log


def check_published(folder: Path) -> None:
    written = json.loads((folder / "publiek/plannen.geojson").read_text(encoding="utf-8"))
    (plan,) = written["features"]
    assert plan["properties"]["naam"] == "Park"
    assert plan["properties"]["wijkcodes"] == ["WK990101"]


def test_a_model_chains_the_steps_by_their_outputs(tmp_path: Path) -> None:
    model = whole_path()
    assert model.validate() == (True, [])
    result, succeeded, log = run(model, tmp_path)
    assert succeeded, log.warnings
    assert result["CHILD_RESULTS"]["publish"]["PLANS"] == 1
    check_published(tmp_path)


def test_a_saved_model_does_the_same(tmp_path: Path) -> None:
    path = str(tmp_path / "hele_weg.model3")
    assert whole_path().toFile(path)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    assert model.validate() == (True, [])
    _, succeeded, log = run(model, tmp_path)
    assert succeeded, log.warnings
    check_published(tmp_path)


def test_a_model_becomes_a_python_script_with_our_names(tmp_path: Path) -> None:
    from qgis.core import QgsProcessing

    script = "\n".join(
        whole_path().asPythonCode(QgsProcessing.PythonOutputType.PythonQgsProcessingAlgorithmSubclass, 4)
    )
    for identifier, _ in STEPS:
        assert f"participatiekaart:{identifier}" in script


def test_a_failing_step_names_its_reason(tmp_path: Path) -> None:
    (tmp_path / "model.gpkg").write_bytes(b"van een ander")
    _, succeeded, log = run(whole_path(), tmp_path)
    assert not succeeded
    assert any("bestaat al" in said for said in log.warnings), log.warnings
    assert not (tmp_path / "publiek").exists()
