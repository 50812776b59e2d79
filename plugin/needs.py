"""The Python packages that must come with QGIS, and what to say where one does not."""

from __future__ import annotations

import importlib.metadata
import importlib.util

from .participation.words import Text

# by the name they are imported and the name they are installed by, where that is another
NEEDED = {"numpy": "numpy", "pyproj": "pyproj", "osgeo": "gdal", "jinja2": "jinja2", "shapely": "shapely"}
OLDEST_SHAPELY = 2

HOW = Text(
    "Windows: kies python3-{name} in OSGeo4W Setup. Linux: installeer python3-{name}. Start QGIS dan opnieuw.",
    "Windows: choose python3-{name} in OSGeo4W Setup. Linux: install python3-{name}. Then start QGIS again.",
)
MISSING = Text(
    "In deze QGIS ontbreekt het Python-pakket {name}, dat nodig is. {how}",
    "This QGIS lacks the Python package {name}, which is needed. {how}",
)
TOO_OLD = Text(
    "Nodig is het Python-pakket shapely 2 of nieuwer; deze QGIS heeft {version}. {how}",
    "Needed is the Python package shapely 2 or newer; this QGIS has {version}. {how}",
)


def lacking() -> Text | None:
    """Which package is missing or too old, and how to get it; None where all are there. Imports none of them: that
    takes too long while QGIS starts."""
    for module, name in NEEDED.items():
        if importlib.util.find_spec(module) is None:
            return MISSING.format(name=name, how=HOW.format(name=name))
    version = _version("shapely")
    if version and int(version.split(".")[0]) < OLDEST_SHAPELY:
        return TOO_OLD.format(version=version, how=HOW.format(name="shapely"))
    return None


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        # a package without its description is taken as it is
        return ""
