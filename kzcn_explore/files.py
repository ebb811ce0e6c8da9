"""Files: written whole or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary file beside it and rename, so that no half-written file ever has the name.

    Raises
    ------
    OSError
        If the folder cannot be written to; an older file of the name is left as it was.
    """
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(f"{path} cannot be written ({error.strerror}); name a folder that you may write to.") from error
