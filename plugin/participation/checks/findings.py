"""What a check finds, and which records that keeps from the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..codes import Code
from ..record_types import CONTACT, GOAL, MOMENT, PLAN
from ..words import Text

PAGES = "pages"
_HELD = (PLAN, MOMENT, CONTACT, GOAL)


class Severity(Code):
    """What a finding means for publishing; errors first. A hint is about language only."""

    ERROR = "error", "Fout", "Error"
    WARNING = "warning", "Waarschuwing", "Warning"
    HINT = "hint", "Tip", "Hint"


class FindingCode(Code):
    """What can be found, with its name for a planner."""

    NO_NAME = "naam_ontbreekt", "Naam ontbreekt", "Name is missing"
    BAD_GEOMETRY = "geometrie_ongeldig", "Ligging onbruikbaar", "Location cannot be used"
    NO_TIME = "tijd_ontbreekt", "Tijd ontbreekt", "Time is missing"
    END_BEFORE_BEGIN = "einde_voor_begin", "Einde voor begin", "End before begin"
    UNSAFE_LINK = "adres_onveilig", "Adres onveilig", "Unsafe address"
    PLACEHOLDER = "tekst_onaf", "Tekst niet af", "Unfinished text"
    NO_PLACE = "plaats_ontbreekt", "Ligging ontbreekt", "Location is missing"
    OUTSIDE = "buiten_gemeente", "Buiten de gemeente", "Outside the municipality"
    NO_SUMMARY = "samenvatting_ontbreekt", "Samenvatting ontbreekt", "Summary is missing"
    NO_CONTACT = "contact_ontbreekt", "Contact ontbreekt", "Contact is missing"
    NO_MOMENT = "moment_ontbreekt", "Moment ontbreekt", "Moment is missing"
    NOWHERE = "moment_zonder_plek", "Moment zonder plek", "Moment without a place"
    FEEDBACK_LATE = "terugkoppeling_laat", "Terugkoppeling laat", "Feedback is late"
    FEEDBACK_UNDATED = "terugkoppeling_zonder_datum", "Terugkoppeling zonder datum", "Feedback without a date"
    FEEDBACK_EARLY = "terugkoppeling_vroeg", "Terugkoppeling voor het moment", "Feedback before the moment"
    PERIOD_PASSED = "periode_voorbij", "Periode voorbij", "Period has passed"
    OPEN_AT_END = "open_bij_afgerond", "Nog open bij afgerond plan", "Still open in a finished plan"
    OPEN_ON_HOLD = "open_bij_stilgelegd", "Moment bij stilgelegd plan", "Moment in a plan on hold"
    OVERRIDE_ENDED = "overrule_verlopen", "Status met de hand verlopen", "Status set by hand has ended"
    OVERRIDE_UNEXPLAINED = "overrule_zonder_reden", "Status met de hand zonder reden", "Status set by hand, no reason"
    VIEWS_SHORT = "zienswijze_kort", "Zienswijzetermijn te kort", "Term for formal views too short"
    GONE_FROM_SOURCE = "bron_ontbreekt", "Weg uit de bron", "Gone from the source"
    PERSONAL_DATA = "persoonsgegevens_in_tekst", "Persoonsgegevens in tekst", "Personal data in text"
    PERSONAL_ADDRESS = "adres_persoonlijk", "Persoonlijk e-mailadres", "Personal e-mail address"
    PERMISSION_ENDED = "toestemming_verlopen", "Toestemming verlopen", "Permission has ended"
    NO_PERMISSION = "toestemming_ontbreekt", "Toestemming ontbreekt", "Permission is missing"
    LOW_CONTRAST = "contrast_laag", "Te weinig contrast", "Too little contrast"
    HOME_ADDRESS = "huisadres_in_tekst", "Huisadres in tekst", "Home address in text"
    PLAN_UNKNOWN = "plan_onbekend", "Plan onbekend", "Plan is unknown"
    LONG_SENTENCE = "zin_lang", "Lange zin", "Long sentence"
    PASSIVE_FORM = "zin_lijdend", "Lijdende vorm", "Passive form"
    OFFICE_WORD = "woord_ambtelijk", "Kantoorwoord", "Office word"


@dataclass(frozen=True)
class Definition:
    """How serious a finding is, what it says and what to do."""

    severity: Severity
    text: Text
    remedy: Text


@dataclass(frozen=True)
class Finding:
    """Something to mend in one record.

    code: of the contract's table "What holds a record back". record_type: "plan", "moment", "contact",
    "neighbourhood_goal", or "pages" for the face of the public pages, which is no record.
    record: its name, the same in each language; the texts say it in the reader's words. field: name of the attribute
    to look at (its label stands in the text).
    text: what is wrong. remedy: what to do.
    """

    code: FindingCode
    severity: Severity
    record_type: str
    record_id: str
    record: str
    field: str
    text: Text
    remedy: Text


@dataclass(frozen=True)
class HeldBack:
    """The records, by id, that an error keeps from the public; an error holds back that record only."""

    plans: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()


def held_back(findings: Iterable[Finding]) -> HeldBack:
    """The records with an error among these findings."""
    ids: dict[str, set[str]] = {kind: set() for kind in _HELD}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            ids[finding.record_type].add(finding.record_id)
    return HeldBack(*(frozenset(ids[kind]) for kind in _HELD))
