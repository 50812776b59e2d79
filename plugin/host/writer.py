"""By which name the history of a store remembers whoever works in this QGIS."""

from __future__ import annotations


def writer_name() -> str:
    """Who writes, for the history: the name this person is logged in with."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # a container's user without a name, or no pwd module and no variables on Windows
        return "onbekend"
