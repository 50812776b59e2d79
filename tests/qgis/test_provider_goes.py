"""The plugin is switched off, or brought up to date, while a dialog of the toolbox stands open."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication


def test_the_dialogs_of_our_algorithms_close_and_those_of_others_stay(provider: Any) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    registry = QgsApplication.processingRegistry()
    ours, other = (
        AlgorithmDialog(registry.createAlgorithmById(name))
        for name in ("participatiekaart:assignneighbourhoods", "native:buffer")
    )
    for dialog in (ours, other):
        dialog.show()

    provider.close_dialogs()

    assert (ours.isVisible(), other.isVisible()) == (False, True)
    other.close()
