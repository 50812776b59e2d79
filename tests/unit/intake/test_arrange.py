"""Setting up a store in one go: all of it stands afterwards, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.arrange import Areas, Arranged, Arrangement, Plans, arrange
from participatiekaart.plugin.intake.sources import Attachment, SourceArea, SourceFeature
from participatiekaart.plugin.intake.tables.headings import RecordKind
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.progress import CancelledError, Progress, Silent
from participatiekaart.plugin.participation.records import Goal
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import create_store, open_store

from tests.unit.store.making import SETTINGS

from .making import AT, WHO, Listener, box, layer

MOMENTS = "plancode;titel;soort;begin;einde\nA;Inloop;inloop;2026-12-01 19:30;2026-12-01 21:00\n"


def areas(_: Progress) -> Iterator[SourceArea]:
    yield SourceArea("rij 1", "WK999901", "West", None, box(0, 0, 100))
    yield SourceArea("rij 2", "WK999902", "Oost", None, box(100, 0, 100))


def plans(_: Progress) -> Iterator[SourceFeature]:
    yield SourceFeature("rij 1", "A", "Molenweg", geometry=box(10, 10))
    yield SourceFeature("rij 2", "B", "Plein", geometry=box(110, 10))
    yield SourceFeature("rij 3", None, "Zonder sleutel", geometry=box(110, 10))


@pytest.fixture
def wanted(tmp_path: Path) -> Arrangement:
    table = tmp_path / "momenten.csv"
    table.write_text(MOMENTS, encoding="utf-8")
    return Arrangement(
        str(tmp_path / "map" / "opslag.gpkg"),
        SETTINGS,
        [Areas(AreaLevel.WIJK, 2026, areas)],
        Plans(Attachment(layer()), plans),
        [(RecordKind.MOMENTS, table)],
    )


def done(wanted: Arrangement, progress: Silent | None = None) -> Arranged:
    return arrange(wanted, WHO, AT, progress or Silent())


def test_a_new_store_holds_areas_plans_and_records(wanted: Arrangement) -> None:
    result = done(wanted)

    assert (result.areas, result.plans, result.assigned, result.records) == (2, 2, 2, 1)
    assert [rejection.record for rejection in result.rejected] == ["rij 3"]
    with open_store(wanted.address) as store:
        snapshot = store.snapshot()
    assert snapshot.settings == SETTINGS
    assert {plan.publication_state for plan in snapshot.plans} == {PublicationState.CONCEPT}
    assert [moment.title for moment in snapshot.moments] == ["Inloop"]
    assert sorted(tie.neighbourhood_code or "" for tie in snapshot.plan_neighbourhoods) == ["WK999901", "WK999902"]
    assert [path.name for path in Path(wanted.address).parent.iterdir()] == ["opslag.gpkg"]


def test_plans_are_assigned_as_the_algorithm_does_by_itself(wanted: Arrangement) -> None:
    drawn = {"thin": box(0.7, 0, 100, 10), "wider": box(1.5, 0, 100, 10), "most": box(0, 0, 110), "less": box(0, 0, 90)}
    said = Plans(Attachment(layer()), lambda _: (SourceFeature(key, key, key, geometry=drawn[key]) for key in drawn))
    done(replace(wanted, plans=said, tables=()))

    with open_store(wanted.address) as store:
        snapshot = store.snapshot()
    codes = {plan.source_key: len(snapshot.areas_by_plan[plan.id]) for plan in snapshot.plans}
    assert codes == {"thin": 1, "wider": 2, "most": 2, "less": 1}
    assert [plan.source_key for plan in snapshot.plans if plan.whole_town_by_share] == ["most"]


def test_brought_in_again_what_changed_and_what_stayed_is_counted_and_what_did_not_come_in_named(
    wanted: Arrangement, tmp_path: Path
) -> None:
    done(wanted)
    (tmp_path / "momenten.csv").write_text(
        MOMENTS.replace("einde", "einde;plaats").replace("21:00", "21:00;Plein"), encoding="utf-8"
    )
    (tmp_path / "meer.csv").write_text(f"kleur;{MOMENTS.replace('A;', 'rood;X;')}")
    renamed = Areas(AreaLevel.WIJK, 2026, lambda _: [replace(a, name="Anders") for a in areas(_)][:1])
    coded = Areas(AreaLevel.BUURT, 2026, lambda _: [SourceArea("rij 9", None, "Zonder code")])
    rows = Plans(Attachment(layer()), lambda _: [replace(p, name="Anders") if p.key == "A" else p for p in plans(_)])
    tables = [(RecordKind.MOMENTS, tmp_path / name) for name in ("momenten.csv", "meer.csv")]
    heard, mine = Listener(), Goal("doel", neighbourhood_code="WK999901", text="Groen")

    result = done(Arrangement(wanted.address, None, [renamed, coded], rows, tables, lambda t: t.insert([mine])), heard)

    assert (result.areas, result.plans, result.records) == (1, 2, 1)
    assert [rejection.named("nl") for rejection in result.rejected] == ["rij 9", "rij 3", "rij 2"]
    assert "De kolom “kleur” is niet bekend en wordt overgeslagen." in heard.notes
    assert heard.fractions == sorted(heard.fractions)
    assert 0.8 < heard.fractions[-1] <= 1
    with open_store(wanted.address) as store:
        assert [goal.text for goal in store.snapshot().goals] == ["Groen"]


def test_an_empty_store_is_enough(wanted: Arrangement) -> None:
    assert done(Arrangement(wanted.address, SETTINGS)) == Arranged(wanted.address)
    assert Path(wanted.address).is_file()


@pytest.mark.parametrize("patience", [0, 1, 3, 5, 7, 8, 9])
def test_nothing_is_left_of_a_new_store_that_is_stopped(wanted: Arrangement, patience: int) -> None:
    with pytest.raises(CancelledError):
        done(wanted, Listener(patience=patience))

    folder = Path(wanted.address).parent
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.parametrize("patience", [0, 1, 3, 5, 7, 8, 9])
def test_a_store_that_stood_is_as_it_was_when_it_is_stopped(wanted: Arrangement, patience: int) -> None:
    create_store(wanted.address, SETTINGS).close()
    with pytest.raises(CancelledError):
        done(replace(wanted, settings=None), Listener(patience=patience))

    with open_store(wanted.address) as store:
        snapshot = store.snapshot()
    assert (snapshot.neighbourhoods, snapshot.plans, snapshot.moments) == ((), (), ())


def test_a_store_that_stood_takes_more(wanted: Arrangement) -> None:
    done(Arrangement(wanted.address, SETTINGS, wanted.areas))

    assert done(replace(wanted, settings=None, areas=())).assigned == 2


def test_a_table_that_cannot_be_read_leaves_nothing(wanted: Arrangement, tmp_path: Path) -> None:
    with pytest.raises(ParticipationError):
        done(replace(wanted, tables=[(RecordKind.CONTACTS, tmp_path / "weg.csv")]))

    assert not Path(wanted.address).exists()


def test_a_store_that_is_there_is_never_overwritten(wanted: Arrangement) -> None:
    path = Path(wanted.address)
    path.parent.mkdir()
    path.write_text("van een ander", encoding="utf-8")
    with pytest.raises(ParticipationError) as refused:
        done(wanted)

    assert "bestaat al" in refused.value.text.nl
    assert path.read_text(encoding="utf-8") == "van een ander"
