"""Where a publication comes to stand, and what can be done with one that stands: looked at, packed, put back."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import new_id
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ...dialogs.doing import until
from .walking_through import PLANS, change, lines, names, press, publish, ready, write


def test_a_typed_home_folder_is_that_of_who_types(
    dialog: PublishDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    dialog.folder.setFilePath(" ~/publiek")
    publish(dialog)
    assert (tmp_path / "thuis/publiek/index.html").is_file()
    assert dialog.view.isEnabled()


@pytest.mark.parametrize("end", ["", "/"])
def test_the_english_pages_that_stand_in_the_folder_are_proposed_again(
    dialog: PublishDialog, tmp_path: Path, end: str
) -> None:
    dialog.language.setCurrentIndex(2)
    publish(dialog)
    elsewhere = tmp_path / "elders"
    dialog.folder.setFilePath(str(elsewhere))
    dialog.language.setCurrentIndex(0)

    dialog.folder.setFilePath(f"{tmp_path}/publiek{end}")
    assert dialog.language.currentIndex() == 2

    dialog.language.setCurrentIndex(0)
    publish(dialog)
    assert "Engelse pagina's" in dialog.message.text(), "whoever wants none is heard, and told"
    assert dialog.language.currentIndex() == 0


def test_an_earlier_release_is_put_back(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    publish(dialog)
    write(store, name="Hernoemd")
    publish(dialog)
    assert "Hernoemd" in names(tmp_path)
    (earlier,) = dialog.back.menu().actions()
    assert dialog.back.isEnabled()
    assert re.fullmatch(r"De uitgave van \d{1,2} [a-z]+ \d{4}, \d\d:\d\d:\d\d", earlier.text())
    earlier.trigger()
    ready(dialog)
    put_back, published = dialog.message.text().splitlines()[:2]
    assert put_back.startswith("De eerdere uitgave is teruggezet.")
    assert published.startswith("Gepubliceerd: 5 plannen")
    assert "Plan 0" in names(tmp_path) and "Hernoemd" not in names(tmp_path)
    ((head, _),) = lines(dialog.changes)
    assert head[0] == "Gewijzigd (1)", "the store still says the other"


def test_of_much_that_does_not_come_back_the_window_tells_a_part_and_the_log_all(
    dialog: PublishDialog, store: str
) -> None:
    more = [replace(plan, id=new_id(), name=f"Nog {plan.name}") for plan in PLANS]
    write(store, *more)
    publish(dialog)
    change(store, *PLANS, *more[1:], publication_state=PublicationState.WITHDRAWN)
    for _ in range(2):
        dialog.confirm.setChecked(True)
        press(dialog)
    (earlier,) = dialog.back.menu().actions()
    logged: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: logged.append(text))
    earlier.trigger()
    ready(dialog)

    said = dialog.message.text().splitlines()
    assert (len(said), said[-1].partition(".")[0]) == (8, "En nog 4")
    assert len([text for text in logged if text.endswith("komt niet terug.")]) == 9


def test_a_name_alone_is_a_folder_beside_the_store_and_not_where_qgis_happens_to_run(
    dialog: PublishDialog, store: str
) -> None:
    dialog.folder.setFilePath("uitgave")
    publish(dialog)
    assert (Path(store).parent / "uitgave/index.html").is_file()
    assert Path(dialog.folder.filePath()) == Path(store).parent / "uitgave"


def test_a_folder_that_the_system_will_not_look_into_is_told(dialog: PublishDialog, tmp_path: Path) -> None:
    dialog.folder.setFilePath(str(tmp_path / ("n" * 300)))
    assert not dialog.view.isEnabled()

    press(dialog)
    assert "File name too long" in dialog.message.text()


def test_a_publication_that_is_gone_is_not_shown_in_the_browser(dialog: PublishDialog, tmp_path: Path) -> None:
    publish(dialog)
    shutil.rmtree(tmp_path / "publiek")
    dialog.view.click()
    assert "staat geen publicatie meer" in dialog.message.text()

    until(lambda: lines(dialog.changes) != [])
    assert not dialog.view.isEnabled()


def test_what_stands_there_is_saved_as_a_zip_where_a_person_says(
    dialog: PublishDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dialog.pack.isEnabled()
    publish(dialog)
    assert dialog.pack.isEnabled()

    answers = ["", str(tmp_path / "publiek" / "erin"), str(tmp_path / "voor de beheerder")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    dialog.pack.click()
    ready(dialog)
    assert not list(tmp_path.glob("*.zip"))

    dialog.pack.click()
    ready(dialog)
    assert "Bewaar de zip ergens anders" in dialog.message.text()

    dialog.pack.click()
    ready(dialog)
    with zipfile.ZipFile(tmp_path / "voor de beheerder.zip") as archive:
        assert {"index.html", "manifest.json"} < set(archive.namelist())
        assert f"{len(archive.namelist())} bestanden" in dialog.message.text()
