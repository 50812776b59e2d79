"""Makes the sample town from the command line."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from osgeo import ogr
from town.making import make_town


def main() -> None:
    """Read the command line and make the town."""
    ogr.UseExceptions()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed draws another town")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="the day that counts as today")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    given = parser.parse_args()
    make_town(given.seed, given.day, given.out)


if __name__ == "__main__":
    main()
