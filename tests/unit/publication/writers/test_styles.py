"""The styles that lie beside the layers, for QGIS and for other servers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.pages import set_pages
from participatiekaart.plugin.participation.codes import Status
from participatiekaart.plugin.participation.page_settings import PageSettings
from participatiekaart.plugin.store.addresses import open_store

from ..released import make_store, records, release


@pytest.mark.parametrize("name", ["plannen.qml", "plannen.sld"])
def test_styles_are_whole_and_know_every_status(folder: Path, name: str) -> None:
    ET.parse(folder / name)
    text = (folder / name).read_text(encoding="utf-8")
    assert [status.value for status in Status if status.value not in text] == []


def test_other_servers_draw_a_status_with_more_than_its_colour_a_name_and_the_map_below(folder: Path) -> None:
    names = {"sld": "http://www.opengis.net/sld", "ogc": "http://www.opengis.net/ogc"}
    style = ET.parse(folder / "plannen.sld")
    drawn = [
        {one.get("name"): one.text for one in rule.iterfind(".//sld:CssParameter", names)}
        for rule in style.iterfind(".//sld:Rule[sld:PolygonSymbolizer]", names)
    ]
    assert len({(one["stroke-width"], one.get("stroke-dasharray")) for one in drawn}) == len(drawn) == len(Status)
    asked = [[one.text for one in of] for of in style.iterfind(".//ogc:PropertyIsEqualTo", names)]
    assert sorted(asked) == sorted(["status", status.value] for status in Status)
    assert all(float(one["fill-opacity"] or 1) < 0.5 for one in drawn)
    assert style.findtext(".//sld:TextSymbolizer/sld:Label/ogc:PropertyName", namespaces=names) == "naam"


def test_qgis_draws_a_status_with_more_than_its_colour_too(folder: Path) -> None:
    lines = [
        {one.get("name"): one.get("value") for one in line.iterfind("./Option/Option")}
        for line in ET.parse(folder / "plannen.qml").iterfind(".//symbol/layer[@class='SimpleLine']")
    ]
    *drawn, _other = [(one["line_width"], one["use_custom_dash"] == "1" and one["customdash"]) for one in lines]
    assert len(set(drawn)) == len(drawn) == len(Status)


def test_the_styles_have_the_colours_of_the_pages(tmp_path: Path) -> None:
    store, css = make_store(tmp_path / "opslag.gpkg", records()), tmp_path / "huisstijl.css"
    css.write_text(":root { --pk-stand-open: #135; --pk-stand-stilgelegd: #246801; }", encoding="utf-8")
    with open_store(store) as opened:
        set_pages(opened, css, PageSettings(), "proef")

    release(store, tmp_path / "publiek")

    sld = (tmp_path / "publiek/plannen.sld").read_text(encoding="utf-8")
    qml = (tmp_path / "publiek/plannen.qml").read_text(encoding="utf-8")
    for colour, parts in (("#113355", "17,51,85,255"), ("#246801", "36,104,1,255"), ("#8a4a00", "138,74,0,255")):
        assert colour in sld
        assert parts in qml
