"""Which pages and calendars stay as they stand, so that they need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType


class Unchanged:
    """The files of one publication that are one of thousands. standing: by path a digest of all that the file which
    stands there was made of."""

    def __init__(self, standing: Mapping[str, str] = MappingProxyType({})) -> None:
        self._standing = standing
        self.made: dict[str, str] = {}

    def stays(self, path: str, made_of: object) -> bool:
        """Whether the file stands there already. made_of: everything it is made of, of which `repr` tells all."""
        self.made[path] = hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()
        return self._standing.get(path) == self.made[path]

    @property
    def staying(self) -> list[str]:
        """The paths of the files that were not made again."""
        return [path for path, digest in self.made.items() if self._standing.get(path) == digest]
