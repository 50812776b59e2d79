"""Whether a plan identification is written as the law's registers write it.

IMRO for a plan under the Wro (IMRO2012), the work id of an act under the Omgevingswet (STOP, AKN naming convention).
"""

from __future__ import annotations

import re

from ..participation.words import Text

_IMRO = re.compile(r"NL\.IMRO\.\d{4}\.[A-Za-z0-9]{1,18}-[A-Za-z0-9]{4}", re.ASCII)
_WORK = re.compile(r"/akn/nl/[a-z]+/[a-z]+\d+/\d{4}(?:-\d{2}-\d{2})?/[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
NOT_ONE = Text(
    "Zo ziet geen planidentificatie eruit. Schrijf bijvoorbeeld NL.IMRO.0193.BP12345-0001 of "
    "/akn/nl/act/gm0193/2026/omgevingsplan.",
    "This is not a plan identification. Write for example NL.IMRO.0193.BP12345-0001 or "
    "/akn/nl/act/gm0193/2026/omgevingsplan.",
)
ONE_VERSION = Text(
    "Dit wijst één versie aan. Haal “{rest}” weg; wat overblijft, geldt voor elke versie.",
    "This names one version. Leave out “{rest}”; what is left applies to every version.",
)


def doubt_of(identification: str) -> Text | None:
    """What is wrong with an identification; None where it is right."""
    if _IMRO.fullmatch(identification) or _WORK.fullmatch(identification):
        return None
    work = _WORK.match(identification)
    if work is not None and identification[work.end() :].startswith("/"):
        return ONE_VERSION.format(rest=identification[work.end() :])
    return NOT_ONE
