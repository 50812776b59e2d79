"""What the pages refer to, in a folder of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.publication.page_options import page_options
from participatiekaart.plugin.publication.writers.pages import files
from participatiekaart.plugin.publication.writers.pages.map_data import plan_shapes

from ..small_town import plan, site, town


def test_what_a_computer_leaves_in_a_folder_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, options = site(town(plan())), page_options(PageSettings(NO_BASEMAP), ("nl",))
    files.write_shared_files(shown, tmp_path / "schoon", options, plan_shapes(shown))
    shutil.copytree(files.SITE, tmp_path / "site")
    for name in ("styles/.DS_Store", "styles/._pagina.css", "styles/Thumbs.db", "scripts/._kaart.js"):
        (tmp_path / "site" / name).write_bytes(b"\0\xff")
    monkeypatch.setattr(files, "SITE", tmp_path / "site")

    files.write_shared_files(shown, tmp_path / "publiek", options, plan_shapes(shown))

    before, after = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / "schoon", tmp_path / "publiek")
    )
    assert before == after
