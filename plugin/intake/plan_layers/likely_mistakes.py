"""What attaching tells of a layer that is likely not the one that was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from ...participation.fields import labels
from ...participation.progress import Progress
from ...participation.records import Plan, PlanSource
from ...participation.words import Text
from ...store.protocol import Transaction
from ..sources import LayerDescription
from .likely_fields import OPTIONAL
from .same_layer import names_same_layer

KNOWN_ELSEWHERE = Text(
    "Nieuwe plannen met een sleutel die al bij een andere bron staat ({names}): {known} van de {added}. Is dit "
    "dezelfde lijst onder een andere bestandsnaam, dan staan die plannen er nu dubbel in. Zet de opslag van ervoor "
    "terug en koppel opnieuw, met die naam bij “Naam van de bron” (SOURCE).",
    "New plans whose key is known from another source ({names}): {known} of {added}. If this is the same list "
    "under another file name, those plans are in it twice now. Put back the earlier store and attach again, with "
    "that name at “Name of the source” (SOURCE).",
)
ANOTHER = Text(
    "Onder de naam “{name}” was eerder een andere laag gekoppeld. {label}: eerst {before}, nu {now}. Is dit een andere "
    "lijst, dan staan haar namen nu bij de plannen van de eerste. Zet dan de opslag van ervoor terug en koppel "
    "opnieuw, met een eigen naam bij “Naam van de bron” (SOURCE).",
    "By the name “{name}” another layer was attached before. {label}: first {before}, now {now}. If this is another "
    "list, its names are now on the plans of the first. Then put back the earlier store and attach again, with a "
    "name of its own at “Name of the source” (SOURCE).",
)
LEFT_OUT = Text(
    "Nu leeg gelaten: {fields}. Wat daaruit kwam, staat niet meer bij de plannen. Koppel opnieuw met wat er was als "
    "dat niet de bedoeling is.",
    "Left empty now: {fields}. What came from there is no longer with the plans. Attach again with what was there "
    "unless this is intended.",
)
ROW_NUMBER = Text(
    "Sleutelveld “{field}” is een volgnummer van het bestand. Na een nieuwe export kan het bij een ander plan horen, "
    "en dan staat wat is vastgelegd bij het verkeerde plan. Kies liever een veld met een eigen plancode.",
    "Key field “{field}” is a row number of the file. After a new export it may belong to another plan, and what was "
    "recorded is then with the wrong plan. Rather choose a field with a plan code of your own.",
)
ONE_REWRITTEN = Text(
    "Nieuw plan {now} lijkt op plan {before}, dat niet meer in de bron staat. Is het hetzelfde plan met een andere "
    "sleutel, dan staat het er nu dubbel in, en wat is vastgelegd hoort bij {before}. Zet dan de opslag van ervoor "
    "terug, geef het plan in de eigen laag zijn oude sleutel en koppel opnieuw.",
    "New plan {now} looks like plan {before}, which is gone from the source. If it is the same plan with another key, "
    "it is in it twice now, and what was recorded belongs to {before}. Then put back the earlier store, give the plan "
    "its old key in your own layer and attach again.",
)
REWRITTEN = Text(
    "{n} nieuwe plannen lijken op plannen die niet meer in de bron staan, zoals {now} op {before}. Zijn het dezelfde "
    "plannen met een andere sleutel, dan staan ze er nu dubbel in, en wat is vastgelegd hoort bij de oude sleutel. Zet "
    "dan de opslag van ervoor terug, geef de plannen in de eigen laag hun oude sleutel en koppel opnieuw.",
    "{n} new plans look like plans that are gone from the source, such as {now} like {before}. If they are the same "
    "plans with another key, they are in it twice now, and what was recorded belongs to the old key. Then put back the "
    "earlier store, give the plans their old keys in your own layer and attach again.",
)
# as GDAL and ArcGIS call it
_ROW_NUMBERS = ("fid", "ogc_fid", "objectid")


def tell_of_row_number(layer: LayerDescription, progress: Progress) -> None:
    """Tell where the key field holds the numbers of the rows, which a dialog offers first."""
    if layer.key_field.lower() in _ROW_NUMBERS:
        progress.note(ROW_NUMBER.format(field=layer.key_field))


def tell_of_copies(transaction: Transaction, source: str, added: set[str], progress: Progress) -> None:
    """Tell where most of the plans that were added are known, by their keys, under another source: a file that is
    exported anew often gets a new name."""
    others = {other.id: other.name for other in transaction.find(PlanSource) if other.id != source}
    if not added or not others:
        return
    by_source: dict[str, set[str]] = {}
    for of, key in transaction.values(Plan, ("source", "source_key")):
        by_source.setdefault(of, set()).add(key)
    shared = {others[of]: keys & added for of, keys in by_source.items() if of in others and keys & added}
    known = len(set().union(*shared.values()))
    if 2 * known >= len(added):
        names = ", ".join(f"“{name}”" for name in shared)
        progress.note(KNOWN_ELSEWHERE.format(added=len(added), known=known, names=names))


def tell_of_rewritten(transaction: Transaction, source: str, added: set[str], at: datetime, progress: Progress) -> None:
    """Tell where a plan that was added looks like one that went missing just now: it has its name, or its key written
    otherwise. A spreadsheet, for one, takes the leading zeros from a key."""
    columns = ("source_key", "source_name", "missing_since")
    rows = list(transaction.values(Plan, columns, {"source": source}))
    gone = [(key, name) for key, name, since in rows if since == at.isoformat()]
    new = sorted((key, name) for key, name, _ in rows if key in added)
    by_key = {_likened(key): key for key, _ in gone}
    once = _once(gone) & _once(new)
    by_name = {name: key for key, name in gone if name in once}
    pairs = [(key, by_key.get(_likened(key)) or by_name.get(name)) for key, name in new]
    found = [(now, before) for now, before in pairs if before]
    if found:
        now, before = found[0]
        words = ONE_REWRITTEN if len(found) == 1 else REWRITTEN
        progress.note(words.format(n=len(found), now=f"“{now}”", before=f"“{before}”"))


def _likened(key: str) -> str:
    return "".join(sign for sign in key.casefold() if sign.isalnum()).lstrip("0") or key


def _once(plans: Sequence[tuple[str, str | None]]) -> set[str]:
    """The names that occur once. A name that many plans share, such as “Herinrichting”, tells nothing."""
    times = Counter(name for _, name in plans if name)
    return {name for name, count in times.items() if count == 1}


def tell_of_another(before: PlanSource, layer: LayerDescription, progress: Progress) -> None:
    """Tell where the layer that had this name before lay elsewhere or had another key field: many a layer is called
    “plannen”."""
    # what an earlier step of a model made lies nowhere, and is another each time
    is_made = before.provider == layer.provider == "memory"
    differing = {
        "address": not is_made and not names_same_layer(before.address or "", layer.address, layer.provider),
        "key_field": before.key_field != layer.key_field,
    }
    for name, differs in differing.items():
        old, new = getattr(before, name), getattr(layer, name)
        if old and differs:
            label = labels(PlanSource)[name]
            progress.note(ANOTHER.format(name=layer.name, label=label, before=old, now=new))


def tell_of_left_out(before: PlanSource, layer: LayerDescription, progress: Progress) -> None:
    """Tell which fields were read the last time and are not now: a dialog does not remember them."""
    left_out = [
        (labels(PlanSource)[name], field)
        for name in OPTIONAL
        if (field := getattr(before, name)) and not getattr(layer, name)
    ]
    if left_out:
        dutch, english = (
            ", ".join(f"{label.in_language(one)} (“{field}”)" for label, field in left_out) for one in ("nl", "en")
        )
        progress.note(LEFT_OUT.format(fields=Text(dutch, english)))
