# ruff: noqa: E501 - a text and what is read in it stand on one line
"""Turns of the press in texts of some sentences: what is said, and by whom in the end."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def read(text: str) -> list[tuple[str, str | None]]:
    """Wording and name of the speaker of each quotation."""
    found = find_quotes(text, sentences=split(text, headline=""), mentions=[])
    return [(text[one.start : one.end], one.speaker_name) for one in found]


def relays(text: str) -> list[str | None]:
    """From whom each quotation comes."""
    return [one.relay for one in find_quotes(text, sentences=split(text, headline=""), mentions=[])]


SAID = [
    # who stands after the verb
    ("« La loi passera », ont dit tous les élus.", [("La loi passera", "tous les élus")]),
    ("« La loi passera », ont dit ceux de Lyon.", [("La loi passera", "ceux de Lyon")]),
    ("« La loi passera », a déclaré de son côté le ministre.", [("La loi passera", "ministre")]),
    ("« La loi passera », ont déclaré de leur côté les élus.", [("La loi passera", "élus")]),
    ("« La loi passera », a déclaré à l'AFP Anne Petit.", [("La loi passera", "Anne Petit")]),
    ("« La loi passera », a déclaré à la BBC Paul Morin.", [("La loi passera", "Paul Morin")]),
    ("« La loi passera », a déclaré lors d'un entretien à la BBC Paul Morin.", [("La loi passera", "Paul Morin")]),
    ("« La loi passera », a déclaré à l'Agence Durance Presse (ADP) Anne Petit.", [("La loi passera", "Anne Petit")]),
    ("« Je reste », a dit le trentenaire.", [("Je reste", "trentenaire")]),
    ("« La loi passera », a déclaré le ministre à l'AFP.", [("La loi passera", "ministre")]),
    ("« La loi passera », a déclaré le ministre à la presse.", [("La loi passera", "ministre")]),
    ("« La loi passera », a déclaré la ministre au journal Le Courrier.", [("La loi passera", "ministre")]),
    ("« La loi passera », a déclaré l'ambassadeur à l'ONU.", [("La loi passera", "ambassadeur à l'ONU")]),
    # who stands before it
    ("Anne Petit, 52 ans, élue à Lyon, dit que la loi passera.", [("la loi passera", "Anne Petit")]),
    ("Anne Petit, 52 ans, dit que la loi passera.", [("la loi passera", "Anne Petit")]),
    ("D'un côté le maire affirme que la loi passera.", [("la loi passera", "maire")]),
    ("Venue de Lyon, Anne Petit a souri, affirmant que la loi passera.", [("la loi passera", "Anne Petit")]),
    ("Se disant prêt, Paul Morin a souri.", [("prêt", "Paul Morin")]),
    ("Ayant dit que la loi passera, le maire est parti.", [("la loi passera", "maire")]),
    ("Après avoir dit que la loi passera, le maire est parti.", [("la loi passera", "maire")]),
    ("53 % des élus disent que la loi passera.", [("la loi passera", "53 % des élus")]),
    ("À Lyon, le maire a dit que la loi passera.", [("la loi passera", "maire")]),
    # sources
    ("Selon une étude que l'institut a publiée, les loyers montent.", [("les loyers montent", "étude")]),
    ("Selon une étude qui est parue lundi, les loyers montent.", [("les loyers montent", "étude")]),
    ("Selon Paul Morin, un ancien ministre qui a quitté la vie publique, la loi passera.", [("la loi passera", "Paul Morin")]),
    ("Selon Anne Petit, Paul Morin et Luc Duval, la loi passera.", [("la loi passera", "Anne Petit")]),
    ("De l'aveu du maire, la loi passera.", [("la loi passera", "maire")]),
    ("Le texte est prêt et selon le maire le vote tardera.", [("le vote tardera", "maire")]),
    ("Le texte est prêt, car selon le maire la loi presse.", [("la loi presse", "maire")]),
    ("Pour Noël, il neige.", []),
    ("Selon l'art. 3 de la loi, la taxe est due.", []),
    # marks
    ("Il a dit : „Nous partons“. Elle a répondu : “Nous restons”.", [("Nous partons", None), ("Nous restons", None)]),
    ("« C'est fini ! lance Anne Petit. On rentre. »", [("C'est fini ! lance Anne Petit. On rentre.", "Anne Petit")]),
    ("« Où aller ? demande Paul Morin. Je ne sais pas. »", [("Où aller ? demande Paul Morin. Je ne sais pas.", "Paul Morin")]),
    ("« Il faut partir, explique Paul Morin à l'AFP. Où aller ? »", [("Il faut partir, explique Paul Morin à l'AFP. Où aller ?", "Paul Morin")]),
    ("« Il faut partir, explique sa fille à la BBC. Où aller ? »", [("Il faut partir, explique sa fille à la BBC. Où aller ?", "sa fille")]),
    # the sentences around
    ("Le pont fermera lundi ! C'est ce qu'a confirmé la mairie.", [("Le pont fermera lundi", "mairie")]),
    ("Le pont fermera-t-il ? C'est ce qu'affirme la mairie.", []),
    ("« Nous partons pour ne plus jamais revenir. » Ces mots de Paul Morin ont choqué la ville.", [("Nous partons pour ne plus jamais revenir.", "Paul Morin")]),
    ("« Nous partons pour ne plus jamais revenir. » Ces propos du maire ont choqué.", [("Nous partons pour ne plus jamais revenir.", "maire")]),
    ("La promesse de baisser les impôts a convaincu.", [("baisser les impôts", None)]),
    ("La loi passera, affirme l'ambassadeur russe à l'ONU.", [("La loi passera", "ambassadeur russe à l'ONU")]),
    ("« Oui », dit Anne Petit, « mais sans moi » ; selon Luc Duval, le vote est perdu.", [("Oui", "Anne Petit"), ("mais sans moi", "Anne Petit"), ("le vote est perdu", "Luc Duval")]),
    ("Paul Morin a dit : « Oui » ; selon Anne Petit, le budget manque.", [("Oui", "Paul Morin"), ("le budget manque", "Anne Petit")]),
    ("La ministre a assuré qu'elle restait. « Je reste », a-t-elle ajouté, avant d'assurer que le vote aurait lieu.", [("elle restait", "ministre"), ("Je reste", "ministre"), ("le vote aurait lieu", "ministre")]),
    ("D'après un rapport de l'ONU consulté par l'AFP, trois villages ont brûlé.", [("trois villages ont brûlé", "rapport de l'ONU")]),
    ("La loi passera, comme l'a dit Paul Morin, hier.", [("La loi passera", "Paul Morin")]),
    ("La loi passera, affirme l'ambassadeur de France à l'ONU.", [("La loi passera", "ambassadeur de France à l'ONU")]),
    ("Le maire a promis un pont avant d'assurer que la loi passera.", [("la loi passera", "maire")]),
    ("Selon un porte-parole contacté par la BBC, le pont est tombé.", [("le pont est tombé", "porte-parole")]),
    ("D'après un diplomate joint par RFI, le pont est tombé.", [("le pont est tombé", "diplomate")]),
    ("« La loi passera », a déclaré l'ambassadrice de la Belgique à l'ONU Anne Petit.", [("La loi passera", "ambassadrice de la Belgique à l'ONU Anne Petit")]),
    ("La loi passera, comme l'a dit Paul Morin, le maire, à Lyon.", []),
    # who is meant
    ("Le maire a promis à Paul Morin de voter. Le maire a promis de payer.", [("voter", "maire"), ("payer", "maire")]),
    ("Le maire dit avoir peur, affirme Paul Morin.", [("Le maire dit avoir peur", "Paul Morin"), ("avoir peur", "maire")]),
    ("Paul Morin, maire de Lyon, arrive. Le maire de Nice affirme que tout va bien.", [("tout va bien", "maire de Nice")]),
    ("Paul Morin, maire de Lyon, arrive. Le maire de Lyon affirme que tout va bien.", [("tout va bien", "Paul Morin")]),
    ("Le président malien Paul Morin est là. « Je pars », a dit le président russe.", [("Je pars", "président russe")]),
    ("Le président malien Paul Morin est là. « Je pars », a dit le président malien.", [("Je pars", "Paul Morin")]),
    ("Paul Morin arrive. Son avocate affirme que tout va bien.", [("tout va bien", "Son avocate")]),
    ("La société Aqua a dit oui. « L'eau est saine », a dit la société. Le groupe Durance doute. « L'eau est sale », dit ce groupe.", [("L'eau est saine", "Aqua"), ("L'eau est sale", "Durance")]),
    ("Paul Morin a voté. Un autre élu dit que oui. « Non », répète cet autre élu.", [("oui", "autre élu"), ("Non", "cet autre élu")]),
    ("Le fils de la ministre Anne Petit dort. « Oui », dit-elle.", [("Oui", "Anne Petit")]),
    ("Les riverains dorment. D'anciens élus arrivent. « Rien ne va », disent-ils.", [("Rien ne va", "D'anciens élus")]),
    ("Anne Petit a dit oui. Paul Morin a dit non. « Je doute », a-t-il ajouté. « Moi aussi », a-t-elle répondu. « Tant pis », dit-il.", [("Je doute", "Paul Morin"), ("Moi aussi", "Anne Petit"), ("Tant pis", "Paul Morin")]),
    # marks, lists and spaces
    ("« La loi passera », affirme le « Courrier ».", [("La loi passera", "Courrier")]),
    ("Le maire dénonce le « mépris » de la presse.", [("le « mépris » de la presse", "maire")]),
    ("Anne Petit, Paul Morin et le maire affirment que tout va bien.", [("tout va bien", "Anne Petit, Paul Morin et le maire")]),
    ("Il fait froid, dit M.  Duval.", [("Il fait froid", "Duval")]),
    ("La loi passera, disent les élus et députés du parti Vert.", [("La loi passera", "élus et députés du parti Vert")]),
    ("Le gouvernement conteste ces chiffres et demande une enquête.", [("une enquête", "gouvernement")]),
    ("La loi passera, rapporte « Le Courrier de l'Ain ».", [("La loi passera", "Courrier de l'Ain")]),
    ("Le « Courrier » affirme que la loi passera.", [("la loi passera", "Courrier")]),
    ("Selon « Le Progrès », la loi passera.", [("la loi passera", "Progrès")]),
    ("La loi passera, selon le « Courrier ».", [("La loi passera", "Courrier")]),
    ("Deux panneaux indiquaient « DANGER ».", [("DANGER", "Deux panneaux")]),
    ("Le maire annonce le « plan eau » de la ville.", []),
    ("Le maire évoque le « Plan Ville » de 2010.", []),
    ("La digue tiendra, selon la fédération de pêche du pays, la FEPA.", [("La digue tiendra", "fédération de pêche du pays")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_says_what(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« La loi passera », a déclaré à l'AFP Paul Morin.", ["AFP"]),
        ("« La loi passera », a déclaré à l'AFP Luc Duval.", ["AFP"]),
        ("« La loi passera », a dit à la presse Paul Morin.", [None]),
        ("« La loi passera », a déclaré à la BBC la ministre.", ["BBC"]),
    ],
)
def test_a_relay_ends_where_the_speaker_begins(text: str, expected: list[str | None]) -> None:
    assert relays(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La loi passera, affirme l'ambassadeur russe à l'ONU.", [None]),
        ("La loi passera, affirme l'ambassadeur de France à l'ONU.", [None]),
        ("« Oui », affirme l'ambassadeur de France à l'ONU à la BBC.", ["BBC"]),
        ("« La loi passera », a déclaré l'ambassadeur russe à l'AFP.", ["AFP"]),
        ("Selon un rapport consulté par l'AFP, le pont est tombé.", ["AFP"]),
        ("Selon un diplomate joint par RFI, le pont est tombé.", ["RFI"]),
    ],
)
def test_where_an_envoy_works_is_no_relay(text: str, expected: list[str | None]) -> None:
    assert relays(text) == expected


MISSED = [
    ("Le maire de la commune arrive. Paul Morin aussi. « Rien ne va », dit le maire.", [("Rien ne va", "maire de la commune")], "a name without a role comes between"),
    ("« La loi passera », dit et répète Anne Petit.", [("La loi passera", "Anne Petit")], "two verbs in an incise"),
    ("« La loi passera », a déclaré devant la presse et les élus réunis à Lyon la ministre Anne Petit.", [("La loi passera", "Anne Petit")], "an adjunct of two nouns before the subject"),
    ("Le pays où il vit affirme que tout va bien.", [("tout va bien", "pays où il vit")], "a relative clause with «où»"),
    ("Les rumeurs selon lesquelles le virus recule ont surpris.", [("le virus recule", None)], "two verbs in a row, the first of them unknown"),
    ("« Nous partons demain. « Nous irons loin », a dit Paul Morin.", [("Nous partons demain.", "Paul Morin"), ("Nous irons loin", "Paul Morin")], "a mark that was forgotten"),
    ("Il fait froid, dit Mme. Petit.", [("Il fait froid", "Petit")], "a stop after «Mme»"),
    ("Paul Morin marche et le maire affirme que tout va bien.", [("tout va bien", "maire")], "two clauses, the first with an unknown verb"),
    ("Le maire accuse les élus, les syndicats, les médecins, les pompiers, les ouvriers, les artisans de mentir.", [("mentir", "maire")], "a list of six of those accused"),
    ("Le maire a dit au podcast Focus on climate que la loi passera.", [("la loi passera", "maire")], "an English title in small letters"),
    ("Le maire a dit au podcast tech on Air que la loi passera.", [("la loi passera", "maire")], "an English title that begins small"),
    ("« Nous partons », dit Paul Morin.\n-« Rien ne va plus ici »\nLa ville dort.\n« Rien ne va plus ici », dit Anne Petit.", [("Nous partons", "Paul Morin"), ("Rien ne va plus ici", "Anne Petit"), ("Rien ne va plus ici", "Anne Petit")], "a subhead after a hyphen"),
    ("Selon Paul Morin, ancien maire, ancien député, ancien ministre, ancien préfet, la loi passera.", [("la loi passera", "Paul Morin")], "a fourth apposition"),
    ("Le maire croit plus à la loi que jamais.", [], "«plus que jamais» with words between"),
    ("Le maire juge la route aussi sûre que la mer.", [], "a comparison with its adjective"),
    ("Comme le dit Luc Duval, sur une chaîne de la ville voisine du port nord, la loi passera.", [("la loi passera", "Luc Duval")], "a long aside after «comme le dit X»"),
    ("Le maire de la ville qui affirme que la digue tient est parti.", [("la digue tient", "maire de la ville")], "two verbs after «que», both finite"),
    ("Duval, chargé de la voirie affirme que la route est sûre.", [("la route est sûre", "Duval")], "an apposition left open after a last name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=reason))
        for text, expected, reason in MISSED
    ],
)
def test_known_failures(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected
