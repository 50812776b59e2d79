"""PostGIS's own overlay of the plans and areas of a store, in a PostgreSQL of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from postgis.cluster import Server, running_server

# as the manual of ST_Intersection writes it: what lies wholly inside needs no overlay
OVERLAY = (
    "SELECT p.fid, n.fid, ST_Area(CASE WHEN ST_CoveredBy(p.geom, n.geom) THEN p.geom "
    "ELSE ST_Intersection(p.geom, n.geom) END) FROM plan p JOIN neighbourhood n ON ST_Intersects(p.geom, n.geom)"
)


def measured(store: Path) -> tuple[float, float]:
    """Seconds of the overlay alone, of tables that are indexed and analysed; peak megabytes of the server's process."""
    with running_server() as server:
        server.make("bench")
        _load(server, store)
        with closing(server.connection("bench")) as connection, connection.cursor() as cursor:
            print(f"  $ psql -c '{OVERLAY}'", flush=True)
            begun = time.perf_counter()
            cursor.execute(OVERLAY)
            assert cursor.fetchall()
            seconds = time.perf_counter() - begun
            status = Path(f"/proc/{connection.get_backend_pid()}/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return seconds, int(peak[1]) / 1024 if peak else 0.0


def _load(server: Server, store: Path) -> None:
    target = f"PG:host=127.0.0.1 port={server.port} user=postgres dbname=bench"
    for table in ("plan", "neighbourhood"):
        chosen = f"SELECT fid, geom FROM {table}"
        made = ["-nln", table, "-lco", "GEOMETRY_NAME=geom", "-nlt", "GEOMETRY"]
        subprocess.run(["ogr2ogr", "-f", "PostgreSQL", target, str(store), "-sql", chosen, *made], check=True)
        server.do("bench", f"ANALYZE {table}")
