"""The address at which a publication stands on the web, as people give it."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.publication.web_address import public_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://plannen.voorbeeld.nl ", "https://plannen.voorbeeld.nl/"),
        ("https://voorbeeld.nl/plannen/", "https://voorbeeld.nl/plannen/"),
        ("https://voorbeeld.nl/plannen/index.html", "https://voorbeeld.nl/plannen/"),
        ("https://voorbeeld.nl/index.html", "https://voorbeeld.nl/"),
        ("https://voorbeeld.nl/mijnindex.html", "https://voorbeeld.nl/mijnindex.html/"),
        ("", None),
    ],
)
def test_it_is_that_of_the_folder_also_where_that_of_its_first_page_was_copied(typed: str, address: str | None) -> None:
    assert public_address(typed) == address
