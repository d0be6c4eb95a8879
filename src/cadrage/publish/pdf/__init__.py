"""The PDF of the book: a Sphinx builder of our own on Typst.

The builder takes the same resolved pages as the HTML and puts them into one document, whose
elements are told as calls of the functions of `book.typ`. Typst sets it, tags it and checks that it
is accessible (PDF/UA-1) and archival (PDF/A-3a); the same sources give the same bytes. The builder
reads no source and runs no notebook that the HTML build has already read: the two share their
doctrees.
"""

from cadrage.publish.pdf.extension import setup

__all__ = ["setup"]
