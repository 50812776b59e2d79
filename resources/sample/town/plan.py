"""A plan as the made-up municipality describes it."""

from __future__ import annotations

from dataclasses import dataclass

from .places import Drawing


@dataclass(frozen=True)
class Plan:
    """A plan with the words its moments are written with.

    story: which course of moments it has (stories.py); about: what it is about, as it reads after "over"; influence:
    what people can and cannot influence; outcome: what was done with the input.
    """

    code: str
    name: str
    kind: str
    phase: str
    story: str
    drawing: Drawing | None
    about: str
    summary: str
    influence: str
    outcome: str

    @property
    def slug(self) -> str:
        """The last part of the address of its page."""
        return self.code.lower()
