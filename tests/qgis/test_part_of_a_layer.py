"""Some features of a layer are attached, as "selected features only" in a dialog asks; and a layer that is there no
more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

from .conftest import Log, Read, Run
from .layers import FIELDS, plan_layer, square


@pytest.fixture
def in_project() -> Iterator[QgsVectorLayer]:
    """A layer of three plans that stands in the project, where a dialog's “selected features only” finds it."""
    rows = [(square(200 * number, 0), code, "Plan") for number, code in enumerate("abc")]
    layer = QgsProject.instance().addMapLayer(plan_layer(*rows))
    yield layer
    QgsProject.instance().clear()


@pytest.mark.parametrize(("selected_only", "most"), [(True, -1), (False, 1)])
def test_what_was_not_chosen_of_a_layer_is_not_gone_from_it(
    run: Run, store: str, snapshot: Read, log: Log, in_project: QgsVectorLayer, selected_only: bool, most: int
) -> None:
    run("attachplans", STORE=store, INPUT=in_project, **FIELDS)
    in_project.selectByExpression("code = 'a'")
    some = QgsProcessingFeatureSourceDefinition(in_project.id(), selected_only, most)
    result = run("attachplans", feedback=log, STORE=store, INPUT=some, **FIELDS)

    assert (result["UNCHANGED"], result["MISSING"]) == (1, 0)
    assert [plan.missing_since for plan in snapshot(store).plans] == [None] * 3
    (said,) = log.infos[:-1]
    assert said.startswith("Er is een deel van de laag gekozen.")


def test_where_a_layer_lies_is_remembered_when_some_of_it_is_attached(
    run: Run, store: str, in_project: QgsVectorLayer
) -> None:
    in_project.selectByExpression("code = 'a'")
    some = QgsProcessingFeatureSourceDefinition(in_project.id(), True)
    assert run("attachplans", STORE=store, INPUT=some, **FIELDS)["ADDED"] == 1

    with open_store(store) as opened, opened.reading() as reader:
        (source,) = reader.find(PlanSource)
    assert (source.provider, source.address) == ("memory", in_project.source())


def test_a_layer_is_not_attached_feature_by_feature(run: Run, store: str, in_project: QgsVectorLayer) -> None:
    each = QgsProcessingFeatureSourceDefinition.Flag.FlagCreateIndividualOutputPerInputFeature
    iterated = QgsProcessingFeatureSourceDefinition(in_project.id(), False, -1, each)
    with pytest.raises(QgsProcessingException, match=r"Bij Planlaag \(INPUT\) staat herhalen per object aan"):
        run("attachplans", STORE=store, INPUT=iterated, **FIELDS)


def test_of_a_layer_that_cannot_be_opened_no_password_is_told(run: Run, store: str) -> None:
    layer = "dbname='p' host='127.0.0.1' port='1' user='wij' password='geheim' table=\"plannen\""
    with pytest.raises(QgsProcessingException, match="user='wij' table") as told:
        run("attachplans", STORE=store, INPUT=layer, **FIELDS)
    assert "geheim" not in str(told.value)


def test_a_layer_whose_file_is_gone_cannot_be_opened(run: Run, store: str) -> None:
    lost = QgsVectorLayer("/weg/plannen.gpkg", "Onze plannen", "ogr")
    with pytest.raises(QgsProcessingException, match="De laag Onze plannen kan niet worden geopend"):
        run("attachplans", STORE=store, INPUT=lost, **FIELDS)
