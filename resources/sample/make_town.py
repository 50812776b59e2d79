"""Makes the sample town: neighbourhoods, plans, moments and contacts of a municipality that does not exist."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from random import Random

from town.areas import divide
from town.layers import area_layers, write
from town.skeleton import draw_skeleton


def main() -> None:
    """Read the command line and make the town."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed draws another town")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="the day that counts as today")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    given = parser.parse_args()
    make_town(given.seed, given.day, given.out)


def make_town(seed: int, day: date, folder: Path) -> None:
    """Write the town's files into the folder. The same seed and day give the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(seed)
    skeleton = draw_skeleton(rng)
    areas = divide(skeleton, rng)
    write(folder / "neighbourhoods.gpkg", area_layers(areas, day.year))


if __name__ == "__main__":
    main()
