"""Workbooks as Excel saves them, and spreadsheets of which GDAL would silently give a part."""

from __future__ import annotations

import io
import resource
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import gdal
from participatiekaart.plugin.intake.spreadsheets import readable
from participatiekaart.plugin.intake.tables import read_table
from participatiekaart.plugin.participation.words import ParticipationError

from .workbooks import Written, workbook

# 1 September 2026, 19:30
EVENING = 46266.8125
WITH_TIME = {
    "Excel's own, 14-3-12 13:30": r"d/m/yy\ h:mm;@",
    "the same in a language": r"[$-413]d/mmm/yyyy\ h:mm;@",
    "with AM and PM": r"[$-409]m/d/yy\ h:mm\ AM/PM;@",
    "with another part for the negative": r"d/m/yyyy\ h:mm;[Red]0.00",
    "with parts of a second": r"d/m/yy\ h:mm:ss.000",
    "with words": 'd mmm yyyy "om" h:mm',
    "with room beside it": r"_-* dd-mm-yyyy hh:mm_-;@",
}


@pytest.mark.parametrize("date_format", WITH_TIME.values(), ids=list(WITH_TIME))
def test_a_date_keeps_its_time_in_each_format_of_excel(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin"], [EVENING]], date_format)

    assert read_table(path).rows == ((2, ("2026-09-01 19:30",)),)


@pytest.mark.parametrize("date_format", [r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "dd/mm/yyyy;[Red]dd/mm/yyyy", "d/m;@"])
def test_a_day_stays_a_day_in_each_format_of_excel(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin"], [46266.0]], date_format)

    assert read_table(path).rows == ((2, ("2026-09-01",)),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (Written("2026-09-01T19:30:00"), "2026-09-01T19:30:00"),
        (Written("2026-09-01T19:30:00", "<f>A1+1</f>"), "2026-09-01T19:30:00"),
        (Written("2026-09-01T00:00:00.000"), "2026-09-01"),
        (Written("2026-09-01"), "2026-09-01"),
    ],
)
def test_a_date_that_is_written_out_is_that_date(tmp_path: Path, written: Written, read: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["begin", "einde"], [written, EVENING]], "d/m/yy h:mm")

    assert read_table(path).rows == ((2, (read, "2026-09-01 19:30")),)


@pytest.mark.parametrize("date_format", ["General", "0.00", "#,##0.0000;-0", "0 d", "@"])
def test_a_number_stays_a_number(tmp_path: Path, date_format: str) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["doelgroep"], [EVENING]], date_format)

    assert read_table(path).rows == ((2, (str(EVENING),)),)


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        *(("xl/worksheets/sheet1.xml", piece) for piece in ("<c ", "<c r=1 ", '<c t="d" ', '<c t="d"><f ', ">", "<")),
        *(("xl/worksheets/sheet1.xml", piece) for piece in ("<c ><f>", "<c ><f/><v>", "</t></r><r><rPr>", "</t></r>")),
        ("xl/styles.xml", "<numFmt "),
        ("xl/workbook.xml", "<workbookPr "),
        *(("content.xml", piece) for piece in ("<office:annotation ", "<office:annotation>")),
    ],
)
def test_a_hundred_thousand_characters_of_no_spreadsheet_are_read_once(tmp_path: Path, name: str, piece: str) -> None:
    """Where one pass is not enough, this takes minutes, and of some hours."""
    content = (piece * 100_000)[:100_000].encode()
    path = tmp_path / ("klein.ods" if name == "content.xml" else "klein.xlsx")
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(name, content)

    with zipfile.ZipFile(io.BytesIO(readable(path))) as copied:
        assert copied.read(name) == content


@pytest.fixture(params=[False, True], ids=["errors told", "errors raised"])
def way_of_gdal(request: pytest.FixtureRequest) -> Iterator[None]:
    """Another plugin may have asked GDAL to raise what it otherwise reports."""
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if request.param else gdal.DontUseExceptions)()
    yield
    (gdal.UseExceptions if before else gdal.DontUseExceptions)()


@pytest.mark.usefixtures("way_of_gdal")
def test_a_cell_far_beside_the_table_takes_no_rows_away(tmp_path: Path) -> None:
    rows = [["titel"], ["Inloop"], ["Enquête"]]
    assert len(read_table(workbook(tmp_path / "goed.xlsx", rows, stray="ZZ2")).rows) == 2

    with pytest.raises(ParticipationError) as refused:
        read_table(workbook(tmp_path / "ver.xlsx", rows, stray="XFD2"))

    assert refused.value.text.nl.startswith("Het bestand ver.xlsx kan niet helemaal worden gelezen; er is niets")


@pytest.mark.usefixtures("way_of_gdal")
def test_a_sheet_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "groeit.xlsx", [["titel"], ["&j;"]])
    more = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij"))
    with zipfile.ZipFile(path) as made:
        entries = {name: made.read(name) for name in made.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    entries[sheet] = f'<!DOCTYPE x [<!ENTITY a "lol">{more}]>'.encode() + entries[sheet].replace(b"&amp;j;", b"&j;")
    with zipfile.ZipFile(path, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)

    with pytest.raises(ParticipationError) as refused:
        read_table(path)

    assert refused.value.text.nl.startswith("Het bestand groeit.xlsx kan niet helemaal worden gelezen")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_small_file_that_unpacks_to_fill_the_memory_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"klein.{kind}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("plaatje.bin", "w") as picture:
        for _ in range(51):
            picture.write(bytes(10_000_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(ParticipationError) as refused:
        read_table(path)

    assert refused.value.text.nl.startswith(f"Het bestand klein.{kind} is uitgepakt meer dan 500 MB.")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_reading_leaves_the_settings_the_errors_and_the_memory_of_other_plugins_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path / "momenten.xlsx", [["titel"], ["Inloop"]], "General")
    heard: list[str] = []
    kept = gdal.ReadDir("/vsimem/")
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", "FORCE")
    gdal.PushErrorHandler(lambda _kind, _, said: heard.append(said))
    try:
        read_table(path)
        gdal.Error(gdal.CE_Warning, 1, "of another")
        assert gdal.GetThreadLocalConfigOption("OGR_XLSX_HEADERS") == "FORCE"
    finally:
        gdal.PopErrorHandler()
        gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", None)

    assert heard == ["of another"]
    assert gdal.ReadDir("/vsimem/") == kept
