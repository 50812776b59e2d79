"""What writing layers leaves behind in a QGIS that other plugins use too."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from osgeo import gdal
from participatiekaart.plugin.participation.times import UTC
from participatiekaart.plugin.publication.fields import COURSE_FIELDS
from participatiekaart.plugin.publication.writers.ogr import Layer, add_layer, dataset

STEP = ({"plan_id": "p", "vanaf": None, "status": "open"}, None)


@pytest.mark.parametrize("others_use_exceptions", [0, 1])
def test_gdal_raises_for_others_as_they_asked_it_to(tmp_path: Path, others_use_exceptions: int) -> None:
    before = gdal.GetUseExceptions()
    try:
        _use_exceptions(others_use_exceptions)
        with dataset("GPKG", tmp_path / "plannen.gpkg", datetime(2026, 9, 1, tzinfo=UTC)) as target:
            add_layer(target, Layer("statusverloop", "Verloop", None, COURSE_FIELDS, [STEP]), "EPSG:28992")

        assert gdal.GetUseExceptions() == others_use_exceptions
    finally:
        _use_exceptions(before)


def test_gdal_raises_until_the_last_of_two_that_overlap_has_ended(tmp_path: Path) -> None:
    """The second wrote on without hearing of errors, and then left others with exceptions that they do not expect."""
    before = gdal.GetUseExceptions()
    try:
        _use_exceptions(0)
        first, second = ExitStack(), ExitStack()
        for number, one in enumerate((first, second)):
            one.enter_context(dataset("GPKG", tmp_path / f"{number}.gpkg", datetime(2026, 9, 1, tzinfo=UTC)))

        first.close()

        assert gdal.GetUseExceptions()
        second.close()
        assert not gdal.GetUseExceptions()
    finally:
        _use_exceptions(before)


def _use_exceptions(yes: int) -> None:
    (gdal.UseExceptions if yes else gdal.DontUseExceptions)()
