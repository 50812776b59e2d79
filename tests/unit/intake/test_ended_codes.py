"""What importing the areas of a new year tells of records that stay at a code which is no longer in use."""

from __future__ import annotations

from participatiekaart.plugin.intake.areas.assign import assign_neighbourhoods
from participatiekaart.plugin.intake.areas.neighbourhoods import import_neighbourhoods
from participatiekaart.plugin.intake.sources import SourceArea
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanNeighbourhood,
    new_id,
)
from participatiekaart.plugin.store.protocol import Store

from tests.unit.store.making import write

from .making import WHO, Listener, box, records


def of_year(store: Store, year: int, *codes: str, level: AreaLevel = AreaLevel.WIJK) -> list[str]:
    """Import areas beside each other; what was told."""
    listener = Listener()
    areas = [SourceArea(f"rij {code}", code, f"Wijk {code}", None, box(10 * at, 0)) for at, code in enumerate(codes)]
    import_neighbourhoods(store, areas, level, year, WHO, listener)
    return listener.notes


def assign(store: Store) -> None:
    assign_neighbourhoods(store, (AreaLevel.WIJK, AreaLevel.BUURT), 1, 90, WHO, Silent())


def test_plans_wait_for_the_overlay_with_the_new_year(store: Store) -> None:
    write(store, *(Plan(id=new_id(), name=f"Plan {at}", geometry=box(10 * at + 2, 2, 3)) for at in (0, 1, 1)))
    assert of_year(store, 2026, "A", "B") == []
    assign(store)

    assert of_year(store, 2027, "A", "C") == [
        "Bij een code die niet meer geldt horen nog 2 plannen. Het publiek ziet ze daar niet. Start “Plannen aan "
        "wijken toewijzen”."
    ]
    assign(store)
    assert of_year(store, 2027, "A", "C") == []


def test_what_was_set_by_hand_needs_a_hand_again(store: Store) -> None:
    plan = Plan(id=new_id(), name="Plan")
    by_hand = {"neighbourhood_code": "B", "by_hand": True, "share": 1.0}
    write(store, plan, PlanNeighbourhood(id=new_id(), plan=plan.id, **by_hand))
    write(store, Goal(id=new_id(), neighbourhood_code="B"), Goal(id=new_id(), neighbourhood_code="B"))
    write(store, Moment(id=new_id(), neighbourhood_code="D"), Contact(id=new_id(), neighbourhood_code="B", name="Bond"))
    # a code that was never that of an area, and that of the whole town, say nothing
    write(store, Moment(id=new_id(), neighbourhood_code="GM9999"), Moment(id=new_id(), neighbourhood_code="X"))
    of_year(store, 2026, "GM9999", level=AreaLevel.MUNICIPALITY)
    of_year(store, 2027, "GM9998", level=AreaLevel.MUNICIPALITY)
    assert of_year(store, 2026, "A", "B", "D") == []

    assert of_year(store, 2027, "A", "C") == [
        "Code B geldt niet meer. Wat daar nog bij staat, ziet het publiek bij geen wijk of buurt: 1 plan, 2 doelen, 1 "
        "contact. Geef het een code van nu.",
        "Code D geldt niet meer. Wat daar nog bij staat, ziet het publiek bij geen wijk of buurt: 1 moment. Geef het "
        "een code van nu.",
    ]


def test_a_year_before_the_newest_ends_no_code(store: Store) -> None:
    write(store, Goal(id=new_id(), neighbourhood_code="A"))
    of_year(store, 2027, "A")
    (said,) = of_year(store, 2025, "A", "B")
    assert said.startswith("Van het niveau “Wijk” staat er al een indeling van 2027.")


def test_an_area_whose_year_was_emptied_in_an_attribute_table_keeps_no_new_year_out(store: Store) -> None:
    write(store, Goal(id=new_id(), neighbourhood_code="A"))
    of_year(store, 2026, "A", "B")
    with store.writing(WHO) as transaction:
        transaction.update(Neighbourhood, [(area.id, {"year": None}) for area in transaction.find(Neighbourhood)[:1]])

    assert of_year(store, 2027, "B", "C") == [
        "Code A geldt niet meer. Wat daar nog bij staat, ziet het publiek bij geen wijk of buurt: 1 doel. Geef het een "
        "code van nu."
    ]
    assert len(records(store, Neighbourhood)) == 4
