"""A release on a disk that fails, is full, or is another than the one beside it."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release import public_folder, workplace

from ..released import make_store
from ..released import release as publish
from ..small_town import plan
from .releasing import FIRST, SECOND, content, is_whole, put


@pytest.mark.parametrize("asked", [True, False], ids=["before", "half way"])
def test_a_disk_that_fails_is_told_by_what_stands_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    folder, replace = tmp_path / "publiek", Path.replace
    put(folder, FIRST)
    monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)

    def failing(self: Path, target: Path) -> Path:
        # to itself where it is asked whether another program has it open
        if target == folder / "nieuws.xml" and (self == target) is asked:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "replace", failing)
        with pytest.raises(ParticipationError) as refusal:
            put(folder, SECOND)
    sentence = workplace.NOT_WRITABLE if asked else public_folder.HALF_WAY
    assert refusal.value.text == sentence.format(folder=folder, reason="Input/output error")
    assert (content(folder) == FIRST) is asked

    put(folder, SECOND)
    assert content(folder) == SECOND
    assert is_whole(folder)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_from_the_first_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(self: Path, *values: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    folder = tmp_path / "publiek"
    put(folder, FIRST)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "mkdir", full)
        with pytest.raises(ParticipationError) as refusal:
            put(folder, SECOND)
    assert refusal.value.text == workplace.DISK_FULL.format(folder=folder)
    assert content(folder) == FIRST


def test_the_first_release_goes_no_other_way_where_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ParticipationError, match="cannot be written"):
        put(tmp_path / "publiek", FIRST)
    assert not any(tmp_path.iterdir())


def test_a_disk_of_its_own_that_is_full_halfway_is_told_so_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a folder that is mounted by itself: then files are copied to it."""
    folder, replace = tmp_path / "publiek", Path.replace
    put(folder, FIRST)

    def replacing(self: Path, target: Path) -> Path:
        if folder in target.parents and folder not in self.parents:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return replace(self, target)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "replace", replacing)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(shutil, "copy2", full)
        with pytest.raises(ParticipationError) as refusal:
            put(folder, SECOND)
    assert "No space left on device" in refusal.value.text.en
    assert "make room" in refusal.value.text.en

    assert put(folder, SECOND) is False
    assert content(folder) == SECOND
    assert is_whole(folder)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), RuntimeError("sqlite3_open failed")])
def test_a_share_that_is_gone_meanwhile_is_told_whatever_notices_it(tmp_path: Path, error: Exception) -> None:
    share = tmp_path / "share"
    with pytest.raises(ParticipationError) as refusal, workplace.workplace(share / "publiek") as place:
        share.rename(tmp_path / "weg")
        with workplace.room_watched(place):
            raise error
    assert refusal.value.text == workplace.NOT_WRITABLE.format(
        folder=share / "publiek", reason=f"No such file or directory: {place.beside}"
    )


def test_a_path_that_is_too_long_for_a_database_is_told(tmp_path: Path) -> None:
    """Python takes a longer one than SQLite does (512 bytes, in a newer GDAL 2048), and on Windows than GDAL does."""
    folder = tmp_path.joinpath(*(["n" * 200] * 15), "publiek")
    with pytest.raises(ParticipationError, match=r"plannen\.gpkg") as refusal:
        publish(make_store(tmp_path / "opslag.gpkg", [plan()]), folder)
    assert refusal.value.text.en.startswith(f"{folder} cannot be written (")
    assert not folder.exists()
