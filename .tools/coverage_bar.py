"""Holds plugin/participation and plugin/publication at 95 % of their branches: `coverage_bar.py REPORT.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

BAR = 95.0


def main(report: Path) -> int:
    measured = json.loads(report.read_text(encoding="utf-8"))
    totals = measured["totals"]
    share = 100 * totals["covered_branches"] / totals["num_branches"]
    print(f"{share:.1f} % of {totals['num_branches']} branches; the bar is {BAR:.0f} %")
    if share >= BAR:
        return 0
    for name, file in sorted(measured["files"].items()):
        if file["missing_branches"]:
            print(f"  {name}: {', '.join(f'{a}->{b}' for a, b in file['missing_branches'])}")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
