"""Takes a person out of the public tables at once, without waiting for the next publication (AVG art. 17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...participation.person import Person
from ...participation.words import ParticipationError
from ..database import Database, writing
from ..fields import CONTACT_FIELDS
from ..writers.postgis import MARK, PASSED_OVER, quoted


def clear_person(database: Database, person: Person, website: str | None) -> tuple[int, list[tuple[str, str]]]:
    """Empty the contact of each row that is this person's. website: as it is public.

    Gives how many rows that were, and the table and field of each text that names the person besides. Raises
    ParticipationError where the database cannot be reached or refuses; nothing has changed then.
    """
    schema, cleared, named = database.address.schema, 0, []
    with writing(database) as cursor:
        for table, columns in _tables(cursor, schema):
            contact = [name for name in CONTACT_FIELDS if name in columns]
            there = f"{quoted(schema)}.{quoted(table)}"
            marked = there.replace("%", "%%")  # where a value is bound, % marks it
            cursor.execute(f"SELECT ctid::text, {', '.join(map(quoted, columns))} FROM {there}")
            for row, *values in cursor.fetchall():
                texts = {name: value for name, value in zip(columns, values) if value}
                its = {name: texts.pop(name) for name in contact if name in texts}
                if (website and its.get("contact_website") == website) or any(map(person.is_named_in, its.values())):
                    emptied = ", ".join(f"{quoted(name)} = NULL" for name in contact)
                    cursor.execute(f"UPDATE {marked} SET {emptied} WHERE ctid = %s::tid", [row])
                    if not cursor.rowcount:
                        raise ParticipationError(PASSED_OVER.format(table=table, schema=schema))
                    cleared += 1
                named += [(table, name) for name, value in texts.items() if person.is_named_in(value)]
    return cleared, named


def _tables(cursor: Any, schema: str) -> Iterator[tuple[str, list[str]]]:
    """Our tables in a schema, each with its columns of text."""
    cursor.execute(
        "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
        # a column that was taken away has no type
        "WHERE n.nspname = %s AND starts_with(obj_description(c.oid, 'pg_class'), %s) "
        "AND a.atttypid = 'text'::regtype GROUP BY c.relname ORDER BY c.relname",
        [schema, MARK],
    )
    yield from cursor.fetchall()
