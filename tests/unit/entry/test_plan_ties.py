"""The contacts and neighbourhoods of a plan's card: kept in a real store, also beside what others do meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from participatiekaart.plugin.entry.plan_ties import (
    AreaEntry,
    keep_areas,
    keep_contacts,
    share_of,
    share_problems,
    shown_areas,
    shown_contacts,
    with_ties,
)
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.records import (
    Contact,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
)
from participatiekaart.plugin.participation.snapshot import Snapshot
from participatiekaart.plugin.store.protocol import Store

WIJK, BUURT = "WK990101", "BU99010101"
OF_THE_OTHER = ("li", 1), ("jo", 2)


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A plan with two of three contacts, and lying in a wijk and a buurt of it; another plan has the same."""
    with store.writing("voorbereiding") as transaction:
        transaction.insert([Plan(id="p", name="Molenweg"), Plan(id="q", name="Kade")])
        transaction.insert([Contact(id=id, name=id) for id in ("jo", "li", "ot")])
        transaction.insert(
            [
                PlanContact("t1", plan="p", contact="jo", position=4),
                PlanContact("t2", plan="p", contact="li", position=7),
                *(PlanContact(f"q-{who}", plan="q", contact=who, position=n) for who, n in OF_THE_OTHER),
            ]
        )
        transaction.insert(
            [
                Neighbourhood("a1", code=BUURT, year=2026, name="Kade", level=AreaLevel.BUURT),
                Neighbourhood("a2", code=WIJK, year=2026, name="Haven", level=AreaLevel.WIJK),
            ]
        )
        transaction.insert(
            [
                PlanNeighbourhood("n1", plan="p", neighbourhood_code=BUURT, share=1.0, by_hand=False),
                PlanNeighbourhood("n2", plan="p", neighbourhood_code=WIJK, share=0.8234, by_hand=False),
                *(
                    PlanNeighbourhood(f"q-{code}", plan="q", neighbourhood_code=code, share=1.0)
                    for code in (WIJK, BUURT)
                ),
            ]
        )
    yield store
    other = store.plan_file("q")
    assert other is not None
    assert {(tie.contact, tie.position) for tie in other.plan_contacts} == set(OF_THE_OTHER)
    assert {(tie.neighbourhood_code, tie.share) for tie in other.plan_neighbourhoods} == {(WIJK, 1.0), (BUURT, 1.0)}


def file_of(store: Store) -> Snapshot:
    file = store.plan_file("p")
    assert file is not None
    return file


def areas(store: Store) -> dict[str | None, tuple[float | None, bool]]:
    return {tie.neighbourhood_code: (tie.share, tie.by_hand) for tie in file_of(store).plan_neighbourhoods}


def save_contacts(store: Store, before: tuple[str, ...], *after: str) -> None:
    with store.writing("test") as transaction:
        keep_contacts(transaction, "p", before, after)


def save_areas(store: Store, before: tuple[AreaEntry, ...], *after: AreaEntry) -> None:
    with store.writing("test") as transaction:
        keep_areas(transaction, "p", before, after)


def test_contacts_are_added_taken_off_and_put_in_order(filled: Store) -> None:
    before = shown_contacts(file_of(filled))
    assert before == ("jo", "li")

    save_contacts(filled, before, "ot", "li")
    assert shown_contacts(file_of(filled)) == ("ot", "li")
    assert len(file_of(filled).contacts) == 2, "a contact that is taken off stays in the store, not with the plan"


def test_a_contact_that_keeps_its_place_is_not_written_again(filled: Store) -> None:
    def written() -> dict[str | None, int]:
        return {tie.contact: tie.version for tie in file_of(filled).plan_contacts}

    save_contacts(filled, ("jo", "li"), "jo", "li", "ot")
    before = written()
    save_contacts(filled, ("jo", "li", "ot"), "jo", "ot", "li")

    assert [who for who, times in written().items() if times == before[who]] == ["jo"]


def test_contacts_tied_by_another_meanwhile_stay_as_the_last(filled: Store) -> None:
    before = shown_contacts(file_of(filled))
    with filled.writing("een ander") as transaction:
        transaction.insert([Contact(id="em", name="em")])
        others = (("ot", 1), ("em", 0))
        transaction.insert(PlanContact(who, plan="p", contact=who, position=n) for who, n in others)

    save_contacts(filled, before, "li", "jo")
    assert shown_contacts(file_of(filled)) == ("li", "jo", "em", "ot")


def test_contacts_that_stand_as_they_were_are_not_written(filled: Store) -> None:
    before = shown_contacts(file_of(filled))
    save_contacts(filled, before, *before)
    assert [tie.position for tie in file_of(filled).plan_contacts] == [4, 7]


def test_wijken_come_first_and_a_share_reads_as_a_percentage(filled: Store) -> None:
    assert shown_areas(file_of(filled)) == (AreaEntry(WIJK, "82.3", False), AreaEntry(BUURT, "100", False))


def test_a_share_by_hand_is_marked_so_and_what_was_not_touched_keeps_its_digits(filled: Store) -> None:
    before = shown_areas(file_of(filled))
    new = AreaEntry("WK990103", "20"), AreaEntry("WK990102")
    save_areas(filled, before, before[0], AreaEntry(BUURT, "33,5 %"), *new)

    kept = {WIJK: (0.8234, False), BUURT: (0.335, True), "WK990102": (None, True), "WK990103": (0.2, True)}
    assert areas(filled) == kept
    assert shown_areas(file_of(filled))[1:] == (AreaEntry(BUURT, "33.5"), *new), "those that are not known stand last"


def test_a_neighbourhood_that_was_taken_out_goes_and_one_that_came_meanwhile_stays(filled: Store) -> None:
    before = shown_areas(file_of(filled))
    with filled.writing("een ander") as transaction:
        transaction.insert([PlanNeighbourhood("n3", plan="p", neighbourhood_code="WK990103", share=0.1)])

    save_areas(filled, before, before[0])
    assert areas(filled).keys() == {WIJK, "WK990103"}


def test_what_is_on_the_card_is_checked_before_it_is_saved(filled: Store) -> None:
    file = file_of(filled)
    meant = with_ties(file, file.plans[0], [Contact(id="ot"), Contact(id="jo")], [AreaEntry(WIJK, "50")])

    assert [contact.id for contact in meant.contacts_by_plan["p"]] == ["ot", "jo"]
    assert [tie.share for tie in meant.areas_by_plan["p"]] == [0.5]


@pytest.mark.parametrize(
    ("text", "share"),
    [("82", 0.82), ("0,5", 0.005), (" 100 % ", 1.0), ("101", None), ("-3", None), ("half", None), ("٣", None)],
)
def test_a_percentage_as_people_write_it(text: str, share: float | None) -> None:
    assert share_of(text) == share


def test_a_share_that_is_none_is_said_with_the_name() -> None:
    problems = share_problems(
        [AreaEntry(WIJK, "veel"), AreaEntry(BUURT, " "), AreaEntry("X", "200"), AreaEntry("Y", "50")], {WIJK: "Haven"}
    )
    assert [problem.field for problem in problems] == ["areas", "areas"]
    assert "Haven" in problems[0].text.nl
    assert "X" in problems[1].text.nl
