"""A zip of the release, for who uploads by hand."""

from __future__ import annotations

import os
import shutil
import signal
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.progress import CancelledError, Silent
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release import lock, manifest
from participatiekaart.plugin.publication.release.zipped import zip_release

from tests.counting import times

from ..released import make_store, records, release
from ..small_town import NOW
from .killing import calls_of, killed_at


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


def test_what_is_unpacked_on_a_web_server_everybody_may_read(made: Path, tmp_path: Path) -> None:
    """A program there gives each file the mode that stands in the zip; without one nobody could read it."""
    zip_release(made, tmp_path / "uit.zip", Silent())
    with zipfile.ZipFile(tmp_path / "uit.zip") as archive:
        entries = archive.infolist()

    unix = 3
    assert {(entry.create_system, oct(entry.external_attr >> 16)) for entry in entries} == {(unix, "0o644")}
    assert sum(entry.compress_size for entry in entries) < sum(entry.file_size for entry in entries) / 2


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


def misdate(folder: Path) -> None:
    file = folder / manifest.NAME
    file.write_text(
        file.read_text("utf-8").replace('"gepubliceerd_op": "', '"gepubliceerd_op": "ooit '), encoding="utf-8"
    )


def lead_away(folder: Path) -> None:
    elsewhere = shutil.move(folder / "plannen", folder.parents[1] / f"elders-{folder.parent.name}")
    (folder / "plannen").symlink_to(elsewhere)


def pipe(folder: Path) -> None:
    lose(folder)
    os.mkfifo(folder / "agenda.ics")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lead_away, "plannen/.* in"),
        (pipe, "agenda.ics in"),
        (spoil, "plannen.geojson in"),
        (lose, "agenda.ics in"),
        (forget, "Publish first"),
        (undate, "manifest.json in"),
        (misdate, "manifest.json in"),
    ],
)
def test_what_is_no_whole_release_is_not_packed_and_the_old_zip_stays(
    public: Path, tmp_path: Path, harm: object, said: str
) -> None:
    target = tmp_path / "uit.zip"
    zip_release(public, target, Silent())
    before = target.read_bytes()
    assert callable(harm)
    harm(public)

    with pytest.raises(ParticipationError, match=said):
        zip_release(public, target, Silent())
    assert target.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["publiek", "uit.zip"]


def test_a_stop_leaves_the_old_zip(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    zip_release(made, target, Silent())
    before = target.read_bytes()

    with pytest.raises(CancelledError):
        zip_release(made, target, Stopped())
    assert target.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["uit.zip"]


def test_it_never_lands_in_the_public_folder_nor_where_nothing_can_be_saved(made: Path, tmp_path: Path) -> None:
    with pytest.raises(ParticipationError, match="Keep the zip elsewhere"):
        zip_release(made, made / "plannen" / "uit.zip", Silent())
    with pytest.raises(ParticipationError, match="in a folder that exists"):
        zip_release(made, tmp_path / "bestaat-niet" / "uit.zip", Silent())
    for nowhere in (tmp_path, tmp_path / f"{'z' * 300}.zip"):
        with pytest.raises(ParticipationError, match="is not a place for the zip"):
            zip_release(made, nowhere, Silent())
    (tmp_path / "kort").symlink_to(made)
    for folder, target in ((made, tmp_path / "kort" / "uit.zip"), (tmp_path / "kort", made / "uit.zip")):
        with pytest.raises(ParticipationError, match="Keep the zip elsewhere"):
            zip_release(folder, target, Silent())


def test_a_name_that_the_disk_does_not_take_is_said_not_to_be_saved(made: Path, tmp_path: Path) -> None:
    with pytest.raises(ParticipationError, match="The zip cannot be saved as"):
        zip_release(made, tmp_path / f"{'z' * 250}.zip", Silent())
    assert list(tmp_path.iterdir()) == []


def zip_of(path: Path, **entries: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("_", "."), content)


def damaged_zip(path: Path, packed_by: int) -> None:
    with zipfile.ZipFile(path, "w", packed_by) as archive:
        archive.writestr("manifest.json", b"een brief")
    content = path.read_bytes()
    path.write_bytes(content[:47] + b"\xff" * 5 + content[52:])


@pytest.mark.parametrize(
    "content",
    [
        lambda path: path.write_text("een brief"),
        lambda path: zip_of(path, brief_txt=b"van een ander"),
        lambda path: zip_of(path, manifest_json=b'{"name": "an app"}'),
        lambda path: path.write_bytes(b"PK\x05\x06" + bytes(18) + b"meer"),
        lambda path: damaged_zip(path, zipfile.ZIP_DEFLATED),
        lambda path: damaged_zip(path, zipfile.ZIP_LZMA),
    ],
    ids=["a text", "a zip of another", "another's manifest", "a broken zip", "damaged", "damaged in another way"],
)
def test_a_file_of_another_stays(made: Path, tmp_path: Path, content: Callable[[Path], object]) -> None:
    target = tmp_path / "uit.zip"
    content(target)
    before = target.read_bytes()
    with pytest.raises(ParticipationError, match="is left alone"):
        zip_release(made, target, Silent())
    assert target.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["uit.zip"]


def test_an_earlier_zip_and_an_empty_file_give_way(made: Path, public: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    target.touch()
    assert zip_release(made, target, Silent()) == zip_release(public, target, Silent())
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None


def test_two_at_once_into_one_file_wait_for_each_other(made: Path, tmp_path: Path) -> None:
    other, target = tmp_path / "ander", tmp_path / "zip" / "uit.zip"
    release(make_store(tmp_path / "store.gpkg", records()[:8]), other)
    target.parent.mkdir()
    whole = []
    for folder in (made, other):
        zip_release(folder, target, Silent())
        whole.append(target.read_bytes())

    def pack(folder: Path) -> list[bool]:
        return [zip_release(folder, target, Silent()) > 0 and target.read_bytes() in whole for _ in range(5)]

    with ThreadPoolExecutor(2) as both:
        done = [both.submit(pack, folder) for folder in (made, other)]
        assert [all(one.result()) for one in done] == [True, True]
    assert [file.name for file in target.parent.iterdir()] == ["uit.zip"]


def test_who_is_at_it_too_long_is_named(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0)
    held: list[str] = []

    class Beginning(Silent):
        def fraction(self, done: float) -> None:
            if not held:
                with pytest.raises(ParticipationError) as refusal:
                    zip_release(made, tmp_path / "uit.zip", Silent())
                held.append(refusal.value.text.en)

    zip_release(made, tmp_path / "uit.zip", Beginning())
    assert held[0].startswith(f"A zip is being made as {tmp_path / 'uit.zip'} already (proces {os.getpid()}).")


@pytest.mark.counted
def test_killed_at_any_point_the_old_zip_or_the_new_stands(
    made: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """And the next run leaves nothing of the killed one behind."""
    other = tmp_path / "ander"
    release(make_store(tmp_path / "store.gpkg", records()[:8]), other)
    target, whole = tmp_path / "zip" / "uit.zip", []
    target.parent.mkdir()
    for folder in (other, made):
        zip_release(folder, target, Silent())
        whole.append(target.read_bytes())
    before = manifest.describe(made)
    work = lambda: zip_release(made, target, Silent())  # noqa: E731
    target.write_bytes(whole[0])
    calls, tries = calls_of(work), times(12, 100)
    for number in range(tries):
        target.write_bytes(whole[0])
        assert killed_at(work, 1 + number * (calls - 1) // tries) == -signal.SIGKILL
        assert target.read_bytes() in whole
    record_property("a zip, killed", tries)
    assert manifest.describe(made) == before
    work()
    assert [file.name for file in target.parent.iterdir()] == ["uit.zip"]
    assert target.read_bytes() == whole[1]


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
