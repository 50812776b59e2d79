"""A release where the system refuses something: an exchange, a file that is open elsewhere, a folder."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release import lock, public_folder, swap, workplace
from participatiekaart.plugin.publication.release.file_by_file import IN_USE
from participatiekaart.plugin.publication.release.manifest import NAME
from participatiekaart.plugin.publication.release.swap import exchange

from .releasing import FIRST, SECOND, THIRD, content, is_whole, put


def test_exchange_says_no_across_file_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path.stat().st_dev
    others = [path for path in (Path("/dev/shm"), Path("/var/tmp")) if path.is_dir() and path.stat().st_dev != here]
    if not others:
        pytest.skip("no second file system here")
    other = others[0]
    mine, theirs = tmp_path / "one", other / f"participatiekaart-{os.getpid()}"
    mine.mkdir()
    theirs.mkdir()
    try:
        assert not exchange(mine, theirs)
        (mine / "file.txt").write_text("whole")
        done, fsync, replace = [], os.fsync, Path.replace
        monkeypatch.setattr(os, "fsync", lambda file: done.append("on the disk") or fsync(file))
        monkeypatch.setattr(Path, "replace", lambda self, to: done.append("in its place") or replace(self, to))
        swap.replace_file(mine, theirs, "file.txt")
        assert [(path.name, path.read_text()) for path in theirs.iterdir()] == [("file.txt", "whole")]
        # the first time it is tried without a copy
        assert done == ["in its place", "on the disk", "in its place"]
    finally:
        for path in theirs.iterdir():
            path.unlink()
        theirs.rmdir()


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    (folder / "file.txt").mkdir(parents=True)
    (tmp_path / "file.txt").write_text("whole")

    with pytest.raises(OSError):
        swap.replace_file(tmp_path, folder, "file.txt")

    assert [path.name for path in folder.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EXDEV, errno.EACCES], ids=errno.errorcode.get)
def test_an_exchange_that_the_system_refuses_is_done_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)

    def refusing(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(swap, "_of_libc", lambda name: refusing if name == "renameat2" else None)
    assert put(folder, SECOND) is False
    assert content(folder) == SECOND
    assert is_whole(folder)
    assert {found.name for found in tmp_path.iterdir()} == {"publiek"}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EXDEV, errno.EACCES], ids=errno.errorcode.get)
def test_a_first_release_is_put_file_by_file_where_no_folder_can_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refusing(self: Path, target: Path) -> Path:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "rename", refusing)
    assert put(tmp_path / "publiek", FIRST) is False
    assert content(tmp_path / "publiek") == FIRST
    assert is_whole(tmp_path / "publiek")
    assert {found.name for found in tmp_path.iterdir()} == {"publiek"}


def test_any_other_trouble_of_the_exchange_is_told_and_the_release_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)

    def failing(*_: object) -> int:
        ctypes.set_errno(errno.EIO)
        return -1

    monkeypatch.setattr(swap, "_of_libc", lambda name: failing if name == "renameat2" else None)
    with pytest.raises(ParticipationError, match=r"publiek.*is still there"):
        put(folder, SECOND)
    assert content(folder) == FIRST
    assert is_whole(folder)
    assert {found.name for found in tmp_path.iterdir()} == {"publiek"}


def test_after_any_other_trouble_what_was_staged_can_be_cleared_though_nobody_may_write_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> bool:
        raise OSError(errno.EIO, "disk")

    place = workplace.Workplace(tmp_path / "publiek")
    place.folder.mkdir(mode=0o555)
    place.staged.mkdir(parents=True)
    before = place.staged.stat().st_mode
    monkeypatch.setattr(public_folder, "exchange", failing)
    with pytest.raises(OSError, match="disk"):
        public_folder._at_once(place)
    assert place.staged.stat().st_mode == before


def test_all_of_a_release_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut a file that was renamed before it was written is empty."""
    if not sys.platform.startswith("linux"):
        pytest.skip("syncfs is Linux's")
    folder, done, of_libc = tmp_path / "publiek", list[str](), swap._of_libc
    put(folder, FIRST)

    def noted(name: str) -> Callable[..., int]:
        return lambda *given: done.append(name) or of_libc(name)(*given)

    monkeypatch.setattr(swap, "_of_libc", noted)
    put(folder, SECOND)
    assert done == ["syncfs", "renameat2"]

    (folder / "robots.txt").write_text("theirs")
    replace = Path.replace

    def replacing(self: Path, target: Path) -> Path:
        if self != target:  # to itself only where it is asked whether another program has it open
            done.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replacing)
    done.clear()
    put(folder, THIRD)
    # once the list of what is being done is written too
    assert done[:3] == ["syncfs", "syncfs", "index.html"]
    assert done[-1] == NAME


def held(monkeypatch: pytest.MonkeyPatch, file: Path, tries: int) -> None:
    """A file that another program has open for so many tries, as Windows says it: there a scanner has each new one."""
    replace, refused = Path.replace, [0]

    def refusing(self: Path, target: Path) -> Path:
        if file in (self, target) and refused[0] < tries:
            refused[0] += 1
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = 5  # type: ignore[attr-defined,unused-ignore]
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


@pytest.mark.parametrize("name", ["index.html", NAME])
@pytest.mark.parametrize("tries", [1, 3])
def test_a_file_that_another_program_has_open_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, tries: int
) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    held(monkeypatch, folder / name, tries)

    assert put(folder, SECOND) is False
    assert content(folder) == SECOND
    assert is_whole(folder)


@pytest.mark.parametrize("name", ["nieuws.xml", "plannen/b/index.html", NAME], ids=["other", "gone", "manifest"])
def test_a_file_that_stays_open_elsewhere_is_named_before_anything_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    monkeypatch.setattr(swap, "HELD_SECONDS", 0.1)
    with monkeypatch.context() as meanwhile:
        held(meanwhile, folder / name, sys.maxsize)
        with pytest.raises(ParticipationError) as refusal:
            put(folder, SECOND)
    assert refusal.value.text == IN_USE.format(file=name, folder=folder)
    assert content(folder) == FIRST
    assert is_whole(folder)
    assert {found.name for found in tmp_path.iterdir()} == {"publiek"}

    put(folder, SECOND)
    assert content(folder) == SECOND


def test_a_file_that_stays_as_it_was_may_be_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    monkeypatch.setattr(swap, "HELD_SECONDS", 0.1)
    held(monkeypatch, folder / "plannen/a/index.html", sys.maxsize)

    assert put(folder, SECOND) is False
    assert content(folder) == SECOND


def test_a_file_that_may_not_be_replaced_is_not_waited_for_and_not_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refusing(self: Path, target: Path) -> Path:
        tries.append(self)
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(PermissionError):
        swap.move(tmp_path / "a", tmp_path / "b")
    with pytest.raises(PermissionError):
        swap.is_held(tmp_path / "a")
    assert len(tries) == 2


@pytest.mark.parametrize(
    ("closed", "said"),
    [("", ""), ("plannen/b", ": {folder}/plannen/b"), ("..", ": {folder.parent}/.publiek.participatiekaart")],
    ids=["the folder", "a folder in it", "the folder it lies in"],
)
def test_a_folder_of_somebody_else_is_named_before_anything_is_replaced(tmp_path: Path, closed: str, said: str) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    (folder / closed).chmod(0o555)
    if closed == "plannen/b":
        (folder / "van een ander.txt").write_text("hoi")  # so that the files are put one by one
    without_rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    child = Path(__file__).with_name("release_in_a_child.py")
    begun = [*without_rights, sys.executable, str(child), str(folder), "SECOND", "", "-1"]
    refused = subprocess.run(begun, capture_output=True, text=True, check=False)
    (folder / closed).chmod(0o755)
    assert f"{folder} cannot be written (Permission denied{said.format(folder=folder)})" in refused.stderr
    assert {**content(folder), **FIRST} == content(folder)
    assert is_whole(folder)
    assert {found.name for found in tmp_path.iterdir()} == {"publiek"}


def test_a_system_that_has_no_exchange_puts_files_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_of_libc", lambda name: None)
    put(tmp_path / "publiek", FIRST)
    assert put(tmp_path / "publiek", SECOND) is False
    assert content(tmp_path / "publiek") == SECOND


def test_who_holds_a_lock_is_named_whoever_was_killed_with_it(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("proces 1234567890123")
    with lock.locked(tmp_path / "bezet", tmp_path):
        assert (tmp_path / "bezet").read_text() == f"proces {os.getpid()}"
