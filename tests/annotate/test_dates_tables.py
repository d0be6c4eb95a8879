# ruff: noqa: E501 - a sentence with its marks stands on one line
"""Sentences of French as the press writes it, each expression marked with what it is read as.

`{words|TYPE value}` marks an expression; a sentence without marks must yield none. Sentences are
read as published on Thursday 13 March 2003.
"""

from __future__ import annotations

import pytest
from marked_dates import read, rows, unmarked

CALENDAR = """
La réunion a eu lieu {le 12 janvier 2003|DATE 2003-01-12}.
Il est mort {le 1er avril 1998|DATE 1998-04-01} à Nancy.
Née {le 3 août 1921|DATE 1921-08-03}, elle a élevé cinq enfants.
Le traité du {7 février 1992|DATE 1992-02-07} a été ratifié.
L'accord, signé {le mardi 4 mars 2003|DATE 2003-03-04}, prévoit un retrait.
Le match aura lieu {samedi 15 mars|DATE 2003-03-15}.
Les inscriptions seront closes {le lundi 31 mars|DATE 2003-03-31}.
La fête est prévue {le 21 juin|DATE 2003-06-21}.
Il a été arrêté {le 2 mars|DATE 2003-03-02}.
Le scrutin du {28 janvier|DATE 2003-01-28} a été annulé.
L'exposition est ouverte jusqu'au {30 mars|DATE 2003-03-30}.
Le décret entrera en vigueur {le premier mai|DATE 2003-05-01}.
Les soldes débuteront {le 25/06/2003|DATE 2003-06-25}.
Publié {le 12.03.2003|DATE 2003-03-12} à Metz.
Version du {2003-02-28|DATE 2003-02-28}.
Le conflit a éclaté en {mars 1999|DATE 1999-03}.
Depuis {janvier 2002|DATE 2002-01}, les prix ont monté.
Le chantier a commencé en {novembre|DATE 2002-11}.
Le chantier commencera en {novembre|DATE 2003-11}.
Les travaux reprendront {début avril|DATE 2003-04}.
Elle est partie {fin février|DATE 2003-02}.
On attend la décision pour {la mi-mai|DATE 2003-05}.
La cérémonie est fixée à {mi-juin|DATE 2003-06}.
Il prendra sa retraite au {mois de septembre|DATE 2003-09}.
Le club avait été fondé en {1924|DATE 1924}.
La part passera de 47 % en {2000|DATE 2000} à 59 % en {2016|DATE 2016}.
Entre {1995|DATE 1995} et {2001|DATE 2001}, la commune a perdu cent habitants.
De {1939|DATE 1939} à {1945|DATE 1945}, l'usine a fermé.
La guerre de {1870|DATE 1870} a tout changé.
La saison {2002|DATE 2002}-{2003|DATE 2003} a été bonne.
La saison {2001|DATE 2001}/{2002|DATE 2002} fut rude.
Le budget {2003|DATE 2003} sera voté {lundi|DATE 2003-03-17}.
L'euro est né en {1999|DATE 1999}.
Il faut remonter à {l'an 2000|DATE 2000}.
Au cours de {l'année 2001|DATE 2001}, tout a changé.
{Fin 1998|DATE 1998}, la banque a fait faillite.
Le roman date du {début des années 60|DATE 196}.
La ville a grandi dans {les années 1970|DATE 197}.
Il y vivait dans {les années cinquante|DATE 195}.
L'église date du {XIIe siècle|DATE 11}.
Le château fut bâti à {la fin du XVIIIe siècle|DATE 17}.
C'est un meuble du {19e siècle|DATE 18}.
Les ventes ont baissé au {premier trimestre 2002|DATE 2002-Q1}.
Le déficit s'est creusé au {second semestre 2001|DATE 2001-H2}.
Du {3|DATE 2003-04-03} au {5 avril|DATE 2003-04-05}, la route sera fermée.
Les spectacles auront lieu {les 4|DATE 2003-04-04}, {5|DATE 2003-04-05} et {6 avril|DATE 2003-04-06}.
Du {lundi 17|DATE 2003-03-17} au {vendredi 21 mars|DATE 2003-03-21}, la piscine sera fermée.
Il a séjourné à Rome du {30 mai|DATE 2001-05-30} au {3 juin 2001|DATE 2001-06-03}.
De {juin|DATE 2001-06} à {septembre 2001|DATE 2001-09}, il a voyagé.
Entre {août 2000|DATE 2000-08} et {février 2001|DATE 2001-02}, rien n'a bougé.
{Le 14 juillet 1789|DATE 1789-07-14} reste dans les mémoires.
{Le 29 février 2000|DATE 2000-02-29} tombait un mardi.
En {deux mille trois|DATE 2003}, tout changera.
Il est mort {le quinze août|DATE 2002-08-15}.
Elle naquit en {mil neuf cent quatorze|DATE 1914} à Lunéville.
En {mai 68|DATE 1968-05}, il avait vingt ans.
Les attentats du {11 septembre 2001|DATE 2001-09-11} ont marqué les esprits.
La conférence de {mars 2003|DATE 2003-03} a échoué.
Le vote aura lieu au {printemps 2004|DATE 2004-SP}.
{L'été 2000|DATE 2000-SU} avait été pluvieux.
{Été 1998|DATE 1998-SU} : la ville est en fête.
Le festival se tient en {été|DATE XXXX-SU}.
{L'été dernier|DATE 2002-SU}, ils ont campé en Corse.
Les travaux commenceront {cet été|DATE 2003-SU}.
L'ouvrage est paru à {l'automne 2001|DATE 2001-FA}.
"""

DEICTIC = """
Le ministre est arrivé {hier|DATE 2003-03-12} à Metz.
{Avant-hier|DATE 2003-03-11}, deux voitures se sont percutées.
Le conseil se réunira {demain|DATE 2003-03-14}.
Les résultats seront connus {après-demain|DATE 2003-03-15}.
Le maire reçoit {aujourd'hui|DATE 2003-03-13} la délégation.
Le procès s'ouvre {aujourd'hui jeudi|DATE 2003-03-13}.
L'accident s'est produit {hier soir|TIME 2003-03-12TEV}.
Il a été entendu {hier matin|TIME 2003-03-12TMO} par les gendarmes.
{Hier après-midi|TIME 2003-03-12TAF}, les pompiers sont intervenus.
La séance reprendra {demain matin|TIME 2003-03-14TMO}.
Le film passe {ce soir|TIME 2003-03-13TEV} sur Arte.
{Ce matin|TIME 2003-03-13TMO}, la circulation était bloquée.
Un concert sera donné {cet après-midi|TIME 2003-03-13TAF}.
Il est mort {cette nuit|TIME 2003-03-13TNI}.
Il est décédé {lundi|DATE 2003-03-10} à l'hôpital.
Il sera jugé {lundi|DATE 2003-03-17} par le tribunal.
{Dimanche|DATE 2003-03-09}, plus de mille personnes ont défilé.
Le président se rendra {mardi|DATE 2003-03-18} à Berlin.
Le Premier ministre a annoncé {mercredi|DATE 2003-03-12} une réforme.
Il a démissionné {vendredi dernier|DATE 2003-03-07}.
Le concert aura lieu {samedi prochain|DATE 2003-03-15}.
L'incendie s'est déclaré {mardi soir|TIME 2003-03-11TEV}.
Les pompiers ont été appelés {dimanche après-midi|TIME 2003-03-09TAF}.
Dans {la nuit de samedi à dimanche|TIME 2003-03-08TNI}, un garage a brûlé.
Dans {la nuit du 4 au 5 mars|TIME 2003-03-04TNI}, il a neigé.
{Ce jeudi|DATE 2003-03-13}, la salle était comble.
{Ce samedi|DATE 2003-03-15}, le club recevra Épinal.
Le club a gagné {ce week-end|DATE 2003-W10-WE}.
Le club jouera {ce week-end|DATE 2003-W11-WE}.
{Le week-end dernier|DATE 2003-W10-WE}, la pluie a gêné les coureurs.
{Désormais|TIME PRESENT_REF}, l'entrée est payante.
Il est {actuellement|TIME PRESENT_REF} soigné à Nancy.
"""

RELATIVE = """
{La semaine dernière|DATE 2003-W10}, le préfet a reçu les élus.
Le projet sera présenté {la semaine prochaine|DATE 2003-W12}.
Les ventes ont reculé {le mois dernier|DATE 2003-02}.
Elle passera le bac {l'an prochain|DATE 2004}.
{L'an dernier|DATE 2002}, ils étaient deux cents.
{L'année dernière|DATE 2002} a été sèche.
{L'an passé|DATE 2002}, il avait terminé troisième.
Il a plu {cette semaine|DATE 2003-W11}.
{Cette année|DATE 2003}, la fête change de date.
{Ce mois-ci|DATE 2003-03}, la cotisation augmente.
Le rapport sera remis avant {la fin de l'année|DATE 2003}.
D'ici à {la fin du mois|DATE 2003-03}, tout sera prêt.
Il arrive en {début de semaine|DATE 2003-W11}.
Le toit a été refait à {la fin de l'année dernière|DATE 2002}.
Le traité sera signé en {juin prochain|DATE 2003-06}.
Il avait été élu en {octobre dernier|DATE 2002-10}.
Il a pris ses fonctions {le 6 janvier dernier|DATE 2003-01-06}.
Le match se jouera {le 5 avril prochain|DATE 2003-04-05}.
{Les prochains jours|DURATION PXD} seront décisifs.
Dans {les prochaines semaines|DURATION PXW}, il se rendra à Moscou.
{Ces derniers jours|DURATION PXD}, il a beaucoup plu.
{Ces dernières années|DURATION PXY}, la population a doublé.
Au cours des {six derniers mois|DURATION P6M}, les prix ont baissé.
Les effectifs ont fondu {ces trois dernières années|DURATION P3Y}.
Dans {les jours à venir|DURATION PXD}, une réunion se tiendra.
Il est parti {le 3 mars|DATE 2003-03-03} et est revenu {le lendemain|DATE 2003-03-04}.
Elle est arrivée {le 7 mars|DATE 2003-03-07}. {La veille|DATE 2003-03-06}, il avait neigé.
Il a comparu {lundi|DATE 2003-03-10}. {Le même jour|DATE 2003-03-10}, son frère a été arrêté.
Il s'est marié en {1950|DATE 1950}. {L'année suivante|DATE 1951}, il a ouvert un commerce.
Le vol date du {2 février 2001|DATE 2001-02-02}. {Deux jours|DURATION P2D} plus tard, il fut retrouvé.
En {1998|DATE 1998}, la France a gagné. {Cette année-là|DATE 1998}, tout était possible.
Il était {hier|DATE 2003-03-12} à Paris où {le matin même|TIME 2003-03-12TMO} il avait signé.
Elle a été nommée il y a {deux ans|DURATION P2Y}.
Il a disparu voilà {trois semaines|DURATION P3W}.
Il partira dans {dix jours|DURATION P10D}.
D'ici {trois mois|DURATION P3M}, l'usine fermera.
"""

LENGTHS = """
Il a été condamné à {trois ans|DURATION P3Y} de prison.
La réunion a duré {deux heures|DURATION PT2H}.
Ils ont attendu pendant {une demi-heure|DURATION PT30M}.
Le trajet prend {trois quarts d'heure|DURATION PT45M}.
Il travaille ici depuis {vingt-cinq ans|DURATION P25Y}.
Depuis {plusieurs mois|DURATION PXM}, les riverains se plaignent.
Il y a {quelques années|DURATION PXY}, un pont existait.
Les travaux dureront {environ deux mois|DURATION P2M}.
Elle a passé {plus de dix ans|DURATION P10Y} en Afrique.
Le stage s'étend sur {une quinzaine de jours|DURATION P15D}.
Le bail court sur {neuf ans|DURATION P9Y}.
Il a vécu {un quart de siècle|DURATION P25Y} à Toul.
Le coureur a gagné avec {12,5 secondes|DURATION PT12.5S} d'avance.
Après {un an et demi|DURATION P18M} de travaux, la salle rouvre.
Il a fallu {quatre-vingt-dix minutes|DURATION PT90M} pour conclure.
Une période de {six mois|DURATION P6M} a été fixée.
Pendant {soixante-dix ans|DURATION P70Y}, elle a tenu la boutique.
La trêve a tenu {48 heures|DURATION PT48H}.
Les pourparlers ont repris après {des mois|DURATION PXM} de silence.
Ils sont mariés depuis {des années|DURATION PXY}.
Le {quinquennat|DURATION P5Y} a été adopté.
Il reste {deux ou trois jours|DURATION P3D}.
"""

CLOCK = """
Le départ sera donné à {14 h|TIME 2003-03-13T14:00}.
{Hier|DATE 2003-03-12}, vers {18 h 30|TIME 2003-03-12T18:30}, un camion s'est couché.
La messe sera dite {samedi 15 mars|DATE 2003-03-15}, à {18 h 30|TIME 2003-03-15T18:30}.
{Dimanche 16 mars|DATE 2003-03-16}, de {9 h|TIME 2003-03-16T09:00} à {12 h|TIME 2003-03-16T12:00}, portes ouvertes.
L'accident a eu lieu {mardi|DATE 2003-03-11} vers {minuit|TIME 2003-03-11T24:00}.
{Lundi|DATE 2003-03-10}, à {midi|TIME 2003-03-10T12:00}, la sirène a retenti.
Rendez-vous à {8h30|TIME 2003-03-13T08:30} devant la mairie.
Ouvert {tous les jours|SET P1D} de {10 h|TIME T10:00} à {18 h|TIME T18:00}.
Il est rentré à {trois heures du matin|TIME 2003-03-13T03:00}.
Le tir a eu lieu à {21H45 GMT|TIME 2003-03-13T21:45Z}.
Vous êtes attendus {vendredi|DATE 2003-03-14} à partir de {17 h|TIME 2003-03-14T17:00}.
{Mercredi dans la soirée|TIME 2003-03-12TEV}, il a parlé.
Le voleur a pris la fuite en {2 h 10|DURATION PT2H10M}.
Il a été retrouvé {samedi|DATE 2003-03-08}. Dans {la matinée|TIME 2003-03-08TMO}, un voisin avait appelé.
"""

SETS = """
La bibliothèque ouvre {chaque mardi|SET XXXX-WXX-2}.
{Chaque jour|SET P1D}, il se lève tôt.
Il se réunit {tous les jeudis|SET XXXX-WXX-4}.
Les cours ont lieu {tous les deux ans|SET P2Y}.
La revue paraît {deux fois par an|SET P1Y}.
Le déficit atteint un milliard par {an|SET P1Y}.
Deux permanences par {semaine|SET P1W} sont assurées.
Le repas {annuel|SET P1Y} des anciens a réuni cent convives.
Leur combat {quotidien|SET P1D} continue.
La réunion {mensuelle|SET P1M} se tiendra au foyer.
Le marché se tient {le samedi|SET XXXX-WXX-6}.
{Toutes les semaines|SET P1W}, il écrit à sa mère.
{Chaque année|SET P1Y}, des milliers de visiteurs viennent.
"""

FEASTS = """
Il reviendra à {Noël|DATE 2003-12-25}.
Le marché rouvrira à {Pâques|DATE 2003-04-20}.
Le musée sera fermé à {la Toussaint|DATE 2003-11-01}.
{Le lundi de Pâques|DATE 2003-04-21}, le musée restera ouvert.
La visite aura lieu à {l'Ascension|DATE 2003-05-29}.
"""

LOCAL = """
Permanence de l'adjoint {le mercredi|SET XXXX-WXX-3} de {14 h|TIME XXXX-WXX-3T14:00} à {16 h|TIME XXXX-WXX-3T16:00} et {le samedi matin|SET XXXX-WXX-6TMO} de {9 h|TIME XXXX-WXX-6T09:00} à {11 h|TIME XXXX-WXX-6T11:00}.
La collecte des ordures se fera {le vendredi 2 mai|DATE 2003-05-02} au lieu du {jeudi 1er mai|DATE 2003-05-01}.
Le loto aura lieu {dimanche|DATE 2003-03-16} à partir de {14 heures|TIME 2003-03-16T14:00} à la salle polyvalente.
Vacances scolaires : la médiathèque sera fermée du {12|DATE 2003-04-12} au {27 avril|DATE 2003-04-27} inclus.
Le couple fêtera ses noces d'or {samedi|DATE 2003-03-15}.
Les faits se sont produits {le 3 février dernier|DATE 2003-02-03} vers {22 heures|TIME 2003-02-03T22:00}.
Le tribunal rendra son jugement {le 10 avril|DATE 2003-04-10}.
Le procès avait été renvoyé au {6 mars|DATE 2003-03-06}.
Le rassemblement est fixé à {13 h 45|TIME 2003-03-13T13:45} place de la République.
L'assemblée générale de l'association s'est tenue {vendredi soir|TIME 2003-03-07TEV}.
Le championnat reprendra {le 5 avril|DATE 2003-04-05} après {trois semaines|DURATION P3W} d'interruption.
En {2002|DATE 2002}, l'association comptait 120 membres contre 98 en {2001|DATE 2001}.
La production a baissé de 3 % au {quatrième trimestre 2002|DATE 2002-Q4}.
Les ventes ont progressé de 12 % sur {un an|DURATION P1Y}.
Le chômage a augmenté de 0,5 % en {janvier|DATE 2003-01}, après une hausse de 0,2 % en {décembre|DATE 2002-12}.
Le contrat arrive à échéance {fin 2004|DATE 2004}.
Il purge une peine de {quinze ans|DURATION P15Y} de réclusion depuis {1996|DATE 1996}.
Il a été mis en examen il y a {huit mois|DURATION P8M}.
Le Conseil de sécurité devrait se prononcer {lundi|DATE 2003-03-17} ou {mardi|DATE 2003-03-18}.
Les inspecteurs ont jusqu'au {17 mars|DATE 2003-03-17} pour rendre leur rapport.
Depuis {le début de la semaine|DATE 2003-W11}, trois incidents ont été recensés.
Le gouvernement présentera son projet avant {l'été|DATE 2003-SU}.
Le pape se rendra en Espagne au {mois de mai|DATE 2003-05}.
La France avait battu l'Italie {deux jours|DURATION P2D} auparavant.
Dès {lundi prochain|DATE 2003-03-17}, les usagers pourront emprunter la nouvelle ligne.
À l'issue du {premier trimestre|DATE 2003-Q1}, le groupe affichait une perte.
L'entreprise, créée en {1987|DATE 1987}, emploie 45 personnes.
L'exposition restera ouverte {tous les après-midi|SET XXXX-XX-XXTAF}, sauf {le lundi|SET XXXX-WXX-1}, jusqu'au {dimanche 30 mars|DATE XXXX-03-30}.
Marché {tous les mardis et vendredis matin|SET XXXX-WXX-2TMO}.
Il y a {cinquante ans|DURATION P50Y}, {le 5 mars 1953|DATE 1953-03-05}, mourait Staline.
Son mandat s'achève dans {deux ans|DURATION P2Y}.
La température atteindra 12 degrés dans {l'après-midi|TIME 2003-03-13TAF}.
Le train de {7 h 12|TIME 2003-03-13T07:12} a été supprimé {hier matin|TIME 2003-03-12TMO}.
Ils se sont retrouvés pour la première fois depuis {1975|DATE 1975}.
La rencontre, prévue initialement {le 8 mars|DATE 2003-03-08}, a été reportée au {22 mars|DATE 2003-03-22}.
Le directeur général quittera ses fonctions à {la fin du mois de juin|DATE 2003-06}.
Le film sera diffusé {ce soir|TIME 2003-03-13TEV} à {20 h 50|TIME 2003-03-13T20:50} sur France 3.
Les deux pays négocient depuis {plus d'un an|DURATION P1Y}.
{Trois ans|DURATION P3Y} après l'ouverture du site, le bilan est positif.
Le délai de {dix jours|DURATION P10D} est expiré.
La dernière réunion remonte au {14 octobre 2002|DATE 2002-10-14}.
L'accident a fait deux morts {samedi|DATE 2003-03-08} vers {23 h|TIME 2003-03-08T23:00} près de Verdun.
D'ici {la fin de l'année|DATE 2003}, 300 emplois seront supprimés.
{Le 21 avril 2002|DATE 2002-04-21} a laissé des traces.
Les soldes d'hiver se terminent {samedi|DATE 2003-03-15}.
Pour la saison {2003|DATE 2003}-{2004|DATE 2004}, le club vise la montée.
{Chaque année|SET P1Y}, au {mois d'août|DATE XXXX-08}, le village accueille un festival.
{Le samedi 8|DATE 2003-03-08} et {le dimanche 9 mars|DATE 2003-03-09}, le gymnase était plein.
{Les 14|DATE 2003-03-14}, {15|DATE 2003-03-15} et {16 mars prochains|DATE 2003-03-16}, la ville fêtera le carnaval.
Il a été incarcéré de {1998|DATE 1998} à {2001|DATE 2001}.
Elle travaille de nuit depuis {six mois|DURATION P6M}.
La piscine est ouverte de {midi|TIME 2003-03-13T12:00} à {14 h|TIME 2003-03-13T14:00}.
{Mi-février|DATE 2003-02}, la température était descendue à moins quinze.
{L'an prochain|DATE 2004} à {la même époque|DATE 2004-03}, tout sera fini.
En {moins de deux ans|DURATION P2Y}, le prix a doublé.
En {fin d'après-midi|TIME 2003-03-13TAF}, la pluie a cessé.
Il est né {le jour de Noël 1930|DATE 1930-12-25}.
Le nouveau pont sera inauguré en {l'an 2004|DATE 2004}.
{Vendredi 14|DATE 2003-03-14}, {samedi 15|DATE 2003-03-15} et {dimanche 16 mars|DATE 2003-03-16}, trois concerts sont programmés.
Le match, commencé à {15 heures|TIME 2003-03-13T15:00}, s'est achevé {deux heures|DURATION PT2H} plus tard.
Le quadragénaire avait disparu de son domicile depuis {lundi matin|TIME 2003-03-10TMO}.
Au cours du {week-end|DATE 2003-W10-WE}, les gendarmes ont relevé douze infractions.
Pendant {le week-end de Pâques|DATE 2003-W16-WE}, le trafic sera dense.
{Un an|DURATION P1Y} jour pour jour après le drame, une cérémonie a eu lieu.
Le maire a rappelé, {mardi dernier|DATE 2003-03-11}, les règles.
Les travaux débuteront courant {avril|DATE 2003-04} pour une durée de {quatre mois|DURATION P4M}.
Cela fait {trois ans|DURATION P3Y} qu'il attend.
{Le XXIe siècle|DATE 20} sera religieux ou ne sera pas.
"""

AGENCY = """
Le chef de la junte a prêté serment {lundi|DATE 2003-03-10} à Bamako, {deux semaines|DURATION P2W} après le putsch.
L'attaque s'est produite dans {la nuit de vendredi à samedi|TIME 2003-03-07TNI}, a-t-on appris {dimanche|DATE 2003-03-09} de sources sécuritaires.
Le sommet, qui se tiendra {les 25|DATE 2003-03-25} et {26 mars|DATE 2003-03-26} à Lomé, sera consacré à la crise.
Depuis {2012|DATE 2012}, le nord du pays est en proie à des violences.
Le scrutin initialement prévu en {février 2002|DATE 2002-02} a été reporté sine die.
Plus de 5.000 civils ont été tués au cours des {douze derniers mois|DURATION P12M}.
Les forces françaises, présentes depuis {janvier 2001|DATE 2001-01}, quitteront le pays d'ici {l'été|DATE 2003-SU}.
Le président de la transition a promis des élections dans un délai de {18 mois|DURATION P18M}.
{Mardi 11 mars|DATE 2003-03-11}, le porte-parole du gouvernement a démenti.
Le ministre, en poste depuis {moins d'un an|DURATION P1Y}, a été limogé {mercredi soir|TIME 2003-03-12TEV}.
L'ONU a recensé 300 morts en {2002|DATE 2002}, contre 150 {l'année précédente|DATE 2001}.
Il avait été arrêté {le 18 août 2000|DATE 2000-08-18}, au lendemain du coup d'État.
{Le 22 septembre|DATE 2003-09-22}, jour de la fête nationale, un défilé aura lieu.
Des manifestations ont eu lieu {chaque vendredi|SET XXXX-WXX-5} depuis {le 22 février|DATE 2003-02-22}.
Elle avait été enlevée {le soir du 24 décembre 2001|TIME 2001-12-24TEV} devant son domicile.
La conférence aura lieu à {15h00 GMT|TIME 2003-03-13T15:00Z}.
Le procès s'est ouvert {ce jeudi 13 mars 2003|DATE 2003-03-13} à Paris.
En {mars|DATE 2003-03}, il s'était rendu à Moscou pour la deuxième fois en {six mois|DURATION P6M}.
Au {début des années 2000|DATE 200}, la région était calme.
La rébellion des {années 1990|DATE 199} avait fait des milliers de morts.
Le mandat de la mission expire {le 30 juin|DATE 2003-06-30}.
Le vote est attendu dans {les prochaines heures|DURATION PTXH}.
Les combats ont repris à {l'aube|TIME 2003-03-13TMO}.
{Ces dernières semaines|DURATION PXW}, la tension est montée d'un cran.
Pendant {près de vingt ans|DURATION P20Y}, il a dirigé le pays d'une main de fer.
Il était âgé de 71 ans.
Le pays fête {samedi|DATE 2003-03-15} ses {quarante ans|DURATION P40Y} d'indépendance.
{La nuit dernière|TIME 2003-03-12TNI}, des tirs ont été entendus.
{Le Ramadan|DATE -} débutera en {novembre|DATE 2003-11}.
Il doit rencontrer son homologue {vendredi matin|TIME 2003-03-14TMO} avant de s'envoler dans {l'après-midi|TIME 2003-03-14TAF} pour Alger.
{Quelques jours|DURATION PXD} plus tôt, un convoi avait été attaqué.
{Deux ans|DURATION P2Y} plus tard, jour pour jour, il revenait au pouvoir.
En {2000|DATE 2000}-{2001|DATE 2001}, la croissance a atteint 5 %.
Entre {1999|DATE 1999} et {aujourd'hui|DATE 2003-03-13}, les prix ont triplé.
L'accord du {15 mai 2001|DATE 2001-05-15} reste lettre morte.
C'était {le 3 mars dernier|DATE 2003-03-03}, peu après {18 heures|TIME 2003-03-03T18:00}.
À {l'heure actuelle|TIME PRESENT_REF}, rien n'est décidé.
Il y a exactement {un an|DURATION P1Y}, jour pour jour, la ville tombait.
La 12e édition du festival se déroulera du {1er|DATE 2003-05-01} au {10 mai 2003|DATE 2003-05-10}.
Le bilan du {week-end|DATE 2003-W10-WE} s'élève à quatre morts.
L'ancien président, au pouvoir de {1991|DATE 1991} à {2002|DATE 2002}, vit en exil.
{Le 1er janvier prochain|DATE 2004-01-01}, la monnaie changera.
Ils ont jusqu'à {lundi minuit|TIME 2003-03-17T24:00} pour déposer les armes.
Dès {le lendemain|DATE -}, les négociations ont repris.
{Le 8 mars 2003|DATE 2003-03-08} à {14 h 30|TIME 2003-03-08T14:30}, un obus est tombé sur le marché.
Le chiffre d'affaires a reculé de 2,1 % au cours des {neuf premiers mois de 2002|DURATION P9M}.
{La semaine écoulée|DATE 2003-W10} a été marquée par des grèves.
Un cessez-le-feu de {72 heures|DURATION PT72H} a été conclu.
{Samedi en fin d'après-midi|TIME 2003-03-08TAF}, un avion s'est écrasé.
{Hier|DATE 2003-03-12}, peu avant {midi|TIME 2003-03-12T12:00}, une explosion a secoué la ville.
La visite, la première depuis {dix ans|DURATION P10Y}, durera {trois jours|DURATION P3D}.
En {août 1944|DATE 1944-08}, la ville fut libérée.
L'usine tournera {24 heures sur 24|SET P1D} et {7 jours sur 7|SET P1D}.
{Tous les cinq ans|SET P5Y}, le comité se réunit.
"""

HALVES = """
Lors de {la première quinzaine de janvier|DATE 2003-01}, le froid a sévi.
Dans {la seconde moitié du XIXe siècle|DATE 18}, la mine employait mille hommes.
Les ventes ont reculé dans {la seconde moitié de 2002|DATE 2002}.
{La première moitié de l'année|DATE 2003} sera décisive.
En {ce début d'année|DATE 2003}, les carnets sont pleins.
En {cette fin de semaine|DATE 2003-W11}, le temps se dégradera.
La seconde moitié de la population reste à l'écart.
La première quinzaine de volontaires est arrivée.
Une quinzaine de personnes attendaient.
"""

COUNTED_DAYS = """
La foire se tiendra {le premier dimanche de mai|DATE 2003-05-04}.
Le salon a lieu {le dernier week-end de mars|DATE 2003-W13-WE}.
Le vin nouveau est arrivé {le troisième jeudi de novembre 2002|DATE 2002-11-21}.
Le conseil s'est réuni {le 2e mardi de février|DATE 2003-02-11}.
Il est rentré {la première semaine de mars|DATE 2003-03}.
Dans {les premiers jours de mai|DATE 2003-05}, la neige fondra.
Les embauches ont repris dans {les derniers mois de 2002|DATE 2002}.
Le tournoi aura lieu {le week-end des 22 et 23 mars|DATE 2003-W12-WE}.
Les routes seront chargées {le week-end du 8 mai|DATE 2003-W19-WE}.
Les vacances commencent {la semaine du 14 avril|DATE 2003-W16}.
{Un jour de mars 2001|DATE 2001-03}, il est parti.
{Un matin de mars|TIME 2003-03-XXTMO}, un camion a versé.
C'était un vendredi 13.
"""

OPENING = """
Inscriptions du {lundi|SET XXXX-WXX-1} au {vendredi|SET XXXX-WXX-5}.
La mairie est ouverte du {mardi|SET XXXX-WXX-2} au {jeudi|SET XXXX-WXX-4}.
Le colloque s'est tenu du {lundi|DATE 2003-03-10} au {mercredi|DATE 2003-03-12}.
Le colloque se tiendra du {lundi|DATE 2003-03-17} au {mercredi|DATE 2003-03-19}.
La bibliothèque est fermée {le lundi|SET XXXX-WXX-1} et {le jeudi matin|SET XXXX-WXX-4TMO}.
La route est fermée depuis {lundi|DATE 2003-03-10}.
Ouvert {tous les jours|SET P1D}, sauf {dimanche|SET XXXX-WXX-7}.
Cours {les lundi et jeudi|SET XXXX-WXX-1}.
Visites {les lundi 17|DATE 2003-03-17} et {mardi 18 mars|DATE 2003-03-18}.
Permanence {chaque premier samedi du mois|SET XXXX-WXX-6}.
Marché {le 1er mercredi du mois|SET XXXX-WXX-3}.
{Un dimanche sur deux|SET XXXX-WXX-7}, il pêche.
{Une semaine sur deux|SET P2W}, elle est à Lyon.
Une femme sur deux travaille.
Ouvert {7j/7|SET P1D} et {24h/24|SET P1D}.
Vide-greniers {dimanche|DATE 2003-03-16} de {8 h|TIME 2003-03-16T08:00} à {18 h|TIME 2003-03-16T18:00}.
Accident {mardi|DATE 2003-03-11} vers {8 h|TIME 2003-03-11T08:00}.
Coup d'envoi {samedi à 20 h|TIME 2003-03-15T20:00}.
{Mercredi 19 mars|DATE 2003-03-19} : réunion ; {jeudi 20|DATE 2003-03-20} : sortie.
Le brouillard se forme souvent entre {décembre|DATE XXXX-12} et {février|DATE XXXX-02}.
"""

RANGES = """
De {novembre|DATE 2002-11} à {février|DATE 2003-02}, le col est resté fermé.
Le col a fermé de {novembre 2001|DATE 2001-11} à {février|DATE 2002-02}.
Du {20 décembre|DATE 2003-12-20} au {5 janvier|DATE 2004-01-05}, la mairie sera fermée.
Entre {le 15 décembre|DATE 2002-12-15} et {le 10 janvier|DATE 2003-01-10}, il a plu.
Entre {10 h|TIME 2003-03-13T10:00} et {midi|TIME 2003-03-13T12:00}, la rue sera barrée.
Si d'ici {lundi|DATE 2003-03-17} il a signé, tout ira bien.
"""

BRIEF = """
Le ministre a annoncé {aujourd'hui|DATE 2003-03-13} un plan.
Le tribunal se réunit {aujourd'hui|DATE 2003-03-13} à Nancy.
La route sera coupée {aujourd'hui|DATE 2003-03-13} de {8 h|TIME 2003-03-13T08:00} à {12 h|TIME 2003-03-13T12:00}.
{Aujourd'hui|TIME PRESENT_REF}, la ville a changé de visage.
{Aujourd'hui|DATE 2003-03-13}, la cour rendra son arrêt.
Les jeunes d'{aujourd'hui|TIME PRESENT_REF} lisent peu.
Jusqu'à {présent|TIME PRESENT_REF}, rien n'a filtré.
Il est {à présent|TIME PRESENT_REF} maire du village.
Aucun blessé n'est signalé à {ce jour|TIME PRESENT_REF}.
A {ce jour|TIME PRESENT_REF}, rien n'est signé.
Pour {l'heure|TIME PRESENT_REF}, rien n'est décidé.
L'entraîneur de {l'époque|TIME PAST_REF} avait démissionné.
La caserne date de {l'époque coloniale|TIME PAST_REF}.
Une solution sera trouvée dans {un avenir proche|TIME FUTURE_REF}.
Il pense à l'avenir de ses enfants.
Il a {maintenant|TIME PRESENT_REF} 20 ans.
{La saison dernière|DATE -}, il avait marqué douze buts.
"""

TENSES = """
{Mardi|DATE 2003-03-11}, la fédération a reporté le match.
Le match a été reporté à {mardi|DATE 2003-03-18}.
Le conseil a fixé {lundi|DATE 2003-03-10} la date du scrutin.
Le scrutin a été fixé au {6 avril|DATE 2003-04-06}.
La route est fermée jusqu'à {lundi|DATE 2003-03-17}.
Le magasin, fermé jusqu'au {3 avril|DATE 2003-04-03}, rouvrira.
Il est resté jusqu'à {lundi|DATE 2003-03-10}.
Les faits remontent au {12 octobre|DATE 2002-10-12}.
Un compte anonyme a publié la photo {début mars|DATE 2003-03}.
Entre {juillet|DATE 2002-07} et {septembre|DATE 2002-09}, seuls six sont venus.
L'élection du {4 avril|DATE 2003-04-04} approche.
{Le 1er Mai|DATE 2003-05-01}, défilé des syndicats.
"""

WINTERS = """
{L'hiver prochain|DATE 2003-WI} sera froid.
{Cet hiver|DATE 2002-WI} a été froid.
{L'hiver dernier|DATE 2002-WI} a été doux.
{L'hiver 2001-2002|DATE 2001-WI} fut doux.
La veille sanitaire continue dans les hôpitaux.
Cela conduit à {des heures|DURATION PTXH} de travail.
Au cours des années de guerre, tout manquait.
"""

NIGHTS = """
Au {petit matin|TIME 2003-03-13TMO}, les gendarmes sont intervenus.
{La nuit prochaine|TIME 2003-03-13TNI} sera froide.
{Cette nuit-là|TIME TNI}, personne n'a dormi.
Il est {8 heures du matin|TIME 2003-03-13T08:00}.
Sur le coup de {11 h|TIME 2003-03-13T11:00}, une vitre a cédé.
Aux alentours de {23 h 15|TIME 2003-03-13T23:15}, un cri a retenti.
A {midi|TIME 2003-03-13T12:00}, la sirène a retenti.
Il a vu {1 h 30|DURATION PT1H30M} de film.
Il travaille du matin au soir.
Le 20 heures de la chaîne a ouvert sur ce sujet.
Il a couru les 24 Heures du Mans.
"""

COUNTED = """
Une réponse sera donnée sous {huitaine|DURATION P8D}.
Il faut payer sous {48 heures|DURATION PT48H}.
Il y a tout juste {dix ans|DURATION P10Y}, la mine fermait.
Voilà bientôt {vingt ans|DURATION P20Y} qu'il dirige le club.
La roche a {deux millions d'années|DURATION P2000000Y}.
Il y a {4,5 milliards d'années|DURATION P4500000000Y}, la Terre naissait.
Le document a {quatre-vingt-dix ans|DURATION P90Y} de retard.
En {mille neuf cent quatre-vingt-dix|DATE 1990}, il est parti.
Au {siècle dernier|DATE 19}, on filait la laine.
La cité fut prise en {52 avant J.-C.|DATE BC0052} par surprise.
Il reste à deux journées de la fin du championnat.
C'est un peintre du dimanche.
Il est probable qu'ils aient moins de 18 ans.
"""

ADJECTIVES = """
Une guerre civile de {27 ans|DURATION P27Y} a ravagé le pays.
Restent {une grosse quinzaine de jours|DURATION P15D} de travail.
Une ancienne élève de 27 ans a témoigné.
"""

FEASTS_TOO = """
{Le jeudi de l'Ascension|DATE 2003-05-29}, la mairie sera fermée.
{La veille de Noël|DATE 2002-12-24}, il a neigé.
{Le lendemain de Noël|DATE 2002-12-26}, il a neigé.
{Le soir de Noël|TIME 2002-12-25TEV}, ils ont chanté.
{Le jeudi saint|DATE 2003-04-17}, les cloches se taisent.
{La mi-carême|DATE 2003-03-27} sera fêtée.
{La fête du Travail|DATE 2003-05-01} sera chômée.
{La fête des Mères|DATE -} approche.
{Le Nouvel An chinois|DATE -} sera fêté à Paris.
Les feux de {la Saint-Jean|DATE 2003-06-24} seront allumés.
Il habite Saint-Martin depuis peu.
{L'Aïd el-Kébir|DATE -} a été célébré.
L'île de l'Ascension est britannique.
"""

CONTEXT = """
Il fut élu {le 2 mars 1998|DATE 1998-03-02}. {Le 3 mai suivant|DATE 1998-05-03}, il partit.
Il fut élu {le 2 mars 1998|DATE 1998-03-02}. Au {printemps suivant|DATE 1999-SP}, il partit.
Il fut élu en {juin 1998|DATE 1998-06}. {L'automne précédent|DATE 1997-FA}, il avait perdu.
L'accord date du {3 mai 1995|DATE 1995-05-03}. {Le lendemain|DATE 1995-05-04}, la trêve était là ; elle fut rompue {le 7 juin|DATE 1995-06-07}.
Au {printemps 1999|DATE 1999-SP}, la ville a voté, et le maire a changé en {mai|DATE 1999-05}.
Au {premier trimestre 1999|DATE 1999-Q1}, le groupe a licencié, puis fermé un site en {mars|DATE 1999-03}.
En {1995|DATE 1995}, il a été élu {le premier dimanche de mai|DATE 1995-05-07}.
Il a été arrêté {le 13 mars dernier|DATE 2002-03-13}.
Le procès s'ouvrira {le 13 mars prochain|DATE 2004-03-13}.
On fêtera {le 29 février prochain|DATE 2004-02-29} l'anniversaire du club.
Le club a été fondé {le 29 février dernier|DATE 2000-02-29}.
Elle est née un {29 février|DATE XXXX-02-29}.
{Noël dernier|DATE 2002-12-25} a été doux.
À {Noël|DATE 2002-12-25}, il a neigé.
Du {20 décembre|DATE 1998-12-20} au {5 janvier 1999|DATE 1999-01-05}, on a dansé.
Du {5 janvier|DATE 1999-01-05} au {20 décembre 1999|DATE 1999-12-20}, on a dansé.
De {novembre|DATE 1998-11} à {mars 1999|DATE 1999-03}, on a dansé.
En {novembre|DATE 1999-11} et {décembre 1999|DATE 1999-12}, on a dansé.
A {Noël|DATE 2002-12-25}, il a neigé.
Jean Noël a chanté.
Il est prévu de parler {lundi|DATE 2003-03-17}.
Le juge a reporté {lundi|DATE 2003-03-10} le procès.
Le juge a reporté le procès à {lundi|DATE 2003-03-17}.
Le texte lu par tous {lundi|DATE 2003-03-10} au Sénat passera.
Elle viendra de la mer noire {lundi|DATE 2003-03-17}, espérait sa mère.
Le texte, qui tiendra en dix pages seulement, {lundi|DATE 2003-03-10}, arrivait au Sénat.
Il est mort en {44 avant Jésus-Christ|DATE BC0044}.
De {1995|DATE 1995} à {2001|DATE 2001} inclus, il a régné.
La cité de 1900 âmes dort.
Dans {la nuit du 31 décembre au 1er janvier 2000|TIME 1999-12-31TNI}, la tempête a cessé.
Dans {la nuit du 31 au 1er août|TIME 2002-07-31TNI}, un hangar a brûlé.
Dans {la nuit du 28 février au 1er mars|TIME 2003-02-28TNI}, un hangar a brûlé.
Dans {la nuit du 30 au 1er mars|TIME -}, un hangar a brûlé.
Dans {la nuit de samedi 8 à dimanche 9|TIME 2003-03-08TNI}, un hangar a brûlé.
{Le début de la soirée de samedi|TIME 2003-03-08TEV} a été agité.
{Le Nouvel An 2004|DATE 2004-01-01} sera calme.
Le départ a été donné en {1999|DATE 1999}. {3 jours|DURATION P3D} ont suffi.
L'origine n'a été connue qu'en {2001|DATE 2001}, {15 ans|DURATION P15Y} après la découverte.
Les 24 H du Mans ont commencé.
Le trajet prend {2 h|DURATION PT2H}.
Les 2000 manifestants sont partis.
On dansait dans {les années 20|DATE 192}.
{Un matin du mois de mai 2001|TIME 2001-05-XXTMO}, il est parti.
{Tous les 1er mai|SET XXXX-05-01}, il défile.
Il court {tous les week-ends|SET XXXX-WXX-WE}.
Il y a {environ six mois|DURATION P6M}, il a démissionné.
Le ministre a démenti {lundi|DATE 2003-03-10}.
Elle tombera, a-t-il dit {lundi|DATE 2003-03-10}.
« Nous partirons {lundi|DATE 2003-03-17} », a-t-il dit.
Les vignerons, {lundi|DATE 2003-03-10}, ont ri.
La ville, {aujourd'hui|TIME PRESENT_REF} disparue, était belle.
"""

NEGATIVE = """
La sonde s'est posée sur Mars sans encombre.
La planète Mars intrigue les astronomes.
Le député a été réélu sans surprise.
Ils ont été reçus par le maire.
Il y a un problème avec le chauffage.
Le 15e arrondissement de Paris est calme.
Il a terminé second de la course.
L'or a encore monté.
Ils étaient 2000 manifestants dans la rue.
Le terrain mesure 1500 mètres carrés.
Il a gagné 2000 euros au jeu.
La facture s'élève à 1.998 francs.
Le musicien, 53 ans, est père de deux filles.
Un homme de 38 ans a été interpellé.
Âgée de 90 ans, elle vivait seule.
Une fillette de six ans a été secourue.
Les moins de 17 ans ont gagné.
À 14 ans, il jouait déjà en équipe première.
L'article 1384 du code civil s'applique.
La résolution 1441 de l'ONU a été votée.
Composez le 03 83 59 80 12 pour réserver.
S'adresser au 03.29.88.43.12 pour tout renseignement.
Le marathon a été couru à 130 km/h.
M. Août préside l'association.
Avril Lavigne chantera à Metz.
Le Midi libre est un journal.
Le quotidien paraît à Nancy.
Un hebdomadaire local a publié la photo.
Le maréchal Juin a été honoré.
Il a marqué à la 35e minute.
Une minute de silence a été observée.
Il était une fois un roi.
Noël Mamère soutient le projet.
L'ascension du Ventoux fut difficile.
Le prix va de 1950 à 2000 euros.
Ils ont gagné trois à deux.
La rue du 8 est fermée.
Il habite au 12, rue de la Gare.
Cette soirée dansante a réuni cent personnes.
Il a une seconde chance.
Rien de neuf dans ce dossier.
"""


RARER = """
{Mardi midi|TIME 2003-03-11T12:00}, le maire a démissionné.
Il est arrivé {mardi 4 mars à midi|TIME 2003-03-04T12:00}.
L'incendie s'est déclaré {le 2 mars au matin|TIME 2003-03-02TMO}.
Le procès s'est ouvert {lundi 3 mars|DATE 2003-03-03}. {Le même lundi soir|TIME 2003-03-03TEV}, un témoin a disparu.
L'attaque a eu lieu dans {la nuit du 31 février|TIME -}.
L'attaque a eu lieu {le 2 mars|DATE 2003-03-02}. {Le matin même|TIME 2003-03-02TMO}, le ministre avait démenti.
{Ce soir-là|TIME TEV}, personne n'est sorti.
À {ce moment-là|TIME PAST_REF}, personne ne savait.
Il est mort {le 2 mars 1999|DATE 1999-03-02}. À {ce moment-là|DATE 1999-03-02}, personne ne savait.
{Le 2 mars 1999|DATE 1999-03-02} à {15 h 30|TIME 1999-03-02T15:30}, il est mort. À {ce moment-là|TIME 1999-03-02T15:30}, personne ne savait.
Il est rentré à {trois heures de l'après-midi|TIME 2003-03-13T15:00}.
La réunion est prévue à {18 heures et demie|TIME 2003-03-13T18:30}.
{Le 45 mars 2003|DATE -}, la loi a été votée.
Elle est partie à {Noël dernier|DATE 2002-12-25}.
Elle reviendra à {Noël prochain|DATE 2003-12-25}.
{Annuellement|SET P1Y}, le conseil se réunit.
{Chaque été|SET XXXX-SU}, la ville se vide.
Il a attendu {une heure et quarante minutes|DURATION PT1H40M}.
Il a couru en {deux heures trente minutes|DURATION PT2H30M}.
Il a été condamné à {trois ans et six mois|DURATION P3Y6M} de prison.
Au {IIe siècle avant Jésus-Christ|DATE BC01}, la ville brûlait.
Au {trimestre dernier|DATE 2002-Q4}, les ventes ont baissé.
{Le dernier semestre|DATE 2002-H2} a été bon.
{L'année suivante|DATE -}, il est parti.
Il a été élu en {mai 1998|DATE 1998-05}. {Le mois d'après|DATE 1998-06}, il est parti.
{Le lundi suivant|DATE XXXX-WXX-1}, il est parti.
Il a été élu {le 2 mai 1998|DATE 1998-05-02}. {Le lundi suivant|DATE 1998-05-04}, il est parti.
Il a été élu {le 2 mai 1998|DATE 1998-05-02}. {Le lundi précédent|DATE 1998-04-27}, il avait parlé.
Le premier coup d'État a été suivi d'un second en {mai de l'année dernière|DATE 2002-05}.
Le vote aura lieu en {mai de l'année prochaine|DATE 2004-05}.
L'usine a ouvert en {1998|DATE 1998}. En {décembre de la même année|DATE 1998-12}, elle a brûlé.
Ils ont travaillé {toute la journée|DURATION P1D}.
Il a attendu {un peu plus de quatre mois|DURATION P4M}.
Il a suffi d'une journée pour tout perdre.
Le gardien de 24 ans restera au club jusqu'en {2031|DATE 2031}.
La saison {2001|DATE 2001}-{02|DATE 2002} a été abandonnée.
Lire aussi : {Aujourd'hui|TIME PRESENT_REF}, Luc vit à Liège.
La ville dort {aujourd'hui|DATE 2003-03-13}.
{Ce jour-là|DATE -}, il pleuvait.
Dans {les années qui suivent|DURATION PXY}, la ville grandit.
Les ventes ont baissé au cours des {trois premiers mois de l'année|DURATION P3M}.
Ils ont joué jusqu'à {la dernière minute|DURATION PT1M}.
{La décennie à venir|DATE 201} sera dangereuse.
En {mars|DATE 2003-03}, les ventes ont doublé par rapport à {la même période|DATE 2003-03}.
Les ventes ont doublé par rapport à {la même période|TIME PAST_REF}.
Une fête se tient {tous les 15 août|SET XXXX-08-15}.
La foire revient {tous les mai|SET XXXX-05}.
On se retrouve après {neuf heures|DURATION PT9H} de route.
Il n'est resté qu'une dizaine d'années.
"""


@pytest.mark.parametrize(
    "marked",
    [
        row
        for table in (
            CALENDAR, DEICTIC, RELATIVE, LENGTHS, CLOCK, SETS, FEASTS, LOCAL, AGENCY, HALVES,
            COUNTED_DAYS, OPENING, RANGES, BRIEF, TENSES, WINTERS, NIGHTS, COUNTED, ADJECTIVES, FEASTS_TOO, RARER,
            CONTEXT, NEGATIVE,
        )
        for row in rows(table)
    ],
)
def test_sentence(marked: str) -> None:
    text, expected = unmarked(marked)
    assert read(text) == expected


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("L'avocat plaidera {mardi|DATE 2003-03-18}, comme il l'avait fait {lundi|DATE 2003-03-10}"
         ", et {mercredi|DATE 2003-03-19}.", "a verb left out has no tense"),
        ("Ils sont partis au lendemain du {7 mars|DATE 2003-03-07}, soit {le 8|DATE 2003-03-08}.",
         "a day of the month alone is too often another number"),
        ("Rendez-vous {le 1er de chaque mois|SET P1M}.", "a day of every month"),
        ("Il a annoncé qu'il partirait {lundi|DATE 2003-03-17}.",
         "a conditional tells of the future, or of what is said to have been"),
        ("Il pleuvra, dit-il {lundi|DATE 2003-03-10}.", "«dit» is present and past"),
        ("En {été|DATE XXXX-SU}, la cloche sonne à {7 h|TIME T07:00}.",
         "a season is no habit for a time of day"),
        ("Il est arrivé {vers huit heures moins le quart|TIME 2003-03-13T07:45}.",
         "no time is counted back from the hour"),
        ("Dans {la nuit du 10 mars 2003 au 11 mars 2003|TIME 2003-03-10TNI}, il a neigé.",
         "a night is read with one year"),
        ("Il a couru {au début du week-end|DATE 2003-W10-WE}.", "a part stands not before «du»"),
        ("Avant de quitter Paris {le 3 février|DATE 2004-02-03}, il parlera.",
         "a verb far ahead does not reach over «avant de»"),
        ("Il a prévu de parler {lundi|DATE 2003-03-17}.", "«a prévu de» tells of what is to come"),
        ("Le vote, fixé {lundi|DATE 2003-03-10}, aura lieu en {mai|DATE 2003-05}.",
         "«fixé» looks ahead, but for the day on which it was done"),
        ("Il vient {lundi|DATE 2003-03-17}.", "the present may tell of what is to come"),
    ],
)
@pytest.mark.xfail(strict=True, reason="known limits, each with its reason")
def test_known_failure(marked: str, reason: str) -> None:
    text, expected = unmarked(marked)
    assert read(text) == expected, reason
