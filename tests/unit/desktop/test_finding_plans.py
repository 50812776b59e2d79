"""The plans of rows that are selected on the municipality's own layer."""

from __future__ import annotations

from typing import Any

import pytest
from participatiekaart.plugin.desktop.dock.finding_plans import find_own
from participatiekaart.plugin.participation.records import Plan, PlanSource
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.protocol import Store

LAYER = "/kaarten/plannen.gpkg|layername=plannen"


@pytest.fixture
def attached(store: Store) -> str:
    """A store that knows the layer, and one plan of it."""
    with store.writing("proef") as transaction:
        lies = {"provider": "ogr", "address": LAYER, "key_field": "plancode", "name_field": "naam"}
        transaction.insert([PlanSource("laag", name="plannen", **lies)])
        transaction.insert([Plan("plan", source="laag", source_key="P-1", source_name="Molenweg")])
    return store.address


def found(store: str, *rows: dict[str, Any]) -> Any:
    return find_own((store,), "ogr", LAYER, lambda _fields: rows)


def test_rows_without_a_key_leave_the_others_what_they_are(attached: str) -> None:
    known = found(attached, {"plancode": "P-1", "naam": "Molenweg"}, {"plancode": None, "naam": "Plein"})
    assert (known.plans, known.unattached) == (("plan",), ())


def test_a_row_that_is_no_plan_yet_comes_with_the_system_of_the_store(attached: str) -> None:
    (row,) = found(attached, {"plancode": "P-2", "naam": "Plein"}).unattached
    assert (row.key, row.name, row.crs) == ("P-2", "Plein", "EPSG:28992")


@pytest.mark.parametrize("key", [None, "", "  "])
def test_a_row_that_has_no_key_yet_is_told_of_with_the_field_to_fill_in(attached: str, key: str | None) -> None:
    with pytest.raises(ParticipationError) as told:
        found(attached, {"plancode": key, "naam": "Plein"})
    assert "“plancode”" in told.value.text.nl
