"""Run by QGIS itself (--code): opens each window that the manual shows, and takes its picture."""

from __future__ import annotations

import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.utils import iface, plugins

PICTURES = Path(os.environ["PICTURES"])
STORE = os.environ["STORE"]
PLAN = "Vernieuwing stationsgebied"
IS_DUTCH = PICTURES.parent.name == "nl"
GOALS = (
    ("Elke straat heeft schaduw.", "Naar school kan iedereen veilig fietsen.", "Een plek om elkaar te ontmoeten.")
    if IS_DUTCH
    else ("Every street has shade.", "Everybody can cycle to school in safety.", "A place to meet.")
)
WIDEST = 700
ALIKE = 0xFFF8F8F8
PATIENCE_MS = 15_000
menu: Any = plugins["participatiekaart"].menu
steps: list[tuple[Callable[[], None], Callable[[], bool]]] = []


def take(widget: QWidget, name: str) -> None:
    """Small enough for a page, and in few colours."""
    image = widget.grab().toImage()
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    # the colours that are there most, without dots for those between: a quarter of the bytes. One for all that look
    # alike: the greys at the edges of letters would leave no room for a small coloured icon
    pixels = Counter(image.pixel(x, y) for y in range(image.height()) for x in range(image.width()))
    alike: dict[int, int] = {}
    for colour, _ in pixels.most_common():
        alike.setdefault(colour & ALIKE, colour)
    colours = list(alike.values())[:256]
    few = image.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither)
    few.save(str(PICTURES / f"{name}.png"))


def value(query: str) -> str:
    """An id in the store."""
    import sqlite3

    with sqlite3.connect(STORE) as connection:
        found = connection.execute(query, {"plan": PLAN}).fetchone()
    return str(found[0])


PLAN_ID = value("SELECT id FROM plan WHERE source_name = :plan")
OPEN = "SELECT m.id FROM moment m JOIN plan p ON p.id = m.plan WHERE p.source_name = :plan AND m.kind = 'zienswijze'"
HELD = "SELECT id FROM moment WHERE feedback <> '' ORDER BY end_local DESC"
CONTACT = "SELECT t.contact FROM plan_contact t JOIN plan p ON p.id = t.plan WHERE p.source_name = :plan"
shown: list[Any] = []


def open_store() -> None:
    iface.mainWindow().setGeometry(0, 0, 1400, 900)
    menu.handlers.open_store(STORE)


def layer_of(part: str) -> QgsVectorLayer:
    return next(
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsVectorLayer) and layer.customProperty("participatiekaart/part") == part
    )


def select() -> None:
    layer_of("plan_area").selectByExpression(f"source_name = '{PLAN}'")


def select_wijk() -> None:
    layer_of("neighbourhood").selectByExpression("level = 'wijk' AND name = 'Binnenstad'")


def begin(opened: Any) -> None:
    shown.append(opened)


def end(name: str) -> None:
    take(shown[-1], name)
    dialog = shown.pop()
    getattr(dialog, "discard", dialog.close)()


def is_ready() -> bool:
    return bool(shown) and shown[-1].save_button.isEnabled()


def dialog(name: str, opening: Callable[[], Any]) -> None:
    steps.append((lambda: begin(opening()), is_ready))
    steps.append((lambda: end(name), lambda: True))


def put_on_hold() -> None:
    form = shown[-1]
    form.override_status.setCurrentIndex(1)
    form.override_reason.setText("Wacht op onderzoek" if IS_DUTCH else "Waits for research")
    form.override_until.setText("1-2-2030 9:00" if IS_DUTCH else "2030-02-01 9:00")


def write_goals() -> None:
    form = shown[-1]
    for text in GOALS:
        form.goals_add.click()
        form.text.setPlainText(text)
        form.is_public.setChecked(text is not GOALS[-1])


def is_published() -> bool:
    return bool(shown[-1].publish.isEnabled())


def choose_folder() -> None:
    # no path of whoever makes the pictures; nothing is written there
    shown[-1].folder.setFilePath("D:/web/plannen")


def set_up() -> None:
    begin(menu.handlers.set_up())
    # no path of whoever makes the pictures
    shown[-1].store_page.new_store.setFilePath("D:/participatie/participatie.gpkg")
    shown[-1].store_page.standing_store.setFilePath("")


steps.append((open_store, lambda: bool(menu.dock.address)))
steps.append((select, lambda: menu.dock.content.plan_page.card is not None))
steps.append((lambda: take(menu.dock, "paneel"), lambda: True))
steps.append((select_wijk, lambda: menu.dock.content.area_page.card is not None))
steps.append((lambda: take(menu.dock, "wijk"), lambda: True))
dialog("moment", lambda: menu.handlers.dialogs.open_moment(STORE, PLAN_ID, value(OPEN)))
dialog("terugkoppeling", lambda: menu.handlers.dialogs.open_feedback(STORE, value(HELD)))
dialog("contact", lambda: menu.handlers.dialogs.open_contact(STORE, PLAN_ID, value(CONTACT)))
dialog("plan", lambda: menu.handlers.dialogs.open_plan(STORE, PLAN_ID))
steps.append((lambda: begin(menu.handlers.dialogs.open_goals(STORE, menu.dock.content.plan_page.card.wijk)), is_ready))
steps.append((write_goals, lambda: shown[-1].goals.count() == len(GOALS)))
steps.append((lambda: end("doelen"), lambda: True))
steps.append((lambda: begin(menu.handlers.dialogs.open_override(STORE, PLAN_ID)), is_ready))
steps.append((put_on_hold, lambda: "2030" in shown[-1].preview.toPlainText()))
steps.append((lambda: end("status"), lambda: True))
steps.append((lambda: begin(menu.handlers.publish(STORE)), is_published))
steps.append((choose_folder, lambda: shown[-1].changes.topLevelItemCount() > 0))
steps.append((lambda: end("publiceren"), lambda: True))
steps.append((set_up, lambda: True))
steps.append((lambda: end("inrichten"), lambda: True))


def step(number: int) -> None:
    if number == len(steps):
        QgsProject.instance().clear()
        QApplication.exit(0)
        return
    do, holds = steps[number]
    do()
    wait(number, holds, 0)


def wait(number: int, holds: Callable[[], bool], waited: int) -> None:
    if waited > PATIENCE_MS:
        sys.exit(f"stap {number} kwam niet klaar")
    # a while longer: what is laid out anew is drawn by then
    following = (lambda: step(number + 1)) if holds() else (lambda: wait(number, holds, waited + 50))
    QTimer.singleShot(800 if holds() else 50, lambda: careful(following))


def careful(do: Callable[[], None]) -> None:
    try:
        do()
    except Exception:
        traceback.print_exc()
        QApplication.exit(1)


QTimer.singleShot(0, lambda: careful(lambda: step(0)))
