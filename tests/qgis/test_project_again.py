"""A store that is opened again: what stands in the project of it stays, and what is missing comes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.host.store_layers import PART_PROPERTY, part_of, read_anew, stores_in
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsAction, QgsApplication, QgsDefaultValue, QgsEditFormConfig, QgsProject, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from .in_a_project import NASTY, layer_of, names, tabs


def test_a_store_that_is_opened_again_stands_in_the_project_once(project: QgsProject, store: str) -> None:
    before = sorted(project.mapLayers())
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="b", name="Plein")])
    add_store(project, store)

    assert sorted(project.mapLayers()) == before
    assert len(project.layerTreeRoot().children()) == 1
    assert layer_of(project, "plan_nowhere").featureCount() == 2


@pytest.mark.parametrize("part", ["contact", "plan_nowhere", "moment"])
def test_a_layer_that_was_removed_comes_back_by_itself(project: QgsProject, store: str, part: str) -> None:
    def placed() -> list[str]:
        return [part_of(node.layer()) for node in project.layerTreeRoot().children()[0].findLayers()]

    def tied() -> set[tuple[str, str]]:
        relations = project.relationManager().relations().values()
        return {(part_of(one.referencingLayer()), part_of(one.referencedLayer())) for one in relations}

    before = placed(), tied(), tabs(project, "plan_nowhere"), tabs(project, "contact")
    own = layer_of(project, "plan_area")
    own.setName("Mijn plannen")
    project.layerTreeRoot().children()[0].setName("Burgerparticipatie")
    project.removeMapLayer(layer_of(project, part).id())

    add_store(project, store)

    assert (placed(), tied(), tabs(project, "plan_nowhere"), tabs(project, "contact")) == before
    assert [group.name() for group in project.layerTreeRoot().findGroups()] == ["Burgerparticipatie"]
    assert own.name() == "Mijn plannen"
    assert names(project, "plan_contact") == {NASTY}


def test_a_layer_whose_store_is_away_is_not_read_anew_in_vain(project: QgsProject, store: str, tmp_path: Path) -> None:
    """As at midnight, while a laptop has no network. QGIS 3.22 crashed when such a project was saved."""
    layer = layer_of(project, "plan_nowhere")
    away = Path(store).rename(tmp_path / "weg")

    read_anew(layer)

    assert layer.dataProvider().isValid()
    away.rename(store)
    assert project.write(str(tmp_path / "plannen.qgz"))


def test_layers_whose_store_was_away_when_the_project_was_read_are_found_again(
    project: QgsProject, store: str, tmp_path: Path
) -> None:
    layer_of(project, "plan_nowhere").setFieldAlias(1, "Van mij")
    assert project.write(str(tmp_path / "plannen.qgz"))
    project.clear()
    away = Path(store).rename(tmp_path / "weg")
    project.read(str(tmp_path / "plannen.qgz"))
    assert not any(layer.isValid() for layer in project.mapLayers().values())
    away.rename(store)

    add_store(project, store)

    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    assert layer_of(project, "plan_nowhere").attributeAlias(1) == "Van mij"
    assert names(project, "plan_contact") == {NASTY}


def gone(project: QgsProject, store: str, to: Path) -> str:
    """Where the store went, which the project that was saved before does not know."""
    saved = str(Path(store).with_name("plannen.qgz"))
    assert project.write(saved)
    project.clear()
    to.parent.mkdir(exist_ok=True)
    moved = str(Path(store).rename(to))
    assert project.read(saved)
    assert [Path(found) for found in stores_in(project)] == [Path(store)], "whoever looks is told that it went"
    project.setDirty(False)
    return moved


@pytest.mark.parametrize("to", ["z.gpkg", "elders/opslag.gpkg"], ids=["renamed", "moved"])
def test_the_layers_of_a_store_that_went_show_it_again_once_it_was_opened_in_its_new_place(
    project: QgsProject, store: str, tmp_path: Path, to: str
) -> None:
    """They were beside a second group, with the names and styles that somebody gave them."""
    layer_of(project, "plan_nowhere").setFieldAlias(1, "Van mij")
    before = set(project.mapLayers())
    moved = gone(project, store, tmp_path / to)

    add_store(project, moved)

    assert project.isDirty(), "to be saved, or it is lost again"
    assert set(project.mapLayers()) == before
    assert stores_in(project) == [moved]
    assert len(project.layerTreeRoot().findGroups()) == 1
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    assert layer_of(project, "plan_nowhere").attributeAlias(1) == "Van mij"
    assert layer_of(project, "plan_nowhere").featureCount() == 1
    assert names(project, "plan_contact") == {NASTY}


def test_the_layers_show_a_store_that_went_while_the_project_was_open(
    project: QgsProject, store: str, tmp_path: Path
) -> None:
    moved = str(Path(store).rename(tmp_path / "z.gpkg"))
    add_store(project, moved)
    assert stores_in(project) == [moved]
    assert len(project.layerTreeRoot().findGroups()) == 1
    assert layer_of(project, "plan_nowhere").featureCount() == 1


def test_a_store_of_another_name_and_folder_comes_beside_one_that_went(
    project: QgsProject, store: str, tmp_path: Path
) -> None:
    """Most likely it is another one, such as the sample town."""
    before = set(project.mapLayers())
    other = gone(project, store, tmp_path / "elders/z.gpkg")

    add_store(project, other)

    assert len(project.mapLayers()) == 2 * len(before)
    assert stores_in(project) == [other]


def test_a_layer_that_was_duplicated_is_found_again_as_well(project: QgsProject, store: str, tmp_path: Path) -> None:
    project.addMapLayer(layer_of(project, "plan_nowhere").clone())
    assert project.write(str(tmp_path / "plannen.qgz"))
    project.clear()
    away = Path(store).rename(tmp_path / "weg")
    project.read(str(tmp_path / "plannen.qgz"))
    away.rename(store)

    add_store(project, store)

    assert [part_of(layer) for layer in project.mapLayers().values()].count("plan_nowhere") == 2
    assert all(layer.isValid() for layer in project.mapLayers().values())


def test_a_layer_that_was_given_the_style_of_the_store_is_no_part_of_it(project: QgsProject, store: str) -> None:
    own = QgsVectorLayer("Polygon?field=plancode:string", "Eigen plannen", "memory")
    copied = QDomDocument()
    layer_of(project, "plan_area").exportNamedStyle(copied)
    own.importNamedStyle(copied)
    assert own.customProperty(PART_PROPERTY) == "plan_area"
    project.addMapLayer(own)

    assert part_of(own) == ""
    assert stores_in(project) == [store]


def test_no_code_comes_along_with_a_store_of_another(qgis_application: QgsApplication, store: str) -> None:
    """QGIS takes up a style that is kept in the file as the standard one, with what it runs."""
    kept = QgsVectorLayer(f"{store}|layername=plan", "plan", "ogr")
    form = kept.editFormConfig()
    form.setInitCodeSource(QgsEditFormConfig.PythonInitCodeSource.CodeSourceDialog)
    form.setInitCode("def begin(dialog, layer, feature):\n    print('code of another')\n")
    kept.setEditFormConfig(form)
    kept.actions().addAction(QgsAction(QgsAction.ActionType.GenericPython, "Bekijk", "print('code of another')"))
    kept.setDefaultValueDefinition(kept.fields().indexOf("name"), QgsDefaultValue("'van een ander'", True))
    assert not kept.saveStyleToDatabase("standaard", "", True, "")

    project = QgsProject()
    add_store(project, store)

    document = QDomDocument()
    for part in ("plan_nowhere", "plan_area"):
        layer_of(project, part).exportNamedStyle(document)
        assert "van een ander" not in document.toString()
        assert "code of another" not in document.toString()


@pytest.mark.parametrize(
    ("name", "beside"), [("a|b.gpkg", []), ("a%20b.gpkg", ["a b.gpkg"]), ("a%20b.gpkg", [])], ids=str
)
def test_a_store_that_qgis_takes_for_another_is_not_added(
    qgis_application: QgsApplication, store: str, tmp_path: Path, name: str, beside: list[str]
) -> None:
    """As a file comes from SharePoint; its plans would be changed in the one beside it."""
    for copy in (name, *beside):
        shutil.copy(store, tmp_path / copy)
    project = QgsProject()

    with pytest.raises(ParticipationError, match="as the name of another file"):
        add_store(project, str(tmp_path / name))

    assert not project.mapLayers()
