"""Which plans of the store the selected rows are; runs in the background and knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ...intake.plan_layers.same_layer import is_same_layer
from ...intake.sources import as_text
from ...participation.records import Plan, PlanSource
from ...participation.words import ParticipationError, Text
from ...store.addresses import open_store
from ...store.protocol import Reader

NO_KEY_FIELD = Text(
    "De laag “{layer}” is gekoppeld met het sleutelveld “{field}”, maar dat veld heeft hij niet meer. Geef het veld "
    "zijn naam terug, of koppel de laag met een ander sleutelveld (Processing, “Planlaag koppelen”). Wat is "
    "vastgelegd, staat er nog.",
    "Layer “{layer}” was attached with key field “{field}”, but no longer has that field. Give the field its name "
    "back, or attach the layer with another key field (Processing, “Attach plan layer”). What was recorded is "
    "still there.",
)

NO_KEY = Text(
    "Wat u koos in de laag “{layer}” heeft nog geen “{field}”. Vul dat veld in; daarna kunt u het hier koppelen.",
    "What you selected in layer “{layer}” has no “{field}” yet. Fill in that field; you can then attach it here.",
)


@dataclass(frozen=True)
class Unattached:
    """A row of a registered layer that the store has no plan for. crs: of the store."""

    source: PlanSource
    crs: str
    key: str
    name: str


@dataclass(frozen=True)
class Found:
    """The plans of selected rows. plans: their ids in the store at that address. unattached: rows that are no plan
    there yet."""

    address: str
    plans: tuple[str, ...]
    unattached: tuple[Unattached, ...] = ()


def find_own(
    stores: tuple[str, ...],
    provider: str,
    address: str,
    rows: Callable[[Collection[str]], Sequence[dict[str, Any]]],
) -> Found | None:
    """The plans of rows of a layer, by the key field it was attached with; None where no store knows the layer: then
    its rows are not read. rows: gives of each the named fields that the layer has. Raises ParticipationError where the
    layer lost its key field, and where no row has a key."""
    for store_address in stores:
        with open_store(store_address) as store, store.reading() as reader:
            for source in reader.find(PlanSource):
                if is_same_layer(source, provider, address):
                    of_each = rows((source.key_field or "", source.name_field or ""))
                    return _found(reader, store_address, source, of_each)
    return None


def _found(reader: Reader, address: str, source: PlanSource, rows: Sequence[dict[str, Any]]) -> Found | None:
    if not rows:
        return None
    if source.key_field not in rows[0]:
        raise ParticipationError(NO_KEY_FIELD.format(layer=source.name, field=source.key_field or ""))
    names = {
        key: as_text(row.get(source.name_field or "")) or key
        for row in rows
        if (key := as_text(row[source.key_field])) is not None
    }
    if not names:
        raise ParticipationError(NO_KEY.format(layer=source.name, field=source.key_field or ""))
    selection = {"source": source.id, "source_key": list(names)}
    plans = {key: id for id, key in reader.values(Plan, ("id", "source_key"), selection)}
    crs = reader.settings().crs
    unattached = (Unattached(source, crs, key, name) for key, name in names.items() if key not in plans)
    return Found(address, tuple(plans[key] for key in names if key in plans), tuple(unattached))
