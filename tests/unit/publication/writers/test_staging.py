"""Of what is written twice while publishing the last counts, whatever stood there."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release import earlier, manifest
from participatiekaart.plugin.publication.writers.staging import Staging

PATH = "plannen/a/index.html"
ONE, TWO = b"een", b"twee"


@pytest.mark.parametrize(("stood", "first", "last"), list(product((ONE, TWO), repeat=3)))
def test_of_a_file_written_twice_the_last_content_counts(
    tmp_path: Path, stood: bytes, first: bytes, last: bytes
) -> None:
    folder, staged = tmp_path / "publiek", tmp_path / "nieuw"
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_bytes(stood)
    (folder / manifest.NAME).write_bytes(manifest.Manifest({}, manifest.describe(folder)).to_bytes())
    standing = earlier.read(tmp_path, folder)
    staging = Staging(staged, standing.files)
    for content in (first, last):
        staging.write(PATH, content)

    known = {**staging.written, **standing.take_over(staging)}

    assert (staged / PATH).read_bytes() == last
    assert known == manifest.describe(staged)
    assert (folder / PATH).read_bytes() == stood
