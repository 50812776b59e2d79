"""In which languages the pages are written."""

from __future__ import annotations

from enum import IntEnum

ENGLISH_PAGE = "en/index.html"
"""What stands in a publication that has English pages beside the Dutch ones."""


class Languages(IntEnum):
    """The LANGUAGE parameter of `publish`."""

    NL = 0
    EN = 1
    BOTH = 2

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages of the pages; the first stands at the root."""
        return (("nl",), ("en",), ("nl", "en"))[self]

    @classmethod
    def of_codes(cls, codes: tuple[str, ...]) -> Languages:
        """The choice that gives pages in these languages; Dutch where none does."""
        return next((choice for choice in cls if choice.codes == codes), cls.NL)
