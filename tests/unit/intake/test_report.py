"""The report of what an import could not take, as a spreadsheet opens it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.report import remove_report, write_report
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.participation.rejection import Rejection
from participatiekaart.plugin.participation.words import ParticipationError, Text

from .tabling import MOMENTS, Desk

REASON = Text("is geen ja of nee.", "is not yes or no.")


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def test_it_names_row_field_value_and_reason(desk: Desk, tmp_path: Path) -> None:
    headings = ("sleutel", "plancode", "titel", "begin")
    rows = [("1", "P9", "Één; “twee”", ""), ("2", "P1", "Goed", ""), ("3", "P1", "Fout", "2026-02-30")]
    result = desk.bring(MOMENTS, headings, *rows)
    path = tmp_path / "verslag.csv"

    write_report(path, result.rejected, "nl")

    assert _rows(path) == [
        ["rij", "veld", "waarde", "reden"],
        ["rij 2", "plancode", "P9", "is geen bekende plancode. Koppel eerst de planlaag."],
        ["rij 4", "begin", "2026-02-30", "“2026-02-30” is geen bestaande datum of tijd."],
    ]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrij;veld;waarde;reden\r\n")
    assert read_table(path).rows[1][1][2] == "2026-02-30"


def test_each_fault_of_a_row_has_a_line(tmp_path: Path) -> None:
    path, second = tmp_path / "verslag.csv", Rejection("rij 2", "rol", "baas", REASON)
    whole = Rejection("rij 3", None, None, REASON)
    write_report(path, [Rejection("rij 2", "publiceren", "soms", REASON, (second,)), whole], "nl")

    assert [row[:3] for row in _rows(path)[1:]] == [
        ["rij 2", "publiceren", "soms"],
        ["rij 2", "rol", "baas"],
        ["rij 3", "", ""],
    ]


def test_it_is_in_the_readers_language(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_report(path, [Rejection(Text("rij 2", "row 2"), "publiceren", "soms", REASON)], "en")

    assert _rows(path) == [["row", "field", "value", "reason"], ["row 2", "publiceren", "soms", "is not yes or no."]]


@pytest.mark.parametrize("value", ["=1+1", "+31", "-2", "@x", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(tmp_path: Path, value: str) -> None:
    path = tmp_path / "verslag.csv"
    write_report(path, [Rejection(value, value, value, REASON)], "nl")

    assert _rows(path)[1][:3] == [f"'{value}"] * 3


def test_without_rejections_only_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "verslag.csv"
    path.write_text("een oud verslag\n" * 5)
    write_report(path, [], "nl")

    assert _rows(path) == [["rij", "veld", "waarde", "reden"]]


def test_a_report_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ParticipationError) as refused:
        write_report(tmp_path / "geen map" / "verslag.csv", [], "nl")

    assert refused.value.text.nl.startswith(f"Het verslag {tmp_path / 'geen map' / 'verslag.csv'} kan niet")
    assert "De rijen die konden, zijn wel ingelezen." in refused.value.text.nl


def test_a_report_in_use_is_told_before_anything_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "verslag.csv"
    path.write_text("een oud verslag")

    def in_use(_: Path) -> None:
        raise PermissionError(13, "used by another process")  # as Windows says of a file that a spreadsheet has open

    monkeypatch.setattr(Path, "unlink", in_use)
    with pytest.raises(ParticipationError) as refused:
        remove_report(path)

    assert str(path) in refused.value.text.nl
    assert refused.value.text.nl.endswith("Er is niets ingelezen.")


def test_a_report_without_a_folder_is_told_before_anything_is_imported(tmp_path: Path) -> None:
    with pytest.raises(ParticipationError) as refused:
        remove_report(tmp_path / "geen map" / "verslag.csv")

    assert refused.value.text.nl.startswith(f"De map {tmp_path / 'geen map'} voor het verslag bestaat niet.")


def test_only_a_file_of_its_own_is_taken_away(tmp_path: Path) -> None:
    file, link = tmp_path / "verslag.csv", tmp_path / "schijf.csv"
    file.write_text("een oud verslag")
    link.symlink_to("/dev/null")

    for path in (file, link, tmp_path / "er is niets.csv"):
        remove_report(path)

    assert (file.exists(), link.is_symlink()) == (False, True)
