"""Lets shapely use the GEOS it was built with, where QGIS has another one.

A shapely of PyPI brings its own GEOS. In QGIS's program its calls lead to the GEOS that QGIS loaded, as far as that one
knows them. Where QGIS's is the older of the two, QGIS crashes at the first geometry: seen on Ubuntu 22.04, whose own
shapely is too old, so that everybody there needs PyPI's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from types import ModuleType


class _OwnFirst(ExtensionFileLoader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        flags = sys.getdlopenflags()
        sys.setdlopenflags(flags | os.RTLD_DEEPBIND)
        try:
            return super().create_module(spec)
        finally:
            sys.setdlopenflags(flags)


class OwnGeos(MetaPathFinder):
    """For whoever imports shapely first, from `begin` to `end`; only Linux needs it."""

    def begin(self) -> None:
        if sys.platform.startswith("linux"):
            sys.meta_path.insert(0, self)

    def end(self) -> None:
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if not name.startswith("shapely."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, ExtensionFileLoader):
            spec.loader = _OwnFirst(spec.loader.name, spec.loader.path)
        return spec
