"""A release in a folder where others have files, folders or links of their own: none of theirs is touched."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from participatiekaart.plugin.participation.words import ParticipationError
from participatiekaart.plugin.publication.release.manifest import NAME, Manifest
from participatiekaart.plugin.publication.release.workplace import Workplace

from .releasing import FIRST, SECOND, THIRD, content, put


def test_files_of_others_stay(tmp_path: Path, way: str) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, FIRST)
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("not ours")
    (folder / "robots.txt").write_text("theirs")
    (folder / "plannen" / "b" / "note.txt").write_text("theirs too")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to(elsewhere)
    assert not put(folder, SECOND)
    theirs = {"robots.txt": "theirs", "plannen/b/note.txt": "theirs too"}
    assert content(folder) == {**SECOND, **theirs}
    assert (folder / "empty").is_dir()
    assert (folder / "link").is_symlink()
    assert content(elsewhere) == {"index.html": "not ours"}


def test_a_link_in_the_way_is_not_followed(tmp_path: Path, way: str) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, THIRD)
    (folder / "plannen" / "a" / "index.html").unlink()
    (folder / "plannen" / "a").rmdir()
    (folder / "plannen").rmdir()
    elsewhere.mkdir()
    (folder / "plannen").symlink_to(elsewhere)
    with pytest.raises(ParticipationError, match="plannen"):
        put(folder, SECOND)
    assert not any(elsewhere.iterdir())


@pytest.mark.parametrize("link", ["plannen/b", "plannen/b/index.html"])
def test_a_link_in_the_place_of_what_goes_stays_and_so_does_what_is_behind_it(
    tmp_path: Path, way: str, link: str
) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, FIRST)
    (folder / "plannen/b").rename(elsewhere)
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(elsewhere / link.removeprefix("plannen/b").removeprefix("/"))
    assert put(folder, SECOND) is False
    assert (folder / link).is_symlink()
    assert content(elsewhere) == {"index.html": "b"}


def test_a_file_of_others_in_the_way_is_not_overwritten(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / "nieuws.xml").write_text("theirs")
    with pytest.raises(ParticipationError, match=r"nieuws\.xml"):
        put(folder, SECOND)
    assert content(folder) == {**THIRD, "nieuws.xml": "theirs"}


@pytest.mark.parametrize(
    "theirs", ["nieuws.xml/notitie.txt", "plannen/c", "plannen/c/index.html", "plannen/c/index.html/notitie.txt"]
)
def test_what_others_put_where_a_file_or_folder_of_ours_is_to_come_stays(tmp_path: Path, theirs: str) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / theirs).parent.mkdir(parents=True, exist_ok=True)
    (folder / theirs).write_text("theirs")
    with pytest.raises(ParticipationError, match="is in the way"):
        put(folder, SECOND)
    assert content(folder) == {**THIRD, theirs: "theirs"}


def test_a_link_in_a_folder_of_others_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    put(folder, {"index.html": "one"})
    elsewhere.mkdir()
    (folder / "plannen").mkdir()
    (folder / "plannen/a").symlink_to(elsewhere)
    with pytest.raises(ParticipationError, match="is in the way"):
        put(folder, SECOND)
    assert not any(elsewhere.iterdir())


def test_a_folder_of_others_may_get_files_of_ours_beside_theirs(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    put(folder, THIRD)
    (folder / "plannen/c").mkdir()
    (folder / "plannen/c/notitie.txt").write_text("theirs")
    assert put(folder, SECOND) is False
    assert content(folder) == {**SECOND, "plannen/c/notitie.txt": "theirs"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("theirs")
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(tmp_path / "public", FIRST)
    assert (tmp_path / "public").read_text() == "theirs"


@pytest.mark.parametrize("name", ["holiday.jpg", "desktop.ini", ".DS_Store"])
def test_a_folder_of_others_is_refused_and_what_lies_there_named(tmp_path: Path, name: str) -> None:
    """A file that the system itself puts into a folder is not seen by who looks there."""
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / name).write_text("theirs")
    with pytest.raises(ParticipationError, match=re.escape(f"not Participatiekaart's ({name})")):
        put(folder, FIRST)
    assert content(folder) == {name: "theirs"}
    assert list(tmp_path.iterdir()) == [folder]


def listing(path: str, size: str) -> str:
    return (
        f'{{"gemaakt_met": "Participatiekaart", "bestanden": [{{"pad": "{path}", "grootte": {size}, "sha256": ""}}]}}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"gemaakt_met": "Another", "bestanden": []}',
        '{"gemaakt_met": "Participatiekaart"}',
        99_999 * "[",
        listing("index.html", "1e999"),
        listing("\\ud800.html", "1"),
    ],
)
def test_another_manifest_is_not_ours(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / NAME).write_text(text)
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)
    assert (folder / NAME).read_text() == text


def test_a_pipe_in_the_place_of_the_manifest_is_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    os.mkfifo(folder / NAME)
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)


def test_a_list_of_what_was_begun_makes_no_folder_of_others_ours(tmp_path: Path) -> None:
    """A first publication was killed before its first file; now something else lies there."""
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "holiday.jpg").write_text("theirs")
    place = Workplace(folder)
    place.beside.mkdir()
    place.under_way.write_bytes(Manifest({}, {"index.html": (0, "")}).to_bytes())
    with pytest.raises(ParticipationError, match="not Participatiekaart's"):
        put(folder, FIRST)
    assert content(folder) == {"holiday.jpg": "theirs"}


@pytest.mark.parametrize("outside", ["../outside.txt", "/outside.txt", "plannen/../../outside.txt", "C:\\outside.txt"])
def test_a_manifest_that_points_outside_is_not_ours(tmp_path: Path, outside: str, way: str) -> None:
    folder = tmp_path / "public"
    put(folder, FIRST)
    (tmp_path / "outside.txt").write_text("theirs")
    (folder / NAME).write_bytes(Manifest({}, {outside: (6, "")}).to_bytes())
    with pytest.raises(ParticipationError):
        put(folder, SECOND)
    assert (tmp_path / "outside.txt").read_text() == "theirs"


@pytest.mark.parametrize("name", [".kaart.participatiekaart", ".kaart.participatiekaart/nieuw"])
def test_where_another_release_is_made_none_is_put(tmp_path: Path, name: str) -> None:
    with pytest.raises(ParticipationError, match="itself gets releases ready"):
        put(tmp_path / name, FIRST)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["proef", "proef/2026"])
def test_a_folder_in_another_publication_is_refused(tmp_path: Path, name: str) -> None:
    """What is kept beside it would be public there."""
    outer = tmp_path / "publiek"
    put(outer, FIRST)
    before = content(outer)
    with pytest.raises(ParticipationError, match=f"lies in the publication in {outer}"):
        put(outer / name, SECOND)
    assert content(outer) == before
    put(outer, SECOND)


def test_a_disk_or_share_as_a_whole_is_refused_with_the_way_out() -> None:
    """As a drive letter for the folder of a web server."""
    with pytest.raises(ParticipationError, match="Choose a folder in it"):
        put(Path(Path.cwd().anchor), FIRST)


@pytest.mark.parametrize("name", [".www/public", "www.participatiekaart/public"])
def test_a_folder_may_lie_below_one_that_is_hidden_or_bears_our_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.parent.mkdir()
    put(folder, FIRST)
    assert content(folder) == FIRST


def test_a_file_in_the_place_of_the_public_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("theirs")
    with pytest.raises(ParticipationError):
        put(tmp_path / "public", FIRST)
    assert (tmp_path / "public").read_text() == "theirs"
