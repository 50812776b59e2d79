"""The Python packages that must come with QGIS, and what to say where one does not."""

from __future__ import annotations

from importlib.machinery import PathFinder
from importlib.util import find_spec

from .participation.words import Text

# by the name they are imported and the name they are installed by, where that is another
NEEDED = {"numpy": "numpy", "pyproj": "pyproj", "osgeo": "gdal", "jinja2": "jinja2", "shapely": "shapely"}

HOW = Text(
    "Windows: kies python3-{name} in OSGeo4W Setup. Linux: installeer python3-{name}. Start QGIS dan opnieuw.",
    "Windows: choose python3-{name} in OSGeo4W Setup. Linux: install python3-{name}. Then start QGIS again.",
)
NEWER = Text(
    "Windows: kies python3-shapely in OSGeo4W Setup. Linux: installeer python3-shapely. Op Debian 12 en Ubuntu 22.04 "
    "is die te oud: installeer daar python3-pip en geef in een terminal “python3 -m pip install --user "
    "shapely==2.0.*” (op Debian 12 met --break-system-packages erachter). Start QGIS dan opnieuw.",
    "Windows: choose python3-shapely in OSGeo4W Setup. Linux: install python3-shapely. On Debian 12 and Ubuntu 22.04 "
    "that is too old: install python3-pip there and give “python3 -m pip install --user shapely==2.0.*” in a "
    "terminal (on Debian 12 with --break-system-packages after it). Then start QGIS again.",
)
MISSING = Text(
    "In deze QGIS ontbreekt het Python-pakket {name}, dat nodig is. {how}",
    "This QGIS lacks the Python package {name}, which is needed. {how}",
)
TOO_OLD = Text(
    "Nodig is het Python-pakket shapely 2 of nieuwer; deze QGIS heeft {version}. {how}",
    "The Python package shapely 2 or newer is needed; this QGIS has {version}. {how}",
)


def lacking() -> Text | None:
    """Which package is missing or too old, and how to get it; None where all are there. Imports none of them: that
    takes too long while QGIS starts."""
    found = {module: find_spec(module) for module in NEEDED}
    for module, name in NEEDED.items():
        if found[module] is None:
            return MISSING.format(name=name, how=NEWER if name == "shapely" else HOW.format(name=name))
    shapely = found["shapely"]
    # shapely before 2 had no such part; to read its version takes as long as all else the plugin does at the start
    if shapely is not None and PathFinder.find_spec("shapely.lib", shapely.submodule_search_locations) is None:
        return TOO_OLD.format(version=_version_of_shapely(), how=NEWER)
    return None


def _version_of_shapely() -> str:
    from importlib import metadata

    try:
        return metadata.version("shapely")
    except metadata.PackageNotFoundError:
        return "1"
