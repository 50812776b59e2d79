"""Publishes a made-up release in a process of its own, which kills itself at a given step of putting it in place."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import releasing
from participatiekaart.plugin.publication.release import file_by_file, public_folder

STEPS = 0


def counted(step: Any, kill_at: int) -> Any:
    """The step, with a kill just before or just after it: two countings a step."""

    def stepping(*values: Any) -> Any:
        global STEPS  # noqa: PLW0603
        if kill_at == STEPS:
            os.kill(os.getpid(), signal.SIGKILL)
        STEPS += 1
        result = step(*values)
        if kill_at == STEPS:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return stepping


def main(folder: str, files: str, way: str, kill_at: int) -> None:
    if way == "file by file":
        public_folder.exchange = lambda one, other: False
        public_folder._at_once = lambda place: False
        file_by_file.replace_file = counted(file_by_file.replace_file, kill_at)
        file_by_file._remove_empty_parents = counted(file_by_file._remove_empty_parents, kill_at)
    else:
        public_folder.exchange = counted(public_folder.exchange, kill_at)
    releasing.put(Path(folder), getattr(releasing, files))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
