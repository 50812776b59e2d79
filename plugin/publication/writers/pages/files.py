"""The files that all pages share: styles, scripts, words, map data and the map library."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from ....bundled import LEAFLET, TOKENS, face_of
from ....participation.codes import Status
from ....participation.drawings import DRAWINGS, Part
from ...records import PublicSite
from . import map_data
from .options import PageOptions
from .words import script_words

SHARED_FOLDER = "bestanden"
PLUGIN_ROOT = Path(__file__).resolve().parents[4]
SITE = PLUGIN_ROOT / "resources" / "site"
SHAPES_SCRIPT = "vormen.js"
# a computer may leave files of its own there: .DS_Store, ._pagina.css, Thumbs.db
_FILES = ("styles/[!.]*.css", "styles/[!.]*.svg", "scripts/[!.]*.js")
# whole lines, and indents, for whoever reads the source; to each visitor they would weigh 3.5 kB more, compressed
_FOR_READERS = re.compile(r"^ *(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n|^ +", re.MULTILINE | re.DOTALL)
LEAFLET_FILES = ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")


def write_shared_files(site: PublicSite, folder: Path, options: PageOptions, shapes: map_data.Shapes) -> str:
    """Write everything the pages refer to into the publication's SHARED_FOLDER.

    Where the map library is not at hand the pages stay without a map: the list says all the map says. Gives a text that
    changes with the styles and scripts. Pages ask for them with it, so that no browser that keeps an old one for days
    reads a new page with that.
    """
    shared = folder / SHARED_FOLDER
    shared.mkdir(parents=True, exist_ok=True)
    texts = _fixed_texts(options)
    edition = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()[:8]
    texts["kaart-wijken.js"] = map_data.script("wijken", map_data.borders(site))
    texts[map_data.OF_TOWN] = map_data.of_town(site, shapes)
    for name, text in texts.items():
        (shared / name).write_bytes(text.encode("utf-8"))
    _bring_leaflet(shared / "leaflet")
    return edition


def _fixed_texts(options: PageOptions) -> dict[str, str]:
    """What is the same whatever is public, by file name."""
    texts = {source.name: _read(source) for pattern in _FILES for source in SITE.glob(pattern)}
    # the tokens are an example to change, and say so
    texts |= {name: _FOR_READERS.sub("", text) for name, text in texts.items() if name != TOKENS.name}
    texts[SHAPES_SCRIPT] = map_data.script("vormen", map_data.for_page(_shapes())) + texts[SHAPES_SCRIPT]
    if options.face:
        texts[TOKENS.name] = face_of(options.face).to_css()
    for language in options.languages:
        texts[f"woorden-{language}.js"] = map_data.script("woorden", map_data.for_page(script_words(language)))
    return texts


def _shapes() -> dict[str, Sequence[Part]]:
    """The shapes by the names that the scripts know: each status, and the two views that stand for no single status
    (open but not asking for input, and to come, whether for the first time or again)."""
    named: dict[str, Sequence[Part]] = {status.value: one.shape for status, one in DRAWINGS.items()}
    return {**named, "te_bezoeken": named[Status.OPEN], "binnenkort": named[Status.ANNOUNCED]}


def _bring_leaflet(target: Path) -> None:
    if not LEAFLET.is_dir():
        return
    target.mkdir(exist_ok=True)
    for name in LEAFLET_FILES:
        (target / Path(name).name).write_bytes((LEAFLET / name).read_bytes())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
