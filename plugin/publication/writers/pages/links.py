"""Which addresses a page may point at."""

from __future__ import annotations

import re
from urllib.parse import quote

from ....participation.checks.texts import is_safe_link


def safe(address: str | None) -> str | None:
    """The address where it is safe by the rule that holds a record back; else None, so that no link is made of it."""
    text = (address or "").strip()
    return text if is_safe_link(text) else None


def mail(address: str | None) -> str | None:
    """A mailto link that holds one address and no further header."""
    return f"mailto:{quote(address, safe='@')}" if address else None


def telephone(number: str | None) -> str | None:
    """A tel link (RFC 3966) of the digits a person wrote; None where there are none."""
    digits = re.sub(r"[^0-9]", "", (number or "").replace("(0)", ""))
    if not digits:
        return None
    return f"tel:+{digits}" if (number or "").strip().startswith("+") else f"tel:{digits}"


def bare(address: str) -> str:
    """A web address as people write it: "veldermond.example/wijken"."""
    return re.sub(r"^https?://(?:www\.)?(?=.)|(?<=.)/$", "", address.strip(), flags=re.IGNORECASE)
