"""Why the computer would not read or write a file, in words for the person who typed the notes."""

from __future__ import annotations

import errno

from coachtui.errors import StorageError

__all__ = ["SAFE_IN_MEMORY", "DamagedError", "reading_refused", "writing_refused"]

SAFE_IN_MEMORY = "The notes are safe in this window for as long as it stays open."
"""What every failed save can promise."""

_AGAIN = "Saving is tried again with every change."

_WRITING = {
    errno.ENOSPC: ("the disk is full", "Free some space."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space."),
    errno.EFBIG: ("the file would be larger than this computer allows", ""),
    errno.EROFS: ("the disk can only be read, not written", "Choose another folder."),
    errno.EACCES: ("the folder may not be written to", "Ask for permission or choose another folder."),
    errno.EPERM: ("the folder may not be written to", "Ask for permission or choose another folder."),
    errno.ENOENT: ("the folder is gone", "Bring it back or choose another folder."),
    errno.ENOTDIR: ("a file stands where the folder should be", "Choose another folder."),
    errno.EEXIST: ("a file stands where the folder should be", "Choose another folder."),
    errno.EISDIR: ("a folder stands where the file should be", "Move it away or choose another folder."),
    errno.EIO: ("the disk reports a fault", "Choose a folder on another disk."),
    errno.ENODEV: ("the disk is no longer there", "Bring it back or choose another folder."),
}

_READING = {
    errno.ENOENT: "there is no such session",
    errno.EACCES: "the file may not be read",
    errno.EPERM: "the file may not be read",
    errno.ELOOP: "the file is a link to somewhere else, and links are not followed",
    errno.EIO: "the disk reports a fault",
}


class DamagedError(StorageError):
    """A session's file is there, but what it holds cannot be a session any more."""

    def __init__(self, message: str) -> None:
        super().__init__(message, hint="The file was left as it is. A copy from a backup can take its place.")


def writing_refused(error: OSError) -> StorageError:
    """Return what to say when a step of a save failed."""
    reason, advice = _WRITING.get(error.errno or 0, (_plain(error), ""))
    return StorageError(reason, hint=" ".join(part for part in (SAFE_IN_MEMORY, advice, _AGAIN) if part))


def reading_refused(error: OSError) -> StorageError:
    """Return what to say when a file could not be read; nothing has been changed by then."""
    return StorageError(_READING.get(error.errno or 0, _plain(error)), hint="The file was left as it is.")


def _plain(error: OSError) -> str:
    words = error.strerror or "the computer gave no reason"
    return f"{words[:1].lower()}{words[1:]}"
