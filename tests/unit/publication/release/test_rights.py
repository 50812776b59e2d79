"""Who may enter a public folder after a release: a web server that was let in is not shut out by it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from participatiekaart.plugin.publication.release.rights import open_files

from .releasing import FIRST, SECOND, THIRD, content, put

if os.name == "nt":
    pytest.skip("Windows has no groups of files", allow_module_level=True)

CHILD = Path(__file__).with_name("release_in_a_child.py")
ACL = "system.posix_acl_access"


@pytest.fixture
def group() -> int:
    """One that this account may give a folder, and that its files do not get by themselves."""
    others = [33] if os.geteuid() == 0 else [one for one in os.getgroups() if one != os.getegid()]
    if not others:
        pytest.skip("this account is in one group only")
    return others[0]


@pytest.fixture
def folder(tmp_path: Path, group: int) -> Path:
    """An empty one that only its owner and a group may enter; what is made in it gets that group."""
    made = tmp_path / "publiek"
    made.mkdir()
    os.chown(made, -1, group)
    made.chmod(0o2750)
    return made


def test_a_group_that_alone_may_enter_still_may(folder: Path, group: int) -> None:
    assert put(folder, FIRST)
    assert put(folder, SECOND)
    found = folder.stat()
    assert (found.st_gid, found.st_mode & 0o7777) == (group, 0o2750)
    assert {path.stat().st_gid for path in folder.rglob("*")} == {group}


def test_an_owner_that_alone_may_enter_still_may(folder: Path, way: str) -> None:
    """A job of root publishes for a web server whose account has the folder."""
    if os.geteuid() != 0:
        pytest.skip("only root may give an owner")
    os.chown(folder, 33, -1)
    folder.chmod(0o700)
    put(folder, FIRST)
    put(folder, SECOND)
    assert (folder.stat().st_uid, folder.stat().st_mode & 0o7777) == (33, 0o700)
    # else that account, publishing itself, could not clear what it replaces, and stop at that each time after
    assert {path.stat().st_uid for path in folder.rglob("*") if path.is_dir()} == {33}


def test_a_group_that_may_write_may_clear_what_is_made(folder: Path, group: int, way: str) -> None:
    """Two accounts publish in turn, and one has the umask of before."""
    folder.chmod(0o2775)
    before = os.umask(0o022)
    try:
        put(folder, FIRST)
        put(folder, SECOND)
    finally:
        os.umask(before)
    made = {path.stat() for path in folder.rglob("*") if path.is_dir()}
    assert {(one.st_gid, one.st_mode & 0o7777) for one in made} == {(group, 0o2775)}


def test_a_folder_of_others_in_a_public_folder_stays_theirs(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may give an owner")
    put(folder, FIRST)
    (folder / "foto").mkdir()
    os.chown(folder, 33, -1)
    put(folder, SECOND)
    assert (folder / "foto").stat().st_uid == 0
    assert (folder / "plannen/c").stat().st_uid == 33


def test_where_the_group_cannot_be_given_the_folder_itself_stays(folder: Path, group: int) -> None:
    if os.geteuid() != 0:
        pytest.skip("who is not root may give no group that it is not in")
    put(folder, FIRST)
    number = folder.stat().st_ino
    without_rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--clear-groups"]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    command = [*without_rights, sys.executable, str(CHILD), str(folder), "SECOND", "", "-1"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=True, timeout=60)
    assert content(folder) == SECOND
    found = folder.stat()
    assert (found.st_ino, found.st_gid, found.st_mode & 0o7777) == (number, group, 0o2750)


def test_accounts_that_are_let_in_by_name_still_are(tmp_path: Path) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    # rwx for the owner, r-x for account 33, nothing for the group and for others (setfacl -m u:33:rx)
    everybody = 0xFFFFFFFF
    entries = [(1, 7, everybody), (2, 5, 33), (4, 0, everybody), (16, 5, everybody), (32, 0, everybody)]
    try:
        os.setxattr(folder, ACL, struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries))
    except (AttributeError, OSError):
        pytest.skip("this system keeps no such lists")
    before = os.getxattr(folder, ACL)
    put(folder, SECOND)
    assert os.getxattr(folder, ACL) == before
    assert content(folder) == SECOND


def test_a_folder_that_everybody_may_enter_is_swapped_whoever_owns_it(tmp_path: Path, group: int) -> None:
    folder = tmp_path / "publiek"
    put(folder, FIRST)
    os.chown(folder, -1, group)
    assert put(folder, THIRD)
    assert content(folder) == THIRD


def test_what_a_link_in_the_folder_leads_to_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    secret.chmod(0o600)
    (tmp_path / "index.html").symlink_to(secret)
    tmp_path.chmod(0o755)
    open_files(tmp_path, ["index.html"])
    assert secret.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o700])
def test_who_may_enter_a_folder_may_read_what_is_new_in_it(tmp_path: Path, way: str, mode: int) -> None:
    """A hardened server gives an account's files to nobody else (umask 077); its administrator let somebody into the
    folder: everybody, a group that this account is not in, or one account by name."""
    folder = tmp_path / "publiek"
    before = os.umask(0o077)
    try:
        put(folder, FIRST)
        assert folder.stat().st_mode & 0o777 == 0o700
        folder.chmod(mode)
        put(folder, SECOND)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == mode
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_dir()} == {0o755}
