"""Nothing is put in place of which a layer lacks a record, or has one too many."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.writers.layers import write_layers
from participatiekaart.plugin.publication.writers.readback import WITHOUT_FIONA, verify_layers
from participatiekaart.plugin.publication.writers.rows import rows_of

from ..small_town import moment, plan, site, town

STREET, POLICY = plan(name="Straat"), plan(name="Beleid", geometry=None)
SITE = site(town(STREET, POLICY, moment(STREET, "2026-12-01", "2026-12-01"), moment(None, "2026-12-02", "2026-12-02")))
OTHERS = {
    "a plan short": replace(SITE, plannen=SITE.plannen[1:]),
    "a plan twice": replace(SITE, plannen=(*SITE.plannen, *SITE.plannen)),
    "a moment short": replace(SITE, momenten=SITE.momenten[1:]),
    "a moment twice": replace(SITE, momenten=(*SITE.momenten, *SITE.momenten)),
}


@pytest.mark.parametrize("has_fiona", [True, False], ids=["fiona", "osgeo"])
@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        *(("plannen.geojson", wrong) for wrong in ("a plan short", "a plan twice")),
        *(("momenten.geojson", wrong) for wrong in ("a moment short", "a moment twice")),
        *(("plannen.gpkg", wrong) for wrong in OTHERS),
        *(("plannen.fgb", wrong) for wrong in ("a plan short", "a plan twice")),
    ],
)
def test_a_record_too_few_or_too_many_is_found_and_the_file_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_fiona: bool, file: str, wrong: str
) -> None:
    if not has_fiona:
        monkeypatch.setitem(sys.modules, "fiona", None)
    for name, of in (("right", SITE), ("wrong", OTHERS[wrong])):
        (tmp_path / name).mkdir()
        write_layers(of, rows_of(of), tmp_path / name)
    assert verify_layers(SITE, tmp_path / "right") == ([] if has_fiona else [WITHOUT_FIONA])
    (tmp_path / "wrong" / file).replace(tmp_path / "right" / file)

    with pytest.raises(ParticipationError, match=file):
        verify_layers(SITE, tmp_path / "right")
