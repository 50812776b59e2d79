"""How the store's layers look in the project: resources/styles, one QML file a layer, by publication state."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsCategorizedSymbolRenderer, QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ...host.language import spoken
from ...participation.codes import PublicationState

STYLES = Path(__file__).resolve().parents[3] / "resources/styles"


def style(layer: QgsVectorLayer, part: str) -> None:
    """Give a layer of the group its symbols and labels; a table has none."""
    path = STYLES / f"{part}.qml"
    if not path.is_file():
        return
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    layer.importNamedStyle(document, QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling)
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        # the words of the legend come from the codes, in the user's language
        for index, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(index, spoken(PublicationState.of(category.value()).label))
