"""Writes the pages of one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from ....participation.words import Text
from ...records import PublicSite
from ..staging import Staging
from . import share_picture
from .brief import brief
from .choices import choices
from .linked_data import LinkedData
from .map_data import OF_TOWN, Drawn, Shapes, address_of_town, script, together
from .options import MANY, PageOptions
from .site_view import site_view
from .templates import Other, Place, environment, policy
from .views import AreaView, PlanView, in_list
from .words import page_words, view_words


@dataclass(frozen=True)
class SiteFacts:
    """What every page may know of the site. A page that stays unchanged is known by this and by what only it tells.
    picture: web address of the picture to share with a link. gemeente: the name of the municipality, where known."""

    titel: str
    timezone: str
    base_url: str | None
    picture: str | None
    has_wijken: bool
    gemeente: str | None


class PageWriter:
    """The pages of one publication in one language. edition: what `write_shared_files` gives."""

    def __init__(
        self,
        site: PublicSite,
        staging: Staging,
        options: PageOptions,
        language: str,
        shapes: Shapes,
        sizes: Sequence[Text | None],
        has_picture: bool,
        edition: str,
    ) -> None:
        self.site = site
        self.staging = staging
        self.options = options
        self.language = language
        self.shapes = shapes
        self.view = site_view(site, language, sizes)
        self.words = page_words(language)
        picture = f"{site.base_url}{share_picture.PATH}" if has_picture else None
        town = next((area.naam for area in site.wijken if area.niveau == "gemeente"), None)
        self.facts = SiteFacts(site.titel, site.timezone, site.base_url, picture, bool(self.view.areas), town)
        self.ground = (self.facts, options, language, edition)
        self.common = {
            "site": self.facts,
            "language": language,
            "edition": edition,
            # Escaped once instead of on every page
            "w": SimpleNamespace(**{name: escape(text) for name, text in self.words.items()}),
            "views": view_words(language),
            "basemap": options.basemap,
            "policy": escape(policy(options)),
            "picture_size": (share_picture.WIDTH, share_picture.HEIGHT),
        }
        self.linked = LinkedData(site, town)
        self.templates = environment(language)
        self.items: dict[tuple[str, str], Markup] = {}
        self.shared: dict[str, SimpleNamespace] = {}

    def write(self) -> None:
        self._write_index()
        self._write_plans()
        for area in self.view.areas:
            self._write_area(area)
        for moved in self.site.verhuisd:
            there = self._address(f"plannen/{moved.naar}/index.html")
            told = {"slug": moved.naar, "canonical": there}
            self._page("moved.html", f"plannen/{moved.slug}/index.html", self.words["moved_title"], **told)
        for gone in self.site.verdwenen:
            kind = "withdrawn" if gone.is_withdrawn else "not_shown"
            path, title = f"plannen/{gone.slug}/index.html", self.words[f"{kind}_title"]
            self._page("gone.html", path, title, told=self.words[kind])
        for ended in self.site.vervallen:
            heirs = [area.area for area in self.view.areas if area.area.code in ended.opvolgers]
            title = self.words["area_ended_title"].format(name=in_list(ended.naam))
            self._page("wijk_vervallen.html", f"wijken/{ended.code}/index.html", title, heirs=heirs)

    def _write_index(self) -> None:
        """The start page, and the same list and map without head and foot, for in a frame of another page."""
        shown: dict[str, object] = {
            "areas": self.view.areas,
            "choices": choices(self.view.plans, self.view.areas, self.site.vervallen, self.language),
            "items": self._items(self._listed(), ""),
            "plans_file": address_of_town(self.site, self.shapes),
        }
        self._page(
            "index.html",
            "index.html",
            self.words["index_title"],
            about=self.words["index_intro"],
            here="index",
            loose_moments=self.view.loose_moments,
            linked=_embedded(self.linked.loose(self.view.loose_moments, self._address("index.html"))),
            **shown,
        )
        self._page("kaart.html", "kaart.html", self.words["map_of_plans"], here="kaart", **shown)

    def _listed(self) -> Iterable[PlanView]:
        if len(self.view.plans) <= MANY:
            return self.view.plans
        return (brief(plan, self.site.at, self.site.timezone) for plan in self.view.plans)

    def _write_plans(self) -> None:
        for plan in self.view.plans:
            slug = plan.record.slug
            path = f"plannen/{slug}/index.html"
            shape = self.shapes.get(slug)
            file = Place(path, self.language, self.options.languages).file
            # all that the page tells follows from these
            if not self.staging.stays(file, (self.ground, path, plan, shape)):
                self._write_plan(path, plan, shape)

    def _write_plan(self, path: str, plan: PlanView, shape: Drawn | None) -> None:
        drawn = _embedded(shape.json) if shape else None
        linked = _embedded(self.linked.plan(plan, shape.point if shape else None, self._address(path)))
        self._page("plan.html", path, plan.name, about=plan.summary, plan=plan, drawn=drawn, linked=linked)

    def _write_area(self, area: AreaView) -> None:
        path = f"wijken/{area.area.code}/index.html"
        offered = choices(area.plans, (), (), self.language)
        linked = _embedded(self.linked.area(area.area, self._address(path)))
        items = self._items(area.plans, "../../")
        drawn = self._write_shapes(area)
        shown = {"area": area, "choices": offered, "items": items, "linked": linked, "plans_file": drawn}
        about = self.words["about_area"].format(name=area.area.name)
        self._page("wijk.html", path, area.area.name, about=about, **shown)

    def _write_shapes(self, area: AreaView) -> str:
        """Where the map of a wijk finds the shapes of its plans: in a file of their own where there are very many."""
        place = Place(f"wijken/{area.area.code}/kaart.js", self.language, self.options.languages)
        if len(self.view.plans) <= MANY:
            return f"{place.shared}{OF_TOWN}"
        drawn = [self.shapes[plan.record.slug] for plan in area.plans if plan.record.slug in self.shapes]
        self.staging.write(place.file, script("plannen", together(drawn)).encode("utf-8"))
        return "kaart.js"

    def _items(self, plans: Iterable[PlanView], home: str) -> list[Markup]:
        """The plans as entries of a list; made once for all pages at the same depth."""
        return [self._item(plan, home) for plan in plans]

    def _item(self, plan: PlanView, home: str) -> Markup:
        key = (plan.record.slug, home)
        if key not in self.items:
            parts: Any = self.templates.get_template("parts.html").module
            self.items[key] = Markup(parts.plan_item(plan, home, self.common["w"]))  # nosec B704
        return self.items[key]

    def _page(self, template: str, path: str, title: str, **values: object) -> None:
        place = Place(path, self.language, self.options.languages)
        text = self.templates.get_template(template).render(
            **self.common,
            title=title,
            home=place.home,
            top=place.top,
            files=place.shared,
            shared=self._shared(place),
            alternates=place.others,
            versions=self._versions(path) if place.others else (),
            **{"here": None, "about": None, "linked": None, "canonical": self._address(path), **values},
        )
        self.staging.write(place.file, text.encode("utf-8"))

    def _shared(self, place: Place) -> SimpleNamespace:
        """The parts of a page that are the same on all pages at the same depth."""
        if place.home not in self.shared:
            values = {**self.common, "top": place.top, "files": place.shared, "statement": self.options.statement}
            parts = ((name, self.templates.get_template(f"{name}.html")) for name in ("links", "footer", "scripts"))
            made = {name: Markup(template.render(values)) for name, template in parts}  # nosec B704
            self.shared[place.home] = SimpleNamespace(**made)
        return self.shared[place.home]

    def _versions(self, path: str) -> list[Other]:
        """The page in every language, this one too, as search engines want to know it: by its whole address."""
        addresses = ((language, self._address(path, language)) for language in self.options.languages)
        return [Other(language, address) for language, address in addresses if address]

    def _address(self, path: str, language: str | None = None) -> str | None:
        """Where a page stands for the public, as far as that is known; in this language unless another is asked for."""
        file = Place(path, language or self.language, self.options.languages).file
        return self.facts.base_url + quote(file.removesuffix("index.html")) if self.facts.base_url else None


def _embedded(data: str) -> Markup:
    """JSON that may stand in a script element, marked so that the template does not escape it."""
    return Markup(data)  # nosec B704
