"""plannen.qml and plannen.sld: the plans by status, for QGIS and for other servers.

One definition of each status's look drives both: the colour of the pages, and a line pattern and a label beside it, so
that it is never told by colour alone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from ...participation.codes import Status
from ...participation.drawings import DRAWINGS
from ...participation.face import Face, rgb


@dataclass(frozen=True)
class Look:
    """How plans of one status are drawn. colour: of line and fill (#rrggbb). dashes: in pixels; empty for a solid line.
    width: of the line, in pixels. fill: opacity, 0 to 1."""

    colour: str
    dashes: tuple[int, ...]
    width: float
    fill: float


_AREAS = "2"
"""Polygons, in QGIS."""
_OTHER = Look("#6b6b6b", (4, 3), 1.2, 0)
"""Of the borders of wijken, which have no status, where QGIS takes up the style for them."""


def looks(face: Face) -> dict[Status, Look]:
    """How each status looks where the pages have that face; the colours are those of a light screen."""
    return {
        status: Look(_in_full(face.light[one.colour]), one.dashes, one.width, one.fill)
        for status, one in DRAWINGS.items()
    }


def write_styles(folder: Path, face: Face) -> None:
    """Write both styles, for the layer of areas."""
    drawn = looks(face)
    (folder / "plannen.qml").write_bytes(
        _bytes(_qml(drawn), '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n')
    )
    (folder / "plannen.sld").write_bytes(_bytes(_sld(drawn)))


def _bytes(root: ET.Element, doctype: str = "") -> bytes:
    ET.indent(root, " ")
    head = doctype or '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{ET.tostring(root, encoding='unicode')}\n".encode()


def _qml(drawn: dict[Status, Look]) -> ET.Element:
    root = ET.Element("qgis", {"version": "3.22.0", "styleCategories": "Symbology|Labeling", "labelsEnabled": "1"})
    # QGIS takes it up by its name for every layer of plannen.gpkg; without this also for those it would draw nothing of
    ET.SubElement(root, "layerGeometryType").text = _AREAS
    renderer = ET.SubElement(root, "renderer-v2", {"type": "categorizedSymbol", "attr": "status", "enableorderby": "0"})
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    told = [(status.value, status.label.nl, look) for status, look in drawn.items()]
    for number, (value, label, look) in enumerate([*told, ("", "Anders", _OTHER)]):
        attributes = {"symbol": str(number), "value": value, "label": label, "render": "true"}
        ET.SubElement(categories, "category", attributes)
        symbol = ET.SubElement(symbols, "symbol", {"type": "fill", "name": str(number), "alpha": "1"})
        _draw(symbol, look)
    _labels(root)
    return root


def _draw(symbol: ET.Element, look: Look) -> None:
    fill = ET.SubElement(symbol, "layer", {"class": "SimpleFill", "enabled": "1", "pass": "0", "locked": "0"})
    _options(
        fill,
        {
            "color": _rgba(look.colour, look.fill),
            "style": "solid",
            "outline_style": "no",
        },
    )
    line = ET.SubElement(symbol, "layer", {"class": "SimpleLine", "enabled": "1", "pass": "0", "locked": "0"})
    _options(line, line_properties(look))


def line_properties(look: Look) -> dict[str, str]:
    """The line of a look as the properties of QGIS's simple line."""
    return {
        "line_color": _rgba(look.colour, 1),
        "line_width": str(look.width),
        "line_width_unit": "Pixel",
        "use_custom_dash": "1" if look.dashes else "0",
        "customdash": ";".join(map(str, look.dashes or (5, 2))),
        "customdash_unit": "Pixel",
    }


def _labels(root: ET.Element) -> None:
    labeling = ET.SubElement(root, "labeling", {"type": "simple"})
    settings = ET.SubElement(labeling, "settings", {"calloutType": "simple"})
    style = ET.SubElement(
        settings,
        "text-style",
        {
            "fieldName": '"naam" || \'\\n\' || "status_tekst"',
            "isExpression": "1",
            "fontSize": "9",
            "fontSizeUnit": "Point",
            "textColor": "26,26,26,255",
            "textOpacity": "1",
        },
    )
    ET.SubElement(
        style,
        "text-buffer",
        {
            "bufferDraw": "1",
            "bufferSize": "1",
            "bufferSizeUnits": "MM",
            "bufferColor": "255,255,255,255",
            "bufferOpacity": "1",
        },
    )
    ET.SubElement(settings, "placement", {"placement": "1"})
    ET.SubElement(settings, "rendering", {"drawLabels": "1", "fontMinPixelSize": "3", "fontMaxPixelSize": "10000"})


def _options(layer: ET.Element, values: dict[str, str]) -> None:
    options = ET.SubElement(layer, "Option", {"type": "Map"})
    for name, value in values.items():
        ET.SubElement(options, "Option", {"name": name, "value": value, "type": "QString"})
        ET.SubElement(layer, "prop", {"k": name, "v": value})


def _in_full(colour: str) -> str:
    """#rrggbb: not every program knows #rgb."""
    return "#" + "".join(f"{part:02x}" for part in rgb(colour))


def _rgba(colour: str, opacity: float) -> str:
    red, green, blue = rgb(colour)
    return f"{red},{green},{blue},{round(255 * opacity)}"


def _sld(drawn: dict[Status, Look]) -> ET.Element:
    root = ET.Element(
        "StyledLayerDescriptor",
        {
            "version": "1.0.0",
            "xmlns": "http://www.opengis.net/sld",
            "xmlns:ogc": "http://www.opengis.net/ogc",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
        },
    )
    layer = ET.SubElement(root, "NamedLayer")
    ET.SubElement(layer, "Name").text = "plannen"
    style = ET.SubElement(layer, "UserStyle")
    ET.SubElement(style, "Name").text = "status"
    ET.SubElement(style, "Title").text = "Plannen naar status"
    rules = ET.SubElement(style, "FeatureTypeStyle")
    for status, look in drawn.items():
        rule = ET.SubElement(rules, "Rule")
        ET.SubElement(rule, "Name").text = status.value
        ET.SubElement(rule, "Title").text = status.label.nl
        equals = ET.SubElement(ET.SubElement(rule, "ogc:Filter"), "ogc:PropertyIsEqualTo")
        ET.SubElement(equals, "ogc:PropertyName").text = "status"
        ET.SubElement(equals, "ogc:Literal").text = status.value
        polygon = ET.SubElement(rule, "PolygonSymbolizer")
        fill = ET.SubElement(polygon, "Fill")
        _parameter(fill, "fill", look.colour)
        _parameter(fill, "fill-opacity", str(look.fill))
        _stroke(polygon, look)
    _name_label(rules)
    return root


def _stroke(symbolizer: ET.Element, look: Look) -> None:
    stroke = ET.SubElement(symbolizer, "Stroke")
    _parameter(stroke, "stroke", look.colour)
    _parameter(stroke, "stroke-width", str(look.width))
    if look.dashes:
        _parameter(stroke, "stroke-dasharray", " ".join(map(str, look.dashes)))


def _name_label(rules: ET.Element) -> None:
    text = ET.SubElement(ET.SubElement(rules, "Rule"), "TextSymbolizer")
    ET.SubElement(ET.SubElement(text, "Label"), "ogc:PropertyName").text = "naam"
    font = ET.SubElement(text, "Font")
    _parameter(font, "font-size", "12")
    halo = ET.SubElement(text, "Halo")
    ET.SubElement(halo, "Radius").text = "2"
    _parameter(ET.SubElement(halo, "Fill"), "fill", "#ffffff")
    _parameter(ET.SubElement(text, "Fill"), "fill", "#1a1a1a")


def _parameter(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, "CssParameter", {"name": name}).text = value
