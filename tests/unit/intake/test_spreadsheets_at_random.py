"""Whatever stands in a table: what openpyxl wrote, or GDAL, with which QGIS saves a layer, is what is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Union
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from osgeo import ogr
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.participation.encoding import trimmed

Value = Union[str, bool, int, float, datetime, date, time, None]
# a formula, and a sign written as a number, are read as what they stand for
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), st.sampled_from(" \n\t")
    ),
    max_size=12,
).filter(lambda text: not text.startswith("=") and "_x" not in text)
kinds = (
    texts,
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 6)),
    st.datetimes(datetime(1900, 3, 1), datetime(2400, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.dates(date(1900, 3, 1), date(2400, 1, 1)),
    st.times().map(lambda clock: clock.replace(microsecond=0)),
)
FIELDS = (ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTDateTime, ogr.OFTDate, ogr.OFTTime)
any_rows = st.lists(st.lists(st.one_of(st.none(), *kinds), min_size=3, max_size=3), min_size=1, max_size=6)
features = st.lists(st.tuples(*(st.one_of(st.none(), kind) for kind in kinds)), min_size=1, max_size=5)


def as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{Decimal(f'{value:.15g}'):f}"
    return trimmed(normalize("NFC", str(value)))


def read(path: Path, width: int) -> dict[int, list[str]]:
    return {number: [*cells, *[""] * width][:width] for number, cells in read_table(path).rows}


@given(rows=any_rows, column=st.integers(0, 2), ends=st.tuples(st.integers(2, 7), st.integers(2, 7)))
def test_a_workbook_of_a_library_with_merged_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[Value]], column: int, ends: tuple[int, int]
) -> None:
    first, last = sorted(ends)
    path = tmp_path_factory.getbasetemp() / "willekeurig.xlsx"
    book = Workbook()
    for row in (["a", "b", "c"], *rows):
        book.active.append(row)
    book.active.merge_cells(start_row=first, end_row=last, start_column=column + 1, end_column=column + 1)
    book.save(path)

    meant = {number: [as_text(value) for value in row] for number, row in enumerate(rows, start=2)}
    below = [cells for number, cells in meant.items() if first < number <= last]
    for cells in below:
        cells[column] = ""
    filled = {number: cells for number, cells in meant.items() if any(cells)}
    for cells in below:
        if any(cells) and first in filled:
            cells[column] = meant[first][column]
    assert read(path, 3) == filled


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@given(rows=features)
def test_a_layer_that_was_saved_as_a_spreadsheet(
    tmp_path_factory: pytest.TempPathFactory, kind: str, rows: list[tuple[Value, ...]]
) -> None:
    path = tmp_path_factory.getbasetemp() / f"laag.{kind}"
    save(path, rows)

    meant = {number: [as_text(value) for value in row] for number, row in enumerate(rows, start=2)}
    if kind == "ods":
        # GDAL puts no marks where an ODS has more than one blank or another line, and 1 for what is true
        for cells in meant.values():
            cells[:2] = re.sub("[ \n\t]+", " ", cells[0]), {"true": "1", "false": "0"}.get(cells[1], "")
    assert read(path, len(FIELDS)) == {number: cells for number, cells in meant.items() if any(cells)}


def save(path: Path, rows: Sequence[Sequence[Value]]) -> None:
    path.unlink(missing_ok=True)
    written = ogr.GetDriverByName(path.suffix[1:].upper()).CreateDataSource(str(path))
    layer = written.CreateLayer("laag", None, ogr.wkbNone)
    for number, kind in enumerate(FIELDS):
        field = ogr.FieldDefn(f"veld{number}", kind)
        field.SetSubType(ogr.OFSTBoolean if kind == ogr.OFTInteger else ogr.OFSTNone)
        layer.CreateField(field)
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for at, value in enumerate(row):
            if value is not None:
                feature.SetField(at, value.isoformat() if isinstance(value, (date, time)) else value)
        layer.CreateFeature(feature)
