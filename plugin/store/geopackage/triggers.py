"""The rules of the store, as triggers: they hold whatever program writes, QGIS's own attribute table too.

Only standard SQL functions are used, since every program brings its own SQLite. A refusal is one sentence in Dutch and
one in English, separated by " / ".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...participation.codes import Phase
from ...participation.fields import Field, definitions
from ...participation.records import Contact
from ..tables import Table, children_of
from .rules import Rule, not_emptied, rules_of, same_id, unique_rule

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
# a row that is copied starts without them: they tell one record from all others, or were decided for that one only
_OF_ONE_RECORD = (
    *("slug", "key", "source", "source_key", "missing_since", "publication_state"),
    *(field.name for field in definitions(Contact) if field.name.startswith("publish_")),
    *("permission_on", "permission_until"),
)


def create_triggers(table: Table) -> Iterator[str]:
    """Every trigger of a table. Their names begin with pk_, so that a migration can drop and make them again."""
    yield from _guards(table)
    yield from _on_insert(table)
    yield _on_update(table)
    yield _on_delete(table)
    yield from _of_plans_and_moments(table)


def is_amiss(table: Table) -> str:
    """What the insert triggers would refuse or fill in, as a condition on a row NEW that stands in the table."""
    rules = [*rules_of(table), *unique_rule(table, " AND fid != NEW.fid")]
    return " OR ".join(f"({condition})" for condition in (*(rule.broken for rule in rules), _unfilled(table)))


def tell_added(table: Table, id: str) -> str:
    """The statement, to be followed by a FROM where `id` needs one, that tells the history of a new record."""
    return f"{_HISTORY} SELECT '{table.name}', {id}, 'toegevoegd', NULL, NULL, {NOW}, {WHO}, {WHY}"


def append_only() -> Iterator[str]:
    """History is written once."""
    for event in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER pk_status_change_{event.lower()} BEFORE {event} ON status_change BEGIN "
            f"{Rule('1', 'De geschiedenis kan niet worden gewijzigd.', 'History cannot be changed.').refusal} END"
        )


def _guards(table: Table) -> Iterator[str]:
    # a copy has its example's id until it starts without what it shares with it, or is refused what it keeps
    others = " AND id <> coalesce(NEW.id, '')"
    new = [*rules_of(table), *unique_rule(table, others)]
    if new:
        yield _guard(f"pk_{table.name}_guard_insert", f"INSERT ON {table.name}", new)
    changed = [
        *rules_of(table),
        *unique_rule(table, f" AND fid != OLD.fid{others}"),
        same_id(),
        *not_emptied(table),
        _keeps_its_history(table),
    ]
    if table.name == "plan":
        changed.append(_own_slug())
    yield _guard(f"pk_{table.name}_guard_update", f"UPDATE ON {table.name}", changed)
    kept = [
        Rule(
            f'EXISTS (SELECT 1 FROM {child.name} WHERE "{field}" = OLD.id)',
            f"Hier horen nog gegevens bij ({child.title.nl}). Trek het in of verwijder die eerst.",
            f"Records still belong to this ({child.title.en}). Withdraw it, or remove those first.",
        )
        for child, field in children_of(table.name)
    ]
    if kept:
        yield _guard(f"pk_{table.name}_guard_delete", f"DELETE ON {table.name}", kept)


def _own_slug() -> Rule:
    return Rule(
        f"NEW.slug IS NOT OLD.slug AND {_same_slug()}",
        "Dit adres van de pagina heeft een ander plan al. Laat het staan.",
        "Another plan has this address of the page already. Leave it as it is.",
    )


def _same_slug() -> str:
    return "(NEW.slug IS NOT NULL AND EXISTS (SELECT 1 FROM plan WHERE slug = NEW.slug AND fid != NEW.fid))"


def _keeps_its_history(table: Table) -> Rule:
    return Rule(
        # but for a row that is being filled
        f"OLD.created_at IS NOT NULL AND NEW.created_at IS NULL AND NOT {_is_copy(table)}",
        "Wanneer een gegeven is toegevoegd ligt vast. Laat het staan.",
        "When a record was added is fixed. Leave it as it is.",
    )


def _guard(name: str, event: str, rules: list[Rule]) -> str:
    # asked once whether anything is wrong, and only then what: ten thousand rows come in in half the time
    broken = " OR ".join(f"({rule.broken})" for rule in rules)
    refusals = " ".join(rule.refusal for rule in rules)
    return f"CREATE TRIGGER {name} BEFORE {event} WHEN {broken} BEGIN {refusals} END"


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
    """Whether the key is another row's: of this table, or of the one it was pasted from, where id is a number; or the
    address of the page, of a plan that was pasted from another store."""
    number = "NEW.id GLOB '[0-9]*' AND NEW.id NOT GLOB '*[^0-9]*'"
    slug = f" OR {_same_slug()}" if table.name == "plan" else ""
    return f"({number} OR EXISTS (SELECT 1 FROM {table.name} WHERE id = NEW.id AND fid != NEW.fid){slug})"


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
    return str(int(default)) if isinstance(default, int) else f"'{default}'"


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
        yield _remember_address("changed", "UPDATE OF slug", "OLD.slug IS NOT NEW.slug")
        yield _remember_address("lost", "DELETE", "1")
    if table.name == "moment":
        times = ["begin_local", "begin_fold", "end_local", "end_fold"]
        kept = [f"previous_{name}" for name in times]
        sets = ", ".join(f"{name} = OLD.{name[len('previous_') :]}" for name in kept)
        yield (
            f"CREATE TRIGGER pk_moment_moved AFTER UPDATE OF state, {', '.join(times)} ON moment "
            f"WHEN NEW.state = 'verplaatst' AND OLD.begin_local IS NOT NULL AND ({_changed(times)}) "
            f"AND NOT ({_changed(kept)}) BEGIN UPDATE moment SET {sets} WHERE fid = NEW.fid; END"
        )


def _remember_address(name: str, event: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER pk_plan_slug_{name} AFTER {event} ON plan WHEN OLD.slug IS NOT NULL AND {condition} "
        # an address that nobody has seen need not lead anywhere
        "AND EXISTS (SELECT 1 FROM published_record WHERE kind = 'plan' AND id = OLD.id) BEGIN "
        "INSERT OR IGNORE INTO former_slug (slug, plan) VALUES (OLD.slug, OLD.id); END"
    )


def _phase_since() -> str:
    codes = ", ".join(f"'{phase.value}'" for phase in Phase)

    def effective(row: str) -> str:
        spelled = f"lower(trim({row}.source_phase))"
        return f"coalesce({row}.phase, CASE WHEN {spelled} IN ({codes}) THEN {spelled} END)"

    return (
        "CREATE TRIGGER pk_plan_phase AFTER UPDATE OF phase, source_phase ON plan "
        f"WHEN {effective('OLD')} IS NOT {effective('NEW')} "
        "AND OLD.phase_since IS NEW.phase_since BEGIN "
        # the planner's day: just after midnight it is still yesterday in UTC
        "UPDATE plan SET phase_since = date('now', 'localtime') WHERE fid = NEW.fid; END"
    )
