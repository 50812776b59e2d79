"""Reading a table from a file, whatever program saved it, and what is said of a file that is none."""

from __future__ import annotations

import codecs
import contextlib
import csv
import zipfile
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.intake.tables.table import Table, read_table
from participatiekaart.plugin.participation.encoding import trimmed
from participatiekaart.plugin.participation.words import ParticipationError

# the last is Excel's “Unicode text”
ENCODINGS = {"UTF-8": "utf-8", "UTF-8 with BOM": "utf-8-sig", "Windows-1252": "cp1252", "UTF-16 with BOM": "utf-16"}
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
ROWS = [
    ["sleutel", "titel", "plaats"],
    ["M1", "Café “de Hoeksteen”", "één; twee, drie"],
    ["M2", "Ruimte: € 5 – 10", 'Zei "ja"\nen bleef'],
]


def _csv(rows: list[list[str]], separator: str, newline: str = "\r\n") -> str:
    def cell(text: str) -> str:
        quoted = text.replace('"', '""')
        return f'"{quoted}"' if set(text) & set(';,\t"\n') else text

    return "".join(separator.join(map(cell, row)) + newline for row in rows)


def _read(path: Path, content: bytes) -> Table:
    path.write_bytes(content)
    return read_table(path)


def test_the_separator_is_that_of_the_headings(tmp_path: Path) -> None:
    """Excel on a Mac ends rows with CR alone, and a heading may hold a comma itself."""
    rows = [["titel", "plaats", "naam, adres, woonplaats, telefoon"], ["Een, twee, drie, vier, vijf", "Zaal", "x"]]
    for newline in ("\r", "\n", "\r\n"):
        assert _read(tmp_path / "tabel.csv", _csv(rows, ";", newline).encode()).headings == tuple(rows[0])
        assert _read(tmp_path / "tabel.csv", f"{newline}a,b{newline}1,2".encode()).headings == ("a", "b")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('="0612345678"', "0612345678"),
        ('"=""0612345678"""', "0612345678"),
        ('=" 0012 "', "0012"),
        ("=A1", "=A1"),
        ("\u202a+31 6 12345678\u202c", "+31 6 12345678"),
        ("info@gemeente.example\u200b", "info@gemeente.example"),
        ("\ufeff P1\u00a0\u2060", "P1"),
        ("👩\u200d🌾 tuin", "👩\u200d🌾 tuin"),
    ],
)
def test_what_nobody_sees_of_a_cell_is_no_part_of_it(tmp_path: Path, written: str, meant: str) -> None:
    table = _read(tmp_path / "tabel.csv", f"a;b\n{written};x\n".encode())

    assert table.rows == ((2, (meant, "x")),)


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=list(ENCODINGS))
@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=list(SEPARATORS))
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"], ids=["CRLF", "LF", "CR"])
def test_a_csv_of_any_encoding_separator_and_line_end_is_read(
    tmp_path: Path, encoding: str, separator: str, newline: str
) -> None:
    table = _read(tmp_path / "tabel.csv", _csv(ROWS, separator, newline).encode(encoding))

    assert table.headings == tuple(ROWS[0])
    assert table.rows == ((2, tuple(ROWS[1])), (3, tuple(ROWS[2])))


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"], ids=["CRLF", "LF", "CR"])
@pytest.mark.parametrize(("said", "separator"), [("sep=;", ";"), ('"SEP=,"', ","), ("sep=\t", "\t"), ("sep=|", "|")])
def test_the_line_that_tells_excel_the_separator_is_no_heading(
    tmp_path: Path, said: str, separator: str, newline: str
) -> None:
    """Excel shows the headings in row 1 then."""
    rows = [["titel", "plaats;1,2,3"], ["Inloop", "Wijkhuis"]]
    table = _read(tmp_path / "tabel.csv", (said + newline + _csv(rows, separator, newline)).encode("utf-8-sig"))

    assert table.headings == tuple(rows[0])
    assert table.rows == ((2, tuple(rows[1])),)


@pytest.mark.parametrize("name", ["tabel.CSV", "tabel.txt", "tabel.tsv"])
def test_a_csv_may_be_called_otherwise(tmp_path: Path, name: str) -> None:
    assert _read(tmp_path / name, b"titel\tplaats\nInloop\tWijkhuis\n").headings == ("titel", "plaats")


def test_rows_carry_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    table = _read(tmp_path / "tabel.csv", b"\r\n;;\r\ntitel;plaats\r\n\r\nEen;X\r\n;\r\n Twee ;Y\r\n")

    assert table.headings == ("titel", "plaats")
    assert table.rows == ((5, ("Een", "X")), (7, ("Twee", "Y")))


def test_both_spellings_of_a_letter_with_an_accent_are_read_as_one(tmp_path: Path) -> None:
    table = _read(tmp_path / "tabel.csv", "titel\nCaf\u00e9\nCafe\u0301\n".encode())

    assert [cells[0] for _, cells in table.rows] == ["Caf\u00e9", "Caf\u00e9"]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert _read(tmp_path / "tabel.csv", "titel\nÉén\n\n".encode("cp1252")).rows == ((2, ("Één",)),)


def test_a_quotation_mark_that_takes_in_the_rows_below_is_told(tmp_path: Path) -> None:
    rows = 'titel;plaats\n“Markt”;Brink\nInloop;"t Hoekje\nAvond;Wijkhuis\n'
    with pytest.raises(ParticipationError) as refused:
        _read(tmp_path / "tabel.csv", rows.encode())
    assert refused.value.text.nl.startswith("In rij 3 van tabel.csv begint de cel in kolom plaats met een aanhalings")

    closed = _read(tmp_path / "tabel.csv", f'{rows}"Markt\nop het plein" erbij;"Brink'.encode().replace(b'"t', b"'t"))
    assert closed.rows[-1] == (5, ("Markt\nop het plein erbij", "Brink")), "a last cell has no rows below it"
    last = _read(tmp_path / "tabel.csv", b'titel;plaats\nInloop;"Zaal 1\nZaal 2"')
    assert last.rows == ((2, ("Inloop", "Zaal 1\nZaal 2")),)


def test_bytes_that_no_encoding_has_do_not_stop_the_others(tmp_path: Path) -> None:
    table = _read(tmp_path / "tabel.csv", b"titel\nGoed\nFout \x81\xe9\n")

    assert [cells[0] for _, cells in table.rows] == ["Goed", "Fout �é"]


def test_a_large_cell_is_read_whole(tmp_path: Path) -> None:
    table = _read(tmp_path / "tabel.csv", b"titel;plaats\n" + b"x" * 5_000_000 + b";Wijkhuis\n")

    assert [len(cell) for cell in table.rows[0][1]] == [5_000_000, 8]


@pytest.mark.parametrize("content", [b"titel;soort\nInloop;inloop\n", b'titel\n"' + b"a" * 10_000_001])
def test_tables_of_other_plugins_keep_their_own_limit(tmp_path: Path, content: bytes) -> None:
    before = csv.field_size_limit(12_345)
    try:
        with contextlib.suppress(ParticipationError):
            _read(tmp_path / "momenten.csv", content)
        assert csv.field_size_limit() == 12_345
    finally:
        csv.field_size_limit(before)


def _zip(path: Path, **entries: str) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return path.read_bytes()


DAMAGED = "is beschadigd of geen echte tabel. Open het in een spreadsheet en sla het opnieuw op."
REFUSED = {
    "empty csv": ("leeg.csv", b"", "Het bestand leeg.csv bevat geen rijen."),
    "csv of empty lines": ("leeg.csv", b"\r\n;;;\r\n  \r\n", "Het bestand leeg.csv bevat geen rijen."),
    "only a mark": ("leeg.csv", codecs.BOM_UTF8, "Het bestand leeg.csv bevat geen rijen."),
    "empty xlsx": ("leeg.xlsx", b"", f"Het bestand leeg.xlsx {DAMAGED}"),
    "text as xlsx": ("tekst.xlsx", b"titel;plaats\r\n", f"Het bestand tekst.xlsx {DAMAGED}"),
    "text as ods": ("tekst.ods", b"titel;plaats\r\n", f"Het bestand tekst.ods {DAMAGED}"),
    "half an xlsx": ("half.xlsx", b"PK\x03\x04" + b"\0" * 400, f"Het bestand half.xlsx {DAMAGED}"),
    "a pdf": ("stuk.pdf", b"%PDF-1.7", "Het bestand stuk.pdf is geen CSV, XLSX of ODS. Sla de tabel op als een van"),
    "an old xls": ("oud.xls", b"\xd0\xcf\x11\xe0", "Het bestand oud.xls is geen CSV, XLSX of ODS."),
    "a cell beside the headings": (
        "groot.csv",
        b"titel;plaats\nA;B\nA;B;" + b"x" * 10_500_000,
        "Rij 3 van groot.csv heeft in kolom 3 een cel van",
    ),
    "a cell of the second column": (
        "groot.csv",
        b";;\ntitel;plaats\nA;" + b"x" * 10_500_000,
        "Rij 3 van groot.csv heeft in kolom plaats een cel van",
    ),
    "a cell without end": (
        "groot.csv",
        b'titel\n"' + b"x" * 10_500_000,
        "Rij 2 van groot.csv heeft in kolom titel een cel van",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_that_is_no_table(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(ParticipationError) as refused:
        _read(tmp_path / name, content)

    assert refused.value.text.nl.startswith(words)


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "content.xml"])
def test_a_zip_that_is_no_spreadsheet(tmp_path: Path, name: str) -> None:
    content = _zip(tmp_path / "anders.zip", **{name: "<stuk"})
    for kind in ("xlsx", "ods"):
        with pytest.raises(ParticipationError) as refused:
            _read(tmp_path / f"stuk.{kind}", content)
        assert refused.value.text.nl == f"Het bestand stuk.{kind} {DAMAGED}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.xlsx"):
        with pytest.raises(ParticipationError) as refused:
            read_table(path)
        assert refused.value.text.nl.startswith(f"Het bestand {path} bestaat niet of kan niet worden gelezen.")


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(trimmed)


@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5), separator=st.sampled_from(";,\t")
)
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "willekeurig.csv"
    table = _read(path, _csv([["a", "b", "c"], *rows], separator).encode())

    assert [list(read) for _, read in table.rows] == [
        [normalize("NFC", cell) for cell in row] for row in rows if any(row)
    ]
