# ruff: noqa: E501 - a sentence and what is read in it stand on one line
"""Where a report ends and who makes it, in the turns that the other tables leave out."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.sentences import split


def read(text: str) -> list[tuple[str, str, str]]:
    """Kind, wording and speaker, as printed, of each quotation."""
    return [
        (
            quote.kind,
            text[quote.start : quote.end],
            "" if quote.speaker_start is None else text[quote.speaker_start : quote.speaker_end],
        )
        for quote in find_quotes(text, sentences=split(text, headline=""), mentions=[])
    ]


TABLE = [
    ("Selon l'entraîneur de l'équipe, il faut rester calme.", [("indirect", "il faut rester calme", "l'entraîneur de l'équipe")]),
    ("Et d'après lui, la saison commence à peine.", [("indirect", "la saison commence à peine", "lui")]),
    ("Un tiers des habitants estiment qu'il est plus dur de se loger qu'en mars.", [("indirect", "il est plus dur de se loger qu'en mars", "Un tiers des habitants")]),
    ("« Nous avons peur », me dit l'une des voisines, Louise.", [("direct", "Nous avons peur", "l'une des voisines")]),
    ("« Nous avons peur », me dit une voisine, Louise Petit.", [("direct", "Nous avons peur", "une voisine")]),
    ("« Nous avons peur », explique un boulanger, Paul Morin.", [("direct", "Nous avons peur", "un boulanger")]),
    ("L'usine a fermé en mars, lorsque le groupe a annoncé qu'il réduirait ses dépenses.", [("indirect", "il réduirait ses dépenses", "le groupe")]),
    ("Le médecin – qui travaille dans trois hôpitaux – affirme avoir vu dix malades.", [("indirect", "avoir vu dix malades", "Le médecin")]),
    ("Son rêve, dit-il, est de jouer ici, alors que le club descend.", [("indirect", "Son rêve, dit-il, est de jouer ici, alors que le club descend", "il")]),
    ("La cour avait jugé que la loi était valable, tout en précisant que le texte devait changer.", [("indirect", "la loi était valable", "La cour"), ("indirect", "le texte devait changer", "La cour")]),
    ("Il a déclaré que l'usine rouvrirait, et a accusé le groupe de mentir.", [("indirect", "l'usine rouvrirait", "Il"), ("indirect", "mentir", "Il")]),
    ("Les experts affirment que l'autre voie – ne rien faire – est exclue.", [("indirect", "l'autre voie – ne rien faire – est exclue", "Les experts")]),
    ("Il pensait que le village l'accueillerait.", [("indirect", "le village l'accueillerait", "Il")]),
    ("Il a ajouté que, dès le début, le maire avait compris.", [("indirect", "dès le début, le maire avait compris", "Il")]),
    ("« Je travaille encore et me lever est un défi », dit-elle.", [("direct", "Je travaille encore et me lever est un défi", "elle")]),
    ("« La loi l'autorise », a déclaré à l'époque le plus haut responsable du pays dans un communiqué.", [("direct", "La loi l'autorise", "le plus haut responsable du pays")]),
    ("Il s'est dit « heureux et honoré » de ce choix et a déclaré que le club « reste dans son cœur ».", [("mixed", "« heureux et honoré » de ce choix", "Il"), ("mixed", "le club « reste dans son cœur »", "Il")]),
    ("Un voisin, s'exprimant à voix basse, affirme au journal qu'il a eu peur.", [("indirect", "il a eu peur", "Un voisin")]),
    ("Le ministre s'est dit « consterné » par cette décision.", [("mixed", "« consterné » par cette décision", "Le ministre")]),
    ("Elles se sont dites « déçues ».", [("mixed", "« déçues »", "Elles")]),
    ("C'est une mouvance qui se dit « libre ».", []),
    ("« Rien ne change », a‑t‑il assuré.", [("direct", "Rien ne change", "il")]),
    ("Et avec de la chance, dit-il au journal, c'est son usine qui le fera.", [("indirect", "avec de la chance, dit-il au journal, c'est son usine qui le fera", "il")]),
    ("Elle a appris à être douce avec elle-même, explique-t-elle au journal.", [("indirect", "Elle a appris à être douce avec elle-même", "elle")]),
    ("Se faisant appeler le bras armé, il accuse le conseil de se préparer à céder.", [("indirect", "se préparer à céder", "il")]),
    ("Approuvé sans débat, le texte est injuste, a dit le maire.", [("indirect", "Approuvé sans débat, le texte est injuste", "le maire")]),
    ("L'ancien donneur Luc Petit, de Liège, a déclaré au journal qu'il reviendrait.", [("indirect", "il reviendrait", "L'ancien donneur Luc Petit")]),
    ("Liège à deux points du titre : « C'est notre heure », déclare Luc Petit", [("direct", "C'est notre heure", "Luc Petit")]),
    ("Louise Petit, de la Ligue du Nord, une association qui aide les marins, explique que les salaires baissent.", [("indirect", "les salaires baissent", "Louise Petit")]),
    ("Luc Petit et Anne Morel – les deux candidats à la mairie – disent vouloir garder le stade.", [("indirect", "vouloir garder le stade", "Luc Petit et Anne Morel")]),
    ("Il y a un mois, le maire Luc Petit a affirmé que le pont était « presque fini ».", [("mixed", "le pont était « presque fini »", "le maire Luc Petit")]),
    ("Dans l'attente, le docteur Luc Petit souligne qu'il faut attendre.", [("indirect", "il faut attendre", "le docteur Luc Petit")]),
    ("Par exemple, Luc Petit, fondateur de Sonac, une société basée à Liège, a déclaré que sa société avait vendu ses parts.", [("indirect", "sa société avait vendu ses parts", "Luc Petit")]),
    ("Anne Morel, de la mairie, déclare que ces règles sont floues.", [("indirect", "ces règles sont floues", "Anne Morel")]),
    ("Affirmant que leurs mains sont fortes, ils partent en mars, mais tout s'arrête.", [("indirect", "leurs mains sont fortes", "ils")]),
    ("Leur étude a révélé que le port est vide.", [("indirect", "le port est vide", "Leur étude")]),
    ("Le sondage qui demandait de voter a montré une nette avance.", [("indirect", "voter", "Le sondage")]),
    ("L'appel qui demandait de cesser le feu n'a rien changé.", [("indirect", "cesser le feu", "L'appel")]),
    ("Bien que le maire affirme que la ligne rouvrira lundi, les usagers doutent.", [("indirect", "la ligne rouvrira lundi", "le maire")]),
    ("Le maire affirme que la ligne rouvrira, tandis que l'opposition soutient que le budget manque.", [("indirect", "la ligne rouvrira", "Le maire"), ("indirect", "le budget manque", "l'opposition")]),
    ("Le maire affirme que la ligne rouvrira, tout en reconnaissant que le budget manque.", [("indirect", "la ligne rouvrira", "Le maire"), ("indirect", "le budget manque", "Le maire")]),
    ("Le maire affirme que la ligne rouvrira, et voilà que les usagers protestent.", [("indirect", "la ligne rouvrira", "Le maire")]),
    ("Le maire affirme que la ligne rouvrira, d'ici lundi.", [("indirect", "la ligne rouvrira, d'ici lundi", "Le maire")]),
    ("Le maire affirme que la ligne, selon le préfet, rouvrira lundi.", [("indirect", "la ligne, selon le préfet, rouvrira lundi", "Le maire")]),
    ("Le maire affirme que la ligne rouvrira, mais le préfet assure que rien n'est prêt.", [("indirect", "la ligne rouvrira", "Le maire"), ("indirect", "rien n'est prêt", "le préfet")]),
    ("Le maire affirme que la ligne rouvrira, mais aucun train ne circule.", [("indirect", "la ligne rouvrira", "Le maire")]),
    ("Le maire affirme que la ligne rouvrira lundi en déclarant que tout est prêt.", [("indirect", "la ligne rouvrira lundi", "Le maire"), ("indirect", "tout est prêt", "Le maire")]),
    ("Le maire a jugé « utile » cette loi.", [("mixed", "« utile » cette loi", "Le maire")]),
    ("Le maire a jugé cette loi « utile ».", [("mixed", "cette loi « utile »", "Le maire")]),
    ("Selon le préfet, dont le bureau est fermé, la route rouvrira lundi.", [("indirect", "la route rouvrira lundi", "le préfet")]),
    ("Selon le préfet qui dirige la région, la route rouvrira lundi.", [("indirect", "la route rouvrira lundi", "le préfet")]),
    ("La directrice, Anne Morel, avocate, a dit que la loi passera.", [("indirect", "la loi passera", "Anne Morel")]),
    ("Un pêcheur, Paul Morin, a dit que la loi passera.", [("indirect", "la loi passera", "Un pêcheur, Paul Morin")]),
    ("Il reconnaît avoir menti.", [("indirect", "avoir menti", "Il")]),
    ("Le maire avoue, dans un entretien, s'être trompé.", [("indirect", "s'être trompé", "Le maire")]),
    ("Comme le disait le préfet, la ligne rouvrira.", [("indirect", "la ligne rouvrira", "le préfet")]),
    ("Comme l'expliquait hier le préfet de la région, la ligne rouvrira.", [("indirect", "la ligne rouvrira", "le préfet de la région")]),
    ("La ligne rouvrira, à en croire le maire.", [("indirect", "La ligne rouvrira", "le maire")]),
    ("« La ligne rouvrira », dit, sans rire, le maire.", [("direct", "La ligne rouvrira", "le maire")]),
    ("« La ligne rouvrira », a déclaré, mardi, le préfet.", [("direct", "La ligne rouvrira", "le préfet")]),
    ("Le préfet, qui avait dit que la ligne rouvrirait, a démissionné.", [("indirect", "la ligne rouvrirait", "Le préfet")]),
    ("Le préfet, qui affirme que le pont, très vieux, est tombé, a démissionné.", [("indirect", "le pont, très vieux, est tombé", "Le préfet")]),
    ("Des colons, qui affirment que leurs voisins sont, en fait, les premiers, restent.", [("indirect", "leurs voisins sont, en fait, les premiers, restent", "Des colons")]),
    ("Dans certains villages, disent les médecins, les enfants toussent.", [("indirect", "Dans certains villages, disent les médecins, les enfants toussent", "les médecins")]),
    ("Dans ces villages, dit Anne Petit, la maire du bourg, les enfants toussent.", [("indirect", "Dans ces villages", "Anne Petit")]),
    ("Aqua avait déclaré qu'elle ne toucherait pas à l'eau, mais n'a rien promis de plus.", [("indirect", "elle ne toucherait pas à l'eau", "Aqua")]),
    ("Le maire a dit que l'école rouvrirait et a embauché deux maîtres.", [("indirect", "l'école rouvrirait", "Le maire")]),
    ("Le maire a dit qu'elle partirait, qu'elle a vendu sa maison et a fermé boutique.", [("indirect", "elle partirait, qu'elle a vendu sa maison et a fermé boutique", "Le maire")]),
    ("Le maire a dit qu'elle avait peur et a voulu fuir, mais qu'elle a été prise.", [("indirect", "elle avait peur et a voulu fuir, mais qu'elle a été prise", "Le maire")]),
    ("Le livre, écrit avec Anne Petit, raconte la guerre.", []),
    ("« Le cinq mai », dit-il avec force.", [("direct", "Le cinq mai", "il")]),
    ("Les médecins que nous avons vus et qui travaillent ici se disent prudents.", [("indirect", "prudents", "Les médecins")]),
    # marks after a comma, after «qu'» and a space, after «à», before their object
    ("Il avait souligné, « soit ce sera le chacun pour soi. Soit nous ferons face ».", [("direct", "soit ce sera le chacun pour soi. Soit nous ferons face", "Il")]),
    ("Le club a confirmé qu' \"une décision a été rendue\".", [("mixed", "\"une décision a été rendue\"", "Le club")]),
    ("Le maire appelle l'État à un « gel de la dette » de la ville.", [("mixed", "un « gel de la dette » de la ville", "Le maire")]),
    ("Le maire a appelé la ville à « publier » ces chiffres dès lundi.", [("mixed", "« publier » ces chiffres dès lundi", "Le maire")]),
    ("Le maire juge « très choquant » le choix de la ville.", [("mixed", "« très choquant » le choix de la ville", "Le maire")]),
    ("Le maire a dénoncé des « actions ciblées » du groupe.", [("mixed", "des « actions ciblées » du groupe", "Le maire")]),
    ("Aqua se décrivait comme « une société des eaux vives ».", [("mixed", "« une société des eaux vives »", "Aqua")]),
    ("Le préfet a enjoint la députée de retirer ce logo.", [("indirect", "retirer ce logo", "Le préfet")]),
    # «dit Mme Petit» is no adjective
    ("« Je reste ici », dit Mme Petit.", [("direct", "Je reste ici", "Mme Petit")]),
    ("Nous sommes « mieux préparés », explique maître Petit.", [("mixed", "Nous sommes « mieux préparés »", "maître Petit")]),
    ("Anne Petit, illustre chercheuse, est venue.", []),
    # long sources, other subjects
    ("Selon une plainte déposée en avril par un cabinet d'avocats au nom d'un groupe de clients floués auprès de la police, les comptes sont vides.", [("indirect", "les comptes sont vides", "une plainte déposée")]),
    ("Des élus ont dit qu'ils aimeraient partir et un ancien maire a affirmé ne plus vouloir voter.", [("indirect", "ils aimeraient partir", "Des élus"), ("indirect", "ne plus vouloir voter", "un ancien maire")]),
    ("Elle a dit qu'elle avait déposé plainte, mais un procureur l'a rejetée.", [("indirect", "elle avait déposé plainte", "Elle")]),
    ("Elle dit avoir quitté la \"plus grande ville du pays. \" Le maire assure que la digue tient.", [("mixed", "avoir quitté la \"plus grande ville du pays. \"", "Elle"), ("indirect", "la digue tient", "Le maire")]),
    ("« La ville change et nul n'en parle. » C'est ce qu'affirme Anne Petit.", [("direct", "La ville change et nul n'en parle.", "Anne Petit")]),
    # texts that a number word counts, dates and houses after the verb, a gerund after an incise
    ("Une série d'études en laboratoire ont montré que le virus recule.", [("indirect", "le virus recule", "Une série d'études en laboratoire")]),
    ("Une série de pannes ont montré que le réseau vieillit.", []),
    ("Les stocks sont pleins, a indiqué, ce mercredi, la ministre.", [("indirect", "Les stocks sont pleins", "la ministre")]),
    ("« Nous tenons parole », insiste-t-on à l'Élysée.", [("direct", "Nous tenons parole", "l'Élysée")]),
    ("La ligne rouvrira, dit-on à la presse.", []),
    ("Les pays ont « tout signé », a-t-elle poursuivi, expliquant que la « ville a perdu ».", [("mixed", "Les pays ont « tout signé »", "elle"), ("mixed", "la « ville a perdu »", "elle")]),
    ("Le groupe Aqua a en parallèle annoncé avoir perdu la ville.", [("indirect", "avoir perdu la ville", "Le groupe Aqua")]),
    ("Selon les mots d'Anne Petit, vice-présidente (mai 2022) :", []),
    # a title before the name after an adjunct is no open apposition
    ("En réponse, Mme Petit a déclaré que la loi passerait.", [("indirect", "la loi passerait", "Mme Petit")]),
    ("En fin de séance, Dr Morin a dit que la loi passerait.", [("indirect", "la loi passerait", "Dr Morin")]),
    ("Luc Morin, professeur à l'université du nord, affirme que la loi passera.", [("indirect", "la loi passera", "Luc Morin")]),
    # «que» that belongs to an aside, to «au même titre», to a name in marks
    ("Le parti réclame des vaccins pour tous, sans voir le mal qu'ils font.", []),
    ("Le maire a déclaré hier, à Lyon, que la ville dort.", [("indirect", "la ville dort", "Le maire")]),
    ("Les chefs en ont fait une région au même titre que la ville du nord.", []),
    ("Le pays dit « de la liberté » a voté.", []),
    ("Le maire dit « oui » et a voté.", [("mixed", "« oui »", "Le maire")]),
    ("Pour l'ensemble du pays, le solde est nul.", []),
    ("Les élus ont signé la pétition « Nous ne pouvons pas nous taire ! ».", []),
    # a line that ends in a colon, and the next
    ("Le président a déclaré devant la presse :\n\n« Nous tiendrons parole et la ville rouvrira. »\n\nLa ville dort.", [("direct", "Nous tiendrons parole et la ville rouvrira.", "Le président")]),
    ("Elle a écrit à ses amis :\n« Nous tiendrons parole et la ville rouvrira. »", [("direct", "Nous tiendrons parole et la ville rouvrira.", "Elle")]),
    ("Voici la liste :\n« Nous tiendrons parole et la ville rouvrira. »", [("direct", "Nous tiendrons parole et la ville rouvrira.", "")]),
    ("Le maire n'a pas dit :\n« Nous tiendrons parole et la ville rouvrira. »", [("direct", "Nous tiendrons parole et la ville rouvrira.", "")]),
    # «certains» as a subject
    ("Certains affirment que la digue cède.", [("indirect", "la digue cède", "Certains")]),
    ("Certaines craignaient que ce soit une bombe.", [("indirect", "ce soit une bombe", "Certaines")]),
    ("Tous pensent que la digue cède.", [("indirect", "la digue cède", "Tous")]),
    # memories, and relative clauses that are none
    ("Elle se souvient avoir supplié son fils.", [("indirect", "avoir supplié son fils", "Elle")]),
    ("Anne Petit se rappelle qu'il pleuvait.", [("indirect", "il pleuvait", "Anne Petit")]),
    ("Le maire se souvient de la peur que la ville a eue.", []),
    ("Les élus s'inquiètent du fait que la ville dorme.", [("indirect", "la ville dorme", "Les élus")]),
    ("Les images décrivent un pays de rêve où il fait bon vivre.", []),
    ("Le maire a demandé d'où venait le feu.", [("indirect", "où venait le feu", "Le maire")]),
    ("Les situations varient selon les pays.", []),
    # «un peu plus tôt», «par exemple», «Et d'expliquer que»
    ("« Nous y croyons », avait par exemple déclaré un peu plus tôt dans la semaine Jean Petit.", [("direct", "Nous y croyons", "Jean Petit")]),
    ("Le maire affirme que tout va bien. Et d'expliquer que la digue tient.", [("indirect", "tout va bien", "Le maire"), ("indirect", "la digue tient", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_report_ends_where_the_sentence_goes_on(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert read(text) == expected


NONE = [
    "C'est ce qu'elle souhaite que les élèves retiennent.",
    "Cela ne veut pas dire que le maire a tort.",
    "Il ne s'agit pas de dire « nous avons gagné ».",
    "Rita, qui ne souhaite pas être citée, avait trente ans lorsqu'elle est partie.",
    "À cinq ans, Louise a commencé à jouer, et à quinze ans, elle était arbitre.",
    "On appelle souvent ce plat la « récompense ».",
    "Le mouvement « Debout » a lancé une campagne afin que le maire tienne sa promesse.",
    "Si des lecteurs ont salué ce choix, d'autres, dont des élus, ont critiqué la mairie.",
    "Il n'y a aucune garantie que, s'il est retrouvé, le sac sera plein.",
    "Un procès et la menace de la prison l'obligent à se taire.",
    "Il en va de même, bien que le moteur local domine le marché.",
    "Ce serait un exploit, et rien ne garantit qu'il réussira.",
    "Tout porte à croire que le pont tiendra.",
    "Pour l'instant rien ne prouve que le virus soit là.",
    "Il faut choisir vite pour vous assurer que le train part.",
    "Il est difficile de ne pas croire que le doute a gagné.",
    "Personne ne dit que le pont est sûr.",
    "Rappelons que la ligne a fermé en mars.",
    "Il a été annoncé que la ligne rouvrira.",
    "On sait que la ligne rouvrira.",
    "Rien ne dit que la ligne rouvrira.",
    "La ligne rouvrira, dit-on.",
    "La ligne rouvrira, paraît-il.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_is_named_to_say_is_no_report(text: str) -> None:
    assert read(text) == []
