"""The way of a large corpus: in parts on disk, counted by DuckDB, an excerpt shown.

A corpus of more articles than `cadrage_large` says would not fit in memory as tables, nor its pages
on any shelf. `whole` reads its texts chunk by chunk and has them annotated into `_build/dataset`;
`counting` makes every count over all of it; `excerpt` is what the tables of `_build/data` hold: the
articles that the analyst's sheets name, some of each thing that is counted most, and a sample.
"""
