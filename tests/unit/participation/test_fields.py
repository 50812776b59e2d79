from __future__ import annotations

import dataclasses

import pytest
from participatiekaart.plugin.participation.fields import Kind, definitions
from participatiekaart.plugin.participation.records import (
    Contact,
    Goal,
    Moment,
    Neighbourhood,
    Plan,
    PlanContact,
    PlanNeighbourhood,
    PlanSource,
    Record,
    new_id,
)

RECORDS = (Contact, Goal, Moment, Neighbourhood, Plan, PlanContact, PlanNeighbourhood, PlanSource)
# headings of imported tables that are fields of the record itself; plancode, plancodes and publiceren are ties
MOMENT_HEADINGS = (
    "sleutel wijkcode titel soort niveau begin einde tijd_precisie periode_tekst plaats adres online_url "
    "aanmelden_url reageren_url doelgroep beinvloedingsruimte "
    "terugkoppeling terugkoppeling_url terugkoppeling_op staat notitie_intern"
)
CONTACT_HEADINGS = (
    "sleutel soort naam organisatie rol email telefoon website wijkcode publiceer_naam publiceer_email "
    "publiceer_telefoon publiceer_website grondslag toestemming_op toestemming_tot notitie_intern"
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_every_attribute_is_defined_once_as_a_field_in_order(record: type[Record]) -> None:
    assert [field.name for field in definitions(record)] == [field.name for field in dataclasses.fields(record)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_a_field_shown_to_a_person_is_named_in_two_languages(record: type[Record]) -> None:
    for field in definitions(record):
        assert field.technical or (field.label.nl and field.label.en), field.name
        assert bool(field.help.nl) == bool(field.help.en), field.name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__name__))
def test_a_field_of_codes_starts_as_one_of_them_or_empty(record: type[Record]) -> None:
    empty = record(id="x")
    for field in definitions(record):
        assert (field.codes is not None) == (field.kind is Kind.CODE), field.name
        if field.codes is not None and getattr(empty, field.name) is not None:
            assert getattr(empty, field.name) in field.codes


@pytest.mark.parametrize(("record", "headings"), [(Moment, MOMENT_HEADINGS), (Contact, CONTACT_HEADINGS)])
def test_the_headings_of_imported_tables_are_those_of_the_contract(record: type[Record], headings: str) -> None:
    found = [field.heading for field in definitions(record) if field.heading]

    assert sorted(found) == sorted(headings.split())


# of a contact what tells nothing of a person: keys and times, codes, flags and dates
OF_NOBODY = (
    "id created_at updated_at version key kind role neighbourhood_code publish_name publish_email publish_phone "
    "publish_website basis permission_on permission_until"
)


def test_history_tells_no_value_that_says_something_of_a_person() -> None:
    others = {field.name for field in definitions(Contact) if not field.personal}

    assert others == set(OF_NOBODY.split()), "Mark the field `personal`; else name it here."


def test_new_keys_are_never_the_same() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_the_planners_word_wins_over_the_sources() -> None:
    plan = Plan(id="x", source_name="a", source_summary="b", source_kind="c", source_url="d", source_phase=" Gereed")
    typed = dataclasses.replace(plan, name="A", summary="B", kind="C", url="D")

    assert (plan.current_name, plan.current_summary, plan.current_kind, plan.current_url) == ("a", "b", "c", "d")
    assert (typed.current_name, typed.current_summary, typed.current_kind, typed.current_url) == ("A", "B", "C", "D")
    assert Plan(id="x").current_name == ""
    assert plan.current_phase is not None and plan.current_phase.value == "gereed"
    assert Plan(id="x", source_phase="bijna klaar").current_phase is None
