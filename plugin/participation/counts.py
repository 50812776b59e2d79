"""How a number of things is said: one in the singular."""

from __future__ import annotations

from .words import Text


def counted(n: int, one: Text, many: Text) -> Text:
    """The words for that many; many: with the place {n}."""
    return one if n == 1 else many.format(n=n)


def plans(n: int) -> Text:
    """ "1 plan", "3 plans"."""
    return counted(n, Text("1 plan", "1 plan"), Text("{n} plannen", "{n} plans"))


def moments(n: int) -> Text:
    """ "1 moment", "3 moments"."""
    return counted(n, Text("1 moment", "1 moment"), Text("{n} momenten", "{n} moments"))


def goals(n: int) -> Text:
    """ "1 goal", "3 goals"."""
    return counted(n, Text("1 doel", "1 goal"), Text("{n} doelen", "{n} goals"))


def contacts(n: int) -> Text:
    """ "1 contact", "3 contacts"."""
    return counted(n, Text("1 contact", "1 contact"), Text("{n} contacten", "{n} contacts"))


def wijken(n: int) -> Text:
    """ "1 wijk", "3 wijken"."""
    return counted(n, Text("1 wijk", "1 wijk"), Text("{n} wijken", "{n} wijken"))


def buurten(n: int) -> Text:
    """ "1 buurt", "3 buurten"."""
    return counted(n, Text("1 buurt", "1 buurt"), Text("{n} buurten", "{n} buurten"))
