"""How the store's layers look in the project: plans stand out, areas stay behind them, whatever lies beneath shows."""

from __future__ import annotations

from qgis.core import QgsFillSymbol, QgsLineSymbol, QgsMarkerSymbol, QgsSingleSymbolRenderer, QgsVectorLayer

_BLUE, _GREY = "14,103,160", "90,100,110"

_SYMBOLS = {
    "moment": lambda: QgsMarkerSymbol.createSimple({"name": "star", "color": "255,178,44", "size": "4.5"}),
    "plan_point": lambda: QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": _BLUE, "outline_color": "white", "size": "3.2"}
    ),
    "plan_line": lambda: QgsLineSymbol.createSimple({"color": _BLUE, "width": "0.9", "capstyle": "round"}),
    "plan_area": lambda: QgsFillSymbol.createSimple(
        {"color": f"{_BLUE},70", "outline_color": _BLUE, "outline_width": "0.5"}
    ),
    "neighbourhood": lambda: QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": _GREY, "outline_style": "dash", "outline_width": "0.3"}
    ),
}


def style(layer: QgsVectorLayer, part: str) -> None:
    """Give a layer of the group its symbol; a table has none."""
    if part in _SYMBOLS:
        layer.setRenderer(QgsSingleSymbolRenderer(_SYMBOLS[part]()))
