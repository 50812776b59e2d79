"""Small made-up releases, and what puts them in a real folder."""

from __future__ import annotations

from pathlib import Path

from participatiekaart.plugin.publication.release.manifest import NAME, Manifest, describe, read
from participatiekaart.plugin.publication.release.public_folder import put_in_place
from participatiekaart.plugin.publication.release.workplace import workplace

FIRST = {"index.html": "one", "plannen/a/index.html": "a", "plannen/b/index.html": "b", "nieuws.xml": "one"}
SECOND = {"index.html": "two", "plannen/a/index.html": "a", "plannen/c/index.html": "c", "nieuws.xml": "two"}
THIRD = {"index.html": "three", "plannen/a/index.html": "a"}


def put(folder: Path, files: dict[str, str]) -> bool:
    with workplace(folder) as place:
        for name, text in files.items():
            (place.staged / name).parent.mkdir(parents=True, exist_ok=True)
            (place.staged / name).write_text(text)
        coming = Manifest({"plannen": len(files)}, describe(place.staged))
        (place.staged / NAME).write_bytes(coming.to_bytes())
        return put_in_place(place, coming)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / NAME
    }


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def is_whole(folder: Path) -> bool:
    known = read(folder / NAME)
    return known is not None and all(describe(folder).get(name) == seen for name, seen in known.files.items())
