"""The last hand on the PDF: heads of rows, named places, complete metadata, no byte by chance."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from cadrage.publish.edition import Edition, Identity
from cadrage.publish.pdf.links import EVIDENCE
from cadrage.publish.pdf.typeset import Target, Typeset

_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
# Typst's own links lead to this little above an anchor, in points
_ABOVE = 10
_TOOL = re.compile(r"(?<=<xmp:CreatorTool>)[^<]*")


def finish(
    made: Typeset,
    *,
    edition: Edition,
    identity: Identity | None,
    stubs: Sequence[Sequence[frozenset[int]]],
) -> bytes:
    """Add to a PDF what Typst has no word for, and write it so that nothing in it is chance.

    Args:
        made: what Typst wrote.
        edition: whose licences and identifiers go into the metadata.
        identity: what it was made from, if that is known.
        stubs: of each table, row by row of its body, which cells head their row.

    References:
        ISO 14289-1 (PDF/UA-1), clause 7.5; ISO 19005-3 (PDF/A-3), clause 6.6.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        root = opened.Root
        _drop_empty(root.StructTreeRoot)
        tags = list(_tags(root.StructTreeRoot))  # once: to walk all of them takes a while
        _head_rows(tags, stubs)
        _name_places(opened, made.places)
        _say_links(opened, tags, made.places)
        packet = root.Metadata.read_bytes().decode("utf-8")
        tool = f"cadrage {escape(edition.version)}"
        languages = _languages(opened, tags)
        packet = re.sub(r"<dc:language>.*?</dc:language>", "", packet)
        packet = _TOOL.sub(tool, packet).replace(
            "</rdf:RDF>", _dublin(edition, identity, languages) + "</rdf:RDF>"
        )
        root.Metadata.write(packet.encode("utf-8"))
        if "/Creator" in opened.docinfo:
            opened.docinfo["/Creator"] = f"cadrage {edition.version}"
        root.PageMode = Name.UseOutlines
        if "/Suspects" in root.MarkInfo:
            # false is what its absence says, and Poppler takes it for a mistake
            del root.MarkInfo["/Suspects"]
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def _head_rows(
    tags: Sequence[pikepdf.Object], stubs: Sequence[Sequence[frozenset[int]]]
) -> None:
    """Tag as such the cells that head a row: Typst knows heads of columns alone."""
    tables = [tag for tag in tags if tag.S == "/Table"]
    for table, heads in zip(tables, stubs, strict=True):
        parts = [part for part in _kids(table) if part.S in ("/TBody", "/TR")]
        # a table without a head has no body either
        bodies = [_kids(part) if part.S == "/TBody" else [part] for part in parts]
        rows = [_kids(row) for body in bodies for row in body]
        # a row that heads a group of others is one of heads already
        plain = [row for row in rows if any(cell.S == "/TD" for cell in row)]
        for cells, places in zip(plain, heads, strict=True):
            for place, cell in enumerate(cells):
                _say_heads(cell, is_head=place in places, listed=not any(heads))


def _say_heads(cell: pikepdf.Object, *, is_head: bool, listed: bool) -> None:
    """Say of a cell that it heads its row, or leave it to scopes what heads it."""
    held = cell.get("/A", Array())
    said = [one for one in (held if isinstance(held, Array) else [held]) if one.O == "/Table"]
    if not listed:
        for one in said:
            # Typst lists heads of columns here, and where there is a list, scopes say nothing
            if "/Headers" in one:
                del one["/Headers"]
    if is_head:
        cell.S = Name.TH
        if said:
            said[0].Scope = Name.Row
        else:
            cell.A = Array([*held, Dictionary(O=Name.Table, Scope=Name.Row)])


def _drop_empty(tag: pikepdf.Object) -> None:
    """Take out labels without content: those of lists whose items bear no mark."""
    for kid in _kids(tag):
        _drop_empty(kid)
    kids = tag.get("/K")
    if isinstance(kids, Array):
        for place in reversed(range(len(kids))):
            kid = kids[place]
            if isinstance(kid, Dictionary) and kid.get("/S") == "/Lbl" and not kid.get("/K"):
                del kids[place]


def _kids(tag: pikepdf.Object) -> list[pikepdf.Object]:
    held = tag.get("/K", ())
    each = held if isinstance(held, Array) else [held]
    return [kid for kid in each if isinstance(kid, Dictionary) and "/S" in kid]


def _tags(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _kids(tag):
        yield kid
        yield from _tags(kid)


def _name_places(opened: pikepdf.Pdf, places: Sequence[Target]) -> None:
    """Let every anchor be addressed from outside: `report.pdf#SPU21.7`."""
    pages = [page.obj for page in opened.pages]
    height = [float(page.mediabox[3]) for page in opened.pages]
    listed: list[object] = []
    for name, page, x, y in sorted(places, key=lambda place: place[0].encode()):
        top = round(height[page - 1] - y, 3)
        listed += [String(name), Array([pages[page - 1], Name.XYZ, round(x, 3), top, 0])]
    names = opened.Root.get("/Names", Dictionary())
    names["/Dests"] = opened.make_indirect(Dictionary(Names=Array(listed)))
    opened.Root.Names = names


def _say_links(
    opened: pikepdf.Pdf, tags: Sequence[pikepdf.Object], places: Sequence[Target]
) -> None:
    """Say of a link to a sentence which one it is, and give links without words those as text.

    Note: Typst says the page alone; the marks of drawings have no words.
    """
    number = {page.obj.objgen: place for place, page in enumerate(opened.pages, 1)}
    height = [float(page.mediabox[3]) for page in opened.pages]
    sentence = {
        (page, round(height[page - 1] - y + _ABOVE)): name
        for name, page, _, y in places
        if EVIDENCE.fullmatch(name)
    }
    for tag in tags:
        if tag.S != "/Link":
            continue
        held = list(tag.get("/K", ()))
        links = [one.Obj for one in held if isinstance(one, Dictionary) and "/Obj" in one]
        for link in links:
            # of a heading that is made of parts Typst says «, page 4»
            link.Contents = String(str(link.get("/Contents", "")).removeprefix(", "))
            to = link.get("/Dest")
            if not isinstance(to, Array):
                continue
            page = number[to[0].objgen]
            if name := sentence.get((page, round(float(to[3])))):
                link.Contents = String(f"{name}, page {page}")
        if links and len(held) == len(links):
            tag.Alt = links[0].Contents


def _languages(opened: pikepdf.Pdf, tags: Sequence[pikepdf.Object]) -> list[str]:
    """The languages of the file, its main one first."""
    main = str(opened.Root.Lang)
    found = {str(tag.Lang) for tag in tags if "/Lang" in tag}
    for page in opened.pages:
        content = page.Contents.read_bytes().decode("latin-1")
        found.update(re.findall(r"/Lang\s*\(([A-Za-z-]+)\)", content))
    return [main, *sorted(found - {main})]


def _dublin(edition: Edition, identity: Identity | None, languages: Sequence[str]) -> str:
    rights = "; ".join(edition.licences)
    said = f'<rdf:li xml:lang="x-default">{escape(rights)}</rdf:li>'
    name = f"doi:{edition.doi}" if edition.doi else identity.swhid if identity else ""
    parts = [
        _bag("dc:language", languages),
        _bag("dc:subject", edition.keywords),
        f"<dc:rights><rdf:Alt>{said}</rdf:Alt></dc:rights>" if rights else "",
        f"<dc:identifier>{escape(name)}</dc:identifier>" if name else "",
    ]
    return f'<rdf:Description rdf:about="" {_DUBLIN_CORE}>\n{"".join(parts)}</rdf:Description>\n'


def _bag(name: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"
