"""Texts and addresses that a pattern may read over and over: a hundred thousand characters of one piece."""

from __future__ import annotations

from participatiekaart.plugin.participation.checks.texts import (
    may_hold_personal_data,
    may_hold_placeholder,
    personal_data,
    placeholder,
)

LOOKS = (placeholder, personal_data, may_hold_placeholder, may_hold_personal_data)
PIECES = (
    *(
        "x",
        "[",
        "[a ",
        "[datum ",
        "[datum aaaa ",
        "<",
        "<datum-",
        "{",
        "{a",
        "«",
        "_",
        "…",
        "… ",
        ".",
        ". ",
        "d",
        "dd-",
    ),
    *("om tekst ", " in te vullen", "a", "a@", "a.", "@", "0", "06", "06 ", "+31", "1 ", "1.", "(0", "\n", " "),
    *("mevrouw ", "de heer ", "mevrouw J.", "mevrouw van ", "de heer drs. "),
)
PIECES_OF_ADDRESSES = ("a", "a.", "a@", ".", " ", "1", "1 ", "%", "a-", "(", "1;")
MOST = 100_000


def long_text(piece: str) -> str:
    return (piece * MOST)[:MOST]


def long_addresses(piece: str) -> tuple[str, ...]:
    """Addresses made of it, whole and with an end that no address has."""
    begun = (f"https://{piece}", f"mailto:{piece}", f"mailto:a@{piece}", f"tel:{piece}", piece)
    return tuple(address + end for address in begun for end in ("", "!", "\\", "@x.example"))
