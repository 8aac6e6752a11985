"""Small disks for a test: file systems in an image, or in memory, gone afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest


class Kind(NamedTuple):
    """A file system that an image can hold."""

    name: str
    size: int
    """Bytes of the smallest image that its tools agree to."""
    make: tuple[str, ...]
    twin: str = "loop"
    """Mount options for a copy of an image that may be mounted itself."""
    alone: bool = False
    """True where two images with one id may not be mounted at the same time."""


KINDS = (
    Kind("ext4", 24 << 20, ("mkfs.ext4", "-q", "-F")),
    Kind("xfs", 320 << 20, ("mkfs.xfs", "-q", "-f"), twin="loop,nouuid"),
    Kind("btrfs", 128 << 20, ("mkfs.btrfs", "-q", "-f"), alone=True),
)


class NoDisk(Exception):
    """A disk cannot be had here; the text says why."""


@contextmanager
def skipped_without(what: str) -> Iterator[None]:
    """Skip a test, with the reason, where a disk that it needs cannot be had."""
    try:
        yield
    except NoDisk as reason:
        pytest.skip(f"no {what} here: {reason}")


def new_image(kind: Kind, path: Path) -> None:
    """Make an image with an empty file system.

    Raises:
        NoDisk: this user, machine or system cannot do that.
    """
    _see_that_mounting_is_allowed()
    if shutil.which(kind.make[0]) is None:
        raise NoDisk(f"{kind.make[0]} is not installed")
    with path.open("wb") as file:
        file.truncate(kind.size)
    _run(*kind.make, path)


def copy_image(image: Path, copy: Path) -> None:
    """Copy an image as it is at this moment."""
    _run("cp", "--sparse=auto", image, copy)


@contextmanager
def mounted(image: Path, at: Path, options: str = "loop") -> Iterator[Path]:
    """Mount an image while this lasts.

    Raises:
        NoDisk: it cannot be mounted.
    """
    at.mkdir(exist_ok=True)
    _run("mount", "-o", options, image, at)
    try:
        yield at
    finally:
        _unmount(at)


@contextmanager
def memory_disk(size: int, at: Path) -> Iterator[Path]:
    """Mount a disk of `size` bytes in memory while this lasts.

    Raises:
        NoDisk: it cannot be mounted.
    """
    _see_that_mounting_is_allowed()
    at.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", at)
    try:
        yield at
    finally:
        _unmount(at)


def _see_that_mounting_is_allowed() -> None:
    if sys.platform != "linux":
        raise NoDisk("small disks are mounted on Linux only")
    if os.geteuid() != 0:
        raise NoDisk("only root may mount a disk")


def _unmount(at: Path) -> None:
    try:
        _run("umount", at)
    except NoDisk:  # Somebody still has a file open there: it goes with them.
        _run("umount", "--lazy", at)


def _run(*command: object) -> None:
    try:
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
    except OSError as error:
        raise NoDisk(f"{command[0]}: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise NoDisk(error.stderr.decode(errors="replace").strip()) from error
