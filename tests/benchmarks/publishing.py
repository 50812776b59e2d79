"""Publishing, all of it or a part, and looking at what would change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import made_up
from participatiekaart.plugin.intake import office_words
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.publication import publish as publication
from participatiekaart.plugin.publication.difference.changes import difference
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.store.addresses import open_store
from timing import AT, timed


def prepare_publish(folder: Path, count: int) -> None:
    made_up.filled_store(folder / "store.gpkg", count)


def prepare_pages(folder: Path, count: int) -> None:
    made_up.telling_store(folder / "store.gpkg", count)
    store = open_store(str(folder / "store.gpkg"))
    publication.publish(store, folder / "publiek", Website(), Order(AT, "proef", confirm=True), Silent())


def publish(folder: Path, count: int) -> None:
    store = open_store(str(folder / "store.gpkg"))
    target, order = folder / "publiek", Order(AT, "proef", confirm=True)
    timed(lambda: publication.publish(store, target, Website(), order, Silent()))


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
    with open_store(str(folder / "store.gpkg")) as store, store.writing("proef") as transaction:
        one = next(iter(transaction.find(made_up.Plan)))
        transaction.update(made_up.Plan, [(one.id, {"name": name})])


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
    from participatiekaart.plugin.publication.public_view.areas import AreaFinder
    from participatiekaart.plugin.publication.public_view.choice import choice_at
    from participatiekaart.plugin.publication.public_view.site import public_view

    snapshot = open_store(str(folder / "store.gpkg")).snapshot()
    return public_view(snapshot, choice_at(snapshot, AT), AreaFinder(snapshot), AT, None)
