"""Which fields of a plan layer likely hold what, by the names that municipalities give them."""

from __future__ import annotations

from collections.abc import Iterable

NAMES = {
    "key_field": ("plancode", "planid", "key", "sleutel", "code", "identificatie", "id", "objectid", "fid"),
    "name_field": ("naam", "plannaam", "name", "titel", "projectnaam", "omschrijving", "omschr"),
    "summary_field": ("samenvatting", "toelichting", "summary"),
    "kind_field": ("soort", "plantype", "type"),
    "phase_field": ("fase", "phase", "status"),
    "url_field": ("url", "website", "link"),
}
"""By field of a plan source: what it is likely called, the likeliest first. A plan layer is attached with all of these,
in this order; all but the first two may be left out."""
OPTIONAL = tuple(NAMES)[2:]


def likely(fields: Iterable[str], wanted: Iterable[str]) -> str | None:
    """The field that looks most like one of these names, in order of preference; compared without case."""
    by_name = {name.lower(): name for name in fields}
    return next((by_name[name] for name in wanted if name in by_name), None)
