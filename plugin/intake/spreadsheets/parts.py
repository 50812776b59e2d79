"""Reads the parts of a spreadsheet: XLSX and ODS are both a zip of XML."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from typing import IO, TYPE_CHECKING, Any, NoReturn
from xml.etree.ElementTree import XMLPullParser
from xml.parsers.expat import ParserCreate

from .sheets import TooManyCellsError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# a small file can hold more than the memory: more than the rows of a sheet, and than the parts of its widest row
_MOST_ELEMENTS = 2_000_000
_MOST_HELD = 500_000
# what comes out of small blocks stays within the cache of a processor: of large ones it takes three times as long
_BLOCK = 16_384
_LARGEST_BLOCK = 16_000_000


class Parts:
    """The parts of a spreadsheet that is open. Capitals in their names do not tell them apart (ECMA-376, part 2)."""

    def __init__(self, whole: zipfile.ZipFile) -> None:
        self._whole = whole
        self._names = {name.lower(): name for name in whole.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """A part, to be read. Raises KeyError where it is not there."""
        return self._whole.open(self._names[name.lower()])

    def elements(self, name: str, tags: Collection[str], begun: Collection[str] = ()) -> Iterator[Element]:
        """The elements with these tags, each once it has been read whole; its memory is freed when the next is asked
        for. Those of `begun` come as they begin, with their attributes only. Raises TooManyCellsError, and any error
        that a part which is no XML leads to."""
        with self.open(name) as part:
            for number, element in enumerate(_elements(part, tags, begun)):
                if number > _MOST_ELEMENTS:
                    raise TooManyCellsError
                yield element


def _elements(part: IO[bytes], tags: Collection[str], begun: Collection[str]) -> Iterator[Element]:
    """The wanted elements of a part, whatever lies around them. Of what is not wanted only the elements around the
    present place are held. Raises TooManyCellsError where that, or one wanted element, grows too large."""
    around: list[Element] = []
    wanted, held = None, 0
    for event, element in _events(part):
        if event == "start":
            held += 1
            if held > _MOST_HELD:
                raise TooManyCellsError
            if wanted is None:
                if element.tag in begun:
                    yield element
                if element.tag in tags:
                    wanted = element
                else:
                    around.append(element)
        elif wanted is None:
            around.pop()
            held = _let_go(around)
        elif element is wanted:
            yield element
            wanted, held = None, _let_go(around)


def _let_go(around: list[Element]) -> int:
    """Free what was read inside the innermost of these elements; gives how many elements are still held."""
    if around:
        around[-1].clear()
    return len(around)


def _events(part: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Where each element begins and ends. Raises ValueError for a document type declaration: no program that writes
    spreadsheets makes one, and its entities can let a small part grow until it fills the memory."""
    first: list[str] = []
    guard = ParserCreate()
    guard.StartDoctypeDeclHandler = _refuse
    guard.StartElementHandler = lambda tag, _: first.append(tag)
    parser: Any = XMLPullParser(("start", "end"))
    size = _BLOCK
    while block := part.read(size):
        if not first:
            guard.Parse(block)
        parser.feed(block)
        events = [*parser.read_events()]
        yield from events
        # with each block a comment is read from its begin again: a long one would take hours
        size = _BLOCK if events else min(2 * size, _LARGEST_BLOCK)
        if size == _LARGEST_BLOCK and not first:
            raise ValueError("no element")
    parser.close()
    yield from parser.read_events()


def _refuse(*_: object) -> NoReturn:
    raise ValueError("document type")
