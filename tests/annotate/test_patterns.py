"""The pattern language: what each construction matches, and what it must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadrage.annotate.patterns import Matcher, PatternError, compile_pattern, fold, lower
from cadrage.annotate.records import Sentence

TABLE = [
    ("mercenaire russe", "Des mercenaires russes, dit-on.", ["mercenaires russes"]),
    ("mercenaire russe", "UN MERCENAIRE RUSSE", ["MERCENAIRE RUSSE"]),
    ("mercenaire russe", "des mercenaires tchadiens", []),
    ("mercenaire", "le mercenariat prospère", []),
    ("terroriste", "la lutte anti-terroriste", []),
    ("société privé", "les sociétés « privées »", ["sociétés « privées"]),
    ("force français", "la force française et ses forces", ["force française"]),
    ("désengag*", "Le désengagement ; on se désengage", ["désengagement", "désengage"]),
    ("aveu d'(incapacité|échec)", "un aveu d’échec", ["aveu d’échec"]),
    ("aveu d'(incapacité|échec)", "un aveu de l’échec", []),
    ("(prétendu)? retrait", "le prétendu retrait, ce retrait", ["prétendu retrait", "retrait"]),
    ("(prétendu)? retrait", "les retraités", []),
    ("(prétendu)? retrait", "un repli prétendu", []),
    ("compris … comme", "comprise par tous comme un échec", ["comprise par tous comme"]),
    ("compris … comme", "comprise. Comme un échec", []),
    ("compris … comme", "comprise a b c d e f g comme", []),
    (
        "force malien, français", "des forces maliennes, françaises et autres",
        ["forces maliennes, françaises"],
    ),
    (
        "l'opération (Barkhane)?", "l’opération Barkhane, l'opération",
        ["l’opération Barkhane", "l'opération"],
    ),
    ("=jugé", "jugé par un juge", ["jugé"]),
    ("jugé", "JUGES par des jugées", ["JUGES", "jugées"]),
    ("État", "l’Etat, l'ÉTAT", ["Etat", "ÉTAT"]),
    ("mat", "un mât, un mat", ["mat"]),
    ("(=retrait|=retraits)", "le retrait des retraites", ["retrait"]),
    ("légal", "des accords légaux, une base légale", ["légaux", "légale"]),
    ("offensif", "une posture offensive", ["offensive"]),
    ("=dit", "il dit, ils disent, dits", ["dit"]),
    ("Wagner", "les Wagners, wagner", ["wagner"]),
    ("le retrait", "les retraits", []),
    ("État", "l’État, les états", ["État"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), TABLE)
def test_pattern_matches_the_forms_of_its_words(pattern, text, expected):
    spans = [m.span() for m in compile_pattern(pattern).regex.finditer(lower(text))]
    assert [text[start:end] for start, end in spans] == expected


@pytest.mark.parametrize("wrong", ["(a", "mot)", "()", "…", "mot ?x?", "(mot)?", "a | b", "", "?"])
def test_a_wrong_pattern_is_refused_with_its_source(wrong):
    with pytest.raises(PatternError) as caught:
        compile_pattern(wrong)
    assert f"'{wrong}'" in str(caught.value)


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(lower(text)) == len(text)


def test_the_automaton_finds_what_each_pattern_finds_alone():
    sources = ["mercenaire (russe)?", "(groupe)? Wagner", "aveu d'échec", "retrait … (force|base)"]
    text = "Le groupe Wagner. Des mercenaires russes. Un aveu d’échec. Le retrait de trois bases."
    sentences, at = [], 0
    for number, part in enumerate(text.split(". "), 1):
        sentences.append(Sentence(number, at, at + len(part), "body"))
        at += len(part) + 2
    matcher = Matcher((source, compile_pattern(source)) for source in sources)
    found = [(key, start, end) for _, key, start, end in matcher.matches(text, sentences)]
    alone = [
        (source, *match.span())
        for source in sources
        for match in compile_pattern(source).regex.finditer(lower(text))
    ]
    assert sorted(found) == sorted(alone)
    assert len(found) == 4


@pytest.mark.parametrize("filler", ["retrait ", "a ", "« ", "l'", "retrait« "])
def test_a_gap_does_not_blow_up_on_its_worst_case(filler):
    # were the pattern quadratic, a million characters would take hours
    text = lower(filler * (1_000_000 // len(filler)))
    assert compile_pattern("retrait … (force|base)").regex.search(text) is None
