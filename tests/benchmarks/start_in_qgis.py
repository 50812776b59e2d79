"""Run by QGIS Desktop (--code) that has not loaded the plugin yet: loads BENCH_PLUGIN and writes how long that took,
until nothing is left to do in the event loop; the processor time of it; and every module that came with it.

The window stands already, so what is measured includes drawing it anew with the plugin's toolbar in it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import loadPlugin, startPlugin

SETTLED_MS = 2_000
PLUGIN = os.environ["BENCH_PLUGIN"]
# the plugin that stands beside ours is a file here
sys.path.insert(0, os.environ["BENCH_PLUGINS"])


def settle() -> None:
    """Until what is posted, and what that posts in turn, is done."""
    for _ in range(2):
        QApplication.processEvents()


def measure() -> None:
    settle()
    before = set(sys.modules)
    # as in a usual QGIS, where the second start has the first one's bytecode
    sys.dont_write_bytecode = False
    begun, worked = time.perf_counter(), time.thread_time()
    loadPlugin(PLUGIN)
    startPlugin(PLUGIN)
    settle()
    seconds, work = time.perf_counter() - begun, time.thread_time() - worked
    came = " ".join(sorted(set(sys.modules) - before))
    Path(os.environ["BENCH_REPORT"]).write_text(f"{seconds}\n{work}\n{came}", encoding="utf-8")
    # how QGIS ends is not measured
    os._exit(0)


# not while QGIS is still busy with its own start
QTimer.singleShot(SETTLED_MS, measure)
