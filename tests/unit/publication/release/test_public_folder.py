"""A release in real folders: whole at every moment, and put right by the next run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release import lock
from participatiekaart.plugin.publication.release.file_by_file import replace_files, work_of
from participatiekaart.plugin.publication.release.manifest import NAME, Manifest, describe, read
from participatiekaart.plugin.publication.release.workplace import Workplace

from .releasing import FIRST, SECOND, THIRD, content, folders, is_whole, put

CHILD = Path(__file__).with_name("release_in_a_child.py")


def test_a_release_replaces_the_one_before(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    assert put(folder, FIRST)
    assert content(folder) == FIRST
    assert put(folder, SECOND) is (way == "in one step")
    assert content(folder) == SECOND
    assert folders(folder) == {"plannen", "plannen/a", "plannen/c"}
    assert is_whole(folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_what_cannot_be_tidied_up_does_not_spoil_a_release_that_stands(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    put(folder, FIRST)
    # no file of ours, and not to be removed as one: as one that another program holds on Windows
    Workplace(folder).under_way.mkdir(parents=True)

    assert put(folder, SECOND)
    assert content(folder) == SECOND
    assert is_whole(folder)


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


def test_what_comes_in_other_capitals_is_not_removed_as_what_goes(tmp_path: Path) -> None:
    """On Windows and macOS the two names are one file, as here by a second name for it."""
    goes, comes = "wijken/wk1/index.html", "wijken/WK1/index.html"
    folder, staged = tmp_path / "public", tmp_path / "staged"
    put(folder, {goes: "same"})
    standing = read(folder / NAME)
    assert standing is not None
    for place in (folder, staged):
        (place / comes).parent.mkdir(parents=True)
    (folder / comes).hardlink_to(folder / goes)
    (staged / comes).write_text("same")
    coming = Manifest({}, describe(staged))
    (staged / NAME).write_bytes(coming.to_bytes())

    work = work_of(folder, coming, standing.files, ())
    assert (work.cleared, work.replaced, work.removed) == ((goes,), (comes,), ())

    replace_files(staged, folder, work, coming)
    assert content(folder) == {comes: "same"}
    assert folders(folder) == {"wijken", "wijken/WK1"}


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


def test_a_second_publication_waits_or_says_who_is_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.3)
    folder = tmp_path / "public"
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from participatiekaart.plugin.publication.release.workplace import workplace
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
            lock.locked(_lock(folder), folder),
        ):
            pass
        other.kill()
        other.wait()
    # what a killed process held is free at once
    assert put(folder, FIRST)
    assert list(tmp_path.iterdir()) == [folder]


def _lock(folder: Path) -> Path:
    return Workplace(folder).beside / "bezet"
