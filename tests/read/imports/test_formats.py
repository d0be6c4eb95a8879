"""Each format read from a sample, whole and broken: the good articles come, the bad are named."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from export_samples import (
    EUROPRESSE,
    FACTIVA,
    FACTIVA_RTF,
    LINES,
    OTHER,
    PAGE,
    STARS,
    nexis,
    rtf,
    squeezed,
    warc,
)  # fmt: skip

from cadrage.errors import MissingError, UnknownNameError
from cadrage.read.imports import Item, Limits, Refusal, find_items
from cadrage.read.imports.limits import TooLargeError, check_markup

BODY = "\n".join(LINES)


def read(path: Path, **options) -> tuple[list[Item], list[Refusal]]:
    found = list(find_items([path], **options))
    items = [one for one in found if isinstance(one, Item)]
    return items, [one for one in found if isinstance(one, Refusal)]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def said(item: Item) -> tuple[str, str, str]:
    return item.title, item.outlet, item.published


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", EUROPRESSE), ("a.HTM", FACTIVA), ("a.rtf", FACTIVA_RTF), ("a.txt", STARS)],
)
def test_an_export_of_two_articles(tmp_path: Path, name: str, content: str | bytes) -> None:
    items, _ = read(put(tmp_path, name, content))
    assert len(items) == 2
    assert said(items[0]) == ("Un soutien & total" if content is EUROPRESSE else "Un soutien total",
                              "Le Val", "2020-03-03")  # fmt: skip
    assert items[0].text == BODY
    assert items[1].text.startswith(OTHER[0])


def test_europresse_tells_author_and_notices_without_text(tmp_path: Path) -> None:
    items, refused = read(put(tmp_path, "a.html", EUROPRESSE))
    assert items[0].author == "Ana Lo"
    assert said(items[1]) == ("Trois buts", "Le Val", "2020-03-09")
    assert items[1].text == "\n".join(OTHER)
    assert [(one.place, one.reason[:7]) for one in refused] == [("article 3", "no text")]


def test_factiva_tells_language_and_reads_the_displayed_form(tmp_path: Path) -> None:
    items, refused = read(put(tmp_path, "a.html", FACTIVA))
    assert (items[0].author, items[0].language) == ("Ana Lo", "fr")
    assert said(items[1]) == ("Trois buts", "Le Val", "2020-03-09")
    assert [one.place for one in refused] == ["article 3"]


def test_rich_text_without_codes_is_refused_with_advice(tmp_path: Path) -> None:
    items, (refused,) = read(put(tmp_path, "a.rtf", rtf("Un titre", LINES[0])))
    assert not items
    assert "plus Indexing" in refused.reason


@pytest.mark.parametrize(
    ("coded", "told"),
    [
        (r"\u233?t\u233?", "été"),
        (r"\u8217?", "’"),
        (r"\u-10179?\u-8693?", "\U0001f60b"),  # two halves of a sign past 16 bits
        (r"\u-10179? seule", "� seule"),
        (r"\u65536?", "�"),
        (r"\u2330000a", "�"),
        (r"\u-99999999999999999999?", "�"),
        (r"\\u999999", r"\u999999"),  # a backslash, and words
    ],
)
def test_rich_text_has_no_character_that_there_is_not(
    tmp_path: Path, coded: str, told: str
) -> None:
    file = rf"{{\rtf1\ansi HD\tab Un\par LP\tab {coded} fin\par}}"
    (item,), _ = read(put(tmp_path, "a.rtf", file))
    assert item.text.removesuffix("fin").strip() == told


def test_nexis(tmp_path: Path) -> None:
    items, refused = read(nexis(tmp_path / "a.DOCX"))
    assert [said(item) for item in items] == [
        ("Un soutien total", "Le Val", "2020-03-03"), ("Trois buts", "Le Val", "2020-03-09"),
    ]  # fmt: skip
    assert items[0].text == BODY
    assert items[0].author == "Ana Lo"
    assert not refused


def test_nexis_cut_off_keeps_what_is_whole(tmp_path: Path) -> None:
    items, (refused,) = read(nexis(tmp_path / "a.docx", ended=False))
    assert len(items) == 1
    assert refused.place == "article 2"
    assert "cut off" in refused.reason


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"no archive at all"])
def test_a_word_document_that_is_none(tmp_path: Path, content: bytes) -> None:
    items, (refused,) = read(put(tmp_path, "a.docx", content))
    assert not items
    assert "no Word document" in refused.reason


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (8 << 20))
    items, (refused,) = read(path)
    assert not items
    assert "unpack to 8,388,608" in refused.reason


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    path = nexis(tmp_path / "a.docx")
    bomb = tmp_path / "b.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                secret = put(tmp_path, "secret.txt", "secret words").as_uri()
                declared = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret}">]>'.encode()
                content = content.replace(b"<w:document", declared + b"<w:document", 1)
                content = content.replace(LINES[0][:11].encode(), b"&x;")
            new.writestr(info.filename, content)
    items, refused = read(bomb)
    assert "secret words" not in "".join(item.text for item in items)
    assert items or refused


def test_a_page_loses_its_boilerplate(tmp_path: Path) -> None:
    (item,), _ = read(put(tmp_path, "a.html", PAGE))
    assert said(item) == ("Un soutien total", "Le Val", "2020-03-03")
    assert item.text == BODY
    assert item.basis == "inferred"
    assert "boilerplate" in item.repairs[-1]


@pytest.mark.parametrize("content", ["<html></html>", "", "<p>", "<!--" * 2000])
def test_a_page_without_an_article(tmp_path: Path, content: str) -> None:
    items, (refused,) = read(put(tmp_path, "a.html", content))
    assert not items
    assert refused.source == "a.html"


# warcio's writer leaves a file of its own open
CRAWL = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@CRAWL
def test_a_crawl_gives_its_pages_and_no_pictures(tmp_path: Path) -> None:
    path = warc(
        tmp_path / "a.warc.gz",
        ("https://example.org/un", PAGE.encode(), "text/html; charset=utf-8"),
        ("https://example.org/deux.png", b"\x89PNG", "image/png"),
        ("https://example.org/trois", PAGE.encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("https://example.org/bombe", squeezed(20 << 20), "text/html"),
    )
    items, refused = read(path)
    assert [item.address for item in items] == [
        "https://example.org/un",
        "https://example.org/trois",
    ]
    assert items[1].text == BODY
    assert [one.place for one in refused] == ["record 4"]
    assert "unpacks to more" in refused[0].reason


@CRAWL
def test_a_truncated_crawl_keeps_what_came_before(tmp_path: Path) -> None:
    path = warc(
        tmp_path / "a.warc.gz",
        ("https://example.org/un", PAGE.encode(), "text/html"),
        ("https://example.org/deux", PAGE.encode() * 40, "text/html"),
    )
    path.write_bytes(path.read_bytes()[:-60])
    items, refused = read(path)
    assert items[0].address == "https://example.org/un"
    assert len(items) + len(refused) >= 2


CSV = "text;titre;publish_date;media_name\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f"{CSV}{LINES[0]};T;03/03/2020;Le Val\n"),
        ("a.tsv", f"{CSV}{LINES[0]};T;2020-03-03;Le Val\n".replace(";", "\t")),
        ("a.csv", (f"{CSV}{LINES[0]};T;3 mars 2020;Le Val\n").encode("cp1252")),
        ("a.csv", (f"{CSV}{LINES[0]};T;March 3, 2020;Le Val\n").encode("utf-16")),
        ("a.jsonl", json.dumps({"text": LINES[0], "title": "T", "date": "2020-03-03T01:00",
                                "source": "Le Val"}) + "\n\n"),
    ],
)  # fmt: skip
def test_tables(tmp_path: Path, name: str, content: str | bytes) -> None:
    (item,), refused = read(put(tmp_path, name, content))
    assert (item.text, *said(item)) == (LINES[0], "T", "Le Val", "2020-03-03")
    assert not refused


def test_parquet_with_a_map_of_columns(tmp_path: Path) -> None:
    frame = pd.DataFrame({"Corps": [LINES[0], None], "Quand": [pd.Timestamp("2020-03-03"), None]})
    frame.to_parquet(tmp_path / "a.parquet")
    (item,), (refused,) = read(
        tmp_path / "a.parquet", columns={"text": "Corps", "published": "Quand"}
    )
    assert (item.text, item.published) == (LINES[0], "2020-03-03")
    assert (refused.place, refused.reason) == ("row 2", "no text")


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "a,b\n1,2\n")
    put(tmp_path, "b.csv", f"Corps\n{LINES[0]}\n")
    items, (refused,) = read(tmp_path, columns={"text": "Corps"})
    assert refused.source == path.name and len(items) == 1
    assert re.search(r"column 'Corps'.*found 'a, b'.*read as text", refused.reason)


def test_rows_that_are_wrong_are_named_and_the_others_taken(tmp_path: Path) -> None:
    content = f"text,date\n{LINES[0]},2020-13-40\n,2020-03-03\n{OTHER[0]},2020-03-03,too,many\n"
    items, refused = read(put(tmp_path, "a.csv", content))
    assert [item.published for item in items] == [""]
    assert "'2020-13-40' is none" in items[0].repairs[0]
    assert [(one.place, one.reason) for one in refused] == [
        ("row 3", "no text"), ("row 4", "more cells than the header has columns"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"), ("[1]", "list, not a JSON object"), ('{"text": ""}', "no text"),
        ('{"title": "x"}', "no column holds the text"), ("[" * 100_000, "no JSON"),
        ('{"text": "\\u0000' + "a" * 40_000 + '"}', "characters; one may have"),
    ],
)  # fmt: skip
def test_lines_that_are_wrong(tmp_path: Path, line: str, reason: str) -> None:
    good = json.dumps({"text": LINES[0]})
    path = put(tmp_path, "a.jsonl", f"{line}\n{good}\n")
    items, (refused,) = read(path, limits=Limits(text=30_000))
    assert [item.text for item in items] == [LINES[0]]
    assert (refused.place, reason in refused.reason) == ("line 1", True)


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    pd.DataFrame({"text": list(LINES)}).to_parquet(tmp_path / "a.parquet")
    path = put(tmp_path, "b.parquet", (tmp_path / "a.parquet").read_bytes()[:-20])
    items, (refused,) = read(path)
    assert not items
    assert "damaged" in refused.reason


def test_plain_text_with_the_line_of_a_crawl(tmp_path: Path) -> None:
    (item,), _ = read(put(tmp_path, "a.txt", f"date 2020-03\n{BODY}"))
    assert (item.text, item.published) == (BODY, "2020-03")


def test_two_articles_in_one_file_are_set_aside(tmp_path: Path) -> None:
    text = f"date 2020-03\n{LINES[0]}\ndate 2020-04\n{LINES[1]}"
    items, (refused,) = read(put(tmp_path, "a.txt", text))
    assert not items
    assert "several articles in one file" in refused.reason


def paragraphs(lines: list[str], times: int = 3) -> str:
    return "".join(f"<p>{line} {word}.</p>" for word in range(times) for line in lines)


@pytest.mark.parametrize(
    ("beside", "taken"),
    [
        (f"<article><h1>Un autre</h1>{paragraphs(OTHER)}</article>", False),
        (f"<article><h2>À lire aussi</h2>{paragraphs(OTHER)}</article>", True),
        ("<article><h1>Un autre</h1><p>La suite demain.</p></article>", True),
    ],
)
def test_two_articles_in_one_page_are_set_aside(tmp_path: Path, beside: str, taken: bool) -> None:
    first = f"<article><h1>Un titre</h1>{paragraphs(LINES)}</article>"
    items, refused = read(put(tmp_path, "a.html", f"<html><body>{first}{beside}</body></html>"))
    if taken:
        assert len(items) == 1 and refused == []
    else:
        assert not items
        assert refused[0].reason == "2 articles in one page: save each for itself"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "iso-8859-15", "mac_roman"])
def test_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    text = "Il a déjà été reçu à l'été, près de la forêt, où l'âne brait. Ça coûte cher."
    (item,), _ = read(put(tmp_path, "a.txt", text.encode(encoding)))
    assert item.text == text


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\xff\xfe\x00", b"GIF89a\x00"])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    items, (refused,) = read(put(tmp_path, "a.txt", content))
    assert not items
    assert refused.source == "a.txt"


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "")
    with path.open("r+b") as stream:
        stream.truncate(1 << 30)  # 1 GiB of nothing, which takes no room
    items, (refused,) = read(path)
    assert not items
    assert "1,073,741,824 bytes" in refused.reason


def test_a_folder_is_read_whole_and_no_link_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    put(folder, "a.txt", LINES[0])
    put(folder / "b", "c.txt", OTHER[0])
    put(folder, ".hidden.txt", "hidden")
    put(folder, "odd.xyz", "?")
    put(folder, "notes.md", "beside the articles")
    put(tmp_path, "secret.txt", "secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    items, refused = read(folder)
    assert [item.text for item in items] == [LINES[0], OTHER[0]]
    assert [one.source for one in refused] == ["odd.xyz"]


def test_what_is_not_there_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="a file or a folder to import"):
        read(tmp_path / "none")
    with pytest.raises(UnknownNameError, match="no format 'odd'"):
        read(put(tmp_path, "a.txt", "x"), format="odd")


def test_factiva_without_text_says_so_by_article(tmp_path: Path) -> None:
    items, refused = read(put(tmp_path, "none.rtf", r"{\rtf1\ansi }"))
    assert not items and [one.reason for one in refused] == ["the file holds no text"]
    rows = "<tr><td>HD</td><td>Titre</td></tr><tr><td>SN</td><td>Journal</td></tr>"
    page = f'<html><body><div class="article frArticle"><table>{rows}</table></div></body></html>'
    items, refused = read(put(tmp_path, "a.html", page), format="factiva")
    assert not items and refused[0].place == "article 1"
    assert refused[0].reason.startswith("no text in the fields LP and TD")


def test_words_before_the_first_mark_are_refused_and_counted(tmp_path: Path) -> None:
    text = "Une note perdue.\n**** *journal_essai *date_2021-05-03\nBamako se tait.\n"
    items, refused = read(put(tmp_path, "corpus.txt", text))
    assert [item.text.strip() for item in items] == ["Bamako se tait."]
    assert [(one.place, one.reason) for one in refused] == [
        ("before the first ****", "16 characters without a mark")
    ]


def test_a_line_over_the_limit_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    long, short = ({"article": "a", "text": "x" * size} for size in (500, 5))
    path = put(tmp_path, "a.jsonl", "\n".join(map(json.dumps, (long, short))))
    items, refused = read(path, limits=Limits(text=100))
    assert [item.text for item in items] == ["xxxxx"]
    assert [(one.place, one.reason) for one in refused] == [("line 1", "more than 400 bytes")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "id;corps\n1;a\n2;b\n", "no column holds the text; found id, corps: say which"),
        ("a.csv", "text,date\n", "no article was found in it, read as csv"),
        ("a.csv", "", "no column holds the text; found none"),
        ("a.jsonl", "\n\n", "no article was found in it, read as jsonl"),
        ("a.html", "<html><div class=docOcurrContainer></div></html>", "read as europresse"),
        ("a.html", "<html><p>Factiva</p></html>", "read as factiva"),
        ("a.zip", b"PK", "no format of ours ends in '.zip'; those that do: .txt, .html"),
    ],
)  # fmt: skip
def test_a_file_that_gives_nothing_is_named_once(tmp_path: Path, name, content, reason) -> None:
    items, (refused,) = read(put(tmp_path, name, content))
    assert not items and (refused.source, refused.place) == (name, "")
    assert reason in refused.reason


def test_a_quotation_mark_that_is_not_closed_takes_no_rows_in(tmp_path: Path) -> None:
    content = f'text,date\n{LINES[0]},2020-03-03\n"{OTHER[0]},2020-03-03\n{OTHER[1]},2020-03-04\n'
    (item,), (refused,) = read(put(tmp_path, "a.csv", content))
    assert item.text == LINES[0]
    assert refused.place == "row 3" and "unexpected end of data" in refused.reason


def test_a_row_that_is_too_short_is_told(tmp_path: Path) -> None:
    content = f"text,date,outlet\n{LINES[0]},2020-03-03,Le Val\n{OTHER[0]}"
    (first, second), refused = read(put(tmp_path, "a.csv", content))
    assert (first.repairs, second.text, refused) == ((), OTHER[0], [])
    assert second.repairs == ("fewer cells than the header has columns",)


def test_a_line_without_an_end_is_not_read_whole(tmp_path: Path) -> None:
    items, (refused,) = read(
        put(tmp_path, "a.csv", "text,date\n" + "x" * 5000), limits=Limits(text=1000)
    )
    assert not items and "a line of more than 4,000 characters" in refused.reason


def test_rows_of_parquet_keep_their_number(tmp_path: Path) -> None:
    texts = [LINES[0], *[None] * 69]
    pd.DataFrame({"text": texts}).to_parquet(tmp_path / "a.parquet")
    _, refused = read(tmp_path / "a.parquet")
    assert [one.place for one in refused] == [f"row {number}" for number in range(2, 71)]


def test_a_line_without_a_column_of_the_map_is_read_all_the_same(tmp_path: Path) -> None:
    lines = [{"corps": LINES[0], "qui": "Ana Lo"}, {"corps": OTHER[0]}, {"qui": "personne"}]
    content = "\n".join(map(json.dumps, lines))
    items, (refused,) = read(
        put(tmp_path, "a.jsonl", content), columns={"text": "corps", "author": "qui"}
    )
    assert [(item.text, item.author) for item in items] == [(LINES[0], "Ana Lo"), (OTHER[0], "")]
    assert refused.place == "line 3" and "found qui" in refused.reason


@pytest.mark.parametrize(
    ("name", "content", "until"),
    [
        ("a.html", EUROPRESSE, OTHER[0][:20]), ("a.html", FACTIVA, OTHER[0][:20]),
        ("a.rtf", FACTIVA_RTF.decode("ascii"), OTHER[0][:20]),
    ],
)  # fmt: skip
def test_an_export_that_is_cut_off_keeps_what_is_whole(
    tmp_path: Path, name: str, content: str, until: str
) -> None:
    cut = content[: content.index(until) + len(until)]
    (item,), (refused,) = read(put(tmp_path, name, cut))
    assert item.text == BODY
    assert refused.place == "article 2" and "cut off" in refused.reason


def test_a_page_without_an_end_is_told(tmp_path: Path) -> None:
    (item,), _ = read(put(tmp_path, "a.html", PAGE[: PAGE.index("<footer>")]))
    assert "the page has no end: it may be cut off" in item.repairs
    (item,), _ = read(put(tmp_path, "b.html", PAGE))
    assert not [one for one in item.repairs if "no end" in one]


def test_lines_of_themes_are_no_text_and_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    text = f"**** *date_2021-99-99\n-*theme_budget\n{LINES[0]}\n-*theme_sport\n{OTHER[0]}\n"
    (item,), _ = read(put(tmp_path, "a.txt", text))
    assert item.text == f"{LINES[0]}\n{OTHER[0]}"
    assert item.repairs == (
        "2 lines of themes (-*…) left out", "the date '2021-99-99' is none that we can read",
    )  # fmt: skip


@pytest.mark.parametrize("between", [" ", "/", "\n", '="x" ', "='>' ", '="x"'])
@pytest.mark.parametrize("form", ["page", "factiva", "europresse"])
def test_an_element_that_its_parser_would_never_be_done_with(
    tmp_path: Path, form: str, between: str
) -> None:
    flood = between.join(f"a{number}" for number in range(50_000))
    path = put(tmp_path, "a.html", f"<html><p><b {flood}>x</b></html>")
    items, refused = read(path, format=form)
    assert items == []
    assert [one.reason for one in refused] == ["50,000 attributes of one element"]


@pytest.mark.parametrize(
    "html",
    [
        '<div style="{0}" data-x=\'{0}\'><p a b="c"/></div>'.format("a b<c " * 3_000),
        "<script>for (i = 0; i <n; {}) {{}}</script><p>l'<b>x</b>".format("a b c " * 3_000),
        "<STYLE>a <b {}</style><i>".format("a b c " * 3_000),
        "<p>{}</p>".format("a < b & 'c' " * 3_000),
    ],
)
def test_a_page_of_long_values_scripts_and_words_is_read(html: str) -> None:
    check_markup(html, Limits())


@pytest.mark.parametrize("html", ["<script/><b {}>", "<script></script><b {}>", "<!-- <b {} -->"])
def test_no_flood_is_hidden(html: str) -> None:
    with pytest.raises(TooLargeError):
        check_markup(html.format("a b c " * 3_000), Limits())
