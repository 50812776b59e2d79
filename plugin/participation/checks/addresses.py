"""Whether an e-mail address looks like a person's."""

from __future__ import annotations

import re

_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMBERS_AT_END = re.compile(r"\d{1,4}$")
# words that stand first in the address of a team, a desk or a place, but are surnames elsewhere
_FIRST_OF_TEAM = re.compile(
    r"plan|plannen|dorp|club|raad|post|web|mail|(?:wijk|buurt|dorps|stad|team|bewoners|gemeente|project|gebieds|omgevings).*"
)
_OF_TEAM = re.compile(
    r"info|contact|balie|meldpunt|klantcontact|servicepunt|helpdesk|secretariaat|griffie|bestuur|college|voorzitter"
    r"|secretaris|penningmeester|redactie|pers|communicatie|participatie|inspraak|zienswijzen?|bezwaar|enquete|ruimte"
    r"|omgeving|bouwen|wonen|verkeer|groen|onderhoud|vergunningen|planning|programma|gemeente|provincie|waterschap"
    r"|afdeling|unit|cluster|bureau|stichting|bewoners|noord|oost|zuid|west|midden|noreply|geo|gis|sport|welzijn|zorg"
    r"|jeugd|veiligheid|projecten|\w*(?:team|vereniging|loket|beheer|dienst|service|platform|overleg|belangen|centrum)"
)


def looks_personal(email: str) -> bool:
    """Whether an address is built as first name or initials and surname (voornaam.achternaam@, v.achternaam@), and
    not as the name of a team, a desk or a neighbourhood (info@, wijkteam.noord@)."""
    local = _NUMBERS_AT_END.sub("", email.strip().lower().partition("@")[0])
    parts = re.split(r"[._]", local)
    if not 2 <= len(parts) <= 5 or not all(_PART.fullmatch(part) for part in parts):
        return False
    return _FIRST_OF_TEAM.fullmatch(parts[0]) is None and not any(_OF_TEAM.fullmatch(part) for part in parts)
