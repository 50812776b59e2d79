"""What the dock says when what it shows goes away, or is more than anybody foresaw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr, osr
from participatiekaart.plugin.participation.records import PlanSource, new_id
from participatiekaart.plugin.store.addresses import open_store

from .conftest import ROOT, Look

PICTURES = ROOT / "build/desktop/trouble"
MANY = 10_000


@pytest.fixture(scope="module")
def seen(own_town: Path, look: Look) -> dict[str, Any]:
    """What trouble_in_qgis.py saw: a town with another own layer too, of which no plan is attached yet."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    layer = make_layer(own_town.parent / "veel.gpkg")
    with open_store(str(own_town)) as store, store.writing("proef") as transaction:
        source = {"key_field": "code", "name_field": "naam", "crs": "EPSG:28992"}
        transaction.insert([PlanSource(id=new_id(), name="veel", provider="ogr", address=str(layer), **source)])
    return look("trouble_in_qgis.py", LOOK_STORE=own_town, LOOK_PICTURES=PICTURES)


def make_layer(path: Path) -> Path:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(28992)
    made = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = made.CreateLayer("veel", reference, ogr.wkbPoint)
    for name in ("code", "naam"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    layer.StartTransaction()
    for number in range(MANY):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("code", f"V-{number}")
        feature.SetField("naam", f"Plan {number}")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({200_000 + number % 100} {500_000 + number // 100})"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return path


def test_a_layer_without_its_key_field_is_told_with_the_way_out(seen: dict[str, Any]) -> None:
    (told,) = [text for text in seen["key is gone"] if "sleutelveld" in text]
    assert "“plancode”" in told
    assert "Planlaag koppelen" in told


def test_ten_thousand_plans_are_attached_and_withdrawn_at_once(seen: dict[str, Any]) -> None:
    assert seen["attached"] == "Gekoppeld als concept: 10000."
    assert seen["withdrawn"].startswith("Ingetrokken: 10000.")


def test_a_store_that_is_locked_or_gone_is_told_and_shown_again_when_it_is_back(seen: dict[str, Any]) -> None:
    assert any("Sla daar de bewerkingen op" in text for text in seen["locked"])
    assert any("Open hem waar hij nu staat" in text for text in seen["deleted"])


def test_any_text_is_shown_as_it_is_and_a_long_one_cut(seen: dict[str, Any]) -> None:
    shown = seen["odd texts"]
    (name,) = [text for text in shown if text.startswith("<b>Molen</b> 🎉 مرحبا lang")]
    assert name.endswith("…")
    assert len(name) < 200
    assert "<b>Molen</b> 🎉 مرحبا" in shown
    assert max(map(len, shown)) < 400
    assert seen["odd hits"][0].startswith("<b>Molen</b> 🎉")
    assert max(map(len, seen["odd hits"])) < 500


@pytest.mark.parametrize("picture", ["odd texts", "key is gone", "many", "locked", "deleted"])
def test_nothing_is_cut_off(seen: dict[str, Any], picture: str) -> None:
    assert seen[f"{picture} clipped"] == []
