"""A PostgreSQL of one's own on the loopback, as long as it is needed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
"""Debian keeps the programs of each version apart."""


class Server:
    """A running PostgreSQL; a database in it is made by name."""

    def __init__(self, port: int) -> None:
        self.port = port

    def connection(self, database: str, user: str = "postgres") -> Any:
        return psycopg2.connect(host="127.0.0.1", port=self.port, user=user, dbname=database)

    def make(self, database: str, *, postgis: bool = True, encoding: str = "UTF8") -> None:
        locale = "C.UTF-8" if encoding == "UTF8" else "C"
        with closing(self.connection("postgres")) as connection:
            connection.autocommit = True
            connection.cursor().execute(
                f"CREATE DATABASE \"{database}\" TEMPLATE template0 ENCODING '{encoding}' LOCALE '{locale}'"
            )
        if postgis:
            self.do(database, "CREATE EXTENSION postgis")

    def do(self, database: str, statement: str, *bound: Any, user: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement, and give what it finds."""
        with closing(self.connection(database, user)) as connection, connection, connection.cursor() as cursor:
            cursor.execute(statement, bound or None)
            return list(cursor.fetchall()) if cursor.description else []


@contextmanager
def running_server() -> Iterator[Server]:
    """A new cluster with nothing in it; gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # PostgreSQL will not run as root, nor its owner enter pytest's own folders
    as_owner: list[str] = []
    with tempfile.TemporaryDirectory(prefix="postgresql") as home:
        if os.geteuid() == 0:
            as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            shutil.chown(home, "postgres")

        def run(program: str, *arguments: str) -> None:
            command = [*as_owner, str(PROGRAMS / program), "-D", f"{home}/data", *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=home)

        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        run("pg_ctl", "-w", "-l", f"{home}/log", "-o", settings, "start")
        yield Server(port)
        run("pg_ctl", "-m", "immediate", "stop")
