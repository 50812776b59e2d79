"""A municipality chooses the face and the basemap of its pages; the next publication has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.pages import set_pages
from participatiekaart.plugin.participation.page_settings import NO_BASEMAP, PageSettings
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Store


def kept(store: Store) -> PageSettings:
    again = open_store(store.address)
    try:
        with again.reading() as reader:
            return reader.settings().pages
    finally:
        again.close()


def test_a_face_and_a_basemap_are_kept_and_weak_pairs_told(store: Store, tmp_path: Path) -> None:
    # Windows writes a mark in front
    (tmp_path / "huisstijl.css").write_text(":root { --pk-merk: #ff9900; }", encoding="utf-8-sig")

    weak = set_pages(store, tmp_path / "huisstijl.css", PageSettings(NO_BASEMAP), "proef")

    assert [(pair.front, pair.back) for pair in weak] == [("--pk-op-merk", "--pk-merk")]
    assert kept(store).basemap == NO_BASEMAP
    assert "--pk-merk: #ff9900;" in kept(store).face
    # what the file does not name stays as it was
    assert "--pk-accent: #f2b632;" in kept(store).face

    assert set_pages(store, None, PageSettings(), "proef") == []
    assert kept(store) == PageSettings()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"body { color: red; }", "Dit is geen bestand met ontwerptokens; hier staat iets anders: “body"),
        (b"\xff\xfe", "x.css is niet te lezen."),
        (b":root {}" + 600_000 * b" ", "x.css is groter dan 500 kB"),
        (None, "x.css is niet te lezen."),
    ],
)
def test_a_file_that_holds_something_else_changes_nothing(
    store: Store, tmp_path: Path, content: bytes | None, words: str
) -> None:
    set_pages(store, None, PageSettings(NO_BASEMAP), "proef")
    if content is not None:
        (tmp_path / "x.css").write_bytes(content)

    with pytest.raises(ParticipationError) as refused:
        set_pages(store, tmp_path / "x.css", PageSettings(), "proef")

    assert refused.value.text.nl.startswith(words)
    assert kept(store).basemap == NO_BASEMAP


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without an end here")
def test_a_file_without_an_end_is_refused(store: Store) -> None:
    with pytest.raises(ParticipationError, match="zero cannot be read"):
        set_pages(store, Path("/dev/zero"), PageSettings(), "proef")
