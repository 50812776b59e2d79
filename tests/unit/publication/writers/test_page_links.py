"""Which addresses become links."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.publication.writers.pages import links


@pytest.mark.parametrize(
    "address",
    [
        "https://voorbeeld.example/a?b=c",
        "HTTP://voorbeeld.example",
        "https://voorbeeld.example/a b.pdf",
        "mailto:team@voorbeeld.example",
        "tel:+31991234567",
    ],
)
def test_web_mail_and_telephone_become_links(address: str) -> None:
    assert links.safe(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//elders.example",
        "https:/voorbeeld.example",
        "https://voorbeeld.example\nx",
        "www.voorbeeld.example",
        "https://naam:geheim@voorbeeld.example/",
        "https://voorbeeld.example@elders.example",
    ],
)
def test_an_unsafe_address_becomes_no_link(address: str | None) -> None:
    assert links.safe(address) is None


def test_a_mail_link_holds_one_address_and_no_further_header() -> None:
    assert links.mail("a@b.example?cc=c@d.example&body=x") == "mailto:a@b.example%3Fcc%3Dc@d.example%26body%3Dx"


@pytest.mark.parametrize(
    ("number", "link"),
    [("+31 (0)99 123 4567", "tel:+31991234567"), ("099-1234567", "tel:0991234567"), ("bel ons", None), (None, None)],
)
def test_a_telephone_link_holds_digits(number: str | None, link: str | None) -> None:
    assert links.telephone(number) == link


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.voorbeeld.example/wijken/", "voorbeeld.example/wijken"),
        ("HTTP://voorbeeld.example", "voorbeeld.example"),
        ("https://www.", "www."),
        ("mailto:team@voorbeeld.example", "mailto:team@voorbeeld.example"),
    ],
)
def test_a_web_address_is_shown_as_people_write_it(address: str, words: str) -> None:
    assert links.bare(address) == words
