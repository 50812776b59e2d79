"""What is chosen for the pages from the toolbox."""

from __future__ import annotations

from collections.abc import Callable

from participatiekaart.plugin.participation.snapshot import Snapshot

from .conftest import Log, Run

Read = Callable[[str], Snapshot]


def test_tiles_that_are_not_used_are_told(run: Run, store: str, log: Log, snapshot: Read) -> None:
    tiles = {"TILES": "https://tegels.example/{z}/{x}/{y}.png", "SOURCE": "Eigen luchtfoto"}
    run("setpages", feedback=log, STORE=store, BASEMAP=0, **tiles)
    assert [said.partition(" wordt")[0] for said in log.warnings] == ["Het adres van eigen tegels"]
    assert snapshot(store).settings.pages.basemap == ""

    run("setpages", feedback=log, STORE=store, BASEMAP=2, **tiles)
    assert len(log.warnings) == 1
    assert snapshot(store).settings.pages.basemap == tiles["TILES"]
