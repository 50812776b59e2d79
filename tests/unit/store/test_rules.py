"""What a store refuses whatever program writes, in words a person can read in both languages."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.records import Contact, PlanContact, PlanNeighbourhood, PlanSource
from participatiekaart.plugin.store.protocol import Store, StoreError

from tests.history import history

from .making import WHO, dump, id_of, moment, plan, sql, square, write
from .programs import PROGRAMS, Ours

PLAN, MOMENT, CONTACT, TIE, AREA = (id_of(name) for name in ("Molenweg", "Inloop", "contact", "tie", "area"))
NOT_AFTER = (
    "Het einde ligt niet na het begin. Kies een later einde. / The end is not after the start. Choose a later end."
)

every_program = pytest.mark.parametrize("program", PROGRAMS)


def _said(program: Any, refused: pytest.ExceptionInfo[Exception]) -> str:
    if program is Ours:
        assert isinstance(refused.value, StoreError)
        return f"{refused.value.text.nl} / {refused.value.text.en}"
    return str(refused.value)


CHANGES = {
    "end before begin": ("moment", MOMENT, {"end_local": "2026-12-03 19:29"}, NOT_AFTER),
    "end at begin": ("moment", MOMENT, {"end_local": "2026-12-03 19:30"}, NOT_AFTER),
    "unknown kind": ("moment", MOMENT, {"kind": "borrel"}, "“Wat” kent alleen: informatieavond, inloop, werksessie"),
    "no kind": ("moment", MOMENT, {"kind": None}, "“Wat” kan niet leeg zijn. Kies een waarde. / “What” cannot be"),
    "no basis": ("contact", CONTACT, {"basis": None}, "“Waarom mag dit?” kan niet leeg zijn"),
    "unknown state": (
        "moment",
        MOMENT,
        {"state": "weg"},
        "“Gaat het door?” kent alleen: gepland, verplaatst, geannuleerd. / ",
    ),
    "unknown phase": ("plan", PLAN, {"phase": "bijna"}, "“Fase” kent alleen: initiatief, verkenning"),
    "unknown override": ("plan", PLAN, {"override_status": "open"}, "“Status met de hand” kent alleen: stilgelegd"),
    "unknown role": ("contact", CONTACT, {"role": "baas"}, "“Rol” kent alleen: projectleider"),
    "no such day": ("moment", MOMENT, {"begin_local": "2026-02-30 10:00"}, "“Begin” is geen tijd zoals"),
    "no such hour": ("moment", MOMENT, {"begin_local": "2026-02-03 25:00"}, "“Begin” is geen tijd zoals"),
    "no time": (
        "moment",
        MOMENT,
        {"begin_local": "vanavond"},
        "“Begin” is geen tijd zoals 2026-09-01 19:30. / “Start”",
    ),
    "a time with a zone": ("moment", MOMENT, {"begin_local": "2026-12-03 19:30+01:00"}, "“Begin” is geen tijd zoals"),
    "a date without a time": ("moment", MOMENT, {"end_local": "2026-12-04"}, "“Einde” is geen tijd zoals"),
    "no date": ("moment", MOMENT, {"feedback_on": "morgen"}, "“Teruggekoppeld op” is geen datum zoals 2026-09-01."),
    "30 February": (
        "plan",
        PLAN,
        {"phase_since": "2026-02-30"},
        "“In deze fase sinds” is geen datum zoals 2026-09-01.",
    ),
    "30 February, later": (
        "plan",
        PLAN,
        {"override_from": "2026-02-30 10:00"},
        "“Vanaf” is geen datum zoals 2026-09-01.",
    ),
    "the address of another plan's page": (
        "plan",
        PLAN,
        {"slug": "kade"},
        "Dit adres van de pagina heeft een ander plan al.",
    ),
    "no time of adding, without which no change is told": (
        "plan",
        PLAN,
        {"created_at": None},
        "Wanneer een gegeven is toegevoegd ligt vast. Laat het staan.",
    ),
    "another id": ("moment", MOMENT, {"id": id_of("een ander")}, "Het id van een gegeven ligt vast. Laat het staan"),
    "no id": ("contact", CONTACT, {"id": None}, "/ The id of a record is fixed. Leave it as it is"),
    "a share in percents": (
        "plan_neighbourhood",
        AREA,
        {"share": 1.5},
        "“Deel van het plan” is een getal van 0 tot en met 1, zoals 0,82 voor 82 %. / ",
    ),
    "less than nothing": ("plan_neighbourhood", AREA, {"share": -0.1}, "“Deel van het plan” is een getal van 0 tot"),
    "no such date": ("plan", PLAN, {"override_until": "2026-13-01"}, "“Tot” is geen datum zoals 2026-09-01."),
}


@pytest.fixture
def filled(store: Store) -> Store:
    ties = PlanContact(id=TIE, plan=PLAN, contact=CONTACT), PlanNeighbourhood(id=AREA, plan=PLAN, share=0.5)
    write(store, plan(), plan("Kade", slug="kade"), moment(), Contact(id=CONTACT), *ties)
    return store


@every_program
@pytest.mark.parametrize(("table", "id", "values", "words"), CHANGES.values(), ids=list(CHANGES))
def test_a_change_that_breaks_a_rule(
    program: Any, filled: Store, path: Path, table: str, id: str, values: dict[str, Any], words: str
) -> None:
    before = dump(path)

    with pytest.raises(Exception) as refused:
        program(path).update(table, id, **values)

    assert words in _said(program, refused)
    assert dump(path) == before


@every_program
def test_a_new_row_that_breaks_a_rule(program: Any, filled: Store, path: Path) -> None:
    values = {"title": "Te kort", "begin_local": "2026-12-03 19:30", "end_local": "2026-12-02 19:30"}
    with pytest.raises(Exception) as refused:
        program(path).insert("moment", id=id_of("te kort"), **values)

    assert NOT_AFTER in _said(program, refused)
    assert sql(path, "SELECT count(*) FROM moment") == [(1,)]


ENDS = [
    ("2026-10-25 02:10", 0, "2026-10-25 02:50", 0, True),
    ("2026-10-25 02:50", 0, "2026-10-25 02:10", 1, True),
    ("2026-10-25 02:10", 0, "2026-10-25 02:10", 1, True),
    ("2026-10-25 02:10", 1, "2026-10-25 03:00", 0, True),
    ("2026-10-25 02:10", 1, "2026-10-25 02:10", 0, False),
    ("2026-10-25 02:10", 1, "2026-10-25 02:50", 0, False),
    ("2026-10-25 02:50", 1, "2026-10-25 02:10", 1, False),
    ("2026-10-25 10:00", 0, "2026-10-25 09:00", 1, False),
    ("2026-06-01 10:00", 1, "2026-06-01 10:30", 0, True),
    ("2026-06-01 10:30", 0, "2026-06-01 10:10", 1, False),
    ("2026-10-25 23:00", 0, "2026-10-26 01:00", 0, True),
]


@pytest.mark.parametrize(("begin", "begin_fold", "end", "end_fold", "taken"), ENDS)
def test_the_end_comes_after_the_begin_in_the_night_the_clock_goes_back(
    store: Store, begin: str, begin_fold: int, end: str, end_fold: int, taken: bool
) -> None:
    night = moment(begin_local=begin, begin_fold=begin_fold, end_local=end, end_fold=end_fold)
    assert night.begin is not None
    assert night.end is not None
    assert (night.end > night.begin) == taken

    if taken:
        write(store, night)
    else:
        with pytest.raises(StoreError, match="The end is not after the start"):
            write(store, night)


KEPT = [
    ("plan", PLAN, "Hier horen nog gegevens bij (Momenten). Trek het in of verwijder die eerst. / Records still"),
    ("contact", CONTACT, "Hier horen nog gegevens bij (Contacten bij plannen). Trek het in of verwijder die eerst."),
    ("plan_source", id_of("laag"), "Hier horen nog gegevens bij (Plannen). Trek het in of verwijder die eerst."),
]


@every_program
@pytest.mark.parametrize(("table", "id", "words"), KEPT)
def test_what_has_records_cannot_be_deleted(
    program: Any, filled: Store, path: Path, table: str, id: str, words: str
) -> None:
    write(filled, PlanSource(id=id_of("laag"), name="Plangebieden"), plan("Uit de laag", source=id_of("laag")))
    before = dump(path)

    with pytest.raises(Exception) as refused:
        program(path).delete(table, id)

    assert words in _said(program, refused)
    assert dump(path) == before


@every_program
def test_a_plan_can_be_deleted_after_its_records(program: Any, filled: Store, path: Path) -> None:
    ties = ("plan_contact", TIE), ("plan_neighbourhood", AREA)
    for table, id in (("moment", MOMENT), *ties, ("plan", PLAN)):
        program(path).delete(table, id)

    assert sql(path, f"SELECT count(*) FROM plan WHERE id = '{PLAN}'") == [(0,)]


@every_program
@pytest.mark.parametrize("order", [("plan", "moment"), ("moment", "plan")], ids=["parent first", "child first"])
def test_parent_and_child_are_saved_in_either_order(
    program: Any, store: Store, path: Path, order: tuple[str, str]
) -> None:
    rows = {"plan": {"id": PLAN, "name": "Molenweg"}, "moment": {"id": MOMENT, "plan": PLAN, "place": "Wijkhuis"}}
    for table in order:
        program(path).insert(table, **rows[table])

    snapshot = store.snapshot()
    assert [found.id for found in snapshot.moments_by_plan[PLAN]] == [MOMENT]
    assert [hit.plan for hit in store.search("wijkhuis")] == [PLAN]


@every_program
def test_a_plan_code_stands_once_per_source(program: Any, store: Store, path: Path) -> None:
    write(store, plan("A", source="bron", source_key="P1"), plan("B", source="ander", source_key="P1"))

    with pytest.raises(Exception) as refused:
        program(path).insert("plan", id=id_of("C"), source="bron", source_key="P1")
    with pytest.raises(Exception) as refused_later:
        program(path).update("plan", id_of("B"), source="bron")
    program(path).update("plan", id_of("A"), name="A, met dezelfde code")

    assert "Deze code staat al in Plannen" in _said(program, refused)
    assert "Deze code staat al in Plannen" in _said(program, refused_later)


def test_of_many_records_that_come_in_together_two_cannot_have_one_code(store: Store, path: Path) -> None:
    before = dump(path)
    many = [plan(f"Plan {n}", id=id_of(f"{n}"), source="bron", source_key=f"P{n % 449}") for n in range(450)]

    with pytest.raises(StoreError, match="is already in Plans"), store.writing(WHO) as transaction:
        transaction.insert(many)

    assert dump(path) == before
    with store.writing(WHO) as transaction:
        transaction.insert(many[:-1])
    assert {found.id for found in store.snapshot().plans} == {made.id for made in many[:-1]}
    assert [line.field for line in history(store, many[300].id)] == ["toegevoegd"]


def test_plans_without_a_source_need_no_code(store: Store) -> None:
    write(store, plan("A"), plan("B"))

    assert len(store.snapshot().plans) == 2


def test_a_refused_record_takes_the_others_of_its_transaction_with_it(store: Store, path: Path) -> None:
    before = dump(path)

    with pytest.raises(StoreError):
        write(store, plan(geometry=square()), moment(), moment("Fout", end_local="2020-01-01 00:00"))

    assert dump(path) == before
    write(store, plan(), moment())
    assert len(store.snapshot().moments) == 1


def test_a_share_that_was_reckoned_a_hair_above_the_whole_is_taken(store: Store) -> None:
    write(store, plan(), PlanNeighbourhood(id=AREA, plan=PLAN, share=1.0000000002))
    assert store.snapshot().plan_neighbourhoods[0].share > 1


def test_a_day_takes_no_hour(store: Store, path: Path) -> None:
    write(store, Contact(id=id_of("Anna")))

    with pytest.raises(sqlite3.IntegrityError, match="“Toestemming tot” is geen datum zoals 2026-09-01"):
        sql(path, "UPDATE contact SET permission_until = '2026-12-03 19:30'")
