"""A town that is published, changed, and published again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from participatiekaart.plugin.participation.words import ParticipationError, Text
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.release import earlier
from participatiekaart.plugin.publication.writers.pages import templates, words, writer

from .released import EVERYTHING, change, make_store, release, roll_back
from .small_town import NOW

PAGE = "plannen/veld/index.html"


@dataclass
class Town:
    """A store and a public folder, and how it is published."""

    store: Path
    folder: Path
    at: datetime = NOW
    language: Languages = Languages.BOTH
    base_url: str | None = "https://kaart.example/"
    program: int = 1
    ids: dict[type, list[str]] = field(default_factory=dict)

    def change(self, kind: type, number: int, **values: Any) -> None:
        ids = self.ids[kind]
        change(str(self.store), kind, ids[number % len(ids)], **values)

    def publish(self, folder: Path, store: Path) -> None:
        release(str(store), folder, self.at, language=self.language, base_url=self.base_url)


def published_before(store: Path) -> Town:
    """Of what the fixture `published` gives."""
    town = Town(store, store.with_name("publiek"))
    for record in EVERYTHING:
        town.ids.setdefault(type(record), []).append(record.id)
    return town


def made(base: Path) -> Town:
    make_store(base / "opslag.gpkg", EVERYTHING)
    return published_before(base / "opslag.gpkg")


Step = Callable[[Town], None]
NUMBER = st.integers(0, 30)


def changed(kind: type, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(
        lambda number, given: lambda town: town.change(kind, number, **given), NUMBER, st.fixed_dictionaries(values)
    )


def put_back(town: Town) -> None:
    with suppress(ParticipationError):  # nothing is kept, or nothing of it may be shown any more
        roll_back(str(town.store), town.folder, town.at)


def later(hours: int) -> Step:
    return lambda town: setattr(town, "at", town.at + timedelta(hours=hours))


def another_program(patch: pytest.MonkeyPatch, name: str, what: Text) -> None:
    """Another version of the plugin, with other words in its templates."""
    patch.setattr(earlier, "makers", lambda: name)
    patch.setitem(words.PAGE, "what", what)
    patch.setattr(writer, "environment", cache(templates.environment.__wrapped__))
