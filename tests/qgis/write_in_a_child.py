"""Run by test_store_edits as another program: renames every plan in one transaction, which it holds open until told.

write_in_a_child.py STORE NAME: says "writing" once the transaction is open, and commits at the next line it reads.
"""

from __future__ import annotations

import sys

from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.store.addresses import open_store


def main(address: str, name: str) -> None:
    with open_store(address) as store, store.writing("een ander") as transaction:
        transaction.update(Plan, [(plan.id, {"summary": name}) for plan in transaction.find(Plan)])
        print("writing", flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
