"""A store that another program reads all the while a release is made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.unknown_release import NOT_OF_THIS_STORE
from participatiekaart.plugin.store.geopackage import connection

from ..released import change, contents, make_store, release
from ..small_town import plan

STREET = plan(name="Straat")


def test_that_the_folder_stands_is_told_where_the_store_cannot_remember_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only once all is done SQLite says that it cannot write: until then others may read."""
    store, folder = make_store(tmp_path / "opslag.gpkg", [STREET]), tmp_path / "publiek"
    release(store, folder)
    change(store, Plan, STREET.id, summary="Anders.")
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 100)
    with closing(sqlite3.connect(store, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM plan").fetchone()
        with pytest.raises(ParticipationError) as refusal:
            release(store, folder)
    assert b"Anders." in contents(folder)["plannen.geojson"]
    assert refusal.value.text.nl.startswith("De map is gepubliceerd, maar de opslag of de database ging niet mee.")
    assert "opslag.gpkg is in gebruik door een ander programma." in refusal.value.text.nl

    assert NOT_OF_THIS_STORE in release(store, folder).notes
    assert NOT_OF_THIS_STORE not in release(store, folder).notes
