"""The zip as a municipality gets it: unpacked into a clean profile, enabled, and put to work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy
import pytest
import shapely
from openpyxl import Workbook

from .layers import mixed_layer, square

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def archive() -> Path:
    made = subprocess.run([sys.executable, str(ROOT / ".tools/package.py")], check=True, capture_output=True, text=True)
    # one of an earlier version may lie beside it
    return ROOT / made.stdout.partition(":")[0]


@pytest.fixture(scope="module")
def run(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """qgis_process in a profile that holds nothing but the unpacked zip. Of this environment it sees only what QGIS's
    installers bring too: shapely and numpy."""
    home = tmp_path_factory.mktemp("clean profile")
    plugins = home / "profiles/default/python/plugins"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(plugins)
    brought = home / "brought"
    brought.mkdir()
    for package in (shapely, numpy):
        folder = Path(package.__file__).parent
        for part in folder.parent.glob(f"{folder.name}*"):
            (brought / part.name).symlink_to(part)
    environment = {
        "PATH": SYSTEM_PATH,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "QGIS_PLUGINPATH": str(plugins),
        "PYTHONPATH": os.pathsep.join([str(brought), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]),
    }
    program = shutil.which("qgis_process.bin", path=SYSTEM_PATH) or "qgis_process"

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    enabled = start("plugins", "enable", "participatiekaart")
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    return start


def test_it_holds_what_an_installed_plugin_needs_and_nothing_else(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
    assert {name.split("/")[0] for name in names} == {"participatiekaart"}
    top = {name.split("/")[1] for name in names}
    assert top == {"__init__.py", "metadata.txt", "LICENSE", "README.md", "plugin", "forms", "resources", "build"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_what_others_made_has_its_licence_beside_it(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        brought = [Path(name).relative_to("participatiekaart/build") for name in packed.namelist() if "/build/" in name]
    made = {path.parts[:2] for path in brought if path.parts[1].endswith(".dist-info")} | {("site", "node_modules")}
    licensed = {path.parts[:2] for path in brought if path.name.startswith(("LICENSE", "LICENCE"))}
    assert len(made) > 7
    assert made <= licensed


def test_pb_tool_deploys_the_same_files(archive: Path, tmp_path: Path) -> None:
    tool = shutil.which("pb_tool")
    assert tool is not None
    valid = subprocess.run([tool, "validate"], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "valid and contains all mandatory items" in valid.stdout
    subprocess.run(
        [tool, "deploy", "--quick", "--no-confirm", "--plugin_path", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(archive) as packed:
        missing = [name for name in packed.namelist() if not (tmp_path / name).is_file()]
    assert missing == []


def test_packing_again_gives_the_same_bytes(archive: Path) -> None:
    before = archive.read_bytes()
    subprocess.run([sys.executable, str(ROOT / ".tools/package.py")], check=True, capture_output=True)
    assert archive.read_bytes() == before


def test_the_unpacked_plugin_reads_a_workbook_and_publishes_with_map_and_calendar(run: Run, tmp_path: Path) -> None:
    store, folder, table = tmp_path / "opslag.gpkg", tmp_path / "publiek", tmp_path / "momenten.xlsx"
    book = Workbook()
    book.active.append(["plancode", "titel", "begin", "einde", "publiceren"])
    book.active.append(["park", "Kom langs", datetime(2026, 9, 1, 19, 30), "01-09-2026 21:00", "ja"])
    book.save(table)
    layer = mixed_layer(tmp_path / "plannen.gpkg", [(square(0, 0, 100), "park"), ("Point (50 50)", "bank")]).source()
    steps = (
        ("createstore", f"STORE={store}", "TITLE=Proef", "MUNICIPALITY=GM9901"),
        ("attachplans", f"STORE={store}", f"INPUT={layer}", "KEY_FIELD=code", "NAME_FIELD=code", "PUBLISH=true"),
        ("importrecords", f"STORE={store}", "KIND=0", f"INPUT={table}"),
        ("publish", f"STORE={store}", f"FOLDER={folder}"),
    )
    for algorithm, *parameters in steps:
        done = run("run", f"participatiekaart:{algorithm}", "--", *parameters)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "bestanden/leaflet/leaflet.js").is_file()
    assert b"Kom langs" in (folder / "agenda.ics").read_bytes()
