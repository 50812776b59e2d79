"""What a planner waits for at the desk: searching, filtering, labels on a map, and texts that are looked through."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import long_texts
import made_up
from participatiekaart.plugin.store.addresses import open_store
from publishing import change_a_plan
from timing import slowest, timed


def prepare_search(folder: Path, count: int) -> None:
    store = made_up.empty_store(folder / "store.gpkg")
    with store.writing("proef") as transaction:
        transaction.insert(made_up.plans(count))
    store.close()


def search(folder: Path, count: int) -> None:
    """The slowest of a hundred questions, each typed letter by letter."""
    store = open_store(str(folder / "store.gpkg"))

    def find(letters: str) -> None:
        assert store.search(letters)

    words = [f"straat {number * count // 20}" for number in range(20)]
    slowest(partial(find, word[:length]) for word in words for length in range(len(word) - 4, len(word) + 1))


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
    wanted = [Wanted(words, **only) for words in ("", "str") for only in filters]
    slowest(partial(search_in_dock, str(folder / "store.gpkg"), one) for one in wanted)


def texts(folder: Path, count: int) -> None:
    """The slowest of texts and addresses of that many characters, looked through for what should not be public."""
    from participatiekaart.plugin.participation.checks.addresses import looks_personal
    from participatiekaart.plugin.participation.checks.texts import is_safe_link

    of_texts = [(look, long_texts.long_text(piece)) for piece in long_texts.PIECES for look in long_texts.LOOKS]
    whole = [long_texts.long_text(piece) for piece in long_texts.PIECES_OF_ADDRESSES]
    links = [address for piece in whole for address in long_texts.long_addresses(piece)]
    of_links = [(look, address) for address in links for look in (is_safe_link, looks_personal)]
    slowest(partial(look, text) for look, text in (*of_texts, *of_links))


def labels(folder: Path, count: int) -> None:
    """What the expression functions are asked when a map labels every plan: the store is read, and each plan told."""
    from participatiekaart.plugin.desktop.own_layer.status_book import StatusBook

    book, address = StatusBook(), str(folder / "store.gpkg")
    book.turn_to([address], {})

    def work() -> None:
        assert all(book.find(f"P{number:06}") for number in range(count))

    timed(work)
