"""A plan and its moment, and what versions until the end of November 2026 remembered of them once they were public."""

from __future__ import annotations

from participatiekaart.plugin.participation.snapshot import PublishedRecord

from .small_town import NOW, moment, plan

STREET = plan(id="straat", summary="Wat er gebeurt.")
WALK_IN = moment(STREET, "2026-12-01 19:30", "2026-12-01 21:00", id="inloop", place="Wijkhuis")
# written down from what those versions made
_PLAN = "4427784051d6868099272e3d9492d96f037e8c352b44db4064b646a4e662edf7"
_MOMENT = "6a65b68c4f65a6de08b580ba3b60df9a7b521f9c6dedd21ebd9aca04f2e3360a"
REMEMBERED = [
    PublishedRecord(kind, id, digest, NOW.isoformat(), NOW.isoformat(), 3, True)
    for kind, id, digest in (("plan", STREET.id, _PLAN), ("moment", WALK_IN.id, _MOMENT))
]
