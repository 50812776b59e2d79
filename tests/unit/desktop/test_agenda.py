"""What the dock lists while no plan is selected."""

from __future__ import annotations

from typing import Any

from participatiekaart.plugin.desktop.dock.agenda import Heading, agenda_of
from participatiekaart.plugin.desktop.stage import Stage
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.records import Moment, Neighbourhood, Plan
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.store.protocol import Store

from tests.unit.store.making import write

NOW = read_instant("2026-11-23 12:00", "Europe/Amsterdam")
PUBLIC = PublicationState.PUBLISHED


def moment(begin: str, end: str, **values: Any) -> Moment:
    standard = {"id": begin, "plan": "a", "title": "Inloop", "publication_state": PUBLIC}
    return Moment(**{**standard, "begin_local": begin, "end_local": end, **values})


def lines(store: Store, heading: Heading) -> list[tuple[str, str]]:
    return [(line.name.nl, line.detail.nl if line.detail else "") for line in agenda_of(store, NOW, 30, 0)[heading]]


def test_each_line_names_its_plan_and_what_is_there_to_do(store: Store) -> None:
    write(
        store,
        Plan(id="a", name="Molenweg", publication_state=PUBLIC),
        Plan(id="b", source_key="P-2", source_name="Plein", publication_state=PUBLIC),
        Plan(id="c", publication_state=PUBLIC),
        moment("2026-12-01 19:30", "2026-12-01 21:00"),
        moment("2026-11-20 09:00", "2026-12-05 17:00", title=None),
        moment("2026-11-01 19:30", "2026-11-01 21:00"),
    )
    assert lines(store, Heading.COMING) == [
        ("Molenweg", "di 1 dec 19:30–21:00 · Inloop"),
        ("Molenweg", "20 nov 9:00 – 5 dec 17:00 · Bijeenkomst"),
    ]
    assert [line.shape for line in agenda_of(store, NOW, 30, 0)[Heading.COMING]] == [Stage.COMING, Stage.OPEN]
    assert lines(store, Heading.FEEDBACK) == [("Molenweg", "zo 1 nov 19:30–21:00 · Inloop")]
    assert [name for name, _ in lines(store, Heading.WITHOUT)] == ["Plein", "c"]
    ((name, error),) = lines(store, Heading.ERRORS)
    assert name == "c"
    assert "naam" in error


def test_it_looks_as_far_ahead_and_back_as_it_is_set_to(store: Store) -> None:
    write(
        store,
        Plan(id="a", name="Molenweg", publication_state=PUBLIC),
        moment("2026-12-01 19:30", "2026-12-01 21:00"),
        moment("2026-11-20 19:30", "2026-11-20 21:00"),
    )
    assert [len(agenda_of(store, NOW, 7, 0)[heading]) for heading in (Heading.COMING, Heading.FEEDBACK)] == [0, 1]
    assert [len(agenda_of(store, NOW, 8, 3)[heading]) for heading in (Heading.COMING, Heading.FEEDBACK)] == [0, 0]
    assert [len(agenda_of(store, NOW, 9, 2)[heading]) for heading in (Heading.COMING, Heading.FEEDBACK)] == [1, 1]


def test_an_empty_store_asks_for_nothing(store: Store) -> None:
    assert [agenda_of(store, NOW, 30, 0)[heading] for heading in Heading] == [[], [], [], [], []]


def test_a_time_nobody_can_read_stops_nothing(store: Store) -> None:
    write(
        store,
        Plan(id="a", name="Molenweg", publication_state=PUBLIC),
        moment("2026-12-01 19:30", "2026-12-01 21:00", timezone="Nergens/Niets"),
        moment("2026-12-02 19:30", "2026-12-02 21:00", timezone="Nergens/Niets", plan=None),
    )
    assert lines(store, Heading.COMING) == []


def test_a_moment_without_a_plan_leads_to_its_neighbourhood_or_to_the_whole_town(store: Store) -> None:
    write(
        store,
        Neighbourhood("n", code="WK999901", year=2026, name="Haven", level=AreaLevel.WIJK),
        moment("2026-12-01 19:30", "2026-12-01 21:00", plan=None, neighbourhood_code="WK999901"),
        moment("2026-12-02 19:30", "2026-12-02 21:00", plan=None, neighbourhood_code="GM9999"),
        moment("2026-12-03 19:30", "2026-12-03 21:00", plan=None, neighbourhood_code="WK999977"),
        moment("2026-11-01 19:30", "2026-11-01 21:00", plan=None, neighbourhood_code="WK999901"),
        moment("2027-12-09 19:30", "2027-12-09 21:00", plan=None, neighbourhood_code="WK999901", title="Avond XXX"),
    )
    told = agenda_of(store, NOW, 30, 0)
    assert [(line.name.nl, line.area) for line in told[Heading.COMING]] == [
        ("Haven", "WK999901"),
        ("Hele gemeente", "GM9999"),
        ("WK999977 (bestaat niet meer)", "WK999977"),
    ]
    assert [(line.name.nl, line.area) for line in told[Heading.FEEDBACK]] == [("Haven", "WK999901")]
    ((where, error),) = lines(store, Heading.ERRORS)
    assert where == "Haven"
    assert "XXX" in error


def test_what_the_source_no_longer_has_is_listed_until_it_is_withdrawn(store: Store) -> None:
    write(
        store,
        Plan(id="a", name="Verdwenen", missing_since="2026-11-01T12:00:00+00:00"),
        Plan(id="b", name="Later verdwenen", missing_since="2026-11-20T12:00:00+00:00", publication_state=PUBLIC),
        Plan(id="c", missing_since="2026-11-20T12:00:00+00:00", publication_state=PublicationState.WITHDRAWN),
        Plan(id="d", name="Staat er nog", publication_state=PUBLIC),
    )
    assert [name for name, _ in lines(store, Heading.GONE)] == ["Later verdwenen", "Verdwenen"]
