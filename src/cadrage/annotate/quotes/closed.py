"""Closed classes of French words, as the reading of reported speech needs them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HAVE = _words(
    "a ont avait avaient aura auront aurait auraient eut eurent ait aient avoir ayant as ai avons"
)
BE = _words(
    "est sont était étaient sera seront serait seraient fut furent soit soient être étant suis"
)
CONDITIONAL_AUXILIARIES = _words("aurait auraient serait seraient")
MODALS = _words(
    "peut peuvent pouvait pourrait pourraient doit"
    " doivent devait devaient devrait devraient va vont"
    " veut veulent voulait voulaient fait font faisait"
    " fit vient viennent venait tient faut faudrait"
)
FINITE = (HAVE | BE | MODALS) - _words("avoir ayant être étant")
CLITICS = _words("me m' te t' se s' nous vous lui leur y en ne n' l' le la les")
REFLEXIVE = _words("se s' me m'")
NEGATION = _words("pas jamais plus nullement guère aucunement point")
SUBJECTS = _words(
    "il elle ils elles on je j' nous vous qui tu c' cela ça celui-ci celle-ci"
    " ceux-ci celles-ci ceux-là chacun personne"
)
THIRD = _words("il elle ils elles lui eux celui-ci celle-ci ceux-ci celles-ci")
FIRST = _words("je j' nous on tu vous")
DETERMINERS = _words(
    "le la l' les un une des du de d' ce cet cette ces son sa ses leur leurs mon ma mes notre nos"
    " votre vos quelque quelques plusieurs certains"
    " certaines chaque aucun aucune deux trois quatre"
    " cinq six sept huit neuf dix tout toute tous toutes au aux"
)
ARTICLES = _words(
    "le la l' les un une ce cet cette ces son sa ses leur leurs mon ma notre nos"
    " plusieurs certains certaines quelques deux trois quatre cinq six sept huit dix"
)
FEMININE_ARTICLES = _words("la une cette sa ma")
MASCULINE_ARTICLES = _words("le un ce cet du au")
PREPOSITIONS = _words(
    "à au aux de du des d' dans en lors par pour sur sous avec sans devant derrière après avant"
    " depuis dès pendant durant chez contre vers entre auprès face grâce malgré hors parmi via"
    " concernant suite outre selon envers quant jusqu' jusque"
)
PLACING = _words("de du des d' à au aux en dans vers sur chez sous entre")
OF = _words("de du des d' d")
STOPPING = _words(
    "à au aux dans en lors par pour sur"
    " sous avec sans devant après avant depuis dès pendant durant"
    " chez contre vers entre auprès face grâce malgré"
    " parmi via concernant suite selon qui que qu'"
    " dont où car mais ou puis quand lorsque"
    " lorsqu' alors tandis comme avant-hier hier aujourd' hui"
    " lundi mardi mercredi jeudi vendredi samedi dimanche demain ici si s' se ne n' ensuite"
    " notamment également aussi ainsi encore"
    " toutefois cependant pourtant interrogé interrogée cité"
    " citée cités citées tout peu récemment publié"
    " publiée publiés publiées paru parue parus réalisé"
    " réalisée mené menée daté datée rendu rendue diffusé diffusée commandé commandée"
)
TIMES = _words(
    "hier aujourd' hui demain avant-hier lundi"
    " mardi mercredi jeudi vendredi samedi dimanche matin"
    " soir midi nuit après-midi soirée matinée semaine semaines mois an année années jour jours"
    " janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    " dernier dernière derniers passé passée heures heure week-end prochain prochaine même veille"
    " lendemain début fin mi minutes"
)
ADVERBS = _words(
    "pas plus jamais également aussi déjà"
    " ensuite encore toutefois cependant ainsi notamment enfin"
    " bien mieux tout toujours souvent parfois alors depuis donc même néanmoins pourtant puis"
    " d'abord d'ailleurs ailleurs récemment hier simplement surtout très trop peu volontiers"
    " ici tard tôt auparavant désormais dorénavant plutôt quasi longtemps vite là seulement"
    " pourtant aussitôt illico tantôt certes part côté tour outre nouveau autant rien point guère"
)
# words of «pour sa part», «de son côté», «à plusieurs reprises», which part auxiliary and verb
ADVERBIAL = _words(
    "pour sa son leur part de côté par ailleurs"
    " en outre à tour plusieurs reprises revanche d' même"
    " temps fois nouveau cette effet fait premier lieu ce tout dans la foulée sur jour matin soir"
    " hier lundi mardi mercredi jeudi vendredi samedi dimanche aujourd' hui"
    " lui-même elle-même eux-mêmes elles-mêmes eux elles"
)
CONNECTORS = _words(
    "mais et or car donc cependant pourtant toutefois néanmoins ainsi puis enfin ensuite alors"
    " aussi certes bref d'ailleurs ailleurs surtout"
    " notamment également hier aujourd' hui lundi mardi"
    " mercredi jeudi vendredi samedi dimanche récemment finalement là ici en tandis alors"
    " désormais auparavant plus parallèlement aussitôt seul seule encore même ni"
)
COORDINATORS = _words("et mais puis ou")
QUE = _words("que qu'")
# «alors que», «plus que», «ne … que»: no reported clause follows
NOT_BEFORE_QUE = _words(
    "alors tandis parce afin pour ainsi bien dès"
    " après avant pendant lorsque tant plus moins autant"
    " aussi tel telle tels telles même mêmes autre"
    " autres sans sauf outre quoi selon puisque sitôt"
    " jusqu'à à mieux plutôt rien davantage maintenant encore hormis si seulement lors excepté ce"
    " coûte vaille celui celle ceux pire meilleur meilleure chaque depuis quel quelle quels quelles"
    " peine"
)
DEMONSTRATIVES = _words("ce cet cette notre")
POSSESSIVES = _words("son sa ses leur leurs")
# «autant de … que», «plus sûr que»: the clause compares
COMPARATIVES = _words(
    "autant plus moins aussi tellement tel telle tels telles même mêmes autre autres"
    " mieux pire meilleur meilleure si tant"
)
# what stands before an infinitive that reports: «a tenu à préciser», «vient d'annoncer»
BEFORE_INFINITIVE = _words("pour par voulu souhaité préféré osé dû pu veut voulait")
BEFORE_OF_INFINITIVE = _words(
    "vient viennent venait avant dehors contenté contente cesse cessé manqué choix que qu' refusé"
)
BEFORE_TO_INFINITIVE = _words(
    "tient tiennent tenu tenait jusqu' continue continuent continué commence commencent commencé"
    " hésité hésite hésitent hésitait hésitaient accorde accordent accordaient persiste persistent"
    " obstine obstinent borne bornent borné limite limité plaît plaisent"
)
# a subordinate clause at the head of a sentence ends with the first comma
FRONTED = _words(
    "dès lorsque lorsqu' quand alors après si s' comme bien tandis puisque puisqu' depuis"
)
NOBODY = _words("personne nul aucun aucune rien")
# «de nombreux experts»: the adjectives that «de» comes before
MANY = _words(
    "nombreux nombreuses hauts hautes jeunes grands grandes autres récents récentes bons"
    " multiples anciens anciennes petits simples fins vieux hautes"
)
SUBORDINATORS = _words(
    "qui que qu' dont où quand lorsque lorsqu' si alors car puisque puisqu' comme parce"
)
STOPS = _words(". ! ? … ...")
# «…, citant un rapport»: the article tells what the speaker does
CITING = _words("citant évoquant invoquant arguant mentionnant désignant")
# «…, une affirmation que rien n'étaie»: the article comments on what was said
COMMENTED = _words(
    "point avis thèse accusation affirmation idée version information position vision déclaration"
    " promesse menace annonce opinion allégation pronostic constat crainte analyse hypothèse"
    " lecture vœu inquiétude optimisme prévision conclusion regret sentiment diagnostic"
)
# adjectives before a noun: «une meilleure "représentation"»
PRENOMINAL = _words(
    "meilleur meilleure meilleurs meilleures véritable véritables vrai vraie vrais vraies nouveau"
    " nouvelle nouveaux nouvelles grand grande grands grandes seul seule simple simples large forte"
    " fort profond profonde lourd lourde grave graves énorme énormes immense totale total pure pur"
    " plus très certaine"
)
# «il faut», «il suffit»: nobody is meant
IMPERSONAL = _words(
    "faut faudrait fallait faudra suffit suffirait suffisait convient conviendrait importe semble"
    " semblait paraît reste"
)
ORDINALS = _words("premier première vice-premier vice-première haut haute")
HARD = _words("; : . ! ? … ... ( ) [ ]")
DASHES = _words("- – —")
TITLES = _words(
    "m mm mme mmes mlle dr pr me monsieur madame docteur professeur maître général"
    " colonel lieutenant capitaine commandant sir lord lady dame père sœur frère mgr cheikh"
    " imam prince princesse roi reine"
)
INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")
# what can stand before «pour X, …»
LEADING = CONNECTORS | ADVERBS | HARD | DASHES | {",", "'"}
