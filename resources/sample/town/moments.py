"""The participation moments of the made-up municipality, as rows of the spreadsheet that `importrecords` reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .names import MUNICIPALITY_CODE, wijk_code
from .plan import Plan
from .stories import STORIES, Step

Row = dict[str, str]

HEADINGS = (
    "sleutel plancode wijkcode titel soort niveau begin einde tijd_precisie periode_tekst plaats adres online_url "
    "aanmelden_url reageren_url doelgroep beinvloedingsruimte terugkoppeling terugkoppeling_url terugkoppeling_op "
    "staat notitie_intern publiceren"
).split()

SITE = "https://www.veldermond.example"

# title, begin and end on the clock, place
KINDS: dict[str, tuple[str, str, str, str]] = {
    "informatieavond": ("Informatieavond over {about}", "19:30", "21:00", "Wijkcentrum De Linde"),
    "inloop": ("Inloopmiddag: kom praten over {about}", "15:00", "19:00", "Buurthuis De Sluis"),
    "werksessie": ("Ontwerpavond over {about}", "19:30", "22:00", "Aula van het Velder College"),
    "wijkschouw": ("Wandeling langs {about}", "16:00", "17:30", "Verzamelen bij de ingang van het gebied"),
    "enquete": ("Vragenlijst over {about}", "", "", ""),
    "digitale_raadpleging": ("Denk online mee over {about}", "", "", ""),
    "keukentafel": ("Keukentafelgesprek over {about}", "10:00", "11:30", "Bij een bewoner thuis"),
    "zienswijze": ("Zienswijze geven op {about}", "", "", "Stadhuis, balie Omgeving"),
    "bezwaar": ("Bezwaar maken tegen het besluit over {about}", "", "", ""),
    "raadsvergadering": ("De raad bespreekt {about}", "20:00", "22:30", "Raadzaal, stadhuis"),
    "netwerkbijeenkomst": ("Gesprek met verenigingen over {about}", "14:00", "16:00", "Stadhuis, kamer 1.12"),
    "overig": ("Kom kijken: {about}", "10:00", "16:00", "Informatiepunt bij het werk"),
}
# address, and the buurt it lies in
MEETING_PLACES: dict[str, tuple[str, str]] = {
    "Wijkcentrum De Linde": ("Lindelaan 12, Veldermond", "Lindenbuurt"),
    "Buurthuis De Sluis": ("Sluisweg 3, Veldermond", "Sluisbuurt"),
    "Aula van het Velder College": ("Collegelaan 40, Veldermond", "Zuidersingel"),
    "Bij een bewoner thuis": ("Voorbeeldstraat 7, Veldermond", "Rozentuin"),
    "Stadhuis, balie Omgeving": ("Grote Markt 1, Veldermond", "Grote Markt"),
    "Raadzaal, stadhuis": ("Grote Markt 1, Veldermond", "Grote Markt"),
    "Stadhuis, kamer 1.12": ("Grote Markt 1, Veldermond", "Grote Markt"),
}
ON_PAPER = {"enquete", "digitale_raadpleging", "zienswijze", "bezwaar"}
TERMS = {"zienswijze", "bezwaar"}
ONLY_TO_ATTEND = {"raadsvergadering", "netwerkbijeenkomst"}
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

# of a wijk, or of the whole town: code, title, kind, level, days from today
LOOSE: tuple[tuple[str, str, str, str, int], ...] = (
    (wijk_code(1), "Wijkgesprek Binnenstad", "netwerkbijeenkomst", "adviseren", 16),
    (wijk_code(4), "Wijkschouw Molenwijk: wat kan beter?", "wijkschouw", "adviseren", 8),
    (wijk_code(5), "Wijkbudget Oosterpoort: bewoners kiezen", "werksessie", "meebeslissen", 30),
    (wijk_code(7), "Koffie met het wijkteam Oosterhoven", "inloop", "informeren", 4),
    (wijk_code(9), "Wijkschouw Zuiderlanden", "wijkschouw", "adviseren", -18),
    (MUNICIPALITY_CODE, "Stadsgesprek: samen plannen maken", "werksessie", "coproduceren", 39),
    (MUNICIPALITY_CODE, "Open dag van de bewonersverenigingen", "inloop", "informeren", 68),
)


def moments_of(plans: Sequence[Plan], today: date) -> Iterator[Row]:
    """The moments of every plan's story, and those of wijken and the town."""
    for plan in plans:
        for number, step in enumerate(STORIES[plan.story], 1):
            yield _row(f"{plan.code}-M{number}", step, plan, today, shift=int(plan.code[-2:]) % 5)
    for number, (code, title, kind, level, days) in enumerate(LOOSE, 1):
        _, begin, end, place = KINDS[kind]
        day = _working_day(today + timedelta(days=days))
        yield _full(
            sleutel=f"VM-W{number}",
            wijkcode=code,
            titel=title,
            soort=kind,
            niveau=level,
            begin=f"{day} {begin}",
            einde=f"{day} {end}",
            plaats=place,
            adres=_address(place),
            doelgroep="Iedereen die in de wijk woont of werkt" if code != MUNICIPALITY_CODE else "Alle inwoners",
            publiceren="ja",
        )


def _row(key: str, step: Step, plan: Plan, today: date, shift: int) -> Row:
    title, _, _, place = KINDS[step.kind]
    row = {
        "sleutel": key,
        "plancode": plan.code,
        "titel": title.format(about=plan.about),
        "soort": step.kind,
        "niveau": step.level,
        "plaats": place,
        "adres": _address(place),
        "doelgroep": "Bewoners en ondernemers" if plan.drawing else "Alle inwoners",
        "beinvloedingsruimte": "" if step.level == "informeren" or step.kind in ONLY_TO_ATTEND else plan.influence,
        "staat": step.state,
        "notitie_intern": "Zaal is besproken." if place in MEETING_PLACES and step.kind != "keukentafel" else "",
        "publiceren": "nee" if step.concept else "ja",
    }
    row.update(_times(step, today, shift))
    row.update(_ways_in(step, plan, key))
    if step.report:
        last = today + timedelta(days=step.end if step.end is not None else step.start)
        row["terugkoppeling"] = plan.outcome
        row["terugkoppeling_url"] = f"{SITE}/plannen/{plan.slug}/verslag"
        row["terugkoppeling_op"] = str(min(last + timedelta(days=14), today - timedelta(days=1)))
    return _full(**row)


def _address(place: str) -> str:
    return MEETING_PLACES[place][0] if place in MEETING_PLACES else ""


def _times(step: Step, today: date, shift: int) -> Row:
    if step.undated:
        return {}
    begin = today + timedelta(days=step.start)
    if step.precision == "onbekend":
        return {"tijd_precisie": "onbekend", "periode_tekst": "Datum volgt"}
    if step.precision in ("maand", "kwartaal"):
        return _period(step.precision, begin)
    if step.end is not None:
        last = today + timedelta(days=step.end)
        if step.kind in TERMS:
            last = _working_day(last)
        return {"begin": str(begin), "einde": str(last), "tijd_precisie": "dag"}
    # not every evening on the same date; what must lie close to today keeps its side of it
    day = _working_day(begin + timedelta(days=shift if step.start > 0 else -shift))
    _, start, end, _ = KINDS[step.kind]
    return {"begin": f"{day} {start}", "einde": f"{day} {end}"}


def _period(precision: str, within: date) -> Row:
    months = 1 if precision == "maand" else 3
    first = within.replace(day=1, month=(within.month - 1) // months * months + 1)
    last = (first + timedelta(days=31 * months)).replace(day=1) - timedelta(days=1)
    quarter = ("eerste", "tweede", "derde", "vierde")[(first.month - 1) // 3]
    words = MONTHS[first.month - 1] if months == 1 else f"{quarter} kwartaal"
    return {
        "begin": str(first),
        "einde": str(last),
        "tijd_precisie": precision,
        "periode_tekst": f"{words} {first.year}",
    }


def _ways_in(step: Step, plan: Plan, key: str) -> Row:
    page = f"{SITE}/plannen/{plan.slug}"
    if step.kind in ON_PAPER:
        return {"reageren_url": f"{page}/reageren"}
    if step.kind == "raadsvergadering":
        return {"online_url": f"{SITE}/raad/uitzending"}
    if step.kind in ("werksessie", "informatieavond"):
        return {"aanmelden_url": f"{page}/aanmelden/{key[-2:].lower()}"}
    return {}


def _working_day(day: date) -> date:
    """No evening at the weekend: the Monday after, or before today the Friday before it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _full(**values: str) -> Row:
    return {heading: values.get(heading, "") for heading in HEADINGS}
