"""A release that is not kept, or can no longer be read, is not put back."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.codes import Phase
from participatiekaart.plugin.participation.records import Moment, Plan
from participatiekaart.plugin.participation.words import ParticipationError

from ..released import EVENING, FIELD, change, contents, kept, release, roll_back


def test_without_a_kept_release_or_with_an_unknown_name_it_says_so(store: str, folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(ParticipationError, match="No earlier release"):
        roll_back(store, folder)
    with pytest.raises(ParticipationError, match="No earlier release"):
        roll_back(store, folder.with_name("elders"), name="gisteren")
    with pytest.raises(ParticipationError, match="“gisteren” is not kept"):
        roll_back(store, folder, name="gisteren")
    with pytest.raises(ParticipationError, match="is not kept"):
        roll_back(store, folder, name="../../opslag.gpkg")
    assert contents(folder) == before


ABYSS = gzip.compress(99_999 * b"[")


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: data[:-9], lambda _: b"kapot", lambda _: ABYSS])
def test_a_damaged_release_is_not_put_back(store: str, folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    _, first = kept(folder)
    first.path.write_bytes(spoil(first.path.read_bytes()))
    before = contents(folder)
    with pytest.raises(ParticipationError, match="can no longer be read"):
        roll_back(store, folder)
    assert contents(folder) == before


def _said_otherwise(data: bytes, before: str, after: str) -> bytes:
    return gzip.compress(gzip.decompress(data).decode().replace(before, after).encode())


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ('"planvorming"', '"oudefase"'),
        ('"2026-11-02T', '"ooit '),
        ('"naam": "Veld"', '"naam": ["Veld"]'),
        ('"naam": "Veld"', '"naam": "\\ud800"'),
        ('"https://kaart.example/"', '["x"]'),
    ],
)
def test_a_release_in_other_words_is_not_put_back_and_named(store: str, folder: Path, said: str, other: str) -> None:
    change(store, Plan, FIELD.id, phase=Phase.DECISION)
    change(store, Moment, EVENING.id, begin_local="2026-11-03 19:30", end_local="2026-11-03 21:00")
    release(store, folder)
    _, first = kept(folder)
    first.path.write_bytes(_said_otherwise(first.path.read_bytes(), said, other))
    before = contents(folder)
    with pytest.raises(ParticipationError, match="can no longer be read"):
        roll_back(store, folder)
    assert contents(folder) == before


@pytest.mark.parametrize("address", ["javascript:alert(1)//", "https://ik:geheim@kaart.example/", "https://x/\\u0000"])
def test_an_address_that_nobody_could_have_published_at_is_not_taken_over(
    store: str, folder: Path, address: str
) -> None:
    change(store, Plan, FIELD.id, summary="Anders")
    release(store, folder)
    _, first = kept(folder)
    first.path.write_bytes(_said_otherwise(first.path.read_bytes(), "https://kaart.example/", address))
    before = contents(folder)
    with pytest.raises(ParticipationError, match="address"):
        roll_back(store, folder)
    assert contents(folder) == before
