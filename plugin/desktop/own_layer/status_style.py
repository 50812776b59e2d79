"""Shows the consultation status on the municipality's own layer, as a style of QGIS's own beside the layer's.

The shapes are those of the dock and the public pages, the lines those of the published style, and each has its words in
the legend: never colour alone.
"""

from __future__ import annotations

import base64

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsExpression,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...bundled import face_of
from ...host.language import spoken
from ...participation.codes import Status
from ...participation.drawings import svg_of
from ...participation.words import Text
from ...publication.writers.styles import Look, looks

STYLE = Text("Participatiestatus", "Consultation status")
NOT_ATTACHED = Text("Niet gekoppeld", "Not attached")
_BEFORE = "participatiekaart/style_before"
_UNKNOWN = "#7a7a7a"
# a light ground, so that it can be read on any map
_GROUND = '<circle cx="8" cy="8" r="8" fill="#ffffff" fill-opacity="0.85"/>'
_MILLIMETRES = 4.0


def is_shown(layer: QgsMapLayer) -> bool:
    """Whether the layer shows the status now."""
    # QGIS keeps such a property with each style: it is still there where another was chosen in the layer's menu
    return bool(layer.customProperty(_BEFORE)) and layer.styleManager().currentStyle() in (STYLE.nl, STYLE.en)


def show(layer: QgsVectorLayer, key_field: str) -> None:
    """Style the layer by the status of the plan in each feature; its own style is kept."""
    styles = layer.styleManager()
    layer.setCustomProperty(_BEFORE, styles.currentStyle())
    name = spoken(STYLE)
    styles.removeStyle(name)
    styles.addStyleFromLayer(name)
    styles.setCurrentStyle(name)
    expression = f"participatie_status({QgsExpression.quotedColumnRef(key_field)})"
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(expression, [_category(status, layer) for status in (*Status, None)])
    )
    layer.triggerRepaint()


def undo(layer: QgsVectorLayer) -> None:
    """Give the layer its own style back."""
    styles, shown = layer.styleManager(), layer.styleManager().currentStyle()
    styles.setCurrentStyle(str(layer.customProperty(_BEFORE)))
    styles.removeStyle(shown)
    layer.removeCustomProperty(_BEFORE)
    layer.triggerRepaint()


def _category(status: Status | None, layer: QgsVectorLayer) -> QgsRendererCategory:
    words = status.label if status else NOT_ATTACHED
    # QGIS takes the empty value for all others
    return QgsRendererCategory(status.value if status else "", _symbol(status, layer), spoken(words))


def _symbol(status: Status | None, layer: QgsVectorLayer) -> QgsSymbol:
    kind = layer.geometryType()
    if kind == QgsWkbTypes.GeometryType.PolygonGeometry:
        return _of(QgsFillSymbol(), _fill(status), _line(status), *_middle(status, QgsCentroidFillSymbolLayer()))
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        middle = QgsMarkerLineSymbolLayer.create({"placement": "centralpoint"})
        return _of(QgsLineSymbol(), _line(status), *_middle(status, middle))
    return _marker(status) or QgsMarkerSymbol.createSimple({"name": "circle", "color": _UNKNOWN, "size": "1.5"})


def _of(symbol: QgsSymbol, *layers: QgsSymbolLayer) -> QgsSymbol:
    # the symbol takes ownership of layers that are appended; those of a list given to it are freed before QGIS draws
    symbol.deleteSymbolLayer(0)
    for layer in layers:
        symbol.appendSymbolLayer(layer)
    return symbol


def _fill(status: Status | None) -> QgsSimpleFillSymbolLayer:
    colour = _colour(status)
    colour.setAlphaF(_look(status).fill if status else 0.05)
    fill = QgsSimpleFillSymbolLayer(colour)
    fill.setStrokeStyle(Qt.PenStyle.NoPen)
    return fill


def _line(status: Status | None) -> QgsSimpleLineSymbolLayer:
    look = _look(status) if status else None
    line = QgsSimpleLineSymbolLayer(_colour(status), look.width if look else 1.0)
    line.setWidthUnit(QgsUnitTypes.RenderUnit.RenderPixels)
    if look and look.dashes:
        line.setUseCustomDashPattern(True)
        line.setCustomDashVector([float(dash) for dash in look.dashes])
        line.setCustomDashPatternUnit(QgsUnitTypes.RenderUnit.RenderPixels)
    return line


def _middle(status: Status | None, where: QgsSymbolLayer) -> list[QgsSymbolLayer]:
    marker = _marker(status)
    if marker is None:
        return []
    where.setSubSymbol(marker)
    return [where]


def _marker(status: Status | None) -> QgsMarkerSymbol | None:
    if status is None:
        return None
    drawn = svg_of(status, _look(status).colour, _GROUND)
    # within the style itself, so that a project that is moved or sent still has it
    path = f"base64:{base64.b64encode(drawn.encode()).decode()}"
    return _of(QgsMarkerSymbol(), QgsSvgMarkerSymbolLayer(path, _MILLIMETRES))


def _look(status: Status) -> Look:
    return looks(face_of())[status]


def _colour(status: Status | None) -> QColor:
    return QColor(_look(status).colour if status else _UNKNOWN)
