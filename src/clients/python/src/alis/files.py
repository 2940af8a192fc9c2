"""Files that are whole or not there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from .errors import AlisError


def write_whole(file: str | os.PathLike[str], parts: Iterable[bytes], lang: str, private: bool = False) -> Path:
    """Writes under another name beside the file and renames when all is written, so that an older file is kept if anything fails.

    ``private``: only the owner may read it. AlisError FILE when it cannot be written there; an AlisError of ``parts`` goes through.
    """
    target = Path(file)
    draft = target.parent / f".{target.name}.{secrets.token_hex(4)}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(draft, flags, 0o600 if private else 0o666), "wb") as stream:
            for part in parts:
                stream.write(part)
        os.replace(draft, target)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise AlisError.of(
            "FILE", lang, f"Kan ikke skrive {target} ({reason}); velg en mappe som finnes og som du kan skrive i.",
            f"Cannot write {target} ({reason}); choose a folder that exists and that you can write in.") from None
    finally:
        remove(draft)
    return target


def remove(draft: Path) -> None:
    """Removes what may have been renamed, or never made."""
    try:
        draft.unlink(missing_ok=True)
    except OSError:  # the folder is no folder: there is nothing to remove
        pass
