"""QGIS's own attribute tables of the store's layers: the columns a person fills in, in the order of the form."""

from __future__ import annotations

from qgis.core import QgsAttributeTableConfig, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QLocale
from qgis.PyQt.QtGui import QFontMetrics, QGuiApplication

from .form_tabs import TABS

NARROWEST, BESIDE_HEADING = 100, 30
"""Pixels: as wide as QGIS makes each column by itself; for the margins and the arrow of a sorted one."""
NAMES = {"name", "source_name", "title", "place", "contact"}
_A_NAME = "Herinrichting van de Molenweg"
"""What a column of those is to show whole."""


def arrange_table(layer: QgsVectorLayer, table: str) -> None:
    """Hide the columns that the layer's form hides, such as keys, and put the others in the order of the form."""
    fields = layer.fields()
    config = QgsAttributeTableConfig()
    config.update(fields)
    columns = [column for column in config.columns() if column.type == QgsAttributeTableConfig.Type.Field]
    actions = [column for column in config.columns() if column.type != QgsAttributeTableConfig.Type.Field]
    for column in columns:
        index = fields.indexOf(column.name)
        column.hidden = layer.editorWidgetSetup(index).type() == "Hidden"
        column.width = _width(layer, index)
    order = _order(table, fields.names())
    config.setColumns([*sorted(columns, key=lambda column: order.index(column.name)), *actions])
    layer.setAttributeTableConfig(config)


def _order(table: str, names: list[str]) -> list[str]:
    """The fields of the form, then the others; each followed by what the municipality's own layer says of it, which of
    most plans is all there is."""
    order: list[str] = []
    for name in [*(name for _, of_tab in TABS.get(table, ()) for name in of_tab), *names]:
        order += [name, f"source_{name}"]
        if name == "name":
            # the plan code tells plans of one name apart
            order.append("source_key")
    return list(dict.fromkeys(order))


def _width(layer: QgsVectorLayer, index: int) -> int:
    """How wide a column must be, in pixels: QGIS cuts a longer heading off at both ends, and the hour off a time."""
    texts = [layer.attributeDisplayName(index)]
    if layer.fields().field(index).name() in NAMES:
        texts.append(_A_NAME)
    widget = layer.editorWidgetSetup(index)
    if widget.type() == "DateTime":
        written = widget.config()["display_format"]
        texts += [QLocale().toString(QDateTime(2026, month, 20, 20, 0), written) for month in range(1, 13)]
    font = QFontMetrics(QGuiApplication.font())
    return max(NARROWEST, max(int(font.horizontalAdvance(text)) for text in texts) + BESIDE_HEADING)
