"""What holds of every text and link that a planner types for the public, and so must of a new one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import Severity, check
from participatiekaart.plugin.participation.codes import Precision
from participatiekaart.plugin.participation.fields import Kind, definitions
from participatiekaart.plugin.participation.records import Moment, Plan, Record

from .canaries import PUBLISHABLE
from .released import change, make_store, release, roll_back
from .small_town import NOW, moment, plan, town

WRONG = {Kind.TEXT: "XXX", Kind.LONG_TEXT: "XXX", Kind.LINK: "www.voorbeeld.nl"}
FIRST = {Kind.TEXT: "Eerst.", Kind.LONG_TEXT: "Eerst.", Kind.LINK: "https://eerst.example/"}
LATER = {Kind.TEXT: "Later.", Kind.LONG_TEXT: "Later.", Kind.LINK: "https://later.example/"}
IN_WORDS = {"precision": Precision.MONTH}
"""The words for when a moment is go public where they stand for its date."""
NO_WORDS = {"source_key", "slug", "timezone"}
"""Texts that are no planner's words for a reader."""


def typed(record: type[Record], said: dict[Kind, str]) -> dict[str, str]:
    """A value for each field of a record that goes public as a planner typed it."""
    names = PUBLISHABLE[record] - NO_WORDS
    return {field.name: said[field.kind] for field in definitions(record) if field.kind in said and field.name in names}


@pytest.mark.parametrize("record", [Plan, Moment])
def test_it_is_checked_before_it_goes_public(record: type[Record]) -> None:
    wrong = typed(record, WRONG)
    one = plan(**(wrong if record is Plan else {}))
    its = moment(one, "2026-12-01", "2026-12-31", **IN_WORDS, **(wrong if record is Moment else {}))
    found = {finding.field for finding in check(town(one, its), NOW) if finding.severity is Severity.ERROR}
    assert wrong.keys() - found == set(), "Name it in participation/checks/subjects.py."


def test_it_comes_back_with_an_earlier_release(tmp_path: Path) -> None:
    one = plan(**typed(Plan, FIRST))
    its = moment(one, "2026-11-02", "2026-11-20", **IN_WORDS, **typed(Moment, FIRST))
    store, folder = make_store(tmp_path / "opslag.gpkg", [one, its]), tmp_path / "publiek"
    release(store, folder)
    before = shown(folder)
    change(store, Plan, one.id, **typed(Plan, LATER))
    change(store, Moment, its.id, **typed(Moment, LATER))
    release(store, folder)
    changed = shown(folder).items() - before.items()
    assert len(changed) > len({*typed(Plan, LATER), *typed(Moment, LATER)})

    roll_back(store, folder)

    assert shown(folder).items() - before.items() == set(), "Name it in publication/rollback/earlier_words.py."


def shown(folder: Path) -> dict[tuple[str, str], Any]:
    """What the layers tell of the plan and its moment, by layer and field, but for when it changed."""
    return {
        (layer, name): str(value)
        for layer in ("plannen", "momenten")
        for feature in json.loads((folder / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
        for name, value in feature["properties"].items()
        if name != "bijgewerkt_op"
    }
