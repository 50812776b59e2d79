"""What a layer shows of itself in QGIS but does not give with its features: the words of a list of values, a filter,
and the rows of a text file that QGIS could not place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QUrl, QUrlQuery

from ..intake.sources import as_text
from ..participation.words import Text, shortened

ONE_LEFT_OUT = Text(
    "Van de laag {layer} laat QGIS 1 rij weg, omdat de coördinaten niet te lezen zijn. Verbeter ze en doe dit opnieuw.",
    "Of layer {layer} QGIS leaves out 1 row, because its coordinates cannot be read. Correct them and do this again.",
)
LEFT_OUT = Text(
    "Van de laag {layer} laat QGIS {n} rijen weg, omdat de coördinaten niet te lezen zijn. Verbeter ze en doe dit "
    "opnieuw.",
    "Of layer {layer} QGIS leaves out {n} rows, because their coordinates cannot be read. Correct them and do this "
    "again.",
)
FILTERED = Text(
    "De laag {layer} heeft een filter: {filter}. Ook een plan dat daarbuiten valt, geldt als niet meer in de bron. "
    "Haal het filter weg en koppel opnieuw als dat niet de bedoeling is.",
    "Layer {layer} has a filter: {filter}. A plan outside it counts as gone from the source too. Take the filter away "
    "and attach again unless this is intended.",
)
_PLACES = ("xField", "yField", "zField", "mField", "wktField", "geomType")


def words_of_values(layer: QgsVectorLayer | None) -> dict[str, dict[str, str]]:
    """By field that has a list of values: by value, as text, the word that QGIS shows for it."""
    if layer is None:
        return {}
    fields = layer.fields().names()
    setups = {field: layer.editorWidgetSetup(number) for number, field in enumerate(fields)}
    return {field: _words(setup.config().get("map")) for field, setup in setups.items() if setup.type() == "ValueMap"}


def _words(written: Any) -> dict[str, str]:
    # a project of before QGIS 3.0 has them in one
    maps = [written] if isinstance(written, dict) else written or []
    pairs = ((as_text(value), word) for one in maps for word, value in one.items())
    return {value: word for value, word in pairs if value is not None and word}


def rows_left_out(layer: QgsVectorLayer | None) -> Callable[[], Text | None]:
    """A function that gives a sentence where a text file has rows that QGIS leaves out of the layer without saying so,
    and None otherwise. It reads the file once more, in whatever thread calls it, so that the window need not wait."""
    if layer is None or layer.providerType() != "delimitedtext" or not layer.isSpatial():
        return lambda: None
    address = QUrl.fromEncoded(layer.source().encode())
    asked = QUrlQuery(address)
    for name in _PLACES:
        asked.removeAllQueryItems(name)
    asked.addQueryItem("geomType", "none")
    address.setQuery(asked)
    return partial(_left_out, bytes(address.toEncoded()).decode(), layer.name(), layer.featureCount())


def _left_out(address: str, name: str, count: int) -> Text | None:
    every = QgsVectorLayer(address, name, "delimitedtext")
    n = every.featureCount() - count
    if not every.isValid() or n <= 0:
        return None
    words = ONE_LEFT_OUT if n == 1 else LEFT_OUT
    return words.format(layer=name, n=n)


def filter_told(layer: QgsVectorLayer | None) -> Text | None:
    """A sentence where a filter of the layer itself keeps plans out."""
    if layer is None or not layer.subsetString():
        return None
    return FILTERED.format(layer=layer.name(), filter=shortened(layer.subsetString()))
