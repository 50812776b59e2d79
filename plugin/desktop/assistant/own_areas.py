"""Areas from the municipality's own polygon layers: the chosen one, and those of other levels that came with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from qgis.core import QgsFeatureRequest, QgsMapLayerProxyModel, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QTimer

from ...host.language import spoken
from ...host.layer_rows import area_rows
from ...host.source import plain_value
from ...intake.arrange import Areas
from ...intake.plan_layers.likely_fields import likely
from ...intake.sources import as_text
from ...participation.codes import AreaLevel
from ...participation.progress import Progress
from ...participation.words import ParticipationError, Text
from ..reading import Reading
from .layer_choice import LayerChoice
from .step import Step
from .taken_layer import taken

NO_LAYER = Text(
    "Kies een laag met vlakken, en de velden met code en naam.",
    "Choose a layer of polygons, and the fields with code and name.",
)
ALSO = Text("Ook inlezen: {levels}", "Also import: {levels}")
OF_LAYER = Text("{level} (laag “{layer}”)", "{level} (layer “{layer}”)")
NO_WIJKEN = Text(
    "Er komen geen wijken mee, dus bewoners krijgen geen pagina per wijk. Open een bestand met wijken, of breng ze "
    "later in met “Wijken en buurten inlezen”.",
    "No wijken come with it, so residents get no page per wijk. Open a file with wijken, or bring them in later with "
    "“Import neighbourhoods”.",
)
CODES = ("buurtcode", "wijkcode", "gemeentecode", "statcode", "code", "id")
NAMES = ("buurtnaam", "wijknaam", "gemeentenaam", "statnaam", "naam", "name")
YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
YEARS = ("jaar", "year")
TOWN_CODES, TOWN_NAMES = ("gemeentecode", "gm_code"), ("gemeentenaam", "gm_naam")


@dataclass(frozen=True)
class Beside:
    """A layer of another level than the chosen one, with its fields, as CBS names them."""

    layer: QgsVectorLayer
    level: AreaLevel
    code: str
    name: str

    @property
    def words(self) -> str:
        return spoken(OF_LAYER.format(level=spoken(self.level.label).lower(), layer=self.layer.name()))


class OwnAreas:
    """The part of a page with a box for a layer and for what its fields mean. town_found: gets the code and name of the
    municipality that a layer says it is of."""

    def __init__(self, page: Step, town_found: Callable[[str, str], None]) -> None:
        self._page: Any = page
        self._town_found = town_found
        self._reading = Reading(page)
        self.layers = LayerChoice(
            self._page.layer,
            self._page.open_layer,
            QgsMapLayerProxyModel.Filter.PolygonLayer,
            lambda text: page.tell("layer", text),
        )
        self._page.level.addItems([spoken(level.label) for level in AreaLevel])
        self._page.level.setCurrentIndex(list(AreaLevel).index(AreaLevel.BUURT))
        self._page.layer_year.setValue(date.today().year)
        for box in (self._page.code_field, self._page.name_field):
            box.setAllowEmptyFieldName(True)
        self._page.code_field.fieldChanged.connect(self._show_level)
        self._page.level.currentIndexChanged.connect(lambda _: self.look_beside())
        self.layers.begin_with(one.layer for one in reversed(besides(self.layers.all, None)))
        self._page.layer.layerChanged.connect(self._layer_changed)
        # the first layer of a file is chosen before the others of it are there, which come one by one
        later = QTimer(page, singleShot=True)
        later.timeout.connect(self.look_beside)
        for changed in (self._page.layer.model().rowsInserted, self._page.layer.model().rowsRemoved):
            changed.connect(lambda *_: later.start(0))
        self._layer_changed(self._page.layer.currentLayer())

    def areas(self, crs: str) -> list[Areas]:
        """The chosen layer's, and those beside it, to be kept in a CRS. Raises ParticipationError where no layer or
        field is chosen, and where a layer cannot be read."""
        code, name = self._page.code_field.currentField(), self._page.name_field.currentField()
        if self.layers.layer is None or not code or not name:
            raise ParticipationError(NO_LAYER)
        chosen = Beside(self.layers.layer, self._level, code, name)
        # looked at anew: a layer may be gone since
        beside = self._found_beside() if self._page.also.isChecked() else []
        return [self._read(one, crs) for one in (chosen, *beside)]

    def forget(self) -> None:
        """Let go of the layers that were opened."""
        self.layers.forget()
        self._reading.forget()

    @property
    def _level(self) -> AreaLevel:
        return list(AreaLevel)[int(self._page.level.currentIndex())]

    def _read(self, one: Beside, crs: str) -> Areas:
        plain, fields = taken(one.layer, crs), (one.code, one.name, "")

        def rows(progress: Progress) -> Any:
            return area_rows(plain, fields, progress)

        return Areas(one.level, int(self._page.layer_year.value()), rows)

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        fields = _fields_of(layer)
        for box, wanted in ((self._page.code_field, CODES), (self._page.name_field, NAMES)):
            box.setLayer(layer)
            box.setField(likely(fields, wanted) or "")
        self._ask(layer, [likely(fields, wanted) for wanted in (YEARS, TOWN_CODES, TOWN_NAMES)])
        self.look_beside()

    def _ask(self, layer: QgsVectorLayer | None, fields: Sequence[str | None]) -> None:
        """Have the layer read for its year and town: a database may take its time."""
        if layer is None or not any(fields):
            self._reading.forget()
            return
        source, year = QgsVectorLayerFeatureSource(layer), int(self._page.layer_year.value())
        self._reading.ask(
            lambda: _said(source, fields),
            partial(self._propose, year),
            lambda error: self._page.tell("layer", error.text),
        )

    def _propose(self, year_before: int, said: Sequence[str]) -> None:
        """year_before: what stood there when it was asked; what somebody typed meanwhile stays."""
        year, code, name = said
        if YEAR.fullmatch(year) and self._page.layer_year.value() == year_before:
            self._page.layer_year.setValue(int(year))
        if code:
            self._town_found(code, name)

    def _show_level(self, field: str) -> None:
        level = _level_of(field)
        if level is not None:
            self._page.level.setCurrentIndex(list(AreaLevel).index(level))

    def look_beside(self) -> None:
        """Offer what else is at hand, and say what lacks."""
        beside = self._found_beside()
        self._page.also.setVisible(bool(beside))
        self._page.also.setText(spoken(ALSO.format(levels=", ".join(one.words for one in beside))))
        levels = {self._level, *(one.level for one in beside)}
        has_wijken = AreaLevel.WIJK in levels or self.layers.layer is None
        self._page.tell("layer", None, *(() if has_wijken else (NO_WIJKEN,)))

    def _found_beside(self) -> list[Beside]:
        others = [layer for layer in self.layers.all if layer is not self.layers.layer]
        return besides(others, self._level)


def besides(layers: Sequence[QgsVectorLayer], chosen: AreaLevel | None) -> list[Beside]:
    """Of each level but the chosen one, from municipality to buurt, the first layer whose fields say by CBS's names
    that it is of that level."""
    found: dict[AreaLevel, Beside] = {}
    for layer in layers:
        code, name = (likely(_fields_of(layer), wanted) for wanted in (CODES, NAMES))
        level = _level_of(code or "")
        if code and name and level is not None and level is not chosen:
            found.setdefault(level, Beside(layer, level, code, name))
    return [found[level] for level in AreaLevel if level in found]


def _fields_of(layer: QgsVectorLayer | None) -> list[str]:
    return [field.name() for field in layer.fields()] if layer else []


def _level_of(field: str) -> AreaLevel | None:
    """CBS names a field of codes after its level."""
    return next((level for level in AreaLevel if field.lower().startswith(level.value)), None)


def _said(source: QgsVectorLayerFeatureSource, fields: Sequence[str | None]) -> list[str]:
    """What the features say in the fields of year, town's code and town's name; empty where they say nothing, and of
    the town where they are of more than one: CBS gives the whole country in one file. Runs in the background."""
    asked = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    asked.setSubsetOfAttributes([field for field in fields if field], source.fields())
    first: list[str] | None = None
    for feature in source.getFeatures(asked):
        said = [as_text(plain_value(feature[field])) or "" if field else "" for field in fields]
        if first is None:
            first = said
        elif said[1:] != first[1:]:
            return [first[0], "", ""]
    return first or [""] * len(fields)
