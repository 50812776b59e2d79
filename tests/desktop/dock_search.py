"""Steps through the search of the dock: by words, by filters, and by the keyboard alone."""

from __future__ import annotations

from pathlib import Path

from docking import STORE, listed, note_dock, shows
from participatiekaart.plugin.store.geopackage.statuses import statuses_of
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from seeing import Step, dock, seen, start_at, words, write


def type_words() -> Step:
    dock().content._search.words.setText("laadp")
    return lambda: "Gevonden: 1" in words(dock())


def narrow() -> Step:
    seen["hits"] = listed(dock().content._results)
    note_dock("found")
    box = dock().content._search
    box.words.clear()
    box.narrow.setChecked(True)
    known = statuses_of(Path(STORE))
    return lambda: bool(known._standing)


def choose_filters() -> Step:
    box = dock().content._search
    seen["wijken"] = [box.neighbourhood.itemText(row) for row in range(box.neighbourhood.count())]
    box.neighbourhood.setCurrentText("Binnenstad")
    box.status.setCurrentText("Nu meedoen")
    return lambda: listed(dock().content._results) not in ([], seen["hits"]) and "Gevonden" in str(words(dock()))


def choose_level() -> Step:
    seen["fewer"] = listed(dock().content._results)
    note_dock("narrowed")
    dock().content._search.words.setText("zzz")
    return lambda: any("Niets gevonden" in text for text in words(dock()))


def only_mine() -> Step:
    note_dock("nothing found")
    dock().content._search.words.clear()
    dock().content._search.clear.click()
    dock().content._search.mine.click()
    return lambda: "Gevonden: 3" in words(dock())


def choose_found() -> Step:
    note_dock("worked on")
    seen["mine"] = sorted(line.split("\n")[0] for line in listed(dock().content._results))
    dock().content._search.clear.click()
    dock().content._search.words.setText("dorpsvisie aar")

    return lambda: any(line.startswith("Dorpsvisie") for line in listed(dock().content._results)[:1])


def arrive() -> Step:
    dock().content._results.itemActivated.emit(dock().content._results.item(0))
    return shows("Dorpsvisie Aarlede")


def search_by_keyboard() -> Step:
    start_at(dock().content._search.words)
    write("fiets")
    QTest.keyClick(dock().content._search.words, Qt.Key.Key_Down)
    return lambda: QApplication.focusWidget() is dock().content._results


def choose_by_keyboard() -> Step:
    rows = listed(dock().content._results)
    seen["several found"] = len(rows)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    return lambda: dock().content.plan_page.isVisible() and dock().content.plan_page.card.name == rows[1].split("\n")[0]


def enter_the_only_one() -> Step:
    start_at(dock().content._search.words)
    dock().content._search.words.clear()
    write("laadp")
    QTest.keyClick(dock().content._search.words, Qt.Key.Key_Return)
    return lambda: dock().content.plan_page.isVisible() and dock().content.plan_page.card.name == "Openbare laadpalen"


BY_WORDS = (type_words, narrow, choose_filters, choose_level, only_mine, choose_found, arrive)
BY_KEYBOARD = (search_by_keyboard, choose_by_keyboard, enter_the_only_one)
