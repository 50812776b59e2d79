"""What attaching tells of the layer itself: another of the same name, the same under another name, other keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.records import PlanSource
from participatiekaart.plugin.store.protocol import Store

from .making import Listener, attach, edit, feature, layer, records


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        # a spreadsheet took the zeros
        ([("0012", "A"), ("0013", "B")], [(12, "C"), (13, "D")], "2 nieuwe plannen lijken op plannen die niet meer in"),
        ([("PL-2026.01", "A"), ("x", "B")], [("pl 2026 01", "Anders"), ("x", "B")], "Nieuw plan “pl 2026 01” lijkt op"),
        # another field was given the same name
        ([("a", "Plein"), ("b", "Brug")], [("17", "Plein"), ("b", "Brug")], "Nieuw plan “17” lijkt op plan “a”, dat"),
        # many a plan is called that
        ([("a", "Straat"), ("b", "Straat")], [("17", "Straat")], None),
        ([("a", "Straat"), ("b", "Brug")], [("17", "Straat"), ("18", "Straat")], None),
        ([("-", None), ("b", "Brug")], [("_", None)], None),
        ([("a", "Plein")], [("a", "Plein"), ("A", "Plein")], None),
        ([("a", "Plein"), ("b", "Brug")], [("b", "Brug"), ("c", "Kade")], None),
    ],
)
def test_plans_that_came_in_with_another_key_are_told(
    store: Store, before: list[tuple[Any, str]], after: list[tuple[Any, str]], said: str | None
) -> None:
    attach(store, [feature(key, name=name) for key, name in before])
    attach(store, [feature(key, name=name) for key, name in after], source="een andere laag")
    heard = Listener()
    attach(store, [feature(key, name=name) for key, name in after], progress=heard)

    notes = [note for note in heard.notes if "lijk" in note]
    assert [note[: len(said or "")] for note in notes] == ([said] if said else [])


def test_the_same_list_under_another_name_is_told(store: Store) -> None:
    attach(store, [feature("A"), feature("B"), feature("C")], source="plannen")
    attach(store, [feature("Z")], source="los")
    heard = Listener()

    attach(store, [feature("X"), feature("Y"), feature("A")], source="wegen", progress=heard)
    attach(store, [feature("A"), feature("B"), feature("C")], source="plannen", progress=heard)
    assert heard.notes == []

    attach(store, [feature("A"), feature("B"), feature("D")], source="plannen-december", progress=heard)
    (said,) = heard.notes
    assert said.startswith(
        "Nieuwe plannen met een sleutel die al bij een andere bron staat (“plannen”, “wegen”): 2 van de 3."
    )
    attach(store, [feature("Q"), feature("Z")], source="half", progress=heard)
    assert heard.notes[1].startswith(
        "Nieuwe plannen met een sleutel die al bij een andere bron staat (“los”): 1 van de 2."
    )
    attach(store, [feature("Q"), feature("Z"), feature("N")], source="half", progress=heard)
    assert heard.notes[2:] == [], "what was told before is not what is new"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"address": "elders/plannen.gpkg"}, "Bron (zonder wachtwoord): eerst plannen.gpkg|layername=plangebied, nu e"),
        ({"key_field": "nummer"}, "Sleutelveld: eerst code, nu nummer."),
    ],
)
def test_another_layer_of_the_same_name_is_told(store: Store, change: dict[str, str], words: str) -> None:
    attach(store, [feature("1", name="Park"), feature("2")])
    listener = Listener()

    attach(store, [feature("1", name="Fabriek"), feature("2")], described=replace(layer(), **change), progress=listener)

    (said,) = [note for note in listener.notes if "andere laag" in note]
    assert said.startswith("Onder de naam “Plangebieden” was eerder een andere laag gekoppeld.")
    assert words in said


def test_another_layer_of_the_same_name_in_which_every_plan_is_missing_is_told(store: Store) -> None:
    attach(store, [feature("1")])
    listener = Listener()

    attach(store, [feature("8")], described=replace(layer(), address="elders.gpkg"), progress=listener)

    assert [note for note in listener.notes if "andere laag" in note]


def test_a_file_named_with_its_layer_is_the_file_that_was_named_without(store: Store, tmp_path: Path) -> None:
    listener, file = Listener(), str(tmp_path / "plannen.gpkg")
    attach(store, [feature("1")], described=replace(layer(), address=file))

    named = replace(layer(), address=f"{file}|layername=plangebied")
    attach(store, [feature("1", name="Anders")], described=named, progress=listener)

    assert listener.notes == []


def test_a_layer_that_a_model_makes_anew_is_no_other(store: Store) -> None:
    listener, made = Listener(), [replace(layer(), provider="memory", address=f"Polygon?uid={n}") for n in range(2)]
    attach(store, [feature("1")], described=made[0])
    attach(store, [feature("1", name="Anders")], described=made[1], progress=listener)
    assert listener.notes == []

    attach(store, [feature("1")], described=layer(), progress=listener)
    assert "andere laag" in listener.notes[0], "a file is"


def test_fields_that_are_no_longer_read_are_told_at_once(store: Store) -> None:
    described = replace(layer(), summary_field="tekst", kind_field="soort", phase_field="fase", url_field="url")
    attach(store, [feature("1", summary="Er komt een park.")], described=described)
    listener, fewer = Listener(), replace(layer(), kind_field="type")

    attach(store, [feature("1")], described=fewer, progress=listener)
    (said,) = listener.notes
    assert said.startswith(
        "Nu leeg gelaten: Veld met samenvatting (“tekst”), Veld met fase (“fase”), Veld met webadres (“url”). Wat"
    )

    attach(store, [feature("1", name="Anders")], described=layer(), progress=listener)
    assert listener.notes[1].startswith("Nu leeg gelaten: Veld met soort plan (“type”). Wat"), "the others were before"


@pytest.mark.parametrize("key", ["fid", "OBJECTID", "ogc_fid"])
def test_a_row_number_as_key_is_told_while_plans_come_in_by_it(store: Store, key: str) -> None:
    listener, described = Listener(), replace(layer(), key_field=key)
    attach(store, [feature("1")], described=described, progress=listener)
    attach(store, [feature("1", name="Anders")], described=described, progress=listener)

    (said,) = listener.notes
    assert said.startswith(f"Sleutelveld “{key}” is een volgnummer van het bestand.")


def test_a_layer_that_was_moved_and_says_the_same_is_no_other(store: Store) -> None:
    attach(store, [feature("1")])
    listener = Listener()

    attach(store, [feature("1")], described=replace(layer(), address="verhuisd.gpkg"), progress=listener)

    assert listener.notes == []
    (source,) = records(store, PlanSource)
    assert source.address == "verhuisd.gpkg"

    edit(store, PlanSource, source.id, {"address": None})
    attach(store, [feature("1", name="Anders")], progress=listener)
    assert listener.notes == [], "of what lay there before nothing is known"
