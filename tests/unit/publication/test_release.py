"""A release in real folders: whole at every moment, put right by the next run, and never a file of others touched."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication import lock, release, swap
from participatiekaart.plugin.publication.file_by_file import IN_USE
from participatiekaart.plugin.publication.manifest import NAME, Manifest, describe, read
from participatiekaart.plugin.publication.release import Workplace, put_in_place, workplace
from participatiekaart.plugin.publication.swap import exchange

FIRST = {"index.html": "one", "plannen/a/index.html": "a", "plannen/b/index.html": "b", "nieuws.xml": "one"}
SECOND = {"index.html": "two", "plannen/a/index.html": "a", "plannen/c/index.html": "c", "nieuws.xml": "two"}
THIRD = {"index.html": "three", "plannen/a/index.html": "a"}
CHILD = Path(__file__).with_name("release_in_a_child.py")


def put(folder: Path, files: dict[str, str]) -> bool:
    with workplace(folder) as place:
        for name, text in files.items():
            (place.staged / name).parent.mkdir(parents=True, exist_ok=True)
            (place.staged / name).write_text(text)
        coming = Manifest({"plannen": len(files)}, describe(place.staged))
        (place.staged / NAME).write_bytes(coming.to_bytes())
        return put_in_place(place, coming)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / NAME
    }


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def is_whole(folder: Path) -> bool:
    known = read(folder / NAME)
    return known is not None and all(describe(folder).get(name) == seen for name, seen in known.files.items())


@pytest.fixture(params=["in one step", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The two ways a system lets us; the second is what a share or a mount that refuses gives."""
    if request.param == "file by file":
        monkeypatch.setattr(release, "exchange", lambda one, other: False)
    return str(request.param)


def test_a_release_replaces_the_one_before(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    assert put(folder, FIRST)
    assert content(folder) == FIRST
    assert put(folder, SECOND) is (way == "in one step")
    assert content(folder) == SECOND
    assert folders(folder) == {"plannen", "plannen/a", "plannen/c"}
    assert is_whole(folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_this_system_swaps_in_one_step(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("renameat2 is Linux's")
    put(tmp_path / "public", FIRST)
    assert put(tmp_path / "public", SECOND)


def test_an_empty_folder_keeps_its_rights(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    folder.mkdir(mode=0o711)
    put(folder, FIRST)
    put(folder, SECOND)
    assert folder.stat().st_mode & 0o777 == 0o711


def test_an_unchanged_file_keeps_its_time(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    put(folder, FIRST)
    for name in FIRST:
        os.utime(folder / name, (1_000_000_000, 1_000_000_000))
    put(folder, SECOND)
    assert (folder / "plannen/a/index.html").stat().st_mtime == 1_000_000_000
    assert (folder / "index.html").stat().st_mtime > 1_000_000_000


def test_files_of_others_stay(tmp_path: Path, way: str) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, FIRST)
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("not ours")
    (folder / "robots.txt").write_text("theirs")
    (folder / "plannen" / "b" / "note.txt").write_text("theirs too")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to(elsewhere)
    assert not put(folder, SECOND)
    theirs = {"robots.txt": "theirs", "plannen/b/note.txt": "theirs too"}
    assert content(folder) == {**SECOND, **theirs}
    assert (folder / "empty").is_dir()
    assert (folder / "link").is_symlink()
    assert content(elsewhere) == {"index.html": "not ours"}


def test_a_link_in_the_way_is_not_followed(tmp_path: Path, way: str) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, THIRD)
    (folder / "plannen" / "a" / "index.html").unlink()
    (folder / "plannen" / "a").rmdir()
    (folder / "plannen").rmdir()
    elsewhere.mkdir()
    (folder / "plannen").symlink_to(elsewhere)
    with pytest.raises(ParticipationError, match="plannen"):
        put(folder, SECOND)
    assert not any(elsewhere.iterdir())


@pytest.mark.parametrize("link", ["plannen/b", "plannen/b/index.html"])
def test_a_link_in_the_place_of_what_goes_stays_and_so_does_what_is_behind_it(
    tmp_path: Path, way: str, link: str
) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, FIRST)
    (folder / "plannen/b").rename(elsewhere)
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(elsewhere / link.removeprefix("plannen/b").removeprefix("/"))
    assert put(folder, SECOND) is False
    assert (folder / link).is_symlink()
    assert content(elsewhere) == {"index.html": "b"}


def test_a_file_of_others_in_the_way_is_not_overwritten(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / "nieuws.xml").write_text("theirs")
    with pytest.raises(ParticipationError, match=r"nieuws\.xml"):
        put(folder, SECOND)
    assert content(folder) == {**THIRD, "nieuws.xml": "theirs"}


@pytest.mark.parametrize(
    "theirs", ["nieuws.xml/notitie.txt", "plannen/c", "plannen/c/index.html", "plannen/c/index.html/notitie.txt"]
)
def test_what_others_put_where_a_file_or_folder_of_ours_is_to_come_stays(tmp_path: Path, theirs: str) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / theirs).parent.mkdir(parents=True, exist_ok=True)
    (folder / theirs).write_text("theirs")
    with pytest.raises(ParticipationError, match="is in the way"):
        put(folder, SECOND)
    assert content(folder) == {**THIRD, theirs: "theirs"}


def test_a_link_in_a_folder_of_others_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, {"index.html": "one"})
    elsewhere.mkdir()
    (folder / "plannen").mkdir()
    (folder / "plannen/a").symlink_to(elsewhere)
    with pytest.raises(ParticipationError, match="is in the way"):
        put(folder, SECOND)
    assert not any(elsewhere.iterdir())


def test_a_folder_of_others_may_get_files_of_ours_beside_theirs(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / "plannen/c").mkdir()
    (folder / "plannen/c/notitie.txt").write_text("theirs")
    assert put(folder, SECOND) is False
    assert content(folder) == {**SECOND, "plannen/c/notitie.txt": "theirs"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("theirs")
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(tmp_path / "public", FIRST)
    assert (tmp_path / "public").read_text() == "theirs"


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "holiday.jpg").write_text("theirs")
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)
    assert content(folder) == {"holiday.jpg": "theirs"}
    assert list(tmp_path.iterdir()) == [folder]


def listing(path: str, size: str) -> str:
    return (
        f'{{"gemaakt_met": "Participatiekaart", "bestanden": [{{"pad": "{path}", "grootte": {size}, "sha256": ""}}]}}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"gemaakt_met": "Another"}',
        '{"gemaakt_met": "Participatiekaart"}',
        99_999 * "[",
        listing("index.html", "1e999"),
        listing("\\ud800.html", "1"),
    ],
)
def test_another_manifest_is_not_ours(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / NAME).write_text(text)
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)
    assert (folder / NAME).read_text() == text


def test_a_pipe_in_the_place_of_the_manifest_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    os.mkfifo(folder / NAME)
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)


def test_a_list_of_what_was_begun_makes_no_folder_of_others_ours(tmp_path: Path) -> None:
    """A first publication was killed before its first file; now something else lies there."""
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "holiday.jpg").write_text("theirs")
    place = Workplace(folder)
    place.beside.mkdir()
    place.under_way.write_bytes(Manifest({}, {"index.html": (0, "")}).to_bytes())
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)
    assert content(folder) == {"holiday.jpg": "theirs"}


@pytest.mark.parametrize("outside", ["../outside.txt", "/outside.txt", "plannen/../../outside.txt", "C:\\outside.txt"])
def test_a_manifest_that_points_outside_is_not_ours(tmp_path: Path, outside: str, way: str) -> None:
    folder = tmp_path / "public"
    put(folder, FIRST)
    (tmp_path / "outside.txt").write_text("theirs")
    (folder / NAME).write_bytes(Manifest({}, {outside: (6, "")}).to_bytes())
    with pytest.raises(ParticipationError):
        put(folder, SECOND)
    assert (tmp_path / "outside.txt").read_text() == "theirs"


@pytest.mark.parametrize("name", [".kaart.participatiekaart", ".kaart.participatiekaart/nieuw"])
def test_where_another_release_is_made_none_is_put(tmp_path: Path, name: str) -> None:
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(tmp_path / name, FIRST)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", [".www/public", "www.participatiekaart/public"])
def test_a_folder_may_lie_below_one_that_is_hidden_or_bears_our_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.parent.mkdir()
    put(folder, FIRST)
    assert content(folder) == FIRST


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("theirs")
    with pytest.raises(ParticipationError):
        put(tmp_path / "public", FIRST)
    assert (tmp_path / "public").read_text() == "theirs"


def run_child(folder: Path, files: str, way: str, kill_at: int) -> int:
    """Publish in another process, which kills itself at its n-th step; its exit code."""
    command = [sys.executable, str(CHILD), str(folder), files, way, str(kill_at)]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False, timeout=60).returncode


@pytest.mark.parametrize("kill_at", range(12))
@pytest.mark.parametrize("before", ["absent", "empty", "a release", "files of others too"])
def test_a_kill_while_replacing_is_put_right_by_the_next_run(tmp_path: Path, before: str, kill_at: int) -> None:
    folder, theirs = tmp_path / "public", {}
    if before == "empty":
        folder.mkdir()
    if before in ("a release", "files of others too"):
        put(folder, FIRST)
    if before == "files of others too":
        theirs = {"robots.txt": "theirs"}
        (folder / "robots.txt").write_text("theirs")
    killed = run_child(folder, "SECOND", "file by file", kill_at) == -signal.SIGKILL
    assert killed or (kill_at > 4 and content(folder) == {**SECOND, **theirs})
    put(folder, THIRD)
    assert content(folder) == {**THIRD, **theirs}
    assert folders(folder) == {"plannen", "plannen/a"}
    assert is_whole(folder)
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("kill_at", range(3))
def test_a_kill_around_the_swap_leaves_a_whole_release(tmp_path: Path, kill_at: int) -> None:
    folder = tmp_path / "public"
    put(folder, FIRST)
    assert run_child(folder, "SECOND", "in one step", kill_at) in (0, -signal.SIGKILL)
    assert content(folder) in (FIRST, SECOND)
    assert is_whole(folder)
    put(folder, THIRD)
    assert content(folder) == THIRD
    assert list(tmp_path.iterdir()) == [folder]


def test_a_second_publication_waits_or_says_who_is_at_it(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from participatiekaart.plugin.publication.release import workplace
        with workplace(Path(sys.argv[1])):
            print("busy", flush=True)
            sys.stdin.read()
        """
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"busy\n"
        with (
            pytest.raises(ParticipationError, match=f"proces {other.pid}"),
            lock.locked(_lock(folder), folder, wait=0.3),
        ):
            pass
        other.kill()
        other.wait()
    # what a killed process held is free at once
    assert put(folder, FIRST)
    assert list(tmp_path.iterdir()) == [folder]


def _lock(folder: Path) -> Path:
    return Workplace(folder).beside / "bezet"


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
    monkeypatch.setattr(release, "exchange", lambda one, other: False)
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
    monkeypatch.setattr(release, "exchange", lambda one, other: False)
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
    monkeypatch.setattr(release, "exchange", lambda one, other: False)
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


@pytest.mark.parametrize("asked", [True, False], ids=["before", "half way"])
def test_a_disk_that_fails_is_told_by_what_stands_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    folder, replace = tmp_path / "publiek", Path.replace
    put(folder, FIRST)
    monkeypatch.setattr(release, "exchange", lambda one, other: False)

    def failing(self: Path, target: Path) -> Path:
        # to itself where it is asked whether another program has it open
        if target == folder / "nieuws.xml" and (self == target) is asked:
            raise OSError(errno.EIO, "Input/output error")
        return replace(self, target)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "replace", failing)
        with pytest.raises(ParticipationError) as refusal:
            put(folder, SECOND)
    sentence = release.NOT_WRITABLE if asked else release.HALF_WAY
    assert refusal.value.text == sentence.format(folder=folder, reason="Input/output error")
    assert (content(folder) == FIRST) is asked

    put(folder, SECOND)
    assert content(folder) == SECOND
    assert is_whole(folder)


def test_the_first_release_goes_no_other_way_where_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ParticipationError, match="cannot be written"):
        put(tmp_path / "publiek", FIRST)
    assert not any(tmp_path.iterdir())


def test_a_system_that_has_no_exchange_puts_files_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_of_libc", lambda name: None)
    put(tmp_path / "publiek", FIRST)
    assert put(tmp_path / "publiek", SECOND) is False
    assert content(tmp_path / "publiek") == SECOND


def test_who_holds_a_lock_is_named_whoever_was_killed_with_it(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("proces 1234567890123")
    with lock.locked(tmp_path / "bezet", tmp_path):
        assert (tmp_path / "bezet").read_text() == f"proces {os.getpid()}"
