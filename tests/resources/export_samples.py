"""Exports of our own writing, in the form that each service gives them."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import docx

LINES = (
    "Le ministre a promis mardi un soutien total aux éleveurs de la vallée.",
    "« Nous serons là », a-t-il dit devant la préfecture.",
)
OTHER = (
    "Une tout autre histoire occupe la page des sports de ce lundi.",
    "Le club de la ville a gagné par trois buts à un.",
)
EUROPRESSE = f"""<html><body>
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Val, no. 12</span></div>
<span class="DocHeader">Monde, mardi 3 mars 2020 - p. 12</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Un soutien &amp; total</p></div>
<div class="docAuthors">Ana Lo</div></header>
<section><div class="docOcurrContainer"><p>{LINES[0]}</p><p>{LINES[1]}</p></div></section>
<footer><div class="publiC-lblNodoc">news·20200303·VL·0001</div></footer></article>
<article><span class="DocPublicationName">Le Val</span><span class="DocHeader">lundi 9 mars 2020</span>
<p class="titreArticleVisu">Trois buts</p><div class="docOcurrContainer">{OTHER[0]}<br>{OTHER[1]}</div></article>
<article><span class="DocPublicationName">Le Val</span><p class="titreArticleVisu">Notice</p></article>
</body></html>"""
FACTIVA = f"""<html><body><div id="article-VAL0000020200303eg330000a" class="article frArticle"><table>
<tr><td><b>HD</b></td><td>Un soutien total</td></tr><tr><td><b>BY</b></td><td>Ana Lo</td></tr>
<tr><td><b>PD</b></td><td>3 mars 2020</td></tr><tr><td><b>SN</b></td><td>Le Val</td></tr>
<tr><td><b>LA</b></td><td>Français</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph frarticleParagraph">{LINES[0]}</p></td></tr>
<tr><td><b>TD</b></td><td><p class="articleParagraph frarticleParagraph">{LINES[1]}</p></td></tr>
</table></div>
<div class="article frArticle"><div id="hd"><span class="frHeadline">Trois buts</span></div>
<div>20 mots</div><div>9 mars 2020</div><div>Le Val</div><div>Français</div>
<p class="articleParagraph frarticleParagraph">{OTHER[0]}</p><p class="articleParagraph">{OTHER[1]}</p></div>
<div class="article frArticle"><div id="hd">Sans texte</div></div></body></html>"""
PAGE = f"""<html lang="fr"><head><title>Un soutien total | Le Val</title>
<meta property="article:published_time" content="2020-03-03T10:00:00Z">
<meta property="og:site_name" content="Le Val"></head>
<body><nav><a href="/">Accueil</a><a href="/a">Abonnez-vous</a></nav>
<article><h1>Un soutien total</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article>
<footer>Mentions légales</footer></body></html>"""
STARS = f"""**** *journal_Le_Val *date_2020-03-03 *titre_Un_soutien_total
{LINES[0]}
{LINES[1]}

**** *journal_Le_Val *annee_2020
{OTHER[0]}
"""
BIBTEX = """@article{lo2020,
  title = {Un soutien {Total}}, journaltitle = {Le Val}, author = {Lo, Ana},
  date = {2020-03-03}, url = {https://example.org/soutien}, langid = {french},
  file = {Page:files/12/soutien.html:text/html}
}
"""


def rtf(*pieces: str) -> bytes:
    """A Factiva export in rich text: a line a field, French letters as code page 1252 has them."""
    lines = "\\par\n".join(line for piece in pieces for line in [*piece.splitlines(), ""])
    coded = "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252').hex()}" for c in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + coded + "}").encode("ascii")


FACTIVA_RTF = rtf(
    "HD\tUn soutien total", "BY\tAna Lo", "PD\t3 mars 2020", "SN\tLe Val", f"LP\t{LINES[0]}",
    f"TD\t{LINES[1]}", "Document VAL0000020200303eg330000a",
    "HD\tTrois buts", "PD\t9 mars 2020", "SN\tLe Val", f"LP\t{OTHER[0]}",
    "Document VAL0000020200309eg390000b",
)  # fmt: skip


def nexis(path: Path, *, ended: bool = True) -> Path:
    """A Word document of two articles; the second is cut off where it is not `ended`."""
    document = docx.Document()
    for title, day, lines in (
        ("Un soutien total", "3 mars 2020 mardi", LINES), ("Trois buts", "March 9, 2020", OTHER),
    ):  # fmt: skip
        head = [title, "Le Val", day, "Copyright 2020 Le Val", "Length: 25 words", "Byline: Ana Lo"]
        for line in [*head, "Body", *lines, "Load-Date: March 10, 2020"]:
            document.add_paragraph(line)
        if ended or title != "Trois buts":
            document.add_paragraph("End of Document")
    document.save(str(path))
    return path


def warc(path: Path, *pages: tuple[str, bytes, str]) -> Path:
    """A crawl: address, body and content type of each response."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for address, body, kind in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    address, "response", payload=io.BytesIO(body), http_headers=headers
                )
            )
    return path


def squeezed(size: int) -> bytes:
    """A page that is a bomb: very small until it is unpacked."""
    return gzip.compress(b"<p>" + b"a" * size)
