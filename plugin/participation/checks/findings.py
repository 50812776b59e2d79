"""What a check can find: the codes of the contract ("What holds a record back"), with their words and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import Code
from ..words import Text


class Severity(Code):
    ERROR = "error", "Fout", "Error"
    WARNING = "warning", "Let op", "Warning"


@dataclass(frozen=True)
class Finding:
    """Something to mend. record: the record's name as a planner knows it. An error holds back that record only."""

    code: str
    severity: Severity
    record_type: str
    record_id: str
    record: str
    field: str
    text: Text
    remedy: Text


@dataclass(frozen=True)
class Definition:
    """A kind of finding. The text may use {value}."""

    severity: Severity
    text: Text
    remedy: Text


def _error(nl: str, en: str, remedy_nl: str, remedy_en: str) -> Definition:
    return Definition(Severity.ERROR, Text(nl, en), Text(remedy_nl, remedy_en))


def _warning(nl: str, en: str, remedy_nl: str, remedy_en: str) -> Definition:
    return Definition(Severity.WARNING, Text(nl, en), Text(remedy_nl, remedy_en))


DEFINITIONS = {
    "naam_ontbreekt": _error(
        "Het plan heeft geen naam.", "The plan has no name.", "Geef het plan een naam.", "Give the plan a name."
    ),
    "geometrie_ongeldig": _error(
        "De ligging is leeg of niet te herstellen.",
        "The location is empty or cannot be mended.",
        "Teken de ligging opnieuw in de eigen laag en koppel die opnieuw.",
        "Draw the location again in your own layer and attach it again.",
    ),
    "tijd_ontbreekt": _error(
        "Begin of einde ontbreekt.",
        "The begin or the end is missing.",
        "Vul begin en einde in, of kies een onzekere periode en beschrijf die in woorden.",
        "Fill in begin and end, or choose an inexact period and put it into words.",
    ),
    "einde_voor_begin": _error(
        "Het einde ligt niet na het begin.",
        "The end is not after the begin.",
        "Kies een einde na het begin.",
        "Choose an end after the begin.",
    ),
    "adres_onveilig": _error(
        "Het adres “{value}” is geen veilige link.",
        "The address “{value}” is no safe link.",
        "Gebruik een volledig adres dat begint met https://, http://, mailto: of tel:.",
        "Use a full address that begins with https://, http://, mailto: or tel:.",
    ),
    "tekst_onaf": _error(
        "De tekst bevat nog een invulplek: “{value}”.",
        "The text still holds a placeholder: “{value}”.",
        "Vul de plek in of haal hem weg.",
        "Fill in the placeholder or remove it.",
    ),
    "plaats_ontbreekt": _warning(
        "Het plan heeft geen ligging en geen wijk.",
        "The plan has no location and no neighbourhood.",
        "Koppel een ligging of wijk, of geef aan dat het voor de hele gemeente geldt.",
        "Give it a location or neighbourhood, or say that it concerns the whole municipality.",
    ),
    "buiten_gemeente": _warning(
        "Het plan ligt buiten de gemeente.",
        "The plan lies outside the municipality.",
        "Controleer de ligging en het coördinatenstelsel van de laag.",
        "Check the location and the coordinate system of the layer.",
    ),
    "samenvatting_ontbreekt": _warning(
        "De samenvatting ontbreekt.",
        "The summary is missing.",
        "Schrijf in twee of drie gewone zinnen wat er gaat gebeuren.",
        "Write in two or three plain sentences what will happen.",
    ),
    "contact_ontbreekt": _warning(
        "Niemand kan hier vragen stellen: er is geen publiek contact.",
        "Nobody can ask questions here: there is no public contact.",
        "Voeg een contact toe en geef aan wat ervan publiek mag zijn, liefst een teamadres.",
        "Add a contact and say what of it may be public, preferably a team address.",
    ),
    "moment_ontbreekt": _warning(
        "Er is geen moment gepland of geweest.",
        "No moment is planned or was held.",
        "Voeg een moment toe, desnoods met een periode in woorden.",
        "Add a moment, if need be with a period in words.",
    ),
    "moment_zonder_plek": _warning(
        "Men weet niet waar dit is: er is geen plaats en geen link.",
        "Nobody knows where this is: there is no place and no link.",
        "Vul een plaats, een adres of een link in.",
        "Fill in a place, an address or a link.",
    ),
    "terugkoppeling_laat": _warning(
        "Vier weken na afloop is er nog geen terugkoppeling.",
        "Four weeks after the end there is no feedback yet.",
        "Schrijf wat er met de inbreng is gedaan.",
        "Write what was done with the input.",
    ),
    "terugkoppeling_zonder_datum": _warning(
        "De terugkoppeling heeft geen datum.",
        "The feedback has no date.",
        "Vul in wanneer er is teruggekoppeld.",
        "Fill in when the feedback was given.",
    ),
    "open_bij_afgerond": _warning(
        "Het plan is afgerond, maar dit moment is nog open of moet nog komen.",
        "The plan is finished, but this moment is still open or ahead.",
        "Annuleer het moment, of pas de fase of de status van het plan aan.",
        "Cancel the moment, or change the phase or status of the plan.",
    ),
    "overrule_verlopen": _warning(
        "De met de hand gezette status is verlopen.",
        "The status set by hand has ended.",
        "Haal hem weg, of kies een nieuwe einddatum.",
        "Remove it, or choose a new end.",
    ),
    "overrule_zonder_reden": _warning(
        "De met de hand gezette status heeft geen reden.",
        "The status set by hand has no reason.",
        "Schrijf op waarom.",
        "Write down why.",
    ),
    "zienswijze_kort": _warning(
        "De termijn voor zienswijzen is korter dan zes weken.",
        "The period for formal views is shorter than six weeks.",
        "Controleer begin en einde (Awb 3:16).",
        "Check begin and end (Awb 3:16).",
    ),
    "bron_ontbreekt": _warning(
        "Het plan staat niet meer in de eigen laag.",
        "The plan is gone from your own layer.",
        "Trek het plan in, of zet het terug in de laag.",
        "Withdraw the plan, or put it back in the layer.",
    ),
    "persoonsgegevens_in_tekst": _warning(
        "De tekst bevat mogelijk persoonsgegevens: “{value}”.",
        "The text may hold personal data: “{value}”.",
        "Haal ze weg; zet contactgegevens bij het contact.",
        "Remove them; put contact details with the contact.",
    ),
    "adres_persoonlijk": _warning(
        "Het e-mailadres “{value}” lijkt van één persoon.",
        "The e-mail address “{value}” looks like one person's.",
        "Gebruik liever een teamadres.",
        "Rather use a team address.",
    ),
    "toestemming_verlopen": _warning(
        "De toestemming is verlopen; dit contact wordt niet gepubliceerd.",
        "The permission has ended; this contact is not published.",
        "Vraag opnieuw toestemming, of haal het contact van het plan.",
        "Ask permission again, or take the contact off the plan.",
    ),
    "toestemming_ontbreekt": _warning(
        "Er is geen toestemming vastgelegd; dit contact wordt niet gepubliceerd.",
        "No permission was recorded; this contact is not published.",
        "Leg vast wanneer toestemming is gegeven, of kies een andere grondslag.",
        "Record when permission was given, or choose another basis.",
    ),
    "plan_onbekend": _warning(
        "Het moment hoort bij een plan dat er niet is.",
        "The moment belongs to a plan that is not there.",
        "Kies een plan of een wijk.",
        "Choose a plan or a neighbourhood.",
    ),
}


def finding(code: str, record: tuple[str, str, str], field: str, value: str = "") -> Finding:
    """A finding about a record given as (type, id, name); a long value is cut."""
    defined = DEFINITIONS[code]
    shown = value if len(value) <= 60 else value[:59] + "…"
    return Finding(code, defined.severity, *record, field, defined.text.format(value=shown), defined.remedy)
