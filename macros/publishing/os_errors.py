"""Turns errors of the operating system into sentences that a maintainer can act on."""

import errno

_SENTENCES = {
    errno.ENOSPC: "the disk is full; free some space and run this again",
    errno.EDQUOT: "your share of the disk is used up; free some space and run this again",
    errno.EFBIG: "a file would become larger than this system allows",
    errno.EROFS: "the disk can only be read; copy the atlas to a place where you may write",
    errno.EACCES: "this user may not write there; change the owner of the folder, or run this as its owner",
    errno.EPERM: "this user may not write there; change the owner of the folder, or run this as its owner",
    errno.EBUSY: "another program holds the folder; close it and run this again",
    errno.EMFILE: "too many files are open; close some programs and run this again",
    errno.EXDEV: "the folder of the site must lie on the same disk as the atlas",
}


def os_error_text(error: OSError) -> str:
    """One sentence for an OSError, with the path where it is known."""
    reason = _SENTENCES.get(error.errno or 0, f"the system says: {error.strerror or error}")
    return f"{reason} (at '{error.filename}')" if error.filename else reason
