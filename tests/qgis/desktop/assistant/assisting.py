"""Going through the steps of the assistant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from participatiekaart.plugin.desktop.assistant.wizard import Assistant
from qgis.core import QgsVectorLayer

from ...dialogs.doing import until


def page(assistant: Assistant) -> str:
    return str(assistant.currentPage().title())


def wrong(assistant: Assistant, field: str) -> str:
    """What stands under a field of the step that is shown."""
    label = getattr(assistant.currentPage(), f"{field}_problem")
    return str(label.text()) if label.isVisibleTo(assistant) else ""


def to_areas(assistant: Assistant) -> Any:
    assistant.next()
    assert page(assistant) == "Voor welke gemeente?"
    return assistant.areas_page


def to_plans(assistant: Assistant) -> Any:
    """Past the second step, without neighbourhoods."""
    areas = to_areas(assistant)
    areas.municipality.setText("gm9901")
    areas.pages_title.setText("Plannen in Veldermond")
    areas.no_areas.setChecked(True)
    assistant.next()
    assert page(assistant) == "Welke plannen?"
    return assistant.plans_page


def looked(assistant: Assistant) -> None:
    """Wait until the chosen layer has been looked through."""
    until(lambda: assistant.plans_page.keys is not None)


def choose_plans(assistant: Assistant, layer: QgsVectorLayer) -> None:
    """Choose a layer of the project for the plans."""
    assistant.plans_page._layers._box.setAdditionalLayers([layer])
    assistant.plans_page.layer.setLayer(layer)
    looked(assistant)


def open_plans(assistant: Assistant, town: Path) -> None:
    """Choose the town's own file for the plans."""
    assistant.plans_page._layers.open(str(town / "plannen.gpkg"))
    looked(assistant)


def finish(assistant: Assistant) -> None:
    """Press the button of the last step, and wait until it has ended."""
    assistant.done_page.validatePage()
    until(lambda: not assistant.done_page.is_working)
