"""Closed classes of French words, as the reading of reported speech needs them.

The words stand in the lexicon `quote_classes`, a class a row.
"""

from __future__ import annotations

from cadrage.annotate.lexicons import load

_CLASSES = {
    row["class"]: frozenset(row["words"].split())
    for row in load("quote_classes", "class", "words")
}

HAVE = _CLASSES["have"]
BE = _CLASSES["be"]
CONDITIONAL_AUXILIARIES = _CLASSES["conditional_auxiliaries"]
MODALS = _CLASSES["modals"]
FINITE = (HAVE | BE | MODALS) - {"avoir", "ayant", "être", "étant"}
CLITICS = _CLASSES["clitics"]
REFLEXIVE = _CLASSES["reflexive"]
NEGATION = _CLASSES["negation"]
SUBJECTS = _CLASSES["subjects"]
THIRD = _CLASSES["third"]
FIRST = _CLASSES["first"]
DETERMINERS = _CLASSES["determiners"]
ARTICLES = _CLASSES["articles"]
FEMININE_ARTICLES = _CLASSES["feminine_articles"]
MASCULINE_ARTICLES = _CLASSES["masculine_articles"]
PREPOSITIONS = _CLASSES["prepositions"]
PLACING = _CLASSES["placing"]
OF = _CLASSES["of"]
STOPPING = _CLASSES["stopping"]
TIMES = _CLASSES["times"]
ADVERBS = _CLASSES["adverbs"]
ADVERBIAL = _CLASSES["adverbial"]
CONNECTORS = _CLASSES["connectors"]
COORDINATORS = _CLASSES["coordinators"]
QUE = _CLASSES["que"]
NOT_BEFORE_QUE = _CLASSES["not_before_que"]
DEMONSTRATIVES = _CLASSES["demonstratives"]
POSSESSIVES = _CLASSES["possessives"]
COMPARATIVES = _CLASSES["comparatives"]
BEFORE_INFINITIVE = _CLASSES["before_infinitive"]
BEFORE_OF_INFINITIVE = _CLASSES["before_of_infinitive"]
BEFORE_TO_INFINITIVE = _CLASSES["before_to_infinitive"]
FRONTED = _CLASSES["fronted"]
NOBODY = _CLASSES["nobody"]
MANY = _CLASSES["many"]
SUBORDINATORS = _CLASSES["subordinators"]
STOPS = _CLASSES["stops"]
CITING = _CLASSES["citing"]
COMMENTED = _CLASSES["commented"]
PRENOMINAL = _CLASSES["prenominal"]
IMPERSONAL = _CLASSES["impersonal"]
ORDINALS = _CLASSES["ordinals"]
HARD = _CLASSES["hard"]
DASHES = _CLASSES["dashes"]
TITLES = _CLASSES["titles"]
INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")
# what can stand before «pour X, …»
LEADING = CONNECTORS | ADVERBS | HARD | DASHES | {",", "'"}
THIS = _CLASSES["this"]
THOSE_OF = _CLASSES["those_of"]
