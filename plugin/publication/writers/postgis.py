"""The public tables in PostgreSQL/PostGIS: the records and fields of plannen.gpkg, and their changes only.

A row that stays as it is, is not written again, and keeps its key: a harvester sees updates, not new features.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...participation.times import iso_local
from ...participation.words import ParticipationError, Text
from ..fields import COURSE_FIELDS, MOMENT_FIELDS, PublicField, Type
from ..records import PublicSite
from .geopackage import area_layer, course_layer, plan_layers
from .ogr import Layer, Row
from .rows import Rows

_RELEASE = "publicatie"
_KEY = PublicField("id", Type.TEXT, "Vast kenmerk van de stap")
_RELEASE_FIELDS = (
    PublicField("gemeente", Type.TEXT, "Code van de gemeente"),
    PublicField("titel", Type.TEXT, "Titel van de publicatie"),
    PublicField("gepubliceerd_op", Type.TIME, "Peilmoment van de publicatie"),
    PublicField("geldig_tot", Type.TIME, "Tot wanneer zij klopt; leeg: er is geen verandering bekend"),
)
MARK = "Participatiekaart: "
"""How the comment on a table of ours begins."""

NO_POSTGIS = Text(
    "De database heeft geen PostGIS. Vraag de beheerder om CREATE EXTENSION postgis.",
    "The database has no PostGIS. Ask the administrator for CREATE EXTENSION postgis.",
)
FOREIGN_TABLE = Text(
    "In schema {schema} staat al een tabel {table} die niet van Participatiekaart is. Kies een ander schema.",
    "Schema {schema} holds a table {table} already that is not Participatiekaart's. Choose another schema.",
)
OTHER_SYSTEM = Text(
    "Tabel {table} in schema {schema} staat in EPSG:{standing}, de opslag in EPSG:{wanted}. Kies een ander schema.",
    "Table {table} in schema {schema} is in EPSG:{standing}, the store in EPSG:{wanted}. Choose another schema.",
)
ANOTHER_TOWN = Text(
    "In schema {schema} staat de publicatie van {standing}, deze is van {wanted}. Kies een ander schema. Is {standing} "
    "opgegaan in {wanted}, laat de beheerder van de database de tabellen dan leegmaken.",
    "Schema {schema} holds the publication of {standing}, this one is of {wanted}. Choose another schema. If "
    "{standing} became part of {wanted}, have the administrator of the database empty the tables.",
)
BUSY = Text(
    "Een andere publicatie schrijft nu in schema {schema}. Probeer het straks opnieuw.",
    "Another publication is writing into schema {schema} now. Try again in a while.",
)

PASSED_OVER = Text(
    "Tabel {table} in schema {schema} nam niet elke wijziging aan: een regel, trigger of policy van de database houdt "
    "die tegen. De tabellen zijn nog zoals ze waren; leg dit voor aan de beheerder van de database.",
    "Table {table} in schema {schema} did not take every change: a rule, trigger or policy of the database keeps it "
    "out. The tables are still as they were; show this to the administrator of the database.",
)


@dataclass(frozen=True)
class Table:
    """A table: what is in it, and the field that a row is known by."""

    layer: Layer
    key: str

    @property
    def columns(self) -> list[str]:
        names = [quoted(field.name) for field in self.layer.fields]
        return [*names, "geom"] if self.layer.geometry else names


def tables(site: PublicSite, rows: Rows) -> Iterator[Table]:
    """Every table of a publication, the empty ones too: whoever reads them always finds them."""
    for layer in plan_layers(site, rows):
        yield Table(layer, "id")
    course = course_layer(site, rows)
    yield Table(replace(course, fields=(_KEY, *COURSE_FIELDS), rows=list(_steps(course))), "id")
    yield Table(Layer("momenten", "Participatiemomenten", "wkbPoint", MOMENT_FIELDS, _moments(site, rows)), "id")
    yield Table(area_layer(site), "code")
    yield Table(Layer(_RELEASE, "Wat deze publicatie is", None, _RELEASE_FIELDS, [_release(site)]), "gemeente")


def definition(table: Table, schema: str, srid: int) -> list[str]:
    """The statements that make a table, as SQL."""
    layer, name = table.layer, f"{quoted(schema)}.{quoted(table.layer.name)}"
    columns = [_column(field, is_key=field.name == table.key) for field in layer.fields]
    if layer.geometry:
        columns.append(f"geom geometry({layer.geometry[len('wkb') :]}, {srid})")
    made = [f"CREATE TABLE {name} ({', '.join(columns)})"]
    made.append(f"COMMENT ON TABLE {name} IS {literal(MARK + layer.title)}")
    made += [f"COMMENT ON COLUMN {name}.{quoted(field.name)} IS {literal(field.description)}" for field in layer.fields]
    if layer.geometry:
        made.append(f"CREATE INDEX ON {name} USING gist (geom)")
    return made


def fill(cursor: Any, schema: str, site: PublicSite, rows: Rows) -> None:
    """Make the tables hold what the publication says, within the cursor's transaction.

    Raises ParticipationError where a table is somebody else's, the tables are another municipality's, another
    publication is at it or PostGIS is absent.
    """
    # %s stands for bound values below; names come from our own definitions, and are quoted
    cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('participatiekaart'), hashtext(%s))", [schema])
    if not cursor.fetchone()[0]:
        raise ParticipationError(BUSY.format(schema=schema))
    _find_postgis(cursor)
    cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [schema])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE SCHEMA {quoted(schema)}")
    srid = int(site.crs.rpartition(":")[2])
    every = list(tables(site, rows))
    for table in every:
        _make_sure(cursor, table, schema, srid)
    _refuse_another_town(cursor, schema, site.gemeente)
    for table in every:
        _bring_in(cursor, table, schema, srid)


def _find_postgis(cursor: Any) -> None:
    cursor.execute(
        "SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname = 'postgis'"
    )
    found = cursor.fetchone()
    if found is None:
        raise ParticipationError(NO_POSTGIS)
    cursor.execute(f"SET LOCAL search_path TO {quoted(found[0])}, pg_temp")


def _make_sure(cursor: Any, table: Table, schema: str, srid: int) -> None:
    """A table of ours with every column it has today."""
    name = table.layer.name
    cursor.execute(
        "SELECT c.oid, coalesce(obj_description(c.oid, 'pg_class'), '') FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = %s AND c.relname = %s",
        [schema, name],
    )
    found = cursor.fetchone()
    if found is None:
        for statement in definition(table, schema, srid):
            cursor.execute(statement)
        return
    if not found[1].startswith(MARK):
        raise ParticipationError(FOREIGN_TABLE.format(schema=schema, table=name))
    cursor.execute(
        "SELECT attname, CASE WHEN attname = 'geom' THEN postgis_typmod_srid(atttypmod) END FROM pg_attribute "
        "WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped",
        [found[0]],
    )
    standing = dict(cursor.fetchall())
    if standing.get("geom") not in (None, srid):
        raise ParticipationError(OTHER_SYSTEM.format(schema=schema, table=name, standing=standing["geom"], wanted=srid))
    for field in table.layer.fields:
        if field.name not in standing:
            cursor.execute(f"ALTER TABLE {quoted(schema)}.{quoted(name)} ADD COLUMN {_column(field)}")


def _refuse_another_town(cursor: Any, schema: str, town: str) -> None:
    """Towns that work together may share a database, and both have left the schema as it is proposed."""
    cursor.execute(f"SELECT gemeente FROM {quoted(schema)}.{quoted(_RELEASE)}")
    for (standing,) in cursor.fetchall():
        if standing != town:
            raise ParticipationError(ANOTHER_TOWN.format(schema=schema, standing=standing, wanted=town))


def _bring_in(cursor: Any, table: Table, schema: str, srid: int) -> None:
    from psycopg2.extras import execute_values

    there, fresh = f"{quoted(schema)}.{quoted(table.layer.name)}", "pg_temp." + quoted(f"nieuw_{table.layer.name}")
    columns, key = table.columns, quoted(table.key)
    names = ", ".join(columns)
    # no more than our columns: one that an administrator added may have to be filled, and fills itself
    cursor.execute(f"CREATE TEMPORARY TABLE {fresh} ON COMMIT DROP AS SELECT {names} FROM {there} WITH NO DATA")
    places = ["%s"] * len(table.layer.fields)
    if table.layer.geometry:
        places.append(f"ST_GeomFromWKB(%s, {srid})")
    values = (_values(table.layer, row) for row in table.layer.rows)
    execute_values(
        cursor, f"INSERT INTO {fresh} ({names}) VALUES %s", values, template=f"({', '.join(places)})", page_size=500
    )
    others = [column for column in columns if column != key]
    differs = " OR ".join(f"t.{column} IS DISTINCT FROM EXCLUDED.{column}" for column in others)
    fresh_ones = f"{fresh} AS EXCLUDED LEFT JOIN {there} t USING ({key}) WHERE t.{key} IS NULL OR {differs}"
    gone = f"{there} t WHERE NOT EXISTS (SELECT 1 FROM {fresh} n WHERE n.{key} = t.{key})"
    expected = _count(cursor, fresh_ones) + _count(cursor, gone)
    cursor.execute(
        f"INSERT INTO {there} AS t ({names}) SELECT {names} FROM {fresh} ON CONFLICT ({key}) DO UPDATE SET "
        f"{', '.join(f'{column} = EXCLUDED.{column}' for column in others)} WHERE {differs}"
    )
    done = cursor.rowcount
    cursor.execute(f"DELETE FROM {gone}")
    # what is withdrawn would otherwise stay public without anybody knowing
    if done + cursor.rowcount < expected:
        raise ParticipationError(PASSED_OVER.format(table=table.layer.name, schema=schema))


def _count(cursor: Any, rows: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {rows}")
    return int(cursor.fetchone()[0])


def _values(layer: Layer, row: Row) -> list[Any]:
    values, wkb = row
    result = [values[field.name] for field in layer.fields]
    return [*result, wkb] if layer.geometry else result


def _column(field: PublicField, is_key: bool = False) -> str:
    kind = "boolean" if field.type is Type.BOOLEAN else "text"
    return f"{quoted(field.name)} {kind}{' PRIMARY KEY' if is_key else ''}"


def _steps(course: Layer) -> Iterator[Row]:
    """Each step with a key: its plan's, and its number within the plan."""
    number, plan = 0, None
    for values, wkb in course.rows:
        number = number + 1 if values["plan_id"] == plan else 0
        plan = values["plan_id"]
        yield {"id": f"{plan}.{number}", **values}, wkb


def _moments(site: PublicSite, rows: Rows) -> list[Row]:
    return [(row, moment.geometry) for row, moment in zip(rows.flat_moments, site.momenten)]


def _release(site: PublicSite) -> Row:
    until = iso_local(site.geldig_tot, site.timezone) if site.geldig_tot else None
    at = iso_local(site.at, site.timezone)
    return {"gemeente": site.gemeente, "titel": site.titel, "gepubliceerd_op": at, "geldig_tot": until}, None


def quoted(name: str) -> str:
    """A name as an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text of ours in SQL, where nothing can be bound."""
    return "'" + text.replace("'", "''") + "'"
