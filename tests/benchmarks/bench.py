"""`make bench`: each figure beside its peer or floor, in one run. Prints one line a figure; writes build/bench.json.

bench.py [large]: the largest sizes too. Nothing here passes or fails: it is read by people.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import in_postgis
import pages

# what a planner has today, as it was measured once: this peer is a plugin of QGIS Desktop and does not run by itself
QGIS2WEB = {500: "qgis2web 5.2 s, 380 kB", 4_348: "qgis2web 18.6 s, 2100 kB"}
ROOT = Path(__file__).resolve().parents[2]
WORK = Path(__file__).with_name("work.py")
START = Path(__file__).with_name("start_in_qgis.py")
SELECT = Path(__file__).with_name("select_in_qgis.py")


@dataclass(frozen=True)
class Figure:
    """What was measured. peer: what it stands beside; ratio: ours to the peer's time. Memory is the process's peak."""

    what: str
    size: int
    seconds: float
    megabytes: float
    peer: str = ""
    peer_seconds: float | None = None
    peer_megabytes: float | None = None

    @property
    def line(self) -> str:
        ours = f"{self.what:<28} {self.size:>7}  {self.seconds:8.3f} s {self.megabytes:7.0f} MB"
        if self.peer_seconds is None or self.peer_megabytes is None:
            return ours
        ratio = self.seconds / self.peer_seconds
        return f"{ours}  | {self.peer:<16} {self.peer_seconds:8.3f} s {self.peer_megabytes:7.0f} MB  | {ratio:5.2f}×"


def main(sizes: str) -> None:
    is_large = sizes == "large"
    figures: list[Figure] = []

    def add(figure: Figure) -> None:
        print(figure.line, flush=True)
        figures.append(figure)

    for count in (487, 5_000, *((50_000,) if is_large else ())):
        overlays(count, add)
    for count in (500, 5_000, *((50_000,) if is_large else ())):
        publications(count, add)
    for count, peer in QGIS2WEB.items():
        start_page(count, peer)
    for count in (1_000, 10_000):
        intakes(count, add)
    for count in (10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            work("prepare_search", folder, count)
            add(Figure("search, slowest of 100", count, *work("search", folder, count)))
    add(Figure("a long text, slowest", 100_000, *work("texts", "", 100_000)))
    desk(100_000, add)
    starts(add)
    (ROOT / "build/bench.json").write_text(json.dumps([asdict(figure) for figure in figures], indent=1))


def overlays(count: int, add: Callable[[Figure], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work("prepare_assign", folder, count)
        floor = work("overlay_floor", folder, count)
        ours = work("overlay", folder, count)
        add(Figure("overlay", count, *ours, "shapely+STRtree", *floor))
        add(Figure("overlay", count, *ours, "ST_Intersection", *in_postgis.measured(Path(folder) / "store.gpkg")))
        native = command(".tools/qgis-env", "/usr/bin/python3", str(WORK.with_name("native.py")), folder, inner=True)
        add(Figure("assignneighbourhoods", count, *work("assign_whole", folder, count), "native:intersect", *native))


def publications(count: int, add: Callable[[Figure], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work("prepare_publish", folder, count)
        whole = work("publish", folder, count)
        again = work("publish_again", folder, count)
        preview = work("preview", folder, count)
        made_pages = work("publish_pages", folder, count)
        layers = work("publish_layers", folder, count)
        made = Path(folder) / "publiek/plannen.gpkg"
        peer = (0.0, 0.0)
        # the same three files: plannen.gpkg with all its layers, the two others with the plans
        for form, name, options, chosen in (
            ("GPKG", "uit.gpkg", [], []),
            ("GeoJSON", "uit.geojson", ["-t_srs", "EPSG:4326", "-lco", "RFC7946=YES"], ["plannen"]),
            ("FlatGeobuf", "uit.fgb", ["-t_srs", "EPSG:4326"], ["plannen"]),
        ):
            spent = command("ogr2ogr", "-f", form, *options, f"{folder}/{name}", str(made), *chosen)
            peer = (peer[0] + spent[0], max(peer[1], spent[1]))
        # what this disk takes for as many files
        copied = command("cp", "-r", f"{folder}/publiek", f"{folder}/kopie")
        add(Figure("publish, the layers", count, *layers, "ogr2ogr ×3", *peer))
        add(Figure("publish, everything", count, *whole, "ogr2ogr ×3", *peer))
        add(Figure("publish, everything", count, *whole, "cp -r of it", *copied))
        add(Figure("publish, the pages", count, *made_pages, "ogr2ogr ×3", *peer))
        add(Figure("publish, one plan changed", count, *again, "all of it", *whole))
        add(Figure("previewpublication", count, *preview, "publish", *whole))


def start_page(count: int, peer: str) -> None:
    """On a slow phone: what is sent, when something is seen, how soon a filter answers."""
    with tempfile.TemporaryDirectory() as folder:
        work("prepare_pages", folder, count)
        phone, wide, paint, answer = pages.measured(Path(folder) / "publiek")
    print(
        f"{'start page, slow phone':<28} {count:>7}  {paint:8.3f} s {phone:7.0f} kB ({wide:.0f} kB with the map), "
        f"a filter {answer:.0f} ms  | {peer}",
        flush=True,
    )


def intakes(count: int, add: Callable[[Figure], None]) -> None:
    """Beside ogr2ogr loading the same rows into a file of their own; into a store, with its rules and history; and
    writing all that we keep of them, their history too, into a file without rules. Ours is without the start of Python,
    so what ogr2ogr takes to start is told."""
    print(f"  ogr2ogr takes {command('ogr2ogr', '--version')[0]:.3f} s to start")
    chosen = "SELECT code AS source_key, naam AS source_name, toelichting AS source_summary, geom FROM plangebied"
    for what, prepare, name, layer, ready in (
        ("attachplans", "prepare_attach", "attach_plans", "plan", ("plannen.gpkg", "plannen.gpkg", "-sql", chosen)),
        ("importrecords", "prepare_import", "import_records", "moment", ("momenten.csv", "rijen.csv")),
    ):
        with tempfile.TemporaryDirectory() as folder:
            work(prepare, folder, count)
            rows, (same, *options) = ready[0], ready[1:]
            alone = command("ogr2ogr", "-f", "GPKG", f"{folder}/uit.gpkg", f"{folder}/{rows}")
            copy = shutil.copy(f"{folder}/store.gpkg", f"{folder}/ander.gpkg")
            ruled = command("ogr2ogr", "-append", copy, f"{folder}/{same}", "-nln", layer, *options)
            ours = work(name, folder, count)
            whole = f"{folder}/alles.gpkg", f"{folder}/store.gpkg", layer, "status_change"
            kept = command("ogr2ogr", "-f", "GPKG", *whole)
            add(Figure(what, count, *ours, "ogr2ogr", *alone))
            add(Figure(what, count, *ours, "ogr2ogr, a store", *ruled))
            add(Figure(what, count, *ours, "ogr2ogr, as kept", *kept))


def desk(count: int, add: Callable[[Figure], None]) -> None:
    """What a planner waits for, in a store of that many plans with three moments each; labels are of 5 000."""
    with tempfile.TemporaryDirectory() as folder:
        work("prepare_publish", folder, 5_000)
        add(Figure("status in labels", 5_000, *work("labels", folder, 5_000)))
    with tempfile.TemporaryDirectory() as folder:
        work("prepare_publish", folder, count)
        add(Figure("filters being unfolded", count, *work("first_filtered", folder, count)))
        add(Figure("filter after a change", count, *work("filtered_after_a_change", folder, count)))
        add(Figure("search with a filter, slowest", count, *work("search_filtered", folder, count)))
        os.environ["BENCH_STORE"] = f"{folder}/store.gpkg"
        slowest, median, work_of_window = map(float, in_qgis(SELECT))
        print(
            f"  median of the dock showing another plan: {median:.3f} s; the window worked {work_of_window:.3f} s of it"
        )
        add(Figure("another plan, slowest of 40", count, slowest, 0.0))


def starts(add: Callable[[Figure], None]) -> None:
    """classFactory, initGui and until the event loop is idle, in QGIS's own window; beside the least plugin."""
    ours, least = started("participatiekaart"), started("least_plugin")
    add(Figure("start of the plugin", 1, ours[0], 0.0, "least plugin", least[0], 0.0))
    print(f"  of which processor time: {1000 * ours[1]:.1f} ms, of the least plugin {1000 * least[1]:.1f} ms")


def started(plugin: str) -> tuple[float, float]:
    """Seconds, and seconds of processor time: the medians of five starts with bytecode, each in a QGIS of its own."""
    os.environ |= {"BENCH_PLUGIN": plugin, "BENCH_PLUGINS": str(START.parent)}
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "profiles/default/QGIS/QGIS3.ini"
        settings.parent.mkdir(parents=True)
        # Processing, as in every QGIS, but not the plugin: the script loads it
        settings.write_text(
            "[PythonPlugins]\nprocessing=true\nMetaSearch=false\n\n[participatiekaart]\nwelcomed=true\n", "utf-8"
        )
        # bytecode is compiled the first time
        times = [in_qgis(START, "--profiles-path", folder)[:2] for _ in range(1 + 5)][1:]
    seconds, work = (statistics.median(map(float, of_all)) for of_all in zip(*times))
    return seconds, work


def in_qgis(script: Path, *options: str) -> list[str]:
    """The lines that a script run in QGIS's own window reports."""
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24"] if not os.environ.get("DISPLAY") else []
    os.environ["HEADLESS"] = "0"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BENCH_REPORT"] = report = f"{folder}/report.txt"
        command(*screen, ".tools/qgis-env", "qgis", "--nologo", "--noversioncheck", *options, "--code", str(script))
        return Path(report).read_text(encoding="utf-8").split("\n")


def work(name: str, folder: str, count: int) -> tuple[float, float]:
    return command(sys.executable, str(WORK), name, folder, str(count), inner=not name.startswith("prepare"))


def command(*words: str, inner: bool = False) -> tuple[float, float]:
    """Seconds and peak megabytes of a command; with inner the seconds it prints itself, last."""
    if not inner and words[0] != sys.executable:
        print(f"  $ {shlex.join(words)}", flush=True)
    begun = time.perf_counter()
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stderr is not None
    said = child.stdout.read()
    wrong = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"bench: {shlex.join(words)} failed:\n{said}{wrong}")
    return float(said.split()[-1]) if inner else seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
