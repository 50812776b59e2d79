"""What stands at a path. Where the system will not say, that is an error and never “nothing”, as pathlib has it since
Python 3.14 of a folder that this account may not enter, or of a share that is away."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

# what pathlib always took for nothing: on Windows a drive that is not ready, and names that cannot be
_NOTHING, _NOTHING_ON_WINDOWS = (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP), (21, 123, 1921)


def is_there(path: Path) -> bool:
    """Whether anything is there. Raises OSError."""
    return _mode(path) != 0


def is_file(path: Path) -> bool:
    """Whether a file is there, or a link to one. Raises OSError."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Whether a folder is there, or a link to one. Raises OSError."""
    return stat.S_ISDIR(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except ValueError:  # no name of a file
        return 0
    except OSError as error:
        if error.errno in _NOTHING or getattr(error, "winerror", None) in _NOTHING_ON_WINDOWS:
            return 0
        raise
