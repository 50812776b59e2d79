"""The folder in which a release is written, and what stays of the release that stands.

A release has thousands of small files. Each is told to the manifest as it is written, so that none is read again, and
one that stands already with the same bytes is not written at all.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..paths import joined

# a window draws its bar anew for each time it is told
_AT_ONCE = 100
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_FILES: Mapping[str, tuple[int, str]] = MappingProxyType({})


class Staging:
    """A release under way. standing: size and SHA-256, by path, of the files that stand and may be taken over. digests:
    of what the pages among them were made of.

    written: size and SHA-256 of what was written here; staying: what is to be taken over. made_of: a digest by path.
    Of what is written twice the last counts.
    """

    def __init__(
        self,
        folder: Path,
        standing: Mapping[str, tuple[int, str]] = _NO_FILES,
        digests: Mapping[str, str] = _NOTHING,
    ) -> None:
        self.folder = folder
        self.written: dict[str, tuple[int, str]] = {}
        self.staying: set[str] = set()
        self.made_of: dict[str, str] = {}
        self._standing = standing
        self._digests = digests
        self._folders: set[str] = set()
        self._tell: Callable[[float], None] | None = None
        self._expected = 1
        self._done = 0

    def watch(self, tell: Callable[[float], None], expected: int) -> None:
        """From now on call `tell` with the part (0 to 1) of the expected files that is there; not for each, since a
        window draws its bar anew each time. What `tell` raises, `write` and `stays` raise too."""
        self._tell, self._expected = tell, expected

    def stays(self, path: str, made_of: object) -> bool:
        """Whether the file stands there already and need not be made. made_of: all it is made of, records and plain
        values."""
        # pickle tells equal values apart that share objects in another way; then the file is only made once more
        digest = hashlib.sha256(pickle.dumps(made_of, pickle.HIGHEST_PROTOCOL)).hexdigest()
        self.made_of[path] = digest
        if path not in self._standing or self._digests.get(path) != digest or path in self.written:
            return False
        self.staying.add(path)
        self._count()
        return True

    def write(self, path: str, content: bytes) -> None:
        """Write a file. path: in the release, with forward slashes. Raises OSError."""
        self._count()
        known = len(content), hashlib.sha256(content).hexdigest()
        if self._standing.get(path) == known and path not in self.written:
            self.staying.add(path)
            return
        self.staying.discard(path)
        Path(self.place(path)).write_bytes(content)
        self.written[path] = known

    def _count(self) -> None:
        self._done += 1
        if self._tell and self._done % _AT_ONCE == 0:
            self._tell(min(self._done / self._expected, 1))

    def place(self, path: str) -> str:
        """Where a file of the release comes, in a folder that is there. Raises OSError."""
        above = path.rpartition("/")[0]
        if above not in self._folders:  # thousands of files lie in the same ones
            (self.folder / above).mkdir(parents=True, exist_ok=True)
            self._folders.add(above)
        return joined(self.folder, path)
