"""The assistant's first step: where the store comes, or which one it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.desktop.assistant.store_page import documents
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.participation.codes import PublicationState

from ...conftest import Read
from .assisting import finish, open_plans, page, to_areas, to_plans, wrong


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
    open_plans(assistant, town)
    assistant.next()
    assistant.concept_page.published.setChecked(True)
    assistant.next()
    finish(assistant)

    found = snapshot(store)
    assert (len(found.neighbourhoods), len(found.plans)) == (1, 40)
    assert {plan.publication_state for plan in found.plans} == {PublicationState.PUBLISHED}


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
