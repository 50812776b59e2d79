"""The publish dialog: walks through what changes, publishes, puts back, and asks before a great loss."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Contact, Moment, Plan, PlanContact, new_id
from participatiekaart.plugin.participation.times import clock_of, now, read_instant
from participatiekaart.plugin.publication.phrases import day_and_clock
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices, QFont, QTextLayout
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QTreeWidgetItem, QWidget

from ..dialogs.doing import until

PLACE = bytes(QgsGeometry.fromWkt("POLYGON ((200000 500000, 200100 500000, 200100 500100, 200000 500000))").asWkb())
PLANS = [
    Plan(id=new_id(), name=f"Plan {n}", publication_state=PublicationState.PUBLISHED, geometry=PLACE) for n in range(5)
]


def write(store: str, *records: Any, **changes: Any) -> None:
    """Add records, or change the first plan."""
    opened = open_store(store)
    with opened.writing("proef") as transaction:
        for record in records:
            transaction.insert([record])
    opened.close()
    if changes:
        change(store, PLANS[0], **changes)


def change(store: str, *plans: Plan, **changes: Any) -> None:
    opened = open_store(store)
    with opened.writing("proef") as transaction:
        transaction.update(Plan, [(plan.id, changes) for plan in plans])
    opened.close()


@pytest.fixture
def dialog(qgis_application: Any, store: str, tmp_path: Path) -> Iterator[PublishDialog]:
    """On a store of five plans, with a folder in which nothing stands yet."""
    write(store, *PLANS)
    window = QWidget()
    shown = PublishDialog(window, store)
    shown.show()
    shown.folder.setFilePath(str(tmp_path / "publiek"))
    until(lambda: shown.changes.topLevelItemCount() == 1)
    ready(shown)
    yield shown
    shown.close()
    window.deleteLater()


def ready(dialog: PublishDialog) -> None:
    until(dialog.publish.isEnabled)


def publish(dialog: PublishDialog) -> None:
    """Until what stands there was looked at again."""
    dialog.publish.click()
    ready(dialog)
    assert dialog.message.text().startswith("Gepubliceerd"), dialog.message.text()


def again(dialog: PublishDialog) -> None:
    dialog.look_again()
    ready(dialog)


def lines(of: Any) -> list[Any]:
    """The list as text: each line with its columns, and the lines under it."""
    items = [of.topLevelItem(n) for n in range(of.topLevelItemCount())] if hasattr(of, "topLevelItem") else [
        of.child(n) for n in range(of.childCount())
    ]  # fmt: skip
    return [([item.text(c) for c in range(item.columnCount())], lines(item)) for item in items]


def item(dialog: PublishDialog, text: str) -> QTreeWidgetItem:
    (found,) = dialog.changes.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def names(tmp_path: Path) -> set[str]:
    content = json.loads((tmp_path / "publiek/plannen.geojson").read_text(encoding="utf-8"))
    return {plan["properties"]["naam"] for plan in content["features"]}


def test_without_a_publication_all_of_it_is_new(dialog: PublishDialog) -> None:
    assert "alles is nieuw" in dialog.changes_said.text()
    ((head, plans),) = lines(dialog.changes)
    assert head[0] == "Nieuw (5)"
    assert [columns[0] for columns, _ in plans] == [f"Plan {n}" for n in range(5)]
    assert not dialog.back.isEnabled()


def test_a_key_pressed_twice_on_publish_does_not_stop_it(dialog: PublishDialog, tmp_path: Path) -> None:
    dialog.publish.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    ready(dialog)

    assert dialog.isVisible()
    assert len(names(tmp_path)) == 5


def test_nothing_changed_is_said_and_a_change_has_its_old_and_new_words(dialog: PublishDialog, store: str) -> None:
    publish(dialog)
    assert "verandert niets" in dialog.changes_said.text()
    assert lines(dialog.changes) == []
    person = Contact(id=new_id(), name="Team <b>Ruimte</b>", publish_name=True, permission_on="2026-01-01")
    tie = PlanContact(id=new_id(), plan=PLANS[1].id, contact=person.id)
    nameless = Plan(id=new_id(), publication_state=PublicationState.PUBLISHED)
    write(store, person, tie, nameless, name="Hernoemd", summary="Nieuwe woorden")
    again(dialog)
    told = {head[0]: under for head, under in lines(dialog.changes)}
    assert set(told) == {"Tegengehouden (1)", "Gewijzigd (1)", "Contact erbij (1)"}
    ((renamed, fields),) = told["Gewijzigd (1)"]
    assert renamed == ["Hernoemd"]
    assert [columns for columns, _ in fields if columns[0] in ("Naam", "Samenvatting")] == [
        ["Naam", "Plan 0", "Hernoemd"],
        ["Samenvatting", "", "Nieuwe woorden"],
    ]
    ((_, contact),) = told["Contact erbij (1)"]
    assert contact[0][0] == ["Contact", "", "Team <b>Ruimte</b>"]
    asked: list[Any] = []
    dialog.plan_wanted.connect(asked.append)
    dialog.mend.connect(lambda *record: asked.append(record))
    dialog.changes.itemClicked.emit(item(dialog, "Hernoemd"), 0)
    dialog.changes.itemClicked.emit(item(dialog, "Gewijzigd (1)"), 0)
    held = item(dialog, "Tegengehouden (1)").child(0)
    dialog.changes.itemActivated.emit(held, 0)
    assert asked == [PLANS[0].id, ("plan", nameless.id, "name")]


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


def test_enter_publishes_from_the_button_only(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    """Not from a field, not with a line that is opened, and not with another button."""
    write(store, summary="bel jan@voorbeeld.nl")
    again(dialog)
    asked: list[Any] = []
    dialog.mend.connect(lambda *what: asked.append(what))
    dialog.findings.setCurrentCell(0, 1)
    lists = (dialog.tabs.tabBar(), dialog.changes, dialog.findings)
    for widget in (*lists, dialog.folder.lineEdit(), dialog.language, dialog.base_url, dialog.message, dialog):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert len(asked) == 1
    dialog.close_button.setFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not (tmp_path / "publiek").exists()

    dialog.show()
    dialog.publish.setFocus()
    QTest.keyClick(dialog.publish, Qt.Key.Key_Return)
    until(lambda: dialog.message.text().startswith("Gepubliceerd"))


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


def test_a_great_loss_is_confirmed_first(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    publish(dialog)
    change(store, *PLANS[:3], publication_state=PublicationState.WITHDRAWN)
    dialog.publish.click()
    ready(dialog)
    assert dialog.confirm.isVisible()
    assert len(names(tmp_path)) == 5
    dialog.confirm.setChecked(True)
    publish(dialog)
    assert len(names(tmp_path)) == 2


@pytest.mark.parametrize("by", ["another folder", "another fault"])
def test_what_was_confirmed_holds_for_that_folder_and_loss_only(
    dialog: PublishDialog, store: str, tmp_path: Path, by: str
) -> None:
    publish(dialog)
    shutil.copytree(tmp_path / "publiek", tmp_path / "tweede")
    change(store, *PLANS[:3], publication_state=PublicationState.WITHDRAWN)
    dialog.publish.click()
    ready(dialog)
    dialog.confirm.setChecked(True)
    if by == "another folder":
        dialog.folder.setFilePath(str(tmp_path / "tweede"))
    else:
        away = Path(store).rename(f"{store}.weg")
        dialog.publish.click()
        ready(dialog)
        away.rename(store)

    assert not dialog.confirm.isVisible()
    dialog.publish.click()
    ready(dialog)
    assert dialog.confirm.isVisible(), dialog.message.text()
    assert len(names(tmp_path)) == 5


def test_what_could_not_be_looked_at_is_told_and_nothing_old_stands_there(dialog: PublishDialog, store: str) -> None:
    assert dialog.tabs.tabText(1) == f"Te &verhelpen ({dialog.findings.rowCount()})"
    away = Path(store).rename(f"{store}.weg")
    again(dialog)
    assert "bestaat niet" in dialog.summary.text()
    assert lines(dialog.changes) == []
    assert dialog.changes_said.text() == ""
    assert dialog.findings.rowCount() == 0
    assert dialog.tabs.tabText(1) == "Te &verhelpen"

    away.rename(store)
    again(dialog)
    assert "5 plannen" in dialog.summary.text()
    assert "bestaat niet" not in dialog.message.text()


def test_who_closes_it_before_it_looks_again_is_not_told_by_a_window_that_is_gone(dialog: PublishDialog) -> None:
    dialog.look_soon()
    dialog.reject()
    assert not dialog._soon.isActive()
    dialog.look_soon()
    assert not dialog._soon.isActive(), "the store changed before Qt deleted it"


def test_a_name_alone_is_a_folder_beside_the_store_and_not_where_qgis_happens_to_run(
    dialog: PublishDialog, store: str
) -> None:
    dialog.folder.setFilePath("uitgave")
    publish(dialog)
    assert (Path(store).parent / "uitgave/index.html").is_file()
    assert Path(dialog.folder.filePath()) == Path(store).parent / "uitgave"


def test_a_folder_of_others_is_told_beside_the_list(dialog: PublishDialog, tmp_path: Path) -> None:
    (tmp_path / "vakantie").mkdir()
    (tmp_path / "vakantie/foto.jpg").write_text("van een ander")
    dialog.folder.setFilePath(str(tmp_path / "vakantie"))
    until(lambda: "niet van Participatiekaart" in dialog.changes_said.text())
    assert lines(dialog.changes) == []


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


@pytest.mark.parametrize("way", ["button", "Esc", "cross"])
def test_the_publish_dialog_closes(dialog: PublishDialog, way: str) -> None:
    if way == "button":
        QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    elif way == "Esc":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not dialog.isVisible()


def test_a_store_that_comes_back_is_published_from(qgis_application: Any, store: str, tmp_path: Path) -> None:
    soon = now() + timedelta(days=2)
    begin, end = (clock_of(soon + timedelta(hours=hours), "Europe/Amsterdam").text for hours in (0, 2))
    public = PublicationState.PUBLISHED
    write(
        store, PLANS[0], Moment(new_id(), plan=PLANS[0].id, begin_local=begin, end_local=end, publication_state=public)
    )
    away = Path(store).rename(f"{store}.weg")
    window = QWidget()
    dialog = PublishDialog(window, store)
    until(lambda: "bestaat niet" in dialog.summary.text())
    away.rename(store)
    dialog.folder.setFilePath(str(tmp_path / "publiek"))

    publish(dialog)

    begins = day_and_clock(read_instant(begin, "Europe/Amsterdam"), "Europe/Amsterdam").nl
    assert f"Dit klopt tot {begins}. Publiceer dan opnieuw." in dialog.message.text(), "before it nothing changes yet"
    dialog.close()
    window.deleteLater()


def test_what_is_still_draft_is_told_of_and_a_change_elsewhere_is_seen(dialog: PublishDialog, store: str) -> None:
    assert "nog concept" not in dialog.summary.text()
    write(store, publication_state=PublicationState.CONCEPT)
    dialog.look_soon()
    until(lambda: "4 plannen" in dialog.summary.text())
    assert "Plannen die nog concept zijn: 1." in dialog.summary.text()
    assert dialog.tabs.tabText(1).replace("&", "") == f"Te verhelpen ({dialog.findings.rowCount()})"


class Browser(QObject):
    """Stands in for the person's own, which is no part of QGIS."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    @pyqtSlot(QUrl)
    def open(self, url: QUrl) -> None:
        self.read.append(Path(url.toLocalFile()).read_text(encoding="utf-8"))


def test_whoever_mends_one_finding_after_another_keeps_the_place_in_the_list(dialog: PublishDialog, store: str) -> None:
    dialog.findings.setCurrentCell(3, 1)
    here = dialog.findings.currentItem().text()
    write(store, summary="Een nieuw plein.")
    again(dialog)
    assert dialog.findings.currentRow() == 3
    assert dialog.findings.currentItem().text() != here, "the one before it is mended"

    change(store, *PLANS, summary="Een nieuw plein.")
    dialog.findings.setCurrentCell(dialog.findings.rowCount() - 1, 1)
    again(dialog)
    assert dialog.findings.currentRow() == dialog.findings.rowCount() - 1


def test_a_preview_shows_the_pages_and_publishes_nothing(dialog: PublishDialog, store: str, tmp_path: Path) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    try:
        dialog.preview.click()
        until(lambda: bool(browser.read))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert "Plan 3" in browser.read[0]
    assert "niets gepubliceerd" in dialog.message.text()
    assert not (tmp_path / "publiek").exists()
    opened = open_store(store)
    assert opened.snapshot().published == ()
    opened.close()


def test_each_line_is_as_high_as_its_words(dialog: PublishDialog, store: str) -> None:
    far = "Een heel eind verderop langs de weg, voorbij de molen en de brug, rechtsaf bij de kerk. " * 4
    write(store, decision_url=far)
    dialog.look_again()
    ready(dialog)
    (held,) = [row for row in range(dialog.changes.topLevelItemCount()) if is_held(dialog, row)]
    line = dialog.changes.topLevelItem(held).child(0)
    room = dialog.changes.columnWidth(2) - 8
    needed = len(broken(line.text(2), dialog.changes.font(), room)) * dialog.changes.fontMetrics().height()
    assert dialog.changes.visualItemRect(line).height() >= needed

    dialog.tabs.setCurrentIndex(1)
    table = dialog.findings
    until(lambda: all(is_fitting(table, row) for row in range(table.rowCount())))


def test_the_reasons_why_something_is_held_back_have_the_width_of_the_list(dialog: PublishDialog, store: str) -> None:
    write(store, decision_url="voorbeeld.example", url="ook.voorbeeld.example")
    dialog.look_again()
    ready(dialog)
    (held,) = [row for row in range(dialog.changes.topLevelItemCount()) if is_held(dialog, row)]
    record = dialog.changes.topLevelItem(held).child(0)

    for line in map(record.child, range(record.childCount())):
        place, widths = dialog.changes.visualItemRect(line), map(dialog.changes.columnWidth, range(3))
        assert "adres" in line.text(0)
        assert place.right() >= sum(widths) - dialog.changes.indentation()
        room = place.width() - 8
        needed = len(broken(line.text(0), dialog.changes.font(), room)) * dialog.changes.fontMetrics().height()
        assert needed <= place.height() < 2 * needed
    assert record.childCount() == 2


def is_fitting(table: Any, row: int) -> bool:
    """Whether a row is as high as its words, and not much more."""
    lines = max(len(broken(table.item(row, c).text(), table.font(), table.columnWidth(c) - 8)) for c in range(3))
    line = table.fontMetrics().height()
    return bool(lines * line <= table.rowHeight(row) <= (lines + 2) * line)


def is_held(dialog: PublishDialog, row: int) -> bool:
    return dialog.changes.topLevelItem(row).text(0).startswith("Tegengehouden")


def broken(text: str, font: QFont, width: int) -> list[Any]:
    """The lines that a text takes in a width, in pixels."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    return lines
