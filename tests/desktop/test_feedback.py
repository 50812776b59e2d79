"""Feedback given and published in QGIS's own window, from the agenda to the page that the public reads."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/feedback"
STEPS = ("1 agenda", "2 plan", "3 feedback", "4 told", "5 publish", "6 changes", "7 published")
TOLD = "Veel bewoners wilden meer bomen. Die komen er."


@pytest.fixture(scope="module")
def folder(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo's publication stands."""
    return Path(shutil.copytree(demo.parent / "public", tmp_path_factory.mktemp("web") / "publiek"))


@pytest.fixture(scope="module")
def seen(own_town: Path, folder: Path, look: Look) -> dict[str, Any]:
    """What feedback_in_qgis.py saw."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return look("feedback_in_qgis.py", LOOK_STORE=own_town, LOOK_FOLDER=folder, LOOK_PICTURES=PICTURES)


def test_the_agenda_leads_to_the_moment_that_waits_for_feedback(seen: dict[str, Any]) -> None:
    assert seen["plan"] in seen["2 plan"]
    assert "terugkoppeling nodig" in seen["2 plan"]


def test_it_is_told_in_one_dialog_and_the_dock_says_so(seen: dict[str, Any]) -> None:
    assert {"&Wat is er met de inbreng gedaan? *", "Zo leest het publiek het"} <= set(seen["3 feedback"])
    assert "teruggekoppeld" in seen["4 told"]
    assert seen["message"].startswith("Terugkoppeling bewaard voor de volgende publicatie: ")


def test_what_changes_is_shown_before_it_goes_public(seen: dict[str, Any]) -> None:
    assert any("40 plannen" in text for text in seen["5 publish"])
    assert any(TOLD in after for _, _, after in seen["changes"])
    assert [after.count("uur") for label, _, after in seen["changes"] if label == "Terugkoppeling: datum"] == [0]
    assert any("Dit gaat het publiek anders zien" in text for text in seen["6 changes"])


def test_it_is_published_without_a_box_that_blocks_the_window(seen: dict[str, Any], folder: Path) -> None:
    assert any(text.startswith("Gepubliceerd: 40 plannen") for text in seen["7 published"])
    assert not seen["modal"]
    assert any(TOLD in page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_cut_off(seen: dict[str, Any], step: str) -> None:
    assert seen[f"{step} clipped"] == []
    assert (PICTURES / f"{step}.png").stat().st_size > 10_000
