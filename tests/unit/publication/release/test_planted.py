"""Where releases are made somebody else may write too: what they put in the place of our working files leads us to no
file of theirs or another's."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.difference.changes import difference
from participatiekaart.plugin.publication.release.manifest import NAME
from participatiekaart.plugin.publication.release.swap import temporary_name
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.publication.release.zipped import zip_release
from participatiekaart.plugin.store.addresses import open_store

from ..released import make_store, release
from ..small_town import NOW, plan
from .releasing import FIRST, put

Plant = Callable[[Path], None]


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A folder of somebody else, whose names are those that we give."""
    for name in ("nieuw/foto.jpg", "uitgaven/brief.odt", "werk.gpkg"):
        (tmp_path / "thuis" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "thuis" / name).write_text("theirs")
    return tmp_path / "thuis"


@pytest.fixture(params=["link", "link to nothing", "pipe"])
def plant(request: pytest.FixtureRequest, theirs: Path) -> Plant:
    """Puts something in the place of a file."""
    return {
        "link": lambda path: path.symlink_to(theirs / "werk.gpkg"),
        "link to nothing": lambda path: path.symlink_to(theirs / "nieuw.gpkg"),
        "pipe": os.mkfifo,
    }[request.param]


def is_untouched(theirs: Path) -> bool:
    found = {path.relative_to(theirs).as_posix(): path.read_text() for path in theirs.rglob("*") if path.is_file()}
    return found == dict.fromkeys(("nieuw/foto.jpg", "uitgaven/brief.odt", "werk.gpkg"), "theirs")


def test_no_working_file_leads_to_a_file_of_another(tmp_path: Path, theirs: Path, plant: Plant) -> None:
    store, folder = make_store(tmp_path / "opslag.gpkg", [plan()]), tmp_path / "publiek"
    release(store, folder)
    (folder / "van-een-ander.txt").write_text("theirs")  # so that it goes file by file
    beside = Workplace(folder).beside
    for name in ("bezet", "bezig.json", "gemaakt.json", "gemaakt.json.half", "uitgaven/.half"):
        (beside / name).unlink(missing_ok=True)
        plant(beside / name)

    release(store, folder, NOW + timedelta(days=1))

    assert is_untouched(theirs)
    assert {path.name for path in beside.iterdir()} == {"gemaakt.json", "uitgaven"}


@pytest.mark.parametrize("name", ["", "nieuw", "uitgaven"])
def test_a_folder_of_ours_that_is_a_link_is_not_cleared(tmp_path: Path, theirs: Path, name: str) -> None:
    link = Workplace(tmp_path / "publiek").beside / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(theirs / name)

    with pytest.raises(ParticipationError) as refused:
        put(tmp_path / "publiek", FIRST)

    assert refused.value.text.nl.startswith(f"{link} is een koppeling naar een andere plek")
    assert is_untouched(theirs)


def test_no_zip_leads_to_a_file_of_another(tmp_path: Path, theirs: Path, plant: Plant) -> None:
    release(make_store(tmp_path / "opslag.gpkg", [plan()]), tmp_path / "publiek")
    half = temporary_name("kaart.zip")
    for name in (half, f"{half}-bezet"):
        plant(tmp_path / name)

    zip_release(tmp_path / "publiek", tmp_path / "kaart.zip", Silent())

    assert is_untouched(theirs)


@pytest.mark.parametrize("name", [NAME, "plannen.geojson"])
def test_a_file_of_holes_in_the_place_of_ours_is_not_read_to_its_end(tmp_path: Path, name: str) -> None:
    store, folder = make_store(tmp_path / "opslag.gpkg", [plan()]), tmp_path / "publiek"
    release(store, folder)
    os.truncate(folder / name, 10**11)

    with pytest.raises(ParticipationError, match=r"no publication|plannen\.geojson"):
        zip_release(folder, tmp_path / "kaart.zip", Silent())
    with open_store(store) as opened:
        snapshot = opened.snapshot()
    with pytest.raises(ParticipationError, match=r"manifest\.json that cannot be read|plannen\.geojson"):
        difference(snapshot, folder, NOW)
