"""Words that the algorithms and the window both say."""

from __future__ import annotations

from ..participation.words import Text

# in the order of `intake.sources.Duplicates`
DUPLICATES = (Text("Niet overnemen", "Reject"), Text("Samenvoegen tot één plan", "Merge into one plan"))
# in the order of `publication.languages.Languages`
LANGUAGES = (
    Text("Nederlands", "Dutch"),
    Text("Engels", "English"),
    Text("Beide, Engels onder en/", "Both, English under en/"),
)
NO_FOLDER = Text("Kies een map om in te publiceren.", "Choose a folder to publish into.")
NOTHING_CHANGES = Text(
    "Aan plannen en momenten verandert niets: het publiek ziet dezelfde.",
    "Nothing changes in plans and moments: the public sees the same.",
)
NO_RELEASE = Text(
    "Er staat nog geen publicatie: alles is nieuw.", "There is no publication there yet: all of it is new."
)
