"""The lists of what a publication would change and of what is to be mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Contact, Moment, Plan, PlanContact, new_id
from participatiekaart.plugin.store.addresses import open_store
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont, QTextLayout
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from ...dialogs.doing import until
from .walking_through import PLANS, again, change, lines, publish, write


def item(dialog: PublishDialog, text: str) -> QTreeWidgetItem:
    (found,) = dialog.changes.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def test_without_a_publication_all_of_it_is_new(dialog: PublishDialog) -> None:
    assert "alles is nieuw" in dialog.changes_said.text()
    ((head, plans),) = lines(dialog.changes)
    assert head[0] == "Nieuw (5)"
    assert [columns[0] for columns, _ in plans] == [f"Plan {n}" for n in range(5)]
    assert not dialog.back.isEnabled()


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
    dialog.changes.itemActivated.emit(held_back(dialog), 0)
    assert asked == [PLANS[0].id, ("plan", nameless.id, "name")]


def test_a_change_of_one_evening_of_a_series_is_listed_with_its_day(dialog: PublishDialog, store: str) -> None:
    series = [
        Moment(
            id=new_id(), plan=PLANS[0].id, title="Spreekuur", publication_state=PublicationState.PUBLISHED,
            begin_local=f"2027-02-0{day} 19:30", end_local=f"2027-02-0{day} 21:00",
        )
        for day in (1, 8)
    ]  # fmt: skip
    write(store, *series)
    again(dialog)
    publish(dialog)
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.update(Moment, [(series[1].id, {"place": "Elders", "title": "Inloop"})])
        transaction.update(Moment, [(series[0].id, {"place": "Elders"})])
    again(dialog)
    told = {head[0].split(" (")[0]: [columns[0] for columns, _ in under] for head, under in lines(dialog.changes)}
    assert {name for name in told["Gewijzigd"] if ":" in name} == {
        "Plan 0: Inloop, 8 februari 2027",
        "Plan 0: Spreekuur, 1 februari 2027",
    }


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


def test_a_folder_of_others_is_told_beside_the_list(dialog: PublishDialog, tmp_path: Path) -> None:
    (tmp_path / "vakantie").mkdir()
    (tmp_path / "vakantie/foto.jpg").write_text("van een ander")
    dialog.folder.setFilePath(str(tmp_path / "vakantie"))
    until(lambda: "niet van Participatiekaart" in dialog.changes_said.text())
    assert lines(dialog.changes) == []


def test_what_is_still_draft_is_told_of_and_a_change_elsewhere_is_seen(dialog: PublishDialog, store: str) -> None:
    assert "nog concept" not in dialog.summary.text()
    write(store, publication_state=PublicationState.CONCEPT)
    dialog.look_soon()
    until(lambda: "4 plannen" in dialog.summary.text())
    assert "Plannen die nog concept zijn: 1." in dialog.summary.text()
    assert dialog.tabs.tabText(1).replace("&", "") == f"Te verhelpen ({dialog.findings.rowCount()})"


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


def test_each_line_is_as_high_as_its_words(dialog: PublishDialog, store: str) -> None:
    far = "Een heel eind verderop langs de weg, voorbij de molen en de brug, rechtsaf bij de kerk. " * 4
    write(store, decision_url=far)
    again(dialog)
    line = held_back(dialog)
    room = dialog.changes.columnWidth(2) - 8
    needed = len(broken(line.text(2), dialog.changes.font(), room)) * dialog.changes.fontMetrics().height()
    assert dialog.changes.visualItemRect(line).height() >= needed

    dialog.tabs.setCurrentIndex(1)
    table = dialog.findings
    until(lambda: all(is_fitting(table, row) for row in range(table.rowCount())))


def test_the_reasons_why_something_is_held_back_have_the_width_of_the_list(dialog: PublishDialog, store: str) -> None:
    write(store, decision_url="voorbeeld.example", url="ook.voorbeeld.example")
    again(dialog)
    record = held_back(dialog)

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


def held_back(dialog: PublishDialog) -> QTreeWidgetItem:
    """The one record that is held back."""
    return item(dialog, "Tegengehouden (1)").child(0)


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
