"""The command line: a command a thing to be made, each described by `cadrage COMMAND --help`."""

from __future__ import annotations

import argparse
import errno
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from cadrage.errors import CadrageError

# what no code can mend: no leave, no room, a disk that is not for writing
MACHINE = (
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EEXIST,
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it did its work, 1 after an error of ours, 2 after wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # in a locale without UTF-8, a sign that it lacks is no reason to fail
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except CadrageError as error:
        sys.stderr.write(f"cadrage: {error}\n")
        return 1
    except OSError as error:
        if error.errno not in MACHINE:
            raise
        where = error.filename or "a file"
        sys.stderr.write(f"cadrage: {where}: {error.strerror}; make room or give leave there.\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("cadrage: stopped; what is finished is kept\n")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cadrage",
        description="Reads a corpus of French news and says, checkably, how it told its story.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = commands.add_parser(
        "new",
        help="begin a project that builds at once, on two samples",
        description="Makes a folder of the same shape as this report's: book, notebooks, corpus, "
        "Makefile. Its README.md says how your articles take the place of the two samples.",
    )
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    new.add_argument("--title", default="", help="the report's (default: one to be changed)")
    new.set_defaults(run=_new)
    build = commands.add_parser(
        "build",
        help="make the book: tables, HTML and PDF",
        description="Reads the articles, counts, runs the chapters and writes _build/html and "
        "_build/pdf; what has not changed is not made again. A corpus of more articles than "
        "`cadrage_large` in _config.yml says (2,000) is annotated in parts, counted on disk, and "
        "has pages for an excerpt.",
    )
    build.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    build.set_defaults(run=_build)
    tables = commands.add_parser(
        "tables",
        help="make the tables in _build/data",
        description="The first step of `build` alone: CSV, Parquet and Web Annotations, each table "
        "described in datapackage.json.",
    )
    tables.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    tables.set_defaults(run=_tables)
    released = commands.add_parser(
        "release",
        help="put the edition's files into dist/",
        description="Pages, PDF, EPUB, tables, source, bill of materials, and their digests.",
    )
    released.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    released.set_defaults(run=_release)
    named = commands.add_parser(
        "identity",
        help="name the edition: its digest and its SWHID",
        description="Both follow from the bytes of the sources: whoever has the same has the same "
        "names.",
    )
    named.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    named.set_defaults(run=_identity)
    _import_parser(commands)
    away = commands.add_parser(
        "standoff",
        help="write the project without its texts",
        description="Writes a project that may be shared where the articles may not: keyed hashes "
        "of their words, the finished tables with all but names, dates and short quotations "
        "as blocks, the chapters with their results. `cadrage build` makes its book; "
        "`cadrage align` puts the texts back.",
    )
    away.add_argument("out", type=Path, help="a folder that is not there yet")
    away.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    away.set_defaults(run=_standoff)
    back = commands.add_parser(
        "align",
        help="put the texts back into a stand-off edition",
        description="Finds each article among your copies (any format that `cadrage import` "
        "reads), whatever their quotation marks, spaces, dashes, ligatures and hyphens at line "
        "ends, tells how much of it was found, and puts back those that are whole to the letter. "
        "It ends with 1 while one is not.",
    )
    back.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="copies of the articles")
    back.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    back.set_defaults(run=_align)
    exported = commands.add_parser(
        "export",
        help="write the annotated corpus for other programs",
        description="Writes all articles of the project with their annotations. A large project is "
        "written in parts, with bounded memory; only timelinejs and ical, which hold all events at "
        "once, are then of its excerpt, and say so.",
    )
    exported.add_argument(
        "format", metavar="FORMAT",
        help="csv, parquet, webannotation, tei, conllu, xmi (INCEpTION), iramuteq, txm, gexf "
        "(Gephi), timelinejs or ical",
    )  # fmt: skip
    exported.add_argument("--out", type=Path, required=True, help="a folder that is new or empty")
    exported.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    exported.set_defaults(run=_export)
    _annotate_parser(commands)
    _actors_parser(commands)
    return parser


def _import_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    taken = commands.add_parser(
        "import",
        help="take articles from exports, pages, archives and tables into the corpus",
        description=(
            "Reads plain text, saved pages, WARC, Europresse (HTML), Factiva (HTML, RTF), Nexis "
            "(DOCX), IRaMuTeQ (****), CSV, JSON Lines and Parquet; folders are read whole. What "
            "was taken, repaired and refused is told in import.csv beside articles.csv. It ends "
            "with 1 if nothing was taken."
        ),
    )
    taken.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")
    taken.add_argument("--project", type=Path, help="a folder of the project (default: here)")
    taken.add_argument("--corpus", type=Path, help="a corpus folder, instead of a project's")
    taken.add_argument(
        "--format", default="",
        help="of all files: text (IRaMuTeQ too), page, warc, europresse, factiva, nexis, csv, "
        "jsonl or parquet (default: found out for each)",
    )  # fmt: skip
    taken.add_argument(
        "--columns", default="", metavar="OURS=THEIRS,…",
        help="which column of a table holds text, name, title, published, outlet, author, address, "
        "language: text=Corps,published=Date (default: columns of these and other usual names)",
    )  # fmt: skip
    taken.add_argument("--bibliography", type=Path, help="BibTeX (Zotero) that completes them")
    taken.add_argument("--dry-run", action="store_true", help="tell, and write nothing")
    taken.set_defaults(run=_import)


def _annotate_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    annotate = commands.add_parser(
        "annotate",
        help="annotate any number of articles given as JSON Lines or Parquet",
        description=(
            "Each line (or row) has 'article' and 'text', and optionally 'title', 'published' (a "
            "day, month or year, or two joined by '/'), 'outlet', 'author', 'address'. A run that "
            "was interrupted goes on where it was; a second run makes what has changed."
        ),
    )
    annotate.add_argument("input", type=Path, help="JSON Lines, or Parquet: a file or a folder")
    annotate.add_argument("--out", type=Path, required=True, help="folder for the tables")
    annotate.add_argument("--layers", default="", help="comma-separated; all by default")
    annotate.add_argument(
        "--format", choices=("parquet", "csv"), default="parquet",
        help="Parquet, a part a file (default), or one CSV a table",
    )  # fmt: skip
    annotate.add_argument(
        "--no-clean", action="store_true",
        help="take the text as it is, so that offsets count in the given text",
    )  # fmt: skip
    annotate.add_argument(
        "--knowledge", type=Path, metavar="FOLDER",
        help="a corpus folder whose actors.csv, labels.csv and frames.csv are used",
    )  # fmt: skip
    annotate.add_argument(
        "--known-only", action="store_true",
        help="look for nobody but the actors of --knowledge: many times faster, without a model",
    )  # fmt: skip
    annotate.add_argument(
        "--workers", type=_count, default=0, metavar="N",
        help="work in N processes (default 0: in this one)",
    )  # fmt: skip
    annotate.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="work on a Dask cluster: tcp://HOST:PORT"
    )
    annotate.add_argument(
        "--max-chars", type=_count, default=1_000_000, metavar="N",
        help="set longer texts aside (default %(default)s characters)",
    )  # fmt: skip
    annotate.add_argument(
        "--seconds", type=float, default=60.0, metavar="S",
        help="set an article aside that takes longer, for each 100,000 characters begun "
        "(default %(default)g)",
    )  # fmt: skip
    annotate.set_defaults(run=_annotate)


def _actors_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    actors = commands.add_parser(
        "actors",
        help="work on the authority file of a corpus",
        description="One step so far: `draft` lists whom the articles name.",
    )
    steps = actors.add_subparsers(required=True, metavar="STEP")
    draft = steps.add_parser(
        "draft",
        help="list whom a corpus names, with every form met, for the analyst to edit",
        description="The draft has the columns of actors.csv; an existing file is never replaced.",
    )
    draft.add_argument("source", type=Path, help="a corpus folder, or a JSON Lines file")
    draft.add_argument("--out", type=Path, help="file to write (default: actors.csv there)")
    draft.add_argument(
        "--least", type=int, default=1, metavar="N", help="leave out who is named less often"
    )
    draft.set_defaults(run=_draft)


def _count(given: str) -> int:
    if not given.isdecimal():
        raise argparse.ArgumentTypeError(f"found '{given}'; expected a whole number from 0")
    return int(given)


def _new(arguments: argparse.Namespace) -> int:
    from datetime import date

    from cadrage.starting import TITLE, start

    title = arguments.title.strip() or TITLE
    start(arguments.folder, title=title, today=date.today(), say=_say)
    return 0


def _build(arguments: argparse.Namespace) -> int:
    from cadrage.build import build
    from cadrage.project import open_project

    project = open_project(arguments.project)
    build(project, say=_say)
    _say(f"read {project.build / 'html' / 'index.html'}")
    return 0


def _tables(arguments: argparse.Namespace) -> int:
    from cadrage.project import open_project

    project = open_project(arguments.project)
    made = project.refresh()
    _say(f"{project.data}: {'made' if made else 'nothing changed'}")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from cadrage.importing import column_map, import_files
    from cadrage.project import open_project

    corpus = arguments.corpus or open_project(arguments.project).corpus
    number = import_files(
        arguments.paths,
        corpus=corpus,
        say=_say,
        format=arguments.format,
        columns=column_map(arguments.columns),
        bibliography=arguments.bibliography,
        dry=arguments.dry_run,
    )
    return 0 if number else 1


def _export(arguments: argparse.Namespace) -> int:
    from cadrage.exporting import export
    from cadrage.project import open_project

    project = open_project(arguments.project)
    export(project, format=arguments.format, out=arguments.out, say=_say)
    return 0


def _standoff(arguments: argparse.Namespace) -> int:
    from cadrage.project import open_project
    from cadrage.standing_off import stand_off

    stand_off(open_project(arguments.project), arguments.out, say=_say)
    return 0


def _align(arguments: argparse.Namespace) -> int:
    from cadrage.aligning import bring_back
    from cadrage.project import open_project

    made = bring_back(open_project(arguments.project), arguments.paths, say=_say)
    return 0 if all(one.is_whole for one in made) else 1


def _release(arguments: argparse.Namespace) -> int:
    from cadrage.project import open_project
    from cadrage.release import release

    release(open_project(arguments.project), say=_say)
    return 0


def _identity(arguments: argparse.Namespace) -> int:
    from cadrage import identity
    from cadrage.digest import PACKAGE
    from cadrage.project import open_project

    for line in identity.lines(
        identity.identify(open_project(arguments.project).root, package=PACKAGE)
    ):
        _say(line)
    return 0


def _draft(arguments: argparse.Namespace) -> int:
    from cadrage.drafting import draft_actors

    path, number = draft_actors(arguments.source, out=arguments.out, least=arguments.least)
    _say(f"{path}: {number:,} actors, to be read and edited")
    return 0


def _annotate(arguments: argparse.Namespace) -> int:
    from cadrage.errors import InputError
    from cadrage.scale.knowledge import knowledge_of
    from cadrage.scale.run import annotate_file

    if arguments.known_only and not arguments.knowledge:
        raise InputError(
            "--known-only", found="no --knowledge", expected="the folder whose actors are known"
        )
    report = annotate_file(
        arguments.input,
        out=arguments.out,
        layers=[layer for layer in arguments.layers.split(",") if layer],
        format=arguments.format,
        clean=not arguments.no_clean,
        knowledge=knowledge_of(arguments.knowledge, closed=arguments.known_only),
        workers=arguments.workers,
        scheduler=arguments.scheduler,
        max_chars=arguments.max_chars,
        seconds=arguments.seconds,
        say=_say,
    )
    for line in report.lines():
        _say(line)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
