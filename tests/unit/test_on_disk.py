"""What stands at a path, and what is said where the system will not tell."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from participatiekaart.plugin.on_disk import is_file, is_folder, is_there


def test_what_stands_there_is_told_apart(tmp_path: Path) -> None:
    file, folder, pipe, loop = (tmp_path / name for name in ("file", "folder", "pipe", "loop"))
    file.touch()
    folder.mkdir()
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    (tmp_path / "link").symlink_to(folder)
    nothing = (tmp_path / "nothing", file / "below", tmp_path / "no\0name", loop)

    assert [is_file(path) for path in (file, folder, pipe, *nothing)] == [True, False, False, *[False] * 4]
    assert [is_folder(path) for path in (file, folder, tmp_path / "link", *nothing)] == [
        False,
        True,
        True,
        *[False] * 4,
    ]
    assert [is_there(path) for path in (file, folder, pipe, *nothing)] == [True, True, True, *[False] * 4]


@pytest.mark.parametrize("asked", [is_there, is_file, is_folder])
def test_where_the_system_will_not_say_it_is_an_error_in_every_version_of_python(
    asked: Callable[[Path], bool], tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="name too long"):
        asked(tmp_path / ("a" * 300))
