"""Looks at a key field before anything is written: is it filled in, and does it point out one plan each time?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...participation.words import Text
from ..sources import as_text

EMPTY = Text(
    "Bij {count} van de {total} plannen is de sleutel leeg. Die komen niet mee.",
    "The key of {count} of the {total} plans is empty. Those will not come in.",
)
TWICE = Text(
    "{count} sleutels komen vaker voor, zoals “{example}” ({times} keer).",
    "{count} keys occur more than once, such as “{example}” ({times} times).",
)
ONE_TWICE = Text(
    "Sleutel “{example}” komt {times} keer voor.",
    "Key “{example}” occurs {times} times.",
)


@dataclass(frozen=True)
class Keys:
    """What the values of a key field are like. total: rows. empty: rows without a key. repeated: keys that occur more
    than once, with how often."""

    total: int
    empty: int
    repeated: tuple[tuple[str, int], ...]

    @property
    def warnings(self) -> list[Text]:
        """What is wrong with them, in sentences; none where they are all right."""
        found = []
        if self.empty:
            found.append(EMPTY.format(count=self.empty, total=self.total))
        if self.repeated:
            example, times = self.repeated[0]
            words = TWICE if len(self.repeated) > 1 else ONE_TWICE
            found.append(words.format(count=len(self.repeated), example=example, times=times))
        return found


def look_at_keys(values: Iterable[Any]) -> Keys:
    """Compare the values of a field as `attachplans` will; the most frequent first."""
    keys = [as_text(value) for value in values]
    counts = Counter(key for key in keys if key is not None)
    return Keys(len(keys), keys.count(None), tuple(found for found in counts.most_common() if found[1] > 1))
