"""The list of office words as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from participatiekaart.plugin.intake.office_words import OURS, load_office_words
from participatiekaart.plugin.participation.words import ParticipationError


def found(path: str, text: str) -> list[str]:
    return [word.plain for word in load_office_words(path).find(text)]


def test_ours_stands_in_until_a_municipality_has_its_own(tmp_path: Path) -> None:
    assert found("", "Middels, reeds en thans.") == ["met", "al", "nu"]
    own = tmp_path / "onze woorden.txt"
    own.write_text("thans; tegenwoordig\n", encoding="utf-8")
    assert found(f" {own} ", "Middels, reeds en thans.") == ["tegenwoordig"]
    own.write_text("thans; op dit moment\nreeds; al\n", encoding="utf-8")
    assert found(str(own), "Middels, reeds en thans.") == ["al", "op dit moment"], "a changed file is read anew"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_list_written_on_windows_is_understood(tmp_path: Path, encoding: str) -> None:
    own = tmp_path / "lijst.txt"
    own.write_bytes("initiëren; beginnen\r\nreeds; al\r\n".encode(encoding))
    assert found(str(own), "Initiëren wij dit reeds?") == ["beginnen", "al"]


@pytest.mark.parametrize("name", ["weg.txt", ".", "\0", "/dev/zero", "groot.txt"])
def test_what_cannot_be_read_is_told_with_the_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "groot.txt").write_bytes(b"thans; nu\n" * 200_000)
    with pytest.raises(ParticipationError) as failed:
        load_office_words(str(tmp_path / name))
    assert "standaardlijst" in failed.value.text.nl


def test_no_word_of_ours_stands_twice_and_none_is_its_own_plain_word() -> None:
    lines = [line for line in OURS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    words = [form.strip() for line in lines for form in line.partition(";")[0].split(",")]
    assert len(words) == len(set(words))
    for line in lines:
        for hint in load_office_words("").find(line.partition(";")[2]):
            raise AssertionError(f"{line}: the plain word holds an office word ({hint.plain})")
