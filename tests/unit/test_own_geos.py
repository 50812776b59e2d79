"""Where shapely was imported before the plugin, made with a newer GEOS than its calls lead to, it is told in time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# QGIS's own program lets all of it call the GEOS that it loaded
SCRIPT = """
import ctypes, sys
sys.path[:0] = sys.argv[2:]
from participatiekaart.plugin.host.own_geos import OwnGeos, refuse_a_crash
from participatiekaart.plugin.participation.words import ParticipationError
if "qgis" in sys.argv[1]:
    ctypes.CDLL("libgeos_c.so.1", ctypes.RTLD_GLOBAL)
if "plugin" in sys.argv[1]:
    OwnGeos().begin()
import shapely, shapely.lib
if "newer" in sys.argv[1]:
    shapely.lib.geos_version = (99, 1, 0)
try:
    refuse_a_crash()
    print("goed")
except ParticipationError as error:
    print(error.text.nl)
"""
PACKAGE = str(Path(__file__).resolve().parents[2] / "build/path")


@pytest.mark.parametrize("case", ["alone, newer", "in qgis", "in qgis after the plugin, newer"])
def test_what_cannot_crash_is_let_go_on(case: str) -> None:
    assert said(case) == "goed"


def test_what_would_crash_is_refused_with_the_way_out() -> None:
    told = said("in qgis, newer")
    assert "gemaakt met GEOS 99.1, en QGIS heeft 3." in told
    assert "--no-binary shapely" in told


def said(case: str) -> str:
    command = [sys.executable, "-c", SCRIPT, case, PACKAGE]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
