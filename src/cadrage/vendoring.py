"""The package as a wheel, so that a project carries the very code that makes it.

References:
    Binary distribution format (wheel), version 1.0.
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from cadrage.digest import PACKAGE

WHEEL = "Wheel-Version: 1.0\nGenerator: cadrage\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
# the first moment that a ZIP can name
DAWN = (1980, 1, 1, 0, 0, 0)


def write_wheel(folder: Path) -> Path:
    """Write the package that is running, the same bytes for the same code.

    Args:
        folder: a folder that is there.

    Returns:
        The file, `cadrage-VERSION-py3-none-any.whl`.
    """
    known = distribution("cadrage")
    stem = f"cadrage-{known.version}"
    inside = {
        f"{PACKAGE.name}/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }
    for name in ("METADATA", "entry_points.txt"):
        inside[f"{stem}.dist-info/{name}"] = (known.read_text(name) or "").encode()
    inside[f"{stem}.dist-info/WHEEL"] = WHEEL.encode()
    record = f"{stem}.dist-info/RECORD"
    lines = [*(_recorded(name, content) for name, content in inside.items()), f"{record},,\n"]
    inside[record] = "".join(lines).encode()
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in inside.items():
            info = zipfile.ZipInfo(name, DAWN)
            info.external_attr, info.create_system = 0o644 << 16, 3
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return path


def _recorded(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"
