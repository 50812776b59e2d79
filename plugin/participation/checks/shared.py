"""Checks that hold for every public record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from .addresses import looks_personal
from .subjects import Spot
from .texts import is_safe_link, may_hold_personal_data, may_hold_placeholder, personal_data, placeholder, shown


class WithLinks(Protocol):
    """A record with public links, each by field."""

    def links(self) -> list[tuple[str, str]]: ...


class WithTexts(Protocol):
    """A record with public texts, each by field."""

    def texts(self) -> list[tuple[str, str]]: ...


def unsafe_link(subject: WithLinks) -> Iterator[Spot]:
    for field, address in subject.links():
        if not is_safe_link(address):
            yield Spot(field, {"value": shown(address)})


def unfinished_text(subject: WithTexts) -> Iterator[Spot]:
    texts = subject.texts()
    if not may_hold_placeholder(_joined(texts)):
        return
    for field, text in texts:
        found = placeholder(text)
        if found is not None:
            yield Spot(field, {"value": shown(found)})


def personal_data_in_text(subject: WithTexts) -> Iterator[Spot]:
    texts = subject.texts()
    if not may_hold_personal_data(_joined(texts)):
        return
    for field, text in texts:
        for what in personal_data(text):
            yield Spot(field, {"what": what})


def personal_address_in_link(subject: WithLinks) -> Iterator[Spot]:
    for field, address in subject.links():
        if looks_personal(address.partition(":")[2]):
            yield Spot(field)


def _joined(texts: list[tuple[str, str]]) -> str:
    return "\n".join([text for _, text in texts])
