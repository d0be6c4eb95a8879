"""Run the notebooks and store their outputs, which nbval compares from then on.

    python scripts/notebooks.py [NAME …]

Do so when a change of what they show is meant, and look at the difference before it is committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"


def run(path: Path) -> None:
    """Run one notebook from its own folder and write it back, without times of running."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata.pop("language_info", None)
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    print(f"{path.name}: run")


def main() -> None:
    """Run the notebooks named, or all."""
    names = sys.argv[1:] or [path.stem for path in sorted(FOLDER.glob("*.ipynb"))]
    for name in names:
        run(FOLDER / f"{name}.ipynb")


if __name__ == "__main__":
    main()
