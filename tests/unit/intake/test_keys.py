"""What is told of a key field before a plan layer is attached."""

from __future__ import annotations

import pytest
from participatiekaart.plugin.intake.plan_layers.keys import look_at_keys
from participatiekaart.plugin.intake.plan_layers.likely_fields import likely


def test_keys_that_are_all_different_need_no_word() -> None:
    assert look_at_keys(["A", "B", "a", "01", 1]).warnings == []


def test_empty_and_repeated_keys_are_counted_as_attaching_will_compare_them() -> None:
    keys = look_at_keys(["A", " A ", None, "", "  ", 7, 7.0, "7", "B"])

    assert (keys.total, keys.empty) == (9, 3)
    assert keys.repeated == (("7", 3), ("A", 2))
    assert [warning.nl for warning in keys.warnings] == [
        "Bij 3 van de 9 plannen is de sleutel leeg. Die komen niet mee.",
        "2 sleutels komen vaker voor, zoals “7” (3 keer).",
    ]


def test_one_repeated_key_is_told_in_the_singular() -> None:
    assert [warning.nl for warning in look_at_keys(["A", "A", "B"]).warnings] == ["Sleutel “A” komt 2 keer voor."]


def test_both_spellings_of_a_letter_with_an_accent_are_one_key() -> None:
    assert look_at_keys(["Caf\u00e9", "Cafe\u0301"]).repeated == (("Caf\u00e9", 2),)


@pytest.mark.parametrize(
    ("fields", "found"),
    [(["fid", "PlanCode", "naam"], "PlanCode"), (["OBJECTID", "x"], "OBJECTID"), (["x", "y"], None), ([], None)],
)
def test_the_likely_field_is_found_by_name(fields: list[str], found: str | None) -> None:
    assert likely(fields, ("plancode", "objectid", "fid")) == found
