"""The store's layers in a project of QGIS: their forms, their tips, and the project in another folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import shapely
from osgeo import gdal
from participatiekaart.plugin.desktop.project.group import add_store
from participatiekaart.plugin.host.store_layers import layers_of, part_of, store_of, stores_in
from participatiekaart.plugin.participation.codes import ContactRole, MomentKind
from participatiekaart.plugin.participation.records import (
    Contact,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    new_id,
)
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.tables import TABLES
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsAttributeEditorRelation,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsAttributeForm, QgsFeatureListComboBox, QgsGui
from qgis.PyQt.QtCore import QLocale, QSize
from qgis.PyQt.QtGui import QImage

from .dialogs.doing import until
from .in_a_project import NASTY, layer_of, names, tabs


def test_a_form_stands_in_tabs_with_its_children(project: QgsProject) -> None:
    plan = tabs(project, "plan_nowhere")
    assert list(plan) == ["Het plan", "Publicatie", "Volgens de bron", "Momenten", "Contacten", "Wijken"]
    assert plan["Het plan"][:2] == ["name", "summary"]
    assert list(tabs(project, "contact"))[:2] == ["Contact", "Wat is publiek"]


@pytest.mark.parametrize("part", ["plan_nowhere", "moment", "contact", "neighbourhood"])
def test_every_field_a_person_fills_in_is_in_the_form_and_no_other(project: QgsProject, part: str) -> None:
    layer = layer_of(project, part)
    fields = next(table.fields for table in TABLES if table.name == part.split("_", 1)[0])
    placed = [name for names in tabs(project, part).values() for name in names]
    assert {field.name for field in fields if not field.technical} == {
        name for name in placed if layer.fields().indexOf(name) >= 0
    }


@pytest.mark.parametrize(
    ("part", "field", "bad", "good"),
    [
        ("plan_nowhere", "url", "javascript:alert(1)", "https://voorbeeld.example"),
        ("moment", "end_local", "2026-01-01 10:00", "2026-01-01 12:00"),
        ("plan_nowhere", "name", None, "Molenweg"),
    ],
)
def test_what_does_not_fit_is_told_while_one_types(
    project: QgsProject, part: str, field: str, bad: str | None, good: str
) -> None:
    layer = layer_of(project, part)
    row = QgsVectorLayerUtils.createFeature(layer)
    if part == "moment":
        row["begin_local"] = "2026-01-01 11:00"
    index = layer.fields().indexOf(field)
    for value, fits in ((bad, False), (good, True)):
        row[field] = value
        assert QgsVectorLayerUtils.validateAttribute(layer, row, index)[0] is fits
    assert layer.fields().at(index).constraints().constraintDescription().endswith(".")


def test_a_new_record_begins_as_the_store_would_fill_it_in(project: QgsProject) -> None:
    moment = QgsVectorLayerUtils.createFeature(layer_of(project, "moment"))
    begins = [moment[field] for field in ("kind", "precision", "state", "publication_state")]
    assert begins == ["overig", "tijd", "gepland", "concept"]


def test_the_children_in_a_form_are_shown_by_a_widget_that_qgis_has(project: QgsProject) -> None:
    """It takes another where it does not know one, but warns in its log each time the form opens."""
    form = layer_of(project, "plan_nowhere").editFormConfig()
    children = [child for tab in form.tabs() for child in tab.children()]
    relations = [child for child in children if isinstance(child, QgsAttributeEditorRelation)]
    assert len(relations) == 3
    known = QgsGui.relationWidgetRegistry().relationWidgetNames()
    assert {relation.relationWidgetTypeId() for relation in relations} <= set(known)
    # the tab “Wijken” would begin with “Plannen in wijken”
    assert not any(relation.showLabel() for relation in relations)


def test_a_field_explains_itself_under_the_mouse(project: QgsProject) -> None:
    layer = layer_of(project, "plan_nowhere")
    index = layer.fields().indexOf("source_key")
    assert layer.attributeAlias(index) == "Plancode"
    reads_descriptions = Qgis.QGIS_VERSION_INT >= 33200 and int(gdal.VersionInfo()) >= 3070000
    explained = "Sleutel in de eigen planlaag." if reads_descriptions else ""
    assert layer.fields().at(index).comment() == explained


def test_a_map_tip_shows_text_as_it_is(project: QgsProject) -> None:
    layer = layer_of(project, "plan_nowhere")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    assert shown.startswith("<b>&lt;b&gt;Molen &amp; Co&lt;/b&gt;</b>")


def test_a_record_whose_name_is_emptied_in_its_form_is_known_by_what_it_has_besides(
    project: QgsProject, store: str
) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.update(Plan, [("a", {"name": "", "source_name": "Plein"})])
        transaction.insert([Moment(id="m", plan="a", kind=MomentKind.WALK_IN, title="")])
    layer = layer_of(project, "plan_nowhere")
    assert [names(project, part) for part in ("plan_nowhere", "plan_contact", "moment")] == [
        {"Plein"},
        {"Plein"},
        {"Inloop"},
    ]
    (row,) = layer.getFeatures()
    assert QgsVectorLayerUtils.validateAttribute(layer, row, layer.fields().indexOf("name"))[0]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(row)
    assert QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context).startswith("<b>Plein</b>")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("2026-12-03 09:30", "2026-12-03 21:00", None), "3 december 2026, 9:30 – 21:00"),
        (("2026-12-03 19:30", "2026-12-04 01:00", None), "3 december 2026, 19:30 – 4 december 2026, 1:00"),
        (("2026-11-15 00:00", "2026-12-27 00:00", None), "15 november 2026 t/m 26 december 2026"),
        (("2026-12-03 00:00", "2026-12-04 00:00", None), "3 december 2026"),
        (("2026-09-21 00:00", "2026-12-21 00:00", "najaar 2026", "kwartaal"), "najaar 2026"),
        (("2026-12-03 00:00", "2026-12-04 00:00", "najaar 2026", "dag"), "3 december 2026"),
        ((None, None, None), ""),
    ],
)
def test_the_map_tip_of_a_moment_says_when_as_people_write_it(
    project: QgsProject, values: tuple[str | None, ...], said: str
) -> None:
    layer = layer_of(project, "moment")
    row = QgsVectorLayerUtils.createFeature(layer)
    for field, value in zip(("begin_local", "end_local", "period_text", "precision"), values):
        row[field] = value
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(row)
    assert QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context).split("<br>")[1] == said


def drawn(layer: QgsVectorLayer, labels: bool) -> QImage:
    layer.setLabelsEnabled(labels)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(400, 300))
    settings.setExtent(QgsRectangle(99_800, 399_850, 100_200, 400_150))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


@pytest.mark.parametrize("part", ["plan_point", "moment"])
def test_a_name_on_the_map_leaves_its_mark_in_sight(project: QgsProject, store: str, part: str) -> None:
    spot = shapely.to_wkb(shapely.Point(100_000, 400_000))
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="p", name="Speelplek", geometry=spot)])
        transaction.insert([Moment(id="m", plan="p", kind=MomentKind.WALK_IN, title="Inloop", geometry=spot)])
    layer = layer_of(project, part)

    bare, named = drawn(layer, False), drawn(layer, True)
    places = [(x, y) for x in range(bare.width()) for y in range(bare.height())]
    mark = [place for place in places if bare.pixel(*place) != bare.pixel(0, 0)]
    assert mark
    assert any(named.pixel(*place) != bare.pixel(*place) for place in places)
    assert [place for place in mark if named.pixel(*place) != bare.pixel(*place)] == []


def test_a_name_stands_beside_its_mark_where_a_plan_has_several_places(project: QgsProject, store: str) -> None:
    """QGIS takes all of them together for the mark, where it is to keep clear of that."""
    spots = shapely.to_wkb(shapely.MultiPoint([(99_900, 399_950), (100_100, 400_050)]))
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Plan(id="p", name="Plein", geometry=spots)])
    layer = layer_of(project, "plan_point")

    bare, named = drawn(layer, False), drawn(layer, True)
    places = [(x, y) for x in range(bare.width()) for y in range(bare.height())]
    written = [place for place in places if named.pixel(*place) != bare.pixel(*place)]
    assert written
    # the marks lie at (100, 200) and (300, 100)
    assert all(min(abs(x - 100) + abs(y - 200), abs(x - 300) + abs(y - 100)) < 80 for x, y in written)


def test_the_legend_in_print_leaves_out_what_has_no_place(project: QgsProject) -> None:
    nodes = project.layerTreeRoot().findLayers()
    shown = [part_of(node.layer()) for node in nodes if node.customProperty("legend/title-style") != "hidden"]
    assert shown == ["moment", "plan_point", "plan_line", "plan_area", "neighbourhood"]


def test_names_on_the_map_ask_for_no_font_that_is_not_there(project: QgsProject) -> None:
    named = [layer.labeling() for layer in project.mapLayers().values() if layer.labelsEnabled()]
    formats = [labels.settings(part).format() for labels in named for part in labels.subProviders()]

    # for one that is not there QGIS 3.44 goes to the web, and tells in the window that it failed
    assert formats
    assert all(one.fontFound() for one in formats)


def test_a_tie_is_known_by_name_where_it_is_listed(project: QgsProject, store: str) -> None:
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([Neighbourhood(id="n", code="WK019301", year=2026, name="Binnenstad")])
        transaction.insert([PlanNeighbourhood(id=new_id(), plan="a", neighbourhood_code="WK019301", share=0.1600041)])
        transaction.insert([PlanContact(id=new_id(), plan="elders", contact="c")])
    add_store(project, store)
    assert names(project, "plan_neighbourhood") == {"Binnenstad · 16 %"}
    assert names(project, "plan_contact") == {NASTY, "elders"}


@pytest.mark.parametrize(("name", "known_as"), [("Wijkteam", "Wijkteam"), ("", "Wijkmanager")])
def test_a_contact_is_known_by_name_where_qgis_lets_one_choose_it(
    project: QgsProject, store: str, name: str, known_as: str
) -> None:
    """It reads that list in another thread, where an expression cannot ask the layer for the words of a code."""
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.update(Contact, [("c", {"name": name, "role": ContactRole.NEIGHBOURHOOD_MANAGER})])
    layer, choice = layer_of(project, "contact"), QgsFeatureListComboBox()
    choice.setSourceLayer(layer)
    choice.setDisplayExpression(layer.displayExpression())
    until(lambda: choice.count() == 1)
    assert choice.itemText(0) == known_as


def test_a_share_reads_in_two_decimals_and_stays_as_it_is_beside_another_change(
    project: QgsProject, store: str
) -> None:
    opened = open_store(store)
    with opened.writing("proef") as transaction:
        transaction.insert([PlanNeighbourhood(id="t", plan="a", share=0.16000417, by_hand=False)])
    layer = layer_of(project, "plan_neighbourhood")
    index = layer.fields().indexOf("share")
    setup = layer.editorWidgetSetup(index)
    shown = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    assert shown.representValue(layer, index, setup.config(), None, 0.16000417) in ("0.16", "0,16")
    QgsGui.editorWidgetRegistry().initEditors()
    layer.startEditing()
    form = QgsAttributeForm(layer, next(layer.getFeatures()))
    form.changeAttribute("by_hand", True)
    form.save()
    del form
    assert layer.commitChanges()
    with opened.reading() as reader:
        (tie,) = reader.find(PlanNeighbourhood)
    opened.close()
    assert (tie.share, tie.by_hand) == (0.16000417, True)


@pytest.mark.parametrize(
    ("formats", "day"), [("nl_NL", "d MMMM yyyy"), ("en_GB", "d-M-yyyy"), ("C", "d-M-yyyy"), ("de_DE", "d-M-yyyy")]
)
def test_a_month_is_named_only_where_qgis_names_it_in_the_language_of_the_window(
    store: str, formats: str, day: str
) -> None:
    usual = QLocale()
    QLocale.setDefault(QLocale(formats))
    made = QgsProject.instance()
    try:
        add_store(made, store)
        for part, field, shape in (("moment", "begin_local", f"{day} HH:mm"), ("contact", "permission_on", day)):
            layer = layer_of(made, part)
            config = layer.editorWidgetSetup(layer.fields().indexOf(field)).config()
            assert config["display_format"] == shape
    finally:
        QLocale.setDefault(usual)
        made.clear()


def test_two_stores_in_a_project_keep_the_children_of_each(project: QgsProject, store: str, tmp_path: Path) -> None:
    other = str(tmp_path / "ander.gpkg")
    shutil.copy(store, other)
    add_store(project, other)
    groups = [group.name() for group in project.layerTreeRoot().findGroups()]
    assert groups == ["Participatie (ander)", "Participatie"]
    for address in (store, other):
        for plans in layers_of(project, address, "plan"):
            children = project.relationManager().referencedRelations(plans)
            assert {store_of(relation.referencingLayer()) for relation in children} == {address}


def test_a_project_that_is_moved_with_its_store_still_works(project: QgsProject, store: str, tmp_path: Path) -> None:
    here, there = Path(store).parent, tmp_path.parent / f"{tmp_path.name} elders"
    assert project.write(str(here / "plannen.qgz"))
    project.clear()
    shutil.move(here, there)
    assert project.read(str(there / "plannen.qgz"))
    address = str(there / Path(store).name)
    assert [Path(found) for found in stores_in(project)] == [Path(address)]
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    assert {Path(store_of(layer)) for layer in layers_of(project, address, "plan")} == {Path(address)}
    assert next(iter(tabs(project, "moment"))) == "Moment"
    assert [row["name"] for row in layer_of(project, "plan_nowhere").getFeatures()] == [NASTY]
