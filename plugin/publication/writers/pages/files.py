"""The files that all pages share: styles, scripts, words, map data and the map library."""

from __future__ import annotations

from pathlib import Path

from ....bundled import LEAFLET, TOKENS
from ...records import PublicSite
from . import map_data
from .options import PageOptions, face_of
from .words import script_words

SHARED_FOLDER = "bestanden"
PLUGIN_ROOT = Path(__file__).resolve().parents[4]
SITE = PLUGIN_ROOT / "resources" / "site"
LEAFLET_FILES = ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")


def write_shared_files(site: PublicSite, folder: Path, options: PageOptions, shapes: map_data.Shapes) -> None:
    """Write everything the pages refer to into the publication's SHARED_FOLDER.

    Where the map library is not at hand the pages stay without a map: the list says all the map says.
    """
    shared = folder / SHARED_FOLDER
    shared.mkdir(parents=True, exist_ok=True)
    for source in sorted([*(SITE / "styles").iterdir(), *(SITE / "scripts").glob("*.js")]):
        (shared / source.name).write_bytes(source.read_bytes())
    if options.face:
        _write(shared / TOKENS.name, face_of(options.face).to_css())
    for language in options.languages:
        words = map_data.script("woorden", script_words(language))
        _write(shared / f"woorden-{language}.js", words)
    _write(shared / "kaart-wijken.js", map_data.script("wijken", map_data.borders(site)))
    _write(shared / "kaart-plannen.js", map_data.of_town(site, shapes))
    _bring_leaflet(shared / "leaflet")


def _bring_leaflet(target: Path) -> None:
    if not LEAFLET.is_dir():
        return
    target.mkdir(exist_ok=True)
    for name in LEAFLET_FILES:
        (target / Path(name).name).write_bytes((LEAFLET / name).read_bytes())


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
