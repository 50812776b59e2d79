"""A server of wijken and buurten that has its own way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..serving import Oddities, served
from .fetching import area, buurt


@pytest.fixture
def odd() -> Oddities:
    return Oddities(
        {
            "gemeenten": [
                area(40, gemeentecode="GM9902", gemeentenaam="Elders"),
                area(0, gemeentecode="GM9901", gemeentenaam="Veldermond"),
                area(1, gemeentecode="GM9901", gemeentenaam="Veldermond", water="JA"),
            ],
            "wijken": [
                area(0, wijkcode="WK990100", wijknaam="Stad", gemeentecode="GM9901", gemeentenaam="Veldermond"),
                area(40, wijkcode="WK990200", wijknaam="Elders", gemeentecode="GM9902", gemeentenaam="Elders"),
            ],
            "buurten": [*(buurt(number) for number in range(5)), buurt(40, "GM9902", "WK990200")],
        }
    )


@pytest.fixture
def address(odd: Oddities) -> Iterator[str]:
    with served(odd) as found:
        yield found
