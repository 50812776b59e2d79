"""A person watches a publication, and stops it at any time: what stood there still stands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from participatiekaart.plugin.participation import progress as going
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish, write_preview
from participatiekaart.plugin.store.addresses import open_store

from .released import contents, make_store, release
from .small_town import NOW, plan


class Watched(Silent):
    """Somebody watches, and presses stop once the bar is that far."""

    def __init__(self, until: float) -> None:
        self.told = [0.0]
        self.until = until

    def fraction(self, done: float) -> None:
        self.told.append(done)

    def stop_if_cancelled(self) -> None:
        if self.told[-1] >= self.until:
            raise CancelledError


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, dict[str, bytes]]:
    """A store of a thousand plans, and the publication before they were added."""
    home = tmp_path_factory.mktemp("stoppen")
    store = make_store(home / "store.gpkg", [plan(name="Park")])
    release(store, home / "publiek")
    with open_store(store) as opened, opened.writing("proef") as transaction:
        transaction.insert([plan(name=f"Plan {number}") for number in range(1000)])
    return store, home / "publiek", contents(home / "publiek")


def watched(store: str, folder: Path, until: float) -> Watched:
    progress = Watched(until)
    with open_store(store) as opened:
        publish(opened, folder, Website(), Order(NOW, "proef", confirm=True), progress)
    return progress


@pytest.mark.parametrize("until", [0.05, 0.15, 0.5, 0.55, 0.7, 0.85])
def test_stopped_at_any_time_the_publication_stays(town: tuple[str, Path, dict[str, bytes]], until: float) -> None:
    store, folder, before = town

    with pytest.raises(CancelledError):
        watched(store, folder, until)

    assert contents(folder) == before
    with open_store(store) as opened:
        assert len(opened.snapshot().published) < 10


def test_the_bar_moves_on_while_pages_are_written_and_while_they_are_seen_to_stay(
    town: tuple[str, Path, dict[str, bytes]], tmp_path: Path
) -> None:
    for _ in range(2):
        told = watched(town[0], tmp_path / "publiek", until=2).told

        assert told == sorted(told)
        assert told[-1] == 1
        assert max(after - before for before, after in zip(told, told[1:])) < 0.25


class Asked(Silent):
    """Counts how often it is asked, between one step of the bar and the next, whether to go on."""

    def __init__(self) -> None:
        self.times: Counter[float] = Counter()
        self.told = 0.0

    def fraction(self, done: float) -> None:
        self.told = done

    def stop_if_cancelled(self) -> None:
        self.times[self.told] += 1


def test_a_large_town_is_stopped_within_a_step_too(town: tuple[str, Path, dict[str, bytes]], tmp_path: Path) -> None:
    asked = Asked()
    with going.watched(asked), open_store(town[0]) as opened:
        publish(opened, tmp_path / "publiek", Website(), Order(NOW, "proef"), asked)

    # reading the store, checking, what is public, the layers, and reading them back: each goes by the thousand plans
    assert min(asked.times[step] for step in (0.0, 0.05, 0.15, 0.3, 0.5)) > 1000


def test_a_preview_moves_its_bar_on_and_is_stopped_within_a_step(
    town: tuple[str, Path, dict[str, bytes]], tmp_path: Path
) -> None:
    asked = Asked()
    with going.watched(asked), open_store(town[0]) as opened:
        write_preview(opened, tmp_path, NOW, Website(), asked)

    assert min(asked.times[step] for step in (0.0, 0.05, 0.15, 0.3, 0.5)) > 1000
