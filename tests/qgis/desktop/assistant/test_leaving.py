"""The assistant left half-way, stopped at work, or closed with the window: it leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.desktop.assistant import wizard as wizard_module
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from qgis.core import QgsApplication

from ...dialogs.doing import answer, until
from .assisting import finish, open_plans, page, to_areas, to_plans, wrong


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_it_can_be_left_at_any_step_and_leaves_nothing(
    assistant: Assistant, town: Path, tmp_path: Path, steps: int
) -> None:
    if steps > 1:
        to_plans(assistant)
        open_plans(assistant, town)
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


def test_stopped_while_it_works_it_leaves_nothing_and_can_begin_again(
    assistant: Assistant, town: Path, tmp_path: Path
) -> None:
    to_plans(assistant)
    open_plans(assistant, town)
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


def test_the_sample_town_asks_nothing_of_a_store_that_is_half_filled_in(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was set up out of sight, behind a page that asked for a file, and again at each press."""
    monkeypatch.setattr(wizard_module, "documents", lambda: tmp_path)
    assistant.store_page.is_standing.setChecked(True)
    assistant.next()
    assert wrong(assistant, "standing_store") == "✗ Kies een bestand."

    assistant.store_page.sample.click()

    assert assistant.currentPage() is assistant.done_page
    assert assistant.done_page.progress.isVisible()
    assistant.done_page.stop.click()
    until(lambda: not assistant.done_page.is_working)


def test_closed_with_the_window_while_it_works_it_leaves_nothing(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "documents", lambda: tmp_path)
    assistant.store_page.sample.click()
    assistant.discard()
    manager = QgsApplication.taskManager()
    until(lambda: manager.countActiveTasks() == 0)

    assert list(tmp_path.iterdir()) == []
