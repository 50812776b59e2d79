"""What is looked for in public texts and addresses. Every pattern takes linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

SAFE_SCHEMES = ("http", "https", "mailto", "tel")

_PLACEHOLDER = re.compile(
    r"\bX{3,}\b|\bTODO\b|\bTBD\b|\blorem ipsum\b|\bnader in te vullen\b"
    r"|\[(?:datum|naam|plaats|tijd|adres|link|invullen|tekst|titel|bedrag)[^\]\n]{0,40}\]"
    r"|<(?:datum|naam|plaats|tijd|adres|link|invullen|tekst|titel)[^>\n]{0,40}>"
    r"|\{\{?\s{0,5}[a-z_]{2,40}\s{0,5}\}?\}",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\d+])(?:(?:\+31|0031)[ -]?(?:\(0\))?[ -]?|0)[1-9](?:[ -]?\d){8}(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{9}(?!\d)")
_TITLED_NAME = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]e heer|[Dd]hr\.)\s+"
    r"(?:[A-Z]\.\s?){0,4}(?:(?:van|de|der|den|ter|ten|te|het|'t)\s+){0,3}[A-Z][\w'’-]{1,40}"
)
_PERSONAL_MAILBOX = re.compile(r"^[a-z]{1,20}[._-](?:[a-z]{1,6}[._-]){0,3}[a-z]{2,30}$", re.IGNORECASE)
_TEAM_WORDS = re.compile(
    r"team|info|wijk|contact|project|plan|gemeente|post|participatie|communicatie|bestuur|secretariaat|klant|service"
    r"|vereniging|stichting|bewoners|buurt|meld|ruimte|wonen|omgeving|samen|balie|vragen|redactie|webmaster",
    re.IGNORECASE,
)


def is_safe_link(address: str) -> bool:
    """Whether an address is a full http, https, mailto or tel link without hidden characters."""
    if any(character <= " " or character == "\x7f" for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.lower() not in SAFE_SCHEMES:
        return False
    return bool(parts.netloc) if parts.scheme.lower().startswith("http") else bool(parts.path)


def placeholder(text: str) -> str | None:
    """The first unfilled placeholder in a text."""
    found = _PLACEHOLDER.search(text)
    return found.group() if found else None


def personal_data(text: str) -> str | None:
    """The first e-mail address, Dutch telephone or citizen service number, or name after a form of address."""
    return next(_personal(text), None)


def looks_personal(email: str) -> bool:
    """Whether an e-mail address looks like one person's (voornaam.achternaam@, v.achternaam@)."""
    mailbox = email.split("@", 1)[0]
    return bool(_PERSONAL_MAILBOX.match(mailbox)) and not _TEAM_WORDS.search(mailbox)


def _personal(text: str) -> Iterator[str]:
    for pattern in (_EMAIL, _PHONE, _TITLED_NAME):
        found = pattern.search(text)
        if found:
            yield found.group()
    for number in _NUMBER.finditer(text):
        if _passes_eleven_test(number.group()):
            yield number.group()


def _passes_eleven_test(digits: str) -> bool:
    """The check on a citizen service number (BSN): 9·a + 8·b + … + 2·h − i is divisible by 11."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits))
    return total % 11 == 0 and int(digits) != 0
