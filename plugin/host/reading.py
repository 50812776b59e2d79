"""From a layer to what the rooms below take in: the rows of a plan layer and of a layer of areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from qgis.core import QgsVectorLayer

from ..intake.sources import LayerDescription, SourceArea, SourceFeature
from ..participation.progress import Progress
from .source import PlainSource, layer_address

Row = TypeVar("Row")


def plan_rows(plain: PlainSource, fields: Sequence[str], progress: Progress) -> Iterator[SourceFeature]:
    """fields: of key, name, summary, kind, phase and web address; an empty name where there is none."""
    for row, values, geometry, problem in _counted(plain.rows(fields), plain.count, progress):
        key, name, summary, kind, phase, url = values
        yield SourceFeature(row, key, name, summary, kind, phase, url, geometry, problem)


def area_rows(plain: PlainSource, fields: Sequence[str], progress: Progress) -> Iterator[SourceArea]:
    """fields: of code, name and the code of the larger area; an empty name where there is none."""
    for row, (code, name, parent), geometry, problem in _counted(plain.rows(fields), plain.count, progress):
        yield SourceArea(row, code, name, parent, geometry, problem)


def description(name: str, layer: QgsVectorLayer | None, plain: PlainSource, fields: Sequence[str]) -> LayerDescription:
    """How a plan layer is remembered, under a name. layer: None where only its features are known. fields: as for its
    rows."""
    key_field, name_field, summary_field, kind_field, phase_field, url_field = fields
    return LayerDescription(
        name=name,
        provider=layer.providerType() if layer else "",
        address=layer_address(layer),
        key_field=key_field,
        name_field=name_field,
        crs=plain.crs.authid(),
        summary_field=summary_field,
        kind_field=kind_field,
        phase_field=phase_field,
        url_field=url_field,
    )


def _counted(rows: Iterable[Row], total: int, progress: Progress) -> Iterator[Row]:
    """The rows, telling how far along they are."""
    for number, row in enumerate(rows):
        if total > 0 and number % 100 == 0:
            progress.fraction(number / total)
        yield row
