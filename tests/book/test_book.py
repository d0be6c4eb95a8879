"""The book as it is built: complete, closed in itself, and the same in HTML, PDF and data."""

from __future__ import annotations

import json
import os
import re
import subprocess
from copy import copy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import outloud
import pandas as pd
import pikepdf
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from pdfua import validate

from cadrage import tables
from cadrage.publish.days import said as said_days
from cadrage.publish.sphinx.record import is_day_of

pytestmark = pytest.mark.book

GUILLEMETS = re.compile(r"«[^«»]*»")
CITED_FINDING = re.compile(r"\{f\}`([^`]+)`")
STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
COMPLAINT = re.compile(r"^.*\b(?:(?i:\w*(?:warning|error):)|WARNING\b|ERROR\b).*$", re.MULTILINE)
FOREIGN_SCRIPT = re.compile("mathjax|thebe|require|hypothes|utteranc", re.IGNORECASE)
# the theme's own pages, no chapters
MACHINERY = {"genindex.html", "search.html"}
CODE = ("pre", "code", "script", "style", "svg")


def said(ran):
    return re.sub(r"\x1b\[[\d;]*m", "", f"{ran.out}\n{ran.err}")


@pytest.fixture(scope="module")
def pages(first):
    """Page as a path from the root of the HTML → its parsed HTML."""
    return {
        path.relative_to(first.html).as_posix(): BeautifulSoup(path.read_bytes(), "lxml")
        for path in sorted(first.html.rglob("*.html"))
        if "_static" not in path.parts
    }


@pytest.fixture(scope="module")
def chapters(pages):
    return {name: page for name, page in pages.items() if name not in MACHINERY}


@pytest.fixture(scope="module")
def table(first):
    return lambda name: tables.read_parquet(first.data / f"{name}.parquet", name)


@pytest.fixture(scope="module")
def paper(first, printed, squeezed):
    """The text of the PDF, squeezed."""
    return squeezed(printed(first.pdf))


@pytest.fixture(scope="module")
def contents(first, table):
    """Every page that `_toc.yml` asks for, in its order; a glob is the articles."""
    toc = yaml.safe_load((first.root / "_toc.yml").read_text(encoding="utf-8"))
    found = [toc["root"]]

    def walk(entry):
        for child in (*entry.get("chapters", ()), *entry.get("sections", ())):
            if "glob" in child:
                assert child["glob"] == "book/articles/*"
                rows = table("articles").sort_values(["published_earliest", "published_latest"])
                found.extend(f"book/articles/{each}" for each in rows["article"])
            else:
                found.append(child["file"])
                walk(child)

    for part in toc["parts"]:
        walk(part)
    return found


# -- the build itself


def test_the_build_complains_of_nothing(first):
    assert COMPLAINT.findall(said(first.ran)) == []


def test_every_stage_says_its_time(first):
    *stages, total = first.ran.stages
    assert total == "all"
    assert {"tables", "notebooks", "html", "pdf", "downloads"} <= set(" ".join(stages).split())


# -- chapters


def title(page):
    heading = copy(page.select_one("h1"))
    for link in heading.select(".headerlink"):
        link.decompose()
    return " ".join(heading.get_text().split())


def test_every_chapter_is_a_page_and_no_page_is_left_over(contents, pages):
    assert len(contents) > 10
    assert {f"{name}.html" for name in contents} == set(pages) - MACHINERY


def test_every_chapter_is_in_the_outline_of_the_pdf(contents, pages, first):
    with pikepdf.open(first.pdf) as pdf, pdf.open_outline() as outline:
        shown = [" ".join(str(entry.title).split()) for entry in outline.root]
    wanted = [title(pages[f"{name}.html"]) for name in contents]
    assert [each for each in shown if each != "Contents"] == wanted


def test_articles_stand_in_the_order_of_their_publication(contents, pages):
    links = pages["index.html"].select("nav.bd-links a.reference.internal")
    listed = [str(link["href"]).removesuffix(".html") for link in links]
    wanted = [name for name in contents if name.startswith("book/articles/")]
    assert [name for name in listed if name.startswith("book/articles/")] == wanted


# -- links


def addresses(part):
    """Every address that a page or a part of it names, and whether it is loaded unasked."""
    for tag in part.find_all(True):
        for attribute in ("href", "src", "srcset", "data", "poster", "xlink:href"):
            if tag.get(attribute):
                loaded = tag.name not in ("a", "area") and tag.get("rel") != ["canonical"]
                yield str(tag[attribute]).split(" ")[0], loaded
        for attribute in ("style", "clip-path", "fill", "mask", "filter"):
            for address in styled(str(tag.get(attribute) or "")):
                yield address, True
    for style in part.find_all("style"):
        for address in styled(style.get_text()):
            yield address, True


def styled(css):
    return [url or imported for url, imported in STYLE_URL.findall(css)]


def anchors(page):
    return {tag["id"] for tag in page.select("[id]")} | {a["name"] for a in page.select("a[name]")}


@pytest.fixture(scope="module")
def is_dead(pages, first):
    """Whether an address that a page names leads to no file or no anchor of the book."""
    known = {name: anchors(page) for name, page in pages.items()}

    def check(name, address):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return False
        here = (first.html / name).resolve()
        file = (here.parent / unquote(parts.path)).resolve() if parts.path else here
        target = os.path.relpath(file, first.html.resolve())
        anchor = unquote(parts.fragment)
        return not file.is_file() or bool(anchor and anchor not in known.get(target, {anchor}))

    return check


def test_no_link_is_dead_and_nothing_is_missing(pages, is_dead):
    named = {
        (n, address)
        for n, page in pages.items()
        for address, _ in addresses(page)
        if not address.startswith("../data/")  # downloads have tests of their own
    }
    drawn = {
        (n, address)
        for n, page in pages.items()
        for drawing in page.select("svg")
        for address, _ in addresses(drawing)
    }
    assert len(named - drawn) > 1000
    assert sorted(each for each in named - drawn if is_dead(*each)) == []


def test_drawings_find_their_patterns_and_their_marks_lead_somewhere(pages, is_dead):
    drawn = {
        (n, address)
        for n, page in pages.items()
        for drawing in page.select("svg")
        for address, _ in addresses(drawing)
    }
    assert len(drawn) > 50
    assert sorted(each for each in drawn if is_dead(*each)) == []


def test_no_page_asks_another_host(pages, first):
    asked = [
        f"{name}: {address}"
        for name, page in pages.items()
        for address, loaded in addresses(page)
        if loaded and re.match(r"(?:https?:|ftp:)?//", address)
    ]
    used = {
        (first.html / name).parent / urlsplit(address).path
        for name, page in pages.items()
        for address, loaded in addresses(page)
        if loaded and urlsplit(address).path.endswith(".css")
    }
    sheets = {path.resolve() for path in used}
    assert len(sheets) > 3
    for sheet in sorted(sheets):
        for address in styled(sheet.read_text(encoding="utf-8")):
            if re.match(r"(?:https?:|ftp:)?//", address):
                asked.append(f"{sheet.name}: {address}")
            elif not address.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(address).path).is_file(), (sheet.name, address)
    assert asked == []


def test_pages_load_no_script_that_names_another_host(pages, first):
    """Of what Jupyter Book adds: mathematics, live cells and comments come from hosts."""
    for name, page in pages.items():
        inline = " ".join(tag.get_text() for tag in page.select("script:not([type])"))
        assert not re.search(r"https?://(?!localhost)", inline), name
        sources = " ".join(str(tag["src"]) for tag in page.select("script[src]"))
        assert not FOREIGN_SCRIPT.search(sources), name


# -- evidence


def test_every_evidence_link_has_its_sentence(chapters):
    cited = 0
    for name, page in chapters.items():
        for link in page.select("a[data-ev], a.ev, svg a"):
            ids = str(link.get("data-ev", link["href"].partition("#")[2])).split()
            if ids and ids[0].startswith(("record-", "article-", "finding-")):
                continue  # a mark of more than a sentence: see the drawings
            assert ids, (name, link)
            for each in ids:
                article = chapters[f"book/articles/{each.rpartition('.')[0]}.html"]
                assert article.find(id=each), (name, each)
            assert str(link["href"]).endswith(f"#{ids[0]}"), (name, link["href"])
            cited += 1
    assert cited > 500


def test_every_sentence_stands_on_the_page_of_its_article(chapters, table):
    for row in table("sentences").itertuples():
        page = chapters[f"book/articles/{row.article}.html"]
        shown = page.find(id=f"{row.article}.{row.sentence}").select_one(".printed")
        assert " ".join(shown.get_text().split()) == " ".join(row.text.split())
        assert shown["lang"] == "fr"


def test_every_sentence_and_translation_stands_in_the_pdf(paper, squeezed, table):
    for name, column in (("sentences", "text"), ("translations", "english")):
        rows = table(name)
        places = zip(rows["article"], rows["sentence"], rows[column], strict=True)
        assert len(rows) > 50
        assert [(a, n) for a, n, words in places if squeezed(words) not in paper] == []


# -- languages


def language(node):
    holder = node.find_parent(attrs={"lang": True})
    return str(holder["lang"])


def texts(page):
    """The text nodes that are read, code and drawings apart."""
    body = page.select_one("article") or page.body
    return [node for node in body.find_all(string=True) if not node.find_parent(CODE)]


def test_sentences_are_marked_as_french_wherever_they_stand(chapters, table):
    long = {" ".join(t.split()) for t in table("sentences")["text"] if len(t.split()) > 5}
    english = []
    for name, page in chapters.items():
        assert page.html["lang"] == "en", name
        for node in texts(page):
            words = " ".join(node.split())
            if any(sentence in words for sentence in long) and language(node) != "fr":
                english.append((name, words[:80]))
    assert english == []


def test_guillemets_hold_french(chapters):
    """In English prose these marks quote an article, or cite a French form."""
    english = [
        (name, quoted)
        for name, page in chapters.items()
        for node in texts(page)
        for quoted in GUILLEMETS.findall(node)
        if language(node) != "fr"
    ]
    assert english == []


def tags(pdf):
    found = []

    def walk(tag):
        found.append(tag)
        kids = tag.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    for top in pdf.Root.StructTreeRoot.K:
        walk(top)
    return found


def test_the_pdf_knows_its_languages_and_names_its_figures(first, chapters, table):
    with pikepdf.open(first.pdf) as pdf:
        every = tags(pdf)
        assert str(pdf.Root.Lang) == "en"
        french = [tag for tag in every if str(tag.get("/Lang", "")) == "fr"]
        assert len(french) >= len(table("sentences"))
        drawn = [str(tag.get("/Alt", "")) for tag in every if tag.S == "/Figure"]
    figures = sum(len(page.select("figure.cadrage-figure")) for page in chapters.values())
    assert len(drawn) >= figures > 0
    assert all(words.strip() for words in drawn)


# -- figures


def test_each_figure_has_caption_words_and_data(chapters):
    figures = [(n, f) for n, page in chapters.items() for f in page.select("figure.cadrage-figure")]
    assert figures
    for name, figure in figures:
        at = (name, figure.get("id"))
        caption = figure.select_one("figcaption")
        assert len(caption.get_text().split()) > 8, at
        assert caption.select_one(".source").get_text().strip(), at
        assert len(figure.select_one(".drawing[role=group]")["aria-label"].split()) > 8, at
        assert figure.select_one(".drawing svg"), at
        assert len(figure.select("details.data table tbody tr")) > 1, at


def test_every_number_of_a_table_opens(chapters):
    """Nought has nothing to open; what is no count of the corpus is named here."""
    found, closed = 0, set()
    for name, page in chapters.items():
        for row in page.select("div.cadrage-table tbody tr"):
            heads = row.find_parent("table").select("thead th")
            for cell in row.select("td.number"):
                if cell.get_text().strip() in {"0", "0%"}:
                    continue
                found += 1
                if not cell.select("a[href]"):
                    # a row's own number is no count
                    head = heads[[*row.find_all(["th", "td"], recursive=False)].index(cell)]
                    if head.get_text() != "No.":
                        closed.add((name, row.th.get_text(), head.get_text()))
    asked = "asked of each for a claim"
    assert closed == {
        ("notebooks/framing.html", asked, each) for each in ("Articles", "Sentences", "Words")
    }
    assert found > 500


def test_every_picture_has_words(chapters):
    for name, page in chapters.items():
        for image in page.select("img"):
            assert image.get("alt", "").strip(), (name, image.get("src"))
        for drawing in page.select("article svg"):
            around = [drawing, *drawing.parents]
            named = any(tag.get("aria-label") or tag.get("aria-hidden") for tag in around)
            assert named, (name, str(drawing)[:120])


# -- findings


def key_of(link):
    return str(link["href"]).partition("#finding-")[2]


def cited_in(root: Path):
    """Every key that a page or a notebook of the project cites."""
    sources = [root / "index.md", *root.glob("book/*.md")]
    prose = [path.read_text(encoding="utf-8") for path in sources]
    for path in sorted(root.glob("notebooks/*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose += ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
    return {key for text in prose for key in CITED_FINDING.findall(text)}


def test_findings_in_prose_are_those_of_the_table(chapters, first):
    made = pd.read_csv(first.data / "findings.csv", dtype="string", keep_default_na=False)
    texts = dict(zip(made["finding"], made["text"], strict=True))
    links = [(name, link) for name, page in chapters.items() for link in page.select("a.f")]
    for name, link in links:
        text = texts[key_of(link)]  # it bears a capital where it opens a sentence
        assert link.get_text() in (text, text[:1].upper() + text[1:]), (name, key_of(link))
    # how to cite a finding is shown as code in some pages
    assert {key_of(link) for _, link in links} >= cited_in(first.root) & set(texts)
    assert len(links) > 20


def around(link: Tag):
    """What stands round a finding up to the next reference, which the PDF prints with a page."""
    block = copy(link.find_parent(["p", "li", "td", "dd"]))
    for other in block.select("a:not(.f)"):
        other.replace_with("\0")
    return [part for part in block.get_text().split("\0") if part.strip()]


def test_findings_stand_in_the_pdf_as_on_the_page(chapters, paper, squeezed):
    missing = [
        (name, key_of(link), part)
        for name, page in chapters.items()
        for link in page.select("a.f")
        if not link.find_parent(class_="method")  # paper tells the story alone
        for part in around(link)
        if squeezed(part) not in paper
    ]
    assert missing == []


def test_values_are_the_same_on_the_page_in_the_pdf_and_in_the_tables(
    chapters, paper, squeezed, table, first
):
    offered = pd.read_csv(first.data / "findings.csv").set_index("finding")["value"]
    for row in table("findings").itertuples():
        assert offered[row.finding] == pytest.approx(row.value), row.finding
        entry = chapters["book/findings.html"].find(id=f"finding-{row.finding}")
        printed = f"{row.finding} = {row.value:g}"
        assert printed in " ".join(entry.select_one(".finding-facts").get_text().split())
        assert squeezed(printed) in paper, row.finding


def test_days_of_the_record_are_those_of_its_table(chapters, table, paper, squeezed):
    events = table("events")
    record = events[events["lane"] == "record"].set_index("event")
    cited = [a for page in chapters.values() for a in page.select("a.record")]
    assert len(cited) > 3
    for link in cited:
        anchor = str(link["href"]).rpartition("#")[2]
        row = record.loc[anchor.removeprefix("record-")]
        assert chapters["notebooks/chronology.html"].find(id=anchor), link
        assert link.get_text() in (said_days(row["earliest"], row["latest"]), row["title"]) or (
            is_day_of({end: row[end] for end in ("earliest", "latest")}, link.get_text())
        )
        assert squeezed(link.get_text()) in paper


def test_the_page_of_findings_gives_all_of_them(chapters, paper, squeezed, table):
    page = chapters["book/findings.html"]
    for row in table("findings").itertuples():
        entry = page.find(id=f"finding-{row.finding}")
        assert f"{row.text} {row.definition}" in " ".join(entry.get_text().split()), row.finding
        assert squeezed(f"{row.text} {row.definition}") in paper, row.finding
        counted = row.evidence.split()
        links = entry.select(".finding-evidence a")
        assert [a.get_text() for a in links] == [e.removeprefix("table:") for e in counted]


# -- data and downloads


def test_the_pdf_and_every_table_are_offered(first, chapters):
    assert (first.html / "report.pdf").read_bytes() == first.pdf.read_bytes()
    offered = {path.name: path.read_bytes() for path in (first.html / "data").iterdir()}
    made = {p.name: p.read_bytes() for p in first.data.iterdir() if p.name != "DIGEST"}
    assert offered == made
    linked = {address for page in chapters.values() for address, _ in addresses(page)}
    assert any(address.endswith("report.pdf") for address in linked)
    tables_made = {name for name in made if not name.endswith(".json")}
    assert tables_made <= {address.rpartition("data/")[2] for address in linked}


def test_the_description_of_the_tables_is_offered(chapters):
    linked = {address for address, _ in addresses(chapters["book/data.html"])}
    assert "../data/datapackage.json" in linked


def test_every_annotation_is_offered_with_its_words_and_place(first, table, chapters):
    made = json.loads((first.data / "evidence.jsonld").read_text(encoding="utf-8"))
    clean = dict(zip(table("texts")["article"], table("texts")["clean"], strict=True))
    items = made["first"]["items"]
    layers = ("sentences", "dates", "mentions", "quotes", "labels", "frames")
    assert len(items) == made["total"] == sum(len(table(layer)) for layer in layers) > 500
    for item in items:
        quote, position = item["target"]["selector"]
        text = clean[item["target"]["source"]["label"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        page, _, sentence = item["target"]["scope"].removeprefix("../").partition("#")
        assert chapters[page].find(id=sentence), sentence
    offered = chapters["book/data.html"].select('a[href="../data/evidence.jsonld"]')
    assert len(offered) == 1


def test_the_package_lists_every_file(first):
    package = json.loads((first.data / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in package["resources"]}
    beside = {path.replace(".csv", ".parquet") for path in listed}
    there = {path.name for path in first.data.iterdir()}
    assert there == {*listed, *beside, "datapackage.json", "DIGEST"}


def test_the_page_of_data_offers_what_is_there(first, chapters):
    page = chapters["book/data.html"]
    described = {str(tag["id"]) for tag in page.select("section[id^=table-]")}
    assert described == {f"table-{path.stem}" for path in first.data.glob("*.csv")}
    offered = {a for a, _ in addresses(page) if a.startswith("../data/")}
    assert [a for a in sorted(offered) if not (first.html / "book" / a).is_file()] == []


# what these hold depends on what a reader compares: no build makes them
ASKED_FOR = {"alignment", "contrast", "set_aside"}


@pytest.mark.parametrize("name", sorted(set(tables.contracts()) - ASKED_FOR))
def test_csv_and_parquet_hold_the_same(name, first):
    types = {column.name: tables.DTYPES[column.type] for column in tables.columns(name)}
    csv = pd.read_csv(
        first.data / f"{name}.csv", dtype=types, keep_default_na=False, na_values=[""],
        true_values=["True"], false_values=["False"],
    )  # fmt: skip
    plain = tables.from_spreadsheet(csv).astype(types)
    pd.testing.assert_frame_equal(plain, tables.read_parquet(first.data / f"{name}.parquet", name))


def test_the_pdf_carries_every_table(first):
    with pikepdf.open(first.pdf) as pdf:
        held = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    made = {path.name: path.read_bytes() for path in first.data.glob("*.csv")}
    assert {name: held[name] for name in held if name.endswith(".csv")} == made


def test_poppler_reads_the_pdf_without_complaint(first):
    done = subprocess.run(["pdfinfo", first.pdf], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert re.search(r"^Tagged:\s+yes$", done.stdout, re.MULTILINE)


def test_programs_that_look_at_the_pdf_find_what_the_book_explains(first, chapters):
    assert [(one.rule_id, one.message) for one in validate(str(first.pdf)).findings] == []
    page = chapters["book/verify.html"]
    explained = {code.get_text() for code in page.select("dt code")}
    found = outloud.check(str(first.pdf)).findings
    assert [(one.rule, one.message) for one in found if one.rule not in explained] == []
