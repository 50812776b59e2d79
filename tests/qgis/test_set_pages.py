"""What is chosen for the pages from the toolbox."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from qgis.core import QgsApplication, QgsProcessingException

from .conftest import Log, Read, Run

STATEMENT = "https://gemeente.example/toegankelijkheid"
TILES = "https://tegels.example/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, PageSettings()),
        ({"BASEMAP": 1}, PageSettings(NO_BASEMAP)),
        ({"BASEMAP": 1, "TILES": TILES}, PageSettings(NO_BASEMAP)),
        ({"BASEMAP": 2, "TILES": f" {TILES} ", "SOURCE": " Gemeente "}, PageSettings(TILES, "Gemeente")),
        ({"STATEMENT": f" {STATEMENT} "}, PageSettings(statement=STATEMENT)),
    ],
    ids=["standard", "none", "none, with an address", "of one's own", "with a statement"],
)
def test_a_page_asks_for_its_map_where_was_chosen(
    run: Run, store: str, snapshot: Read, chosen: dict[str, Any], kept: PageSettings
) -> None:
    assert run("setpages", STORE=store, **chosen)["WEAK"] == 0
    assert snapshot(store).settings.pages == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"TILES": TILES}, "Noem de bron"),
        ({"TILES": " ", "SOURCE": "Gemeente"}, r"Adres van eigen tegels \(TILES\) is leeg"),
    ],
)
def test_tiles_of_ones_own_need_an_address_and_a_source(
    run: Run, store: str, snapshot: Read, given: dict[str, str], said: str
) -> None:
    with pytest.raises(QgsProcessingException, match=said):
        run("setpages", STORE=store, BASEMAP=2, **given)
    assert snapshot(store).settings.pages == PageSettings()


@pytest.mark.parametrize("address", ["gemeente.example", "javascript:x", "mailto:web@gemeente.example"])
def test_a_statement_that_is_no_web_address_changes_nothing(run: Run, store: str, snapshot: Read, address: str) -> None:
    run("setpages", STORE=store, BASEMAP=1)
    with pytest.raises(QgsProcessingException, match=f"“{address}” is geen webadres"):
        run("setpages", STORE=store, STATEMENT=address)
    assert snapshot(store).settings.pages == PageSettings(NO_BASEMAP)


def test_a_link_to_the_statement_that_goes_since_only_the_face_was_chosen_is_told(
    run: Run, store: str, log: Log, snapshot: Read
) -> None:
    run("setpages", feedback=log, STORE=store, STATEMENT=STATEMENT)
    assert log.warnings == []

    run("setpages", feedback=log, STORE=store)
    (said,) = log.warnings
    assert "toegankelijkheidsverklaring" in said
    assert f"“{STATEMENT}”" in said
    assert snapshot(store).settings.pages.statement == ""


def test_a_face_that_is_no_style_sheet(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").touch()
    with pytest.raises(QgsProcessingException, match=r"logo\.svg” kan niet .* eindigt op \.css"):
        run("setpages", STORE=store, FACE=str(tmp_path / "logo.svg"))


def test_colours_with_too_little_contrast_are_named(
    run: Run, store: str, snapshot: Read, tmp_path: Path, log: Log
) -> None:
    (tmp_path / "huisstijl.css").write_text(":root { --pk-merk: #ff9900; }", encoding="utf-8")
    assert run("setpages", STORE=store, FACE=f" {tmp_path / 'huisstijl.css'} ", feedback=log)["WEAK"] == 1
    assert log.warnings == ["--pk-op-merk op --pk-merk op een licht scherm: contrast 2.1, er is 4.5 nodig."]
    assert "--pk-merk: #ff9900;" in snapshot(store).settings.pages.face


def test_tiles_that_are_not_used_are_told(run: Run, store: str, log: Log, snapshot: Read) -> None:
    tiles = {"TILES": TILES, "SOURCE": "Eigen luchtfoto"}
    run("setpages", feedback=log, STORE=store, BASEMAP=0, **tiles)
    assert [said.partition(" wordt")[0] for said in log.warnings] == ["Het adres van eigen tegels"]
    assert snapshot(store).settings.pages.basemap == ""

    run("setpages", feedback=log, STORE=store, BASEMAP=2, **tiles)
    assert len(log.warnings) == 1
    assert snapshot(store).settings.pages.basemap == tiles["TILES"]


def test_a_face_that_goes_since_none_was_chosen_is_told(
    run: Run, store: str, log: Log, snapshot: Read, tmp_path: Path
) -> None:
    face = tmp_path / "tokens.css"
    face.write_text(":root { --pk-tekst: #101820; }", encoding="utf-8")
    run("setpages", feedback=log, STORE=store, BASEMAP=0)
    run("setpages", feedback=log, STORE=store, BASEMAP=0, FACE=str(face))
    assert log.warnings == []
    assert snapshot(store).settings.pages.face

    run("setpages", feedback=log, STORE=store, BASEMAP=1)
    (said,) = log.warnings
    assert said.startswith("De eigen kleuren en het logo zijn weg")


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ({"BASEMAP": 1}, "Geen: de pagina's vragen niets bij anderen op"),
        ({"BASEMAP": 2, "TILES": TILES, "SOURCE": "Eigen luchtfoto"}, TILES),
    ],
    ids=["none", "of one's own"],
)
def test_a_basemap_that_goes_since_only_the_face_was_chosen_is_told(
    run: Run, store: str, log: Log, snapshot: Read, tmp_path: Path, before: dict[str, Any], named: str
) -> None:
    face = tmp_path / "tokens.css"
    face.write_text(":root { --pk-tekst: #101820; }", encoding="utf-8")
    run("setpages", feedback=log, STORE=store, FACE=str(face))
    run("setpages", feedback=log, STORE=store, FACE=str(face), **before)
    assert log.warnings == []

    run("setpages", feedback=log, STORE=store, FACE=str(face))
    (said,) = log.warnings
    assert said.startswith("De achtergrondkaart is nu die van PDOK")
    assert f"“{named}”" in said
    assert snapshot(store).settings.pages.basemap == ""

    run("setpages", feedback=log, STORE=store, FACE=str(face))
    assert log.warnings == [said]


@pytest.mark.parametrize(
    "chosen",
    [{}, {"BASEMAP": 1}, {"BASEMAP": 2, "TILES": TILES, "SOURCE": "Eigen luchtfoto"}],
    ids=["standard", "none", "of one's own"],
)
def test_its_dialog_begins_with_what_holds_now_so_that_one_thing_changes_by_itself(
    run: Run, provider: Any, store: str, snapshot: Read, tmp_path: Path, chosen: dict[str, Any]
) -> None:
    (tmp_path / "tokens.css").write_text(":root { --pk-tekst: #101820; }", encoding="utf-8")
    run("setpages", STORE=store, FACE=str(tmp_path / "tokens.css"), STATEMENT=STATEMENT, **chosen)
    before = snapshot(store).settings.pages
    assert before.face

    begun = begun_with(provider, store)
    assert begun["STORE"] == store
    run("setpages", **begun)
    assert snapshot(store).settings.pages == before
    run("setpages", **{**begun, "STATEMENT": "https://anders.example"})
    assert snapshot(store).settings.pages == replace(before, statement="https://anders.example")


def test_its_dialog_turns_to_what_holds_in_another_store_that_is_chosen_there(
    run: Run, provider: Any, store: str, tmp_path: Path
) -> None:
    """The face of one town is not written into the store of another."""
    (tmp_path / "tokens.css").write_text(":root { --pk-tekst: #101820; }", encoding="utf-8")
    other = str(shutil.copy(store, tmp_path / "andere.gpkg"))
    own = {"BASEMAP": 2, "TILES": TILES, "SOURCE": "Eigen luchtfoto"}
    run("setpages", STORE=store, FACE=str(tmp_path / "tokens.css"), STATEMENT=STATEMENT, **own)
    run("setpages", STORE=other, BASEMAP=1)

    begun = begun_with(provider, store, then=other)
    assert begun.pop("STORE") == other
    assert {name: value or "" for name, value in begun.items()} == {
        "FACE": "", "BASEMAP": 1, "TILES": "", "SOURCE": "", "STATEMENT": "",
    }  # fmt: skip
    assert begun_with(provider, store, then=f"{other}.weg")["STATEMENT"] == STATEMENT, "still being typed"
    # as a folder that this account may not enter is
    assert begun_with(provider, store, then=f"{tmp_path}/{'x' * 300}/a.gpkg")["STATEMENT"] == STATEMENT, "out of reach"


@pytest.mark.parametrize("shown", ["", "/nergens/opslag.gpkg"], ids=["no store", "a store that is gone"])
def test_its_dialog_begins_as_any_other_where_no_store_can_be_read(provider: Any, shown: str) -> None:
    begun = begun_with(provider, shown)
    assert (begun["STORE"], begun["BASEMAP"], begun.get("FACE") or "") == (shown, 0, "")


def begun_with(provider: Any, store: str, then: str | None = None) -> dict[str, Any]:
    """What the dialog of the toolbox begins with while the window shows a store; then: another that is chosen in it."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(provider, "shown_store", lambda: store)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("participatiekaart:setpages")
        dialog = algorithm.createCustomParametersWidget(None) or AlgorithmDialog(algorithm)
        if then is not None:
            dialog.mainWidget().wrappers["STORE"].widget.setFilePath(then)
        begun = {name: widget.parameterValue() for name, widget in dialog.mainWidget().wrappers.items()}
    dialog.deleteLater()
    return begun
