"""The rules of the store, as triggers: they hold whatever program writes, QGIS's own attribute table too.

Only standard SQL functions are used, since every program brings its own SQLite. A refusal is one sentence in Dutch and
one in English, parted by " / ".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...participation.codes import Phase
from ...participation.fields import Field, Kind
from ..tables import Table, children_of

NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
WHO = "coalesce((SELECT who FROM writer WHERE fid = 1), 'onbekend')"
WHY = "(SELECT why FROM writer WHERE fid = 1)"
NEW_ID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
    "substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
)
_HISTORY = (
    "INSERT INTO status_change (record_type, record_id, field, old_value, new_value, changed_at, changed_by, reason) "
)
# unique to one record: a row that is copied starts without them
_OF_ONE_RECORD = ("slug", "key")
_DATE_SHAPE = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_CLOCK_SHAPE = f"{_DATE_SHAPE} [0-2][0-9]:[0-5][0-9]"

# without a modifier SQLite gives 30 February back as it stands
_BY_CALENDAR = ", '+0 days'"


def create_triggers(table: Table) -> Iterator[str]:
    """Every trigger of a table. Their names begin with pk_, so that a migration can drop and make them again."""
    yield from _guards(table)
    yield from _on_insert(table)
    yield _on_update(table)
    yield _on_delete(table)
    yield from _of_plans_and_moments(table)


def is_amiss(table: Table) -> str:
    """What the insert triggers would refuse or fill in, as a condition on a row NEW that stands in the table."""
    rules = [*_rules(table), *_unique_rule(table, " AND fid != NEW.fid")]
    return " OR ".join(f"({condition})" for condition in (*(rule.broken for rule in rules), _unfilled(table)))


def tell_added(table: Table, id: str) -> str:
    """The statement, to be followed by a FROM where `id` needs one, that tells the history of a new record."""
    return f"{_HISTORY} SELECT '{table.name}', {id}, 'toegevoegd', NULL, NULL, {NOW}, {WHO}, {WHY}"


def append_only() -> Iterator[str]:
    """History is written once."""
    for event in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER pk_status_change_{event.lower()} BEFORE {event} ON status_change BEGIN "
            f"{_Rule('1', 'De geschiedenis kan niet worden gewijzigd.', 'History cannot be changed.').refusal} END"
        )


@dataclass(frozen=True)
class _Rule:
    """What may not be, and the sentence that says so."""

    broken: str
    nl: str
    en: str

    @property
    def refusal(self) -> str:
        words = f"{self.nl} / {self.en}".replace("'", "''")
        return f"SELECT RAISE(ABORT, '{words}') WHERE {self.broken};"


def _guards(table: Table) -> Iterator[str]:
    new = [*_rules(table), *_unique_rule(table, "")]
    if new:
        yield _guard(f"pk_{table.name}_guard_insert", f"INSERT ON {table.name}", new)
    changed = [*_rules(table), *_unique_rule(table, " AND fid != OLD.fid"), _same_id()]
    yield _guard(f"pk_{table.name}_guard_update", f"UPDATE ON {table.name}", changed)
    kept = [
        _Rule(
            f'EXISTS (SELECT 1 FROM {child.name} WHERE "{field}" = OLD.id)',
            f"Hier horen nog gegevens bij ({child.title.nl}). Trek het in of verwijder die eerst.",
            f"Records still belong to this ({child.title.en}). Withdraw it, or remove those first.",
        )
        for child, field in children_of(table.name)
    ]
    if kept:
        yield _guard(f"pk_{table.name}_guard_delete", f"DELETE ON {table.name}", kept)


def _guard(name: str, event: str, rules: list[_Rule]) -> str:
    # asked once whether anything is wrong, and only then what: ten thousand rows come in in half the time
    broken = " OR ".join(f"({rule.broken})" for rule in rules)
    refusals = " ".join(rule.refusal for rule in rules)
    return f"CREATE TRIGGER {name} BEFORE {event} WHEN {broken} BEGIN {refusals} END"


def _rules(table: Table) -> Iterator[_Rule]:
    for field in table.business_fields:
        yield from _field_rules(field)
    if table.name == "moment":
        yield _end_after_begin()


def _field_rules(field: Field) -> Iterator[_Rule]:
    value, label = f'NEW."{field.name}"', field.label
    if field.codes is not None:
        codes = [code.value for code in field.codes]
        words = ", ".join(codes)
        yield _Rule(
            # a trigger would build the table of NOT IN (…) anew for each row
            " AND ".join(f"{value} <> '{code}'" for code in codes),
            f"“{label.nl}” kent alleen: {words}.",
            f"“{label.en}” knows only: {words}.",
        )
    if field.kind is Kind.CLOCK:
        yield _Rule(
            f"{value} NOT GLOB '{_CLOCK_SHAPE}' OR strftime('%Y-%m-%d %H:%M', {value}{_BY_CALENDAR}) IS NOT {value}",
            f"“{label.nl}” is geen tijd zoals 2026-09-01 19:30.",
            f"“{label.en}” is no time such as 2026-09-01 19:30.",
        )
    if field.kind in (Kind.DATE, Kind.LOCAL):
        or_clock = "" if field.kind is Kind.DATE else f" AND {value} NOT GLOB '{_CLOCK_SHAPE}'"
        no_shape = f"({value} NOT GLOB '{_DATE_SHAPE}'{or_clock})"
        yield _Rule(
            f"{no_shape} OR date({value}{_BY_CALENDAR}) IS NOT substr({value}, 1, 10)",
            f"“{label.nl}” is geen datum zoals 2026-09-01.",
            f"“{label.en}” is no date such as 2026-09-01.",
        )


def _end_after_begin() -> _Rule:
    # in the autumn night the second 02:10 comes after the first 02:50; by day a fold that was left there says nothing
    hour = "substr(NEW.begin_local, 1, 13) = substr(NEW.end_local, 1, 13) AND substr(NEW.begin_local, 12) < '04'"
    folds = "coalesce(NEW.begin_fold, 0)", "coalesce(NEW.end_fold, 0)"
    later_half = f"{hour} AND {folds[0]} < {folds[1]}"
    earlier_half = f"{hour} AND {folds[0]} > {folds[1]}"
    return _Rule(
        f"(NEW.end_local <= NEW.begin_local AND NOT ({later_half})) OR ({earlier_half})",
        "Het einde ligt niet na het begin. Kies een later einde.",
        "The end is not after the begin. Choose a later end.",
    )


def _same_id() -> _Rule:
    """What other records, the history and the public know a record by cannot become another."""
    return _Rule(
        # a row without created_at is still being filled by the insert trigger
        "OLD.created_at IS NOT NULL AND OLD.id <> '' AND NEW.id IS NOT OLD.id",
        "Het id van een gegeven ligt vast. Laat het staan, of maak een nieuw gegeven.",
        "The id of a record is fixed. Leave it as it is, or make a new record.",
    )


def _unique_rule(table: Table, others: str) -> Iterator[_Rule]:
    """others: which rows are not the row itself, as a condition."""
    if not table.unique:
        return
    same = " AND ".join(f'"{name}" = NEW."{name}"' for name in table.unique)
    labels = ", ".join(name for name in table.unique)
    yield _Rule(
        f"EXISTS (SELECT 1 FROM {table.name} WHERE {same}{others})",
        f"Deze code staat al in {table.title.nl} ({labels}).",
        f"This code already stands in {table.title.en} ({labels}).",
    )


def _on_insert(table: Table) -> Iterator[str]:
    """What another program left empty is filled; our own rows come complete, and only their history is written."""
    sets = ", ".join(f'"{name}" = {value}' for name, value in _fills(table).items())
    yield (
        f"CREATE TRIGGER pk_{table.name}_insert AFTER INSERT ON {table.name} WHEN NOT ({_unfilled(table)}) "
        f"BEGIN {tell_added(table, 'NEW.id')}; END"
    )
    yield (
        f"CREATE TRIGGER pk_{table.name}_insert_filled AFTER INSERT ON {table.name} WHEN {_unfilled(table)} "
        f"BEGIN {_as_new(table)} UPDATE {table.name} SET {sets} WHERE fid = NEW.fid; "
        f"{tell_added(table, 'id')} FROM {table.name} WHERE fid = NEW.fid; END"
    )


def _fills(table: Table) -> dict[str, str]:
    """What is put in a column that was left empty."""
    fills = {
        "id": f"coalesce(nullif(id, ''), {NEW_ID})",
        "created_at": f"coalesce(created_at, {NOW})",
        "updated_at": f"coalesce(updated_at, {NOW})",
        "version": "coalesce(version, 1)",
    }
    for field in table.business_fields:
        default = _default(table, field)
        if default is not None:
            fills[field.name] = f'coalesce("{field.name}", {default})'
    return fills


def _unfilled(table: Table) -> str:
    return " OR ".join(["NEW.id = ''", *(f'NEW."{name}" IS NULL' for name in _fills(table)), _is_copy(table)])


def _is_copy(table: Table) -> str:
    return f"EXISTS (SELECT 1 FROM {table.name} WHERE id = NEW.id AND fid != NEW.fid)"


def _as_new(table: Table) -> str:
    """A row copied in an attribute table carries the key of its example; it becomes a record of its own."""
    own = [field.name for field in table.business_fields if field.name in _OF_ONE_RECORD]
    emptied = ", ".join(f'"{name}" = NULL' for name in ("id", "updated_at", "version", *own))
    # created_at goes first: what changes in a row without it is no history
    return " ".join(
        f"UPDATE {table.name} SET {sets} WHERE fid = NEW.fid AND {_is_copy(table)};"
        for sets in ("created_at = NULL", emptied)
    )


def _default(table: Table, field: Field) -> str | None:
    default = table.record.__dataclass_fields__[field.name].default
    if field.name == "timezone":
        return "(SELECT value FROM setting WHERE name = 'timezone')"
    if default is None or default == "":
        return None
    return str(int(default)) if isinstance(default, (bool, int)) else f"'{default}'"


def _changed(names: list[str]) -> str:
    return " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)


def _on_update(table: Table) -> str:
    names = [field.name for field in table.business_fields]
    watched = [*names, "geom"] if table.geometry else names
    lines = [
        f"SELECT '{field.name}' AS field, {_logged(field, 'OLD')} AS old_value, {_logged(field, 'NEW')} AS new_value "
        f'WHERE OLD."{field.name}" IS NOT NEW."{field.name}"'
        for field in table.business_fields
    ]
    if table.geometry:
        lines.append("SELECT 'geometry', NULL, NULL WHERE OLD.geom IS NOT NEW.geom")
    columns = ", ".join(f'"{name}"' for name in watched)
    return (
        # a row without created_at is still being filled by the insert trigger
        f"CREATE TRIGGER pk_{table.name}_update AFTER UPDATE OF {columns} ON {table.name} "
        f"WHEN OLD.created_at IS NOT NULL AND ({_changed(watched)}) BEGIN "
        f"UPDATE {table.name} SET version = coalesce(OLD.version, 0) + 1, updated_at = {NOW} WHERE fid = NEW.fid; "
        f"{_HISTORY} SELECT '{table.name}', NEW.id, field, old_value, new_value, {NOW}, {WHO}, {WHY} "
        f"FROM ({' UNION ALL '.join(lines)}); END"
    )


def _logged(field: Field, row: str) -> str:
    return "NULL" if field.personal else f'{row}."{field.name}"'


def _on_delete(table: Table) -> str:
    return (
        f"CREATE TRIGGER pk_{table.name}_delete AFTER DELETE ON {table.name} BEGIN "
        f"{_HISTORY} VALUES ('{table.name}', OLD.id, 'verwijderd', NULL, NULL, {NOW}, {WHO}, {WHY}); END"
    )


def _of_plans_and_moments(table: Table) -> Iterator[str]:
    if table.name == "plan":
        yield _phase_since()
        yield (
            "CREATE TRIGGER pk_plan_slug AFTER UPDATE OF slug ON plan "
            "WHEN OLD.slug IS NOT NULL AND OLD.slug IS NOT NEW.slug "
            # an address nobody has seen needs no page that points on
            "AND EXISTS (SELECT 1 FROM published_record WHERE kind = 'plan' AND id = OLD.id) BEGIN "
            "INSERT OR IGNORE INTO former_slug (slug, plan) VALUES (OLD.slug, OLD.id); END"
        )
    if table.name == "moment":
        times = ["begin_local", "begin_fold", "end_local", "end_fold"]
        kept = [f"previous_{name}" for name in times]
        sets = ", ".join(f"{name} = OLD.{name[len('previous_') :]}" for name in kept)
        yield (
            f"CREATE TRIGGER pk_moment_moved AFTER UPDATE OF state, {', '.join(times)} ON moment "
            f"WHEN NEW.state = 'verplaatst' AND OLD.begin_local IS NOT NULL AND ({_changed(times)}) "
            f"AND NOT ({_changed(kept)}) BEGIN UPDATE moment SET {sets} WHERE fid = NEW.fid; END"
        )


def _phase_since() -> str:
    codes = ", ".join(f"'{phase.value}'" for phase in Phase)

    def effective(row: str) -> str:
        spelled = f"replace(lower(trim({row}.source_phase)), ' ', '_')"
        return f"coalesce({row}.phase, CASE WHEN {spelled} IN ({codes}) THEN {spelled} END)"

    return (
        "CREATE TRIGGER pk_plan_phase AFTER UPDATE OF phase, source_phase ON plan "
        f"WHEN OLD.created_at IS NOT NULL AND {effective('OLD')} IS NOT {effective('NEW')} "
        "AND OLD.phase_since IS NEW.phase_since BEGIN "
        # the planner's day: just after midnight it is still yesterday in UTC
        "UPDATE plan SET phase_since = date('now', 'localtime') WHERE fid = NEW.fid; END"
    )
