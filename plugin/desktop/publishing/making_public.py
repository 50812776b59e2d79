"""Publishes a store, or puts an earlier release back, for the dialog to have done in the background."""

from __future__ import annotations

from pathlib import Path

from ...host.writer import writer_name
from ...participation.progress import Progress
from ...participation.times import now
from ...publication.order import Order, Website
from ...publication.publish import PublishResult, publish
from ...publication.rollback.putting_back import rollback
from ...store.addresses import open_store


def make_public(address: str, folder: Path, website: Website, is_sure: bool, progress: Progress) -> PublishResult:
    """Publish what the store holds now. is_sure: a person agreed that much goes."""
    with open_store(address) as store:
        return publish(store, folder, website, _order(is_sure), progress)


def put_back(address: str, folder: Path, name: str, is_sure: bool, progress: Progress) -> PublishResult:
    """Put the release of that name back. is_sure: as for publishing."""
    with open_store(address) as store:
        return rollback(store, folder, name, _order(is_sure), progress)


def _order(is_sure: bool) -> Order:
    return Order(now(), writer_name(), confirm=is_sure)
