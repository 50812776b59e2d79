"""Bad stores and folders, some through `qgis_process`: one sentence that names the thing and the way out, nothing lost,
nothing half."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release import lock
from participatiekaart.plugin.publication.release.workplace import workplace
from participatiekaart.plugin.store.geopackage import connection

from .bad_input import PLANS, beside, content, layer_file, refused, told
from .command_line import process, run_of
from .conftest import Run
from .filling import moments


@pytest.mark.parametrize("identifier", ["attachplans", "checkpublication", "publish"])
def test_a_file_that_is_no_store(run: Run, tmp_path: Path, identifier: str) -> None:
    plans = layer_file(tmp_path / "plannen.gpkg", 3)
    before = Path(plans).read_bytes()
    more = {"attachplans": {"INPUT": plans, **PLANS}, "publish": {"FOLDER": tmp_path / "publiek"}}.get(identifier, {})
    refused(run, identifier, "plannen.gpkg is geen opslag", "Kies een ander bestand", STORE=plans, **more)
    assert Path(plans).read_bytes() == before
    assert beside(plans) == {"plannen.gpkg"}


def test_a_store_of_a_newer_version(run: Run, store: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT INTO schema_version (number, applied_at) VALUES (999, '2030-01-01')")
    before = content(store)
    refused(run, "publish", "nieuwere versie", "Werk de plugin", STORE=store, FOLDER=tmp_path / "publiek")
    assert content(store) == before
    assert not (tmp_path / "publiek").exists()


@pytest.fixture
def without_rights() -> list[str]:
    """A command that takes root's right to write anywhere, so that the permissions of a folder hold."""
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def test_a_folder_that_may_not_be_written(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir()
    closed.chmod(0o555)
    made = run_of("createstore", {"STORE": closed / "nieuw.gpkg", "TITLE": "T", "MUNICIPALITY": "GM0193"})
    told(process(made, before=without_rights), "nieuw.gpkg kan niet worden beschreven", "Controleer de rechten")
    published = run_of("publish", {"STORE": store, "FOLDER": closed / "publiek", "CONFIRM": True})
    told(process(published, before=without_rights), "dicht/publiek", "Controleer de rechten op de map")
    assert not list(closed.iterdir())


def test_a_folder_that_may_not_be_entered(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    """Of what a job that runs by itself is given, its account may not reach everything."""
    closed = tmp_path / "dicht"
    closed.mkdir()
    shutil.copy(store, closed / "opslag.gpkg")
    table = shutil.copy(moments(tmp_path), closed)
    closed.chmod(0o000)
    for identifier, parameters, said in (
        ("checkpublication", {"STORE": closed / "opslag.gpkg"}, "opslag.gpkg is niet te bereiken (Permission denied)"),
        ("createstore", {"STORE": closed / "n.gpkg", "TITLE": "T", "MUNICIPALITY": "GM0193"}, "n.gpkg is niet te"),
        ("importrecords", {"STORE": store, "KIND": 0, "INPUT": table}, "bestaat niet of kan niet worden gelezen"),
        (
            "publish",
            {"STORE": store, "FOLDER": tmp_path / "p", "ZIP": closed / "p.zip"},
            "in een map die bestaat en waarin u",
        ),
    ):
        told(process(run_of(identifier, parameters), before=without_rights), said)


def test_a_store_that_may_not_be_written(store: str, tmp_path: Path, without_rights: list[str]) -> None:
    plans, before = layer_file(tmp_path / "plannen.gpkg", 3), content(store)
    Path(store).chmod(0o444)
    attached = run_of("attachplans", {"STORE": store, "INPUT": plans, **PLANS})
    told(process(attached, before=without_rights), "kan niet worden beschreven", "Controleer de rechten")
    assert content(store) == before


def test_a_store_of_an_earlier_version_that_may_not_be_written(store: str, without_rights: list[str]) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DELETE FROM schema_version WHERE number > 3")
        connection.commit()
    Path(store).chmod(0o444)
    checked = process(run_of("checkpublication", {"STORE": store}), before=without_rights)
    told(checked, "van een vorige versie", "Geef schrijfrechten")


@pytest.mark.parametrize(("identifier", "lock"), [("attachplans", "EXCLUSIVE"), ("publish", "IMMEDIATE")])
def test_a_store_that_another_program_has_locked(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str, lock: str
) -> None:
    """Publishing reads while another writes, but what it has to remember cannot be written: then nothing goes out."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 100)
    plans, before = layer_file(tmp_path / "plannen.gpkg", 3), content(store)
    more = (
        {"INPUT": plans, **PLANS} if identifier == "attachplans" else {"FOLDER": tmp_path / "publiek", "CONFIRM": True}
    )
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        words = (f"{Path(store).name} is in gebruik door een ander programma", "probeer het opnieuw")
        refused(run, identifier, *words, STORE=store, **more)
        other.execute("ROLLBACK")
    assert content(store) == before
    assert beside(store) == {Path(store).name, "plannen.gpkg"}


def test_a_second_publication_into_a_folder_says_who_is_at_it(
    run: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    folder = tmp_path / "web/publiek"
    words = (f"Er wordt al gepubliceerd naar {folder} (proces {os.getpid()})", "Wacht tot dat klaar is")
    with workplace(folder):
        refused(run, "publish", *words, STORE=store, FOLDER=folder, CONFIRM=True)
    assert not folder.exists()


def test_a_store_that_is_damaged(run: Run, store: str, tmp_path: Path) -> None:
    whole = Path(store).read_bytes()
    Path(store).write_bytes(whole[: len(whole) // 2])
    words = (f"{Path(store).name} is beschadigd", "Zet een reservekopie terug")
    refused(run, "publish", *words, STORE=store, FOLDER=tmp_path / "publiek", CONFIRM=True)
    assert beside(store) == {Path(store).name}
