"""What asks for a planner's attention: what is near, what is owed, and every plan with an error that words can have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from participatiekaart.plugin.participation.checks import Severity, check
from participatiekaart.plugin.participation.codes import (
    Level,
    MomentKind,
    MomentState,
    Phase,
    Precision,
    PublicationState,
)
from participatiekaart.plugin.participation.times import read_instant
from participatiekaart.plugin.store.protocol import Attention, Store

from .making import id_of, moment, plan, write

NOW, UNTIL = "2026-11-23 12:00", "2026-12-23 12:00"
PUBLIC = {"publication_state": PublicationState.PUBLISHED}
A = id_of("Molenweg")


def attention(store: Store, limit: int = 50, owed: str = NOW) -> Attention:
    with store.reading() as reader:
        return reader.attention(NOW, UNTIL, owed, limit)


def dated(name: str, begin: str, end: str, **values: Any) -> Any:
    """A published moment; of days alone it runs from 00:00 to 00:00."""
    first, last = (text if " " in text else f"{text} 00:00" for text in (begin, end))
    return moment(name, **{"begin_local": first, "end_local": last, **PUBLIC, **values})


@pytest.fixture
def molenweg(store: Store) -> Store:
    write(store, plan(**PUBLIC))
    return store


def test_what_begins_or_ends_soon_comes_first_to_happen_first(molenweg: Store) -> None:
    write(
        molenweg,
        dated("later", "2026-12-20 19:30", "2026-12-20 21:00"),
        dated("open", "2026-11-01", "2026-12-05"),
        dated("soon", "2026-11-24 19:30", "2026-11-24 21:00"),
        dated("over", "2026-11-01", "2026-11-02"),
        dated("just over", "2026-11-23 10:00", NOW),
        dated("far", "2027-01-01", "2027-01-02"),
        dated("open for long", "2026-01-01", "2027-06-01"),
        dated("off", "2026-11-25", "2026-11-26", state=MomentState.CANCELLED),
        dated("some day", "2026-12-01", "2026-12-31", precision=Precision.MONTH, period_text="december"),
    )
    assert attention(molenweg).coming == tuple(id_of(name) for name in ("soon", "open", "later"))
    assert attention(molenweg, limit=1).coming == (id_of("soon"),)


@pytest.mark.parametrize(
    ("values", "is_owed"),
    [
        ({}, True),
        ({"level": Level.INFORM}, False),
        ({"kind": MomentKind.COUNCIL_MEETING}, False),
        ({"feedback": "Gedaan."}, False),
        ({"feedback_url": "https://voorbeeld.example"}, False),
        ({"state": MomentState.CANCELLED}, False),
        ({"publication_state": PublicationState.CONCEPT}, False),
        ({"begin_local": None}, False),
    ],
)
def test_feedback_is_owed_on_what_asked_for_input(molenweg: Store, values: dict[str, Any], is_owed: bool) -> None:
    write(molenweg, dated("Inloop", "2026-11-01 19:30", "2026-11-01 21:00", **values))
    assert attention(molenweg).feedback_owed == ((id_of("Inloop"),) if is_owed else ())


def test_feedback_is_owed_on_a_moment_of_a_neighbourhood_too(store: Store) -> None:
    own = {"plan": None, "neighbourhood_code": "WK999901"}
    write(
        store,
        dated("Wijkgesprek", "2026-11-01 19:30", "2026-11-01 21:00", **own),
        dated("Markt", "2026-11-01 19:30", "2026-11-01 21:00", level=Level.INFORM, **own),
    )
    assert attention(store).feedback_owed == (id_of("Wijkgesprek"),)


def test_feedback_is_asked_for_once_a_while_has_passed(molenweg: Store) -> None:
    write(molenweg, dated("Inloop", "2026-11-01 19:30", "2026-11-01 21:00"))
    assert attention(molenweg, owed="2026-11-01 20:59").feedback_owed == ()
    assert attention(molenweg, owed="2026-11-01 21:00").feedback_owed == (id_of("Inloop"),)


def test_feedback_on_what_was_last_is_asked_for_first(molenweg: Store) -> None:
    write(molenweg, *(dated(f"dag {day}", f"2026-11-0{day}", f"2026-11-1{day}") for day in (2, 3, 1)))
    assert attention(molenweg).feedback_owed == tuple(id_of(f"dag {day}") for day in (3, 2, 1))
    assert attention(molenweg, limit=1).feedback_owed == (id_of("dag 3"),)


@pytest.mark.parametrize("values", [{"level": Level.INFORM, **PUBLIC}, {}], ids=["to inform", "a draft"])
def test_a_plan_that_asks_nobody_for_input_owes_no_feedback(store: Store, values: dict[str, Any]) -> None:
    write(store, plan(**values), dated("Inloop", "2026-11-01", "2026-11-02"))
    assert attention(store).feedback_owed == ()


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        (PUBLIC, True),
        ({}, False),
        ({"phase": Phase.DONE, **PUBLIC}, False),
        ({"source_phase": " Gereed ", **PUBLIC}, False),
    ],
)
def test_a_published_plan_that_goes_on_lacks_a_moment(store: Store, values: dict[str, Any], lacks: bool) -> None:
    write(store, plan(**values), dated("off", "2026-12-01", "2026-12-02", state=MomentState.CANCELLED))
    assert attention(store).without_moments == ((A,) if lacks else ())


FAULTY_PLANS = [
    {"name": " "},
    {"url": "javascript:alert(1)"},
    {"decision_url": "www.voorbeeld.example"},
    {"summary": "Kom op [datum]."},
    {"influence": "Hierover: XXX"},
    {"kind": "XXX"},
    {"source_kind": "XXX"},
]
FAULTY_MOMENTS = [
    {"begin_local": None},
    {"end_local": None},
    {"signup_url": "ftp://voorbeeld.example"},
    {"title": "Avond {{titel}}"},
    {"feedback": "Lorem ipsum", "feedback_on": "2026-01-01"},
    {"feedback_url": "www.voorbeeld.example"},
    {"audience": "XXX"},
    {"address": "XXX"},
]


@pytest.mark.parametrize("values", [*FAULTY_PLANS, *FAULTY_MOMENTS], ids=str)
def test_what_holds_back_a_record_makes_its_plan_suspect(store: Store, values: dict[str, Any]) -> None:
    is_plan = values in FAULTY_PLANS
    write(
        store,
        replace(plan(**PUBLIC), **(values if is_plan else {})),
        replace(dated("Inloop", "2026-12-01 19:30", "2026-12-01 21:00"), **({} if is_plan else values)),
        plan("", id=id_of("goed"), source_name="Zonder fouten", url="https://voorbeeld.example", **PUBLIC),
    )
    file = store.plan_file(A)
    assert file is not None
    found = check(file, read_instant(NOW, "Europe/Amsterdam"))
    assert any(finding.severity is Severity.ERROR for finding in found)
    assert attention(store).suspect == (A,)


@pytest.mark.parametrize("values", FAULTY_MOMENTS, ids=str)
def test_a_faulty_moment_of_a_neighbourhood_is_suspect_itself(store: Store, values: dict[str, Any]) -> None:
    own = {"plan": None, "neighbourhood_code": "WK999901"}
    whole = dated("Wijkschouw", "2026-12-01 19:30", "2026-12-01 21:00", **own)
    write(
        store,
        whole,
        replace(whole, id=id_of("fout"), **values),
        replace(whole, id=id_of("concept"), publication_state=PublicationState.CONCEPT, **values),
    )
    found = attention(store)
    assert (found.suspect, found.suspect_loose) == ((), (id_of("fout"),))


@pytest.mark.parametrize("values", [FAULTY_PLANS[0], FAULTY_PLANS[1], FAULTY_PLANS[3], {}], ids=str)
@pytest.mark.parametrize(
    "faulty", [*FAULTY_MOMENTS[:4], {"state": MomentState.CANCELLED, "begin_local": None}], ids=str
)
def test_a_draft_or_what_was_called_off_makes_no_plan_suspect(
    store: Store, values: dict[str, Any], faulty: dict[str, Any]
) -> None:
    """Enough of them would leave no room for what is held back."""
    off, draft = faulty.get("state"), {"publication_state": PublicationState.CONCEPT}
    write(
        store,
        replace(plan("Concept"), **values),
        replace(dated("Van een concept", "2026-12-01", "2026-12-02", plan=id_of("Concept")), **faulty),
        plan(**PUBLIC),
        replace(dated("Concept", "2026-12-01", "2026-12-02"), **faulty, **({} if off else draft)),
    )
    assert attention(store).suspect == ()
