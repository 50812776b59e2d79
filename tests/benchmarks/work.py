"""One piece of work in a process of its own: `work.py NAME FOLDER COUNT`. Prints the seconds it took, without imports.

What a measurement needs beforehand is made by `prepare_…` in another process, so that peak memory is the work's own.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import at_the_desk
import overlays
import publishing
import taking_in

if __name__ == "__main__":
    name, folder, count = sys.argv[1:]
    parts = (taking_in, overlays, publishing, at_the_desk)
    next(vars(part)[name] for part in parts if name in vars(part))(Path(folder), int(count))
