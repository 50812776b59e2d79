"""What was filled in to publish a store, for the next time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsSettings

from . import settings


@dataclass(frozen=True)
class Remembered:
    """What was filled in the last time, for each store apart: one store never lands in another's folder by itself."""

    address: str

    @classmethod
    def keep(cls, address: str, folder: str, language: int, base_url: str) -> Remembered:
        kept = cls(address)
        for name, value in (("folder", folder), ("language", language), ("base_url", base_url)):
            QgsSettings().setValue(kept._key(name), value)
        return kept

    @property
    def folder(self) -> str:
        return str(QgsSettings().value(self._key("folder"), ""))

    @property
    def language(self) -> int:
        return int(QgsSettings().value(self._key("language"), settings.LANGUAGE.value))

    @property
    def base_url(self) -> str:
        return str(QgsSettings().value(self._key("base_url"), settings.PUBLIC_ADDRESS.value))

    def _key(self, name: str) -> str:
        store = hashlib.sha256(str(Path(self.address).resolve()).encode()).hexdigest()[:16]
        return f"participatiekaart/publish/{store}/{name}"
