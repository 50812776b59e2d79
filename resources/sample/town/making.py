"""Makes the sample town: neighbourhoods, plans, moments and contacts of a municipality that does not exist."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random

from . import contacts, goals, moments
from .areas import divide
from .layers import area_layers, plan_layer, spot_layer, write
from .places import Places
from .plans_around import PLANS_AROUND
from .plans_in_town import PLANS_IN_TOWN
from .skeleton import draw_skeleton

PLANS = sorted((*PLANS_IN_TOWN, *PLANS_AROUND), key=lambda plan: plan.code)
READ_ME = """\
Veldermond bestaat niet. De gemeente, haar wijken, plannen, bijeenkomsten en contacten zijn verzonnen, om te laten zien
hoe Participatiekaart werkt. Namen als "Voorbeeldpersoon 12" horen bij niemand; adressen en telefoonnummers ook niet.

Veldermond does not exist. The municipality, its neighbourhoods, plans, meetings and contacts are made up.
"""


def make_town(seed: int, day: date, folder: Path) -> None:
    """Write the town's files into the folder. The same seed and day give the same content."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(seed)
    skeleton = draw_skeleton(rng)
    areas = divide(skeleton, rng)
    places = Places(skeleton, areas, rng)
    shapes = {plan.code: plan.drawing(places) if plan.drawing else None for plan in PLANS}
    wijken = [area for area in areas if area.level == "wijk"]
    # the first wijk's team answers for plans without a place
    wijk_of = {code: (places.wijken_of(shape, wijken) or wijken)[0].code for code, shape in shapes.items()}
    write(folder / "neighbourhoods.gpkg", area_layers(areas, day.year))
    write(folder / "plannen.gpkg", [plan_layer(PLANS, shapes)])
    spots = {name: places.spot(buurt) for name, (_, buurt) in moments.MEETING_PLACES.items()}
    write(folder / "plekken.gpkg", [spot_layer(spots)])
    write_table(folder / "momenten.csv", moments.HEADINGS, moments.moments_of(PLANS, day))
    write_table(folder / "doelen.csv", goals.HEADINGS, goals.goals_of_wijken())
    write_table(folder / "contacten.csv", contacts.HEADINGS, contacts.contacts_of(PLANS, wijk_of, day))
    (folder / "LEESMIJ.txt").write_text(READ_ME, encoding="utf-8")


def write_table(path: Path, headings: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a table as a Dutch spreadsheet saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.DictWriter(stream, headings, delimiter=";", lineterminator="\r\n")
        table.writeheader()
        table.writerows(rows)
