"""Wijken and buurten from a real server of OGC API Features."""

from __future__ import annotations

import pytest
import shapely
from participatiekaart.plugin.desktop.network import Fetching
from participatiekaart.plugin.intake.areas.cbs_areas import fetch_areas
from participatiekaart.plugin.intake.web import features_api as reading
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.participation.progress import Silent


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:31370"])
@pytest.mark.parametrize("page", [7, 1000])
def test_the_town_comes_whole_page_by_page(
    features_api: str, crs: str, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", page)
    found = fetch_areas(features_api, 2026, "Veldermond", crs, Fetching(lambda: False).get, Silent())

    assert found.code == "GM9901"
    assert [found.count(level) for level in (AreaLevel.MUNICIPALITY, AreaLevel.WIJK, AreaLevel.BUURT)] == [1, 12, 56]
    shapes = {level: [shapely.from_wkb(area.geometry) for area in rows] for level, rows in found.by_level.items()}
    (town,) = shapes[AreaLevel.MUNICIPALITY]
    assert sum(shape.area for shape in shapes[AreaLevel.BUURT]) == pytest.approx(town.area, rel=1e-3)
    assert 1e6 < town.area < 1e9, "in metres"
