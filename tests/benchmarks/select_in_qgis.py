"""Run by QGIS Desktop (--code): selects plan after plan and writes how long the dock took at most to show one, drawn;
the median of that; and the median of what the window's own thread worked for it.

The canvas shows the plans around the one that is selected, as it does for who works on one.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import Any

from participatiekaart.plugin.desktop.dock.going import go_to_plan
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins

STORE, REPORT = os.environ["BENCH_STORE"], Path(os.environ["BENCH_REPORT"])
TIMES = 40
took: list[float] = []
worked: list[float] = []
watch = QTimer()


def measure() -> None:
    menu = plugins["participatiekaart"].menu
    menu.handlers.open_store(STORE)
    layers = QgsProject.instance().mapLayers().values()
    plans = next(layer for layer in layers if layer.customProperty("participatiekaart/part") == "plan_area")
    chosen = [(row.id(), row["id"]) for row in plans.getFeatures()]
    step = max(1, len(chosen) // TIMES)
    go_to_plan(iface, STORE, chosen[0][1])
    QTimer.singleShot(3_000, lambda: select(menu.dock, plans, chosen[step // 2 :: step]))


def select(dock: Any, plans: Any, rest: list[Any]) -> None:
    if not rest:
        figures = max(took), statistics.median(took), statistics.median(worked)
        REPORT.write_text("\n".join(map(str, figures)), encoding="utf-8")
        QgsProject.instance().clear()
        QApplication.exit(0)
        return
    (fid, plan), *others = rest
    begun, before = time.perf_counter(), time.thread_time()
    plans.selectByIds([fid])

    def look() -> None:
        card = dock.content.plan_page.card
        if card is None or card.plan != plan or not dock.content.plan_page.isVisible():
            return
        watch.stop()
        watch.timeout.disconnect()
        dock.repaint()
        took.append(time.perf_counter() - begun)
        worked.append(time.thread_time() - before)
        QTimer.singleShot(100, lambda: select(dock, plans, others))

    watch.timeout.connect(look)
    # not without a pause: the store is read by another thread of the same Python
    watch.start(1)


QTimer.singleShot(0, measure)
