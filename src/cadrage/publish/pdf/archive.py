"""The last hand on the PDF: repaired tags, complete metadata, the same bytes on every run."""

from __future__ import annotations

import io
import re
from html import escape

import pikepdf

from cadrage.publish.edition import Edition
from cadrage.publish.pdf.repair import repair
from cadrage.publish.pdf.tree import read_tree, write_tree

# PDF/A allows a property of another standard only if the file itself describes it
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def finish(pdf: bytes, *, edition: Edition, languages: tuple[str, ...]) -> bytes:
    """Add to a PDF/A what makes it PDF/UA as well, and complete its metadata.

    Args:
        pdf: what WeasyPrint wrote.
        edition: whose keywords and licences go into the metadata.
        languages: the languages of the text, the main one first.

    References:
        ISO 14289-1 (PDF/UA-1), clause 5; ISO 19005-3 (PDF/A-3), clause 6.6.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        _retag(opened)
        if "/AF" in root:
            # WeasyPrint lists every attachment twice
            once = {one.objgen: one for one in root.AF}
            root.AF = pikepdf.Array(list(once.values()))
        packet = root.Metadata.read_bytes().decode("utf-8")
        packet = packet.replace("</rdf:RDF>", _UA + _dublin(edition, languages) + "</rdf:RDF>")
        root.Metadata.write(packet.encode("utf-8"))
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.PageMode = pikepdf.Name.UseOutlines
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def _retag(opened: pikepdf.Pdf) -> None:
    document = read_tree(opened)
    dropped = {target.annotation.objgen for target in repair(document)}
    for page in opened.pages:
        if "/Annots" in page:
            kept = [one for one in page.Annots if one.objgen not in dropped]
            page.Annots = pikepdf.Array(kept)
    write_tree(opened, document)


def foreign_fonts(pdf: bytes, *, ours: str) -> dict[str, str]:
    """Name the fonts of a PDF that the package does not ship, each with the characters set in it.

    Args:
        pdf: the file.
        ours: how the names of shipped fonts begin.
    """
    found: dict[str, str] = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            if not isinstance(one, pikepdf.Dictionary) or one.get("/Type") != "/Font":
                continue
            name = str(one.get("/BaseFont", ""))[1:].partition("+")[2]
            if "/ToUnicode" in one and not name.startswith(ours):
                found[name] = _characters(one.ToUnicode.read_bytes())
    return found


def _characters(mapping: bytes) -> str:
    codes = re.findall(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>", mapping.partition(b"beginbf")[2])
    return "".join(bytes.fromhex(code.decode()).decode("utf-16-be", "replace") for code in codes)


def _dublin(edition: Edition, languages: tuple[str, ...]) -> str:
    rights = "; ".join(edition.licences)
    said = f'<rdf:li xml:lang="x-default">{escape(rights)}</rdf:li>'
    parts = [
        _bag("dc:language", languages),
        _bag("dc:subject", edition.keywords),
        f"<dc:rights><rdf:Alt>{said}</rdf:Alt></dc:rights>" if rights else "",
        f"<dc:identifier>doi:{escape(edition.doi)}</dc:identifier>" if edition.doi else "",
    ]
    return f'<rdf:Description rdf:about="" {_DUBLIN_CORE}>\n{"".join(parts)}</rdf:Description>\n'


def _bag(name: str, values: tuple[str, ...]) -> str:
    if not values:
        return ""
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"
