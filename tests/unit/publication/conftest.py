"""One publication of a real store, read by many tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release import public_folder

from .released import make_store, records, release


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("publicatie 'a b' #1")
    release(make_store(base / "opslag.gpkg", records()), base / "publiek")
    return base / "publiek"


@pytest.fixture(params=["in one step", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The two ways a system lets us; the second is what a share or a mount that refuses gives."""
    if request.param == "file by file":
        monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    return str(request.param)
