"""The index of the concordance: words, lemmas and filters over all sentences, in small files.

A browser that reads `file://` may load scripts and nothing else, so every part is a script that
hands over its content: `cadrageShard("words/3", …)`. A search loads the parts that it needs: the
words that begin as the asked one does, the places of their lemmas, the sentences that are shown.
"""

from cadrage.publish.concordance.index import NEEDED, write

__all__ = ["NEEDED", "write"]
