"""The layers for other maps and for tables."""

from __future__ import annotations

from pathlib import Path

from ..records import PublicSite
from .csvtable import write_csv
from .flatgeobuf import write_flatgeobuf
from .geojson import write_geojson
from .geopackage import write_geopackage


def write_layers(site: PublicSite, folder: Path) -> None:
    """Write plannen and momenten in every format, all with the same records."""
    write_geojson(site, folder)
    write_geopackage(site, folder)
    write_flatgeobuf(site, folder)
    write_csv(site, folder)
