"""Setting up a store in one go: all of it stands afterwards, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.arrange import Areas, Arranged, Arrangement, Plans, arrange
from participatiekaart.plugin.intake.imports import RecordKind
from participatiekaart.plugin.intake.sources import SourceArea, SourceFeature
from participatiekaart.plugin.participation.codes import AreaLevel, PublicationState
from participatiekaart.plugin.participation.progress import CancelledError, Progress, Silent
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import create_store, open_store

from .making import AT, SETTINGS, WHO, Listener, box, layer

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
        Plans(layer(), plans),
        [(RecordKind.MOMENTS, table)],
    )


def done(wanted: Arrangement, progress: Silent | None = None) -> Arranged:
    return arrange(wanted, WHO, AT, progress or Silent())


def test_a_new_store_holds_areas_plans_and_records(wanted: Arrangement) -> None:
    result = done(wanted)

    assert (result.areas, result.plans, result.assigned, result.records) == (2, 2, 2, 1)
    assert [rejection.record for rejection in result.rejected] == ["rij 3"]
    store = open_store(wanted.address)
    snapshot = store.snapshot()
    store.close()
    assert snapshot.settings == SETTINGS
    assert {plan.publication_state for plan in snapshot.plans} == {PublicationState.CONCEPT}
    assert [moment.title for moment in snapshot.moments] == ["Inloop"]
    assert sorted(tie.neighbourhood_code or "" for tie in snapshot.plan_neighbourhoods) == ["WK999901", "WK999902"]
    assert [path.name for path in Path(wanted.address).parent.iterdir()] == ["opslag.gpkg"]


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

    store = open_store(wanted.address)
    snapshot = store.snapshot()
    store.close()
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
