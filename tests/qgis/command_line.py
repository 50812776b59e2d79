"""Starts `qgis_process` as a scheduled job on a server does: no display, time zone UTC."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def command(arguments: Sequence[str]) -> list[str]:
    # Debian 12's qgis_process is a wrapper that fails; other systems have no other name
    program = shutil.which("qgis_process.bin", path=SYSTEM_PATH) or "qgis_process"
    return [str(ROOT / ".tools/qgis-env"), program, *arguments]


def process(
    arguments: Sequence[str],
    standard_input: str | None = None,
    before: Sequence[str] = (),
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run it to its end; `before` is a command that starts it with fewer rights or elsewhere."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [*before, *command(arguments)],
        env={**environment, "TZ": "UTC", **(variables or {})},
        input=standard_input,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def run_of(identifier: str, parameters: dict[str, Any]) -> list[str]:
    values = [f"{name}={value}" for name, value in parameters.items()]
    return ["--json", "run", f"participatiekaart:{identifier}", "--", *values]


def with_arguments(identifier: str, parameters: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    return process(run_of(identifier, parameters))


def with_json(identifier: str, parameters: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    return process(["run", f"participatiekaart:{identifier}", "-"], json.dumps({"inputs": parameters}))
