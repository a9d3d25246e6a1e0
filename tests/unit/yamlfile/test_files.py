"""Files are opened without following, waiting or reading without end; what is wrong with one is said plainly."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from coachtui.yamlfile import MAX_BYTES, Node, parse_bytes, read_file

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links of this kind are POSIX")


def written(folder: Path, data: bytes, name: str = "bank.yaml") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def only_message(path: Path) -> str:
    node, (problem,) = read_file(path)
    assert node is None
    assert (problem.line, problem.column) == (0, 0)
    return problem.message


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    node, problems = read_file(written(tmp_path, b"title: Caf\xc3\xa9\n"))
    assert isinstance(node, Node)
    assert node.fields["title"].text == "Café"
    assert problems == ()


def test_problems_name_the_file_as_it_is_called_or_as_the_caller_says(tmp_path: Path) -> None:
    path = written(tmp_path, b"a: b: c\n")
    assert read_file(path)[1][0].source == "bank.yaml"
    assert read_file(path, source="mine/bank.yaml")[1][0].source == "mine/bank.yaml"


def test_an_escape_in_a_file_name_does_not_reach_a_message(tmp_path: Path) -> None:
    path = tmp_path / "b\x1b[2J\u202e.yaml"
    assert read_file(path)[1][0].source == "b[2J.yaml"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert only_message(tmp_path / "gone.yaml").startswith("the file cannot be read: no such file")


def test_a_folder_is_said(tmp_path: Path) -> None:
    assert "folder" in only_message(tmp_path)


@posix_only
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    begun = time.perf_counter()
    assert "pipe or a device" in only_message(tmp_path / "pipe.yaml")
    assert time.perf_counter() - begun < 1


@posix_only
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(device: str) -> None:
    assert read_file(Path(device))[0] is None
    assert len(read_file(Path(device))[1]) == 1


@posix_only
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.yaml")
        assert read_file(tmp_path / "socket.yaml")[0] is None


@posix_only
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, b"a: b\n", "real.yaml")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert "link" in only_message(tmp_path / "link.yaml")


@posix_only
def test_a_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    assert "link" in only_message(tmp_path / "circle.yaml")


def test_fifty_megabytes_are_refused_unread_with_size_and_limit(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    os.truncate(path, 50_000_000)
    message = only_message(path)
    assert "50.0 MB" in message
    assert "1 MB" in message


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    node, problems = read_file(written(tmp_path, b"a: b\n" + b"#" * (MAX_BYTES - 5)))
    assert node is not None
    assert problems == ()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, b"a: b\n")
    path.chmod(0)
    assert "permission denied" in only_message(path)


def test_a_name_that_no_file_can_have_is_said() -> None:
    assert "name" in only_message(Path("a\x00b.yaml"))
    assert "cannot be read" in only_message(Path("a" * 5_000))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_named(encoding: str) -> None:
    node, (problem,) = parse_bytes("title: Café".encode(encoding), "bank.yaml")
    assert node is None
    assert "saved as UTF-" in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"title: Caf\xe9\n", 1, 11),
        (b"a: 1\nb: caf\xe9\n", 2, 7),
        (b"a: 1\r\nb: \xff\n", 2, 4),
        (b"a: 1\rb: \xff\n", 2, 4),
        ("é: ü ".encode() + b"\xfc", 1, 6),
        (b"\xef\xbb\xbfa: \xfc", 1, 4),
        (b"a: b\nc: \xf0\x9f\x98", 2, 4),
    ],
)
def test_a_byte_that_is_not_utf8_has_its_place(data: bytes, line: int, column: int) -> None:
    node, (problem,) = parse_bytes(data, "bank.yaml")
    assert node is None
    assert (problem.line, problem.column) == (line, column)
    assert "UTF-8" in problem.message


def test_an_empty_file_is_nothing_and_no_problem(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, b"")) == (None, ())
    assert read_file(written(tmp_path, b"\xef\xbb\xbf# only a remark\n")) == (None, ())
