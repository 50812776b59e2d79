"""From a layer to what the rooms below take in: the rows of a plan layer and of a layer of areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Optional

from qgis.core import QgsVectorLayer

from ..intake.sources import LayerDescription, SourceArea, SourceFeature, as_text
from ..participation.codes import Phase, find_code
from ..participation.progress import Progress
from ..participation.words import Text
from .source import PlainSource, layer_address

Row = tuple[str, list[Any], Optional[bytes], Optional[Text]]


def plan_rows(plain: PlainSource, fields: Sequence[str], progress: Progress) -> Iterator[SourceFeature]:
    """fields: of key, name, summary, kind, phase and web address; an empty name where there is none."""
    _, _, summary_field, kind_field, phase_field, _ = fields
    for row, values, geometry, problem in _counted(plain, fields, progress):
        key, name, summary, kind, phase, url = values
        summary, kind = plain.shown(summary_field, summary), plain.shown(kind_field, kind)
        # where the value is a phase that is known, the word for it may be any
        if find_code(Phase, as_text(phase) or "") is None:
            phase = plain.shown(phase_field, phase)
        yield SourceFeature(row, key, name, summary, kind, phase, url, geometry, problem)


def area_rows(plain: PlainSource, fields: Sequence[str], progress: Progress) -> Iterator[SourceArea]:
    """fields: of code, name and the code of the larger area; an empty name where there is none."""
    for row, (code, name, parent), geometry, problem in _counted(plain, fields, progress):
        yield SourceArea(row, code, name, parent, geometry, problem)


def description(name: str, layer: QgsVectorLayer | None, plain: PlainSource, fields: Sequence[str]) -> LayerDescription:
    """How a plan layer is remembered, under a name. layer: None where only its features are known. fields: as for its
    rows."""
    key_field, name_field, *others = fields
    provider = layer.providerType() if layer else ""
    return LayerDescription(name, provider, layer_address(layer), key_field, name_field, plain.crs.authid(), *others)


def _counted(plain: PlainSource, fields: Sequence[str], progress: Progress) -> Iterator[Row]:
    """The rows, while telling how far along they are."""
    remark = plain.remark()
    if remark is not None:
        progress.note(remark)
    total = plain.count
    for number, row in enumerate(plain.rows(fields)):
        if total > 0 and number % 100 == 0:
            progress.fraction(number / total)
        yield row
