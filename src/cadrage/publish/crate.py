"""An edition's files described for research data archives: an RO-Crate.

References:
    RO-Crate 1.1, https://w3id.org/ro/crate/1.1
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cadrage.publish.citation import CC_BY
from cadrage.publish.edition import Author, Edition, Identity

PROFILE = "https://w3id.org/ro/crate/1.1"
MIT = "https://spdx.org/licenses/MIT"
# what a file is, by how its name ends: what it is called, media type, its licence
KINDS = {
    ".pdf": ("The report as PDF (PDF/A-3a, PDF/UA-1)", "application/pdf", CC_BY),
    ".epub": ("The report as EPUB 3", "application/epub+zip", CC_BY),
    "-html.zip": ("The report as pages that open without a server", "application/zip", CC_BY),
    "-data.zip": ("The tables, as a Frictionless data package", "application/zip", CC_BY),
    "-source.tar.gz": ("The source that the report is made from", "application/gzip", MIT),
    "-sbom.cdx.json": ("The bill of materials (CycloneDX)", "application/json", MIT),
    "identity.json": ("The names of this edition", "application/json", CC_BY),
}


def crate(edition: Edition, files: Mapping[str, int], *, identity: Identity | None) -> str:
    """Describe files as an RO-Crate.

    Args:
        edition: whose files they are.
        files: name → size in bytes; each name ends as one of `KINDS`.
        identity: what it was made from, if known.

    Returns:
        The text of `ro-crate-metadata.json`.
    """
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": edition.title,
        "description": edition.abstract or edition.title,
        "datePublished": edition.released.isoformat(),
        "version": edition.version,
        "keywords": list(edition.keywords),
        "license": {"@id": CC_BY},
        "author": [{"@id": _id(author)} for author in edition.authors],
        "hasPart": [{"@id": name} for name in sorted(files)],
        "mainEntity": {"@id": next(name for name in sorted(files) if name.endswith(".pdf"))},
        "identifier": _identifiers(edition, identity),
    }
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": PROFILE},
            "about": {"@id": "./"},
        },
        {name: value for name, value in root.items() if value not in ("", [])},
        *(_file(name, size) for name, size in sorted(files.items())),
        *(_agent(author) for author in edition.authors),
        _licence(CC_BY, "Creative Commons Attribution 4.0 International"),
        _licence(MIT, "MIT License"),
    ]
    whole = {"@context": f"{PROFILE}/context", "@graph": graph}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _file(name: str, size: int) -> dict[str, Any]:
    title, kind, licence = next(KINDS[end] for end in KINDS if name.endswith(end))
    return {
        "@id": name,
        "@type": ["File", "SoftwareSourceCode"] if name.endswith(".tar.gz") else "File",
        "name": title,
        "encodingFormat": kind,
        "contentSize": str(size),
        "license": {"@id": licence},
    }


def _identifiers(edition: Edition, identity: Identity | None) -> list[str]:
    names = [f"https://doi.org/{edition.doi}"] if edition.doi else []
    return [*names, identity.swhid, f"sha256:{identity.digest}"] if identity else names


def _agent(author: Author) -> dict[str, str]:
    kind = "Organization" if author.is_body else "Person"
    return {"@id": _id(author), "@type": kind, "name": str(author)}


def _id(author: Author) -> str:
    return "#" + str(author).replace(" ", "-")


def _licence(address: str, name: str) -> dict[str, str]:
    return {"@id": address, "@type": "CreativeWork", "name": name}
