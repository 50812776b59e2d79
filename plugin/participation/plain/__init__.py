"""Plain language: what in a public Dutch text a resident may stumble over. Hints only; they hold nothing back.

No library fits: those that know Dutch passives bring a trained model of tens of megabytes and compiled parts, which
QGIS does not have; the small ones only compute a grade for a whole text, and mark no sentence.
"""

from .hints import Hint, HintKind, hints
from .office_words import OfficeWord, OfficeWords, read_office_words

__all__ = ["Hint", "HintKind", "OfficeWord", "OfficeWords", "hints", "read_office_words"]
