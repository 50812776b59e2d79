"""Disks that are full or turn read-only, through `qgis_process`: one sentence that says so and the way out, nothing
lost, nothing half."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .bad_input import PLANS, bytes_of, content, layer_file, told
from .command_line import process, run_of
from .conftest import Run

SMALL_DISK = """
set -e
mount -t tmpfs -o size=$1 tmpfs "$2"
cp -a "$3" "$2/"
shift 3
set +e
"$@"
result=$?
mkdir "$KEPT"
cp -a "$DISK/." "$KEPT/"
umount "$DISK"
exit $result
"""


# in a chroot the mounts cannot be made private, and without root's rights they need a user namespace
APART = (
    ("unshare", "--mount"),
    ("unshare", "--mount", "--propagation", "unchanged"),
    ("unshare", "--mount", "--map-root-user"),
)


def apart_on(disk: Path) -> tuple[str, ...]:
    """A command that starts another where it may mount a small disk; skips the test where none can."""
    trial = ["sh", "-c", 'mount -t tmpfs tmpfs "$0" && umount "$0"', str(disk)]
    for way in APART:
        if subprocess.run([*way, *trial], capture_output=True, check=False).returncode == 0:
            return way
    pytest.skip("this system lets nobody mount a small disk")


@pytest.fixture
def on_small_disk(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs an algorithm with the store on a disk of so many bytes, and gives what stood there afterwards."""
    disk, kept = tmp_path / "schijf", tmp_path / "na afloop"
    disk.mkdir()
    monkeypatch.setenv("DISK", str(disk))
    monkeypatch.setenv("KEPT", str(kept))
    apart = apart_on(disk)

    def run(size: int, identifier: str, parameters: dict[str, Any]) -> tuple[subprocess.CompletedProcess[str], Path]:
        before = [*apart, "sh", "-c", SMALL_DISK, "sh", str(size), str(disk), store]
        return process(run_of(identifier, parameters), before=before), kept

    yield run


def test_a_full_disk_while_attaching(on_small_disk: Any, store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3000)
    there = tmp_path / "schijf" / Path(store).name
    done, kept = on_small_disk(
        Path(store).stat().st_size + 300_000, "attachplans", {"STORE": there, "INPUT": plans, **PLANS}
    )
    told(done, "vol", "Er is niets gewijzigd", "Maak ruimte")
    assert content(str(kept / there.name)) == content(store)


ZIP_DISK = """
set -e
mount -t tmpfs -o size=48k tmpfs "$DISK"
cp "$BEFORE" "$DISK/uit.zip"
sh -c "$TURN"
set +e
"$@"
result=$?
cp -a "$DISK/." "$KEPT/"
umount "$DISK"
exit $result
"""


@pytest.mark.parametrize("turn", [":", 'mount -o remount,ro "$DISK"'], ids=["full", "read-only"])
def test_a_disk_that_does_not_take_the_zip_leaves_the_old_one_and_the_publication_stands(
    store: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: str
) -> None:
    disk, kept, web, packed = (tmp_path / name for name in ("schijf", "na afloop", "web", "eerder.zip"))
    disk.mkdir()
    kept.mkdir()
    published = {"STORE": store, "FOLDER": str(web / "publiek"), "CONFIRM": True, "AT": "2026-06-01"}
    run("publish", **published, ZIP=str(packed))
    # smaller than the disk, so that it is there to lose
    with zipfile.ZipFile(packed) as archive:
        manifest = archive.read("manifest.json")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("manifest.json", manifest)
    for name, value in (("DISK", disk), ("KEPT", kept), ("BEFORE", packed), ("TURN", turn)):
        monkeypatch.setenv(name, str(value))
    apart = apart_on(disk)
    again = {**published, "AT": "2026-06-02", "ZIP": disk / "uit.zip"}
    done = process(run_of("publish", again), before=[*apart, "sh", "-c", ZIP_DISK, "sh"])
    told(done, "De zip kan niet worden bewaard", "Kies een andere plek", f"De publicatie in {web / 'publiek'} staat er")
    assert bytes_of(kept) == {"uit.zip": packed.read_bytes()}
    stands = json.loads((web / "publiek/manifest.json").read_text(encoding="utf-8"))
    assert stands["gepubliceerd_op"].startswith("2026-06-02")


@pytest.mark.parametrize("room", [40_000, 250_000, 450_000])
def test_a_full_disk_while_publishing(on_small_disk: Any, store: str, run: Run, tmp_path: Path, room: int) -> None:
    run("attachplans", STORE=store, INPUT=layer_file(tmp_path / "plannen.gpkg", 100), **PLANS, PUBLISH=True)
    disk = tmp_path / "schijf"
    parameters = {"STORE": disk / Path(store).name, "FOLDER": disk / "publiek"}
    done, kept = on_small_disk(Path(store).stat().st_size + room, "publish", parameters)
    told(done, "is vol", "Maak ruimte")
    assert content(str(kept / Path(store).name)) == content(store)
    assert {found.name for found in kept.iterdir()} == {Path(store).name}


TURNED = """
set -e
mount -t tmpfs -o size=8m tmpfs "$DISK"
cp -a "$PUBLIC/." "$DISK/"
sh -c "$TURN"
set +e
"$@"
result=$?
rm -f "$DISK/vulling"
cp -a "$DISK/." "$KEPT/"
umount "$DISK"
exit $result
"""


READ_ONLY = ('mount -o remount,ro "$DISK"', ("kan niet worden geschreven", "staat er nog", "Controleer de rechten"))
FULL = (
    'dd if=/dev/zero of="$DISK/vulling" bs=4k 2>/dev/null || truncate -s -60000 "$DISK/vulling"',
    ("is vol", "staat er nog", "Maak ruimte"),
)


@pytest.mark.parametrize("identifier", ["publish", "rollback"])
@pytest.mark.parametrize(("turn", "words"), [READ_ONLY, FULL], ids=["read-only", "full"])
def test_a_disk_that_turned_read_only_or_full_keeps_the_release_that_stands(
    store: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    identifier: str,
    turn: str,
    words: tuple[str, ...],
) -> None:
    monkeypatch.setenv("TURN", turn)
    public, disk, kept = (tmp_path / name for name in ("web", "schijf", "na afloop"))
    for name, path in (("PUBLIC", public), ("DISK", disk), ("KEPT", kept)):
        path.mkdir()
        monkeypatch.setenv(name, str(path))
    apart = apart_on(disk)
    for at, count in (("2026-06-01", 5), ("2026-06-02", 6)):
        plans = layer_file(tmp_path / f"{count} plannen.gpkg", count)
        run("attachplans", STORE=store, INPUT=plans, **PLANS, SOURCE="plannen", PUBLISH=True)
        run("publish", STORE=store, FOLDER=str(public / "plannen"), AT=at)
    before = content(store)
    parameters = {"STORE": store, "FOLDER": disk / "plannen", "AT": "2026-06-03"}
    done = process(run_of(identifier, parameters), before=[*apart, "sh", "-c", TURNED, "sh"])
    told(done, *words)
    assert content(store) == before
    assert bytes_of(kept) == bytes_of(public)


def test_a_full_disk_while_making_a_store(on_small_disk: Any, store: str, tmp_path: Path) -> None:
    there = tmp_path / "schijf/nieuw.gpkg"
    parameters = {"STORE": there, "TITLE": "T", "MUNICIPALITY": "GM0193"}
    done, kept = on_small_disk(Path(store).stat().st_size + 50_000, "createstore", parameters)
    told(done, "met nieuw.gpkg is vol", "Maak ruimte")
    assert {found.name for found in kept.iterdir()} == {Path(store).name}
