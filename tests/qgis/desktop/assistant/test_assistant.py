"""The assistant from its first step to its last: from nothing, with the sample town, back, and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.assistant import wizard as wizard_module
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.host import settings
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget, QWizard

from ...conftest import Read
from ...dialogs.doing import until
from ...layers import memory_layer
from .assisting import finish, open_plans, page, to_areas, to_plans


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
    open_plans(assistant, town)
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
    assert "Kies nu een plan op de kaart" in assistant.done_page.next_words.text()
    ((address, own),) = arranged
    assert address.endswith("opslag.gpkg")
    assert own.name() == "plannen"
    found = snapshot(address)
    assert found.settings.municipality == settings.MUNICIPALITY.value == "GM9901"
    assert {plan.publication_state for plan in found.plans} == {PublicationState.CONCEPT}
    assert found.plans[0].source_summary
    assert {area.level for area in found.neighbourhoods} == {AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT}
    assert len(found.plan_neighbourhoods) > 40


def test_going_back_keeps_what_was_filled_in(assistant: Assistant, town: Path) -> None:
    to_plans(assistant)
    open_plans(assistant, town)
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


def test_enter_leads_from_the_last_step_to_the_end(assistant: Assistant) -> None:
    to_plans(assistant).no_layer.setChecked(True)
    assistant.next()
    last = assistant.button(QWizard.WizardButton.FinishButton)
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    until(lambda: assistant.done_page.arranged is not None)
    QTest.keyClick(assistant.focusWidget(), Qt.Key.Key_Return)
    assert not assistant.isVisible()


def test_who_has_no_plans_yet_reads_how_they_come_in_later(assistant: Assistant) -> None:
    to_plans(assistant).no_layer.setChecked(True)
    assistant.next()
    finish(assistant)
    assert "opnieuw “Inrichten…”" in assistant.done_page.next_words.text()


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


def test_it_speaks_english_too(english: None, qgis_application: Any) -> None:
    window = QWidget()
    shown = Assistant(window)

    assert shown.page(0).title() == "Where do you keep it all?"
    assert shown.button(Assistant.WizardButton.NextButton).text() == "Next"


def test_each_step_says_why_in_one_sentence(assistant: Assistant) -> None:
    reasons = [assistant.page(id).subTitle() for id in assistant.pageIds()]

    assert len(reasons) == 5
    assert all(reason.count(".") == 1 and reason.endswith(".") for reason in reasons)


def test_of_the_layers_of_the_project_it_begins_with_those_whose_fields_say_what_it_asks_for(
    qgis_application: Any,
) -> None:
    """QGIS's own list begins with the first by name."""
    project, window = QgsProject.instance(), QWidget()
    for name, fields in (
        ("bomen", "soort:string"),
        ("buurten", "fid:integer, buurtcode:string, buurtnaam:string"),
        ("plannen", "plancode:string, plannaam:string"),
        ("wijken", "wijkcode:string, wijknaam:string"),
    ):
        layer = memory_layer("Polygon", fields, [])
        layer.setName(name)
        project.addMapLayer(layer)
    assistant = Assistant(window)
    areas, plans = assistant.areas_page, assistant.plans_page
    begins_with = [page.layer.currentLayer().name() for page in (areas, plans)]
    fields = [areas.code_field.currentField(), areas.name_field.currentField(), *plans.fields]
    assistant.discard()
    window.deleteLater()
    project.clear()
    assert begins_with == ["buurten", "plannen"]
    assert fields == ["buurtcode", "buurtnaam", "plancode", "plannaam"]
