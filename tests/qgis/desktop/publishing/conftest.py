"""The publish dialog, open on a store of five plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.publishing.publish_dialog import PublishDialog
from qgis.PyQt.QtWidgets import QWidget

from ...dialogs.doing import until
from .walking_through import PLANS, ready, write


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
