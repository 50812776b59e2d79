"""In QGIS's own program shapely calls the GEOS that came with it: with QGIS's, where that is older, QGIS crashed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from .command_line import ROOT, process, run_of
from .layers import mixed_layer, square

BINDING = re.compile(r"binding file (.+?) \[0\] to (.+?) \[0\]: normal symbol `(GEOS\w+)'")


@pytest.fixture(scope="module")
def bindings(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """From which file to which each name of GEOS led, as the system itself tells, while an algorithm ran."""
    folder = tmp_path_factory.mktemp("geos")
    areas = mixed_layer(folder / "wijken.gpkg", [(square(0, 0, 1000), "WK990101")]).source()
    store = str(folder / "opslag.gpkg")
    made = process(run_of("createstore", {"STORE": store, "TITLE": "Veldermond", "MUNICIPALITY": "GM9901"}))
    assert made.returncode == 0, made.stderr
    told = {"LD_DEBUG": "bindings", "LD_DEBUG_OUTPUT": str(folder / "told"), "LD_BIND_NOW": ""}
    values = {"STORE": store, "INPUT": areas, "LEVEL": 2, "CODE_FIELD": "code", "NAME_FIELD": "code", "YEAR": 2026}
    brought = process(run_of("importneighbourhoods", values), variables=told)
    assert brought.returncode == 0, brought.stderr
    lines = (line for file in folder.glob("told.*") for line in file.open(encoding="utf-8", errors="replace"))
    return [(Path(found[1]), Path(found[2])) for line in lines if (found := BINDING.search(line))]


def test_shapely_calls_its_own_geos(bindings: list[tuple[Path, Path]]) -> None:
    script = "import qgis.core, sys; print('shapely' in sys.modules)"
    command = [str(ROOT / ".tools/qgis-env"), "/usr/bin/python3", "-c", script]
    asked = subprocess.run(command, capture_output=True, text=True, check=True)
    called = {there.parent.name for here, there in bindings if here.parent.name == "shapely"}
    if asked.stdout.strip() == "False":
        assert called == {"shapely.libs"}
    else:  # QGIS 3.40 has shapely before any plugin: then with one GEOS, which knows all that is asked of it
        assert len(called) == 1


def test_qgis_calls_its_own_too(bindings: list[tuple[Path, Path]]) -> None:
    called = {there.parent.name for here, there in bindings if here.name.startswith("libqgis_core")}
    assert called and "shapely.libs" not in called
