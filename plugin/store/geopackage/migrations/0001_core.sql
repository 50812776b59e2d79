-- What makes a file a GeoPackage (OGC 12-128r17, version 1.3), and the store's own tables beside the records.

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE,
    min_y DOUBLE,
    max_x DOUBLE,
    max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE setting (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    value TEXT
);

CREATE TABLE schema_version (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    applied_at TEXT NOT NULL
);

-- Append-only. A deleted record keeps its lines; values of personal fields are never written here.
CREATE TABLE status_change (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    record_type TEXT NOT NULL,
    record_id TEXT,
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    reason TEXT
);

CREATE INDEX status_change_record ON status_change (record_id);

CREATE TABLE publication (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    published_at TEXT NOT NULL,
    at TEXT NOT NULL,
    published_by TEXT NOT NULL,
    folder TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    plans INTEGER NOT NULL,
    moments INTEGER NOT NULL
);

CREATE TABLE published_record (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    first_published_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    visible BOOLEAN NOT NULL,
    UNIQUE (kind, id)
);

CREATE TABLE former_slug (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    plan TEXT NOT NULL
);

-- Who writes in the present transaction, and why: set by our own programs at its start and emptied at its end, so that
-- the triggers can tell. Empty when another program writes.
CREATE TABLE writer (
    fid INTEGER PRIMARY KEY NOT NULL,
    who TEXT,
    why TEXT
);

INSERT INTO writer (fid) VALUES (1);

-- Search by the beginnings of words, with or without accents. Kept by triggers (search.py).
CREATE VIRTUAL TABLE plan_search USING fts5 (
    name, code, place, contact, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
