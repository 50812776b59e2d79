"""What the start of QGIS costs with the plugin in it, told by what it loads, and what of the last time comes back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from .conftest import ROOT, Look

START = ROOT / "tests/benchmarks/start_in_qgis.py"
# MetaSearch, which stands beside it by itself, loads some of what ours must not
PLUGINS = "[PythonPlugins]\nprocessing=true\nMetaSearch=false\n\n[participatiekaart]\nwelcomed=true\n"
HEAVY = {"shapely", "fiona", "pyproj", "jinja2", "holidays", "openpyxl", "sqlite3", "email"}


def test_the_start_loads_only_what_stands_in_the_window(tmp_path: Path) -> None:
    settings = tmp_path / "profiles/default/QGIS/QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(PLUGINS, encoding="utf-8")
    report = tmp_path / "report.txt"
    command = [".tools/qgis-env", "qgis", "--nologo", "--noversioncheck", "--profiles-path", tmp_path, "--code", START]
    told = {"BENCH_PLUGIN": "participatiekaart", "BENCH_PLUGINS": START.parent, "BENCH_REPORT": report, "HEADLESS": 0}
    environment = os.environ | {name: str(value) for name, value in told.items()}
    subprocess.run(command, cwd=ROOT, env=environment, timeout=300, check=True, capture_output=True)
    _, _, came = report.read_text(encoding="utf-8").split("\n")
    modules = set(came.split())

    ours = "participatiekaart.plugin."
    assert {f"{ours}desktop.menu", f"{ours}desktop.dock.dock", f"{ours}processing.publish"} <= modules
    assert not HEAVY & {name.split(".")[0] for name in modules}
    rooms = {name[len(ours) :].split(".")[0] for name in modules if name.startswith(ours)}
    assert rooms == {"plugin", "needs", "desktop", "processing", "host", "participation"}
    assert not {f"{ours}participation.records", f"{ours}participation.checks", f"{ours}desktop.dock.content"} & modules


def test_the_dock_comes_back_where_it_was_left_open(look: Look) -> None:
    assert not look("again_in_qgis.py")["is_visible"]
    again = look("again_in_qgis.py", keeps_settings=True)
    assert again["is_visible"]
    assert any("Er staat nog geen opslag in dit project" in text for text in again["words"])


def test_the_assistant_waits_until_qgis_has_what_it_needs(look: Look, tmp_path: Path) -> None:
    """QGIS starts as for who was welcomed before; the script makes it a first time."""
    (tmp_path / "shapely").mkdir()
    (tmp_path / "shapely/__init__.py").touch()
    seen = look("lacking_in_qgis.py", LOOK_LACKING=tmp_path)
    assert "shapely" in seen["said"]
    assert seen["assistants without it"] == 0
