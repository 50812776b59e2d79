"""A dialog on a store that another program holds."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import Any

from participatiekaart.plugin.desktop.dialogs.plan_dialog import PlanDialog
from participatiekaart.plugin.store.geopackage.connection import BUSY_TIMEOUT_MS
from qgis.PyQt.QtWidgets import QWidget


def test_it_closes_at_once_while_it_still_reads(qgis_application: Any, address: str) -> None:
    window = QWidget()
    with closing(sqlite3.connect(address, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        dialog = PlanDialog(window, address, "plan")
        dialog.show()
        begun = time.monotonic()
        dialog.reject()
        took = time.monotonic() - begun
    assert not dialog.isVisible()
    assert took < BUSY_TIMEOUT_MS / 1000
    window.deleteLater()
