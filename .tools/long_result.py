"""Writes what the last `make test-long` did into tests/LONG.md: `long_result.py REPORTS SECONDS COMMIT`."""

from __future__ import annotations

import base64
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

RESULT = Path("tests/LONG.md")
_EXAMPLES = re.compile(r"(\d+) passing, (\d+) failing")
_OF_HYPOTHESIS = "hypothesis-statistics-"


def main(reports: Path, seconds: int, commit: str) -> None:
    cases, tried = [], []
    for report in sorted(reports.glob("*.xml")):
        root = ET.parse(report).getroot()
        cases += list(root.iter("testcase"))
        tried += list(_examples(root))
    tried += [line for case in cases for line in _counts(case)]
    failed = [_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = sum(case.find("skipped") is not None for case in cases)
    lines = [
        "# The last `make test-long`",
        "",
        f"- commit: {commit}",
        f"- on: {date.today().isoformat()}, {_system()}, {os.cpu_count()} cores",
        f"- duration: {seconds // 60} min {seconds % 60} s",
        f"- tests: {len(cases) - len(failed) - skipped} passed, {len(failed)} failed, {skipped} skipped",
        *(f"- failed: {name}" for name in failed),
        "",
        "| test | tried |",
        "| --- | --- |",
        *(f"| {name} | {count} |" for name, count in sorted(set(tried))),
    ]
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _examples(root: ET.Element) -> Iterator[tuple[str, str]]:
    """How many cases hypothesis tried of each test, in every phase."""
    for told in root.iter("property"):
        name, value = told.get("name", ""), told.get("value", "")
        if name.startswith(_OF_HYPOTHESIS):
            found = _EXAMPLES.findall(base64.b64decode(value).decode("utf-8"))
            count = sum(int(passing) + int(failing) for passing, failing in found)
            path, _, test = name[len(_OF_HYPOTHESIS) :].partition("::")
            yield f"{Path(path).stem}.{test}", f"{count} cases"


def _counts(case: ET.Element) -> Iterator[tuple[str, str]]:
    for told in case.iter("property"):
        if not (told.get("name") or "").startswith(_OF_HYPOTHESIS):
            yield _name(case), f"{told.get('value')} {told.get('name')}"


def _name(case: ET.Element) -> str:
    return f"{(case.get('classname') or '').rpartition('.')[2]}.{case.get('name')}"


def _system() -> str:
    words = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    return words["PRETTY_NAME"].strip('"')


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
