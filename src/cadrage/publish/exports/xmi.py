"""UIMA CAS XMI for INCEpTION: an article a file, with the type system beside.

References:
    OASIS UIMA; DKPro Core's types of sentence and named entity, which INCEpTION shows by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cadrage.publish.exports.rows import Row, by_article, xml_text
from cadrage.publish.exports.source import Source

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
SENTENCE = f"{DKPRO}.segmentation.type.Sentence"
ENTITY = f"{DKPRO}.ner.type.NamedEntity"
# layer → its type and the features that hold its columns
LAYERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "mentions": (ENTITY, {"value": "kind", "identifier": "actor"}),
    "dates": ("webanno.custom.Timex", {"kind": "type", "value": "value"}),
    "quotes": (
        "webanno.custom.Quote",
        {"kind": "kind", "cue": "cue", "speaker": "speaker_name", "relay": "relay"},
    ),
    "labels": ("webanno.custom.Label", {"referent": "referent", "kind": "label_class"}),
    "frames": ("webanno.custom.Frame", {"value": "frame"}),
}


def write_xmi(source: Source, folder: Path) -> Iterator[Path]:
    """`SIGLUM.xmi` for every article and `TypeSystem.xml`."""
    from cassis import Cas

    types = _types()
    types.to_xml(folder / "TypeSystem.xml")
    yield folder / "TypeSystem.xml"
    for part in source.parts("texts", "sentences", *LAYERS):
        layers = {name: by_article(part, name) for name in ("sentences", *LAYERS)}
        for siglum, (text,) in by_article(part, "texts").items():
            cas = Cas(typesystem=types, sofa_string=xml_text(text["clean"]), sofa_mime="text/plain")
            for row in layers["sentences"].get(siglum, []):
                cas.add(types.get_type(SENTENCE)(begin=row["start"], end=row["end"]))
            for name, (kind, features) in LAYERS.items():
                for row in layers[name].get(siglum, []):
                    cas.add(types.get_type(kind)(**_features(row, features)))
            cas.to_xmi(folder / f"{siglum}.xmi", pretty_print=True)
            yield folder / f"{siglum}.xmi"


def _types() -> Any:
    from cassis import TypeSystem

    types = TypeSystem()
    types.create_type(SENTENCE, supertypeName="uima.tcas.Annotation")
    for kind, features in LAYERS.values():
        made = types.create_type(kind, supertypeName="uima.tcas.Annotation")
        for feature in features:
            types.create_feature(made, feature, rangeType="uima.cas.String")
    return types


def _features(row: Row, features: Mapping[str, str]) -> dict[str, object]:
    given = {name: xml_text(row[column]) for name, column in features.items() if row[column]}
    return {"begin": row["start"], "end": row["end"], **given}
