"""What who re-uses a publication sees in QGIS, of each layer as it is opened, without choosing a style."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Status
from qgis.core import QgsApplication, QgsMapRendererCustomPainterJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from tests.unit.publication.released import make_store, records, release

SIDE = 120
PAPER = QColor("white")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("publiek")
    release(make_store(base / "opslag.gpkg", records()), base / "publiek")
    return base / "publiek"


def painted(layer: QgsVectorLayer) -> int:
    """How many pixels the symbols of its features take."""
    layer.setLabelsEnabled(False)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    extent = layer.extent()
    settings.setExtent(extent.buffered((extent.width() + extent.height()) / 10 or 1))
    settings.setOutputSize(QSize(SIDE, SIDE))
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    painter.end()
    return sum(image.pixelColor(x, y) != PAPER for x in range(SIDE) for y in range(SIDE))


@pytest.mark.parametrize(
    "address",
    [
        *(f"plannen.gpkg|layername={name}" for name in ("plannen", "plannen_lijnen", "plannen_punten", "momenten")),
        "plannen.gpkg|layername=wijken",
        *(f"plannen.geojson|geometrytype={kind}" for kind in ("Polygon", "LineString", "Point")),
        *(f"plannen.fgb|geometrytype={kind}" for kind in ("Polygon", "LineString", "Point")),
    ],
)
def test_each_layer_is_seen_when_it_is_opened(qgis_application: QgsApplication, folder: Path, address: str) -> None:
    """QGIS takes up plannen.qml for each of them: of lines, of moments and of wijken it drew nothing."""
    layer = QgsVectorLayer(str(folder / address), "laag", "ogr")
    assert layer.isValid()
    assert layer.featureCount() > 0

    assert painted(layer) > 0


def test_the_areas_are_drawn_by_their_status(qgis_application: QgsApplication, folder: Path) -> None:
    layer = QgsVectorLayer(f"{folder}/plannen.gpkg|layername=plannen", "plannen", "ogr")

    categories = layer.renderer().categories()

    assert layer.renderer().classAttribute() == "status"
    assert [one.label() for one in categories if one.value() == "open"] == ["Nu meedoen"]
    assert layer.labelsEnabled()
    # never by colour alone
    lines = [one.symbol().symbolLayer(1) for one in categories if one.value()]
    looks = {(line.width(), *(line.customDashVector() if line.useCustomDashPattern() else ())) for line in lines}
    assert len(looks) == len(lines) == len(Status)
