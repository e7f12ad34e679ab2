"""Files written in one move: links, devices, long names, what stays when it fails."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from allymap.model import AllyMapError
from allymap.output.writing import write_bytes

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes are another matter there")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "ünï map.svg"
    for content in (b"one", b"two"):
        write_bytes(content, file)
        assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(file.name, content)]


def test_the_longest_name_that_there_can_be(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 251 + ".svg")
    write_bytes(b"x", file)
    assert file.read_bytes() == b"x"


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "map.svg"
    link.symlink_to(tmp_path / "elsewhere" / "real.svg")
    for content in (b"new", b"again"):
        write_bytes(content, link)
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "real.svg").read_bytes() == content


@posix
def test_a_pipe_takes_the_bytes_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()))
    reader.start()
    write_bytes(b"through", pipe)
    reader.join(10)
    assert taken == [b"through"]
    assert pipe.is_fifo()


@posix
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("this system has no /dev/full")
    link = tmp_path / "map.svg"
    link.symlink_to("/dev/full")
    with pytest.raises(AllyMapError, match=r"map\.svg” could not be written: no space left on device\.$"):
        write_bytes(b"x", link)
    assert Path("/dev/full").is_char_device()


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    for target in (tmp_path / "map.svg", tmp_path / "none" / "map.svg"):
        with pytest.raises(AllyMapError, match="could not be written"):
            write_bytes(b"x", target)
    assert [one.name for one in tmp_path.iterdir()] == ["map.svg"]
