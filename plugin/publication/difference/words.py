"""The words for what changes of a public field, for the planner who is to publish it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ...participation.codes import Precision
from ...participation.dates import day
from ...participation.fields import labels
from ...participation.record_types import PLAN
from ...participation.records import Moment, Plan
from ...participation.times import is_midnight, local_date
from ...participation.words import Text
from ..fields import MOMENT_FIELDS, PLAN_FIELDS, PublicField, Type
from ..phrases import ALL_STATUS_WORDS, day_and_clock, last_day, until_words, when_told
from ..release.reading import PLACE
from ..writers.pages.whom import whom

NOTHING = Text("", "")
SEVERAL = Text("Overige gegevens", "Other details")
WITH_PLAN = Text("Alleen wat bij het plan verandert", "Only what changes in the plan")
CALLED_OFF = Text("geannuleerd", "cancelled")
YES, NO = Text("ja", "yes"), Text("nee", "no")
AREA, ON_MAP = Text("een gebied", "an area"), Text("een plek op de kaart", "a place on the map")
_PLAN, _MOMENT = labels(Plan), labels(Moment)
LABELS = {
    "plancode": _PLAN["source_key"],
    "naam": _PLAN["name"],
    "samenvatting": _PLAN["summary"],
    "soort": Text("Soort", "Kind"),
    "fase": _PLAN["phase"],
    "status_tekst": Text("Status", "Consultation status"),
    "status_tot": Text("Status tot", "Status until"),
    "niveau": _PLAN["level"],
    "beinvloedingsruimte": _PLAN["influence"],
    "volgend_moment": Text("Volgend moment", "Next moment"),
    "volgend_moment_begin": Text("Volgend moment: begin", "Next moment: start"),
    "volgend_moment_einde": Text("Volgend moment: einde", "Next moment: end"),
    "volgend_moment_plaats": Text("Volgend moment: plaats", "Next moment: place"),
    "aanmelden_url": _MOMENT["signup_url"],
    "reageren_url": _MOMENT["response_url"],
    "terugkoppeling": _MOMENT["feedback"],
    "terugkoppeling_url": Text("Terugkoppeling: link", "Feedback: link"),
    "terugkoppeling_op": Text("Terugkoppeling: datum", "Feedback: date"),
    "contact": Text("Contact", "Contact"),
    "contact_email": Text("Contact: e-mail", "Contact: e-mail"),
    "contact_telefoon": Text("Contact: telefoon", "Contact: telephone"),
    "contact_website": Text("Contact: website", "Contact: website"),
    "hele_gemeente": Text("Hele gemeente", "Whole municipality"),
    "wijken": Text("Wijken", "Neighbourhoods"),
    "buurtcodes": Text("Buurten", "Neighbourhoods within"),
    "url": _PLAN["url"],
    "besluit_url": Text("Besluit", "Decision"),
    "pagina": _PLAN["slug"],
    "titel": _MOMENT["title"],
    "begin": _MOMENT["begin_local"],
    "einde": _MOMENT["end_local"],
    "periode_tekst": Text("Periode", "Period"),
    "plaats": _MOMENT["place"],
    "adres": _MOMENT["address"],
    "online_url": Text("Online", "Online link"),
    "doelgroep": _MOMENT["audience"],
    "staat": Text("Gaat door", "Goes ahead"),
    "vorig_begin": Text("Vorig begin", "Previous start"),
    "vorig_einde": Text("Vorig einde", "Previous end"),
    PLACE: Text("Ligging", "Location"),
}
_STATUS_WORDS = {words.nl: words for words in ALL_STATUS_WORDS}
# of a moment: told with its plan
_OF_PLAN = frozenset({"plannaam", "plancode", "hele_gemeente", "wijken", "wijkcodes"})
_FIELDS: dict[bool, dict[str, PublicField]] = {
    True: {field.name: field for field in PLAN_FIELDS},
    False: {field.name: field for field in MOMENT_FIELDS},
}


def label_of(record_type: str, field: str, has_plan: bool) -> Text | None:
    """The word for a field; None for one that only says again what another says, or is for machines."""
    return None if record_type != PLAN and has_plan and field in _OF_PLAN else LABELS.get(field)


def label_of_unsaid(record_type: str, fields: Sequence[str], has_plan: bool) -> Text:
    """The word for what changes in fields of which none has a word of its own."""
    is_of_plan = record_type != PLAN and has_plan and fields and _OF_PLAN.issuperset(fields)
    return WITH_PLAN if is_of_plan else SEVERAL


def in_words(record_type: str, name: str, value: Any, timezone: str) -> Text:
    """A value as a person reads it; an empty text for none."""
    if value is None or value == []:
        return NOTHING
    if name == PLACE:
        return AREA if "Polygon" in value["type"] else ON_MAP
    if name == "status_tekst":  # the layers say it in Dutch
        return _STATUS_WORDS.get(value) or Text(value, value)
    if name == "contact":
        return Text(whom(value, "nl").said, whom(value, "en").said)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        text = ", ".join(value)
        return Text(text, text)
    field = _FIELDS[record_type == PLAN].get(name)
    if field is not None and field.type is Type.TIME:
        return _moment(name, str(value), timezone)
    if field is not None and field.codes is not None and value in {code.value for code in field.codes}:
        return field.codes.of(value).label
    return Text(str(value), str(value))


def when_of(row: Mapping[str, Any], timezone: str) -> Text:
    """When a moment is, in the public's words; of one that was called off without a date, that it is."""
    begin, end = (_read(row.get(name)) for name in ("begin", "einde"))
    precision = str(row.get("tijd_precisie") or Precision.TIME.value)
    told = when_told(begin, end, precision, row.get("periode_tekst"), str(row.get("staat")), timezone)
    return CALLED_OFF if told is None else told


def _moment(name: str, written: str, timezone: str) -> Text:
    """Midnight is no hour that anybody chose: it stands for a whole day, and at an end for the day before."""
    moment = _read(written)
    if moment is None:
        return Text(written, written)
    if name == "status_tot":
        return until_words(moment, timezone)
    if is_midnight(moment, timezone):
        return day(last_day(moment, timezone) if name.endswith("einde") else local_date(moment, timezone))
    return day_and_clock(moment, timezone)


def _read(written: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(written))
    except ValueError:
        return None
