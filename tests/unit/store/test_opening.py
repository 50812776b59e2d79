"""Making and opening a store, and what is refused in one clear sentence."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import check_new, create_store, open_store
from participatiekaart.plugin.store.geopackage.connection import to_open, told_plainly
from participatiekaart.plugin.store.geopackage.creation import geopackage_in_the_making
from participatiekaart.plugin.store.protocol import StoreError
from participatiekaart.plugin.store.tables import TABLES

from .making import SETTINGS, layer, moment, plan, sql, square, write


def test_a_made_store_opens_with_its_settings(path: Path) -> None:
    create_store(str(path), SETTINGS).close()

    with open_store(f"  {path} ") as store:
        with store.reading() as reader:
            assert reader.settings() == SETTINGS
        assert store.address == str(path)


def test_a_store_of_before_there_were_choices_for_the_pages_has_the_standard_ones(path: Path) -> None:
    create_store(str(path), SETTINGS).close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DELETE FROM setting WHERE name LIKE 'pages%'")
    with open_store(str(path)) as store:
        assert store.snapshot().settings == SETTINGS


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    store = create_store("~/opslag.gpkg", SETTINGS)
    store.close()

    assert store.address == str(tmp_path / "opslag.gpkg")
    assert (tmp_path / "opslag.gpkg").is_file()


@pytest.mark.parametrize(
    ("location", "uri"),
    [
        ("file://server/plannen/a%20b.gpkg", "file:////server/plannen/a%20b.gpkg?mode=rw"),
        ("file:///C:/plannen/100%25.gpkg", "file:///C:/plannen/100%25.gpkg?mode=rw"),
        ("file:///plannen/wat%3F.gpkg", "file:///plannen/wat%3F.gpkg?mode=rw"),
    ],
    ids=["a share of Windows", "a disk of Windows", "Linux"],
)
def test_sqlite_is_told_where_a_file_is_on_any_system(location: str, uri: str) -> None:
    assert to_open(location) == uri


def test_a_file_is_found_whatever_signs_its_name_has(tmp_path: Path) -> None:
    there = tmp_path / "a b 100%20 wat?#.gpkg"
    create_store(str(there), SETTINGS).close()
    with open_store(str(there)) as store:
        assert Path(store.address) == there
    assert list(tmp_path.iterdir()) == [there]


def test_sqlite_takes_what_it_is_told_of_a_path_on_a_share(tmp_path: Path) -> None:
    there = tmp_path / "participatie.gpkg"
    there.touch()
    uri = to_open(there.as_uri().replace("file:///", "file://", 1))
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        assert connection.execute("PRAGMA database_list").fetchone()[2].endswith("/participatie.gpkg")


def test_making_a_store_leaves_one_file(path: Path) -> None:
    create_store(str(path), SETTINGS).close()

    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"iets van een ander"])
def test_making_refuses_what_exists(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(StoreError) as refused:
        create_store(str(path), SETTINGS)

    assert str(path) in refused.value.text.nl
    assert "bestaat al" in refused.value.text.nl
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.fixture(params=["with links", "without links"])
def file_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share or a stick gives a file no second name."""

    def refusing(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if request.param == "without links":
        monkeypatch.setattr(os, "link", refusing)


def test_what_somebody_makes_there_meanwhile_is_not_overwritten(path: Path, file_system: None) -> None:
    with pytest.raises(StoreError, match="exists already"), geopackage_in_the_making(path, SETTINGS):
        path.write_bytes(b"van een ander")

    assert path.read_bytes() == b"van een ander"
    assert list(path.parent.iterdir()) == [path]


def test_a_store_is_made_on_any_file_system(path: Path, file_system: None) -> None:
    create_store(str(path), SETTINGS).close()

    assert list(path.parent.iterdir()) == [path]
    open_store(str(path)).close()


def test_a_store_in_a_file_is_said_to_be_out_of_reach(path: Path) -> None:
    path.write_bytes(b"van een ander")

    with pytest.raises(StoreError, match=r"cannot be reached \(.+\)"):
        create_store(str(path / "opslag.gpkg"), SETTINGS)

    assert path.read_bytes() == b"van een ander"


# the second is like RD New, but does not say where on the earth it lies: a hundred metres off
@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:1",
        "+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 "
        "+ellps=bessel +units=m",
    ],
)
def test_making_refuses_an_unknown_coordinate_system_and_leaves_nothing(path: Path, crs: str) -> None:
    with pytest.raises(ParticipationError) as refused:
        create_store(str(path), replace(SETTINGS, crs=crs))

    assert crs in refused.value.text.nl
    assert list(path.parent.iterdir()) == []


def test_making_refuses_a_name_that_qgis_would_not_open(path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        create_store(str(path.with_suffix(".db")), SETTINGS)

    assert ".gpkg" in refused.value.text.nl


def test_each_column_a_person_sees_says_what_it_is_for(path: Path) -> None:
    create_store(str(path), SETTINGS).close()

    told = sql(path, "SELECT table_name, column_name, title, description FROM gpkg_data_columns")
    defined = [(table.name, field) for table in TABLES for field in table.fields if not field.technical]
    assert sorted(told) == sorted((name, field.name, field.label.nl, field.help.nl or None) for name, field in defined)
    assert "Sleutel in de eigen planlaag." in [description for *_, description in told]


def test_a_table_of_our_own_is_said_to_be_that(path: Path) -> None:
    create_store(str(path), SETTINGS).close()

    told = dict(sql(path, "SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'attributes'"))
    own = {"setting", "schema_version", "status_change", "publication", "published_record", "former_slug", "writer"}
    assert {name for name, title in told.items() if title.startswith("Participatiekaart: ")} == {*own, "search_later"}


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326", "EPSG:3857"])
def test_the_geometry_is_in_the_system_asked_for(path: Path, crs: str) -> None:
    create_store(str(path), replace(SETTINGS, crs=crs)).close()

    with layer(path, "plan") as plans:
        assert f"EPSG:{plans.GetSpatialRef().GetAuthorityCode(None)}" == crs


@pytest.mark.parametrize("written", ["Amersfoort / RD New", "urn:ogc:def:crs:EPSG::28992", "epsg:28992"])
def test_a_system_by_another_name_is_kept_under_its_code(path: Path, written: str) -> None:
    with create_store(str(path), replace(SETTINGS, crs=written)) as store:
        assert store.snapshot().settings.crs == "EPSG:28992"


def _database_without_store(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE schema_of_another (number)")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("dit is geen databank, " * 100),
        _database_without_store,
    ],
    ids=["empty", "text", "another database"],
)
def test_opening_refuses_a_file_that_is_no_store(path: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(path)
    before = path.read_bytes()

    with pytest.raises(StoreError) as refused:
        open_store(str(path))

    assert refused.value.text.nl.startswith("opslag.gpkg is geen opslag van Participatiekaart.")
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not tell what is open")
def test_a_file_that_is_no_store_is_let_go_while_its_error_is_kept(path: Path) -> None:
    path.write_bytes(b"no database" * 500)
    with pytest.raises(StoreError) as kept:
        open_store(str(path))
    assert kept.value.__cause__ is not None
    assert path.resolve() not in [opened.resolve() for opened in Path("/proc/self/fd").iterdir()]


def test_a_store_that_lost_a_table_is_a_store_to_be_put_back(path: Path) -> None:
    create_store(str(path), SETTINGS).close()
    sql(path, "DROP TABLE contact")
    with open_store(str(path)) as store, pytest.raises(StoreError, match="no such table: contact") as told:
        store.snapshot()
    assert "Zet een reservekopie terug" in told.value.text.nl


def test_a_schema_that_cannot_be_read_is_told(path: Path) -> None:
    create_store(str(path), SETTINGS).close()
    path.write_bytes(path.read_bytes().replace(b"TABLE writer (", b"TABLE writer \xe0"))
    with pytest.raises(StoreError, match="is damaged"):
        open_store(str(path))


def test_a_quotation_that_python_3_9_left_out_of_an_error_is_told(path: Path) -> None:
    """What it raises there for the schema above, as seen: an error without a word."""
    with pytest.raises(StoreError, match="is damaged"), told_plainly(path):
        raise sqlite3.OperationalError("")


def test_opening_refuses_a_store_of_a_newer_version(path: Path) -> None:
    create_store(str(path), SETTINGS).close()
    sql(path, "INSERT INTO schema_version (number, applied_at) VALUES (999, '2030-01-01T00:00:00Z')")

    with pytest.raises(StoreError) as refused:
        open_store(str(path))

    assert "nieuwere versie" in refused.value.text.nl


@pytest.mark.parametrize("address", ["postgresql://gis@host/db?schema=participatie", "POSTGRES://host/db"])
@pytest.mark.parametrize("act", [open_store, lambda address: create_store(address, SETTINGS)], ids=["open", "create"])
def test_a_database_gets_one_clear_sentence(address: str, act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(StoreError) as refused:
        act(address)

    assert refused.value.text.nl.startswith("Een opslag in PostgreSQL wordt nog niet ondersteund.")
    assert "host" not in refused.value.text.nl


@pytest.mark.parametrize("address", ["", "   "])
def test_an_empty_address_says_that_no_store_was_given(address: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(address)

    assert "Geen opslag opgegeven" in refused.value.text.nl


def test_a_store_that_is_not_there(path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(str(path))

    assert str(path) in refused.value.text.nl
    assert not path.exists()


@pytest.mark.parametrize(
    "act",
    [open_store, check_new, lambda address: create_store(address, SETTINGS)],
    ids=["open", "look at a new one", "make"],
)
def test_a_name_that_the_system_does_not_take_is_told(path: Path, act) -> None:  # type: ignore[no-untyped-def]
    """As a folder that this account may not enter is."""
    with pytest.raises(StoreError, match=r"cannot be reached \(File name too long\)"):
        act(str(path.with_name(f"{'s' * 300}.gpkg")))

    assert list(path.parent.iterdir()) == []


def test_the_file_is_valid_by_gdal_after_edits_by_both_programs(path: Path) -> None:
    store = create_store(str(path), SETTINGS)
    write(store, plan(geometry=square()), moment())
    with layer(path, "plan") as plans:
        for found in plans:
            found["summary"] = "Aangepast in QGIS."
            plans.SetFeature(found)
    store.close()

    checked = subprocess.run(
        [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]


def identity(path: Path) -> str:
    with open_store(str(path)) as store, store.reading() as reader:
        return reader.identity()


def test_a_store_is_told_from_every_other_and_a_copy_is_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "een.gpkg", tmp_path / "ander.gpkg"
    for path in (one, other):
        create_store(str(path), SETTINGS).close()
    before = identity(one)
    with open_store(str(one)) as store, store.writing("proef") as transaction:
        transaction.insert([plan()])
    shutil.copy2(one, tmp_path / "kopie.gpkg")
    assert before == identity(one) == identity(tmp_path / "kopie.gpkg") != identity(other)
