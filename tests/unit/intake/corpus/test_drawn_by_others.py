"""What another program drew into the store as it is: reckoned with and published as mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.areas.assign import assign_neighbourhoods
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.records import Neighbourhood, Plan
from participatiekaart.plugin.store.protocol import Store

from ..making import WHO, Listener, bring_in, id_of
from .geometry_corpus import AREAS, SURFACES, Place, box, moved
from .going_through import READERS, released, shares_of


def put_in(store: Store, **places: Place | bytes) -> None:
    """As another program writes into the store: as it is."""
    with store.writing("een ander programma") as transaction:
        transaction.insert(
            Plan(
                id=id_of(name),
                name=name,
                source_key=name,
                publication_state=PublicationState.PUBLISHED,
                geometry=place.wkb if isinstance(place, Place) else place,
            )
            for name, place in places.items()
        )


MENDABLE = [name for name in SURFACES if name not in ("swapped axes", "beside the town")]


@pytest.fixture
def edited(store: Store) -> Store:
    """A store in which another program drew, in the plans and in the borders of the wijken."""
    bring_in(store, AREAS)
    put_in(store, **{f"p{number}": SURFACES[name] for number, name in enumerate(MENDABLE)})
    put_in(store, leeg=moved("POLYGON EMPTY"), goed=box(400, 100, 600, 200))
    with store.writing("een ander programma") as transaction:
        bow = moved("POLYGON ((0 0, 500 1000, 500 0, 0 1000, 0 0))")
        transaction.update(Neighbourhood, [(id_of("WKA 2026"), {"geometry": bow})])
        transaction.update(Neighbourhood, [(id_of("BUA1 2026"), {"geometry": moved("MULTIPOLYGON EMPTY")})])
    return store


def test_what_another_program_drew_into_the_store_is_reckoned_with_as_mended(edited: Store) -> None:
    listener = Listener()

    assign_neighbourhoods(edited, [AreaLevel.WIJK, AreaLevel.BUURT], 0, 50, WHO, listener)

    found = shares_of(edited)
    assert [note for note in listener.notes if "BUA1" in note]
    assert found["leeg"] == {}
    # of the bow-tie that is wijk A, only its right-hand part reaches the plan
    assert found["goed"] == pytest.approx({"WKA": 0.375, "WKB": 0.5, "BUB1": 0.5})
    for number, name in enumerate(MENDABLE):
        place = SURFACES[name]
        assert found[f"p{number}"].get("WKB", 0) == pytest.approx(place.in_b / place.size, rel=1e-6)


def test_what_another_program_drew_into_the_store_is_published_mended(edited: Store, tmp_path: Path) -> None:
    done = released(edited, tmp_path / "publiek")

    assert (done.plans, done.withheld) == (len(MENDABLE) + 1, 1)
    for read in READERS.values():
        found = read(tmp_path / "publiek")
        assert len(found) == len(MENDABLE) + 1
        assert all(place.IsValid() and not place.IsEmpty() for places in found.values() for place in places)
    areas = READERS["plannen.gpkg"](tmp_path / "publiek")
    for number, name in enumerate(MENDABLE):
        assert areas[f"p{number}"][0].GetArea() == pytest.approx(SURFACES[name].size, rel=1e-6)
