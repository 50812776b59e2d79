"""Where the store still names a person who was removed: in which text of which record, and what to do there."""

from __future__ import annotations

from collections.abc import Iterator

from ...participation.fields import Kind, definitions
from ...participation.naming import contact_name, moment_words, plan_name
from ...participation.person import Person
from ...participation.records import Contact, Goal, Moment, Neighbourhood, Plan, PlanSource, Publishable, Record
from ...participation.words import Text
from ...store.protocol import Reader

_KINDS: dict[type[Record], Text] = {
    Plan: Text("Het plan", "The plan"),
    Moment: Text("Het moment", "The moment"),
    Goal: Text("Een doel van", "A goal of"),
    Contact: Text("Het contact", "The contact"),
    PlanSource: Text("De planlaag", "The plan layer"),
    Neighbourhood: Text("De wijk of buurt", "The neighbourhood"),
}
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
_INTERNAL = ("internal_note", "override_reason", "key")
STANDS = Text(
    "{kind} “{record}”, {field}: noemt deze persoon. {remedy}",
    "{kind} “{record}”, {field}: names this person. {remedy}",
)
PUBLIC = Text("Dit is openbaar: pas de tekst aan en publiceer opnieuw.", "This is public: change the text and publish.")
DRAFT = Text("Pas de tekst aan voordat u publiceert.", "Change the text before you publish.")
INTERNAL = Text("Dit staat alleen intern: pas het aan.", "This is internal only: change it.")
FROM_SOURCE = Text(
    "Dit komt uit de bron: pas het daar aan en koppel de laag opnieuw.",
    "This comes from the source: change it there and attach the layer again.",
)
OTHER_CONTACT = Text("Pas dit contact aan, of verwijder het ook.", "Change this contact, or remove it as well.")
FORMER_PAGE = Text(
    "Het eerdere adres van een pagina, “{slug}”, noemt deze persoon. Het verwijst door en blijft staan.",
    "A page's former address, “{slug}”, names this person. It points on and stays.",
)


def mentions(reader: Reader, person: Person) -> list[Text]:
    """A sentence for each text in the store that names a person."""
    plans = {plan.id: plan for plan in reader.find(Plan)}
    found = []
    for kind, title in _KINDS.items():
        names = [field for field in definitions(kind) if field.kind in _TEXTS]
        for record in reader.find(kind):
            for field in names:
                value = getattr(record, field.name)
                if value and person.is_named_in(value):
                    words = {"kind": title, "record": _named(record, plans), "field": field.label}
                    found.append(STANDS.format(**words, remedy=_remedy(record, field.name)))
    return [*found, *_former_pages(reader, person)]


def _former_pages(reader: Reader, person: Person) -> Iterator[Text]:
    for former in reader.former_slugs():
        if person.is_named_in(former.slug):
            yield FORMER_PAGE.format(slug=former.slug)


def _named(record: Record, plans: dict[str, Plan]) -> str | Text:
    if isinstance(record, Plan):
        return plan_name(record)
    if isinstance(record, Moment):
        return moment_words(record, plans.get(record.plan or ""))
    if isinstance(record, Goal):
        return record.neighbourhood_code or record.id
    if isinstance(record, Contact):
        return contact_name(record)
    return getattr(record, "name", None) or record.id


def _remedy(record: Record, field: str) -> Text:
    if field in _INTERNAL:
        return INTERNAL
    if isinstance(record, (PlanSource, Neighbourhood)) or field.startswith("source_"):
        return FROM_SOURCE
    if isinstance(record, Contact):
        return OTHER_CONTACT
    return PUBLIC if isinstance(record, Publishable) and record.is_published else DRAFT
