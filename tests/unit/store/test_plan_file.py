"""The file of one plan holds what the whole snapshot holds of it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import (
    Contact,
    Neighbourhood,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    new_id,
)
from participatiekaart.plugin.participation.snapshot import PublishedRecord
from participatiekaart.plugin.store.protocol import Publication, Store

from .making import WHO, id_of, moment, plan, square, write

PUBLICATION = Publication("2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00+00:00", WHO, "map", "0" * 64, 2, 2)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two plans with the same of everything."""
    write(
        store,
        PlanSource(id=new_id(), name="plannen"),
        *(
            Neighbourhood(id=new_id(), code=code, year=2026, name=code, level=level, geometry=square())
            for code, level in (("GM9999", AreaLevel.MUNICIPALITY), ("WK999901", AreaLevel.WIJK))
        ),
        Neighbourhood(id=new_id(), code="WK999902", year=2026),
    )
    for name in ("Molenweg", "Plein"):
        own = id_of(name)
        contact = Contact(id=new_id(), name=f"Contact van {name}")
        write(
            store,
            plan(name, geometry=square()),
            *(moment(f"{title} {name}", plan=own) for title in ("Inloop", "Enquête")),
            contact,
            PlanContact(id=new_id(), plan=own, contact=contact.id),
            PlanNeighbourhood(id=new_id(), plan=own, neighbourhood_code="WK999901", share=0.5),
        )
    return store


def test_a_file_is_the_snapshot_of_that_plan_alone(filled: Store) -> None:
    ids = [id_of(name) for name in ("Molenweg", "Plein")]
    seen = [PublishedRecord("plan", id, "d", "2026-11-23", "2026-11-23", 0, True) for id in ids]
    seen += [PublishedRecord("moment", id_of("Inloop Plein"), "d", "2026-11-23", "2026-11-23", 0, True)]
    with filled.writing(WHO) as transaction:
        transaction.remember_publication(PUBLICATION, seen, {})
    whole = filled.snapshot()
    for own in ids:
        file = filled.plan_file(own)
        assert file is not None
        assert file.settings == whole.settings
        assert file.plans == tuple(one for one in whole.plans if one.id == own)
        assert file.moments == tuple(whole.moments_by_plan[own])
        assert file.contacts == tuple(whole.contacts_by_plan[own])
        assert file.areas_by_plan[own] == whole.areas_by_plan[own]
        mine = {own, *(one.id for one in file.moments)}
        assert set(file.published) == {record for record in whole.published if record.id in mine}


def test_of_neighbourhoods_only_the_municipality_comes_with_its_border(filled: Store) -> None:
    file = filled.plan_file(id_of("Plein"))
    assert file is not None
    assert {area.code: area.geometry is not None for area in file.neighbourhoods} == {
        "GM9999": True,
        "WK999901": False,
        "WK999902": False,
    }


def test_a_plan_that_is_not_there_has_no_file(filled: Store) -> None:
    assert filled.plan_file(id_of("weg")) is None
