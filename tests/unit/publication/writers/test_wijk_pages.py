"""The page of a wijk tells what concerns those who live there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from participatiekaart.plugin.participation.codes import Basis, ContactKind

from ..released import make_store, release
from ..small_town import AREAS, contact, plan

WHERE = {"GM9999": "Ouderenraad", "WK999901": "Noord Leeft", "WK999902": "Buren van Zuid", "BU99990201": "Ons Plein"}


def test_it_names_the_associations_of_the_wijk_of_its_buurten_and_of_what_it_is_part_of(tmp_path: Path) -> None:
    town, north, south, quarter = AREAS
    named = [
        contact(
            kind=ContactKind.ORGANISATION,
            name=name,
            publish_name=True,
            neighbourhood_code=code,
            basis=Basis.PUBLIC_TASK,
        )
        for code, name in WHERE.items()
    ]
    areas = [town, north, replace(south, parent_code=town.code), quarter]
    release(make_store(tmp_path / "opslag.gpkg", [*areas, plan(), *named]), tmp_path / "publiek")

    page = (tmp_path / "publiek/wijken/WK999902/index.html").read_text("utf-8")
    told = page[page.index('id="verenigingen"') :]
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", told) == ["Buren van Zuid", "Ons Plein", "Ouderenraad"]
