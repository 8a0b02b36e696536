/** French, as servers of Orange, Free, La Poste and SFR, of Canada and Belgium, and localised notices speak it. */
import type { Lexicon } from '../concepts.ts';

export const FRENCH: Lexicon = {
  language: 'fr',
  words: {
    MAILBOX:
      'boîte, boîtes, boîte aux lettres, boîtes aux lettres, boîte mail, boîte de réception, boîte de messagerie, boîte du destinataire, boîte vocale, bal, messagerie, compte, comptes, compte de messagerie, compte mail, compte email, casier, aucun compte, aucune boîte, pas de compte, pas de boîte, compte bloqué, compte est bloqué, compte expiré, boîte bloquée',
    USER: 'utilisateur*, abonné*, client destinataire, usager*, correspondant*, titulaire*, personne, collaborateur*, partie locale, identifiant*, client inconnu, aucun utilisateur, pas d utilisateur, personne de ce nom, pas d abonné',
    ADDRESS:
      'adresse de messagerie, adresse électronique, adresse email, adresse e mail, adresse mail, adresse de courriel, adresse courriel, adresses de messagerie, adresses email, adresse, adresses, coordonnées, alias, adresse erronée, adresse incorrecte, aucune adresse, nouvelle adresse, changé d adresse',
    RECIPIENT:
      'destinataire*, destinataires ou groupes, adresse du destinataire, adresse de messagerie du destinataire, adresse email du destinataire, adresse d au moins un destinataire, adresse dau moins un destinataire, ces destinataires ou groupes, récepteur*, boîte du destinataire, aucun destinataire, nom de boite aux lettres non autorise, nom de la boite aux lettres non autorise, nom de boite non autorise',
    GROUP:
      'liste de diffusion, listes de diffusion, groupe, groupes, liste de distribution, groupe de distribution, membres de la liste',
    DOMAIN:
      'domaine de l expéditeur, domaine de lexpéditeur, domaine expéditeur, domaine émetteur, domaine de l émetteur, domaine*, nom de domaine, domaine du destinataire, domaine de destination, domaine destinataire',
    SERVER:
      'serveur*, serveur de messagerie, serveur distant, serveur de destination, système*, machine*, hôte*, serveur destinataire, serveur de réception, passerelle*, serveur smtp, système de messagerie',
    'SEND-AS':
      'au nom de, au nom du, en tant que, utiliser cette adresse d expéditeur, utiliser cet expéditeur, avec cette adresse d expéditeur',
    SENDER:
      'expéditeur non vérifié, adresse d expéditeur non vérifiée, domaine non vérifié, domaine n est pas vérifié, expéditeur*, émetteur*, adresse de l expéditeur, adresse de lexpéditeur, adresse expéditeur, adresse émettrice, domaine de l expéditeur, domaine de lexpéditeur, domaine expéditeur, domaine émetteur, adresse d expédition, adresse d envoi, adresse dexpédition, envoyeur*, lexpéditeur*, lémetteur*, dexpéditeur*, adresse de l émetteur, domaine de l émetteur',
    CLIENT:
      'votre serveur, votre adresse ip, votre ip, votre fournisseur, votre hôte, votre machine, serveur émetteur, serveur expéditeur, serveur d envoi, serveur denvoi, adresse ip de l expéditeur, adresse ip source, ip émettrice, adresse ip émettrice, adresse ip d envoi, votre serveur de messagerie, votre fai, votre réseau, votre système, serveur de l expéditeur, machine émettrice, hôte émetteur, ip expéditrice, ip source, votre plateforme, plateforme émettrice',
    IP: 'adresse ip, adresses ip, plage d adresses, plage dadresses, réseau*, plage ip, bloc ip, ladresse ip',
    OWN: 'votre, vos, vous',
    CONNECTION:
      'connexion*, session*, connexions simultanées, connexion smtp, connecter, connexions parallèles',
    MESSAGE:
      'message*, courrier*, courriel*, mél, méls, correspondance, lettre, lettres, envoi de message, données, mails',
    CONTENT:
      'contenu*, corps du message, texte du message, contenu du message, teneur, mots, corps, lecontenu, texte',
    HEADER:
      'entête*, en tête*, objet, sujet, champ from, champ date, champ de, lentête*, len tête*, ligne objet, champ objet',
    ATTACHMENT:
      'pièce jointe, pièces jointes, fichier joint, fichiers joints, fichier*, type de fichier, extension de fichier, jointe, jointes, archive, exécutable*',
    LINK: 'lien, liens, lien hypertexte, adresse web, site web, adresse internet, hyperlien*',
    VIRUS:
      'virus*, malveillan*, logiciel malveillant, infecté*, hameçonnage*, cheval de troie, fraude*, frauduleu*, dangereu*, nuisible*, arnaque*, maliciel*',
    SPAM: 'pourriel*, indésirable*, publicité*, publicitaire*, non sollicité*, courrier indésirable, courriers indésirables, envoi en masse, envois en masse, antispam*, anti spam, message indésirable, non désiré*, commercial*',
    COMPLAINT: 'plainte*, signalement*, signalé comme spam, marqué comme spam, signalé par',
    SIZE: 'taille*, volume du message, poids, octets, mo, ko, taille maximale, taille maximum, taille du message, taille limite, longueur',
    RATE: 'par heure, par minute, par jour, par seconde, par connexion, par session, débit*, fréquence*, horaire, quotidien*, journalier*, trop vite, trop rapidement, trop souvent, simultan*, cadence*, rythme*, en peu de temps, volume d envoi*, volume denvoi*, limite d envoi, limite denvoi, quota d envoi, quota denvoi, par tranche, courte période, court laps de temps, envois par, messages par, en parallèle, dernière heure',
    LIMIT:
      "limite*, maximum*, maximal*, plafond*, seuil*, restriction de nombre, limitation*, nombre maximal, nombre maximum, limite d envoi, limite denvoi, nombre autorisé, nombre de messages, nombre de destinataires, nombre de connexions, nombre de courriels, nombre de mails, nombre d'envois, nombre de tentatives, nombre total",
    QUOTA:
      'quota de stockage, quota du destinataire, quota de la boîte, espace de stockage, espace alloué, espace disque alloué, quota disque, capacité de la boîte, capacité de stockage, limite de stockage, quota de messagerie, taille de la boîte, quota d espace',
    'TOO-MANY':
      'trop de, trop, plus de, excessi*, nombre élevé, nombre important, grand nombre, trop grand nombre, trop nombreu*, nombreux, nombreuses, anormal*, inhabituel*, répété*, multiples, excès, volume important, trop élevé*, nombre trop',
    EXCEED: 'dépass*, excèd*, excéd*, atteint*, épuisé*, supérieur*, au delà, outrepass*, consommé',
    FULL: 'plein, pleine, pleins, pleines, saturé*, rempli*, plus de place, plus d espace, plus despace, pas assez d espace, surquota, dépassement de quota, quota dépassé, quota atteint, hors quota, espace insuffisant, manque de place, place insuffisante, pleine capacité, comble, n a plus de place, trop pleine, trop plein',
    'TOO-LARGE':
      'trop volumineu*, trop gros, trop grosse, trop grand, trop grande, trop lourd*, trop long, trop longue, plus grand que, plus gros que, taille excessive, volumineux, taille trop',
    STORAGE:
      'disque*, espace disque, espace, stockage*, mémoire*, espace insuffisant sur le disque, espace libre, ressources disque',
    THROTTLE:
      'ralenti*, limité en débit, freiné*, modéré*, réduisez, espacez, réduire le débit, limitation de débit, bridé, bridée, bridage',
    BLOCKLIST:
      'liste noire, listes noires, liste de blocage, listes de blocage, liste rouge, blacklisté*, black listé*, liste de rejet, liste d exclusion, liste grise et noire',
    LISTED:
      'inscrit*, répertorié*, fiché*, recensé*, présent dans, référencé dans, référencée dans, est référencé, est référencée, est listé, est listée, sont listés, être listé, listé dans, listée dans, listé sur, listée sur, figure sur, figure dans, figure actuellement',
    REPUTATION: 'réputation*, mauvaise réputation, notoriété',
    'REVERSE-NAME':
      'reverse dns, résolution inverse, dns inverse, enregistrement ptr, résolution inversée, nom inverse, inverse, inversé, reverse, résolution dns inverse, enregistrements ptr, ptr manquant, dns inversé',
    DYNAMIC: 'dynamique*, résidentiel*, générique*, abonné particulier, adsl',
    DNS: 'résolution dns, résolution de nom, résolution de noms, enregistrement dns, enregistrements dns, serveur dns, serveur de noms, serveurs de noms, enregistrement a, requête dns, erreur dns, serveurs dns, service de noms',
    MX: 'enregistrement mx, enregistrements mx, serveur mx, mx nul, échangeur de courrier, entrée mx',
    RESOLVE: 'résolu, résolue, résoudre, résolvable*, résout, la résolution du nom, résolution du domaine',
    UNRESOLVED:
      'non résolu*, irrésoluble*, impossible de résoudre, échec de la résolution, échec de résolution, hôte introuvable, serveur introuvable, hôte inconnu, ne se résout pas',
    ROUTE: 'route*, routage*, acheminé*, transfert*, transféré*, redirection*, destination*',
    'NO-ROUTE':
      'aucun serveur approprié, aucun serveur adéquat, non routable*, pas de route, aucune route, impossible d acheminer, impossible dacheminer, mauvais serveur, erreur de routage, mal acheminé, aucun itinéraire',
    LOOP: 'boucle*, bouclage*, trop de sauts, trop de relais, boucle de messagerie, boucle de courrier, nombre de sauts, trop d en têtes received',
    HOSTNAME:
      'nom d hôte, nom dhôte, nom de machine, nom complet, pleinement qualifié, nom de serveur, nom dhote, nom de l hôte, complètement qualifié, qualifié, qualifiée',
    HELO: 'salutation*, nom helo, argument helo, commande helo, helo invalide',
    SPF: 'enregistrement spf, contrôle spf, vérification spf, politique spf',
    DKIM: 'signature dkim, contrôle dkim, vérification dkim, clé dkim',
    DMARC: 'politique dmarc, contrôle dmarc, vérification dmarc, alignement*',
    'SENDER-AUTH':
      'authentification de l expéditeur, authentification de lexpéditeur, authentification du domaine, authentification du message, authentification des messages, non authentifié*, contrôle d authentification, contrôles d authentification, contrôles dauthentification, tests d authentification, authenticité*, message non authentifié, anti usurpation, usurpation*, authentification des e mails, authentification du courrier',
    AUTHENTICATE:
      "vous connectiez, vous connecter avant, impossible de s authentifier, impossible d authentifier, impossible d authentifier l utilisateur, n a pas pu s authentifier, impossible de se connecter avec le mot de passe, authentifi*, sidentifier, dauthentification*, lauthentification*, se connecter avec, identifiez vous, authentifiez vous, smtp authentifié, vous identifier, vous authentifier, s'identifier, identification requise, identification obligatoire, identification nécessaire, identification préalable, identification échouée, échec de l'identification",
    CREDENTIALS:
      'mot de passe, mots de passe, identifiants, nom d utilisateur ou mot de passe, identifiant ou mot de passe, login ou mot de passe, nom dutilisateur ou mot de passe, informations d identification, informations de connexion, informations didentification, jeton*, identifiants de connexion, clé api',
    ENCRYPTION:
      'chiffr*, cryptage*, crypté*, sécurisée, connexion sécurisée, canal sécurisé, non chiffré*, en clair, négociation tls, poignée de main',
    CERTIFICATE: 'certificat*',
    RELAY:
      'd autres domaines, autres domaines, domaines externes, domaine externe, relais*, relayé*, relayage*, accès au relais, non relayé*, pas local*, domaine non local, domaine non géré, domaine non hébergé, pas hébergé*, non hébergé*, rediffusion*, domaine n est pas géré, domaine n est pas hébergé, accès relais, ne gère pas ce domaine, pas géré*, ne relaie, relaie pas, hébergé ici, hébergé sur ce serveur, gérons pas, gère pas, hébergeons pas, courrier pour ce domaine, messages pour ce domaine, mails pour ce domaine, pas local, non local',
    GREYLIST:
      'liste grise, listes grises, mise en liste grise, greylisté*, greylistage, liste d attente grise',
    POLICY:
      'politique*, règle*, stratégie*, administrateur*, administrati*, raisons de sécurité, conditions d utilisation, conditions dutilisation, consignes, politique locale, règle de transport, préférences, paramètres du destinataire, directive*, charte, chartes',
    PERMISSION:
      'permission*, droits, laccès, daccès, habilitation*, habilité*, autorisation*, lautorisation*, droit d envoi, accès',
    COUNTRY: 'pays, géographique*, région, votre pays, continent, territoire',
    RESTRICTED:
      "seuls les abonnés, seuls les adhérents, seuls les inscrits, seuls les utilisateurs, restreint*, membres seulement, uniquement les membres, seuls les membres, internes uniquement, usage interne, expéditeurs autorisés, expéditeurs internes, certains expéditeurs, liste blanche, réservée aux membres, liste fermée, privé, privée, seuls certains, seulement les expéditeurs, limité à certains, au sein de l organisation, personnes autorisées, réservé, réservée, réservés, réservées, n'accepte que, ne reçoit que, accepte uniquement, uniquement de, accepte seulement",
    COMMAND: 'commande smtp, commandes smtp, commande, commandes',
    SYNTAX:
      'syntaxe*, syntaxique*, malformé*, mal formé*, erreur de syntaxe, caractères interdits, caractères non valides, caractère non valide, caractère invalide, caractères invalides, mal orthographié*, faute de frappe, mal formulé*, incompréhensible*',
    SEQUENCE:
      'séquence*, mauvais ordre, dans le désordre, hors séquence, mauvaise séquence, ordre incorrect, ordre des commandes, avant rcpt, avant mail from, d abord envoyer, prématuré*, inattendu*',
    PARAMETER: 'paramètre*, argument*, option*',
    FORMAT:
      'format*, fin de ligne, fins de ligne, longueur de ligne, ligne trop longue, lignes trop longues, non conforme*, conforme aux rfc, caractère de contrôle, caractères de contrôle, saut de ligne, sauts de ligne',
    CHARSET:
      'jeu de caractères, caractères accentués, caractères non ascii, encodage*, caractères spéciaux, codage',
    EXIST:
      'existe, existent, existant*, trouvé*, connu, connue, connus, reconnu, reconnue, enregistré*, nexiste, nexistent, identifié, localisé',
    UNKNOWN:
      'inconnu*, n existe pas, nexiste pas, n existent pas, nexistent pas, introuvable*, inexistan*, non trouvé*, pas trouvé*, n existe plus, nexiste plus, aucun utilisateur, aucun destinataire, aucun compte, aucune boîte, pas de compte, pas d utilisateur, pas dutilisateur, non reconnu*, pas reconnu*, personne de ce nom, pas connu*, pas d abonné, n est pas connue, n est pas connu, pas existant*, non existant*, adresse erronée, adresse incorrecte, impossible de trouver, n a pas été trouvé*, na pas été trouvé*, n a pas pu être trouvé*, non répertorié*, ne correspond à aucun*, pas de boîte, aucune adresse, non attribué*, pas attribué*, na jamais existé, n a jamais existé',
    VALID: 'valide*, correct, correcte, corrects, vérifié*, validé*, valable*, conforme, exact, exacte',
    INVALID:
      'invalide*, non valide*, incorrect*, erroné*, mauvais, mauvaise, illégal*, pas valide*, pas correct*, faux, fausse, ambigu*, non vérifié*, inacceptable*, nest pas valide, n est pas valide, pas valable, nom de boite aux lettres non autorise, nom de la boite aux lettres non autorise, nom de boite non autorise',
    AVAILABLE: 'disponible*, joignable*, prêt, opérationnel*, en ligne',
    UNAVAILABLE:
      'indisponible*, non disponible*, pas disponible*, hors service, en maintenance, maintenance, arrêt du service, service refusé, service refuse, en panne, hors ligne, interruption*, fermeture du service, service interrompu, n est pas disponible, arrêté, en cours d arrêt',
    ACTIVE: 'actif, actifs, en service, utilisé*, ouvert, activé, activée',
    DISABLED:
      'désactiv*, suspend*, suspens*, inactif, inactive, inactifs, fermé, fermée, fermés, supprimé*, bloqué pour inactivité, clos, clôturé*, verrouillé*, non actif, pas actif, pas active, n est plus actif, n est plus active, plus actif, plus active, non activé*, pas activé*, expiré pour inactivité, compte bloqué, compte est bloqué, compte expiré, boîte bloquée, plus utilisé*, abandonné par, ne reçoit plus, naccepte pas de message*, n accepte pas de message*, n accepte plus de message*, naccepte plus de message*, ne peut pas recevoir, ne peut plus recevoir, ne peut recevoir, n accepte plus, n accepte aucun message, non utilisé*, à l abandon, inutilisé*, gelé, gelée, gelés, résilié, résiliée',
    MOVED:
      'déménagé*, nouvelle adresse, a changé, a quitté, quitté l entreprise, quitté la société, ne travaille plus, ne fait plus partie, n est plus valide, nest plus valide, plus valide*, plus valable*, n est plus en service, plus en service, plus employé*, veuillez utiliser, plus chez nous, changé d adresse, n est plus chez',
    EXPIRED:
      'nous abandonnons, abandon des tentatives, aucune autre tentative, plus aucune tentative, délai de remise expiré, délai d acheminement, délai dépassé dans la file, abandon*, trop longtemps dans la file, trop de temps dans la file, délai maximum de remise, délai de livraison dépassé, délai de livraison expiré, délai de remise, tentatives de remise ont échoué, dernière tentative, toutes les tentatives, durée de vie, après plusieurs jours, message expiré, message a expiré, délai de conservation, séjour dans la file, durée maximale dans la file, dernier essai, pendant plusieurs jours, plus de tentative*, expiré, expirée, plus aucune tentative, aucune autre tentative, aucune nouvelle tentative, tentatives abandonnees, pendant <number> jours, depuis <number> jours, abandon apres, renonce a',
    ACCEPT: 'accept*, admis*, reçoit, recevoir, reçu, reçue, naccepte*, traité*, prise en charge',
    REFUSE:
      'refus*, rejet*, décliné*, repoussé*, non accepté*, pas accepté*, renvoyé à l expéditeur, retourné*, n accepte pas, naccepte pas, ne veut pas, n est pas accepté, dénié*, écarté*',
    ALLOW: 'autoris*, permis, permise, permet*, nautorise*, accordé*',
    FORBID:
      'expéditeur non vérifié, adresse d expéditeur non vérifiée, domaine non vérifié, domaine n est pas vérifié, interdi*, non autorisé*, pas autorisé*, pas permis*, prohibé*, n est pas autorisé*, n êtes pas autorisé*, nêtes pas autorisé*, nest pas autorisé*, non permis*, pas le droit, pas l autorisation, pas lautorisation, n autorise pas, nautorise pas, proscrit*, non habilité*, pas admis*, vous n avez pas le droit, sans autorisation, autorisation manquante, autorisation insuffisante, droits insuffisants',
    BLOCK: 'bloqu*, banni*, filtré*, blocage*, intercepté*, barré, blacklisté par',
    REQUIRE:
      'requis*, exige*, exigé*, nécessaire*, nécessite*, obligatoire*, doit, doivent, devez, veuillez, il faut, besoin, impose*, imposé*, attendu, demandé*, préalable*, merci de, d abord, dabord',
    MISSING:
      'au moins un, au moins une, au minimum un*, manquant*, manque*, absent*, absence*, sans, vide, vides, non spécifié*, pas fourni*, non fourni*, ne contient pas, na pas de, n a pas de, dépourvu*, non renseigné*, défaut de, ne dispose pas, ne possède pas, ne comporte pas, n a pas d, na pas d, na pas denregistrement, n a aucun, na aucun, ne possède aucun, omis',
    MATCH: 'correspond, correspondent, concord*, cohérent*, conforme à, appartient, coïncide*, identique*',
    MISMATCH:
      'ne correspond pas, ne correspondent pas, incohéren*, ne concorde*, falsifi*, différent de, usurpé*, discordan*, non concordan*, diffère, diffèrent de',
    PASS: 'réussi*, passé avec succès, satisfai*, passer, respecte*',
    FAIL: 'impossible de s authentifier, impossible d authentifier, impossible d authentifier l utilisateur, n a pas pu s authentifier, impossible de se connecter avec le mot de passe, échec*, échou*, léchec, infructueu*, a échoué, raté*, pas réussi',
    DELIVER:
      'livr*, délivr*, remis, remise, remettre, envoi*, envoy*, expédi*, distribu*, acheminer, parvenir, transmis, transmise, transmet*, transmission du message',
    UNDELIVERED:
      'raison inconnue, raisons inconnues, non livré*, non délivré*, non remis, non remise, non distribu*, échec de la remise, échec de remise, échec de la livraison, échec de livraison, échec d envoi, pas pu être remis, pas pu être livré*, pas pu être délivré*, pas pu être distribué*, n a pas été remis, n a pas été livré, na pas pu être, impossible de remettre, impossible de livrer, impossible de délivrer, impossible d envoyer, non distribuable*, remise impossible, livraison impossible, ne peut pas être remis, ne peut être remis, ne peut pas être livré, ne peut être livré, distribution impossible, ne peut être délivré, ne peut pas être délivré, na pas été remis, na pas été délivré, n a pu être remis, n a pu être délivré, pas pu etre envoye*, pas ete envoye*, pas recu votre, n a pas recu, nont pas recu, pas atteint',
    SUPPORT:
      'pris en charge, prise en charge, prend en charge, supporté*, implémenté*, proposé*, comprend, gère',
    UNSUPPORTED:
      'non supporté*, non pris en charge, pas pris en charge, pas supporté*, non prise en charge, pas prise en charge, non implémenté*, pas implémenté*, commande inconnue, commande non reconnue, commande non valide, commande invalide, commande incomprise, ne supporte pas, ne prend pas en charge, ne gère pas, commande refusée, pas proposé*, non reconnue par le serveur',
    TRUST: 'confiance, digne de confiance, fiable*',
    SUSPICIOUS:
      'suspect*, suspicion*, soupçon*, abus*, considéré*, détecté*, identifié comme, probable*, semble*, attaque*, compromis*, piraté*, douteu*, évalué*, jugé*, comportement*, proxy ouvert, apparenté*, classé, classée',
    QUARANTINE: 'quarantaine*',
    TEMPORARY:
      'temporaire*, provisoire*, momentané*, pour le moment, en ce moment, actuellement, pour l instant, transitoire*, passager, passagère, à l heure actuelle',
    RETRY:
      'réessay*, essayer plus tard, plus tard, essayez plus tard, nouvelle tentative, ultérieurement, retent*, nouvel essai, essayez à nouveau, à nouveau, de nouveau, essayer à nouveau, recommenc*, renvoyez, veuillez essayer, nouvelles tentatives, prochaine tentative, essayez de nouveau, revenez, réitérer',
    WAIT: '<number> seconde*, <number> minute*, <number> heure*, <number> mn, quelques minutes, quelques instants, patienter, attendre, quelque temps, attendez, patientez, dans une heure, une heure',
    TIMEOUT:
      'délai d attente dépassé, délai dattente dépassé, délai dépassé, délai d attente, délai dattente, pas de réponse, aucune réponse, ne répond pas, ne répond plus, n a pas répondu, na pas répondu, expiration du délai, délai de réponse, inactivité de la connexion, délai de connexion, temps d attente, délai expiré, délai imparti',
    REACH: 'joindre, joint par, contacter, contacté, atteindre, établi, établie, établir',
    UNREACHABLE:
      'injoignable*, connexion refusée, connexion perdue, connexion interrompue, connexion fermée, connexion impossible, connexion rompue, impossible de se connecter, impossible de joindre, impossible d établir, impossible de contacter, échec de connexion, échec de la connexion, erreur de connexion, hôte injoignable, réseau injoignable, pas accessible, n est pas joignable, pas joignable, connexion coupée, perte de connexion, connexion réinitialisée, impossible détablir, erreur réseau, problème réseau, pas pu être établie, pas pu être joint, pas pu être contacté, ne peut être joint, connexion a été refusée, connexion a été interrompue, connexion a expiré, a refusé la connexion',
    BUSY: 'occupé*, surchargé*, surcharge*, surcharge du serveur, charge trop élevée, charge élevée, encombré*, ressources insuffisantes, ressources, saturation du serveur, serveur saturé, serveurs saturés, forte charge, très sollicité*',
    ERROR:
      'erreur dns, erreur*, problème*, incident*, anomalie*, dysfonctionnement*, défaillance*, lerreur, difficulté*',
    INTERNAL:
      'erreur interne, interne, internes, erreur locale, erreur système, erreur serveur, local, locale, technique, base de données, problème technique, erreur technique, erreur du serveur, annuaire, erreur de traitement',
    CONFIGURATION: 'configur*, mal configuré*, paramétrage*, paramétré*',
    QUEUE: 'file d attente, file dattente, files d attente, mis en file, mise en file',
    'FIRST-TIME':
      'première fois, premier contact, première tentative, expéditeur inconnu pour l instant, nouvel expéditeur, expéditeur nouveau, trop tôt, pas encore connu, pas encore connue, jamais vu, premier envoi, premier essai, encore inconnu*, première connexion',
    SUCCESS:
      'avec succès, message accepté, accepté pour remise, bien reçu, bien été reçu, bien été remis, remis avec succès, accepté pour livraison, bien été envoyé, terminé, message transmis, pris en compte',
    NOT: 'pas, non, plus aucun, jamais, impossible, ne peut plus',
    NONE: 'aucun, aucune',
    ADVICE:
      "si le problème, support technique, service technique, contactez votre, contactez le, veuillez contacter, pour plus d'informations, plus d'informations, si vous pensez, vérifiez, veuillez vérifier, consultez, renseignements, contactez, contacter votre, adressez vous, si le probleme, pour plus d informations, pour plus d information, pour en savoir, informez, prevenez, transmettez, merci de contacter",
  },
};
