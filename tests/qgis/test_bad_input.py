"""Bad input through `qgis_process`: one sentence that names the thing and the way out, nothing lost, nothing half."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr

from .command_line import process, run_of, with_arguments

PLANS = {"KEY_FIELD": "code", "NAME_FIELD": "code"}


def told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The run failed, and said so in a sentence that holds the words."""
    print(done.stdout, done.stderr)
    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    assert "results" not in done.stdout
    for word in words:
        assert word in done.stderr


def layer_file(
    path: Path, count: int, crs: int | None = 28992, driver: str = "GPKG", options: tuple[str, ...] = ()
) -> str:
    """A layer of small squares near Zwolle, in metres whatever system it claims."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    system = osr.SpatialReference()
    if crs is not None:
        system.ImportFromEPSG(crs)
    layer = source.CreateLayer("plannen", system if crs is not None else None, ogr.wkbPolygon, list(options))
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    layer.StartTransaction()
    for number in range(count):
        x, y = 200_000 + number % 100 * 20, 500_000 + number // 100 * 20
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["code"] = f"plan-{number}"
        ring = f"{x} {y}, {x + 10} {y}, {x + 10} {y + 10}, {x} {y + 10}, {x} {y}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return str(path)


def content(path: str) -> str:
    """Everything in a store, whatever its pages look like."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return hashlib.sha256("\n".join(connection.iterdump()).encode("utf-8", "surrogatepass")).hexdigest()


def rows(path: str, table: str) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def beside(path: str) -> set[str]:
    return {found.name for found in Path(path).parent.iterdir()}


def test_a_layer_that_is_not_there(store: str) -> None:
    before = content(store)
    done = with_arguments("attachplans", {"STORE": store, "INPUT": "/nergens/laag.gpkg", **PLANS})
    told(done, "/nergens/laag.gpkg", "Controleer")
    assert content(store) == before


def test_a_field_that_is_not_there(store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    done = with_arguments("attachplans", {"STORE": store, "INPUT": plans, "KEY_FIELD": "nummer", "NAME_FIELD": "code"})
    told(done, "plannen heeft geen veld “nummer”", "Er zijn wel: fid, code")
    assert rows(store, "plan") == 0


def test_a_table_of_another_kind(store: str, tmp_path: Path) -> None:
    (tmp_path / "oud.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    done = with_arguments("importrecords", {"STORE": store, "KIND": 0, "INPUT": tmp_path / "oud.xls"})
    told(done, "oud.xls is geen CSV, XLSX of ODS", "Sla de tabel op")


@pytest.mark.parametrize("identifier", ["attachplans", "checkpublication", "publish"])
def test_a_file_that_is_no_store(tmp_path: Path, identifier: str) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    before = Path(plans).read_bytes()
    more = {"attachplans": {"INPUT": plans, **PLANS}, "publish": {"FOLDER": tmp_path / "publiek"}}.get(identifier, {})
    told(with_arguments(identifier, {"STORE": plans, **more}), "plannen.gpkg is geen opslag", "Kies een ander bestand")
    assert Path(plans).read_bytes() == before
    assert beside(plans) == {"plannen.gpkg"}


def test_a_store_of_a_newer_version(store: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT INTO schema_version (number, applied_at) VALUES (999, '2030-01-01')")
    before = content(store)
    told(
        with_arguments("publish", {"STORE": store, "FOLDER": tmp_path / "publiek"}), "nieuwere versie", "Werk de plugin"
    )
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


def test_a_store_that_may_not_be_written(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    plans, before = layer_file(tmp_path / "plannen.gpkg", 3), content(store)
    Path(store).chmod(0o444)
    attached = run_of("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    told(process(attached, before=without_rights), "kan niet worden beschreven", "Controleer de rechten")
    assert content(store) == before


def test_a_store_that_another_program_has_locked(store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        told(
            with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS}),
            f"{Path(store).name} is in gebruik door een ander programma",
            "probeer het opnieuw",
        )
        other.execute("ROLLBACK")
    assert rows(store, "plan") == 0


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


def _can_mount(way: list[str], disk: Path) -> bool:
    trial = ["sh", "-c", 'mount -t tmpfs tmpfs "$0" && umount "$0"', str(disk)]
    return subprocess.run([*way, *trial], capture_output=True, check=False).returncode == 0


@pytest.fixture
def on_small_disk(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs an algorithm with the store on a disk of so many bytes, and gives what stood there afterwards."""
    disk, kept = tmp_path / "schijf", tmp_path / "na afloop"
    disk.mkdir()
    monkeypatch.setenv("DISK", str(disk))
    monkeypatch.setenv("KEPT", str(kept))
    apart = next((way for way in APART if _can_mount([*way], disk)), None)
    if apart is None:
        pytest.skip("this system lets nobody mount a small disk")

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


@pytest.mark.parametrize("room", [40_000, 250_000, 450_000])
def test_a_full_disk_while_publishing(on_small_disk: Any, store: str, tmp_path: Path, room: int) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 100)
    assert with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS, "PUBLISH": True}).returncode == 0
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
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str, turn: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TURN", turn)
    plans = layer_file(tmp_path / "plannen.gpkg", 5)
    assert with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS, "PUBLISH": True}).returncode == 0
    public, disk, kept = (tmp_path / name for name in ("web", "schijf", "na afloop"))
    for name, path in (("PUBLIC", public), ("DISK", disk), ("KEPT", kept)):
        path.mkdir()
        monkeypatch.setenv(name, str(path))
    apart = next((way for way in APART if _can_mount([*way], disk)), None)
    if apart is None:
        pytest.skip("this system lets nobody mount a small disk")
    for at in ("2026-06-01", "2026-06-02"):
        parameters = {"STORE": store, "FOLDER": public / "plannen", "AT": at}
        assert with_arguments("publish", parameters).returncode == 0
    before = content(store)
    parameters = {"STORE": store, "FOLDER": disk / "plannen", "AT": "2026-06-03"}
    done = process(run_of(identifier, parameters), before=[*apart, "sh", "-c", TURNED, "sh"])
    told(done, *words)
    assert content(store) == before
    assert bytes_of(kept) == bytes_of(public)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_while_making_a_store(on_small_disk: Any, store: str, tmp_path: Path) -> None:
    there = tmp_path / "schijf/nieuw.gpkg"
    parameters = {"STORE": there, "TITLE": "T", "MUNICIPALITY": "GM0193"}
    done, kept = on_small_disk(Path(store).stat().st_size + 50_000, "createstore", parameters)
    told(done, "met nieuw.gpkg is vol", "Maak ruimte")
    assert {found.name for found in kept.iterdir()} == {Path(store).name}


def test_a_layer_without_a_system(store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.shp", 3, crs=None, driver="ESRI Shapefile")
    done = with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    told(done, "plannen heeft geen coördinatenstelsel", "laageigenschappen")
    assert rows(store, "plan") == 0


def test_a_layer_in_a_wrong_system(store: str, tmp_path: Path) -> None:
    """Metres that are said to be degrees: each plan is named, none gets a place on the other side of the world."""
    plans = layer_file(tmp_path / "plannen.shp", 3, crs=4326, driver="ESRI Shapefile")
    done = with_arguments("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    print(done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["ADDED"], results["REJECTED"]) == (0, 3)
    for number in range(3):
        assert f"plan-{number}: De ligging kan niet worden omgerekend naar EPSG:28992" in done.stderr + done.stdout
    assert rows(store, "plan") == 0


class Vanishing(http.server.BaseHTTPRequestHandler):
    """Serves the begin of a file, and nothing beyond it."""

    protocol_version = "HTTP/1.1"
    file: bytes
    reachable: int

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.file)))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "bytes=0-").removeprefix("bytes=")
        first, _, last = wanted.partition("-")
        start, end = int(first), min(int(last or len(self.file)), len(self.file) - 1)
        if end >= self.reachable:
            self.send_error(503)
            return
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(self.file)}")
        self.send_header("Content-Length", str(end + 1 - start))
        self.end_headers()
        self.wfile.write(self.file[start : end + 1])

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests print nothing of their own."""


def test_a_layer_that_vanishes_half_way(store: str, tmp_path: Path) -> None:
    plans = layer_file(tmp_path / "plannen.fgb", 5000, driver="FlatGeobuf", options=("SPATIAL_INDEX=NO",))
    whole = Path(plans).read_bytes()
    handler = type("Handler", (Vanishing,), {"file": whole, "reachable": len(whole) // 2})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"/vsicurl/http://127.0.0.1:{server.server_port}/plannen.fgb"
        far = tmp_path / "ver.vrt"
        far.write_text(
            f'<OGRVRTDataSource><OGRVRTLayer name="plannen"><SrcDataSource>{address}</SrcDataSource>'
            "</OGRVRTLayer></OGRVRTDataSource>"
        )
        done = with_arguments("attachplans", {"STORE": store, "INPUT": far, **PLANS})
        server.shutdown()
    told(done, "plannen", "hield op na", "van de 5000 objecten", "Er is niets gewijzigd")
    assert rows(store, "plan") == 0


def test_a_table_without_a_known_heading(store: str, tmp_path: Path) -> None:
    table = tmp_path / "boodschappen.csv"
    table.write_text("brood;melk\n1;2\n", encoding="utf-8")
    done = with_arguments("importrecords", {"STORE": store, "KIND": 0, "INPUT": table})
    told(done, "boodschappen.csv staat geen enkele bekende kop", "Zet in de eerste rij")
    assert rows(store, "moment") == 0


def test_a_cell_of_200_megabytes(store: str, tmp_path: Path) -> None:
    table = tmp_path / "groot.csv"
    with table.open("wb") as stream:
        stream.write(b"plancode;titel\nP1;Kort\nP1;")
        for _ in range(200):
            stream.write(b"x" * 1_000_000)
    done = with_arguments("importrecords", {"STORE": store, "KIND": 0, "INPUT": table})
    table.unlink()
    told(done, "Rij 3 van groot.csv", "Kort die cel in")
    assert rows(store, "moment") == 0
