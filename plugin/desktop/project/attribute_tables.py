"""QGIS's own attribute tables of the store's layers: the columns a person fills in, in the order of the form."""

from __future__ import annotations

from qgis.core import QgsAttributeTableConfig, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QLocale
from qgis.PyQt.QtGui import QFontMetrics, QGuiApplication

from .attribute_forms import TABS

NARROWEST, BESIDE_HEADING = 100, 30
"""Pixels: as wide as QGIS makes each column by itself; for the margins and the arrow of a sorted one."""
NAMES = {"name", "source_name", "title", "place", "contact"}
_A_NAME = "Herinrichting van de Molenweg"
"""What a column of those is to show whole."""


def arrange_table(layer: QgsVectorLayer, table: str) -> None:
    """Hide the columns that the layer's form hides, such as keys, and put the others in the order of the form."""
    fields = layer.fields()
    listed = [*(name for _, names in TABS.get(table, ()) for name in names), *fields.names()]
    # beside each what the town's own layer says: of most plans that is all there is; its code tells plans of one name
    # apart
    said = {"name": ("source_name", "source_key")}
    order = list(dict.fromkeys(one for name in listed for one in (name, *said.get(name, (f"source_{name}",)))))
    config = QgsAttributeTableConfig()
    config.update(fields)
    columns = [column for column in config.columns() if column.type == QgsAttributeTableConfig.Type.Field]
    font = QFontMetrics(QGuiApplication.font())
    for column in columns:
        index = fields.indexOf(column.name)
        widget = layer.editorWidgetSetup(index).type()
        column.hidden = widget == "Hidden"
        # a heading that is longer would be cut off at both ends, and of a date the time
        texts = [layer.attributeDisplayName(index)]
        if column.name in NAMES:
            texts.append(_A_NAME)
        if widget == "DateTime":
            written = layer.editorWidgetSetup(index).config()["display_format"]
            texts += [QLocale().toString(QDateTime(2026, month, 20, 20, 0), written) for month in range(1, 13)]
        column.width = max(NARROWEST, *(font.horizontalAdvance(text) + BESIDE_HEADING for text in texts))
    actions = [column for column in config.columns() if column.type != QgsAttributeTableConfig.Type.Field]
    config.setColumns([*sorted(columns, key=lambda column: order.index(column.name)), *actions])
    layer.setAttributeTableConfig(config)
