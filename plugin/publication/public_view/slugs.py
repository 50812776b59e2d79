"""The address of a plan's page: fixed at its first publication, and safe as a folder on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from ...participation.records import Plan
from ...participation.snapshot import Snapshot
from ..paths import is_folder_name

LONGEST = 60
_WITHOUT_NAME = "plan"
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe"})
_SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def assign_slugs(plans: Iterable[Plan], snapshot: Snapshot) -> dict[str, str]:
    """The slug, by plan id, of each of these plans: the one it has, else one that no plan has or had."""
    taken = {plan.slug for plan in snapshot.plans if plan.slug} | {former.slug for former in snapshot.former_slugs}
    slugs: dict[str, str] = {}
    given: set[str] = set()
    for plan in sorted(plans, key=lambda plan: (plan.current_name, plan.id)):
        slug = plan.slug
        if not slug or slug in given or not is_slug(slug):
            slug = free_slug(plan.current_name, taken)
        slugs[plan.id] = slug
        given.add(slug)
        taken.add(slug)
    return slugs


def slug_of(name: str) -> str:
    """A name as lower-case ASCII words with hyphens; "plan" where nothing of it is left."""
    parted = "".join(" " if _parts(sign) else sign for sign in name.translate(_LETTERS))
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode("ascii").lower()
    # what an apostrophe joins stays one word: "foto's"
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", plain))
    slug = "-".join(words)[:LONGEST].strip("-") or _WITHOUT_NAME
    return slug if is_folder_name(slug) else f"{_WITHOUT_NAME}-{slug}"


def _parts(sign: str) -> bool:
    """Whether a character that has no place in an address separates words, as a dash does: "Heldrum–Station"."""
    return not sign.isascii() and unicodedata.category(sign) in ("Pd", "Po", "Sm", "So")


def is_slug(text: str) -> bool:
    """Whether a text, typed by hand perhaps, can be a slug."""
    return _SAFE.fullmatch(text) is not None and is_folder_name(text)


def free_slug(name: str, taken: Collection[str]) -> str:
    """The slug of a name, with a number where another plan has or had it."""
    slug, number = slug_of(name), 2
    candidate = slug
    while candidate in taken:
        ending = f"-{number}"
        candidate = slug[: LONGEST - len(ending)].rstrip("-") + ending
        number += 1
    return candidate
