"""Writes to a store in a process of its own. Usage: writes_in_a_child.py STORE WHAT NAME [SECONDS].

"many": says it is ready, waits for a line, writes plans for so many SECONDS, each in a transaction of its own, and says
how many were written.
"half": writes half a transaction, says so, and waits to be killed.
"one": waits for a line, writes one plan and its moment, says so, and so on until there are no more lines.
"""

from __future__ import annotations

import sys
import time

from participatiekaart.plugin.participation.records import Moment, Plan, new_id
from participatiekaart.plugin.store.addresses import open_store
from participatiekaart.plugin.store.protocol import Store, StoreError

TIMES = {"begin_local": "2026-12-03 19:30", "end_local": "2026-12-03 21:30"}


def many(store: Store, name: str, seconds: str) -> None:
    _say("ready")
    sys.stdin.readline()
    end, written = time.monotonic() + float(seconds), 0
    while time.monotonic() < end:
        try:
            with store.writing(name) as transaction:
                transaction.insert([Plan(id=new_id(), name=f"{name} {written}")])
        except StoreError:
            # the other had it all the time, and this was told so: it is not written
            continue
        written += 1
    _say(str(written))


def half(store: Store, name: str) -> None:
    with store.writing(name) as transaction:
        transaction.insert(Plan(id=new_id(), name=f"{name} {number}", summary="tekst " * 200) for number in range(3000))
        _say("half")
        sys.stdin.readline()


def one(store: Store, name: str) -> None:
    for number, _ in enumerate(sys.stdin):
        plan = Plan(id=new_id(), name=f"{name} {number}")
        with store.writing(name) as transaction:
            transaction.insert([plan])
            transaction.insert([Moment(id=new_id(), plan=plan.id, **TIMES)])
        _say("written")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    address, what, *rest = sys.argv[1:]
    {"many": many, "half": half, "one": one}[what](open_store(address), *rest)
