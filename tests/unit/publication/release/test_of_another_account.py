"""A folder that another account published into, with what lies beside it closed to this one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release.workplace import Workplace

from ..released import kept, make_store, release
from ..small_town import contact, plan

ROOT = Path(__file__).resolve().parents[4]
KEPT = "print([one.name for one in kept(Path(sys.argv[1]))])"
FORGET = "print(*(note.nl for note in forgotten(sys.argv[1], 'Anna Bakker').notes), sep='\\n')"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store that was published into two folders."""
    street = plan(name="Straat", summary="Vraag het Anna Bakker.")
    made = make_store(tmp_path / "opslag.gpkg", [street, contact(name="Anna Bakker")])
    for name in ("anna/www", "samen"):
        (tmp_path / name).mkdir(parents=True)
        release(made, tmp_path / name / "publiek")
    return made


def said_without_rights(script: str, argument: object) -> str:
    """What a script prints in a process for which the permissions of a folder hold, also where root starts it."""
    without_rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    begun = f"import sys\nfrom pathlib import Path\nfrom tests.unit.publication.released import *\n{script}"
    path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    done = subprocess.run(
        [*without_rights, sys.executable, "-c", begun, str(argument)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_cannot_be_looked_into_holds_no_release_to_choose_from(store: str, tmp_path: Path) -> None:
    """The window that publishes shows the rest all the same."""
    folder = tmp_path / "samen/publiek"
    beside = Workplace(folder).beside
    assert kept(folder)[0].name in said_without_rights(KEPT, folder)
    beside.chmod(0)
    assert said_without_rights(KEPT, folder).strip() == "[]"
    beside.chmod(0o750)


def test_a_person_is_taken_out_of_what_can_be_reached_and_the_rest_is_told(store: str, tmp_path: Path) -> None:
    (tmp_path / "anna").chmod(0)

    said = said_without_rights(FORGET, store)

    (tmp_path / "anna").chmod(0o755)
    assert f"Bij {tmp_path / 'anna/www/publiek'} kan nu niets worden weggehaald (Permission denied)." in said
    assert f"Bewaarde uitgaven bij {tmp_path / 'samen/publiek'} die deze persoon in een tekst noemden" in said
    assert not kept(tmp_path / "samen/publiek")
    assert len(kept(tmp_path / "anna/www/publiek")) == 1
