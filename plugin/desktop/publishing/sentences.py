"""What the dialog that publishes says of a publication: before it, and once it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qgis.core import Qgis, QgsMessageLog

from ...host.language import spoken
from ...host.unexpected import LOG
from ...participation import counts
from ...participation.checks import Severity
from ...participation.words import Text
from ...publication.phrases import day_and_clock
from ...publication.publish import PublishResult
from .outlook import Outlook

OUTLOOK = Text(
    "Van “{title}” worden {plans} en {moments} openbaar. Tegengehouden door een fout: {withheld}. "
    "Waarschuwingen: {warnings}.",
    "{plans} and {moments} of “{title}” will be public. Held back by an error: {withheld}. Warnings: {warnings}.",
)
HINTS = Text("Tips voor gewone taal: {hints}.", "Hints for plain language: {hints}.")
DRAFTS = Text(
    "Plannen die nog concept zijn: {drafts}. In het paneel zet u ze openbaar, ook samen.",
    "Plans still in draft: {drafts}. Make them public in the panel, one by one or together.",
)
DONE = Text(
    "Gepubliceerd: {plans} en {moments}. Dit klopt tot {until}. Publiceer dan opnieuw.",
    "Published: {plans} and {moments}. This is right until {until}. Publish again then.",
)
DONE_FOR_GOOD = Text(
    "Gepubliceerd: {plans} en {moments}. Door de tijd alleen verandert er niets meer.",
    "Published: {plans} and {moments}. Nothing will change by time alone.",
)
PUT_BACK = Text(
    "De eerdere uitgave is teruggezet. In de opslag is niets veranderd.",
    "The earlier release was put back. Nothing in the store changed.",
)
REST = Text(
    "En nog {n}. Alle staan in het logboek: het tekstballonnetje rechtsonder in QGIS.",
    "And {n} more. All are in the log: the speech bubble at the bottom right of QGIS.",
)
MOST_NOTES = 6


def said_of_outlook(outlook: Outlook) -> str:
    """What will be public, what is held back, and what else asks for attention."""
    found = Counter(finding.severity for finding in outlook.findings)
    public = {"plans": counts.plans(outlook.plans), "moments": counts.moments(outlook.moments)}
    held = {"withheld": outlook.withheld, "warnings": found[Severity.WARNING]}
    said = [OUTLOOK.format(title=outlook.title, **public, **held)]
    if found[Severity.HINT]:
        said.append(HINTS.format(hints=found[Severity.HINT]))
    if outlook.drafts:
        said.append(DRAFTS.format(drafts=outlook.drafts))
    return " ".join(map(spoken, said))


def said_of_result(result: PublishResult, first: Sequence[Text] = ()) -> str:
    """What became public and until when it is right, a sentence a line, as many as leave room for the rest of the
    window; all go to QGIS's log. first: what else was done, said before it."""
    public = {"plans": counts.plans(result.plans), "moments": counts.moments(result.moments)}
    if result.valid_until is None:
        done = DONE_FOR_GOOD.format(**public)
    else:
        done = DONE.format(until=day_and_clock(result.valid_until, result.timezone), **public)
    notes = result.notes
    for note in notes:
        QgsMessageLog.logMessage(spoken(note), LOG, Qgis.MessageLevel.Info)
    if len(notes) > MOST_NOTES:
        notes = (*notes[: MOST_NOTES - 1], REST.format(n=len(notes) - MOST_NOTES + 1))
    return "\n".join(spoken(text) for text in (*first, done, *notes))
