"""The PDF of the book: a Sphinx builder of our own on WeasyPrint.

The builder takes the same resolved pages as the HTML, puts them into one document with title page,
imprint and contents, and has it typeset, tagged (PDF/UA-1), made archival (PDF/A-3a) and the same
to the last byte. It reads no source and runs no notebook that the HTML build has already read: the
two share their doctrees.
"""

from cadrage.publish.pdf.extension import setup

__all__ = ["setup"]
