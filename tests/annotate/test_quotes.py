"""Reported speech: one table a construction, of sentences made for it, negatives included."""

from __future__ import annotations

import pytest

from cadrage.annotate.quotes import find_quotes
from cadrage.annotate.records import Quote
from cadrage.annotate.sentences import split


def quotes(text: str) -> list[Quote]:
    return find_quotes(text, sentences=split(text, headline=""), mentions=[])


def read(text: str) -> list[tuple[str, str]]:
    """Kind and wording of each quotation."""
    return [(quote.kind, text[quote.start : quote.end]) for quote in quotes(text)]


DIRECT = [
    ("Le maire a déclaré : « Nous rouvrirons lundi. »", ["Nous rouvrirons lundi."]),
    ('Le maire a déclaré: "Nous rouvrirons lundi."', ["Nous rouvrirons lundi."]),
    ("Le maire a déclaré : “Nous rouvrirons lundi.”", ["Nous rouvrirons lundi."]),
    ("« Nous rouvrirons lundi », a déclaré le maire.", ["Nous rouvrirons lundi"]),
    ("«\u00a0Nous rouvrirons lundi\u00a0», a déclaré le maire.", ["Nous rouvrirons lundi"]),
    ('"Nous rouvrirons lundi", a-t-il dit.', ["Nous rouvrirons lundi"]),
    ('"Nous rouvrirons lundi," a dit le maire.', ["Nous rouvrirons lundi,"]),
    ("« Nous rouvrirons lundi » affirme la directrice.", ["Nous rouvrirons lundi"]),
    ("« Quand rouvrez-vous ? » demande une mère.", ["Quand rouvrez-vous ?"]),
    ("« Rouvrez vite ! », lance un élève.", ["Rouvrez vite !"]),
    ("« Nous rouvrirons lundi », selon le maire.", ["Nous rouvrirons lundi"]),
    ("« Nous rouvrirons », dit-elle, « dès lundi matin ».", ["Nous rouvrirons", "dès lundi matin"]),
    (
        "« Nous rouvrirons », dit-elle. « Les enfants attendent. »",
        ["Nous rouvrirons", "Les enfants attendent."],
    ),
    (
        "« Il faut, explique la directrice, rouvrir au plus vite. Sinon nous fermerons. »",
        ["Il faut, explique la directrice, rouvrir au plus vite. Sinon nous fermerons."],
    ),
    (
        "Anne Morel précise, mercredi, dans un entretien : « Rien n'est décidé pour le moment. »",
        ["Rien n'est décidé pour le moment."],
    ),
    (
        "Le syndicat réagit : « Ce texte est une erreur. » « Nous le combattrons. »",
        ["Ce texte est une erreur.", "Nous le combattrons."],
    ),
    ("Et d'ajouter : « Rien n'est décidé pour le moment. »", ["Rien n'est décidé pour le moment."]),
    ("Comme l'a dit le préfet : « La route rouvrira lundi. »", ["La route rouvrira lundi."]),
    ("« La route rouvrira », a-t'il ajouté.", ["La route rouvrira"]),
    (
        "« Il a crié : “Partez !” et nous sommes partis », raconte Paul Morin.",
        ["Il a crié : “Partez !” et nous sommes partis"],
    ),
    ("– Vous partez demain ? demanda Jean.", ["Vous partez demain ?"]),
    ("« La route rouvrira », a fait savoir la préfecture.", ["La route rouvrira"]),
    ("« La route rouvrira », s'est réjoui le maire.", ["La route rouvrira"]),
    ("« La route rouvrira », soupire un riverain.", ["La route rouvrira"]),
    ("« La durée est de deux ans », est-il stipulé par le Conseil.", ["La durée est de deux ans"]),
    ('Anne Petit : "Le toit sera réparé"', ["Le toit sera réparé"]),
    ("Paul Morin, entraîneur de Lyon : « On a souffert. »", ["On a souffert."]),
    ("L'opposition : « Trop tard. »", ["Trop tard."]),
    ('Anne Petit à Paul Morin : "Tu es un ami"', ["Tu es un ami"]),
    ("« La ville change » : le maire raconte.", ["La ville change"]),
    (
        "Comme l'écrit une lectrice « le toit fuit depuis des années ».",
        ["le toit fuit depuis des années"],
    ),
    (
        "Comme le souligne Anne Petit, sur une radio, « le toit fuit », ce qui inquiète.",
        ["le toit fuit"],
    ),
    (
        "« Le toit fuit », a déclaré au Progrès (édition de Lyon) Anne Petit, directrice.",
        ["Le toit fuit"],
    ),
    ("« La digue cédera », met en garde le préfet.", ["La digue cédera"]),
    (
        '"Où irons-nous ? a demandé Paul Morin, un riverain. "Je vais écrire", dit-il.',
        ["Où irons-nous ?", "Je vais écrire"],
    ),
    (
        '"Le toit fuit. Qui va payer ? "Nous attendons lundi", dit Anne Petit.',
        ["Le toit fuit. Qui va payer ?", "Nous attendons lundi"],
    ),
    (
        "A lire aussi sur notre site : « Nous avons attendu des mois, puis nous avons fini par "
        "réparer nous-mêmes le toit de l'école »",
        [
            "Nous avons attendu des mois, puis nous avons fini par réparer nous-mêmes le toit "
            "de l'école"
        ],
    ),
]


@pytest.mark.parametrize(("text", "contents"), DIRECT)
def test_direct_stands_between_its_marks(text: str, contents: list[str]) -> None:
    assert read(text) == [("direct", content) for content in contents]


INDIRECT = [
    ("Le maire a assuré que l'école rouvrirait lundi.", "l'école rouvrirait lundi"),
    ("Le maire a assuré mardi à la presse que l'école rouvrirait.", "l'école rouvrirait"),
    ("Le maire a assuré, lors d'une visite, que l'école rouvrirait.", "l'école rouvrirait"),
    (
        "Le maire assure que l'école rouvrira et que le toit est réparé.",
        "l'école rouvrira et que le toit est réparé",
    ),
    ("Le maire a pour sa part assuré que l'école rouvrirait.", "l'école rouvrirait"),
    ("Le maire a prévenu les parents que l'école fermerait.", "l'école fermerait"),
    ("Selon le maire, l'école rouvrira lundi.", "l'école rouvrira lundi"),
    ("L'école rouvrira lundi, selon le maire.", "L'école rouvrira lundi"),
    (
        "L'école, selon le maire, rouvrira lundi matin.",
        "L'école, selon le maire, rouvrira lundi matin",
    ),
    ("D'après la mairie, l'école rouvrira lundi.", "l'école rouvrira lundi"),
    ("À en croire la mairie, l'école rouvrira lundi.", "l'école rouvrira lundi"),
    ("De l'avis du préfet, la route est sûre.", "la route est sûre"),
    ("Pour le syndicat, cette réforme arrive trop tard.", "cette réforme arrive trop tard"),
    ("Pour lui, cette réforme arrive trop tard.", "cette réforme arrive trop tard"),
    ("L'école rouvrira lundi, a annoncé la mairie.", "L'école rouvrira lundi"),
    ("Il faut d'abord réparer le toit, insiste-t-il.", "Il faut d'abord réparer le toit"),
    ("Mais l'école est vétuste, dit-elle.", "l'école est vétuste"),
    ("L'école, dit-elle, rouvrira lundi matin.", "L'école, dit-elle, rouvrira lundi matin"),
    ("La mairie déclare avoir reçu trois offres.", "avoir reçu trois offres"),
    ("Le ministre a dit vouloir réformer le lycée.", "vouloir réformer le lycée"),
    ("Il affirme ne pas avoir été consulté.", "ne pas avoir été consulté"),
    ("Le maire a promis de rouvrir l'école lundi.", "rouvrir l'école lundi"),
    ("Le maire a promis aux parents de rouvrir l'école.", "rouvrir l'école"),
    ("Le syndicat appelle les salariés à cesser le travail.", "cesser le travail"),
    ("Le préfet a demandé aux habitants de ne pas sortir.", "ne pas sortir"),
    ("L'ONG accuse l'armée d'avoir tiré sur la foule.", "avoir tiré sur la foule"),
    ("La société s'est engagée à rembourser ses clients.", "rembourser ses clients"),
    ("Le président se dit prêt à négocier avec les rebelles.", "prêt à négocier avec les rebelles"),
    ("L'élue a demandé si la route rouvrirait.", "si la route rouvrirait"),
    (
        "Le maire s'est demandé pourquoi la route restait fermée.",
        "pourquoi la route restait fermée",
    ),
    (
        "La presse a publié des informations selon lesquelles la banque vacille.",
        "la banque vacille",
    ),
    ("La promesse de rouvrir l'école a été tenue.", "rouvrir l'école"),
    ("Comme l'a rappelé le préfet, la route reste fermée.", "la route reste fermée"),
    ("Le ministère dément que des fonds aient disparu.", "des fonds aient disparu"),
    ("La mairie a fait savoir que la piscine fermerait.", "la piscine fermerait"),
    ("Son entourage laisse entendre que le ministre partira.", "le ministre partira"),
    ("Le maire a rencontré les parents, affirmant que l'école rouvrirait.", "l'école rouvrirait"),
    ("Le juge, qui connaît le dossier, estime que la plainte est fondée.", "la plainte est fondée"),
    (
        "Dès que le maire a annoncé que l'école rouvrirait, les parents ont applaudi.",
        "l'école rouvrirait",
    ),
    (
        "Estimant que la plainte était fondée, le juge a condamné la société.",
        "la plainte était fondée",
    ),
    (
        "Le maire a déclaré, comme il l'avait fait lundi, que l'école rouvrirait.",
        "l'école rouvrirait",
    ),
    ("L'étude montre que les loyers augmentent.", "les loyers augmentent"),
    (
        "Selon une étude publiée lundi par l'institut, les loyers augmentent.",
        "les loyers augmentent",
    ),
    ("M. Morel a assuré que M. Petit partirait.", "M. Petit partirait"),
    ("Les experts ont prévenu : la digue cédera avant l'été.", "la digue cédera avant l'été"),
    (
        "Le maire invite ceux qui ont quitté l'école à revenir.",
        "revenir",
    ),
    ("La société demande à ses clients de payer, invoquant la loi.", "payer"),
    ("Le maire affirme avoir écrit, mais les parents attendent.", "avoir écrit"),
    ("Le maire assure que le toit tient, mais aucun expert ne l'a vu.", "le toit tient"),
    ("L'élue accuse le maire de mentir, une accusation sans preuve.", "mentir"),
    ("Il affirme même que le toit est neuf.", "le toit est neuf"),
    ("Ce que le maire soutient, c'est que le toit est neuf.", "le toit est neuf"),
    ("Les experts s'accordent à dire que la digue tient.", "la digue tient"),
    ("Certains élus n'hésitent pas à affirmer que la digue tient.", "la digue tient"),
    ("Le patron expliquait à qui voulait l'entendre que l'usine fermerait.", "l'usine fermerait"),
    ("Ils clament sur tous les toits que la cour se trompe.", "la cour se trompe"),
    (
        "Pour toute réponse, l'avocat de Duval, Paul Morin, a déclaré que tout était prêt.",
        "tout était prêt",
    ),
    (
        "La récolte dépend des pluies, dit le Pr Morin, mais en général elle suffit.",
        "La récolte dépend des pluies, dit le Pr Morin, mais en général elle suffit",
    ),
    ("Le prix monte, dit-il, mais le maire refuse d'y croire.", "Le prix monte"),
    ("Le prix baisse, ont reconnu Anne Petit, Paul Morin et Luc Duval.", "Le prix baisse"),
    ("Les riverains ont demandé une enquête approfondie.", "une enquête approfondie"),
    ("Les juges ont demandé leur extradition.", "leur extradition"),
    ("Le patron a déclaré depuis que la ligue avait tort.", "la ligue avait tort"),
    ("La ligue a reproché au Mali de maltraiter les ouvriers.", "maltraiter les ouvriers"),
    ("Le maire menace de fermer l'école.", "fermer l'école"),
    (
        "Dix élus sont partis, dont deux dimanche, selon le comité, organisation de la ville.",
        "Dix élus sont partis, dont deux dimanche",
    ),
    ("Pour ses partisans, Paul Morin est courageux.", "Paul Morin est courageux"),
    ("Le chef a instruit les sociétés de construire des usines.", "construire des usines"),
    ("Le maire a lui-même admis que le toit fuyait.", "le toit fuyait"),
    ("Anne Petit raconte comment le toit est tombé.", "comment le toit est tombé"),
    ("Les parents espèrent tous deux que le toit tiendra.", "le toit tiendra"),
    ("En effet, selon le maire, le toit tiendra.", "le toit tiendra"),
    ("Le toit tiendra, à en croire le maire, Paul Morin.", "Le toit tiendra"),
    ("Le toit tiendra encore un an, comme le reconnaît le maire.", "Le toit tiendra encore un an"),
    ("Aux yeux du maire, le toit tiendra.", "le toit tiendra"),
    (
        "Selon l'expert, deux points comptent : le toit fuit et le mur penche.",
        "deux points comptent : le toit fuit et le mur penche",
    ),
    (
        "Pour Anne Petit, architecte à Lyon, Paul Morin a commis une erreur.",
        "Paul Morin a commis une erreur",
    ),
    (
        "Bien que les deux camps disent vouloir la paix, aucun accord n'est signé.",
        "vouloir la paix",
    ),
    ("L'idée selon laquelle le toit tiendra est fausse.", "le toit tiendra"),
    ("Le maire a convaincu, en déclarant que le toit tiendrait.", "le toit tiendrait"),
    ("La mairie dément toute fraude.", "toute fraude"),
    ("La ministre nie toute implication dans l'affaire.", "toute implication dans l'affaire"),
    ("Les syndicats réclament le départ du maire et bloquent la route.", "le départ du maire"),
    ("Les riverains demandent la fermeture de l'usine.", "la fermeture de l'usine"),
    ("Le préfet a mis le maire en garde contre le recours à la force.", "le recours à la force"),
    ("Le maire promet une réforme des cantines.", "une réforme des cantines"),
    ("La fermeture de l'usine est rejetée par les syndicats.", "La fermeture de l'usine"),
    ("De Lyon à Nice, l'arrivée des camions est rejetée.", "l'arrivée des camions"),
    ("Le rapport publié jeudi l'accuse de mentir.", "mentir"),
    ("Comme l'a fait savoir la mairie, l'école fermera lundi.", "l'école fermera lundi"),
    ("Anne Petit a dit à la radio Focus on Lyon que l'école fermera.", "l'école fermera"),
    (
        "Le feu a été mis par des hommes qui roulaient en moto, selon des témoins.",
        "Le feu a été mis par des hommes qui roulaient en moto",
    ),
    ("Le préfet a averti les maires de ne pas céder.", "ne pas céder"),
    ("Les ouvriers ont cessé le travail après l'annonce de fermer l'usine.", "fermer l'usine"),
]


@pytest.mark.parametrize(("text", "content"), INDIRECT)
def test_indirect_is_the_clause_without_cue(text: str, content: str) -> None:
    assert read(text) == [("indirect", content)]


MIXED = [
    ("Le maire a assuré que l'école était « une priorité ».", "l'école était « une priorité »"),
    ('Le maire a assuré que "personne ne sera oublié".', '"personne ne sera oublié"'),
    ("Selon le maire, l'école est « une priorité ».", "l'école est « une priorité »"),
    ("L'école est « une priorité », a déclaré le maire.", "L'école est « une priorité »"),
    ("La route reste « très dangereuse », selon le préfet.", "La route reste « très dangereuse »"),
    ("Le syndicat dénonce une « provocation ».", "une « provocation »"),
    ("Le préfet évoque un « grave incident » de chantier.", "un « grave incident » de chantier"),
    ("Le ministre a qualifié ces propos d'« inacceptables ».", "« inacceptables »"),
    ("L'ONG accuse l'armée d'avoir « tiré sur la foule ».", "avoir « tiré sur la foule »"),
    ("Pour la direction, il s'agit d'un « simple oubli ».", "il s'agit d'un « simple oubli »"),
    ("L'élu, pour qui la loi arrive « trop tard », votera contre.", "la loi arrive « trop tard »"),
    ("Le maire reconnaît le risque d'une « forme d'oubli ».", "une « forme d'oubli »"),
    ("Le maire juge la mesure « excessive ».", "la mesure « excessive »"),
    ("Le maire traite l'élu de « menteur » et de « voleur ».", "« menteur » et de « voleur »"),
    ("L'élue appelle à une meilleure « entente ».", "une meilleure « entente »"),
    ("Pour Anne Petit, Paul Morin est un « menteur ».", "Paul Morin est un « menteur »"),
    (
        "Certains élus n'hésitent pas à dire que « marché et droit » sont des « alliés ».",
        "« marché et droit » sont des « alliés »",
    ),
    (
        "Le parti veut « une école ouverte à tous les enfants » (Anne Petit).",
        "« une école ouverte à tous les enfants »",
    ),
    (
        "L'élue a présenté la Ligue des maires (LM) comme « un grand parti ».",
        "« un grand parti »",
    ),
]


@pytest.mark.parametrize(("text", "content"), MIXED)
def test_mixed_is_the_clause_with_its_marks(text: str, content: str) -> None:
    assert read(text) == [("mixed", content)]


SEVERAL = [
    (
        "Le maire assure que l'école rouvrira et promet de réparer le toit.",
        ["l'école rouvrira", "réparer le toit"],
    ),
    (
        "Le maire a appelé les parents à patienter et promis de réparer le toit.",
        ["patienter", "réparer le toit"],
    ),
    (
        "Le maire assure que l'école rouvrira, mais le préfet affirme qu'elle restera fermée.",
        ["l'école rouvrira", "elle restera fermée"],
    ),
    (
        "Le maire dit que l'école rouvrira, ajoutant que le toit est réparé.",
        ["l'école rouvrira", "le toit est réparé"],
    ),
    (
        "L'association déclare avoir reçu trois offres, annonce la BBC.",
        ["L'association déclare avoir reçu trois offres", "avoir reçu trois offres"],
    ),
    (
        "Le tireur aurait agi seul, selon une source policière. Il serait âgé de 35 ans.",
        ["Le tireur aurait agi seul", "Il serait âgé de 35 ans"],
    ),
    ("La route rouvrira lundi. C'est ce qu'a annoncé le préfet.", ["La route rouvrira lundi"]),
    (
        "Le maire a dit que la route rouvrirait. Il s'agissait aussi pour lui de rassurer.",
        ["la route rouvrirait", "Il s'agissait aussi pour lui de rassurer"],
    ),
    (
        "La députée a répondu à ceux qui mentent en affirmant que la loi passera.",
        ["la loi passera"],
    ),
    (
        "L'élue a répondu aux propos du maire selon lesquels rien ne va en disant que tout va.",
        ["rien ne va", "tout va"],
    ),
]


@pytest.mark.parametrize(("text", "contents"), SEVERAL)
def test_reports_follow_one_another(text: str, contents: list[str]) -> None:
    assert [content for _, content in read(text)] == contents


NOTHING = [
    "Le chanteur sortira en mars son album intitulé « La nuit des temps ».",
    "Le film « Les oubliés » a reçu un prix.",
    "Les « vrais » problèmes sont ailleurs.",
    'On parle depuis des années de la "fracture numérique".',
    "Il est vrai que le public attend ce disque.",
    "Il faut que la route rouvre.",
    "Le maire veut que la route rouvre.",
    "La neige fait que la route est fermée.",
    "La route est plus sûre que la mairie ne le croit.",
    "L'usine émettait autant de fumée qu'un volcan.",
    "L'annonce a surpris les parents.",
    "La demande de logements augmente.",
    "Le rappel des vaccins est prévu lundi.",
    "Selon le calendrier, la séance aura lieu lundi.",
    "Les prix varient selon les régions.",
    "Les effets, selon que l'on est jeune ou vieux, diffèrent.",
    "Pour l'instant, la route reste fermée.",
    "Pour la première fois, la route a fermé.",
    "Pour l'année 2020, les loyers ont augmenté.",
    "On peut dire que la saison commence bien.",
    "Je pense que la saison commence bien.",
    "Force est de constater que la route reste fermée.",
    "Le maire n'a pas dit que l'école rouvrirait.",
    "Personne ne peut affirmer que la route est sûre.",
    "Le maire est accusé de fraude.",
    "La route a été annoncée fermée.",
    "Lire aussi : « Le maire raconte sa vie »",
    "Alors que la nuit tombe, la route ferme.",
    "Le commandant a maintenu le cap.",
    "Le bateau, touché hier, avait lancé un appel.",
    "Il convient de rappeler que la route est longue.",
    "Il faudrait être fou pour imaginer que la digue cédera.",
    "Rien n'indique que la digue cédera.",
    "Ceux qui pensent que la digue cédera sont nombreux.",
    "Il maintient coûte que coûte le cap.",
    "La mention « bio » indique la provenance du fruit.",
    "Le journal « Demain » a publié mardi cette analyse.",
    "La porte-parole du parti, Anne Petit, a commenté les propos du maire.",
    "(1) « Rapport sur le logement », Fondation du toit.",
    "La réunion aura lieu le dimanche suivant la pause.",
    "Le ministre dément la rumeur.",
    "Le client demande un café et l'addition.",
    "Elle demande la parole.",
    "Le maire met en garde contre les moustiques.",
    "La mise en garde a été entendue.",
    "La loi est rejetée par le Sénat.",
    "Il parle de la pluie et du beau temps.",
    "Il s'agissait de rassurer les riverains.",
    "Le tribunal juge l'affaire « Morin contre Petit » lundi.",
    "Le menu : « Poulet frites »",
    "Le studio annonce la sortie de « La nuit des temps ».",
    "L'attaquant pensait avoir marqué.",
    "La crise menace de ramener le pays aux années noires.",
    "Il a donné son avis.",
    "Elle a son avis, la route est trop chère.",
    "Ils refusent l'usage des termes « tout premier venu » et « gens ayant des liens avec elles ».",
    "Pour l'Autriche, Franz Morin, proche du ministre. Pour l'Italie, Paul Petit.",
    "Pour toute la famille Morin, la loi est une chance.",
    "Pour son fils, Paul Morin a acheté un vélo.",
    "Cela résulte, pour l'essentiel, de la guerre menée par la Russie.",
    "Deux pays - le Mali et le Niger - avaient officiellement reconnu Israël.",
    "La Mauritanie, membre de la Ligue arabe, a reconnu Israël en 1999 mais a hésité.",
    "Le parti et le président, Anne Petit, ont soutenu M. Duval.",
    "Il a été arrêté pour « propos séditieux et haine de la nation ».",
    "La ville lance son initiative « la ceinture et la route du rail ».",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_report(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "Le chantier avance confirme Paul Morin, adjoint au maire.",
            ["Le chantier avance"],
            marks=pytest.mark.xfail(strict=True, reason="an incise without comma before it"),
        ),
        pytest.param(
            "Le maire a demandé que l'école ferme, car le toit fuit.",
            ["l'école ferme"],
            marks=pytest.mark.xfail(strict=True, reason="whose reason «car» gives is not decided"),
        ),
        pytest.param(
            "Le maire rentre furieux. On l'a trompé, on s'est moqué de lui.",
            ["On l'a trompé, on s'est moqué de lui"],
            marks=pytest.mark.xfail(strict=True, reason="free indirect speech without any mark"),
        ),
        pytest.param(
            "Le maire assure que l'école rouvrira et a déjà recruté deux maîtres.",
            ["l'école rouvrira"],
            marks=pytest.mark.xfail(strict=True, reason="«et» with a verb of another subject"),
        ),
        pytest.param(
            "« Nous partons », dit-il, puis, se levant : « Adieu. »",
            ["Nous partons", "Adieu."],
            marks=pytest.mark.xfail(strict=True, reason="one word after a colon without its verb"),
        ),
        pytest.param(
            "Il a été signalé que la route fermerait.",
            ["la route fermerait"],
            marks=pytest.mark.xfail(strict=True, reason="a report without anyone who reports"),
        ),
    ],
)
def test_known_failures(text: str, contents: list[str]) -> None:
    assert [content for _, content in read(text)] == contents


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("Le maire souligne que la route est sûre.", "souligner", "endorsing"),
        ("Le maire prétend que la route est sûre.", "prétendre", "distancing"),
        ("Le maire a promis de rouvrir la route.", "promettre", "promising"),
        ("Le maire nie que la route soit dangereuse.", "nier", "denying"),
        ("Le maire exige que la route rouvre.", "exiger", "demanding"),
        ("Selon le maire, la route est sûre.", "selon", "neutral"),
        ("« La route est sûre », s'indigne le maire.", "s'indigner", "neutral"),
        ("Le maire laisse croire que la route est sûre.", "laisser croire", "distancing"),
    ],
)
def test_cue_has_its_class_and_place(text: str, lemma: str, cue_class: str) -> None:
    [quote] = quotes(text)
    assert (quote.cue, quote.cue_class) == (lemma, cue_class)
    assert quote.cue_start is not None and quote.cue_end is not None
    assert text[quote.cue_start : quote.cue_end].strip()
    assert not quote.start <= quote.cue_start < quote.end


def test_block_quotation_takes_the_speaker_below_it() -> None:
    text = (
        'Le ministre s\'est exprimé hier.\n"Nous comptons sur nos voisins pour la paix"\n'
        "Paul Morin, ministre des Affaires étrangères\nLa suite du texte vient ici."
    )
    [quote] = quotes(text)
    assert text[quote.start : quote.end] == "Nous comptons sur nos voisins pour la paix"
    assert quote.speaker_name == "Paul Morin"
