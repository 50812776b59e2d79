"""The icons on QGIS's toolbar: told apart from its ground in the light theme and in the dark one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.face import contrast

ICONS = sorted((Path(__file__).resolve().parents[2] / "resources/icons").glob("*.svg"))
# of a toolbar, in QGIS's default theme and in "Night Mapping"
GROUNDS = ("#efefef", "#323232")
INSIDE = "#fff"
ENOUGH = 3.0
"""WCAG 2.2, 1.4.11: of what one needs to understand a picture."""


@pytest.mark.parametrize("icon", ICONS, ids=[icon.stem for icon in ICONS])
def test_an_icon_can_be_seen_on_a_light_and_on_a_dark_toolbar(icon: Path) -> None:
    colours = set(re.findall(r"#[0-9a-f]+", icon.read_text(encoding="utf-8"))) - {INSIDE}

    assert colours
    assert {colour: ground for colour in colours for ground in GROUNDS if contrast(colour, ground) < ENOUGH} == {}
