"""Checks that plans, moments and contacts share: on public addresses and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .findings import Finding, finding
from .texts import is_safe_link, personal_data, placeholder


def link_findings(about: tuple[str, str, str], links: Mapping[str, str | None]) -> Iterator[Finding]:
    """An address that a browser should not follow."""
    for field, address in links.items():
        if address and not is_safe_link(address):
            yield finding("adres_onveilig", about, field, address)


def text_findings(about: tuple[str, str, str], texts: Mapping[str, str | None]) -> Iterator[Finding]:
    """Placeholders and personal data in public texts."""
    for field, text in texts.items():
        if not text:
            continue
        unfilled = placeholder(text)
        if unfilled:
            yield finding("tekst_onaf", about, field, unfilled)
        personal = personal_data(text)
        if personal:
            yield finding("persoonsgegevens_in_tekst", about, field, personal)
