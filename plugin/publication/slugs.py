"""The address of a plan's page: fixed at its first publication, and safe as a folder on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60
# names of devices on Windows
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_SAFE = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


def slug_of(name: str) -> str:
    """A name as lower-case ASCII words with hyphens; "plan" where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST].strip("-")
    return f"plan-{slug}" if slug in _RESERVED else slug or "plan"


def is_safe(slug: str) -> bool:
    """Whether a slug, typed by hand perhaps, can be a folder's name."""
    return bool(_SAFE.match(slug)) and len(slug) <= 2 * LONGEST and slug not in _RESERVED


def free_slug(name: str, taken: Iterable[str]) -> str:
    """The slug of a name, with a number where another plan has or had it."""
    others = set(taken)
    slug, number = slug_of(name), 2
    candidate = slug
    while candidate in others:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate
