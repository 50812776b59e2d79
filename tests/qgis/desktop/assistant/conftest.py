"""The assistant, at its first step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from participatiekaart.plugin.host import settings
from qgis.PyQt.QtWidgets import QWidget

KEPT = (settings.MUNICIPALITY, settings.FEATURES_API, settings.STORE)


@pytest.fixture
def assistant(qgis_application: Any, town: Path, tmp_path: Path) -> Iterator[Assistant]:
    """At its first step, with a new store proposed in a folder of the test's own."""
    window = QWidget()
    shown = Assistant(window)
    shown.show()
    shown.store_page.new_store.setFilePath(str(tmp_path / "nieuw" / "opslag"))
    yield shown
    shown.discard()
    window.deleteLater()
    for setting in KEPT:
        setting.keep(setting.default)
