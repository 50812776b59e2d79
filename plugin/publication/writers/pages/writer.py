"""Writes the pages of one language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from ...records import PublicSite
from .choices import choices
from .map_data import Shapes, for_page
from .options import PageOptions
from .templates import Place, environment, policy
from .views import AreaView, PlanView, site_view
from .words import page_words, view_words

# From here on the start page leaves the summaries to the pages of the wijken, so that it stays light.
MANY = 1000


class PageWriter:
    """The pages of one publication in one language."""

    def __init__(self, site: PublicSite, folder: Path, options: PageOptions, language: str, shapes: Shapes) -> None:
        self.site = site
        self.folder = folder
        self.options = options
        self.language = language
        self.shapes = shapes
        self.view = site_view(site, language)
        self.common = {
            "site": site,
            "language": language,
            # Escaped once instead of on every page
            "w": SimpleNamespace(**{name: escape(text) for name, text in page_words(language).items()}),
            "views": view_words(language),
            "basemap": options.basemap,
            "policy": escape(policy(options)),
        }
        self.items: dict[tuple[str, str], Markup] = {}

    def write(self) -> None:
        self._write_index()
        self._write_plans()
        for area in self.view.areas:
            self._write_area(area)
        for moved in self.site.verhuisd:
            self._page("moved.html", f"plannen/{moved.slug}/index.html", slug=moved.naar)
        for withdrawn in self.site.ingetrokken:
            self._page("withdrawn.html", f"plannen/{withdrawn.slug}/index.html")

    def _write_index(self) -> None:
        self._page(
            "index.html",
            "index.html",
            here="index",
            areas=self.view.areas,
            choices=choices(self.view.plans, self.view.areas, self.language),
            items=self._items(self.view.plans, "", is_brief=len(self.view.plans) > MANY),
            loose_moments=self.view.loose_moments,
        )

    def _write_plans(self) -> None:
        for plan in self.view.plans:
            slug = plan.record.slug
            # made to stand in a script element
            drawn = Markup(for_page(self.shapes[slug])) if slug in self.shapes else None  # nosec B704
            self._page("plan.html", f"plannen/{slug}/index.html", plan=plan, drawn=drawn)

    def _write_area(self, area: AreaView) -> None:
        path = f"wijken/{area.area.code}/index.html"
        offered = choices(area.plans, (), self.language)
        self._page("wijk.html", path, area=area, choices=offered, items=self._items(area.plans, "../../"))

    def _items(self, plans: Iterable[PlanView], home: str, is_brief: bool = False) -> list[Markup]:
        """The plans as entries of a list; made once for all pages at the same depth."""
        return [self._item(plan, home, is_brief) for plan in plans]

    def _item(self, plan: PlanView, home: str, is_brief: bool) -> Markup:
        key = (plan.record.slug, home)
        if key not in self.items:
            parts: Any = environment().get_template("parts.html").module
            self.items[key] = Markup(parts.plan_item(plan, home, self.common["w"], is_brief))  # nosec B704
        return self.items[key]

    def _page(self, template: str, path: str, **values: object) -> None:
        place = Place(path, self.language, self.options.languages)
        address = self.site.base_url
        text = (
            environment()
            .get_template(template)
            .render(
                **self.common,
                home=place.home,
                top=place.top,
                files=place.shared,
                alternates=place.others,
                canonical=address + place.file.removesuffix("index.html") if address else None,
                **{"here": None, **values},
            )
        )
        target = self.folder / place.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
