"""What the gate says at its end: each test that was skipped with its reason, which is one of the known ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CLOSING_COUNT = Path(__file__).resolve().parents[2] / ".tools/closing_count.py"
PASSED = '<testcase classname="a" name="goes"/>'
FAILED = '<testcase classname="a" name="fails"><failure message="no"/></testcase>'
BROKEN = '<testcase classname="a" name="breaks"><error message="no"/></testcase>'


def skipped(reason: str) -> str:
    return f'<testcase classname="a" name="waits"><skipped message="{reason}"/></testcase>'


@pytest.mark.parametrize(
    ("cases", "failed_steps", "is_well", "told"),
    [
        ([PASSED], 0, True, "1 passed, 0 failed, 0 skipped"),
        ([PASSED, skipped("no ../shared/data here")], 0, True, "skipped a.waits: no ../shared/data here"),
        ([PASSED, skipped("not today")], 0, False, "skipped without a reason that is allowed: waits"),
        ([PASSED, FAILED, BROKEN], 0, False, "1 passed, 2 failed, 0 skipped"),
        ([PASSED], 1, False, "1 passed"),
        ([], 0, False, "0 passed"),
    ],
)
def test_the_gate_ends_well_only_where_all_that_could_be_tried_passed(
    tmp_path: Path, cases: list[str], failed_steps: int, is_well: bool, told: str
) -> None:
    (tmp_path / "unit.xml").write_text(f"<testsuite>{''.join(cases)}</testsuite>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, CLOSING_COUNT, tmp_path, str(failed_steps)], capture_output=True, text=True, check=False
    )
    assert told in done.stdout
    assert (done.returncode == 0) is is_well
