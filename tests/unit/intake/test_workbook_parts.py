"""Workbooks that Excel opens, however a program wrote the parts of which they are made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.participation.words import ParticipationError

from .workbooks import BOOK, MAIN, RELATED, SHEET, STYLES, altered, workbook

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>31-12-2026 10:00</dcterms:created></cp:coreProperties>'
)


def written(folder: Path) -> Path:
    return workbook(folder / "momenten.xlsx", [["plancode", "begin"], ["P1", 46266.0]], r"dd\-mm\-yyyy")


def is_read(path: Path) -> bool:
    table = read_table(path)
    return (table.headings, table.rows) == (("plancode", "begin"), ((2, ("P1", "2026-09-01")),))


@pytest.mark.parametrize(
    "below",
    [
        '<sheetProtection sheet="1" algorithmName="SHA-512" spinCount=""/>',
        '<autoFilter ref="A1:B2"><filterColumn colId="0"><dynamicFilter type="nextDay"/></filterColumn></autoFilter>',
        '<mergeCells><mergeCell ref="A:A"/><mergeCell ref="#REF!"/><mergeCell/></mergeCells>',
        '<conditionalFormatting sqref="A1"><cfRule type="new" priority="1"/></conditionalFormatting>',
        '<dataValidations><dataValidation type="list" sqref="#REF!"/></dataValidations>',
        "<hyperlinks><hyperlink/></hyperlinks>",
        '<pageMargins left="0,7" right="" top="1" bottom="1" header="1" footer="1"/>',
        '<pageSetup orientation="staand" scale=""/>',
        '<rowBreaks count=""><brk id=""/></rowBreaks>',
        "<extLst><ext/></extLst>",
    ],
)
def test_what_stands_below_the_cells(tmp_path: Path, below: str) -> None:
    assert is_read(altered(written(tmp_path), (SHEET, "</sheetData>", f"</sheetData>{below}")))


@pytest.mark.parametrize(
    "above",
    [
        '<sheetPr><tabColor rgb="#123456"/></sheetPr>',
        "<dimension/>",
        '<dimension ref="A1:XFD1048576"/>',
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" activePane="x"/></sheetView></sheetViews>',
        '<sheetFormatPr defaultRowHeight="15,75"/>',
        "<cols><col/></cols>",
    ],
)
def test_what_stands_above_the_cells(tmp_path: Path, above: str) -> None:
    assert is_read(altered(written(tmp_path), (SHEET, "<sheetData>", f"{above}<sheetData>")))


@pytest.mark.parametrize(
    "looks",
    [
        '<fonts><font><family val="34"/></font></fonts>',
        '<fonts><font><sz val="11,5"/><color rgb="#FF0000"/></font></fonts>',
        "<fills><fill/></fills>",
        '<borders><border><left style="solid"/></border></borders>',
        '<cellStyleXfs><xf numFmtId="0"><alignment horizontal="Left"/></xf></cellStyleXfs>',
    ],
)
def test_looks(tmp_path: Path, looks: str) -> None:
    assert is_read(altered(written(tmp_path), (STYLES, "<cellXfs", f"{looks}<cellXfs")))
    assert is_read(
        altered(
            tmp_path / "momenten.xlsx", (STYLES, "</styleSheet>", "<cellStyles><cellStyle/></cellStyles></styleSheet>")
        )
    )


@pytest.mark.parametrize(
    "change",
    [
        (
            BOOK,
            "<sheets>",
            '<workbookPr codeName="" nieuw="1"/><bookViews><workbookView xWindow=""/></bookViews><sheets>',
        ),
        (BOOK, "</sheets>", '</sheets><calcPr calcId="" iterateDelta="1,0E-4"/>'),
        (
            BOOK,
            "</sheets>",
            '</sheets><definedNames><definedName name="x" localSheetId="9">#REF!</definedName></definedNames>',
        ),
        (BOOK, "</sheets>", '</sheets><customWorkbookViews><customWorkbookView guid=""/></customWorkbookViews>'),
        ("docProps/core.xml", "", CORE),
        ("docProps/core.xml", "", "<"),
        ("xl/theme/theme1.xml", "", "<"),
        ("[Content_Types].xml", "/xl/worksheets", "/xl/Worksheets"),
        (RELATED, 'Target="', 'Target="/xl/'),
        (RELATED, 'Target="', 'Target="./../xl/'),
        (RELATED, "styles.xml", "Styles.xml"),
    ],
)
def test_what_stands_beside_the_sheets(tmp_path: Path, change: tuple[str, str, str]) -> None:
    assert is_read(altered(written(tmp_path), change))


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet"])
def test_a_sheet_without_cells_in_front_is_passed_over(tmp_path: Path, kind: str) -> None:
    front = f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="other/sheet1.xml"/></Relationships>'
    path = altered(
        written(tmp_path),
        (BOOK, "<sheets>", '<sheets><sheet name="Grafiek" sheetId="9" r:id="r9"/>'),
        (RELATED, "</Relationships>", front),
        ("xl/other/sheet1.xml", "", f'<chartsheet xmlns="{MAIN}"/>'),
    )

    assert is_read(path)


def test_the_workbook_may_lie_under_another_name(tmp_path: Path) -> None:
    """As Excel on the web has it."""
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1" r:id="r1"/></sheets></workbook>'
    related = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{part}"/>'
        for number, (kind, part) in enumerate((("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")), 1)
    )
    path = altered(
        written(tmp_path),
        ("_rels/.rels", "xl/workbook.xml", "xl/workbook2.xml"),
        ("xl/workbook2.xml", "", book),
        ("xl/_rels/workbook2.xml.rels", "", f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>'),
        (BOOK, MAIN, "urn:old"),
    )

    assert is_read(path)


@pytest.mark.parametrize("named", [("A1", "B1", "A2", "B2"), ("1", "2"), ("A1", "B1", "A2", "B2", "1", "2")])
def test_cells_and_rows_that_do_not_say_where_they_stand(tmp_path: Path, named: Sequence[str]) -> None:
    assert is_read(altered(written(tmp_path), *((SHEET, f' r="{one}"', "") for one in named)))


def test_rows_that_are_numbered_with_a_fraction(tmp_path: Path) -> None:
    assert is_read(altered(written(tmp_path), (SHEET, '<row r="2"', '<row r="2.0"')))


def test_cells_and_rows_in_another_order(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" t="inlineStr"><is><t>plancode</t></is></c>',
        '<c r="B1" t="inlineStr"><is><t>begin</t></is></c>',
    ]
    path = altered(
        written(tmp_path),
        (SHEET, f'<row r="1">{"".join(cells)}</row>', ""),
        (SHEET, "</sheetData>", f'<row r="1">{"".join(reversed(cells))}</row></sheetData>'),
    )

    assert is_read(path)


def test_names_with_a_prefix(tmp_path: Path) -> None:
    """As the library of Microsoft for programs in .NET writes them."""
    prefixed = [(SHEET, "<", "<x:"), (SHEET, "<x:/", "</x:"), (SHEET, "xmlns=", "xmlns:x=")]

    assert is_read(altered(written(tmp_path), *prefixed))


def test_strict_open_xml(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    relation = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    path = altered(
        written(tmp_path),
        *((part, MAIN, strict) for part in (BOOK, SHEET, STYLES)),
        *((part, OFFICE, relation) for part in (BOOK, RELATED, "_rels/.rels")),
        (SHEET, "<v>46266.0</v>", "<v>2026-09-01T00:00:00.000</v>"),
        (SHEET, 's="1"', 's="1" t="d"'),
    )

    assert is_read(path)


def test_texts_that_cells_share(tmp_path: Path) -> None:
    """With how they are pronounced, words in bold, and signs that Excel writes as a number."""
    texts = (
        "<si><t>P1</t><rPh sb='0' eb='1'><t>pee</t></rPh></si>"
        "<si><r><t xml:space='preserve'>a </t></r><r><rPr><b/></rPr><t>b</t></r><phoneticPr fontId='1'/></si>"
        "<si><t>_x005F_x000D_</t></si><si><t/></si>"
    )
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(4))
    path = altered(
        written(tmp_path),
        (
            RELATED,
            "</Relationships>",
            f'<Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="s.xml"/></Relationships>',
        ),
        ("xl/s.xml", "", f'<sst xmlns="{MAIN}">{texts}</sst>'),
        (SHEET, "</sheetData>", f'<row r="3">{cells}<c t="b"><v>true</v></c></row></sheetData>'),
    )

    assert read_table(path).rows[1:] == ((3, ("P1", "a b", "_x000D_", "", "true")),)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("[$-x-sysdate]dddd, mmmm dd, yyyy", "2026-09-01"),
        (r"[$-en-US]d\-mmm\-yy;@", "2026-09-01"),
        (r"d/m/yy\ \s\h", "2026-09-01"),
        ("mmmm", "2026-09-01"),
        ("DD-MM-YYYY", "2026-09-01"),
        ("DD-MM-YYYY HH:MM", "2026-09-01 00:00"),
        ("[h]:mm", "1110384:00"),
        ("0 &quot;dagen&quot;", "46266"),
        (r"0\ \d", "46266"),
        ("_ [$€-413]\\ * #,##0.00_ ;_ [$€-413]\\ * \\-#,##0.00_ ;", "46266"),
        ("General;[Red]-General", "46266"),
    ],
)
def test_what_a_number_is_shown_as(tmp_path: Path, code: str, shown: str) -> None:
    path = altered(written(tmp_path), (STYLES, r"dd\-mm\-yyyy", code))

    assert read_table(path).rows == ((2, ("P1", shown)),)


@pytest.mark.parametrize(
    ("format", "shown"), [("14", "2026-09-01"), ("22", "2026-09-01 00:00"), ("46", "1110384:00"), ("4", "46266")]
)
def test_a_format_that_excel_knows_by_its_number(tmp_path: Path, format: str, shown: str) -> None:
    path = altered(written(tmp_path), (STYLES, '"164" applyNumberFormat', f'"{format}" applyNumberFormat'))

    assert read_table(path).rows == ((2, ("P1", shown)),)


def test_a_workbook_without_styles(tmp_path: Path) -> None:
    path = altered(
        written(tmp_path), (RELATED, f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/>', "")
    )
    assert read_table(path).rows == ((2, ("P1", "46266")),)

    assert read_table(altered(path, (SHEET, ' s="1"', ""))).rows == ((2, ("P1", "46266")),)


@pytest.mark.parametrize(
    ("value", "read"), [("0.8125", "19:30"), ("1e300", "1e300"), ("NaN", "NaN"), ("abc", "abc"), ("1,5", "1,5")]
)
def test_a_number_that_is_no_day_is_left_to_whoever_reads_the_cell(tmp_path: Path, value: str, read: str) -> None:
    path = altered(written(tmp_path), (SHEET, "46266.0", value))

    assert read_table(path).rows == ((2, ("P1", read)),)


@pytest.mark.parametrize(
    "change",
    [
        (BOOK, "<sheets>", '<sheets><sheet name="Weg" sheetId="9" r:id="r9"/>'),
        (RELATED, "sheet1.xml", "sheet9.xml"),
        (SHEET, 't="inlineStr"><is><t>P1</t></is>', 't="s"><v>99</v>'),
        (SHEET, 'r="B2"', 'r="AAAA2"'),
        (SHEET, "</sheetData>", ""),
    ],
)
def test_a_workbook_of_which_a_part_is_lost_is_refused_whole(tmp_path: Path, change: tuple[str, str, str]) -> None:
    with pytest.raises(ParticipationError) as refused:
        read_table(altered(written(tmp_path), change))

    assert refused.value.text.nl.startswith("Het bestand momenten.xlsx is beschadigd of geen echte tabel.")
