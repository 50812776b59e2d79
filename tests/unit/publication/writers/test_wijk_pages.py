"""The page of a wijk tells what concerns those who live there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import AreaLevel, Basis, ContactKind
from participatiekaart.plugin.participation.records import new_id

from ..released import make_store, release
from ..small_town import AREAS, contact, plan

WHERE = {
    "GM9999": "Ouderenraad",
    "SD1": "Stadsdeelraad",
    "WK999901": "Noord Leeft",
    "WK999902": "Buren van Zuid",
    "BU99990201": "Ons Plein",
}


@pytest.mark.parametrize(
    ("around", "named_last"),
    [
        ("GM9999 drawn", ["Ouderenraad"]),
        ("GM9999", ["Ouderenraad"]),
        (None, ["Ouderenraad"]),
        ("SD1", ["Stadsdeelraad", "Ouderenraad"]),
    ],
)
def test_it_names_the_associations_of_the_wijk_of_its_buurten_and_of_what_it_is_part_of(
    tmp_path: Path, around: str | None, named_last: list[str]
) -> None:
    town, north, south, quarter = AREAS
    district = replace(town, id=new_id(), code="SD1", name="Stadsdeel", level=AreaLevel.DISTRICT, parent_code=town.code)
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
    drawn = [town] if around == "GM9999 drawn" else []
    areas = [*drawn, district, north, replace(south, parent_code=around and around.split()[0]), quarter]
    release(make_store(tmp_path / "opslag.gpkg", [*areas, plan(), *named]), tmp_path / "publiek")

    page = (tmp_path / "publiek/wijken/WK999902/index.html").read_text("utf-8")
    told = page[page.index('id="verenigingen"') :]
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", told) == ["Buren van Zuid", "Ons Plein", *named_last]
