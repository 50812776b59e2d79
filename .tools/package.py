"""Makes dist/participatiekaart-VERSION.zip, for QGIS's "Install from ZIP", of what pb_tool.cfg lists.

The same tree gives the same bytes: names in order, one date, no bytecode.
"""

from __future__ import annotations

import configparser
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# the earliest date a zip can hold
DATE = (1980, 1, 1, 0, 0, 0)
# what is of use only where it was built
LEFT_OUT = {"__pycache__", "bin", "src", "tests"}
LEFT_OUT_SUFFIXES = {".pyc", ".map"}


def main() -> None:
    plan = read("pb_tool.cfg")
    name = plan["plugin"]["name"]
    version = read("metadata.txt")["general"]["version"]
    target = ROOT / "dist" / f"{name}-{version}.zip"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files(plan["files"])):
            entry = zipfile.ZipInfo(f"{name}/{path.as_posix()}", DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (ROOT / path).read_bytes())
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


def read(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    with (ROOT / name).open(encoding="utf-8") as stream:
        parser.read_file(stream)
    return parser


def files(listed: configparser.SectionProxy) -> Iterator[Path]:
    """The paths to pack, from the root."""
    for name in (*listed["python_files"].split(), *listed["extras"].split()):
        yield Path(name)
    for name in listed["extra_dirs"].split():
        for path in (ROOT / name).rglob("*"):
            inside = path.relative_to(ROOT)
            if path.is_file() and not LEFT_OUT & set(inside.parts) and path.suffix not in LEFT_OUT_SUFFIXES:
                yield inside


if __name__ == "__main__":
    main()
