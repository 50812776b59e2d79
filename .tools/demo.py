"""Does the main job once, by the algorithms a planner uses: create, bring in areas, attach, record, check, publish.

Without anything named it shows the sample town. With PLANS (and NEIGHBOURHOODS) in the environment it shows those
layers, with made-up moments on the plans that say so. KEY_FIELD and NAME_FIELD name the fields where they are not seen.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from participatiekaart.plugin.intake.plan_layers.likely_fields import NAMES, likely
from qgis.core import QgsApplication, QgsProcessingFeedback, QgsVectorLayer

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/demo"
STORE = str(BUILD / "demo.gpkg")
LEVELS = ("gemeente", "stadsdeel", "wijk", "buurt")
# Small parts count in the demo too: a plan that crosses a border shows in every buurt it touches
SMALLEST_SHARE = 0.1


class Quiet(QgsProcessingFeedback):
    """Prints what a planner would read as a warning, and nothing else."""

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        print(f"  let op: {warning}")


def main() -> None:
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    plans, neighbourhoods = os.environ.get("PLANS"), os.environ.get("NEIGHBOURHOODS")
    application = QgsApplication([], False)
    application.initQgis()
    run = start_processing()
    if plans:
        show_own_layers(run, plans, neighbourhoods)
    else:
        show_sample_town(run)
    found = run("checkpublication", OUTPUT="TEMPORARY_OUTPUT")
    print(f"Controle: {found['ERRORS']} fouten, {found['WARNINGS']} waarschuwingen")
    done = run("publish", FOLDER=str(BUILD / "public"), LANGUAGE=2)
    print(
        f"Gepubliceerd: {done['PLANS']} plannen, {done['MOMENTS']} momenten; "
        f"tegengehouden: {done['WITHHELD']}; geldig tot {done['VALID_UNTIL'] or 'nader bericht'}"
    )
    print(f"Bekijk de pagina's: {(BUILD / 'public/index.html').as_uri()}")
    print(f"Open de opslag in QGIS: {STORE}")
    application.exitQgis()


def start_processing() -> Any:
    """A function that runs one of our algorithms on the demo's store."""
    import processing
    from participatiekaart.plugin.processing.provider import Provider
    from processing.core.Processing import Processing

    Processing.initialize()
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)

    def run(algorithm: str, **parameters: Any) -> dict[str, Any]:
        given = {"STORE": STORE, **parameters}
        # by the provider held here: Python would let go of one that nothing names
        return dict(processing.run(f"{provider.id()}:{algorithm}", given, feedback=Quiet()))

    return run


def show_sample_town(run: Any) -> None:
    town = BUILD / "town"
    maker = ROOT / "resources/sample/make_town.py"
    arguments = ["--seed", "1", "--day", date.today().isoformat(), "--out", str(town)]
    subprocess.run([sys.executable, str(maker), *arguments], check=True)
    run("createstore", TITLE="Plannen in Veldermond (verzonnen gemeente)", MUNICIPALITY="GM9901")
    bring_in_areas(run, str(town / "neighbourhoods.gpkg"))
    attach(run, str(town / "plannen.gpkg"))
    run("assignneighbourhoods", MIN_SHARE=SMALLEST_SHARE)
    for kind, name in enumerate(("momenten.csv", "contacten.csv")):
        counts = run("importrecords", KIND=kind, INPUT=str(town / name))
        print(f"Ingelezen {name}: {counts['ADDED']} nieuw, {counts['REJECTED']} geweigerd")
    record_by_hand(town)


def record_by_hand(town: Path) -> None:
    """What no import brings: points of moments, goals of wijken, a status by hand."""
    from participatiekaart.plugin.intake import sample_town
    from participatiekaart.plugin.store.addresses import open_store

    with open_store(STORE) as store, store.writing("demo", "met de hand vastgelegd") as transaction:
        sample_town.record_by_hand(transaction, town, date.today())


def show_own_layers(run: Any, plans: str, neighbourhoods: str | None) -> None:
    code = municipality_of(neighbourhoods) if neighbourhoods else "GM0000"
    run("createstore", TITLE="Proef met eigen lagen", MUNICIPALITY=code)
    if neighbourhoods:
        bring_in_areas(run, neighbourhoods)
    keys = attach(run, plans)
    if neighbourhoods:
        run("assignneighbourhoods", MIN_SHARE=SMALLEST_SHARE)
    path = BUILD / "momenten.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(
            ("plancode", "titel", "soort", "niveau", "begin", "einde", "plaats", "terugkoppeling", "publiceren")
        )
        rows.writerows(made_up_moments(keys, date.today()))
    counts = run("importrecords", KIND=0, INPUT=str(path))
    print(f"Verzonnen momenten bij de plannen: {counts['ADDED']}, geweigerd: {counts['REJECTED']}")


def bring_in_areas(run: Any, address: str) -> None:
    for address_of_layer in layers_of(address):
        layer = QgsVectorLayer(address_of_layer, "gebieden", "ogr")
        fields = [field.name() for field in layer.fields()]
        level = next(
            (
                i
                for i in (3, 2, 1, 0)
                if likely(fields, (f"{LEVELS[i]}code",)) and likely(fields, (f"{LEVELS[i]}naam",))
            ),
            2,
        )
        code = likely(fields, (f"{LEVELS[level]}code", "code"))
        name = likely(fields, (f"{LEVELS[level]}naam", *NAMES["name_field"]))
        if not code or not name:
            sys.exit(f"demo: {address_of_layer} heeft geen veld met een code en een naam; er zijn: {', '.join(fields)}")
        years = (int(feature["jaar"]) for feature in layer.getFeatures()) if "jaar" in fields else iter(())
        year = next(years, date.today().year)
        counts = run(
            "importneighbourhoods", INPUT=address_of_layer, LEVEL=level, CODE_FIELD=code, NAME_FIELD=name, YEAR=year
        )
        print(f"Gebieden ({LEVELS[level]}): {counts['ADDED']} nieuw, {counts['REJECTED']} geweigerd")


def attach(run: Any, address: str) -> list[str]:
    """Attach the first layer and give the keys of its plans."""
    address = layers_of(address)[0]
    layer = QgsVectorLayer(address, "plannen", "ogr")
    fields = [field.name() for field in layer.fields()]
    named = {name.upper(): likely(fields, wanted) for name, wanted in NAMES.items()}
    named |= {name: os.environ[name] for name in ("KEY_FIELD", "NAME_FIELD") if os.environ.get(name)}
    if not named["KEY_FIELD"] or not named["NAME_FIELD"]:
        sys.exit(f"demo: kies KEY_FIELD en NAME_FIELD uit: {', '.join(fields)}")
    counts = run("attachplans", INPUT=address, PUBLISH=True, **named)
    print(f"Plannen: {counts['ADDED']} nieuw, {counts['REJECTED']} geweigerd")
    return sorted({str(feature[named["KEY_FIELD"]]) for feature in layer.getFeatures()})


def layers_of(address: str) -> list[str]:
    """The layers of a file, each by an address of its own, the largest areas first."""
    layer = QgsVectorLayer(address, "", "ogr")
    if not layer.isValid():
        sys.exit(f"demo: {address} kan niet worden geopend; bestaat het bestand, en is het een laag?")
    if "|" in address:
        return [address]
    details = layer.dataProvider().subLayers()
    names = [line.split("!!::!!")[1] for line in details]
    order = sorted(dict.fromkeys(names), key=lambda name: (name != "gemeente", name != "wijken", name))
    return [f"{address}|layername={name}" for name in order] if len(order) > 1 else [address]


def municipality_of(address: str) -> str:
    layer = QgsVectorLayer(layers_of(address)[0], "", "ogr")
    field = likely([f.name() for f in layer.fields()], ("gemeentecode", "gm_code"))
    return next((str(feature[field]) for feature in layer.getFeatures()), "GM0000") if field else "GM0000"


def made_up_moments(keys: list[str], today: date) -> Iterator[tuple[str, ...]]:
    """Three moments a plan, in turn held, open and ahead; each says that it is made up."""
    note = "Voorbeeld, verzonnen voor deze proef"
    for number, key in enumerate(keys):
        past, ahead = today - timedelta(days=10 + number % 40), today + timedelta(days=3 + number % 60)
        feedback = f"{note}: we pasten het ontwerp aan." if number % 2 else ""
        yield (
            key,
            f"{note}: inloop",
            "inloop",
            "informeren",
            f"{past} 19:30",
            f"{past} 21:00",
            "Wijkcentrum",
            feedback,
            "ja",
        )
        if number % 3 == 0:
            begin, end = today - timedelta(days=5), today + timedelta(days=2 + number % 20)
            yield key, f"{note}: enquête", "enquete", "raadplegen", str(begin), str(end), "Online", "", "ja"
        if number % 3 == 1:
            yield (
                key,
                f"{note}: werksessie",
                "werksessie",
                "adviseren",
                f"{ahead} 19:30",
                f"{ahead} 21:30",
                "Stadhuis",
                "",
                "ja",
            )


if __name__ == "__main__":
    main()
