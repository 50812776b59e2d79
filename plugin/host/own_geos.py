"""Lets shapely use the GEOS it was made with, where QGIS has another one.

A shapely of PyPI brings its own GEOS. In QGIS's program its calls lead to the GEOS that QGIS loaded, as far as that one
knows them. Where QGIS's is the older of the two, QGIS crashes at the first geometry: seen on Ubuntu 22.04, whose own
shapely is too old, so that everybody there needs PyPI's. QGIS 3.40 imports shapely itself before any plugin; there we
can only refuse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from ..participation.words import ParticipationError, Text

CRASH = Text(
    "QGIS zou hierop vastlopen: het Python-pakket shapely is gemaakt met GEOS {made}, en QGIS heeft {here}. "
    "Installeer libgeos-dev, python3-dev en gcc. Geef in een terminal “python3 -m pip install --user --upgrade pip”, "
    "en dan “python3 -m pip install --user --force-reinstall --no-deps --no-binary shapely shapely==2.0.*”. Start "
    "QGIS daarna opnieuw.",
    "QGIS would crash on this: the Python package shapely was made with GEOS {made}, and QGIS has {here}. Install "
    "libgeos-dev, python3-dev and gcc. Give “python3 -m pip install --user --upgrade pip” in a terminal, and then "
    "“python3 -m pip install --user --force-reinstall --no-deps --no-binary shapely shapely==2.0.*”. Start QGIS again "
    "after that.",
)


class _OwnFirst(ExtensionFileLoader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        flags = sys.getdlopenflags()
        sys.setdlopenflags(flags | os.RTLD_DEEPBIND)
        try:
            return super().create_module(spec)
        finally:
            sys.setdlopenflags(flags)


class OwnGeos:
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


def refuse_a_crash() -> None:
    """Raise ParticipationError where another imported shapely before us, and the GEOS it was made with is newer than
    the one that its calls lead to."""
    shapely: Any = sys.modules.get("shapely.lib")
    if shapely is None or isinstance(shapely.__spec__.loader, _OwnFirst):
        return
    made, here = shapely.geos_version[:2], _geos_of_all()
    if here is not None and made > here:
        raise ParticipationError(CRASH.format(made="{}.{}".format(*made), here="{}.{}".format(*here)))


def _geos_of_all() -> tuple[int, int] | None:
    """The GEOS version that every call in the process leads to; None where each library calls its own GEOS."""
    import ctypes  # not while QGIS starts

    try:
        version = ctypes.CDLL(None).GEOSversion
    except (AttributeError, TypeError):  # the latter on Windows, which knows no such thing
        return None
    version.restype = ctypes.c_char_p
    major, minor = version().split(b".")[:2]
    return int(major), int(minor)
