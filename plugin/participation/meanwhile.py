"""Settings of the whole process, which all plugins in a QGIS have in common, made otherwise for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Meanwhile(Generic[Value]):
    """One such setting. It is as before once the last of those that need it otherwise has ended, in whatever order and
    whatever threads they end."""

    def __init__(self, read: Callable[[], Value], write: Callable[[Value], object]) -> None:
        self._read, self._write = read, write
        self._lock = Lock()
        self._before: list[Value] = []

    @contextmanager
    def set_to(self, value: Value) -> Iterator[None]:
        """Let it be this meanwhile; all who ask for it at a time ask for the same value."""
        with self._lock:
            self._before.append(self._read())
            self._write(value)
        try:
            yield
        finally:
            with self._lock:
                # of those that run, any but the first found it set already
                self._write(self._before.pop())
