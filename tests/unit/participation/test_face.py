"""The municipality's design tokens: what is taken from a file, and which colours cannot be told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participatiekaart.plugin.bundled import TOKENS
from participatiekaart.plugin.participation.checks import check
from participatiekaart.plugin.participation.face import DARK, Face, contrast, read_face, weak_pairs
from participatiekaart.plugin.participation.page_settings import PageSettings, check_basemap
from participatiekaart.plugin.participation.snapshot import Snapshot, StoreSettings
from participatiekaart.plugin.participation.words import ParticipationError

from .making import when

STANDARD = read_face(TOKENS.read_text(encoding="utf-8"))
LOGO = "url('data:image/svg+xml;base64,PHN2Zy8+')"
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # by the examples of WCAG 2.2's techniques G17 and G18
    [("#000000", "#ffffff", 21.0), ("#777777", "#fff", 4.48), ("#767676", "#ffffff", 4.54), ("#abc", "#aabbcc", 1.0)],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_standard_face_can_be_read_by_everyone() -> None:
    assert list(weak_pairs(STANDARD)) == []


def test_on_a_dark_screen_a_colour_that_is_not_named_there_is_that_of_a_light_one() -> None:
    face = Face({"--pk-tekst": "#000000", "--pk-vlak": "#ffffff"}, {"--pk-vlak": "#000000"})
    (weak,) = weak_pairs(face)
    assert (weak.screen, weak.front, weak.back, weak.ratio) == (DARK, "--pk-tekst", "--pk-vlak", 1)


def test_a_pair_that_cannot_be_told_apart_is_a_finding_on_each_screen_it_shows_on() -> None:
    css = ":root { --pk-merk: #ff9900; --pk-op-merk: #fff } @media (prefers-color-scheme: dark) { :root { } }"
    face = read_face(css.replace("#fff }", "#fff; }")).over(STANDARD)
    settings = StoreSettings("Proef", "GM9999", pages=PageSettings(face=face.to_css()))

    (found,) = [one for one in check(Snapshot(settings), when("2026-11-23 12:00")) if one.code == "contrast_laag"]

    assert (found.severity.value, found.record_type, found.field) == ("warning", "pages", "--pk-op-merk")
    assert found.text.nl == (
        "Huisstijl: --pk-op-merk op --pk-merk heeft op een licht scherm contrast 2.1; er is 4.5 nodig om het te kunnen "
        "lezen."
    )


@given(st.dictionaries(st.sampled_from(sorted(name for name in STANDARD.dark)), COLOURS))
def test_a_face_is_read_back_as_it_was_written(dark: dict[str, str]) -> None:
    face = Face(
        {"--pk-logo": LOGO, "--pk-lettertype": '"Open (Sans", sans-serif', "--pk-rond": "max(1px, calc(2px + 1px))"},
        dark,
    ).over(STANDARD)

    assert read_face(face.to_css()) == face


def test_what_stood_around_a_comment_makes_no_other_one() -> None:
    """What was taken in could not be read again, so that no publication was made any more."""
    face = read_face(":root { --pk-lettertype: a //* or */* b; }")
    assert face.light["--pk-lettertype"] == "a / * b"
    assert read_face(face.to_css()) == face


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        # as programs print it: in lines of 76 signs
        ("data:image/svg+xml;base64,PHN2\n  Zy8+\n", "data:image/svg+xml;base64,PHN2Zy8+"),
        ("data:image/png;base64,iVBO\r\nRw0K", "data:image/png;base64,iVBORw0K"),
        ("data:image/svg+xml,%3Csvg\n  width=%221%22/%3E", "data:image/svg+xml,%3Csvg width=%221%22/%3E"),
    ],
    ids=["base64", "from Windows", "as text"],
)
def test_a_logo_in_several_lines_is_put_on_one(written: str, kept: str) -> None:
    """A browser would drop it, and what stands behind it too."""
    face = read_face(f':root {{ --pk-logo: url("{written}"); --pk-ruimte: 2rem; }}')
    assert face.light == {"--pk-logo": f'url("{kept}")', "--pk-ruimte": "2rem"}


@pytest.mark.parametrize(
    "css",
    [
        "",
        "body { color: red; }",
        "@import url(https://elders.example/x.css);",
        ":root { --pk-merk: #fff; } body { display: none; }",
        ":root { --pk-merk: red; }",
        ":root { --pk-merk: #ff; }",
        ":root { --pk-rond: 1rem } body { background: url(https://elders.example) }",
        ":root { --pk-logo: url(https://elders.example/logo.svg); }",
        ":root { --pk-logo: url('data:text/html,<script>'); }",
        ":root { --pk-lettertype: src('https://elders.example'); }",
        ':root { --pk-lettertype: image-set("https://elders.example" 1x); }',
        ":root { --pk-lettertype: \\75rl(x); }",
        ":root { --pk-rond: </style><script>alert(1)</script>; }",
        ":root { --pk-bestaat-niet: 1rem; }",
        ":root { background: #fff; }",
        ":root { --pk-rond: calc(1rem; }",
        ":root { --pk-rond: [1rem); }",
        ':root { --pk-lettertype: "a\nb"; }',
        ":root { --pk-lettertype: \0; }",
        # what takes a second too many for each thousand signs takes a day of these
        pytest.param("/*" * 200_000, id="comments that nobody closes"),
        pytest.param(f":root {{ --pk-rond: {'(' * 200_000}{')' * 199_999}; }}", id="brackets within brackets"),
    ],
)
def test_what_is_no_token_is_refused_with_a_sentence(css: str) -> None:
    with pytest.raises(ParticipationError) as told:
        read_face(css).over(STANDARD)
    assert told.value.text.nl.endswith((".", "…')."))


@pytest.mark.parametrize(
    "address",
    [
        "https://tegels.example/{z}/{x}.png",
        "ftp://tegels.example/{z}/{x}/{y}.png",
        "https://tegels.example; script-src *//{z}/{x}/{y}.png",
        'https://tegels.example"><script>/{z}/{x}/{y}',
        "https:///{z}/{x}/{y}.png",
        "-",
        # the map library stops at a mark that it does not know
        "https://tegels.example/{z}/{x}/{y}/{soort}.png",
        "https://tegels.example/{z}/{x}/{y}\0.png",
        "https://tegels.example/{z}/{x}/{y}\u202e.png",
        "https://tegels.example/{z}/{x}/{y}" + 3000 * "x",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(address: str) -> None:
    with pytest.raises(ParticipationError):
        check_basemap(PageSettings(address, "Bron"))


def test_tiles_need_their_source() -> None:
    with pytest.raises(ParticipationError):
        check_basemap(PageSettings("https://tegels.example/{z}/{x}/{y}.png"))
    assert check_basemap(PageSettings("https://tegels.example:8080/{z}/{x}/{y}.png?v=1", "Bron")).source == "Bron"
