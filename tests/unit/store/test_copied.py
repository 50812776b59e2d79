"""A row that is copied, split off or pasted becomes a record of its own, whatever program writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Contact, Moment, Neighbourhood, Plan, PlanSource
from participatiekaart.plugin.store.protocol import Store

from .making import UUID, all_of, id_of, lines_of, moment, plan, sql, the, write
from .programs import OTHERS, PROGRAMS

A = id_of("Molenweg")
B = id_of("Plannen")

every_program = pytest.mark.parametrize("program", PROGRAMS)


def _columns(path: Path, table: str) -> list[str]:
    return [name for _, name, *_ in sql(path, f"PRAGMA table_info({table})") if name not in ("fid", "geom")]


@pytest.mark.parametrize("program", OTHERS)
def test_a_row_pasted_from_a_table_that_has_numbers_gets_a_key(program: Any, store: Store, path: Path) -> None:
    """Columns of the same name come along: that of the municipality's own layer is as often as not an integer."""
    theirs = {"id": "17", "name": "Kade", "version": 7, "created_at": "2020-01-01T00:00:00Z", "source": "BGT"}
    program(path).insert("plan", **theirs)

    made = the(store, Plan)
    assert re.fullmatch(UUID, made.id)
    assert (made.name, made.version, made.source, made.created_at) == ("Kade", 1, None, made.updated_at)


@pytest.mark.parametrize("program", OTHERS)
def test_a_row_pasted_with_an_empty_key_gets_one_and_keeps_the_rest(program: Any, store: Store, path: Path) -> None:
    program(path).insert("plan", id="", name="Kade", created_at="2020-01-01T00:00:00Z")

    made = the(store, Plan)
    assert re.fullmatch(UUID, made.id)
    assert (made.name, made.created_at) == ("Kade", "2020-01-01T00:00:00Z")


@pytest.mark.parametrize("program", OTHERS)
def test_a_row_copied_in_an_attribute_table_becomes_a_record_of_its_own(program: Any, store: Store, path: Path) -> None:
    row = {"id": id_of("Inloop"), "title": "Inloop", "key": "M1", "created_at": "2020-01-01T00:00:00Z", "version": 7}
    write(store, plan(), moment(**row))
    names = _columns(path, "moment")
    (example,) = sql(path, f"SELECT {', '.join(map(repr, names))} FROM moment".replace("'", '"'))

    program(path).insert("moment", **dict(zip(names, example)))

    first, copy = all_of(store, Moment)
    assert (first.id, first.key, first.version) == (id_of("Inloop"), "M1", 7)
    assert (copy.title, copy.key) == ("Inloop", None)
    assert re.fullmatch(UUID, copy.id)
    assert copy.id != first.id
    assert (copy.version, copy.created_at > first.created_at) == (1, True)
    assert lines_of(store, copy.id) == [("toegevoegd", None, None, "onbekend")]


@pytest.mark.parametrize("program", OTHERS)
def test_a_copied_plan_leaves_the_address_to_the_first(program: Any, store: Store, path: Path) -> None:
    write(store, plan(slug="molenweg"))

    program(path).insert("plan", id=A, name="Molenweg", slug="molenweg", created_at="2020-01-01T00:00:00Z")

    assert [made.slug for made in all_of(store, Plan)] == ["molenweg", None]
    with store.reading() as reader:
        assert reader.former_slugs() == []


@pytest.mark.parametrize("program", OTHERS)
def test_a_part_that_is_split_off_a_plan_of_a_layer_becomes_a_draft_without_a_source(
    program: Any, store: Store, path: Path
) -> None:
    """QGIS gives it all that the whole has, and has cut the whole by then: refused, the part would be lost."""
    gone = "2026-01-01T00:00:00Z"
    write(
        store,
        PlanSource(id=B, name="Plannen"),
        plan(source=B, source_key="P-1", missing_since=gone, publication_state=PublicationState.PUBLISHED),
    )
    (example,) = sql(path, f"SELECT {', '.join(_columns(path, 'plan'))} FROM plan")

    program(path).insert("plan", **dict(zip(_columns(path, "plan"), example)))

    whole, part = all_of(store, Plan)
    assert (whole.source, whole.source_key, whole.missing_since, whole.is_published) == (B, "P-1", gone, True)
    assert (part.source, part.source_key, part.missing_since, part.is_published) == (None, None, None, False)
    assert part.name == whole.name
    assert lines_of(store, part.id) == [("toegevoegd", None, None, "onbekend")]


@pytest.mark.parametrize("program", OTHERS)
def test_a_moment_that_is_copied_is_a_draft(program: Any, store: Store, path: Path) -> None:
    write(store, plan(), moment(publication_state=PublicationState.PUBLISHED))

    program(path).insert("moment", id=id_of("Inloop"), title="Inloop", publication_state="published")

    assert [made.is_published for made in all_of(store, Moment)] == [True, False]


@pytest.mark.parametrize("program", OTHERS)
def test_of_a_contact_that_is_copied_nothing_is_public(program: Any, store: Store, path: Path) -> None:
    """Another name comes in its place, of somebody who permitted nothing."""
    flags = ("publish_name", "publish_email", "publish_phone", "publish_website")
    permitted = dict.fromkeys(flags, True) | {"permission_on": "2026-01-01", "permission_until": "2027-01-01"}
    write(store, Contact(id=A, name="Anna Bakker", **permitted))

    program(path).insert("contact", id=A, name="Bram Visser", **permitted)

    told = sql(path, f"SELECT {', '.join(flags)}, permission_on, permission_until FROM contact ORDER BY fid")
    assert told == [(1, 1, 1, 1, "2026-01-01", "2027-01-01"), (0, 0, 0, 0, None, None)]


@pytest.mark.parametrize("program", OTHERS)
def test_an_area_that_is_copied_needs_a_code_of_its_own(program: Any, store: Store, path: Path) -> None:
    area = {"id": A, "code": "WK019301", "year": 2026, "name": "Assendorp"}
    write(store, Neighbourhood(**area))

    with pytest.raises(Exception, match="staat al in Wijken en buurten"):
        program(path).insert("neighbourhood", **area)


@pytest.mark.parametrize("program", OTHERS)
def test_a_plan_pasted_from_another_store_leaves_the_address_to_who_has_it(
    program: Any, store: Store, path: Path
) -> None:
    write(store, plan(slug="molenweg", publication_state=PublicationState.PUBLISHED))

    theirs = {"name": "De molenweg", "slug": "molenweg", "source": B, "publication_state": "published"}
    program(path).insert("plan", id=id_of("De molenweg"), created_at="2020-01-01T00:00:00Z", **theirs)

    pasted = all_of(store, Plan)[1]
    assert (pasted.name, pasted.slug, pasted.source, pasted.is_published) == ("De molenweg", None, None, False)


@every_program
def test_the_address_of_another_plan_cannot_be_taken(program: Any, store: Store, path: Path) -> None:
    write(store, plan(slug="molenweg"), plan("Kade", slug="kade"))

    with pytest.raises(Exception, match=r"heeft een ander plan al|Another plan has this address"):
        program(path).update("plan", id_of("Kade"), slug="molenweg")

    program(path).update("plan", id_of("Kade"), name="Molenkade", slug="molenkade")
    assert [made.slug for made in all_of(store, Plan)] == ["molenweg", "molenkade"]


def test_whether_an_address_is_taken_is_looked_up_and_not_searched_for(store: Store, path: Path) -> None:
    """The first publication gives each plan one: looking through all plans each time took it half a minute."""
    steps = sql(path, "EXPLAIN QUERY PLAN SELECT 1 FROM plan WHERE slug = 'molenweg' AND fid != 7")
    assert ["INDEX pk_plan_slug" in step[-1] for step in steps] == [True]
