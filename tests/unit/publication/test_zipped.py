"""A zip of the release, for who uploads by hand."""

from __future__ import annotations

import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication import manifest
from participatiekaart.plugin.publication.zipped import zip_release

from .released import make_store, records, release
from .small_town import NOW


class Stopped(Silent):
    """Somebody presses stop."""

    def stop_if_cancelled(self) -> None:
        raise CancelledError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication of which the one before is kept, with a file of another in it."""
    home = tmp_path_factory.mktemp("zip")
    store, folder = make_store(home / "store.gpkg", records()), home / "publiek"
    release(store, folder, NOW - timedelta(days=40))
    release(store, folder)
    (folder / "van-een-ander.txt").write_text("geheim")
    return folder


@pytest.fixture
def public(made: Path, tmp_path: Path) -> Path:
    """The same, for a test that spoils it."""
    return Path(shutil.copytree(made, tmp_path / "publiek"))


def test_it_holds_the_files_of_the_release_as_they_stand_and_nothing_else(made: Path, tmp_path: Path) -> None:
    count = zip_release(made, tmp_path / "uit.zip", Silent())

    known = manifest.read(made / manifest.NAME)
    assert known is not None
    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        names = archive.namelist()
        assert sorted(names) == sorted([*known.files, manifest.NAME])
        assert (len(names), names[-1]) == (count, manifest.NAME)
        assert all(archive.read(name) == (made / name).read_bytes() for name in names)
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 23, 12, 0, 0)}
    assert [file.name for file in tmp_path.iterdir()] == ["uit.zip"]


def test_what_is_unpacked_is_a_publication(made: Path, tmp_path: Path) -> None:
    zip_release(made, tmp_path / "uit.zip", Silent())
    shutil.unpack_archive(tmp_path / "uit.zip", tmp_path / "web")

    known = manifest.read(tmp_path / "web" / manifest.NAME)
    assert known is not None
    assert manifest.describe(tmp_path / "web") == known.files


def test_the_same_release_gives_the_same_bytes_wherever_it_lies(made: Path, public: Path, tmp_path: Path) -> None:
    zip_release(made, tmp_path / "een.zip", Silent())
    zip_release(public, tmp_path / "twee.zip", Silent())

    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()


def spoil(folder: Path) -> None:
    (folder / "plannen.geojson").write_text("anders")


def lose(folder: Path) -> None:
    (folder / "agenda.ics").unlink()


def forget(folder: Path) -> None:
    (folder / manifest.NAME).unlink()


def undate(folder: Path) -> None:
    file = folder / manifest.NAME
    file.write_text(file.read_text("utf-8").replace("gepubliceerd_op", "toen"), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (spoil, "plannen.geojson in"),
        (lose, "agenda.ics in"),
        (forget, "Publish first"),
        (undate, "manifest.json in"),
    ],
)
def test_what_is_no_whole_release_is_not_packed_and_the_old_zip_stays(
    public: Path, tmp_path: Path, harm: object, said: str
) -> None:
    target = tmp_path / "uit.zip"
    target.write_text("de vorige")
    assert callable(harm)
    harm(public)

    with pytest.raises(ParticipationError, match=said):
        zip_release(public, target, Silent())
    assert target.read_text() == "de vorige"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["publiek", "uit.zip"]


def test_a_stop_leaves_the_old_zip(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    target.write_text("de vorige")

    with pytest.raises(CancelledError):
        zip_release(made, target, Stopped())
    assert target.read_text() == "de vorige"
    assert [file.name for file in tmp_path.iterdir()] == ["uit.zip"]


def test_it_never_lands_in_the_public_folder_nor_where_nothing_can_be_saved(made: Path, tmp_path: Path) -> None:
    with pytest.raises(ParticipationError, match="Keep the zip elsewhere"):
        zip_release(made, made / "plannen" / "uit.zip", Silent())
    with pytest.raises(ParticipationError, match="Choose another place"):
        zip_release(made, tmp_path / "bestaat-niet" / "uit.zip", Silent())


@pytest.mark.parametrize(
    ("year", "made"), [(1975, (1980, 1, 1, 0, 0, 0)), (2150, (2107, 12, 31, 23, 59, 58))], ids=["before", "after"]
)
def test_a_release_of_before_or_after_zips_know_a_time_is_packed_too(
    tmp_path: Path, year: int, made: tuple[int, ...]
) -> None:
    release(make_store(tmp_path / "store.gpkg", records()), tmp_path / "publiek", NOW.replace(year=year))
    zip_release(tmp_path / "publiek", tmp_path / "uit.zip", Silent())

    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        assert archive.infolist()[0].date_time == made
