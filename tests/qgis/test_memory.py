"""`attachplans` streams: what it holds in memory does not grow with the layer."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

from .conftest import Run
from .layers import X, Y, mixed_layer

CHILD = Path(__file__).with_name("attach_in_a_child.py")
CORNERS = 600
FEW, MANY = 500, 6_000


def most_memory(run: Run, folder: Path, count: int) -> float:
    """The most megabytes held while attaching so many plans."""
    store = str(folder / f"{count}.gpkg")
    run("createstore", STORE=store, TITLE="Veel plannen", MUNICIPALITY="GM9901")
    ring = [(50 * math.cos(turn), 50 * math.sin(turn)) for turn in (2 * math.pi * k / CORNERS for k in range(CORNERS))]
    corners = ", ".join(f"{X + x:.3f} {Y + y:.3f}" for x, y in (*ring, ring[0]))
    layer = mixed_layer(folder / f"bron-{count}.gpkg", ((f"Polygon (({corners}))", str(key)) for key in range(count)))
    child = [sys.executable, str(CHILD), store, layer.source()]
    said = subprocess.run(child, check=True, capture_output=True, text=True).stdout.split()
    assert int(said[0]) == count
    return int(said[1]) / 1024


def test_memory_does_not_grow_with_the_layer(run: Run, tmp_path: Path) -> None:
    # the geometries alone are this much larger
    larger = (MANY - FEW) * CORNERS * 16 / 1024**2
    grown = most_memory(run, tmp_path, MANY) - most_memory(run, tmp_path, FEW)
    assert grown < larger / 3, f"{grown:.0f} MB more for {larger:.0f} MB more to read"
