"""The third step: the plan layer, with the fields that hold key and name, looked at before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.core import QgsFeatureRequest, QgsMapLayerProxyModel, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtWidgets import QTableWidgetItem

from ...host.language import spoken
from ...host.shared_words import DUPLICATES
from ...host.source import plain_value
from ...intake.plan_layers.keys import Keys, look_at_keys
from ...intake.plan_layers.likely_fields import NAMES, likely
from ...intake.sources import Duplicates, as_text
from ...participation import counts
from ...participation.words import ParticipationError, Text
from ..reading import Reading
from .layer_choice import LayerChoice
from .step import Step

NO_LAYER = Text(
    "Kies een laag, en de velden met sleutel en naam. Of kies “Nu niet”.",
    "Choose a layer, and the fields with key and name. Or choose “Not now”.",
)
LOOKING = Text("Even kijken naar de sleutels…", "Looking at the keys…")
ALL_SHOWN = Text("{plans}; hieronder staat hoe dat binnenkomt.", "{plans}; below is how that will come in.")
FIRST_SHOWN = Text(
    "{plans}; hieronder de eerste {shown}, zoals ze binnenkomen.",
    "{plans}; below the first {shown}, as they will come in.",
)
KEY, NAME = Text("Sleutel", "Key"), Text("Naam", "Name")
SHOWN = 10


@dataclass(frozen=True)
class _Looked:
    """What the layer holds. rows: key and name first, then the rest."""

    headings: list[str]
    rows: list[list[Any]]
    keys: Keys


class PlansPage(Step):
    """The page that asks for the plan layer and its fields, and shows some of its rows.

    keys: what was found of the chosen key field; None until the layer was read.
    """

    form = "assistant_plans"

    def __init__(self) -> None:
        super().__init__()
        self.keys: Keys | None = None
        self._reading = Reading(self)
        any_kind = QgsMapLayerProxyModel.Filter.VectorLayer
        self._layers = LayerChoice(self.layer, self.open_layer, any_kind, partial(self.tell, "layer"))
        self.twice.addItems([spoken(words) for words in DUPLICATES])
        for box in (self.key_field, self.name_field):
            box.setAllowEmptyFieldName(True)
        # ten rows at a glance
        self.rows.verticalHeader().setDefaultSectionSize(self.rows.fontMetrics().height() + 4)
        self.show_with(self.has_layer, self.layer_part, self.rows)
        self.has_layer.toggled.connect(lambda _: self.completeChanged.emit())
        self._layers.begin_with(layer for layer in self._layers.all if all(_likely_fields(layer)))
        self.layer.layerChanged.connect(self._layer_changed)
        for box in (self.key_field, self.name_field):
            box.fieldChanged.connect(lambda _: self._look())
        self._layer_changed(self.layer.currentLayer())

    @property
    def chosen(self) -> QgsVectorLayer | None:
        """The plan layer; None where none is to be attached now."""
        return self._layers.layer if self.has_layer.isChecked() else None

    @property
    def fields(self) -> tuple[str, str]:
        """Of key and name."""
        return str(self.key_field.currentField()), str(self.name_field.currentField())

    @property
    def duplicates(self) -> Duplicates:
        return Duplicates(self.twice.currentIndex())

    def initializePage(self) -> None:
        if self.assistant.standing is not None and self.chosen is None:
            self.no_layer.setChecked(True)

    def isComplete(self) -> bool:
        # what was not looked at yet might be wrong
        return not self._is_ready or self.keys is not None

    def validatePage(self) -> bool:
        if self.has_layer.isChecked() and not self._is_ready:
            self.tell("layer", NO_LAYER)
            return False
        return True

    def leave(self) -> None:
        """The window is closing."""
        self._layers.forget()
        self._reading.forget()

    @property
    def _is_ready(self) -> bool:
        """Whether there is something to look at."""
        return self.chosen is not None and all(self.fields)

    def _layer_changed(self, layer: Any) -> None:
        likely_fields = _likely_fields(layer) if isinstance(layer, QgsVectorLayer) else [None, None]
        for box, field in zip((self.key_field, self.name_field), likely_fields):
            # one look at the layer, once both fields are chosen
            box.blockSignals(True)
            box.setLayer(layer)
            box.setField(field or "")
            box.blockSignals(False)
        self._look()

    def _look(self) -> None:
        self.keys = None
        self.tell("layer", None)
        self.looked.clear()
        self.rows.setRowCount(0)
        self.rows.setColumnCount(0)
        self._show_twice(False)
        self.completeChanged.emit()
        if not self._is_ready or self.chosen is None:
            self._reading.forget()
            return
        layer, fields = self.chosen, self.fields
        source, names = QgsVectorLayerFeatureSource(layer), [field.name() for field in layer.fields()]
        self.looked.setText(spoken(LOOKING))
        self._reading.ask(lambda: _looked(source, names, *fields), self._show, self._failed)

    def _show(self, found: _Looked) -> None:
        self.keys = found.keys
        total, shown = found.keys.total, len(found.rows)
        words = ALL_SHOWN if shown == total else FIRST_SHOWN
        self.looked.setText(spoken(words.format(plans=counts.plans(total), shown=shown)))
        self.tell("layer", None, *found.keys.warnings)
        self._show_twice(bool(found.keys.repeated))
        self.rows.setColumnCount(len(found.headings))
        self.rows.setHorizontalHeaderLabels([spoken(KEY), spoken(NAME), *found.headings[2:]])
        self.rows.setRowCount(len(found.rows))
        for row, values in enumerate(found.rows):
            for column, value in enumerate(values):
                self.rows.setItem(row, column, QTableWidgetItem(as_text(value) or ""))
        self.rows.resizeColumnsToContents()
        for column in range(self.rows.columnCount()):
            self.rows.setColumnWidth(column, min(self.rows.columnWidth(column), 260))
        self.completeChanged.emit()

    def _failed(self, error: ParticipationError) -> None:
        self.looked.clear()
        self.tell("layer", error.text)

    def _show_twice(self, is_shown: bool) -> None:
        self.twice_label.setVisible(is_shown)
        self.twice.setVisible(is_shown)


def _likely_fields(layer: QgsVectorLayer) -> list[str | None]:
    """Those that likely hold key and name."""
    fields = [field.name() for field in layer.fields()]
    return [likely(fields, NAMES[name]) for name in ("key_field", "name_field")]


def _looked(source: QgsVectorLayerFeatureSource, names: list[str], key: str, name: str) -> _Looked:
    """Runs in the background."""
    headings = [key, name, *(other for other in names if other not in (key, name))]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    first = source.getFeatures(QgsFeatureRequest(request).setLimit(SHOWN))
    rows = [[plain_value(feature[heading]) for heading in headings] for feature in first]
    only_key = QgsFeatureRequest(request).setSubsetOfAttributes([key], source.fields())
    return _Looked(headings, rows, look_at_keys(plain_value(feature[key]) for feature in source.getFeatures(only_key)))
