"""What a person can set for the plugin, each with its key and default; QGIS keeps it with its own settings. Each has a
field by that key on the page of options."""

from __future__ import annotations

from typing import Generic, TypeVar

from qgis.core import QgsSettings

Value = TypeVar("Value", str, int, bool)


class Setting(Generic[Value]):
    """One setting. name: after "participatiekaart/" in QGIS's settings. default: also says of what type it is."""

    def __init__(self, name: str, default: Value) -> None:
        self.name = name
        self.default: Value = default

    @property
    def value(self) -> Value:
        """The value as it is set; the default where none is set, or where what is kept cannot be used."""
        try:
            kept: Value = QgsSettings().value(self._key, self.default, type=type(self.default))
        except TypeError:
            return self.default
        return kept

    def keep(self, value: Value) -> None:
        """Set the value. A value that is the default is not written, so that a better default in a later version
        reaches whoever never chose another."""
        if value == self.default:
            QgsSettings().remove(self._key)
        else:
            QgsSettings().setValue(self._key, value)

    @property
    def _key(self) -> str:
        return f"participatiekaart/{self.name}"


# GM code, proposed for a new store
MUNICIPALITY = Setting("municipality", "")
# IANA name, proposed for a new store
TIMEZONE = Setting("timezone", "Europe/Amsterdam")
# address of the store that is opened when none is named
STORE = Setting("store", "")
# proposed for a first publication of a store
PUBLIC_ADDRESS = Setting("public_address", "")
# of the pages: a number of publication.languages.Languages
LANGUAGE = Setting("language", 0)
# OGC API Features with the collections gemeenten, wijken and buurten; {year} stands where the year comes
FEATURES_API = Setting("features_api", "https://api.pdok.nl/cbs/wijken-en-buurten-{year}/ogc/v1")
# finds addresses; empty: no address leaves this computer
LOCATIESERVER = Setting("locatieserver", "https://api.pdok.nl/bzk/locatieserver/search/v3_1")
# text file of office words for the hints on language; empty: ours
OFFICE_WORDS = Setting("office_words", "")
# how far ahead the dock lists moments, in days
AHEAD_DAYS = Setting("ahead_days", 30)
# how long after a moment the dock reminds of its feedback, in days
FEEDBACK_DAYS = Setting("feedback_days", 0)
