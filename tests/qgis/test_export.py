"""`exportrecords` and `importrecords` after each other: what a planner takes out, changes and brings back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from .conftest import Run


def test_what_is_changed_in_the_spreadsheet_is_changed_in_the_store(run: Run, store: str, tmp_path: Path) -> None:
    table = tmp_path / "momenten.csv"
    table.write_text(
        "wijkcode;titel;begin;einde\nGM9901;Stadsgesprek;1-9-2090 19:30;1-9-2090 21:00\n"
        "GM9901;Markt;2-9-2090 9:00;2-9-2090 12:00\n",
        encoding="utf-8",
    )
    given: dict[str, Any] = {"STORE": store, "KIND": 0}
    assert run("importrecords", INPUT=str(table), **given)["ADDED"] == 2

    out = tmp_path / "uit.csv"
    assert run("exportrecords", OUTPUT=str(out), **given) == {"OUTPUT": str(out), "RECORDS": 2}
    assert counted(run("importrecords", INPUT=str(out), **given)) == (0, 0, 2, 0)

    out.write_text(out.read_text(encoding="utf-8-sig").replace("Stadsgesprek", "Stadsdebat"), encoding="utf-8")
    assert counted(run("importrecords", INPUT=str(out), **given)) == (0, 1, 1, 0)


def test_a_file_that_is_gone_with_qgis_is_refused(run: Run, store: str) -> None:
    with pytest.raises(QgsProcessingException, match="tijdelijk bestand"):
        run("exportrecords", STORE=store, KIND=0, OUTPUT="TEMPORARY_OUTPUT")


def counted(done: dict[str, Any]) -> tuple[int, ...]:
    return tuple(done[name] for name in ("ADDED", "UPDATED", "UNCHANGED", "REJECTED"))
