"""Which language the plugin speaks."""

from __future__ import annotations

from typing import Any

from participatiekaart.plugin.host.language import language
from qgis.core import QgsApplication

from .conftest import speak


def test_it_speaks_as_the_window_does_that_was_started_in_a_language(qgis_application: Any) -> None:
    """`qgis --lang nl` leaves the settings as they are."""
    speak("en")
    try:
        QgsApplication.setTranslation("nl")
        assert language() == "nl"
    finally:
        QgsApplication.setTranslation("")
        speak("nl")
