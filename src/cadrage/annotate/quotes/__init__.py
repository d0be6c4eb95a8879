"""Reported speech: what is quoted, the cue, who speaks and from whom the article has it."""

from cadrage.annotate.quotes.find import find_quotes

__all__ = ["find_quotes"]
