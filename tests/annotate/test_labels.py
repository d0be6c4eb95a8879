"""Names given to a referent: every occurrence, its class and its voice."""

import re
from pathlib import Path

import pandas as pd
import pytest

from cadrage.annotate.labels import build_codebook, find_labels
from cadrage.annotate.records import Mention, Quote, Sentence
from cadrage.annotate.sentences import split
from cadrage.errors import InputError
from cadrage.read import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"
COLUMNS = ["referent", "label", "label_class", "definition", "patterns", "context"]
SMALL = [
    ("soldiers", "mercenaires", "criminalising", "hired men", "mercenaire", ""),
    ("soldiers", "société privée", "legal", "the firm", "société (de sécurité)? privé", ""),
    ("soldiers", "instructeurs", "euphemistic", "teachers", "instructeur", "mercenaire;Orion"),
    ("move", "repli", "neutral", "going back", "repli;se replier", ""),
    ("move", "fuite", "evaluative", "running away", "fuite", ""),
    ("army", "forces", "military", "the forces", "force", ""),
]


def _small(rows=SMALL):
    return build_codebook(pd.DataFrame(rows, columns=COLUMNS))


def _quote(text, content, speaker=None, *, kind="indirect", name=None):
    start = text.index(content)
    return Quote(
        start,
        start + len(content),
        kind,
        "dire",
        None,
        None,
        "neutral",
        speaker,
        name,
        None,
        None,
        None,
    )


def _labels(text, quotes=(), codebook=None):
    sentences = split(text + "\n")
    found = find_labels(
        text, sentences=sentences, quotes=list(quotes), codebook=codebook or _small()
    )
    return [
        (
            text[label.start : label.end],
            label.label,
            label.voice + (f", {label.distance}" if label.distance else ""),
        )
        for label in found
    ]


PLAIN = [
    ("Ces mercenaires sont là.", [("mercenaires", "mercenaires", "article")]),
    ("Une société privée.", [("société privée", "société privée", "article")]),
    ("Les instructeurs du lycée.", []),
    ("Orion vient. Ses instructeurs aussi.", [("instructeurs", "instructeurs", "article")]),
    ("Orion vient. Il pleut. Ses instructeurs aussi.", []),
    (
        "Le repli est vu comme une fuite par Lima.",
        [
            ("repli", "repli", "article"),
            ("fuite", "fuite", "Lima"),
        ],
    ),
    ("Des « mercenaires » arrivent.", [("mercenaires", "mercenaires", "article, marks")]),
    ("Il a les forces « nécessaires ».", [("forces", "forces", "article")]),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_designation_is_found_in_its_voice(text, expected):
    assert _labels(text) == expected


def test_the_innermost_quotation_gives_the_voice():
    text = "Selon Lima, Quito dit que des mercenaires approchent."
    outer = _quote(text, "Quito dit que des mercenaires approchent", "LIM")
    inner = _quote(text, "des mercenaires approchent", "QUI")
    assert _labels(text, [outer, inner]) == [("mercenaires", "mercenaires", "QUI")]
    assert _labels(text, [inner, outer]) == [("mercenaires", "mercenaires", "QUI")]


def test_a_speaker_without_id_is_named_and_one_without_name_is_unnamed():
    text = "Selon lui, des mercenaires approchent."
    content = "des mercenaires approchent"
    assert _labels(text, [_quote(text, content, name="M. Paz")])[0][2] == "M. Paz"
    assert _labels(text, [_quote(text, content)])[0][2] == "unnamed"


def test_what_stands_outside_the_quotation_stays_the_article_s():
    text = "Les mercenaires partent, « le repli commence », dit-il."
    assert _labels(text, [_quote(text, "le repli commence", "X", kind="direct")]) == [
        ("mercenaires", "mercenaires", "article"),
        ("repli", "repli", "X"),
    ]


def test_one_endless_sentence_with_endless_quotations():
    unit = "« mercenaires » taxés de repli, forces jugées par Lima, "
    text = unit * 8_000
    quotes = [
        Quote(at, at + 15, "direct", None, None, None, None, "A", None, None, None, None)
        for at in range(0, len(text), len(unit))
    ]
    sentence = [Sentence(1, 0, len(text), "body")]
    found = find_labels(text, sentences=sentence, quotes=quotes, codebook=_small())
    # were a step quadratic, this would take hours
    assert [label.voice for label in found] == ["A", "article", "article"] * 8_000


def test_of_overlapping_names_of_one_referent_the_longest_stays():
    rows = [*SMALL, ("soldiers", "firme", "legal", "the firm", "société", "")]
    found = _labels("La société de sécurité privée.", codebook=_small(rows))
    assert [label for _, label, _ in found] == ["société privée"]


def test_a_codebook_of_a_case_is_silent_in_an_article_about_something_else():
    columns = [*COLUMNS, "about"]
    rows = pd.DataFrame([[*row, "Zembla"] for row in SMALL], columns=columns)
    codebook = build_codebook(rows)
    assert _labels("Les forces avancent.", codebook=codebook) == []
    assert len(_labels("Les forces avancent. Il pleut. Zembla tremble.", codebook=codebook)) == 1


def test_a_place_counts_for_its_government_only_where_the_mentions_say_so():
    row = ("rulers", "Lima", "neutral", "the capital for its rulers", "Lima", "", "yes")
    codebook = build_codebook(pd.DataFrame([row], columns=[*COLUMNS, "metonym"]))
    text = "Lima refuse. Il vit à Lima."
    spans = [(m.start(), m.end()) for m in re.finditer("Lima", text)]
    mentions = [
        Mention(start, end, "PER", "Lima", "place", start == 0, "name", 1.0) for start, end in spans
    ]
    options = {"sentences": split(text), "quotes": [], "codebook": codebook}
    assert find_labels(text, **options) == []
    assert [label.start for label in find_labels(text, **options, mentions=mentions)] == [0]


def test_what_overlaps_an_excluded_phrase_does_not_count():
    row = ("groups", "bandits", "criminalising", "as men", "bandit", "", "péril bandit")
    codebook = build_codebook(pd.DataFrame([row], columns=[*COLUMNS, "unless"]))
    assert len(_labels("Le péril bandit, puis un bandit.", codebook=codebook)) == 1


def test_reach_widens_the_context():
    columns = [*COLUMNS, "reach"]
    row = ("soldiers", "instructeurs", "euphemistic", "teachers", "instructeur", "Orion", "2")
    codebook = build_codebook(pd.DataFrame([row], columns=columns))
    assert len(_labels("Orion vient. Il pleut. Ses instructeurs aussi.", codebook=codebook)) == 1
    with pytest.raises(InputError, match="reach"):
        build_codebook(pd.DataFrame([(*row[:6], "far")], columns=columns))


def test_empty_text_gives_no_label():
    assert find_labels("", sentences=[], quotes=[], codebook=_small()) == []


BROKEN = [
    (("soldiers", "x", "legal", "", "firme", ""), "definition"),
    (("soldiers", "mercenaires", "neutral", "again", "reître", ""), "label_class"),
    (("soldiers", "x", "rude", "a class nobody defined", "soudard", ""), "label_class"),
    (("soldiers", "x", "legal", "no partner", "(firme", ""), "patterns"),
    (("soldiers", "x", "legal", "no partner", "firme", "a)"), "context"),
    (("", "x", "legal", "of nobody", "firme", ""), "referent"),
]


@pytest.mark.parametrize(("row", "column"), BROKEN)
def test_a_broken_row_is_an_error_with_file_row_and_column(row, column):
    with pytest.raises(InputError) as caught:
        build_codebook(pd.DataFrame([*SMALL, row], columns=COLUMNS), file="labels.csv")
    assert (caught.value.file, caught.value.row, caught.value.column) == (
        "labels.csv",
        len(SMALL) + 2,
        column,
    )


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="definition"):
        build_codebook(pd.DataFrame(SMALL, columns=COLUMNS).drop(columns="definition"))


def test_long_texts_with_many_quotations_stay_exact():
    text = "Des mercenaires. " * 500
    sentences = split(text)
    quotes = [
        Quote(s.start, s.end, "direct", None, None, None, None, "A", None, None, None, None)
        for s in sentences[::2]
    ]
    found = find_labels(text, sentences=sentences, quotes=quotes, codebook=_small())
    assert [label.voice for label in found] == ["A", "article"] * 250


# Read in the articles, sentence by sentence, before the engine was run.
SOLDIERS = """
SPU21.7 sociétés de sécurité privées | SPU21.8 société de sécurité privée russe
SPU21.9 structures du genre | SPU21.12 mercenaires | SPU21.13 société militaire privée russe
FIN21.2 société privée Wagner | FIN21.16 instructeurs | FIN21.16 paramilitaires
FIN21.16 société privée Wagner | BEN21.3 paramilitaires | BEN21.3 groupe Wagner
BEN21.3 groupe Wagner | BEN21.3 mercenaires
BEN21.4 contingent | BEN21.4 Wagner | BEN21.14 paramilitaires | BEN21.14 groupe Wagner
BEN21.15 mercenaires russes
"""
DRAWDOWN = """
SPU21.6 réduire sa présence militaire | SPU21.11 transformation profonde
FIN21.21 retrait partiel
FIN21.22 réorganiser son dispositif militaire
FIN21.22 quittant notamment ses trois bases les plus au nord du Mali | FIN21.22 recentrer
FIN21.23 nouvelle approche | FIN21.23 désengagement
SER21.9 suspendre les opérations militaires conjointes
SER21.9 mettre de l’opération Barkhane | SER21.16 désengagement
SER21.20 fin annoncée
SER21.20 aveu d’incapacité ou d’échec
"""
AUTHORITIES = """
SPU21.2 autorités maliennes | SPU21.8 autorités maliennes
SPU21.8 gouvernement légitime malien | FIN21.3 gouvernement | FIN21.9 gouvernement de transition
FIN21.23 gouvernement de transition | SER21.10 autorités maliennes | BEN21.2 autorités maliennes
BEN21.13 autorités maliennes
"""
FRENCH = """
SPU17.9 intervention militaire internationale
SPU17.9 françaises | SPU21.6 présence militaire
SPU21.11 présence militaire française | SPU21.11 hommes | SPU21.11 opération Barkhane
FIN21.21 troupes françaises | FIN21.22 dispositif militaire
FIN21.22 bases les plus au nord du Mali
SER21.9 opérations militaires conjointes de Barkhane | SER21.9 opération Barkhane
SER21.16 forces françaises | SER21.17 forces françaises | SER21.18 force Barkhane
SER21.19 force française | SER21.20 opération barkhane
"""
GROUPS = """
SPU17.9 djihadistes | SER21.7 terroristes | SER21.18 groupes djhadistes et terroristes
SER21.20 terroristes
"""
THREAT = """
SPU17.1 terrorisme | SPU17.8 terrorisme | SPU17.8 lutte anti-terroriste
SPU21.1 terrorisme | SPU21.6 menace terroriste | FIN21.10 terrorisme | FIN21.21 risque terroriste
SER21.11 terrorisme | SER21.16 terrorisme | SER21.17 terrorisme | BEN21.2 terrorisme
BEN21.4 terrorisme | BEN21.12 terrorisme
"""
PARTNER = """
SPU17.8 grand champion | FIN21.4 partenaire stratégique et pragmatique | FIN21.7 partenaires et amis
FIN21.10 partenaire réaliste et pragmatique
"""
ORDER = """
SPU21.2 survie de l’État | BEN21.11 président Assimi Goïta | BEN21.13 transition politique
"""
PRESENCE = """
SPU17.3 appui militaire | SPU17.7 participe au renforcement de l'armée
SPU21.1 soutien tous azimuts | SPU21.2 aider | SPU21.3 épaulé
FIN21.1 aide | FIN21.2 coopération militaire | FIN21.4 aide
FIN21.6 rapprochement
FIN21.13 Coopération militaire
FIN21.14 sous-traiter | FIN21.15 coopération militaire
FIN21.16 intervention russe | FIN21.16 déploiement | FIN21.19 rapprochement
FIN21.19 grand retour en Afrique | FIN21.20 s’y implante | FIN21.20 aide
FIN21.20 expertise militaire | FIN21.21 aide | SER21.1 Coopération militaire
SER21.6 coopération militaire | SER21.7 intervention militaire russe
SER21.10 coopération militaire | SER21.11 coopération
SER21.11 intervention prochaine de l’armée russe | SER21.15 armée russe sur le sol
SER21.16 aider | SER21.17 aide | SER21.21 solution
BEN21.2 coopération militaire et diplomatique | BEN21.3 déployés
BEN21.6 coopération tous azimuts | BEN21.7 en formation en Russie
BEN21.12 coopérations militaire et diplomatique
BEN21.13 soutien multiforme | BEN21.14 déploiement | BEN21.15 arrivée
BEN21.16 déploiement
"""
TURN = """
SPU17.1 tournent leurs regards | SPU17.3 solliciter l'appui | SPU21.2 s’adressent à
FIN21.1 mise sur | FIN21.4 compte sur | FIN21.10 compter sur | FIN21.21 demande désormais l’aide
SER21.1 courtise | SER21.7 réclament l’intervention militaire russe | SER21.17 solliciter l’aide
SER21.21 regards se tournent
"""
READ = {
    "russian-private-soldiers": SOLDIERS,
    "french-drawdown": DRAWDOWN,
    "malian-authorities": AUTHORITIES,
    "french-presence": FRENCH,
    "armed-groups": GROUPS,
    "russian-presence": PRESENCE,
    "terrorist-threat": THREAT,
    "russia-as-partner": PARTNER,
    "malian-order": ORDER,
    "turn-to-russia": TURN,
}


@pytest.fixture(scope="module")
def found():
    corpus = read_corpus(CORPUS)
    codebook = build_codebook(pd.read_csv(CORPUS / "labels.csv", dtype=str))
    titles = dict(zip(corpus.articles["article"], corpus.articles["title"], strict=True))
    rows = []
    for row in corpus.texts.itertuples():
        sentences = split(row.clean, headline=titles[row.article])
        for label in find_labels(row.clean, sentences=sentences, quotes=[], codebook=codebook):
            number = next(s.sentence for s in sentences if s.start <= label.start < s.end)
            evidence = f"{row.article}.{number}"
            wording = row.clean[label.start : label.end]
            rows.append((evidence, label.referent, wording, (label.voice, label.distance)))
    return rows


@pytest.mark.parametrize("referent", READ)
def test_every_designation_of_the_five_articles_is_found(found, referent):
    cells = [cell for line in READ[referent].strip().splitlines() for cell in line.split(" | ")]
    expected = [tuple(cell.split(" ", 1)) for cell in cells]
    assert sorted((ev, text) for ev, ref, text, _ in found if ref == referent) == sorted(expected)


VOICES = [
    ("SER21.20", "aveu d’incapacité ou d’échec", ("populations du sahel", None)),
    ("SER21.20", "terroristes", ("article", None)),
    ("SER21.21", "solution", ("article", "attributed")),
    ("FIN21.23", "désengagement", ("gouvernement de transition", None)),
    ("FIN21.16", "instructeurs", ("article", "marks")),
    ("FIN21.16", "paramilitaires", ("article", None)),
    ("BEN21.3", "mercenaires", ("article", None)),
    ("BEN21.15", "mercenaires russes", ("article", "marks")),
    ("SER21.16", "désengagement", ("article", None)),
]


@pytest.mark.parametrize(("evidence", "text", "voice"), VOICES)
def test_the_voice_where_the_article_quotes_nobody(found, evidence, text, voice):
    assert [v for ev, _, wording, v in found if (ev, wording) == (evidence, text)] == [voice]


FRAGMENTS = [
    # the marked fragment goes on without a cue: its clause is reported speech from the subject on
    ("Il attend des mercenaires, « le repli » venu.", "« le repli »", "Il", None, "X"),
    ("Il attend des mercenaires, « le repli » venu.", "« le repli »", "Il", "dire", "article"),
    ("Lima dit non. Des mercenaires voient « le repli ».", "« le repli »", "Lima", None, "article"),
]


@pytest.mark.parametrize(("text", "content", "subject", "cue", "voice"), FRAGMENTS)
def test_a_fragment_without_a_cue_makes_its_clause_reported(text, content, subject, cue, voice):
    start, who = text.index(content), text.index(subject)
    quote = Quote(
        start, start + len(content), "mixed", cue, None, None, None, "X", None, who,
        who + len(subject), None,
    )  # fmt: skip
    assert ("mercenaires", "mercenaires", voice) in _labels(text, [quote])
