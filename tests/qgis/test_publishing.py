"""Publishing from the toolbox: looked at before, done, packed, stopped, and put back."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import PublicationState
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.publication.release.kept import kept_releases
from participatiekaart.plugin.publication.release.workplace import Workplace
from participatiekaart.plugin.store.addresses import open_store
from qgis.core import QgsProcessingContext, QgsProcessingException

from .conftest import Log, Run, table_of
from .filling import AT
from .layers import FIELDS, plan_layer, square


def test_a_cancelled_publication_leaves_the_standing_one(
    run: Run, filled: str, tmp_path: Path, cancelling: Log
) -> None:
    folder = tmp_path / "publiek"
    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(QgsProcessingException, match="Gestopt"):
        run("publish", feedback=cancelling, STORE=filled, FOLDER=str(folder), AT="2026-07-01 20:00")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_publishing_gives_the_numbers_of_the_contract(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder = tmp_path / "publiek"
    result = run("publish", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    assert any("Tegengehouden door een fout: 1." in said and "checkpublication" in said for said in log.infos)
    assert result == {"PLANS": 1, "MOMENTS": 1, "WITHHELD": 1, "VALID_UNTIL": "2026-07-01T19:30:00+02:00"}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["geldig_tot"] == result["VALID_UNTIL"]
    plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))
    assert [plan["properties"]["naam"] for plan in plans["features"]] == ["Park"]


def test_what_there_is_to_say_of_a_publication_stands_in_the_log(
    run: Run, filled: str, tmp_path: Path, log: Log
) -> None:
    run("publish", STORE=filled, FOLDER=str(tmp_path / "publiek"), AT=AT, BASE_URL="https://kaart.example/")
    run("publish", feedback=log, STORE=filled, FOLDER=str(tmp_path / "publiek"), AT=AT)
    assert any("kende haar publieke adres; deze niet" in said for said in log.infos)


def test_publishing_gives_a_zip_too_but_not_into_the_folder_itself(run: Run, filled: str, tmp_path: Path) -> None:
    folder, packed = tmp_path / "publiek", tmp_path / "uit.zip"
    with pytest.raises(QgsProcessingException, match=r"erin\.zip"):
        run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(folder / "erin.zip"))
    (tmp_path / "brief.zip").write_text("van een ander")
    for target, said in ((tmp_path / "brief.zip", "blijft staan"), (tmp_path, "geen bestand waar de zip kan komen")):
        with pytest.raises(QgsProcessingException, match=said):
            run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(target))
    assert not folder.exists()

    result = run("publish", STORE=filled, FOLDER=str(folder), AT=AT, ZIP=str(packed))
    assert result["ZIP"] == str(packed)
    with zipfile.ZipFile(packed) as archive:
        assert archive.read("index.html") == (folder / "index.html").read_bytes()


def test_what_there_is_to_say_stands_in_the_log_also_where_the_zip_cannot_be_saved(
    run: Run, filled: str, tmp_path: Path, log: Log
) -> None:
    # too long with what is added while it is being written
    packed = tmp_path / f"{240 * 'n'}.zip"
    with pytest.raises(QgsProcessingException, match="De zip kan niet worden bewaard"):
        run("publish", feedback=log, STORE=filled, FOLDER=str(tmp_path / "publiek"), AT=AT, ZIP=str(packed))
    assert any("Tegengehouden door een fout: 1." in said for said in log.infos)


def test_a_preview_tells_what_publishing_then_does(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder, context = str(tmp_path / "publiek"), QgsProcessingContext()
    asked = {"STORE": filled, "FOLDER": folder, "AT": AT}
    result = run("previewpublication", context=context, feedback=log, OUTPUT="TEMPORARY_OUTPUT", **asked)
    assert {name: result[name] for name in ("CHANGES", "NEW", "WITHHELD")} == {"CHANGES": 2, "NEW": 2, "WITHHELD": 1}
    table = table_of(result["OUTPUT"], context)
    assert {row["change"] for row in table.getFeatures()} == {"nieuw", "tegengehouden"}
    assert not Path(folder).exists()
    assert "nog geen publicatie" in " ".join(log.infos)
    run("publish", **asked)
    assert run("previewpublication", feedback=log, **asked)["CHANGES"] == 0
    assert "verandert niets" in " ".join(log.infos)
    with open_store(filled) as opened, opened.writing("proef") as transaction:
        transaction.update(Moment, [(one.id, {"place": "Elders"}) for one in transaction.find(Moment)])
    result = run("previewpublication", context=context, OUTPUT="TEMPORARY_OUTPUT", **asked)
    rows = table_of(result["OUTPUT"], context).getFeatures()
    assert "Park: Inloop, 1 juli 2026" in {row["record"] for row in rows}, "of a series they have one name"
    with open_store(filled) as opened, opened.writing("proef") as transaction:
        withdrawn = {"publication_state": PublicationState.WITHDRAWN}
        transaction.update(Plan, [(one.id, withdrawn) for one in transaction.find(Plan)])
    result = run("previewpublication", **asked)
    assert [result[name] for name in ("NEW", "CHANGED", "WITHDRAWN")] == [0, 0, 2]


def test_a_release_is_put_back_and_the_log_names_what_is_kept(run: Run, filled: str, tmp_path: Path, log: Log) -> None:
    folder = tmp_path / "publiek"

    def names() -> list[str]:
        plans = json.loads((folder / "plannen.geojson").read_text(encoding="utf-8"))
        return [plan["properties"]["naam"] for plan in plans["features"]]

    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    with pytest.raises(QgsProcessingException, match="geen eerdere uitgave bewaard"):
        run("rollback", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    (said,) = log.infos
    assert said.endswith(" (staat er nu).")
    log.infos.clear()
    with open_store(filled) as opened, opened.writing("proef") as transaction:
        changes = [(one.id, {"name": "Tuin"}) for one in transaction.find(Plan) if one.name or one.source_name]
        transaction.update(Plan, changes)
    run("publish", STORE=filled, FOLDER=str(folder), AT=AT)
    assert names() == ["Tuin"]
    result = run("rollback", feedback=log, STORE=filled, FOLDER=str(folder), AT=AT)
    assert (result["PLANS"], result["MOMENTS"]) == (1, 1)
    assert names() == ["Park"]
    (said,) = (line for line in log.infos if "Bewaarde uitgaven" in line)
    newest, before = said.split(": ")[1].split(", ")
    newest = newest.removesuffix(" (staat er nu)")
    assert "(" not in before
    run("rollback", STORE=filled, FOLDER=str(folder), AT=AT, RELEASE=newest)
    assert names() == ["Tuin"]


def test_the_release_that_is_named_comes_back_once_far_fewer_plans_are_confirmed(
    run: Run, filled: str, tmp_path: Path
) -> None:
    folder = tmp_path / "publiek"
    given = {"STORE": filled, "FOLDER": str(folder), "AT": AT}
    run("publish", **given)
    for name in ("Nieuw", "Anders"):
        more = plan_layer(*((square(20 * number, 0, 10), f"n{number}", name) for number in range(4)))
        run("attachplans", STORE=filled, INPUT=more, PUBLISH=True, SOURCE="nieuw", **FIELDS)
        run("publish", **given)
    first = kept_releases(Workplace(folder.resolve()).beside)[-1].name
    with pytest.raises(QgsProcessingException, match="Er staan nu 5 plannen; het zouden er 1 worden"):
        run("rollback", RELEASE=first, **given)
    with pytest.raises(QgsProcessingException, match="niet bereikbaar"):
        run("rollback", RELEASE=first, CONFIRM=True, DATABASE="postgresql://127.0.0.1:1/db", **given)
    assert run("rollback", RELEASE=f" {first} ", CONFIRM=True, **given)["PLANS"] == 1
