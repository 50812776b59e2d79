"""What a project shows of a store's layers."""

from __future__ import annotations

from participatiekaart.plugin.host.store_layers import part_of
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
    QgsVectorLayer,
)

NASTY = "<b>Molen & Co</b>"


def layer_of(project: QgsProject, part: str) -> QgsVectorLayer:
    return next(layer for layer in project.mapLayers().values() if part_of(layer) == part)


def tabs(project: QgsProject, part: str) -> dict[str, list[str]]:
    config = layer_of(project, part).editFormConfig()
    return {tab.name(): [child.name() for child in tab.children()] for tab in config.tabs()}


def names(project: QgsProject, part: str) -> set[str]:
    """How QGIS lists the rows of a layer."""
    layer = layer_of(project, part)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    found = set()
    for row in layer.getFeatures():
        context.setFeature(row)
        found.add(QgsExpression(layer.displayExpression()).evaluate(context))
    return found
