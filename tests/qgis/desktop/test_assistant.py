"""The assistant: forward, back, wrong, left half-way, stopped, failed, and done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.assistant import wizard as wizard_module
from participatiekaart.plugin.desktop.assistant.layer_choice import MOST
from participatiekaart.plugin.desktop.assistant.store_page import documents
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.snapshot import Snapshot
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QInputDialog, QWidget, QWizard

from ..dialogs.doing import answer, until
from ..layers import memory_layer, plan_layer, square

Read = Callable[[str], Snapshot]
KEPT = (settings.MUNICIPALITY, settings.FEATURES_API, settings.STORE)


@pytest.fixture
def assistant(qgis_application: Any, town: Path, tmp_path: Path) -> Iterator[Assistant]:
    """At its first step, with a new store proposed in a folder of the test's own."""
    window = QWidget()
    shown = Assistant(window)
    shown.show()
    shown.store_page.new_store.setFilePath(str(tmp_path / "nieuw" / "opslag"))
    yield shown
    shown.discard()
    window.deleteLater()
    for setting in KEPT:
        setting.keep(setting.default)


def page(assistant: Assistant) -> str:
    return str(assistant.currentPage().title())


def wrong(assistant: Assistant, field: str) -> str:
    """What stands under a field of the step that is shown."""
    label = getattr(assistant.currentPage(), f"{field}_problem")
    return str(label.text()) if label.isVisibleTo(assistant) else ""


def to_areas(assistant: Assistant) -> Any:
    assistant.next()
    assert page(assistant) == "Voor welke gemeente?"
    return assistant.areas_page


def to_plans(assistant: Assistant) -> Any:
    """Past the second step, without neighbourhoods."""
    areas = to_areas(assistant)
    areas.municipality.setText("gm9901")
    areas.pages_title.setText("Plannen in Veldermond")
    areas.no_areas.setChecked(True)
    assistant.next()
    assert page(assistant) == "Welke plannen?"
    return assistant.plans_page


def looked(assistant: Assistant) -> None:
    until(lambda: assistant.plans_page.keys is not None)


def finish(assistant: Assistant) -> None:
    """Press the button of the last step, and wait until it has ended."""
    assistant.done_page.validatePage()
    until(lambda: not assistant.done_page.is_working)


def test_from_nothing_to_a_store_with_areas_and_plans(
    assistant: Assistant, features_api: str, town: Path, snapshot: Read
) -> None:
    settings.FEATURES_API.keep(features_api)
    arranged: list[Any] = []
    assistant.arranged.connect(lambda *what: arranged.append(what))
    areas = to_areas(assistant)
    areas.municipality.setText("veldermond")
    areas.municipality.textEdited.emit("veldermond")
    assert areas.pages_title.text() == "Plannen in veldermond"
    assistant.next()
    until(lambda: page(assistant) == "Welke plannen?")
    assert areas.fetched.text() == f"✓ Veldermond (GM9901) in {areas.year.value()}: 12 wijken en 56 buurten."
    assert areas.pages_title.text() == "Plannen in Veldermond"
    assistant.plans_page._layers.open(str(town / "plannen.gpkg"))
    looked(assistant)
    assert assistant.plans_page.fields == ("plancode", "naam")
    assert assistant.plans_page.rows.rowCount() == 10
    assert assistant.plans_page.looked.text() == "40 plannen; hieronder de eerste 10, zoals ze binnenkomen."
    assert assistant.plans_page.rows.item(0, 0).text() == "VM-001"
    assistant.next()
    assert assistant.concept_page.fields == ["samenvatting", "soort", "fase", "url"]
    assistant.next()
    assert "Gemeente GM9901: Plannen in Veldermond" in assistant.done_page.summary.text()
    assert not Path(assistant.store_page.address).exists()
    finish(assistant)

    assert "Plannen: 40, waarvan in een wijk of buurt: 37" in assistant.done_page.result.text()
    ((address, own),) = arranged
    assert address.endswith("opslag.gpkg")
    assert own.name() == "plannen"
    found = snapshot(address)
    assert found.settings.municipality == settings.MUNICIPALITY.value == "GM9901"
    assert {plan.publication_state for plan in found.plans} == {PublicationState.CONCEPT}
    assert found.plans[0].source_summary
    assert {area.level for area in found.neighbourhoods} == {AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT}
    assert len(found.plan_neighbourhoods) > 40


def test_own_layers_say_which_town_they_are_of_and_bring_every_level(
    assistant: Assistant, town: Path, snapshot: Read
) -> None:
    areas = to_areas(assistant)
    areas.from_layer.setChecked(True)
    areas.own.layers.open(str(town / "neighbourhoods.gpkg"))
    areas.layer.setLayer(areas.layer.layer(areas.layer.findText("buurten", Qt.MatchFlag.MatchContains)))
    assert areas.level.currentText() == "Buurt"
    until(lambda: areas.municipality.text() == "GM9901")
    assert areas.also.text() == "Ook inlezen: gemeente (laag “gemeente”), wijk (laag “wijken”)"
    assert areas.pages_title.text() == "Plannen in Veldermond"
    assert areas.layer_year.value() == date.today().year
    assistant.next()
    assistant.plans_page.no_layer.setChecked(True)
    assistant.next()
    assert "niveau gemeente, wijk, buurt" in assistant.done_page.summary.text()
    finish(assistant)

    found = snapshot(assistant.store_page.address)
    assert {area.level for area in found.neighbourhoods} == {AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT}


def test_the_first_layer_of_a_file_knows_the_others_of_it(assistant: Assistant, town: Path, tmp_path: Path) -> None:
    from osgeo import gdal

    made = str(tmp_path / "gebieden.gpkg")
    gdal.VectorTranslate(made, str(town / "neighbourhoods.gpkg"), format="GPKG", layers=["buurten", "wijken"])
    areas = to_areas(assistant)
    areas.from_layer.setChecked(True)
    areas.own.layers.open(made)
    assert areas.level.currentText() == "Buurt"
    until(lambda: areas.also.text() == "Ook inlezen: wijk (laag “wijken”)")
    assert wrong(assistant, "layer") == ""


def _show(areas: Any, layer: QgsVectorLayer) -> None:
    areas.from_layer.setChecked(True)
    areas.layer.setAdditionalLayers([layer])
    areas.layer.setLayer(layer)


AREA_FIELDS = "buurtcode:string, buurtnaam:string, gemeentecode:string, gemeentenaam:string, jaar:integer"


def test_a_layer_that_does_not_say_its_town_or_year_proposes_none(assistant: Assistant) -> None:
    areas = to_areas(assistant)
    empty = memory_layer("Polygon", AREA_FIELDS, [])
    silent = memory_layer("Polygon", AREA_FIELDS, [(square(0, 0), "BU1", "Een", None, None, None)])
    saying = memory_layer("Polygon", AREA_FIELDS, [(square(0, 0), "BU1", "Een", "GM0193", "Zwolle", 2024)])
    for layer in (empty, silent):
        _show(areas, layer)
        areas.own._reading._pool.waitForDone()
        QApplication.processEvents()
        assert (areas.municipality.text(), areas.layer_year.value()) == ("", date.today().year)
    _show(areas, saying)
    until(lambda: areas.municipality.text() == "GM0193")
    assert areas.layer_year.value() == 2024


def test_a_layer_of_the_whole_country_proposes_a_year_and_no_town(assistant: Assistant) -> None:
    """CBS gives it in one file; its first row is of whichever town comes first."""
    areas = to_areas(assistant)
    towns = [("BU1", "Een", "GM0003", "Appingedam", 2024), ("BU2", "Twee", "GM0193", "Zwolle", 2024)]
    country = memory_layer("Polygon", AREA_FIELDS, [(square(0, 0), *town) for town in towns])
    _show(areas, country)
    until(lambda: areas.layer_year.value() == 2024)
    assert areas.municipality.text() == ""


def test_a_slow_layer_stops_nobody_and_what_is_typed_meanwhile_stays(assistant: Assistant) -> None:
    areas = to_areas(assistant)
    layer = memory_layer("Polygon", AREA_FIELDS, [(square(0, 0), "BU1", "Een", "GM0193", "Zwolle", 2024)])
    _show(areas, layer)
    assert areas.municipality.text() == ""
    areas.layer_year.setValue(2025)
    until(lambda: areas.municipality.text() == "GM0193")
    assert areas.layer_year.value() == 2025


def test_of_a_file_with_many_layers_it_asks_for_one(assistant: Assistant, town: Path, tmp_path: Path) -> None:
    from osgeo import gdal

    made = str(tmp_path / "alles.gpkg")
    for number in range(MOST + 1):
        gdal.VectorTranslate(
            made,
            str(town / "neighbourhoods.gpkg"),
            format="GPKG",
            accessMode="update" if number else None,
            layers=["wijken"],
            layerName=f"laag {number:02}",
        )
    areas = to_areas(assistant)
    areas.from_layer.setChecked(True)

    def choose(press: QDialogButtonBox.StandardButton) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        assert box.labelText() == "In alles.gpkg staan 21 lagen. Welke is het?"
        box.findChild(QComboBox).setCurrentText("laag 07")
        box.findChild(QDialogButtonBox).button(press).click()

    buttons = QDialogButtonBox.StandardButton
    for press, names in ((buttons.Cancel, []), (buttons.Ok, ["laag 07"])):
        QTimer.singleShot(0, lambda press=press: choose(press))
        areas.own.layers.open(made)
        assert [layer.name().rpartition(" — ")[2] for layer in areas.own.layers.all] == names


def test_a_layer_that_is_removed_meanwhile_comes_with_nothing(assistant: Assistant, town: Path) -> None:
    project = QgsProject.instance()
    added = {
        name: project.addMapLayer(QgsVectorLayer(f"{town / 'neighbourhoods.gpkg'}|layername={name}", name, "ogr"))
        for name in ("buurten", "wijken")
    }
    areas = to_areas(assistant)
    areas.from_layer.setChecked(True)
    areas.layer.setLayer(added["buurten"])
    until(lambda: areas.municipality.text() == "GM9901")
    assert areas.also.text() == "Ook inlezen: wijk (laag “wijken”)"
    project.removeMapLayer(added["wijken"].id())
    assert [part.level for part in areas.areas] == [AreaLevel.BUURT]
    project.removeMapLayer(added["buurten"].id())
    until(lambda: not areas.also.isVisibleTo(assistant))
    assistant.next()
    assert wrong(assistant, "layer").startswith("✗ Kies een laag")
    project.clear()


def test_a_town_that_is_typed_by_name_gets_its_code_from_the_layer(assistant: Assistant, town: Path) -> None:
    areas = to_areas(assistant)
    QTest.keyClicks(areas.municipality, "veldermond")
    areas.from_layer.setChecked(True)
    wijken = QgsVectorLayer(f"{town / 'neighbourhoods.gpkg'}|layername=wijken", "wijken", "ogr")
    areas.layer.setAdditionalLayers([wijken])
    areas.layer.setLayer(wijken)
    until(lambda: areas.municipality.text() == "GM9901")
    assert areas.pages_title.text() == "Plannen in Veldermond"
    assistant.next()
    assert page(assistant) == "Welke plannen?"


def test_buurten_without_wijken_are_told_of_and_what_was_typed_stays(assistant: Assistant, town: Path) -> None:
    areas = to_areas(assistant)
    areas.municipality.setText("GM0193")
    areas.from_layer.setChecked(True)
    buurten = QgsVectorLayer(f"{town / 'neighbourhoods.gpkg'}|layername=buurten", "buurten", "ogr")
    areas.layer.setAdditionalLayers([buurten])
    areas.layer.setLayer(buurten)
    assert not areas.also.isVisibleTo(assistant)
    assert wrong(assistant, "layer").startswith("⚠ Er komen geen wijken mee")
    assert areas.municipality.text() == "GM0193"
    areas.pages_title.setText("Plannen in Veldermond")
    assistant.next()
    assert page(assistant) == "Welke plannen?"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("opslag.txt", "eindigt niet op .gpkg"),
        ("/", "eindigt niet op .gpkg"),
        ("", "Kies een bestand."),
        ("staat.gpkg", "bestaat al. Kies een andere naam"),
        ("staat.gpkg/opslag.gpkg", "kan niet worden beschreven"),
    ],
)
def test_a_place_where_no_store_can_come_is_told_at_once(
    assistant: Assistant, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "staat.gpkg").touch()
    assistant.store_page.new_store.setFilePath(str(tmp_path / name) if name else "")
    assistant.next()

    assert page(assistant) == "Waar bewaart u alles?"
    assert words in wrong(assistant, "new_store")


@pytest.mark.parametrize("typed", ["plannen", "werk/plannen.gpkg", "~/plannen"])
def test_a_name_alone_is_one_among_the_documents_and_not_where_qgis_happens_to_run(
    assistant: Assistant, typed: str
) -> None:
    assistant.store_page.new_store.setFilePath(typed)
    where = Path(assistant.store_page.address)
    assert where.suffix == ".gpkg"
    assert where.is_relative_to(Path.home() if typed.startswith("~") else documents())


@pytest.mark.parametrize("field", ["new_store", "standing_store"])
def test_the_address_of_a_database_is_no_folder_among_the_documents(assistant: Assistant, field: str) -> None:
    assistant.store_page.is_standing.setChecked(field == "standing_store")
    getattr(assistant.store_page, field).setFilePath("postgresql://host/plannen?schema=publiek")
    assistant.next()
    assert "PostgreSQL wordt nog niet ondersteund" in wrong(assistant, field)


def test_a_file_that_is_no_store_is_told_of(assistant: Assistant, town: Path) -> None:
    assistant.store_page.is_standing.setChecked(True)
    assistant.store_page.standing_store.setFilePath(str(town / "plannen.gpkg"))
    assistant.next()

    assert page(assistant) == "Waar bewaart u alles?"
    assert wrong(assistant, "standing_store")


def test_a_store_that_exists_keeps_what_it_is_and_takes_the_plans(
    assistant: Assistant, store: str, town: Path, snapshot: Read
) -> None:
    assistant.store_page.is_standing.setChecked(True)
    assistant.store_page.standing_store.setFilePath(store)
    areas = to_areas(assistant)
    assert (areas.municipality.text(), areas.municipality.isReadOnly()) == ("GM9901", True)
    assert areas.no_areas.isChecked()
    areas.from_layer.setChecked(True)
    areas.own.layers.open(str(town / "neighbourhoods.gpkg"))
    assert (areas.code_field.currentField(), areas.level.currentText()) == ("gemeentecode", "Gemeente")
    areas.also.setChecked(False)
    assistant.next()
    assistant.plans_page.has_layer.setChecked(True)
    assistant.plans_page._layers.open(str(town / "plannen.gpkg"))
    looked(assistant)
    assistant.next()
    assistant.concept_page.published.setChecked(True)
    assistant.next()
    finish(assistant)

    found = snapshot(store)
    assert (len(found.neighbourhoods), len(found.plans)) == (1, 40)
    assert {plan.publication_state for plan in found.plans} == {PublicationState.PUBLISHED}


@pytest.mark.parametrize(
    ("town_typed", "title", "field", "words"),
    [
        ("Veldermond", "Plannen", "municipality", "is geen gemeentecode"),
        ("", "Plannen", "municipality", "Vul de gemeentecode van het CBS in"),
        ("GM9901", " ", "pages_title", "Geef een titel op."),
    ],
)
def test_what_the_municipality_lacks_is_told_beside_it(
    assistant: Assistant, town_typed: str, title: str, field: str, words: str
) -> None:
    areas = to_areas(assistant)
    areas.no_areas.setChecked(True)
    areas.municipality.setText(town_typed)
    areas.pages_title.setText(title)
    assistant.next()

    assert page(assistant) == "Voor welke gemeente?"
    assert words in wrong(assistant, field)


def test_the_pages_are_never_named_after_a_code(assistant: Assistant) -> None:
    areas = to_areas(assistant)
    QTest.keyClicks(areas.municipality, "gm0193")
    assert areas.pages_title.text() == ""
    areas.municipality.clear()
    QTest.keyClicks(areas.municipality, "Zwolle")
    assert areas.pages_title.text() == "Plannen in Zwolle"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9", "Er is geen verbinding met 127.0.0.1:9. Controleer het internet en de proxy van QGIS"),
        ("", "In de instellingen staat geen adres"),
        ("{api}", "In 2026 is er geen gemeente “Elders”"),
    ],
)
def test_fetching_that_fails_says_why_and_lets_one_choose_again(
    assistant: Assistant, features_api: str, address: str, words: str
) -> None:
    settings.FEATURES_API.keep(address.format(api=features_api))
    areas = to_areas(assistant)
    areas.year.setValue(2026)
    areas.municipality.setText("Elders")
    assistant.next()
    until(lambda: bool(wrong(assistant, "fetch")))

    assert page(assistant) == "Voor welke gemeente?"
    assert words in wrong(assistant, "fetch")
    areas.no_areas.setChecked(True)
    assert wrong(assistant, "fetch") == ""


def test_keys_that_are_empty_or_repeated_are_warned_of_before_anything_is_written(
    assistant: Assistant, snapshot: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [("A", "Een"), ("A", "Twee"), (None, "Drie"), ("B", "Vier")]
    own = plan_layer(*((square(200 * n, 0), *row) for n, row in enumerate(rows)))
    plans = to_plans(assistant)
    plans._layers._box.setAdditionalLayers([own])
    plans.layer.setLayer(own)
    looked(assistant)
    said = wrong(assistant, "layer")
    assert "Bij 1 van de 4 plannen is de sleutel leeg. Die komen niet mee." in said
    assert "Sleutel “A” komt 2 keer voor." in said
    assert plans.twice.isVisibleTo(assistant)
    plans.twice.setCurrentIndex(1)
    assistant.next()
    assistant.next()
    finish(assistant)

    assert sorted(plan.source_key or "" for plan in snapshot(assistant.store_page.address).plans) == ["A", "B"]
    assert "De sleutel is leeg" in assistant.done_page.to_look_at.toPlainText()


def test_what_of_the_layer_means_nothing_is_told_where_it_was_set_up(assistant: Assistant) -> None:
    """Only the log said so, which nobody opens after “All set up”."""
    fields, row = "code:string, naam:string, fase:string", ("A", "Caf\ufffdplein", "1B Onherroepelijk")
    own = memory_layer("Polygon", fields, [(square(0, 0), *row)])
    plans = to_plans(assistant)
    plans._layers._box.setAdditionalLayers([own])
    plans.layer.setLayer(own)
    looked(assistant)
    assistant.next()
    assistant.next()
    finish(assistant)

    unreadable, unknown = assistant.done_page.to_look_at.toPlainText().splitlines()
    assert unreadable.startswith("⚠ In 1 plan staan onleesbare tekens")
    assert unknown.startswith("⚠ Fase “1B Onherroepelijk” is geen fase die we kennen")
    assert assistant.done_page.to_look_at.isVisibleTo(assistant)


def test_without_a_layer_one_is_asked_for_and_not_now_goes_on(assistant: Assistant, snapshot: Read) -> None:
    plans = to_plans(assistant)
    assistant.next()
    assert "Kies een laag" in wrong(assistant, "layer")
    plans.no_layer.setChecked(True)
    assistant.next()
    assert page(assistant) == "Klaar om in te richten"
    finish(assistant)

    assert snapshot(assistant.store_page.address).plans == ()


def test_a_plan_layer_that_is_removed_before_the_end_is_not_replaced_by_another(
    assistant: Assistant,
) -> None:
    other, wanted = plan_layer((square(0, 0), "X", "Bomen")), plan_layer((square(0, 0), "P-1", "Molenweg"))
    QgsProject.instance().addMapLayers([other, wanted])
    plans = to_plans(assistant)
    plans.layer.setLayer(wanted)
    looked(assistant)
    assert plans.looked.text() == "1 plan; hieronder staat hoe dat binnenkomt."
    assistant.next()
    assistant.next()
    QgsProject.instance().removeMapLayer(wanted)
    finish(assistant)

    QgsProject.instance().clear()
    assert not Path(assistant.store_page.address).exists()
    assert "kies hem opnieuw" in wrong(assistant, "work")


def test_going_back_keeps_what_was_filled_in(assistant: Assistant, town: Path) -> None:
    plans = to_plans(assistant)
    plans._layers.open(str(town / "plannen.gpkg"))
    looked(assistant)
    assistant.next()
    assistant.concept_page.kind_field.setField("")
    for _ in range(3):
        assistant.back()
    assert page(assistant) == "Waar bewaart u alles?"
    for _ in range(3):
        assistant.next()

    assert assistant.areas_page.pages_title.text() == "Plannen in Veldermond"
    assert assistant.plans_page.fields == ("plancode", "naam")
    assert assistant.concept_page.fields == ["samenvatting", "", "fase", "url"]


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_it_can_be_left_at_any_step_and_leaves_nothing(
    assistant: Assistant, town: Path, tmp_path: Path, steps: int
) -> None:
    if steps > 1:
        to_plans(assistant)._layers.open(str(town / "plannen.gpkg"))
        looked(assistant)
    while assistant.currentId() < steps:
        assistant.next()
    asked = answer("Stoppen") if steps else []
    assistant.reject()

    assert not assistant.isVisible()
    assert asked == (["Stoppen met inrichten? Er is nog niets gemaakt of gewijzigd."] if steps else [])
    assert list(tmp_path.iterdir()) == []


def test_who_changes_their_mind_about_leaving_goes_on(assistant: Assistant) -> None:
    to_areas(assistant)
    answer("Doorgaan")
    assistant.reject()

    assert assistant.isVisible()


def test_enter_leads_from_the_last_step_to_the_end(assistant: Assistant) -> None:
    to_plans(assistant).no_layer.setChecked(True)
    assistant.next()
    last = assistant.button(QWizard.WizardButton.FinishButton)
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    until(lambda: assistant.done_page.arranged is not None)
    QTest.keyClick(assistant.focusWidget(), Qt.Key.Key_Return)
    assert not assistant.isVisible()


def test_stopped_while_it_works_it_leaves_nothing_and_can_begin_again(
    assistant: Assistant, town: Path, tmp_path: Path
) -> None:
    to_plans(assistant)._layers.open(str(town / "plannen.gpkg"))
    looked(assistant)
    assistant.next()
    assistant.next()
    assistant.done_page.validatePage()
    assistant.reject()
    until(lambda: not assistant.done_page.is_working)

    assert assistant.isVisible()
    assert wrong(assistant, "work") == "✗ Gestopt. Er is niets gemaakt en niets gewijzigd."
    assert not Path(assistant.store_page.address).exists()
    finish(assistant)
    assert Path(assistant.store_page.address).is_file()


def test_a_store_that_came_there_meanwhile_is_left_alone(assistant: Assistant) -> None:
    to_plans(assistant).no_layer.setChecked(True)
    assistant.next()
    path = Path(assistant.store_page.address)
    path.parent.mkdir()
    path.write_text("van een ander", encoding="utf-8")
    finish(assistant)

    assert "bestaat al" in wrong(assistant, "work")
    assert path.read_text(encoding="utf-8") == "van een ander"
    assistant.back()
    assert page(assistant) == "Welke plannen?"


def test_the_sample_town_is_one_button(
    assistant: Assistant, tmp_path: Path, snapshot: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "documents", lambda: tmp_path)
    arranged: list[Any] = []
    assistant.arranged.connect(lambda *what: arranged.append(what))
    assistant.store_page.sample.click()
    until(lambda: not assistant.done_page.is_working)

    ((address, own),) = arranged
    found = snapshot(address)
    assert Path(address).parent == tmp_path / "Participatie voorbeeldstad"
    assert (len(found.plans), len(found.moments), len(found.contacts)) == (40, 120, 60)
    assert len(found.goals) > 10
    assert sum(moment.geometry is not None for moment in found.moments) > 50
    assert [plan.source_key for plan in found.plans if plan.override_status] == ["VM-036"]
    assert isinstance(own, QgsVectorLayer)
    assert own.featureCount() == 40
    assert "Momenten en contacten: 180" in assistant.done_page.result.text()
    assert assistant.done_page.to_look_at.toPlainText() == ""


def test_a_sample_town_that_is_stopped_leaves_no_folder(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "documents", lambda: tmp_path)
    assistant.store_page.sample.click()
    assistant.done_page.stop.click()
    until(lambda: not assistant.done_page.is_working)

    assert list(tmp_path.iterdir()) == []
    assistant.back()
    assert page(assistant) == "Waar bewaart u alles?"
    to_areas(assistant)


def test_closed_with_the_window_while_it_works_it_leaves_nothing(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "documents", lambda: tmp_path)
    assistant.store_page.sample.click()
    assistant.discard()
    manager = QgsApplication.taskManager()
    until(lambda: manager.countActiveTasks() == 0)

    assert list(tmp_path.iterdir()) == []


def test_it_speaks_english_too(english: None, qgis_application: Any) -> None:
    window = QWidget()
    shown = Assistant(window)

    assert shown.page(0).title() == "Where do you keep it all?"
    assert shown.button(Assistant.WizardButton.NextButton).text() == "Next"


def test_each_step_says_why_in_one_sentence(assistant: Assistant) -> None:
    reasons = [assistant.page(id).subTitle() for id in assistant.pageIds()]

    assert len(reasons) == 5
    assert all(reason.count(".") == 1 and reason.endswith(".") for reason in reasons)
