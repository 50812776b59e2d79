"""The page templates, compiled once, and what each page needs to know of where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import escape

from . import links
from .files import SHARED_FOLDER, SITE
from .options import PageOptions
from .views import in_list
from .whom import whom
from .words import page_words

_INDENT = re.compile(r"^ +", re.MULTILINE)
_WORD = re.compile(r"\{\{ w\.(\w+) \}\}")


@lru_cache(maxsize=2)
def environment(language: str) -> Environment:
    """Jinja2 with autoescape everywhere: whatever a record says is text. The fixed words of a language are text of its
    templates, so that they are escaped once. What a record says is in Dutch, which a page in another language tells at
    each place (WCAG 2.2, 3.1.2), so that it is not read out as if it were English."""
    words = page_words(language)
    dutch = "" if language == "nl" else ' lang="nl"'

    def source(name: str) -> str:
        # the indents are for whoever reads the template: on a page of thousands of plans they weigh a kilobyte
        text = _INDENT.sub("", (SITE / "templates" / name).read_text(encoding="utf-8"))
        return _WORD.sub(lambda found: escape(words[found[1]]), text.replace(" {{ dutch }}", dutch))

    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        safe_address=links.safe, mail=links.mail, telephone=links.telephone, bare=links.bare, short=in_list
    )
    made.filters["whom"] = partial(whom, language=language)
    return made


def policy(options: PageOptions) -> str:
    """Content-Security-Policy of every page: no inline script or style, no other host but the basemap's."""
    images = "'self' data:" + (f" {options.basemap.origin}" if options.basemap else "")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src {images}",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


@dataclass(frozen=True)
class Other:
    """The same page in another language."""

    language: str
    href: str


@dataclass(frozen=True)
class Place:
    """Where a page stands: its path within its language ("plannen/x/index.html"), and the languages of the site."""

    path: str
    language: str
    languages: tuple[str, ...]

    @property
    def file(self) -> str:
        """Path of the file within the publication."""
        return self._folder(self.language) + self.path

    @property
    def home(self) -> str:
        """The way to the start of this language."""
        return "../" * self.path.count("/")

    @property
    def top(self) -> str:
        """The way to the root of the publication."""
        return self.home + ("../" if self._folder(self.language) else "")

    @property
    def shared(self) -> str:
        return f"{self.top}{SHARED_FOLDER}/"

    @property
    def others(self) -> tuple[Other, ...]:
        return tuple(
            Other(language, self.top + self._folder(language) + self.path)
            for language in self.languages
            if language != self.language
        )

    def _folder(self, language: str) -> str:
        return "" if language == self.languages[0] else f"{language}/"
