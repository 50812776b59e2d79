"""The whole corpus attached, assigned and published once, for every test that looks at what it left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.intake.areas.assign import assign_neighbourhoods
from participatiekaart.plugin.intake.sources import SourceFeature
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.codes import AreaLevel
from participatiekaart.plugin.store.addresses import open_store

from ..making import AT, WHO, Listener, attach, bring_in, plans
from .geometry_corpus import AREAS, PLACES
from .going_through import Run, released, shares_of


@pytest.fixture(scope="session")
def run(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    base = tmp_path_factory.mktemp("meetkunde")
    store = open_store(str(shutil.copy(empty, base / "opslag.gpkg")))
    listener = Listener()
    bring_in(store, AREAS)
    rows = [
        SourceFeature(f"rij {number}", name, name, geometry=place.wkb)
        for number, (name, place) in enumerate(PLACES.items())
    ]
    attached = attach(store, rows, publish=True, progress=listener)
    assigned = assign_neighbourhoods(store, [AreaLevel.WIJK, AreaLevel.BUURT], 0, 50, WHO, listener)
    findings: dict[str, set[str]] = {}
    for finding in check(store.snapshot(), AT):
        findings.setdefault(finding.record, set()).add(finding.code)
    done = released(store, base / "publiek")
    found = Run(attached, assigned, listener.notes, plans(store), shares_of(store), done, base / "publiek", findings)
    store.close()
    return found
