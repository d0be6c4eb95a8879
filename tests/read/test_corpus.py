"""A corpus folder is read whole or refused with the place and the reason."""

import hashlib
import shutil
from pathlib import Path

import pytest

from cadrage.errors import CadrageError, InputError, MissingError
from cadrage.read import read_case, read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def folder(tmp_path):
    """A small corpus of two texts, each a file; what a test spoils is its own."""
    (tmp_path / "articles").mkdir()
    texts = {"a.txt": " date 2020-01 Un texte.", "b.txt": "Deux textes.Encore."}
    rows = ["article,file,outlet,outlet_kind,published_earliest,published_latest,sha256"]
    for siglum, (name, text) in zip(("AAA20", "BBB20"), texts.items(), strict=True):
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows.append(f"{siglum},{name},Essai,essai,2020-01-01,2020-01-31,{digest}")
    (tmp_path / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    edits = [
        "article,rule,raw_start,raw_end,before,after,reason",
        'AAA20,crawl-date,0,14," date 2020-01 ",,by the crawl',
        'BBB20,glued-stop,12,12,," ",lost space',
    ]
    (tmp_path / "edits.csv").write_text("\n".join(edits) + "\n", encoding="utf-8")
    return tmp_path


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_texts_are_cleaned_by_their_edits(folder):
    assert read_corpus(folder).clean == {"AAA20": "Un texte.", "BBB20": "Deux textes. Encore."}


@pytest.mark.parametrize(
    ("name", "old", "new", "row", "column"),
    [
        ("articles.csv", "a.txt", "none.txt", 2, "file"),
        ("articles.csv", "a.txt", "../articles.csv", 2, "file"),
        ("articles.csv", "a.txt", "/etc/hostname", 2, "file"),
        ("articles.csv", "a.txt", "..", 2, "file"),
        ("articles.csv", "a.txt", "x/../a.txt", 2, "file"),
        ("articles.csv", "a.txt", r"..\articles.csv", 2, "file"),
        ("articles.csv", "a.txt", "C:a.txt", 2, "file"),
        ("articles.csv", "a.txt", "NUL", 2, "file"),
        ("articles.csv", "a.txt", "Con.txt", 2, "file"),
        ("articles.csv", "Essai", "E" * 2_001, 2, "outlet"),
        ("articles.csv", "BBB20", "AAA20", 3, "article"),
        ("articles.csv", "2020-01-31", "2020-02-31", 2, "published_latest"),
        ("articles.csv", "2020-01-31", "2019-12-31", 2, "published_latest"),
        ("articles.csv", "2020-01-01", "January", 2, "published_earliest"),
        ("articles.csv", ",outlet,", ",outlets,", 1, "outlets"),
        ("articles.csv", ",outlet_kind", ",country", 1, "outlet_kind"),
        ("articles.csv", "Essai", "", 2, "outlet"),
        ("edits.csv", "BBB20", "CCC20", 3, "article"),
        ("edits.csv", "12,12", "12,1x", 3, "raw_end"),
        ("edits.csv", "0,14", "0,13", 2, "before"),
        ("articles/a.txt", "Un", "UN", 2, "sha256"),
    ],
)
def test_bad_input_is_named_by_file_row_and_column(folder, name, old, new, row, column):
    spoil(folder, name, old, new)
    with pytest.raises(InputError) as error:
        read_corpus(folder)
    assert (error.value.row, error.value.column) == (row, column)
    assert error.value.expected and Path(error.value.file).name.endswith(".csv")


def test_a_digest_that_is_none_is_refused(folder):
    text = (folder / "articles.csv").read_text(encoding="utf-8")
    digest = text.splitlines()[1].rsplit(",", 1)[1]
    spoil(folder, "articles.csv", digest, "abc")
    with pytest.raises(InputError, match="64 hexadecimal digits"):
        read_corpus(folder)


def test_a_row_with_too_few_cells_is_named(folder):
    spoil(folder, "articles.csv", "Essai,essai,", "Essai,")
    with pytest.raises(InputError, match=r"row 2: found '6 cells'; expected 7"):
        read_corpus(folder)


def test_no_manifest_is_said(tmp_path):
    with pytest.raises(MissingError, match=r"articles\.csv: not found"):
        read_corpus(tmp_path)


def test_a_text_in_another_encoding_is_named(folder):
    data = "Été.".encode("latin-1")
    (folder / "articles" / "a.txt").write_bytes(data)
    manifest = (folder / "articles.csv").read_text(encoding="utf-8").splitlines()
    cells = manifest[1].split(",")
    cells[-1] = hashlib.sha256(data).hexdigest()
    manifest[1] = ",".join(cells)
    (folder / "articles.csv").write_text("\n".join(manifest), encoding="utf-8")
    with pytest.raises(InputError, match=r"byte 0.*UTF-8"):
        read_corpus(folder)


def test_a_file_that_no_sheet_describes_is_named(folder):
    shutil.copy(folder / "edits.csv", folder / "actor.csv")
    with pytest.raises(InputError, match=r"actor\.csv: found 'a file that no sheet describes'"):
        read_case(folder)


def test_the_five_articles_are_as_received():
    corpus = read_corpus(CORPUS)
    assert list(corpus.articles["article"]) == ["SPU17", "SPU21", "FIN21", "SER21", "BEN21"]
    for row in corpus.articles.itertuples(index=False):
        path = CORPUS / "articles" / row.file
        assert hashlib.sha256(path.read_bytes()).hexdigest() == row.sha256


def test_every_offset_of_the_five_articles_maps_both_ways():
    corpus = read_corpus(CORPUS)
    for row in corpus.texts.itertuples(index=False):
        offsets = corpus.offsets[row.article]
        edits = corpus.edits[corpus.edits["article"] == row.article]
        gone = {i for e in edits.itertuples() for i in range(e.raw_start, e.raw_end)}
        kept = [i for i in range(len(row.raw)) if i not in gone]
        assert [row.clean[offsets.to_clean(i)] for i in kept] == [row.raw[i] for i in kept]
        assert [offsets.to_raw(offsets.to_clean(i)) for i in kept] == kept


def test_every_error_is_one_of_ours():
    assert issubclass(InputError, CadrageError) and issubclass(MissingError, CadrageError)


@pytest.mark.parametrize(
    "siglum",
    ["../../x", "A/B", "A.1", "CON", "nul", "a b", "A-1", "\u202eA", "A" * 41, '"A\n```\n"'],
)
def test_a_siglum_that_cannot_name_a_file_is_refused(folder, siglum):
    spoil(folder, "articles.csv", "BBB20", siglum)
    spoil(folder, "edits.csv", "BBB20", "AAA20")
    with pytest.raises(InputError) as caught:
        read_corpus(folder)
    assert caught.value.column == "article"


def test_sigla_that_differ_by_capitals_alone_are_refused(folder):
    spoil(folder, "articles.csv", "BBB20", "Aaa20")
    with pytest.raises(InputError, match="differs from 'AAA20' by more than capitals"):
        read_corpus(folder)


def test_a_text_that_is_a_link_is_not_followed(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("Deux textes.Encore.", encoding="utf-8")
    (folder / "articles" / "b.txt").unlink()
    (folder / "articles" / "b.txt").symlink_to(secret)
    with pytest.raises(InputError, match="a link may lead out of the folder"):
        read_corpus(folder)


@pytest.mark.parametrize("name", ["articles.csv", "edits.csv", "articles/b.txt"])
def test_zero_bytes_are_refused_with_their_row(folder, name):
    path = folder / name
    path.write_bytes(path.read_bytes() + b"x\0")
    if name.endswith(".txt"):
        digest = hashlib.sha256(b"Deux textes.Encore.").hexdigest()
        spoil(folder, "articles.csv", digest, hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(InputError, match=r"the control character U\+0000"):
        read_corpus(folder)
