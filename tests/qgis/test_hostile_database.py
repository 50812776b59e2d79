"""A database that `publish` is told of, in a hostile or a broken way: a sentence, and nothing runs or is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from participatiekaart.plugin.processing.serving import from_database
from participatiekaart.plugin.store.database_address import read_address
from qgis.core import QgsProcessingException

from tests.postgis.cluster import Server, running_server

from .conftest import Log, Run

SECRET = "geheim"
OWNED = "SELECT nspname, relname, relkind FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace ORDER BY c.oid"
SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'"
NO_ADDRESS = "is geen adres van een database"
PASSWORD = "bevat een wachtwoord"
UNREACHABLE = "is niet bereikbaar"
UNSEEN = "een teken dat niet te zien is"
RESERVED = "is van PostgreSQL zelf"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as running:
        running.make("kaart")
        running.do("kaart", "CREATE ROLE gast LOGIN")
        running.do("kaart", "CREATE SCHEMA van_een_ander")
        yield running


def publish(run: Run, store: str, folder: Path, address: str) -> dict[str, Any]:
    return run("publish", STORE=store, FOLDER=str(folder), CONFIRM=True, DATABASE=address)


def refusal(run: Run, store: str, folder: Path, address: str) -> str:
    with pytest.raises(QgsProcessingException) as caught:
        publish(run, store, folder, address)
    return str(caught.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://127.0.0.1:{port}'; DROP TABLE x; --/kaart", NO_ADDRESS),
        ("postgresql://127.0.0.1' password='geheim/kaart", PASSWORD),
        ("postgresql://postgres@127.0.0.1:{port}/kaart' options='-c log_statement=all", UNREACHABLE),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?options=-c%20search_path=x", "bevat “options”"),
        ("postgresql://postgres@127.0.0.1:{port}/host=evil.example password=geheim", PASSWORD),
        ("postgresql://postgres@127.0.0.1:{port}/kaart%20password%20=%20geheim", PASSWORD),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?PassWord=geheim", PASSWORD),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?sslpassword=geheim", "bevat “sslpassword”"),
        ("postgresql://postgres:geheim@127.0.0.1:{port}/kaart", PASSWORD),
        # a password that holds what parts an address
        ("postgresql://postgres:1234/geheim@127.0.0.1:{port}/kaart", NO_ADDRESS),
        ("postgresql://postgres:1234?geheim@127.0.0.1:{port}/kaart", NO_ADDRESS),
        ("postgresql://postgres:1234#geheim@127.0.0.1:{port}/kaart", NO_ADDRESS),
        ("postgresql://postgres@127.0.0.1:{port}/kaart#geheim", NO_ADDRESS),
        ("postgresql://postgres@127.0.0.1:{port}/kaart%00x", UNSEEN),
        ("postgresql://postgres@127.0.0.1:{port}/kaart%0Ax", UNSEEN),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=a%00b", UNSEEN),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=a%0ADROP", UNSEEN),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=\ud800", UNSEEN),
        ("postgresql://?service=weg' host='127.0.0.1", UNREACHABLE),
        ("postgresql://?service=weg%0Ahost=127.0.0.1", UNSEEN),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=pg_catalog", RESERVED),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=PG_Temp", RESERVED),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=information_schema", RESERVED),
        ("postgresql://postgres@127.0.0.1:{port}/kaart?schema=" + "é" * 32, "te lang"),
        ("postgresql://gast@127.0.0.1:{port}/kaart?schema=van_een_ander", "nam de publicatie niet aan"),
    ],
)
def test_nothing_runs_and_the_sentence_is_clear(
    run: Run, store: str, server: Server, tmp_path: Path, address: str, said: str
) -> None:
    before = server.do("kaart", OWNED)
    told = refusal(run, store, tmp_path / "publiek", address.replace("{port}", str(server.port)))
    assert said in told
    assert SECRET not in told and "\n" not in told
    assert server.do("kaart", OWNED) == before
    assert not (tmp_path / "publiek").exists()


@pytest.mark.parametrize(
    "schema",
    ["'; DROP SCHEMA van_een_ander CASCADE; --", 'a"b"."c', "met spatie", "100 %s %(x)s", "Select", "ü☃"],
)
def test_a_schema_is_only_a_name(run: Run, store: str, server: Server, tmp_path: Path, schema: str) -> None:
    before = {name for (name,) in server.do("kaart", SCHEMAS)}
    address = f"postgresql://postgres@127.0.0.1:{server.port}/kaart?schema={quote(schema)}"
    for _ in range(2):
        publish(run, store, tmp_path / "publiek", address)
    assert {name for (name,) in server.do("kaart", SCHEMAS)} - before == {schema}
    found = server.do("kaart", "SELECT count(*) FROM pg_tables WHERE schemaname = %s", schema)
    assert found == [(8,)]


def test_a_removed_person_is_looked_for_in_such_a_schema(
    run: Run, store: str, server: Server, tmp_path: Path, log: Log
) -> None:
    """And `removecontact` tells in its log what there is to do."""
    table = tmp_path / "contacten.csv"
    table.write_text("sleutel;naam;notitie_intern\nanna;Anna Bakker;\nbo;Bo;Buur van Anna Bakker\n", encoding="utf-8")
    run("importrecords", STORE=store, KIND=1, INPUT=str(table))
    address = f"postgresql://postgres@127.0.0.1:{server.port}/kaart?schema=50%25 %25s"
    publish(run, store, tmp_path / "publiek", address)
    columns, values = "id, naam, contact", "'een', 'Straat', 'Anna Bakker'"
    server.do("kaart", f'INSERT INTO "50% %s".plannen ({columns}) VALUES ({values})')
    done = run("removecontact", feedback=log, STORE=store, CONTACT="anna", DATABASE=address)
    assert done == {"CLEARED": 0, "NAMED": 1}
    assert server.do("kaart", 'SELECT contact FROM "50% %s".plannen') == [(None,)]
    assert "Het contact “Bo”, Interne notitie: noemt deze persoon. Dit staat alleen intern: pas het aan." in log.infos


def test_a_style_that_somebody_keeps_in_the_database_is_not_served(
    run: Run, store: str, server: Server, tmp_path: Path
) -> None:
    address = f"postgresql://postgres@127.0.0.1:{server.port}/kaart?schema=bekeken"
    publish(run, store, tmp_path / "publiek", address)
    theirs = from_database(read_address(address, ""))("momenten")
    theirs.setMapTipTemplate("<script>van een ander</script>")
    assert not theirs.saveStyleToDatabase("standaard", "", True, "")

    made = run("serverproject", STORE=store, DATABASE=address, OUTPUT=str(tmp_path / "kaart.qgs"))

    assert made["LAYERS"] == 7
    assert "van een ander" not in (tmp_path / "kaart.qgs").read_text(encoding="utf-8")
