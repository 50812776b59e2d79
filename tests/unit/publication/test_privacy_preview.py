"""What is told before and while publishing is what the public is to see: no canary is in a preview or in the log."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from participatiekaart.plugin.participation.words import Text
from participatiekaart.plugin.publication.difference.changes import Change, ChangeKind, difference
from participatiekaart.plugin.publication.languages import Languages
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.store.addresses import open_store

from tests.counting import times
from tests.unit.intake.making import Listener

from .private_towns import towns
from .searching import MARK, marks_in
from .small_town import NOW
from .test_privacy import filled_store, take_back_a_plan


def told(change: Change) -> str:
    """Every word of a line of the preview."""
    words = (change.record_id, change.plan or "", change.name, change.field or "")
    return "\n".join([*words, *map(said_in_both, (change.label, change.before, change.after, change.why))])


@given(towns())
@settings(max_examples=times(3, 50))
def test_no_preview_and_no_log_holds_a_private_value(records: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "publiek"
        path = filled_store(Path(base) / "opslag", records)
        first = previewed(path, folder)
        assert any(change.kind is ChangeKind.NEW for change in first)
        listener = Listener()
        with open_store(str(path)) as store:
            website = Website(Languages.BOTH, "https://kaart.example/")
            done = publish(store, folder, website, Order(NOW, "planbureau", confirm=True), listener)
        take_back_a_plan(path, records)
        then = previewed(path, folder)
        assert any(change.kind is ChangeKind.WITHDRAWN for change in then)
    for change in (*first, *then):
        if change.kind.is_change:
            assert not marks_in(told(change).encode())
        else:
            # to mend it a planner has to know which one it is, and which address is not safe
            assert set(re.findall(f"{MARK}([A-Za-z]*)", told(change))) <= {"Momenttitle", "Momentperiodtext", "unsafe"}
    assert not marks_in("\n".join([*listener.notes, *(said_in_both(note) for note in done.notes)]).encode())


def previewed(path: Path, folder: Path) -> tuple[Change, ...]:
    store = open_store(str(path))
    try:
        return difference(store.snapshot(), folder, NOW).changes
    finally:
        store.close()


def said_in_both(text: Text) -> str:
    return f"{text.nl}\n{text.en}"
