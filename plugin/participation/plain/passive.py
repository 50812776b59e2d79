"""Passive forms in a Dutch sentence: a form of "worden" with a past participle in the same clause.

By rule and by list, without a dictionary. What is not sure is left alone: "is gemaakt" may be a state, and of "wordt
gebouwen" a plural of a noun cannot be told from a participle by its ending, so strong participles are listed.
"""

from __future__ import annotations

import re

_WORDEN = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)
# a clause ends where another verb may begin
_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:als|dat|die|doordat|hoe|maar|nadat|omdat|terwijl|toen|totdat|waar|waarbij|waardoor|waarin|waarmee"
    r"|waarom|waarop|waarvan|wanneer|want|wat|welke|wie|zoals|zodat|zodra)\b",
    re.IGNORECASE,
)
_BESIDE = (
    r"aan|achter|af|bekend|beschikbaar|bij|binnen|dicht|door|goed|her|in|klaar|leeg|los|mede|mee|mis|na|neer|om|onder|op"
    r"|open|over|plaats|recht|samen|schoon|stil|tegen|terug|toe|uit|vast|ver|vol|voor|vrij|waar|weer|weg"
)
_FIXED = r"be|ge|her|ont|ver|er|door|mis|om|onder|over|voor|vol"
# participles that end in -en, or irregularly, without what comes before them
_STRONG = (
    r"beden|boden|bogen|bonden|borgen|bracht|broken|daan|dacht|dolven|dragen|dreven|drongen|dwongen|geven|goten|graven"
    r"|grepen|hangen|heven|holpen|houden|keken|kocht|kozen|laden|laten|lezen|meden|meten|nomen|raden|roepen|schapen"
    r"|schonden|schonken|schoten|schoven|schreven|slagen|sloten|slopen|sneden|spoten|sproken|stegen|stoken|stoten"
    r"|streden|streken|troffen|trokken|vangen|vochten|vonden|vouwen|wassen|wezen|wogen|wonnen|worpen|worven|wreven|zien"
    r"|zocht|zonden|zongen"
)
_PARTICIPLE = re.compile(
    rf"(?:(?:{_BESIDE})?ge(?:{_STRONG})"
    rf"|(?:{_BESIDE})?(?:{_FIXED})(?:{_STRONG})"
    rf"|(?:{_BESIDE})?ge[^\W\d_]{{2,}}[dt]"
    r"|(?:be|her|ont|ver)[^\W\d_]{2,}d"
    r"|(?:be|her|ont|ver)[^\W\d_]+(?:[kfspx]|ch)t"
    r"|(?:mis|onder|over|door|vol|voor)[^\W\d_]{3,}d)",
    re.IGNORECASE,
)
# nouns, adjectives and other forms of verbs that are built like a participle
_NONE = frozenset(
    """
    bedrijf beeld beest begrijpt begrip behoeft bekend bereid bericht beroemd beschrijft bespreekt best bestand betreft
    bevoegd bezoekt gebied gebit gebod gebeurt gedicht gedraagt geduld geeft geest gehucht geld geldt geliefd gelooft
    geluid gemoed geniet genot gerecht gereed gerust geschikt geschrift geslacht getuigt gevaar gevecht gewest gewend
    gewicht gewond gezag gezant gezicht gezind gezond herfst hert ingewikkeld misdaad misverstand ondergrond onderhoud
    ontbreekt ontwerpt overheid verband verbiedt verblijft verdriet verkeerd verkoopt verloopt verst verstand vertrekt
    verwant verzoekt volwaardig voorgoed voorraad voorstad
    bedragen beslagen gewassen verdragen verslagen voorraden
    """.split()  # noqa: SIM905 (words read better so)
)
# "volgend", "bestaand": what is going on, not what is done; "getekend" and "geoefend" are participles all the same
_PRESENT = re.compile(r".*(?:aand|(?<![kpwfe])end)")
_A_WORD = re.compile(r"[^\W\d_]+")


def passive_form(sentence: str) -> tuple[int, int] | None:
    """Where the first passive form of a sentence stands: from "wordt" to its participle, or the other way round; None
    where it has none."""
    start = 0
    for end in (*(found.start() for found in _CLAUSE.finditer(sentence)), len(sentence)):
        verb = _WORDEN.search(sentence, start, end)
        if verb is not None:
            words = [word for word in _A_WORD.finditer(sentence, start, end) if _is_participle(word.group())]
            # "een gegeven wordt bewaard": what comes after the verb is what is done
            after = [word for word in words if word.start() > verb.start()]
            if words:
                word = after[0] if after else words[-1]
                return min(verb.start(), word.start()), max(verb.end(), word.end())
        start = end
    return None


def _is_participle(word: str) -> bool:
    lowered = word.lower()
    if lowered in _NONE or _PARTICIPLE.fullmatch(lowered) is None:
        return False
    # with a capital it is a name
    return word[0].islower() and _PRESENT.fullmatch(lowered) is None
