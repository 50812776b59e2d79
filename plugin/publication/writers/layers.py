"""The layers for other maps and for tables."""

from __future__ import annotations

from pathlib import Path

from ..records import PublicSite
from .csvtable import write_csv
from .flatgeobuf import write_flatgeobuf
from .geojson import write_geojson
from .geopackage import write_geopackage
from .rows import Rows


def write_layers(site: PublicSite, rows: Rows, folder: Path) -> None:
    """Write plannen and momenten in every format, all with the same records."""
    write_geojson(site, rows, folder)
    write_geopackage(site, rows, folder)
    write_flatgeobuf(site, rows, folder)
    write_csv(rows, folder)
