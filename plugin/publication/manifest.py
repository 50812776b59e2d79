"""manifest.json: every file of a release with its size and checksum, and what the release is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..participation.words import ParticipationError, Text

NAME = "manifest.json"
GENERATOR = "Participatiekaart"

BROKEN = Text(
    "{file} in de publicatiemap ontbreekt of is veranderd. Publiceer opnieuw.",
    "{file} in the publication folder is missing or was changed. Publish again.",
)


@dataclass(frozen=True)
class Manifest:
    """What a release says of itself. files: path in the folder → (size in bytes, SHA-256)."""

    details: dict[str, Any]
    files: dict[str, tuple[int, str]]

    def to_bytes(self) -> bytes:
        """The file as it is written."""
        listed = [{"pad": path, "grootte": size, "sha256": sha} for path, (size, sha) in sorted(self.files.items())]
        content = {"gemaakt_met": GENERATOR, **self.details, "bestanden": listed}
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def describe(folder: Path) -> dict[str, tuple[int, str]]:
    """The files below a folder, manifest aside, by path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): fingerprint(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / NAME
    }


def fingerprint(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with path.open("rb") as stream:
        # hashlib.file_digest is Python 3.11
        sha = hashlib.sha256()
        for block in iter(lambda: stream.read(1 << 20), b""):
            sha.update(block)
        return stream.tell(), sha.hexdigest()


def read(folder: Path) -> Manifest | None:
    """The manifest that stands in a folder; None where there is none of ours."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if content["gemaakt_met"] != GENERATOR:
            return None
        files = {entry["pad"]: (int(entry["grootte"]), str(entry["sha256"])) for entry in content["bestanden"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Manifest({key: value for key, value in content.items() if key not in ("gemaakt_met", "bestanden")}, files)


def verify(folder: Path, manifest: Manifest) -> None:
    """Raise ParticipationError where a listed file is not there as it was written."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file() or fingerprint(path) != expected:
            raise ParticipationError(BROKEN.format(file=name))
