"""The municipality's face: the design tokens of its pages, and whether their colours can be told apart.

The tokens are custom properties in a style sheet of two blocks, `:root` and the same for dark screens, after the manner
of NL Design System. What is read here is values only, so that nothing else of a file reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .drawings import DRAWINGS
from .words import ParticipationError, Text

NOT_TOKENS = Text(
    "Dit is geen bestand met ontwerptokens; hier staat iets anders: “{found}”. Neem bestanden/tokens.css van een "
    "publicatie als voorbeeld en verander alleen de waarden.",
    "This is not a file of design tokens; it says something else here: “{found}”. Take bestanden/tokens.css of a "
    "publication as an example and change the values only.",
)
UNKNOWN = Text(
    "Het token {name} bestaat niet. Neem bestanden/tokens.css van een publicatie als voorbeeld.",
    "There is no token {name}. Take bestanden/tokens.css of a publication as an example.",
)
NO_COLOUR = Text(
    "Het token {name} is “{value}”; schrijf een kleur als #0e4a63.",
    "Token {name} is “{value}”; write a colour as #0e4a63.",
)
OUTSIDE = Text(
    'Het token {name} verwijst naar buiten. Zet het logo in het bestand zelf, als url("data:image/svg+xml;base64,…").',
    'Token {name} points elsewhere. Put the logo in the file itself, as url("data:image/svg+xml;base64,…").',
)
UNFINISHED = Text(
    "Het token {name} is niet af: “{value}”. Sluit elk haakje en schrijf de waarde op één regel.",
    "Token {name} is not finished: “{value}”. Close every bracket and write the value on one line.",
)
LIGHT = Text("op een licht scherm", "on a light screen")
DARK = Text("op een donker scherm", "on a dark screen")
LOGO = "--pk-logo"

# open has another colour where nobody is asked for input
_STATUSES = [*dict.fromkeys(one.colour.removeprefix("--pk-stand-") for one in DRAWINGS.values()), "te-bezoeken"]
# WCAG 2.2: 1.4.3 for text, 1.4.11 for what else has to be seen; technique C40 for the two rings of focus, one of which
# then stands out against whatever lies behind
TEXT, SHAPE, RINGS = 4.5, 3.0, 9.0
PAIRS = (
    ("tekst", "vlak", TEXT),
    ("tekst", "vlak-zacht", TEXT),
    ("tekst-zacht", "vlak", TEXT),
    ("tekst-zacht", "vlak-zacht", TEXT),
    ("koppeling", "vlak", TEXT),
    ("koppeling", "vlak-zacht", TEXT),
    ("koppeling-sterk", "vlak", TEXT),
    ("koppeling-sterk", "vlak-zacht", TEXT),
    ("op-merk", "merk", TEXT),
    ("lijn-invoer", "vlak", SHAPE),
    ("focus", "focus-vlak", RINGS),
    # a filter that is chosen
    ("tekst", "stand-binnenkort-vlak", TEXT),
    ("tekst-zacht", "stand-binnenkort-vlak", TEXT),
    *((f"stand-{status}", f"stand-{status}-vlak", TEXT) for status in _STATUSES),
    *((f"stand-{status}", "vlak", TEXT) for status in _STATUSES),
    # areas on a map without a basemap
    *((f"stand-{status}", "vlak-zacht", SHAPE) for status in _STATUSES),
)
_COLOURS = {f"--pk-{name}" for pair in PAIRS for name in pair[:2]}
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
# one that nobody closes runs to the end
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_OPENED_BY = {")": "(", "]": "["}
_VALUE = r"""(?:"[^"\\<>]*"|'[^'\\<>]*'|[^;"'{}\\<>])*"""
_TOKEN = re.compile(rf"\s*(?P<name>--pk-[a-z0-9-]+|color-scheme)\s*:(?P<value>{_VALUE});")
_LIGHT_BLOCK = re.compile(r"\s*:root\s*\{")
_DARK_BLOCK = re.compile(r"\s*@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{\s*:root\s*\{")
_PICTURE = re.compile(r"""url\((["'])data:image/(?:svg\+xml|png|jpeg|webp)[;,][^"']*\1\)""")


@dataclass(frozen=True)
class Face:
    """Values by token name. dark: what differs on a dark screen."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    def over(self, standard: Face) -> Face:
        """This face, with the standard's value for each token it does not name. Raises ParticipationError where it
        names one that the standard does not have."""
        for name in (*self.light, *self.dark):
            if name not in standard.light:
                raise ParticipationError(UNKNOWN.format(name=name))
        return Face({**standard.light, **self.light}, {**standard.dark, **self.dark})

    def to_css(self) -> str:
        """The style sheet of it."""
        light = "".join(f"  {name}: {value};\n" for name, value in self.light.items())
        dark = "".join(f"    {name}: {value};\n" for name, value in self.dark.items())
        root = f":root {{\n  color-scheme: light dark;\n{light}}}\n"
        return f"{root}@media (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n"


@dataclass(frozen=True)
class WeakPair:
    """Two colours too much alike. ratio: of their contrast, which has to be at least `needed` (WCAG 2.2)."""

    screen: Text
    front: str
    back: str
    ratio: float
    needed: float


def read_face(css: str) -> Face:
    """The tokens of a style sheet. Raises ParticipationError where it holds anything else."""
    # as a browser reads it: what stood on both sides of one does not come together, to begin another
    text = _COMMENT.sub(" ", css)
    light, rest = _block(text, 0, _LIGHT_BLOCK, 1)
    dark: dict[str, str] = {}
    if text[rest:].strip():
        dark, rest = _block(text, rest, _DARK_BLOCK, 2)
    if text[rest:].strip():
        raise _not_tokens(text, rest)
    return Face(light, dark)


def weak_pairs(face: Face) -> Iterator[WeakPair]:
    """The pairs of colours that stand on each other in a page and have too little contrast."""
    for screen, values in ((LIGHT, face.light), (DARK, {**face.light, **face.dark})):
        for front, back, needed in PAIRS:
            names = f"--pk-{front}", f"--pk-{back}"
            if all(name in values for name in names):
                ratio = contrast(values[names[0]], values[names[1]])
                if ratio < needed:
                    yield WeakPair(screen, *names, ratio, needed)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (#rgb or #rrggbb), 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(colour: str) -> tuple[int, ...]:
    """Red, green and blue of a colour (#rgb or #rrggbb), 0 to 255."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in rgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _block(text: str, at: int, opening: re.Pattern[str], closing: int) -> tuple[dict[str, str], int]:
    found = opening.match(text, at)
    if found is None:
        raise _not_tokens(text, at)
    values = {}
    at = found.end()
    while token := _TOKEN.match(text, at):
        at = token.end()
        if token["name"] != "color-scheme":
            values[token["name"]] = _checked(token["name"], token["value"].strip())
    end = re.compile(r"\s*\}" * closing).match(text, at)
    if end is None:
        raise _not_tokens(text, at)
    return values, end.end()


def _checked(name: str, value: str) -> str:
    if name in _COLOURS and not _COLOUR.fullmatch(value):
        raise ParticipationError(NO_COLOUR.format(name=name, value=value[:40]))
    is_picture = name == LOGO and _PICTURE.fullmatch(value)
    if not is_picture and re.search(r"url|image|src|expression|\(\s*[\"']", value, re.IGNORECASE):
        raise ParticipationError(OUTSIDE.format(name=name))
    if is_picture:
        return _on_one_line(value)
    # an open bracket would take everything behind it along
    if not value.isprintable() or _left_open(value):
        raise ParticipationError(UNFINISHED.format(name=name, value=value[:40]))
    return value


def _on_one_line(picture: str) -> str:
    """A picture without the breaks of a program that prints it in lines: a browser drops what is quoted over several,
    and the tokens behind it too."""
    return ("" if ";base64," in picture else " ").join(line.strip() for line in picture.splitlines())


def _left_open(value: str) -> bool:
    opened = []
    for bracket in re.findall(r"[()\[\]]", _QUOTED.sub("", value)):
        if bracket not in _OPENED_BY:
            opened.append(bracket)
        elif not opened or opened.pop() != _OPENED_BY[bracket]:
            return True
    return bool(opened)


def _not_tokens(text: str, at: int) -> ParticipationError:
    found = " ".join(text[at:].split())[:40]
    return ParticipationError(NOT_TOKENS.format(found=found))
