"""Who waits for whom, where the lock file goes away in between or the disk knows no locks."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release.lock import locked


def test_a_lock_file_that_whoever_finished_took_away_in_between_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held without a name it would keep nobody out."""
    path, lock, times = tmp_path / "bezet", fcntl.flock, []

    def gone_first(descriptor: int, how: int) -> None:
        if not times:
            path.unlink()
        times.append(how)
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", gone_first)
    with locked(path, tmp_path / "publiek"):
        assert path.is_file()


def test_where_the_disk_knows_no_locks_nobody_is_kept_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with locked(tmp_path / "bezet", tmp_path / "publiek"):
        assert (tmp_path / "bezet").is_file()
