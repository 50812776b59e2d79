"""One piece of work in a process of its own: `work.py NAME FOLDER COUNT`. Prints the seconds it took, without imports.

What a measurement needs beforehand is made by `prepare_…` in another process, so that peak memory is the work's own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import long_texts
import made_up
import shapely
from osgeo import ogr
from participatiekaart.plugin.intake import assign, attach, imports, office_words, sources, tables
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.shares import shares
from participatiekaart.plugin.publication import publish as publishing
from participatiekaart.plugin.publication.difference import difference
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.store.addresses import open_store

AT = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
DATA = Path(__file__).resolve().parents[3] / "shared/data"
BUURTEN, PLANS = DATA / "nl_buurten_2015.gpkg", DATA / "overijssel_plans.gpkg"
REAL = 487


def timed(work: Callable[[], Any], times: int = 1) -> None:
    """The fastest of some runs: what else the machine does makes short ones slower, never faster."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    print(min(took))


def prepare_attach(folder: Path, count: int) -> None:
    made_up.plan_layer(folder / "plannen.gpkg", count)
    made_up.empty_store(folder / "store.gpkg").close()


def attach_plans(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    layer = sources.LayerDescription("plannen", "ogr", "plannen.gpkg", "code", "naam", "EPSG:28992")
    wanted = sources.Attachment(layer, publish=True)
    timed(lambda: attach.attach_plans(store, features(folder), wanted, "proef", AT, Silent()))


def features(folder: Path) -> Iterator[sources.SourceFeature]:
    opened = ogr.Open(str(folder / "plannen.gpkg"))
    for feature in opened.GetLayer(0):
        key, name, summary = map(feature.GetFieldAsString, range(3))
        yield sources.SourceFeature(
            row=str(feature.GetFID()),
            key=key,
            name=name,
            summary=summary,
            geometry=bytes(feature.GetGeometryRef().ExportToWkb()),
        )


def prepare_import(folder: Path, count: int) -> None:
    of = made_up.plans(count)
    made_up.moment_table(folder / "momenten.csv", count)
    made_up.moment_rows(folder / "rijen.csv", of)
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(of)
    store.close()


def import_records(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    kind = imports.RecordKind.MOMENTS

    def work() -> None:
        table = tables.read_table(folder / "momenten.csv")
        done = imports.import_records(store, table, kind, None, "proef", Silent())
        assert done.added == count, done

    timed(work)


def prepare_publish(folder: Path, count: int) -> None:
    made_up.filled_store(folder / "store.gpkg", count)


def prepare_pages(folder: Path, count: int) -> None:
    made_up.telling_store(folder / "store.gpkg", count)
    store = open_store(str(folder / "store.gpkg"))
    publishing.publish(store, folder / "publiek", Website(), Order(AT, "proef", confirm=True), Silent())


def publish(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    target, order = folder / "publiek", Order(AT, "proef", confirm=True)
    timed(lambda: publishing.publish(store, target, Website(), order, Silent()))


def publish_again(folder: Path, count: int) -> None:
    """After `publish`: one plan has another name, the rest stays as it is."""
    change_a_plan(folder, "Bomen")
    publish(folder, count)


def preview(folder: Path, count: int) -> None:
    """After `publish`: what would change, with hints on language, where one plan has another name."""
    change_a_plan(folder, "Banken")
    store = open_store(str(folder / "store.gpkg"))

    def work() -> None:
        words = office_words.load_office_words("")
        assert difference(store.snapshot(), folder / "publiek", AT, words).changes

    timed(work)


def change_a_plan(folder: Path, name: str) -> None:
    store = open_store(str(folder / "store.gpkg"))
    with store.writing("proef") as transaction:
        one = next(iter(transaction.find(made_up.Plan)))
        transaction.update(made_up.Plan, [(one.id, {"name": name})])
    store.close()


def publish_pages(folder: Path, count: int) -> None:
    """The pages only, of public records that stand ready."""
    from participatiekaart.plugin.publication.writers.pages import PageOptions, write_pages
    from participatiekaart.plugin.publication.writers.staging import Staging

    site = public_site(folder)
    target = folder / "paginas"
    target.mkdir(exist_ok=True)
    timed(lambda: write_pages(site, Staging(target), PageOptions()))


def publish_layers(folder: Path, count: int) -> None:
    """The three layer files of `plannen` only, of public records that stand ready."""
    from participatiekaart.plugin.publication.writers.layers import write_layers
    from participatiekaart.plugin.publication.writers.rows import rows_of

    site = public_site(folder)
    target = folder / "lagen"
    target.mkdir(exist_ok=True)
    timed(lambda: write_layers(site, rows_of(site), target))


def public_site(folder: Path) -> Any:
    from participatiekaart.plugin.publication.areas import AreaFinder
    from participatiekaart.plugin.publication.choice import choice_at
    from participatiekaart.plugin.publication.public_view import public_view

    snapshot = open_store(str(folder / "store.gpkg")).snapshot()
    return public_view(snapshot, choice_at(snapshot, AT), AreaFinder(snapshot), AT, None)


def areas() -> list[Any]:
    """The buurten of the Netherlands in 2015 where they are at hand, else as many squares."""
    if not BUURTEN.is_file():
        return made_up.squares(110)
    found = []
    for number, shape in enumerate(shapely.make_valid(_drawn(BUURTEN))):
        parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
        values = {"id": made_up.new_id(), "code": f"BU{number:08}", "name": str(number), "year": 2015}
        whole = shapely.MultiPolygon([one for part in parts for one in shapely.get_parts(part)])
        found.append(made_up.Neighbourhood(**values, level=AreaLevel.BUURT, geometry=bytes(shapely.to_wkb(whole))))
    return found


def plans(count: int) -> list[Any]:
    """The real plans of a province where as many are asked for and they are at hand, else made-up ones."""
    if count != REAL or not PLANS.is_file():
        return made_up.plans(count)
    shapes = shapely.make_valid(_drawn(PLANS))
    return [made_up.Plan(id=made_up.new_id(), geometry=bytes(shapely.to_wkb(shape))) for shape in shapes]


def _drawn(path: Path) -> Any:
    opened = ogr.Open(str(path))
    drawn = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in opened.GetLayer(0)]
    return shapely.force_2d(shapely.from_wkb(drawn))


def prepare_assign(folder: Path, count: int) -> None:
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(areas())
        transaction.insert(plans(count))
    store.close()


def assign_whole(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    levels = [AreaLevel.BUURT]
    timed(lambda: assign.assign_neighbourhoods(store, levels, 1, 50, "proef", Silent()))


def _overlay_input(folder: Path) -> tuple[list[bytes], list[bytes]]:
    with open_store(str(folder / "store.gpkg")).reading() as reader:
        plans = [wkb for (wkb,) in reader.values(made_up.Plan, ("geometry",))]
        return plans, [wkb for (wkb,) in reader.values(made_up.Neighbourhood, ("geometry",))]


def overlay(folder: Path, count: int) -> None:
    plans, around = _overlay_input(folder)
    timed(lambda: shares(plans, around), times=3)


def overlay_floor(folder: Path, count: int) -> None:
    """shapely and its STRtree, and nothing else: each pair's area, no overlay where a plan lies wholly inside."""
    plans, around = _overlay_input(folder)

    def work() -> None:
        shapes, areas = shapely.from_wkb(plans), shapely.from_wkb(around)
        shapely.prepare(areas)
        one, other = shapely.STRtree(areas).query(shapes, predicate="intersects")
        crossing = ~shapely.covers(areas[other], shapes[one])
        parts = shapely.area(shapes[one])
        parts[crossing] = shapely.area(shapely.intersection(shapes[one[crossing]], areas[other[crossing]]))

    timed(work, times=3)


def prepare_search(folder: Path, count: int) -> None:
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(made_up.plans(count))
    store.close()


def search(folder: Path, count: int) -> None:
    """The slowest of a hundred questions, each typed letter by letter."""
    store = open_store(str(folder / "store.gpkg"))
    slowest = 0.0
    for number in range(20):
        word = f"straat {number * count // 20}"
        for length in range(len(word) - 4, len(word) + 1):
            begun = time.perf_counter()
            assert store.search(word[:length])
            slowest = max(slowest, time.perf_counter() - begun)
    print(slowest)


def first_filtered(folder: Path, count: int) -> None:
    """What the dock does in the background when its filters are unfolded."""
    from participatiekaart.plugin.desktop.dock.searching import prepare_filters

    timed(lambda: prepare_filters(str(folder / "store.gpkg")))


def filtered_after_a_change(folder: Path, count: int) -> None:
    """A filter by status after a plan was written."""
    from participatiekaart.plugin.desktop.dock.searching import Wanted, prepare_filters
    from participatiekaart.plugin.desktop.dock.searching import search as search_in_dock
    from participatiekaart.plugin.participation.codes import Status

    prepare_filters(str(folder / "store.gpkg"))
    change_a_plan(folder, "Bomen")
    timed(lambda: search_in_dock(str(folder / "store.gpkg"), Wanted(status=Status.NOT_STARTED)))


def search_filtered(folder: Path, count: int) -> None:
    """The slowest of a filter by each status, phase and level, by a wijk where nothing lies and by who worked on it, as
    the dock asks it, with letters and without, once it has its filters unfolded."""
    from participatiekaart.plugin.desktop.dock.searching import Wanted, prepare_filters
    from participatiekaart.plugin.desktop.dock.searching import search as search_in_dock
    from participatiekaart.plugin.participation.codes import Level, Phase, Status

    prepare_filters(str(folder / "store.gpkg"))
    codes: tuple[tuple[str, Any], ...] = (("status", Status), ("phase", Phase), ("level", Level))
    filters = [{name: code} for name, kind in codes for code in kind]
    filters += [{"neighbourhood": "WK990101"}, {"worked_on_by": "proef"}, {"worked_on_by": "niemand"}]
    slowest = 0.0
    for wanted in [Wanted(words, **only) for words in ("", "str") for only in filters]:
        begun = time.perf_counter()
        search_in_dock(str(folder / "store.gpkg"), wanted)
        slowest = max(slowest, time.perf_counter() - begun)
    print(slowest)


def texts(folder: Path, count: int) -> None:
    """The slowest of texts and addresses of that many characters, looked through for what should not be public."""
    from participatiekaart.plugin.participation.checks.addresses import looks_personal
    from participatiekaart.plugin.participation.checks.texts import is_safe_link

    slowest = 0.0
    of_texts = [(look, long_texts.long_text(piece)) for piece in long_texts.PIECES for look in long_texts.LOOKS]
    whole = [long_texts.long_text(piece) for piece in long_texts.PIECES_OF_ADDRESSES]
    links = [address for piece in whole for address in long_texts.long_addresses(piece)]
    of_links = [(look, address) for address in links for look in (is_safe_link, looks_personal)]
    for look, text in (*of_texts, *of_links):
        begun = time.perf_counter()
        look(text)
        slowest = max(slowest, time.perf_counter() - begun)
    print(slowest)


def labels(folder: Path, count: int) -> None:
    """What the expression functions are asked when a map labels every plan: the store is read, and each plan told."""
    from participatiekaart.plugin.desktop.own.status_book import StatusBook

    book, address = StatusBook(), str(folder / "store.gpkg")
    book.turn_to([address], {})

    def work() -> None:
        assert all(book.find(f"P{number:06}") for number in range(count))

    timed(work)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
