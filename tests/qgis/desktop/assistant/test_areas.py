"""The assistant's second step: which municipality, and where its neighbourhoods come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.assistant.layer_choice import MOST
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.codes import AreaLevel
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QInputDialog

from ...conftest import Read
from ...dialogs.doing import until
from ...layers import memory_layer, square
from .assisting import finish, page, to_areas, wrong

AREA_FIELDS = "buurtcode:string, buurtnaam:string, gemeentecode:string, gemeentenaam:string, jaar:integer"


def _of_the_town(town: Path, name: str) -> QgsVectorLayer:
    return QgsVectorLayer(f"{town / 'neighbourhoods.gpkg'}|layername={name}", name, "ogr")


def _show(areas: Any, layer: QgsVectorLayer) -> None:
    areas.from_layer.setChecked(True)
    areas.layer.setAdditionalLayers([layer])
    areas.layer.setLayer(layer)


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
    added = {name: project.addMapLayer(_of_the_town(town, name)) for name in ("buurten", "wijken")}
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
    wijken = _of_the_town(town, "wijken")
    _show(areas, wijken)
    until(lambda: areas.municipality.text() == "GM9901")
    assert areas.pages_title.text() == "Plannen in Veldermond"
    assistant.next()
    assert page(assistant) == "Welke plannen?"


def test_buurten_without_wijken_are_told_of_and_what_was_typed_stays(assistant: Assistant, town: Path) -> None:
    areas = to_areas(assistant)
    areas.municipality.setText("GM0193")
    buurten = _of_the_town(town, "buurten")
    _show(areas, buurten)
    assert not areas.also.isVisibleTo(assistant)
    assert wrong(assistant, "layer").startswith("⚠ Er komen geen wijken mee")
    assert areas.municipality.text() == "GM0193"
    areas.pages_title.setText("Plannen in Veldermond")
    assistant.next()
    assert page(assistant) == "Welke plannen?"


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
