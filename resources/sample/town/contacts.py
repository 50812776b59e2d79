"""The contacts of the made-up municipality. Persons are called examples, as they are: none of them exists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from .names import WIJKEN, wijk_code
from .plan import Plan

HEADINGS = (
    "sleutel soort naam organisatie rol email telefoon website wijkcode plancodes publiceer_naam publiceer_email "
    "publiceer_telefoon publiceer_website grondslag toestemming_op toestemming_tot notitie_intern"
).split()

Row = dict[str, str]

FLAGS = ("publiceer_naam", "publiceer_email", "publiceer_telefoon", "publiceer_website")
BASES = ("toestemming", "publieke_taak", "functioneel")
ROLES = ("projectleider", "participatiecoordinator", "communicatie", "ontwikkelaar")


def contacts_of(plans: Sequence[Plan], wijk_of: Mapping[str, str], today: date) -> Iterator[Row]:
    """Sixty contacts: a team for each wijk, and a person for every combination of flags and basis. wijk_of: the code of
    the wijk whose team answers for a plan, by the plan's code."""
    for number, name in WIJKEN.items():
        yield _team(number, name, [code for code, wijk in wijk_of.items() if wijk == wijk_code(number)])
    combinations = itertools.product(BASES, itertools.product((True, False), repeat=len(FLAGS)))
    for number, (basis, flags) in enumerate(combinations, 1):
        yield _person(number, basis, flags, plans[number % len(plans)].code, today)


def _team(number: int, name: str, codes: list[str]) -> Row:
    mailbox = name.lower().replace(" ", "-")
    return _full(
        sleutel=f"VM-T{number:02d}",
        soort="organisatie",
        naam=f"Wijkteam {name}",
        organisatie="Gemeente Veldermond (verzonnen)",
        rol="wijkmanager",
        email=f"wijkteam.{mailbox}@veldermond.example",
        telefoon=f"088 000 00 {number:02d}",
        website=f"https://www.veldermond.example/wijken/{mailbox}",
        wijkcode=wijk_code(number),
        plancodes=";".join(codes),
        grondslag="functioneel",
        **dict.fromkeys(FLAGS, "ja"),
    )


def _person(number: int, basis: str, flags: tuple[bool, ...], code: str, today: date) -> Row:
    is_organisation = number % 6 == 0
    days = {"toestemming_op": -200, "toestemming_tot": (400, -20, 40)[number % 3]}
    dates = {name: str(today + timedelta(days=count)) for name, count in days.items()}
    return _full(
        sleutel=f"VM-C{number:02d}",
        soort="organisatie" if is_organisation else "persoon",
        naam=f"Voorbeeldvereniging {number}" if is_organisation else f"Voorbeeldpersoon {number}",
        organisatie="Vereniging Voorbeeld" if is_organisation else "Gemeente Veldermond (verzonnen)",
        rol="vereniging" if is_organisation else ROLES[number % len(ROLES)],
        email=f"voorbeeld{number}@veldermond.example",
        telefoon=f"088 000 01 {number:02d}",
        website=f"https://www.veldermond.example/contact/{number}",
        plancodes=code,
        grondslag=basis,
        notitie_intern="Verzonnen voorbeeld; belt liever in de ochtend.",
        **{name: "ja" if flag else "nee" for name, flag in zip(FLAGS, flags)},
        **(dates if basis == "toestemming" else {}),
    )


def _full(**values: str) -> Row:
    return {heading: values.get(heading, "") for heading in HEADINGS}
