"""The last hand on the PDF: what a library's tools look for in its metadata, and the same bytes on every run."""

from __future__ import annotations

import io
from html import escape

import pikepdf

from cadrage.publish.pdf.edition import Edition

# PDF/A allows a property of another standard only if the file itself describes it
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
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


def _dublin(edition: Edition, languages: tuple[str, ...]) -> str:
    rights = "; ".join(edition.licences)
    parts = [
        _bag("dc:language", languages),
        _bag("dc:subject", edition.keywords),
        f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(rights)}</rdf:li></rdf:Alt></dc:rights>'
        if rights
        else "",
        f"<dc:identifier>doi:{escape(edition.doi)}</dc:identifier>" if edition.doi else "",
    ]
    return f'<rdf:Description rdf:about="" {_DUBLIN_CORE}>\n{"".join(parts)}</rdf:Description>\n'


def _bag(name: str, values: tuple[str, ...]) -> str:
    if not values:
        return ""
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"
