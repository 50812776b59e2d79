"""A database as its administrator keeps it: older encodings, columns of their own, towns beside each other, a
connection that ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.snapshot import StoreSettings
from participatiekaart.plugin.publication import publish as publishing
from participatiekaart.plugin.publication.release.manifest import Manifest
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.store.addresses import create_store
from participatiekaart.plugin.store.protocol import Store

from .cluster import Server
from .test_tables import published, refusal
from .town import HOSTILE, WHO, records

MANUAL = Path(__file__).resolve().parents[2] / "resources/help"
NAMES = "SELECT naam FROM kaart.plannen ORDER BY naam"


@pytest.fixture
def address(server: Server, database: str) -> str:
    return at(server, database)


def at(server: Server, database: str) -> str:
    return f"postgresql://postgres@127.0.0.1:{server.port}/{database.replace(' ', '%20')}?schema=kaart"


def test_a_database_that_takes_any_byte_holds_texts_as_they_are(store: Store, server: Server, tmp_path: Path) -> None:
    server.make("oud", encoding="SQL_ASCII")
    published(store, tmp_path / "publiek", at(server, "oud"))
    with server.connection("oud") as connection, connection.cursor() as cursor:
        connection.set_client_encoding("UTF8")
        cursor.execute("SELECT DISTINCT samenvatting FROM kaart.plannen")
        assert cursor.fetchall() == [(HOSTILE,)]


def test_a_text_that_an_old_encoding_does_not_have_is_told_by_the_database(
    store: Store, server: Server, tmp_path: Path
) -> None:
    server.make("westers", encoding="WIN1252")
    said = refusal(store, tmp_path / "publiek", at(server, "westers"))
    assert 'has no equivalent in encoding "WIN1252". De tabellen zijn nog zoals ze waren' in said
    assert not (tmp_path / "publiek").exists()


def test_the_encoding_of_the_computer_does_not_count(
    store: Store, server: Server, database: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    published(store, tmp_path / "publiek", address)
    monkeypatch.delenv("PGCLIENTENCODING")
    assert server.do(database, "SELECT DISTINCT samenvatting FROM kaart.plannen") == [(HOSTILE,)]


@pytest.mark.parametrize(
    ("language", "name", "roles"), [("nl", "naam", "gebruiker lezer"), ("en", "name", "publisher reader")]
)
def test_what_the_manual_gives_an_administrator_opens_a_database_that_is_closed_to_others(
    store: Store, server: Server, tmp_path: Path, language: str, name: str, roles: str
) -> None:
    manual = (MANUAL / language / "eigen-kaart.md").read_text(encoding="utf-8")
    statements = [line for line in manual.splitlines() if line.startswith("    ") and line.endswith(";")]
    writer, reader = roles.split()
    server.make(name, postgis=False)
    for statement in (
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"CREATE ROLE {writer} LOGIN",
        f"CREATE ROLE {reader} LOGIN",
        *(line for line in statements if "GRANT " in line or "CREATE " in line),
    ):
        server.do(name, statement)
    published(store, tmp_path / "publiek", f"postgresql://{writer}@127.0.0.1:{server.port}/{name}")
    assert server.do(name, "SELECT count(*) FROM participatiekaart.plannen", user=reader) == [(2,)]


@pytest.mark.parametrize(
    "column",
    ["objectid serial", "objectid integer GENERATED ALWAYS AS IDENTITY", "beheer text NOT NULL DEFAULT 'afdeling'"],
)
def test_a_column_that_an_administrator_added_fills_itself(
    store: Store, server: Server, database: str, address: str, tmp_path: Path, column: str
) -> None:
    """Some map servers ask for a number of their own in each row."""
    published(store, tmp_path / "publiek", address)
    server.do(database, f"ALTER TABLE kaart.plannen ADD COLUMN {column}")
    before = server.do(database, "SELECT * FROM kaart.plannen ORDER BY id")
    published(store, tmp_path / "publiek", address)
    assert server.do(database, "SELECT * FROM kaart.plannen ORDER BY id") == before


KEEPS = (
    "CREATE FUNCTION kaart.niets() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TRIGGER houd BEFORE {} ON kaart.plannen FOR EACH ROW EXECUTE FUNCTION kaart.niets()",
)


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE RULE houd AS ON DELETE TO kaart.plannen DO INSTEAD NOTHING"],
        [one.format("DELETE") for one in KEEPS],
        [one.format("UPDATE") for one in KEEPS],
    ],
    ids=["rule", "trigger on delete", "trigger on update"],
)
def test_what_a_database_keeps_against_the_publication_stops_it(
    store: Store, server: Server, database: str, address: str, tmp_path: Path, statements: list[str]
) -> None:
    """What was withdrawn, or a contact whose permission ended, would stay public."""
    published(store, tmp_path / "publiek", address)
    for statement in statements:
        server.do(database, statement)
    park = next(plan for plan in store.snapshot().plans if plan.name == "Park")
    square = next(plan for plan in store.snapshot().plans if plan.name == "Plein en pad")
    with store.writing(WHO) as transaction:
        transaction.update(Plan, [(park.id, {"publication_state": PublicationState.WITHDRAWN})])
        transaction.update(Plan, [(square.id, {"summary": "Er komt een bankje."})])
    before = server.do(database, NAMES)
    stood = (tmp_path / "publiek/manifest.json").read_bytes()

    said = refusal(store, tmp_path / "publiek", address)

    assert said.startswith("Tabel plannen in schema kaart nam niet elke wijziging aan")
    assert server.do(database, NAMES) == before
    assert (tmp_path / "publiek/manifest.json").read_bytes() == stood


def test_two_towns_in_one_database_do_not_wipe_each_other_out(
    store: Store, server: Server, database: str, address: str, tmp_path: Path
) -> None:
    published(store, tmp_path / "publiek", address)
    before = server.do(database, NAMES)
    with create_store(str(tmp_path / "buren.gpkg"), StoreSettings("Buurstad", "GM8888")) as neighbours:
        with neighbours.writing(WHO) as transaction:
            for record in records():
                transaction.insert([record])
        said = refusal(neighbours, tmp_path / "buren", address)
        assert "In schema kaart staat de publicatie van GM9999, deze is van GM8888." in said
        assert not (tmp_path / "buren").exists()
        published(neighbours, tmp_path / "buren", address.replace("=kaart", "=buren"))
    assert server.do(database, NAMES) == before


def test_a_connection_that_ends_once_the_folder_stands_is_told_so(
    store: Store, server: Server, database: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "publiek"

    def put_in_place_slowly(place: Workplace, release: Manifest) -> bool:
        in_one_step = put_in_place(place, release)
        server.do("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", database)
        return in_one_step

    put_in_place = publishing.put_in_place
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(publishing, "put_in_place", put_in_place_slowly)
        said = refusal(store, folder, address)
    assert said.startswith("De map is gepubliceerd, maar de opslag of de database ging niet mee")
    assert (folder / "index.html").is_file()
    published(store, folder, address)
    assert server.do(database, "SELECT count(*) FROM kaart.plannen") == [(2,)]
