"""No writer can reach the store or a private record: not by import, not by what it is handed."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import EXIT_STATUS_ERROR, EXIT_STATUS_SUCCESS, lint_imports
from participatiekaart.plugin.participation.face import Face
from participatiekaart.plugin.participation.page_settings import PageSettings
from participatiekaart.plugin.participation.records import Plan
from participatiekaart.plugin.publication import publish, writers
from participatiekaart.plugin.publication.records import PublicSite
from participatiekaart.plugin.publication.writers.pages import PageOptions
from participatiekaart.plugin.publication.writers.rows import Rows
from participatiekaart.plugin.publication.writers.staging import Staging

PACKAGE = writers.__name__
ROOT = Path(__file__).resolve().parents[3]
HANDED_OVER = {PublicSite, Path, PageOptions, PageSettings, Face, tuple[str, ...], Rows, Staging}
MAY_BE_MADE_OF = (
    "participatiekaart.plugin.participation.code",
    "participatiekaart.plugin.participation.codes",
    "participatiekaart.plugin.participation.face",  # the design tokens, which stand in a style sheet of the pages
    "participatiekaart.plugin.participation.page_settings",
    "participatiekaart.plugin.participation.words",
    "participatiekaart.plugin.publication.fields",
    "participatiekaart.plugin.publication.records",
    PACKAGE,
)


def modules() -> list[Any]:
    found = pkgutil.walk_packages(writers.__path__, f"{PACKAGE}.")
    return [importlib.import_module(module.name) for module in found]


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function and method of the writers."""
    for module in modules():
        for name, thing in vars(module).items():
            if getattr(thing, "__module__", None) != module.__name__:
                continue
            if inspect.isclass(thing):
                for inner, method in vars(thing).items():
                    plain = method.fget if isinstance(method, property) else method
                    if inspect.isfunction(plain):
                        yield f"{module.__name__}.{name}.{inner}", plain
            elif callable(thing):
                yield f"{module.__name__}.{name}", inspect.unwrap(thing)


def reached(hint: Any) -> set[type]:
    """Every type that a value of an annotated type can be made of, through records and generics."""
    waiting, found = [hint], set()
    while waiting:
        one = waiting.pop()
        waiting += typing.get_args(one)
        kind = typing.get_origin(one) or one
        # a union is a class from Python 3.14 on
        if not inspect.isclass(kind) or kind is typing.Union or kind in found:
            continue
        found.add(kind)
        if is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            waiting += [hints[field.name] for field in fields(kind)]
    return found


def private_among(kinds: set[type]) -> list[type]:
    """The types of ours that are not public."""
    ours = [kind for kind in kinds if kind.__module__.startswith("participatiekaart.")]
    return [kind for kind in ours if not kind.__module__.startswith(MAY_BE_MADE_OF)]


FUNCTIONS = dict(functions())


def test_there_are_writers_to_look_at() -> None:
    assert {f"{PACKAGE}.geopackage.write_geopackage", f"{PACKAGE}.pages.writer.PageWriter.__init__"} <= set(FUNCTIONS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_function_takes_is_made_of_public_types(name: str) -> None:
    hints = {n: hint for n, hint in typing.get_type_hints(FUNCTIONS[name]).items() if n != "return"}
    assert not private_among(reached(tuple[tuple(hints.values())]))  # type: ignore[misc]


def test_a_private_record_would_be_seen() -> None:
    assert private_among(reached(dict[str, list[Plan]]))


def test_what_publishing_hands_to_a_writer_is_typed_public() -> None:
    """Nothing enters as `Any`, so that the type checker sees all that a writer is given."""
    entries = _called_by_publish()
    assert {"write_layers", "write_pages", "write_calendars", "write_news", "verify_layers"} <= set(entries)
    assert reached(Rows) <= {Rows, dict, list, str, bool, type(None)}
    for entry in set(entries.values()) - {Rows}:
        hints = typing.get_type_hints(entry)
        assert {hint for name, hint in hints.items() if name != "return"} <= HANDED_OVER


def test_a_public_site_has_no_place_for_a_private_record() -> None:
    kinds = reached(PublicSite)
    assert not private_among(kinds)
    anything = {
        f"{kind.__name__}.{field.name}"
        for kind in kinds
        if is_dataclass(kind)
        for field in fields(kind)
        if _holds_anything(typing.get_type_hints(kind)[field.name])
    }
    assert not anything


def test_imports_do_not_lead_to_the_store_or_to_private_records(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert _lint(monkeypatch, tmp_path, "participatiekaart.plugin.store") == EXIT_STATUS_SUCCESS
    assert _lint(monkeypatch, tmp_path, "participatiekaart.plugin.participation.records") == EXIT_STATUS_SUCCESS


def test_a_writer_that_imports_what_it_may_not_would_be_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Public records are imported by writers, so a contract against them has to break."""
    assert _lint(monkeypatch, tmp_path, "participatiekaart.plugin.publication.records") == EXIT_STATUS_ERROR


def _lint(monkeypatch: pytest.MonkeyPatch, folder: Path, forbidden: str) -> int:
    """import-linter's verdict on writers that may not lead to a module, through others neither."""
    contract = folder / "importlinter.ini"
    contract.write_text(
        "[importlinter]\nroot_package = participatiekaart\n"
        "[importlinter:contract:1]\nname = one\ntype = forbidden\n"
        f"source_modules = {PACKAGE}\nforbidden_modules = {forbidden}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(ROOT)
    return lint_imports(config_filename=str(contract), no_cache=True)


def _holds_anything(hint: Any) -> bool:
    return hint in (Any, object) or any(_holds_anything(part) for part in typing.get_args(hint))


def _called_by_publish() -> dict[str, Callable[..., Any]]:
    """What publish.py imports from the writers."""
    tree = ast.parse(Path(inspect.getfile(publish)).read_text(encoding="utf-8"))
    return {
        alias.name: getattr(
            importlib.import_module(f"{writers.__package__.rpartition('.')[0]}.{node.module}"), alias.name
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("writers.")
        for alias in node.names
        if alias.name != PageOptions.__name__
    }
