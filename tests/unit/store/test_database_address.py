"""The address of a database as people type it: no password in it, nothing unknown passed on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.database_address import is_database, read_address


@pytest.mark.parametrize(
    ("address", "connection", "schema", "authcfg"),
    [
        ("postgresql://host/db", {"host": "host", "dbname": "db"}, "standaard", None),
        (" POSTGRES://host/db ", {"host": "host", "dbname": "db"}, "standaard", None),
        (
            "postgresql://jan%40gemeente@host:5433/mijn%20db?schema=publiek&sslmode=require",
            {"user": "jan@gemeente", "host": "host", "port": "5433", "dbname": "mijn db", "sslmode": "require"},
            "publiek",
            None,
        ),
        ("postgresql://?service=kaart&authcfg=a1b2c3d", {"service": "kaart"}, "standaard", "a1b2c3d"),
        ("postgresql:///db?host=/run/postgresql", {"dbname": "db", "host": "/run/postgresql"}, "standaard", None),
        (
            "postgresql://?host=h&port=5433&user=jan&dbname=db&sslrootcert=ca.pem&sslcert=jan.pem&sslkey=jan.key",
            {
                **{"host": "h", "port": "5433", "user": "jan", "dbname": "db"},
                **{"sslrootcert": "ca.pem", "sslcert": "jan.pem", "sslkey": "jan.key"},
            },
            "standaard",
            None,
        ),
        ("postgresql://[::1]/db", {"host": "::1", "dbname": "db"}, "standaard", None),
    ],
)
def test_an_address_gives_connection_schema_and_login(
    address: str, connection: dict[str, str], schema: str, authcfg: str | None
) -> None:
    found = read_address(address, "standaard")
    assert (dict(found.connection), found.schema, found.authcfg) == (connection, schema, authcfg)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("postgresql://jan:geheim@host/db", "bevat een wachtwoord"),
        ("postgresql://jan:@host/db", "bevat een wachtwoord"),
        ("postgresql://host/db?password=geheim", "bevat een wachtwoord"),
        ("postgresql://host/db?options=-c", "bevat “options”, dat hier niet bekend is"),
        ("postgresql://jan:geheim@host:poort/db", "“host:poort/db” is geen adres van een database"),
        ("mysql://jan:geheim@host/db", "“host/db” is geen adres van een database"),
        ("postgresql://jan:12/geheim@host/db", "“host/db” is geen adres van een database"),
        ("postgresql://jan:12?geheim@host/db", "“host/db” is geen adres van een database"),
        ("postgresql://jan:12#geheim@host/db#geheim", "“host/db” is geen adres van een database"),
        ("postgresql://host/dbname=x%20passwd%20=%20geheim", "bevat een wachtwoord"),
        ("postgresql://host/db?schema=a%0Ab", "een teken dat niet te zien is"),
        ("postgresql://host/db?schema=pg_toast", "Schema pg_toast is van PostgreSQL zelf"),
        ("postgresql://host/db?schema=Information_Schema", "is van PostgreSQL zelf"),
        (f"postgresql://host/db?schema={'é' * 32}", "ten hoogste 63 tekens"),
        ("opslag.gpkg", "“opslag.gpkg” is geen adres van een database"),
    ],
)
def test_what_cannot_be_used_is_said_without_the_password(address: str, sentence: str) -> None:
    with pytest.raises(ParticipationError) as caught:
        read_address(address, "standaard")
    assert sentence in caught.value.text.nl
    assert "geheim" not in caught.value.text.nl + caught.value.text.en


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"postgresql://{text}", f"postgresql://host/{text}"):
        try:
            found = read_address(address, "standaard")
        except ParticipationError:
            continue
        assert is_database(address)
        assert "password" not in dict(found.connection)
