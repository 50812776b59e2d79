"""What the README's two commands say first where they cannot go on: one sentence, and nothing is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SET_UP = Path(__file__).resolve().parents[2] / ".tools/set-up"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs, for a system that has no others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "dirname", "grep"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def add(programs: Path, name: str, line: str) -> None:
    (programs / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    (programs / name).chmod(0o755)


def refused(programs: Path) -> str:
    """The one line in which set-up refuses."""
    done = subprocess.run(
        [SET_UP, "run"], env={"PATH": str(programs)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2, done
    (line,) = (done.stdout + done.stderr).splitlines()
    return line


def test_a_system_that_is_not_known_is_told_and_what_to_do_there(programs: Path) -> None:
    told = refused(programs)
    assert "not known here; it works on Debian 12 and 13" in told
    assert told.endswith("use the plugin's zip.")


def test_who_may_install_nothing_is_told_what_is_missing(programs: Path, tmp_path: Path) -> None:
    add(programs, "apt-get", f"touch {tmp_path}/installed")
    add(programs, "dpkg-query", "exit 1")
    add(programs, "id", "echo 1000")
    told = refused(programs)
    assert "needs root or sudo: qgis python3-qgis " in told
    assert not (tmp_path / "installed").exists()
