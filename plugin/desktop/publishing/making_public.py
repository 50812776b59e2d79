"""The work that publishes a store or puts an earlier release back, for the dialog to have done in the background."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ...host.writer import writer_name
from ...participation.progress import Progress
from ...participation.times import now
from ...publication.order import Order, Website
from ...publication.publish import PublishResult, publish
from ...publication.rollback.putting_back import rollback
from ...store.addresses import open_store

Making = Callable[[Progress], PublishResult]


def publishing(address: str, folder: Path, website: Website, is_sure: bool) -> Making:
    """Publishes what the store holds by then. is_sure: a person agreed that much goes."""

    def work(progress: Progress) -> PublishResult:
        with closing(open_store(address)) as store:
            return publish(store, folder, website, _order(is_sure), progress)

    return work


def putting_back(address: str, folder: Path, name: str, is_sure: bool) -> Making:
    """Puts the release of that name back. is_sure: as for publishing."""

    def work(progress: Progress) -> PublishResult:
        with closing(open_store(address)) as store:
            return rollback(store, folder, name, _order(is_sure), progress)

    return work


def _order(is_sure: bool) -> Order:
    return Order(now(), writer_name(), confirm=is_sure)
