"""Tables saved by real LibreOffice as XLSX and ODS: real dates, formula results, numeric telephone numbers."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.intake.tables.imports import import_records
from participatiekaart.plugin.intake.tables.table import read_table
from participatiekaart.plugin.intake.taken_in import TakenIn
from participatiekaart.plugin.participation.progress import Silent
from participatiekaart.plugin.participation.words import ParticipationError

from .libreoffice import Commented, Formula, Shown, saved_by_office
from .making import WHO, attach, feature
from .tabling import CONTACTS, MOMENTS, Desk, counts

EVENING = datetime(2026, 9, 1, 19, 30)
TABLES = {
    "momenten": [
        ["Titel", "PLANCODE", "begin", "einde", "sleutel", "plaats", "publiceren", "opmerking"],
        ["Echte tijd", "P1", EVENING, datetime(2026, 9, 1, 21, 5), 1, "Wijkhuis", "ja", "x"],
        ["Echte dag", "P1", date(2026, 9, 1), date(2026, 9, 3), 2, None, True, None],
        [],
        ["Tekst", "P1", "01-09-2026 19:30", "2026-09-03", 3, "regel een\n\nregel drie", "nee", None],
        [
            Formula('=CONCATENATE("Uit";" formule")'),
            77,
            Formula("=[.C2]+7", "clock"),
            Formula("=[.C3]+9", "day"),
            Formula("=1+3"),
            Formula('=""'),
            Formula("=TRUE()"),
            None,
        ],
        ["Winter", "0012", datetime(2026, 12, 31, 23, 59), None, "0012", "Café <b>'t Eén</b> & “co”", False, None],
        ["Mislukt", "P1", EVENING, None, 6, Formula("=1/0"), "ja", None],
        ["Te laat", "P1", EVENING, datetime(2026, 9, 1, 19, 30), 7, None, None, None],
    ],
    "contacten": [
        ["sleutel", "naam", "telefoon", "toestemming_op", "toestemming_tot", "plancodes", "publiceer_telefoon"],
        [1, "Ada Voorbeeld", 612345678, date(2026, 1, 1), Formula("=[.D2]+365", "day"), "P1;77", "ja"],
        [2, "Bea Voorbeeld", "0612345678", "01-01-2026", None, 77, 1],
        [3, "Cor Voorbeeld", 31612345678, None, datetime(2027, 1, 1), None, 0],
        [4, "Dré Voorbeeld", Formula("=380000000+1"), None, None, None, None],
    ],
    "kort": [["sleutel", "plaats", "titel", "einde"], [1, "-", None, "-"]],
    "opmaak": [
        ["sleutel", "plancode", "titel", "begin", "einde", "plaats"],
        [1, "P1", Commented("Inloop", "Nog niet melden aan de buurt!"), Shown(EVENING, "long"), None, None],
        [2, "P1", "Kort", Shown(date(2026, 9, 1), "short"), Shown(date(2026, 9, 1), "short"), 12.5],
        [3, "P1", "Tijd in een kolom van dagen", Shown(EVENING, "day"), Shown(date(2026, 9, 1), "day"), None],
    ],
    "1904": [["plancode", "titel", "begin"], ["P1", "Inloop", EVENING]],
    "leeg": [[None]],
    "koppen": [["naam van wijk", "telling"], ["x", 1]],
}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which LibreOffice saved the tables."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is absent")
    folder = tmp_path_factory.mktemp("kantoor")
    saved_by_office(TABLES, folder)
    return folder


@pytest.fixture
def numbered(desk: Desk) -> Desk:
    attach(desk.store, [feature(77)], source="Genummerd")
    return desk


def bring(desk: Desk, kind: RecordKind, path: Path) -> TakenIn:
    return import_records(desk.store, read_table(path), kind, None, WHO, Silent())


either = pytest.mark.parametrize("kind", ["xlsx", "ods"])


@either
def test_moments_with_real_dates_and_formulas(numbered: Desk, saved: Path, kind: str) -> None:
    result = bring(numbered, MOMENTS, saved / f"momenten.{kind}")

    assert counts(result) == (5, 0, 0, 2)
    found = {moment.title: moment for moment in numbered.all(MOMENTS)}
    assert {title: (moment.begin_local, moment.end_local) for title, moment in found.items()} == {
        "Echte tijd": ("2026-09-01 19:30", "2026-09-01 21:05"),
        "Echte dag": ("2026-09-01 00:00", "2026-09-04 00:00"),
        "Tekst": ("2026-09-01 19:30", "2026-09-04 00:00"),
        "Uit formule": ("2026-09-08 19:30", "2026-09-11 00:00"),
        "Winter": ("2026-12-31 23:59", None),
    }
    assert [moment.key for moment in found.values()] == ["1", "2", "3", "4", "0012"]
    assert [moment.place for moment in found.values()] == [
        "Wijkhuis",
        None,
        "regel een\n\nregel drie",
        None,
        "Café <b>'t Eén</b> & “co”",
    ]
    states = [str(moment.publication_state) for moment in found.values()]
    assert states == ["published", "published", "concept", "published", "concept"]
    assert found["Winter"].plan == numbered.plan_id("0012")
    assert found["Uit formule"].plan == numbered.plan_id("77")
    assert [(r.named("nl"), r.field) for r in result.rejected] == [("rij 8", "plaats"), ("rij 9", "einde")]


@either
def test_contacts_with_numeric_telephone_numbers(numbered: Desk, saved: Path, kind: str) -> None:
    assert counts(bring(numbered, CONTACTS, saved / f"contacten.{kind}")) == (4, 0, 0, 0)

    found = numbered.all(CONTACTS)
    assert [contact.key for contact in found] == ["1", "2", "3", "4"]
    assert [contact.phone for contact in found] == ["0612345678", "0612345678", "+31612345678", "0380000001"]
    assert [contact.permission_on for contact in found] == ["2026-01-01", "2026-01-01", None, None]
    assert [contact.permission_until for contact in found] == ["2027-01-01", None, "2027-01-01", None]
    assert [contact.publish_phone for contact in found] == [True, True, False, False]
    ties = {(tie.contact, tie.plan) for tie in numbered.store.snapshot().plan_contacts}
    p1, numeric = numbered.plan_id("P1"), numbered.plan_id("77")
    assert ties == {(found[0].id, p1), (found[0].id, numeric), (found[1].id, numeric)}


@either
def test_a_date_is_a_date_however_it_is_shown(desk: Desk, saved: Path, kind: str) -> None:
    assert counts(bring(desk, MOMENTS, saved / f"opmaak.{kind}")) == (3, 0, 0, 0)

    evening, day_after = "2026-09-01 19:30", "2026-09-02 00:00"
    times = [(moment.begin_local, moment.end_local) for moment in desk.all(MOMENTS)]
    assert times == [(evening, None), ("2026-09-01 00:00", day_after), (evening, day_after)]
    assert desk.all(MOMENTS)[1].place == "12.5"


@either
def test_a_comment_on_a_cell_stays_in_the_table(desk: Desk, saved: Path, kind: str) -> None:
    bring(desk, MOMENTS, saved / f"opmaak.{kind}")

    assert desk.all(MOMENTS)[0].title == "Inloop"


@either
def test_brought_in_again_from_the_other_kind_nothing_changes(numbered: Desk, saved: Path, kind: str) -> None:
    other = {"xlsx": "ods", "ods": "xlsx"}[kind]
    for table, records, count in ((MOMENTS, "momenten", 5), (CONTACTS, "contacten", 4)):
        bring(numbered, table, saved / f"{records}.{kind}")
        result = bring(numbered, table, saved / f"{records}.{other}")
        assert (result.added, result.updated, result.unchanged) == (0, 0, count)


@either
def test_absent_columns_empty_cells_and_dashes(numbered: Desk, saved: Path, kind: str) -> None:
    bring(numbered, MOMENTS, saved / f"momenten.{kind}")

    assert counts(bring(numbered, MOMENTS, saved / f"kort.{kind}")) == (0, 1, 0, 0)
    first = numbered.all(MOMENTS)[0]
    assert (first.place, first.end_local) == (None, None)
    assert (first.title, first.begin_local) == ("Echte tijd", "2026-09-01 19:30")


@either
def test_a_workbook_that_counts_days_from_1904_is_never_read_four_years_off(desk: Desk, saved: Path, kind: str) -> None:
    bring(desk, MOMENTS, saved / f"1904.{kind}")

    assert desk.one(MOMENTS).begin_local == "2026-09-01 19:30"


@either
@pytest.mark.parametrize(("table", "words"), [("leeg", "bevat geen rijen"), ("koppen", "geen enkele bekende kop")])
def test_a_sheet_without_a_table(desk: Desk, saved: Path, kind: str, table: str, words: str) -> None:
    with pytest.raises(ParticipationError) as refused:
        bring(desk, MOMENTS, saved / f"{table}.{kind}")

    assert f"{table}.{kind}" in refused.value.text.nl
    assert words in refused.value.text.nl


@either
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_download_that_broke_off(tmp_path: Path, saved: Path, kind: str, kept: float) -> None:
    whole = (saved / f"momenten.{kind}").read_bytes()
    path = tmp_path / f"half.{kind}"
    path.write_bytes(whole[: int(len(whole) * kept)])

    with pytest.raises(ParticipationError) as refused:
        read_table(path)

    assert refused.value.text.nl.startswith(f"Het bestand half.{kind} is beschadigd of geen echte tabel.")
