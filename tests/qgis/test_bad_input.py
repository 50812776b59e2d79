"""Bad stores, folders and disks, some through `qgis_process`: one sentence that names the thing and the way out,
nothing lost, nothing half."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.publication.release import lock
from participatiekaart.plugin.publication.release.workplace import workplace
from participatiekaart.plugin.store.geopackage import connection

from .bad_input import PLANS, beside, bytes_of, content, layer_file, refused, told
from .command_line import process, run_of
from .conftest import Run
from .filling import moments


def test_a_table_of_another_kind(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "oud.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    words = ("oud.xls is geen CSV, XLSX of ODS", "Sla de tabel op")
    refused(run, "importrecords", *words, STORE=store, KIND=0, INPUT=tmp_path / "oud.xls")


@pytest.mark.parametrize("identifier", ["attachplans", "checkpublication", "publish"])
def test_a_file_that_is_no_store(run: Run, tmp_path: Path, identifier: str) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    before = Path(plans).read_bytes()
    more = {"attachplans": {"INPUT": plans, **PLANS}, "publish": {"FOLDER": tmp_path / "publiek"}}.get(identifier, {})
    refused(run, identifier, "plannen.gpkg is geen opslag", "Kies een ander bestand", STORE=plans, **more)
    assert Path(plans).read_bytes() == before
    assert beside(plans) == {"plannen.gpkg"}


def test_a_store_of_a_newer_version(run: Run, store: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT INTO schema_version (number, applied_at) VALUES (999, '2030-01-01')")
    before = content(store)
    refused(run, "publish", "nieuwere versie", "Werk de plugin", STORE=store, FOLDER=tmp_path / "publiek")
    assert content(store) == before
    assert not (tmp_path / "publiek").exists()


@pytest.fixture
def without_rights() -> list[str]:
    """A command that takes root's right to write anywhere, so that the permissions of a folder hold."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def test_a_folder_that_may_not_be_written(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir()
    closed.chmod(0o555)
    made = run_of("createstore", {"STORE": closed / "nieuw.gpkg", "TITLE": "T", "MUNICIPALITY": "GM0193"})
    told(process(made, before=without_rights), "nieuw.gpkg kan niet worden beschreven", "Controleer de rechten")
    published = run_of("publish", {"STORE": store, "FOLDER": closed / "publiek", "CONFIRM": True})
    told(process(published, before=without_rights), "dicht/publiek", "Controleer de rechten op de map")
    assert not list(closed.iterdir())


def test_a_folder_that_may_not_be_entered(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    """Of what a job that runs by itself is given, its account may not reach everything."""
    closed = tmp_path / "dicht"
    closed.mkdir()
    shutil.copy(store, closed / "opslag.gpkg")
    table = shutil.copy(moments(tmp_path), closed)
    closed.chmod(0o000)
    for identifier, parameters, said in (
        ("checkpublication", {"STORE": closed / "opslag.gpkg"}, "opslag.gpkg is niet te bereiken (Permission denied)"),
        ("createstore", {"STORE": closed / "n.gpkg", "TITLE": "T", "MUNICIPALITY": "GM0193"}, "n.gpkg is niet te"),
        ("importrecords", {"STORE": store, "KIND": 0, "INPUT": table}, "bestaat niet of kan niet worden gelezen"),
        (
            "publish",
            {"STORE": store, "FOLDER": tmp_path / "p", "ZIP": closed / "p.zip"},
            "in een map die bestaat en waarin u",
        ),
    ):
        told(process(run_of(identifier, parameters), before=without_rights), said)


def test_a_store_that_may_not_be_written(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    plans, before = layer_file(tmp_path / "plannen.gpkg", 3), content(store)
    Path(store).chmod(0o444)
    attached = run_of("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    told(process(attached, before=without_rights), "kan niet worden beschreven", "Controleer de rechten")
    assert content(store) == before


def test_a_store_of_an_earlier_version_that_may_not_be_written(store: str, without_rights: list[str]) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DELETE FROM schema_version WHERE number > 3")
        connection.commit()
    Path(store).chmod(0o444)
    checked = process(run_of("checkpublication", {"STORE": store}), before=without_rights)
    told(checked, "van een vorige versie", "Geef schrijfrechten")


@pytest.mark.parametrize(("identifier", "lock"), [("attachplans", "EXCLUSIVE"), ("publish", "IMMEDIATE")])
def test_a_store_that_another_program_has_locked(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str, lock: str
) -> None:
    """Publishing reads while another writes, but what it has to remember cannot be written: then nothing goes out."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 100)
    plans, before = layer_file(tmp_path / "plannen.gpkg", 3), content(store)
    more = (
        {"INPUT": plans, **PLANS} if identifier == "attachplans" else {"FOLDER": tmp_path / "publiek", "CONFIRM": True}
    )
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        words = (f"{Path(store).name} is in gebruik door een ander programma", "probeer het opnieuw")
        refused(run, identifier, *words, STORE=store, **more)
        other.execute("ROLLBACK")
    assert content(store) == before
    assert beside(store) == {Path(store).name, "plannen.gpkg"}


def test_a_second_publication_into_a_folder_says_who_is_at_it(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    folder = tmp_path / "web/publiek"
    words = (f"Er wordt al gepubliceerd naar {folder} (proces {os.getpid()})", "Wacht tot dat klaar is")
    with workplace(folder):
        refused(run, "publish", *words, STORE=store, FOLDER=folder, CONFIRM=True)
    assert not folder.exists()


def test_a_store_that_is_damaged(run: Run, store: str, tmp_path: Path) -> None:
    whole = Path(store).read_bytes()
    Path(store).write_bytes(whole[: len(whole) // 2])
    words = (f"{Path(store).name} is beschadigd", "Zet een reservekopie terug")
    refused(run, "publish", *words, STORE=store, FOLDER=tmp_path / "publiek", CONFIRM=True)
    assert beside(store) == {Path(store).name}


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
