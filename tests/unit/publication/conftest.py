"""One publication of a real store, read by many tests, and copied for those that go on from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release import public_folder

from .released import EVERYTHING, make_store, release


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds a store and the folder it was published into."""
    base = tmp_path_factory.mktemp("publicatie 'a b' #1")
    release(make_store(base / "opslag.gpkg", EVERYTHING), base / "publiek")
    return base


@pytest.fixture(scope="session")
def folder(published_once: Path) -> Path:
    """The public folder, for tests that only read it."""
    return published_once / "publiek"


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> str:
    """A store of the test's own, whose first release stands in `publiek` beside it."""
    shutil.copytree(published_once, tmp_path, symlinks=True, dirs_exist_ok=True)
    return str(tmp_path / "opslag.gpkg")


@pytest.fixture(params=["in one step", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The two ways a system lets us; the second is what a share or a mount that refuses gives."""
    if request.param == "file by file":
        monkeypatch.setattr(public_folder, "exchange", lambda one, other: False)
    return str(request.param)
