"""Brings in the areas of one level: wijken, buurten, stadsdelen or the gemeente itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ...participation.areas import level_at_cbs, parent_at_cbs, town_at_cbs
from ...participation.codes import AreaLevel
from ...participation.geometry import NOTHING_LEFT, Mended, mend, merge
from ...participation.progress import Progress
from ...participation.records import Neighbourhood, new_id
from ...participation.rejection import Rejection
from ...participation.words import Text
from ...store.protocol import Keeping, Transaction
from ...store.reading import read_neighbourhoods
from ..sources import SourceArea, as_text
from ..taken_in import TakenIn
from .ended_codes import tell_of_ended_codes

NO_CODE = Text("De code is leeg. Vul hem in de laag in.", "The code is empty. Fill it in in the layer.")
NO_AREA = Text("Dit is geen vlak. Kies een laag met vlakken.", "This is not an area. Choose a layer of polygons.")
MENDED = Text(
    "{code}: de grens was ongeldig en is hersteld; de oppervlakte veranderde met {change} %.",
    "{code}: the border was invalid and was mended; the area changed by {change}%.",
)
DROPPED = Text(
    "{code}: losse lijnen of punten naast het vlak, of delen zonder oppervlakte, zijn weggelaten.",
    "{code}: loose lines or points beside the area, or parts without area, were left out.",
)
MERGED = Text(
    "{code}: komt {count} keer voor (bijvoorbeeld land en water) en is samengevoegd tot één gebied.",
    "{code}: occurs {count} times (land and water, for example) and was merged into one area.",
)
PART_REFUSED = Text(
    "Een ander deel van dit gebied kon niet worden gebruikt. Het is niet ingelezen, want het zou te klein zijn.",
    "Another part of this area could not be used. It was not imported, since it would be too small.",
)
OTHER_LEVEL = Text(
    "Codes zoals {code} zijn bij het CBS van het niveau “{meant}”, en zijn nu ingelezen als “{level}”. Lees de laag "
    "opnieuw in met het niveau “{meant}” als dat niet de bedoeling is.",
    "Codes such as {code} are of level “{meant}” at CBS, and were imported as “{level}” now. Import the layer again at "
    "level “{meant}” unless this is intended.",
)
ANOTHER_LEVEL = Text(
    "Deze gebieden stonden er als “{before}” en zijn nu “{level}”: {count}, zoals {code}. Is dat niet de bedoeling, "
    "dan hebben beide lagen dezelfde codes. Zet de opslag van ervoor terug, zet in elke laag een eigen letter voor de "
    "codes, en lees opnieuw in.",
    "These areas were “{before}” before and are “{level}” now: {count}, such as {code}. Unless this is intended, both "
    "layers have the same codes. Put back the earlier store, put a letter of its own before the codes in each layer, "
    "and import again.",
)
OTHER_TOWNS = Text(
    "Gebieden die volgens hun code niet van {town} zijn: {count} van de {total}, zoals {code}. Bewoners zien ze ook. "
    "Is dat niet de bedoeling, verwijder ze dan uit de laag “Wijken en buurten”, en filter uw laag "
    "voordat u weer inleest.",
    "Areas that are not of {town} by their code: {count} of {total}, such as {code}. Residents see them too. Unless "
    "this is intended, delete them from the layer “Neighbourhoods”, and filter your layer before you import again.",
)
NEWER_YEAR = Text(
    "Van het niveau “{level}” staat er al een indeling van {newest}. Die telt; wat nu is ingelezen, van {year}, niet.",
    "Of level “{level}” there is a division of {newest} already. That counts; what came in now, of {year}, does not.",
)


def import_neighbourhoods(
    store: Keeping, areas: Iterable[SourceArea], level: AreaLevel, year: int, who: str, progress: Progress
) -> TakenIn:
    """Add or update the areas of a level and year. Gaps between them are left alone."""
    result = TakenIn()
    taken = _merged(_accepted(areas, result, progress), progress)
    _tell_of_other_level(taken, level, progress)
    with store.writing(who, f"wijkindeling {year}") as transaction:
        standing = {area.code: area for area in transaction.find(Neighbourhood, {"year": year})}
        added, changes = [], []
        for code, (name, parent, geometry) in taken.items():
            values: dict[str, Any] = {"name": name, "level": level, "parent_code": parent, "geometry": geometry}
            if code not in standing:
                added.append(Neighbourhood(id=new_id(), code=code, year=year, **values))
                continue
            differing = {key: value for key, value in values.items() if getattr(standing[code], key) != value}
            if differing:
                changes.append((standing[code].id, differing))
        transaction.insert(added)
        transaction.update(Neighbourhood, changes)
        _tell_of_newer_year(transaction, level, year, progress)
        _tell_of_other_towns(taken, transaction.settings().municipality, progress)
        tell_of_ended_codes(transaction, progress)
    _tell_of_another_level([standing[code] for code in taken if code in standing], level, progress)
    result.added, result.updated = len(added), len(changes)
    return result


def _tell_of_other_level(codes: Iterable[str], level: AreaLevel, progress: Progress) -> None:
    """Tell where CBS has a code at another level than the one it is imported as: one dialog imports every level."""
    for code in codes:
        meant = level_at_cbs(code)
        if meant is not None and meant is not level:
            progress.note(OTHER_LEVEL.format(code=code, meant=meant.label, level=level.label))
            return


def _tell_of_newer_year(transaction: Transaction, level: AreaLevel, year: int, progress: Progress) -> None:
    """Say so where nothing comes of it."""
    newest = max((area.year for area in read_neighbourhoods(transaction) if area.level is level), default=year)
    if newest > year:
        progress.note(NEWER_YEAR.format(level=level.label, newest=newest, year=year))


def _tell_of_other_towns(codes: Collection[str], town: str, progress: Progress) -> None:
    """Say so where areas are of other municipalities: what CBS gives to fetch is of the whole country."""
    others = [code for code in codes if town_at_cbs(code) not in (None, town)]
    if others:
        progress.note(OTHER_TOWNS.format(count=len(others), total=len(codes), town=town, code=others[0]))


def _tell_of_another_level(before: Iterable[Neighbourhood], level: AreaLevel, progress: Progress) -> None:
    """Tell where areas had another level until now: a town may have given a wijk and a buurt the same code. Nothing is
    told of an area that comes to the level where CBS has it: its former level was wrong."""
    others = [area for area in before if area.level is not level and level_at_cbs(area.code) is not level]
    if others:
        code, was = others[0].code, others[0].level.label
        progress.note(ANOTHER_LEVEL.format(count=len(others), code=code, before=was, level=level.label))


def _accepted(
    areas: Iterable[SourceArea], result: TakenIn, progress: Progress
) -> dict[str, list[tuple[str, str | None, bytes]]]:
    accepted: dict[str, list[tuple[str, str | None, bytes]]] = {}
    refused = set()
    for area in areas:
        progress.stop_if_cancelled()
        code = as_text(area.code)
        if code is None:
            result.rejected.append(Rejection(area.row, None, None, area.problem or NO_CODE))
            continue
        mended = mend(area.geometry) if area.geometry is not None else Mended(None, area.problem or NOTHING_LEFT)
        if mended.wkb is None or not _is_surface(mended.wkb):
            refused.add(code)
            result.rejected.append(Rejection(code, None, None, mended.problem or NO_AREA))
            continue
        if mended.changed_noticeably:
            progress.note(MENDED.format(code=code, change=f"{100 * mended.size_change:+.4f}"))
        if mended.dropped_parts:
            progress.note(DROPPED.format(code=code))
        parent = as_text(area.parent) or parent_at_cbs(code)
        accepted.setdefault(code, []).append((as_text(area.name) or code, parent, mended.wkb))
    for code in sorted(refused & accepted.keys()):
        del accepted[code]
        result.rejected.append(Rejection(code, None, None, PART_REFUSED))
    return accepted


def _merged(
    accepted: dict[str, list[tuple[str, str | None, bytes]]], progress: Progress
) -> dict[str, tuple[str, str | None, bytes]]:
    merged = {}
    for code, parts in accepted.items():
        name, parent, _ = parts[0]
        if len(parts) > 1:
            progress.note(MERGED.format(code=code, count=len(parts)))
        merged[code] = (name, parent, _multi_polygon([wkb for _, _, wkb in parts]))
    return merged


def _is_surface(wkb: bytes) -> bool:
    import shapely

    return int(shapely.get_dimensions(shapely.from_wkb(wkb))) == 2


def _multi_polygon(wkbs: list[bytes]) -> bytes:
    import shapely

    whole = shapely.from_wkb(wkbs[0] if len(wkbs) == 1 else merge(wkbs))
    return bytes(shapely.to_wkb(shapely.MultiPolygon(list(shapely.get_parts(whole))), output_dimension=2, byte_order=1))
