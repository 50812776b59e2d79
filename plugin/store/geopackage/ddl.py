"""The tables of the records, made from the one definition of each field."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...participation.fields import Field, Kind
from ..tables import Table

_SQL_TYPES = {
    Kind.FLAG: "BOOLEAN",
    Kind.OPTIONAL_FLAG: "BOOLEAN",
    Kind.COUNT: "INTEGER",
    Kind.FOLD: "INTEGER",
    Kind.SHARE: "REAL",
    Kind.DATE: "DATE",
}
_NOT_EMPTY = "NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)"
_BOUNDS = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"


def sql_type(field: Field) -> str:
    """The GeoPackage type of a column. Times are text: a date-time column loses its zone in QGIS's own forms."""
    return _SQL_TYPES.get(field.kind, "TEXT")


def create_table(table: Table, srs_id: int) -> Iterator[str]:
    """The statements that make an empty table known to GeoPackage readers."""
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if table.geometry:
        columns.append(f"geom {table.geometry}")
    columns += [f'"{field.name}" {sql_type(field)}' for field in table.fields]
    yield f"CREATE TABLE {table.name} ({', '.join(columns)})"
    data_type, srs = ("features", str(srs_id)) if table.geometry else ("attributes", "NULL")
    yield (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        f"VALUES ('{table.name}', '{data_type}', '{table.title.nl}', {srs})"
    )
    if table.geometry:
        yield f"INSERT INTO gpkg_geometry_columns VALUES ('{table.name}', 'geom', '{table.geometry}', {srs_id}, 0, 0)"
        yield from _spatial_index(table.name)


def add_columns(table: Table, standing: Collection[str]) -> Iterator[str]:
    """The columns that a table of an earlier version lacks. standing: those it has."""
    for field in table.fields:
        if field.name not in standing:
            yield f'ALTER TABLE {table.name} ADD COLUMN "{field.name}" {sql_type(field)}'


def create_indexes(table: Table) -> Iterator[str]:
    """Indexes on what is looked up by, under names the schema can make again."""
    for names in (("id",), table.unique, *((name,) for name in table.indexed)):
        if names:
            columns = ", ".join(f'"{name}"' for name in names)
            yield f"CREATE INDEX pk_{table.name}_{'_'.join(names)} ON {table.name} ({columns})"


def describe_columns(table: Table) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The statements, with their values, that tell other programs what the columns of a table are for."""
    for field in table.fields:
        if not field.technical:
            own = {"table": table.name, "column": field.name, "title": field.label.nl, "help": field.help.nl or None}
            # what another program noted of a column, such as the values it may have, stays
            yield (
                "UPDATE gpkg_data_columns SET title = :title, description = :help "
                "WHERE table_name = :table AND column_name = :column",
                own,
            )
            yield (
                "INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, title, description) "
                "VALUES (:table, :column, :title, :help)",
                own,
            )


def register_internal(name: str, title: str) -> str:
    """Make one of the store's own tables known, so that a GeoPackage reader knows it for what it is."""
    return (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
        f"VALUES ('{name}', 'attributes', 'Participatiekaart: {title}')"
    )


def index_places(table: str) -> str:
    """The statement that puts the rows of a table after :after in its R-tree, as the trigger would."""
    return (
        f"INSERT OR REPLACE INTO rtree_{table}_geom SELECT NEW.fid, {_BOUNDS} FROM {table} AS NEW "
        f"WHERE NEW.fid > :after AND {_NOT_EMPTY}"
    )


def _spatial_index(table: str) -> Iterator[str]:
    """The R-tree and its triggers, word for word those of the extension gpkg_rtree_index (clause 3.1.3)."""
    index, not_empty = f"rtree_{table}_geom", _NOT_EMPTY
    gone = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)"
    put = f"INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {_BOUNDS});"
    yield f"CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)"
    yield (
        "INSERT INTO gpkg_extensions VALUES "
        f"('{table}', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')"
    )
    yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} WHEN ({not_empty}) BEGIN {put} END"
    yield (
        f"CREATE TRIGGER {index}_update1 AFTER UPDATE OF geom ON {table} "
        f"WHEN OLD.fid = NEW.fid AND ({not_empty}) BEGIN {put} END"
    )
    yield (
        f"CREATE TRIGGER {index}_update2 AFTER UPDATE OF geom ON {table} "
        f"WHEN OLD.fid = NEW.fid AND ({gone}) BEGIN DELETE FROM {index} WHERE id = OLD.fid; END"
    )
    yield (
        f"CREATE TRIGGER {index}_update3 AFTER UPDATE ON {table} "
        f"WHEN OLD.fid != NEW.fid AND ({not_empty}) BEGIN DELETE FROM {index} WHERE id = OLD.fid; {put} END"
    )
    yield (
        f"CREATE TRIGGER {index}_update4 AFTER UPDATE ON {table} "
        f"WHEN OLD.fid != NEW.fid AND ({gone}) BEGIN DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid); END"
    )
    yield (
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} "
        f"WHEN OLD.geom NOT NULL BEGIN DELETE FROM {index} WHERE id = OLD.fid; END"
    )
