"""The pages for residents: a list of plans with a map, a page per plan and per wijk.

They are plain files with relative links, so they read the same from any folder of a web server and from a disk. What
they say without a script is dates; today's status is told by the scripts, by the visitor's clock.
"""

from __future__ import annotations

from ...records import PublicSite
from ..staging import Staging
from .files import write_shared_files
from .map_data import plan_shapes
from .options import PDOK_BRT, Basemap, PageOptions
from .share_picture import write_share_picture
from .sitemap import write_sitemap
from .where import size_words
from .writer import PageWriter

__all__ = ["PDOK_BRT", "Basemap", "PageOptions", "write_pages"]


def write_pages(site: PublicSite, staging: Staging, options: PageOptions) -> None:
    """Write every page of one publication. The same input gives the same bytes."""
    shapes = plan_shapes(site)
    edition = write_shared_files(site, staging.folder, options, shapes)
    sizes = size_words([plan.geometry for plan in site.plannen], site.crs)
    has_picture = write_share_picture(site, staging, options.face)
    for language in options.languages:
        PageWriter(site, staging, options, language, shapes, sizes, has_picture, edition).write()
    write_sitemap(site, staging.folder, options.languages)
