"""What the dock shows of a neighbourhood, or of the whole town, and of what is there without a plan; knows no QGIS and
no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...entry.areas import area_name, place_words
from ...entry.goals import in_order
from ...participation.checks import Finding, check_records
from ...participation.codes import AreaLevel
from ...participation.records import Goal
from ...participation.snapshot import Snapshot
from ...participation.words import Text, joined
from ..contact_lines import ContactLine, area_contact_lines
from .moment_lines import MomentLine, moment_lines

LIES_IN = Text("ligt in {wijk}", "lies in {wijk}")


@dataclass(frozen=True)
class AreaCard:
    """A neighbourhood as a planner wants to see it. about: its level, where it lies, and its code. wijk: the code of
    the one in which a buurt lies, where that is known. may_have_goals: whether the public could read them, or some are
    there already. findings: what to mend in what is here."""

    code: str
    name: Text
    about: Text
    wijk: str | None
    may_have_goals: bool
    goals: tuple[Goal, ...]
    moments: tuple[MomentLine, ...]
    contacts: tuple[ContactLine, ...]
    findings: tuple[Finding, ...]


def area_card_of(code: str, file: Snapshot, at: datetime) -> AreaCard:
    """The card of the area with a code, at an instant (aware). file: what belongs to it. Raises ParticipationError
    where another program wrote a date of a contact that cannot be read."""
    current, town = file.current_neighbourhoods, file.settings.municipality
    area = current.get(code)
    level = AreaLevel.MUNICIPALITY if code == town else area.level if area else None
    wijk = current.get(area.parent_code or "") if area and level is AreaLevel.BUURT else None
    about = [level.label] if level else []
    if wijk:
        about.append(LIES_IN.format(wijk=area_name(wijk)))
    about.append(Text(code, code))
    return AreaCard(
        code=code,
        name=place_words(code, current, town),
        about=joined(" · ", about),
        wijk=wijk.code if wijk else None,
        may_have_goals=level is AreaLevel.WIJK or bool(file.goals),
        goals=in_order(file.goals),
        moments=moment_lines(file, at),
        contacts=area_contact_lines(file, at, exists=level is not None),
        findings=tuple(check_records(file, at)),
    )
