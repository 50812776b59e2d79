"""A person who is removed: where tables were filled, they stand there until those are cleared or filled again."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Basis, ContactKind
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.records import Contact
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.database import Database
from participatiekaart.plugin.publication.forget.person import Forgotten, forget
from participatiekaart.plugin.publication.order import Order, Website
from participatiekaart.plugin.publication.publish import publish
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.database_address import read_address

from tests.unit.publication.released import make_store
from tests.unit.publication.small_town import AREAS, NOW, contact, moment, plan, tie

from .cluster import Server

PUBLIC = {"publish_name": True, "publish_email": True, "publish_website": True, "basis": Basis.FUNCTIONAL}
ANNA = contact(name="Anna Bakker", email="anna@prive.example", website="https://anna.example/", **PUBLIC)
TEAM = contact(name="Bo", email="team@gemeente.example", **PUBLIC)
BO = contact(name="Bo de Wit", publish_name=True, basis=Basis.FUNCTIONAL)
ONLY_A_SITE = contact(website=" https://bo.example/ ", publish_website=True, basis=Basis.FUNCTIONAL)
SHARED = {"kind": ContactKind.ORGANISATION, "website": "https://wijk.example/", **PUBLIC}
CLUB = contact(organisation="Wijkclub", email="club@wijk.example", **SHARED)
STREET, SQUARE, SITE_ONLY = plan(name="Straat", summary="Vraag het Anna Bakker."), plan(name="Plein"), plan(name="Laan")
CONTACTS = "SELECT naam, contact, contact_email, contact_website FROM kaart.plannen ORDER BY naam"


def database_of(server: Server, database: str, schema: str = "kaart", user: str = "postgres") -> Database:
    address = f"postgresql://{user}@127.0.0.1:{server.port}/{database.replace(' ', '%20')}"
    return Database(read_address(address, schema))


def filled(server: Server, database: str, home: Path) -> tuple[str, Database]:
    """A store that was published into a folder and into tables."""
    talk = moment(STREET, "2026-12-03 19:30", "2026-12-03 21:00", title="Bij Anna Bakker")
    ties = [tie(STREET, ANNA), tie(SQUARE, TEAM), tie(SITE_ONLY, ANNA)]
    path = make_store(home / "opslag.gpkg", [*AREAS, STREET, SQUARE, SITE_ONLY, talk, ANNA, TEAM, *ties])
    place = database_of(server, database)
    again(path, home / "publiek", place)
    return path, place


def again(path: str, folder: Path, place: Database) -> None:
    with open_store(path) as store:
        publish(store, folder, Website(), Order(NOW, "proef", confirm=True, database=place), Silent())


def forgotten(path: str, place: Database | None, who: str = ANNA.id) -> Forgotten:
    with open_store(path) as store:
        return forget(store, who, "proef", place)


def test_the_tables_lose_the_person_at_once_and_nobody_else(server: Server, database: str, tmp_path: Path) -> None:
    path, place = filled(server, database, tmp_path)
    # of one plan the tables say no more than the website
    server.do(database, "UPDATE kaart.plannen SET contact = NULL, contact_email = NULL WHERE naam = 'Laan'")
    said = " ".join(note.en for note in forgotten(path, place).notes)
    assert server.do(database, CONTACTS) == [
        ("Laan", None, None, None),
        ("Plein", "Bo", "team@gemeente.example", None),
        ("Straat", None, None, None),
    ]
    assert f"was taken out of the tables in 127.0.0.1/{database}?schema=kaart as a contact. Rows: 2." in said
    named = (("plannen", "samenvatting"), ("plannen", "volgend_moment"), ("momenten", "titel"))
    for table, field in named:
        assert f"Table {table} in 127.0.0.1/{database}?schema=kaart still names this person in {field}." in said
    assert said.count("still names this person in") == len(named)


def test_tables_that_are_not_named_hold_the_person_until_they_are_filled_again(
    server: Server, database: str, tmp_path: Path
) -> None:
    path, place = filled(server, database, tmp_path)
    said = " ".join(note.en for note in forgotten(path, None).notes)
    assert "Tables in a database that you did not name here are clean once you publish into them again." in said
    assert ("Straat", "Anna Bakker", "anna@prive.example", "https://anna.example/") in server.do(database, CONTACTS)
    again(path, tmp_path / "publiek", place)
    assert [row[1:] for row in server.do(database, CONTACTS) if row[0] != "Plein"] == [(None, None, None)] * 2


def test_who_is_no_contact_any_more_goes_from_tables_that_are_named_later(
    server: Server, database: str, tmp_path: Path
) -> None:
    path, place = (
        make_store(tmp_path / "opslag.gpkg", [*AREAS, STREET, BO, tie(STREET, BO)]),
        database_of(server, database),
    )
    again(path, tmp_path / "publiek", place)
    forgotten(path, None, BO.id)
    with pytest.raises(ParticipationError, match="no contact “Bo de With”"):
        forgotten(path, place, "Bo de With")
    said = " ".join(note.en for note in forgotten(path, database_of(server, "nergens"), "Bo de Wit").notes)
    assert "This person is still in the tables." in said
    said = " ".join(note.en for note in forgotten(path, place, "Bo de Wit").notes)
    assert f"taken out of the tables in 127.0.0.1/{database}?schema=kaart as a contact. Rows: 1." in said
    assert server.do(database, CONTACTS) == [("Straat", None, None, None)]
    with pytest.raises(ParticipationError, match="no contact “Bo de Wit”"):
        forgotten(path, place, "Bo de Wit")


def test_a_table_of_somebody_else_is_not_looked_into(server: Server, database: str, tmp_path: Path) -> None:
    path, place = filled(server, database, tmp_path)
    server.do(database, "CREATE TABLE kaart.leden (contact text)")
    server.do(database, "INSERT INTO kaart.leden VALUES ('Anna Bakker')")
    assert "leden" not in " ".join(note.en for note in forgotten(path, place).notes)
    assert server.do(database, "SELECT contact FROM kaart.leden") == [("Anna Bakker",)]


def test_tables_that_cannot_be_reached_are_told_and_the_store_is_clean(
    server: Server, database: str, tmp_path: Path
) -> None:
    path, _ = filled(server, database, tmp_path)
    said = " ".join(note.nl for note in forgotten(path, database_of(server, "nergens")).notes)
    assert "In de tabellen staat deze persoon nog. De database 127.0.0.1/nergens" in said
    with open_store(path) as store, store.reading() as reader:
        assert [one.id for one in reader.find(Contact)] == [TEAM.id]


@pytest.mark.parametrize(
    ("who", "other", "stands"),
    [
        (BO, TEAM, ("Bo", "team@gemeente.example", None)),
        (ONLY_A_SITE, TEAM, ("Bo", "team@gemeente.example", None)),
        (CLUB, contact(organisation="Bond", **SHARED), ("Bond", None, "https://wijk.example/")),
    ],
    ids=["without a website", "known by a website alone", "a website of others too"],
)
def test_only_who_is_removed_goes(
    server: Server,
    database: str,
    tmp_path: Path,
    who: Contact,
    other: Contact,
    stands: tuple[str | None, ...],
) -> None:
    records = [*AREAS, STREET, SQUARE, who, other, tie(STREET, who), tie(SQUARE, other)]
    path, place = make_store(tmp_path / "opslag.gpkg", records), database_of(server, database)
    again(path, tmp_path / "publiek", place)
    forgotten(path, place, who.id)
    assert server.do(database, CONTACTS) == [("Plein", *stands), ("Straat", None, None, None)]


def test_a_table_of_an_earlier_version_in_a_schema_of_any_name_loses_the_person_too(
    server: Server, database: str, tmp_path: Path
) -> None:
    # true stands in its columns of yes and no: it is of the whole town
    vision = plan(name="Visie", geometry=None)
    path = make_store(tmp_path / "opslag.gpkg", [*AREAS, SQUARE, STREET, vision, ANNA, tie(STREET, ANNA)])
    place = database_of(server, database, "kaart 50%s")
    again(path, tmp_path / "publiek", place)
    server.do(database, 'ALTER TABLE "kaart 50%s".plannen DROP COLUMN contact_website')
    forgotten(path, place)
    assert server.do(database, 'SELECT contact, contact_email FROM "kaart 50%s".plannen') == [(None, None)] * 2


def test_tables_that_may_only_be_read_are_told_and_the_store_is_clean(
    server: Server, database: str, tmp_path: Path
) -> None:
    path, _ = filled(server, database, tmp_path)
    server.do(database, "CREATE ROLE alleenlezer LOGIN")
    server.do(database, "GRANT USAGE ON SCHEMA kaart TO alleenlezer")
    server.do(database, "GRANT SELECT ON ALL TABLES IN SCHEMA kaart TO alleenlezer")
    said = " ".join(note.en for note in forgotten(path, database_of(server, database, user="alleenlezer")).notes)
    assert "This person is still in the tables." in said
    assert "permission denied for table plannen" in said
    with open_store(path) as store, store.reading() as reader:
        assert [one.id for one in reader.find(Contact)] == [TEAM.id]


def test_a_row_that_the_database_keeps_as_it_is_is_told(server: Server, database: str, tmp_path: Path) -> None:
    path, place = filled(server, database, tmp_path)
    server.do(database, "CREATE RULE houd AS ON UPDATE TO kaart.plannen DO INSTEAD NOTHING")
    said = " ".join(note.en for note in forgotten(path, place).notes)
    assert "This person is still in the tables. Table plannen in schema kaart did not take every change" in said
