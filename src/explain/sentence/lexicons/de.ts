/** German, as servers in Germany, Austria and Switzerland and localised notices speak it. */
import type { Lexicon } from '../concepts.ts';

export const GERMAN: Lexicon = {
  language: 'de',
  words: {
    MAILBOX:
      'postfach*, postfäch*, postfaech*, mailkonto*, e mail konto*, emailkonto*, benutzerkonto*, benutzerkonten, konto, kontos, konten, briefkasten*, mailfach, posteingang*, mailaccount*, kein postfach, kein konto, gesperrtes konto, gesperrtes postfach, konto gesperrt, konto ist gesperrt, postfach gesperrt, postfach ist gesperrt, postfach wurde gesperrt, konto wurde gesperrt, zu viele nachrichten im postfach, zu viele mails im postfach, kein speicherplatz im postfach, nicht genügend speicherplatz im postfach, nicht genügend platz im postfach',
    USER: 'benutzer*, nutzer*, anwender*, teilnehmer*, kunde, kunden, kundin, lokaler teil, lokalteil, person, mitarbeiter*, kein benutzer, keinen benutzer, keine person',
    ADDRESS:
      'adresse, adressen, adressat*, mailadress*, emailadress*, e mail adress*, zieladress*, anschrift*, alias*, falsche adresse, neue adresse, neue e mail adresse',
    RECIPIENT:
      'empfänger*, empfaenger*, adresse des empfängers, adresse des empfaengers, e mail adresse des empfängers, folgende empfänger oder gruppen, empfänger oder gruppen, empfänger oder verteilerlisten, kein empfänger, keinen empfänger, kein empfaenger, falscher empfänger, postfachname nicht zulassig, postfachname nicht erlaubt, name des postfachs nicht erlaubt',
    GROUP: 'verteilerliste*, verteilergruppe*, verteiler, mailingliste*, gruppe, gruppen, listenmitglied*',
    DOMAIN:
      'absenderdomain*, absenderdomane*, absenderdomaene*, senderdomain*, domain des absenders, absendende domain, domäne*, domaene*, domain des empfängers, zieldomain*, zieldomäne*, empfängerdomain*, empfängerdomäne*, empfaengerdomain*, maildomain*',
    SERVER:
      'mailserver*, zielserver*, rechner*, gegenstelle*, empfangsserver*, empfangende server, dienst, mailsystem*, e mail system*, zielsystem*, postausgangsserver*, posteingangsserver*, e mail server*',
    'SEND-AS':
      'senden im namen, im namen dieser, im namen dieses, im namen der adresse, im namen von, im namen des, unter dieser adresse senden, mit dieser adresse senden, mit dieser absenderadresse, unter dieser absenderadresse, absenderadresse nicht verwenden, absenderadresse verwenden, absender verwenden, absenderadresse zu verwenden, absender zu verwenden, absenderadresse zu benutzen',
    'BROKE-OFF':
      'verbindung abgebrochen, verbindung unterbrochen, verbindung verloren, verbindung getrennt, verbindungsabbruch*, verbindung geschlossen, verbindung wurde geschlossen, verbindung wurde unterbrochen, verbindung wurde abgebrochen, verbindung wurde getrennt, verbindung beendet, verbindung zurückgesetzt',
    WAITED: 'untätig*, inaktivität*, wartezeit überschritten',
    SENDER:
      'absender nicht verifiziert, absenderadresse nicht verifiziert, domain nicht verifiziert, domain ist nicht verifiziert, absenderdomain*, absenderdomane*, absenderdomaene*, senderdomain*, absender*, versender*, adresse des absenders, domain des absenders, absendende domain, domäne des absenders, absendende adresse',
    CLIENT:
      'ihr server, ihres servers, ihrem server, ihr mailserver, ihres mailservers, ihrem mailserver, ihr system, ihrem system, einliefernde*, einlieferer*, sendende server, sendender server, sendenden server*, absendende server, absendender server, ihr provider, ihre ip*, ihrer ip*, ihr rechner, ihre adresse, versendende server, versendender server, sendesystem*, sendende system, sendendes system, einlieferungsserver*',
    IP: 'ip adresse*, ipadresse*, ip bereich*, netz, netzwerk*, adressbereich*, netzbereich*',
    OWN: 'ihr, ihre, ihrer, ihres, ihren, ihrem, sie, ihnen, dein, deine, deiner, deinem, deinen, deines, von ihnen, von dir',
    CONNECTION: 'verbindung*, sitzung*, smtp verbindung*, gleichzeitige verbindung*',
    MESSAGE: 'nachricht*, briefe, sendung*, e mails, zuschrift*, mailing*, datenübertragung*',
    CONTENT:
      'inhalt*, nachrichteninhalt*, mailinhalt*, nachrichtentext*, textkörper*, formulierung*, mailtext*, wortlaut, begriffe, wörter',
    HEADER:
      'kopfzeile*, header*, betreff*, nachrichtenkopf*, mailheader*, datumszeile*, from zeile*, absenderzeile*',
    ATTACHMENT:
      'anhang*, anhäng*, anhaeng*, anlage, anlagen, dateianhang*, dateianhäng*, dateityp*, dateiendung*, dateiname*, datei, dateien, angehängt*, angehaengt*, archivdatei*, ausführbare*',
    LINK: 'mit links, mit link, link, links, verweis*, webadresse*, internetadresse*, verlinkt*, weblink*',
    VIRUS:
      'viren*, virus*, schadsoftware*, schadcode*, schädlich*, schaedlich*, trojaner*, infiziert*, betrug*, gefährlich*, gefaehrlich*, bösartig*, boesartig*, phishing*',
    SPAM: 'werbung, werbe*, massenmail*, massenversand*, unerwünscht*, unerwuenscht*, unverlangt*, reklame, spamverdacht*, spamfilter*, spamschutz*, müll, junkmail*',
    COMPLAINT: 'beschwerde*, nutzerbeschwerde*, spambeschwerde*, beanstandung*, als spam markiert',
    SIZE: 'größe*, groesse*, nachrichtengröße*, nachrichtengroesse*, umfang, maximalgröße*, maximale größe, zulässige größe, dateigröße*, mailgröße*',
    RATE: 'pro stunde, pro minute, pro tag, je stunde, pro sekunde, pro verbindung, pro sitzung, stündlich*, stuendlich*, täglich*, taeglich*, tageslimit*, stundenlimit*, häufig*, haeufig*, in kurzer zeit, zu schnell, zu oft, gleichzeitig*, senderate*, versandlimit*, versandvolumen, sendelimit*, sendekontingent*, nachrichtenrate*, in der letzten stunde, frequenz, mailaufkommen, versandrate*, versandmenge*, kurze zeit, tageskontingent*',
    LIMIT:
      'grenze*, grenzwert*, höchst*, hoechst*, begrenz*, obergrenze*, maximal*, beschränkung*, beschraenkung*, maximum, anzahl, versandlimit*, sendelimit*, tageslimit*, stundenlimit*, zulässige zahl, zulässige anzahl, erlaubte anzahl',
    QUOTA:
      'speichervolumen*, speicherplatzlimit*, speicherkontingent*, kontingent*, postfachgröße*, postfachgroesse*, postfachkontingent*, speicherbegrenz*, speichergrenze*, postfachspeicher*, speicherquota*, speicherlimit*, speicherkapazität*, speicherkapazitaet*, postfachlimit*, zugewiesener speicher*, zugeteilter speicher*, speicherplatz des empfängers, postfachgrenze*',
    'TOO-MANY':
      'zu viele, zuviele, zu viel, zuviel, zu vielen, mehr als, übermäßig*, uebermaessig*, ungewöhnlich viele, ungewöhnlich hoh*, zu hohe anzahl, zu hohe zahl, große anzahl, grosse anzahl, vielzahl, massenhaft*, wiederholt*, zu hoch*, mehrere',
    EXCEED:
      'überschritt*, ueberschritt*, überschreit*, ueberschreit*, übersteigt, uebersteigt, überstieg*, erschöpft*, erschoepft*, erreicht, überzogen, ueberzogen, aufgebraucht, ausgeschöpft*, ausgeschoepft*, hinaus, übertrifft, verbraucht',
    FULL: 'voll, volles, voller, überfüllt*, ueberfuellt*, überfüllung, vollständig gefüllt, kein platz, keinen platz, kein speicherplatz mehr, kein freier speicher, speicher voll, zu viele mails auf dem server, zuviele mails auf dem server, zu viele nachrichten auf dem server, zu viele nachrichten im postfach, zu viele mails im postfach, kein speicherplatz im postfach, nicht genügend speicherplatz im postfach, nicht genügend platz im postfach, überquota',
    'TOO-LARGE':
      'zu groß*, zu gros*, zu lang, zu umfangreich*, größer als, groesser als, überschreitet die größe, zu schwer, übergroß*, zu große*, zeile zu lang, zeile ist zu lang, zeilen zu lang, zeilen sind zu lang',
    STORAGE:
      'speicherplatz*, speicher, festplatte*, plattenplatz*, arbeitsspeicher*, datenträger*, datentraeger*, systemspeicher*, plattenspeicher*',
    THROTTLE:
      'gedrosselt*, drossel*, verlangsam*, langsamer, ausgebremst*, reduzieren sie, senden sie langsamer, bremse*',
    BLOCKLIST:
      'sperrliste*, schwarze liste, schwarzen liste, schwarzer liste, blockliste*, blackliste*, negativliste*, realtime liste*',
    LISTED: 'gelistet*, eingetragen, aufgeführt*, aufgefuehrt*, auflistung*, listung*, geführt',
    REPUTATION:
      'ihr ruf, schlechten ruf, schlechter ruf, spamversand*, spam versand*, reputation*, schlechter ruf, schlechten ruf*, leumund',
    'REVERSE-NAME':
      'rückwärtsauflösung*, rueckwaertsaufloesung*, reverse dns eintrag*, reverse dns auflösung*, ptr eintrag*, ptr eintr*, reverse eintrag*, rückauflösung*, rueckaufloesung*, reverse auflösung*, rdns eintrag*, rückwärts auflös*, inverse auflösung*, rückwärtseintrag*',
    DYNAMIC: 'dynamisch*, einwahl*, privatkunden*, endkunden*, generisch*',
    DNS: 'namensauflösung*, namensaufloesung*, nameserver*, dns eintrag*, dns eintr*, dns fehler*, dns abfrage*, dns server*, namensdienst*, a record*, adresseintrag*',
    MX: 'mx eintrag*, mx eintr*, mx record*, mail exchanger eintrag*, mailexchanger*, zuständiger mailserver, zuständigen mailserver',
    RESOLVE: 'auflösbar*, aufloesbar*, aufgelöst*, aufgeloest*, auflösen, aufloesen',
    UNRESOLVED: 'unauflösbar*, unaufloesbar*, namensauflösung fehlgeschlagen, auflösung fehlgeschlagen',
    ROUTE: 'leitweg*, weitergeleitet*, weiterleit*, zustellweg*, route, ziel',
    'NO-ROUTE':
      'kein geeigneter server, kein passender server, nicht routbar*, kein zustellweg, keinen zustellweg, keine route, falscher server, falschen server, fehlgeleitet*',
    LOOP: 'schleife*, mailschleife*, endlosschleife*, zustellschleife*, weiterleitungsschleife*, zu viele zwischenstationen, zu viele hops, zu viele stationen, im kreis*, mail schleife*',
    HOSTNAME:
      'rechnername*, hostname*, servername*, vollqualifiziert*, voll qualifiziert*, vollständig qualifiziert*',
    HELO: 'begrüßung*, begruessung*, helo name*, ehlo name*, helo befehl*',
    SPF: 'spf eintrag*, spf prüfung*, spf pruefung*, spf record*, spf fehler*',
    DKIM: 'dkim signatur*, dkim prüfung*, dkim schlüssel*, domainkeys*',
    DMARC: 'dmarc richtlinie*, dmarc prüfung*, dmarc pruefung*, dmarc policy',
    'SENDER-AUTH':
      'absenderauthentifizierung*, absenderprüfung*, absenderpruefung*, absenderverifikation*, echtheit*, authentifizierung der domain, authentifizierung des absenders, authentifizierung der nachricht, nicht authentifizierte nachricht*, nicht authentifizierte mail*, unauthentifizierte*, authentifizierungsprüfung*, e mail authentifizierung',
    AUTHENTICATE:
      'anmeldung nicht möglich, anmelden nicht möglich, konnte nicht authentifiziert werden, konnte sich nicht anmelden, konnte nicht angemeldet werden, authentifizier*, authentisier*, anmelde*, anmeldung*, angemeldet*, einloggen, eingeloggt, smtp auth*, autorisierung*, autentifizier*, anzumelden, login*, melden sie sich an, smtp after pop, zuerst mails abholen, zugangsprüfung',
    CREDENTIALS:
      'passwort*, passwört*, kennwort*, kennwört*, zugangsdaten, anmeldedaten, anmeldeinformation*, benutzerkennung*, benutzername*, passwoert*, login daten, anwendungspasswort*',
    ENCRYPTION:
      'verschlüssel*, verschluessel*, transportverschlüssel*, transportverschluessel*, unverschlüsselt*, unverschluesselt*, klartext*, verschlüsselte verbindung*, verschluesselte verbindung*, sichere verbindung*, gesicherte verbindung*',
    CERTIFICATE: 'zertifikat*, zertifizierungsstelle*',
    RELAY:
      'andere domains, anderen domains, andere domänen, anderen domänen, externe domains, diese domain keine mails, diese domain keine e mails, diese domain keine nachrichten, diese domain nicht an, weiterleitung nicht gestattet, relayen, relaying*, fremde domain*, nicht lokal*, nicht für uns, mailweiterleitung, keine lokale domain, nicht zuständig für diese domain, nicht für diese domain zuständig, nicht zustaendig fuer diese domain, nicht auf diesem server, hier nicht gehostet, zwischenstation, relay zugriff*, weiterleitung verweigert, weiterleitung abgelehnt, weiterleitung von nachrichten, mail für diese domain, mails für diese domain, e mails für diese domain, nachrichten für diese domain, nicht zuständig*, nicht zustaendig*, nicht lokal, nicht lokaler',
    GREYLIST: 'grauliste*, graue liste, greyliste*, graue listung*, greylisting*',
    POLICY:
      'richtlinie*, regel, regeln, regelung*, regelwerk*, policy, hausordnung, vorgabe, vorgaben, bestimmung*, nutzungsbedingung*, administrator*, administrativ*, transportregel*, unternehmensrichtlinie*, sicherheitsrichtlinie*, lokale gründe, einstellungen des empfängers',
    PERMISSION: 'berechtigung*, berechtigt*, rechte, befugnis*, befugt*, zugriff*, zugang, erlaubnis*',
    COUNTRY: 'land, länder*, laender*, region*, geografisch*, geographisch*, ihrem land, herkunftsland*',
    RESTRICTED:
      'weißer liste, weisser liste, nur abonnenten, nur listenmitglieder, nur angemeldete, nur eingetragene, nur mitglieder, nur intern*, interne absender, internen absender*, ausgewählte absender, ausgewaehlte absender, bestimmte absender, bestimmten absendern, bestimmten personen, geschlossene gruppe, nur von bestimmten, eingeschränkt*, eingeschraenkt*, nur für mitglieder, nur fuer mitglieder, weißliste*, weissliste*, positivliste*, zugelassene absender, zugelassenen absender*, innerhalb der organisation, akzeptiert nur nachrichten, akzeptiert nur mails, akzeptiert nur e mails, nimmt nur nachrichten, nimmt nur mails, nimmt nur e mails, akzeptiert nur absender',
    COMMAND: 'befehl*, kommando*, anweisung*, smtp befehl*',
    SYNTAX:
      'syntaxfehler*, syntaktisch*, fehlerhafte syntax, falsche syntax, tippfehler*, unzulässige zeichen, unzulaessige zeichen, ungültige zeichen, ungueltige zeichen, fehlgebildet*, falsch geschrieben*, schreibfehler*, nicht erlaubte zeichen',
    SEQUENCE:
      'reihenfolge*, falsche reihenfolge, befehlsfolge*, zu früh gesendet, zuerst mail, zuerst rcpt, ohne vorheriges, vor rcpt, vor mail from, unerwartet*',
    PARAMETER: 'argument*, option*, erweiterung*, angabe fehlt',
    FORMAT:
      'formatierung*, formatfehler*, zeilenlänge*, zeilenlaenge*, zeilenende*, zeilenumbruch*, rfc konform*, nicht rfc konform, normkonform*, steuerzeichen*, überlange zeile*, zeile zu lang, zeile ist zu lang, zeilen zu lang, zeilen sind zu lang',
    CHARSET: 'zeichensatz*, umlaute, sonderzeichen*, zeichencodierung*, zeichenkodierung*, nicht ascii*',
    EXIST:
      'existier*, vorhanden*, bekannt*, gefunden*, besteht, bestehend*, gibt es, registriert*, eingerichtet*, findet, angelegt, auffindbar*, finden',
    UNKNOWN:
      'nicht vergeben, nicht belegt, unbekannt*, existiert nicht*, existieren nicht, nicht existent*, nicht existierend*, nicht vorhanden*, nicht bekannt*, nicht gefunden*, gibt es nicht, gibt es hier nicht, gibt es bei uns nicht, kein solcher, keine solche, kein solches, keinen solchen, nicht auffindbar*, unauffindbar*, nicht registriert*, nicht eingerichtet*, nicht angelegt, kein benutzer, kein postfach, kein konto, kein empfänger, keinen benutzer, keinen empfänger, kein empfaenger, keine person, niemand*, besteht nicht, existiert hier nicht, falsche adresse, falscher empfänger, nicht ermittelt werden, findet keinen, nicht mehr existent, gelöscht oder existiert nicht, hier nicht bekannt, existiert bei uns nicht',
    VALID:
      'gültig*, gueltig*, korrekt*, zulässig*, zulaessig*, verifiziert*, überprüft*, richtig*, zustellbar*',
    INVALID:
      'ungültig*, ungueltig*, unzulässig*, unzulaessig*, fehlerhaft*, falsch, falsche, falsches, falscher, falschen, inkorrekt*, nicht verifiziert*, nicht zustellbare adresse, unvollständig*, unvollstaendig*, mehrdeutig*, nicht gültig*, nicht gueltig*, nicht überprüft werden, stimmt nicht, unbrauchbar*, postfachname nicht zulassig, postfachname nicht erlaubt, name des postfachs nicht erlaubt',
    AVAILABLE: 'verfügbar*, verfuegbar*, erreichbar*, bereit, zur verfügung, zur verfuegung, betriebsbereit',
    UNAVAILABLE:
      'nicht verfügbar*, nicht verfuegbar*, außer betrieb, ausser betrieb, wartung*, abgeschaltet*, ausgefallen, störung*, stoerung*, steht nicht zur verfügung, steht zur zeit nicht zur verfügung, steht derzeit nicht zur verfügung, steht momentan nicht zur verfügung, steht derzeit nicht zur verfuegung, steht nicht zur verfuegung, wird heruntergefahren, heruntergefahren, offline',
    ACTIVE:
      'aktiv, aktive, aktives, aktiver, aktiviert*, freigeschaltet*, in betrieb, in benutzung, in gebrauch, genutzt',
    DISABLED:
      'deaktiviert*, gesperrtes konto, gesperrtes postfach, konto gesperrt, konto ist gesperrt, postfach gesperrt, postfach ist gesperrt, postfach wurde gesperrt, konto wurde gesperrt, stillgelegt*, inaktiv*, abgemeldet*, gekündigt*, gekuendigt*, geschlossen*, gelöscht*, geloescht*, nicht aktiv*, nicht mehr aktiv*, eingefroren, aufgelöst worden, vorübergehend gesperrt, suspendiert*, abgelaufen*, ruht, nicht freigeschaltet*, nicht mehr genutzt*, nicht mehr in gebrauch, nicht mehr verwendet*, nimmt keine nachrichten*, nimmt keine mails*, nimmt keine e mails*, nimmt zur zeit keine, nimmt derzeit keine, keine nachrichten mehr an, keine e mails mehr an, keine mails mehr an, akzeptiert keine nachrichten, akzeptiert keine mails, verwaist*, unbenutzt*, nicht mehr gelesen, kann keine nachrichten empfangen, kann keine e mails empfangen, kann keine mails empfangen, zum empfang gesperrt, für den empfang gesperrt, fuer den empfang gesperrt, keine nachrichten empfangen, keine e mails empfangen, keine mails empfangen',
    MOVED:
      'umgezogen, neue adresse, verzogen, hat gewechselt, nicht mehr bei uns, ausgeschieden, verlassen, nicht mehr im unternehmen, nicht mehr im haus, nicht mehr gültig*, nicht mehr gueltig*, nicht mehr erreichbar, nicht mehr beschäftigt, nicht mehr tätig, nicht mehr vorhanden, existiert nicht mehr, gibt es nicht mehr, bitte verwenden sie, geändert, neue e mail adresse, nicht mehr verfügbar, nicht mehr für',
    EXPIRED:
      'versuchen es nicht weiter, nicht weiter versucht, keine weiteren versuche, keine weiteren zustellversuche, weitere zustellversuche unterbleiben, zustellzeit abgelaufen, maximale zustellzeit, zustellfrist*, zu lange in der warteschlange, zustellversuche eingestellt, aufgegeben*, zustellversuche aufgegeben, gebe auf, zustellung eingestellt, alle zustellversuche, weitere zustellversuche, letzter zustellversuch, lebensdauer*, seit mehreren tagen, innerhalb der frist, keine weiteren versuche, keine weiteren zustellversuche, verweildauer*, haltezeit*, zeitlimit für die zustellung, nachricht abgelaufen, nachricht ist abgelaufen, haltbarkeit*, gibt auf, gibt nun auf, geben auf, weitere versuche werden nicht, kein weiterer versuch, versuche eingestellt, wird nicht weiter versucht, innerhalb von <number> tagen, seit <number> tagen, seit tagen',
    ACCEPT:
      'akzeptier*, angenommen*, annehmen, annahme, nimmt, entgegengenommen*, empfangen, entgegennehmen, entgegen, verarbeitet*',
    REFUSE:
      'abgelehnt*, ablehn*, lehnt, lehnte, verweiger*, zurückgewiesen*, zurueckgewiesen*, zurückweis*, zurueckweis*, abgewiesen*, abweis*, weist, nicht angenommen*, nicht akzeptiert*, annahme verweigert, annahmeverweiger*, verworfen*, zurückgeschickt*, zurueckgeschickt*, zurückgesendet*, nimmt nicht an, wird nicht angenommen, nicht annehmen, unzustellbar zurück, retour*, nehmen keine, nimmt keine',
    ALLOW:
      'erlaubt*, gestattet*, zugelassen*, genehmigt*, autorisiert*, darf, dürfen, duerfen, erlauben, gestatten, freigegeben',
    FORBID:
      'absenderadresse nicht verwenden, absender nicht verifiziert, absenderadresse nicht verifiziert, domain nicht verifiziert, domain ist nicht verifiziert, verboten*, untersagt*, nicht erlaubt*, nicht gestattet*, nicht zugelassen*, nicht autorisiert*, unbefugt*, nicht berechtigt*, unberechtigt*, nicht befugt, keine berechtigung*, keine erlaubnis, nicht die berechtigung*, fehlende berechtigung*, unautorisiert*, darf nicht, dürfen nicht, duerfen nicht, nicht genehmigt*, keinen zugriff, nicht freigegeben',
    BLOCK:
      'hat ihre adresse gesperrt, hat ihre adresse blockiert, hat sie gesperrt, hat sie blockiert, blockier*, geblockt*, gesperrt*, sperre, sperrung*, ausgefiltert*, gefiltert*, abgefangen*, blockt, gebannt, ausgesperrt, verbannt',
    REQUIRE:
      'erforderlich*, erfordert*, benötigt*, benoetigt*, notwendig*, nötig*, noetig*, muss, müssen, muessen, verlangt*, zwingend*, voraussetzung*, vorgeschrieben*, pflicht*, erwartet*, sollte, bitte, nur mit, nur über, setzt voraus, brauchen, gefordert*, zuerst',
    MISSING:
      'mindestens eine*, mindestens ein, wenigstens eine*, fehlt*, fehlen*, ohne, nicht angegeben*, leer, leere, leeres, leerer, mangels, mangelnd*, weggelassen, enthält keine, enthält keinen, enthält kein, enthaelt keine, enthaelt keinen, hat keinen, hat keine, hat kein, nicht enthalten, besitzt keinen, besitzt keine, besitzt kein',
    MATCH:
      'übereinstimm*, uebereinstimm*, stimmt überein, stimmen überein, stimmt ueberein, passt, passen, entspricht, entsprechen, gehört, gehoert, gehören',
    MISMATCH:
      'stimmt nicht mit, stimmen nicht mit, stimmt nicht überein, stimmen nicht überein, stimmt nicht ueberein, stimmen nicht ueberein, passt nicht, passen nicht, entspricht nicht, weicht ab, abweichung*, gefälscht*, gefaelscht*, fälschung*, widerspricht*, unterschiedlich*, vorgetäuscht*',
    PASS: 'bestanden*, besteht, erfolgreich geprüft, erfüllt*, erfuellt*, bestehen',
    FAIL: 'anmeldung nicht möglich, anmelden nicht möglich, konnte nicht authentifiziert werden, konnte sich nicht anmelden, konnte nicht angemeldet werden, fehlgeschlagen*, schlug, schlägt, schlaegt, gescheitert*, scheitert*, misslungen*, nicht bestanden*, fehlschlag*, erfolglos*, missglückt*, misslang, nicht erfolgreich*, nicht geklappt, nicht möglich, nicht moeglich',
    DELIVER:
      'zustell*, zugestellt*, ausgeliefert*, auslieferung*, versand*, versendet*, gesendet*, senden, übermittel*, uebermittel*, übertragen*, uebertragen*, verschickt*, übermittlung*, zuzustellen, schicken, verschicken, auszuliefern, ausliefern, versenden, weitergegeben',
    UNDELIVERED:
      'unbekanntem grund, unbekannten grund, unbekannten gründen, grund unbekannt, unzustellbar*, nicht zugestellt*, nicht zustellbar*, nicht ausgeliefert*, zustellung fehlgeschlagen, zustellfehler*, nicht übermittelt*, nicht uebermittelt*, fehler bei der nachrichtenzustellung, fehler bei der zustellung, nicht zustellen, nicht gesendet werden, zustellproblem*, zustellung nicht möglich, zustellung nicht moeglich, zustellung war nicht möglich, fehlgeschlagene zustellung, konnte nicht zugestellt werden, konnten nicht zugestellt werden, nicht erreicht, nicht alle empfanger, nicht versendet werden, nicht verschickt werden, konnte nicht gesendet, konnte nicht versandt, nicht erhalten',
    SUPPORT:
      'unterstützt*, unterstuetzt*, implementiert*, versteht, angeboten*, beherrscht, bietet, anbietet, unterstützung*',
    UNSUPPORTED:
      'nicht unterstützt*, nicht unterstuetzt*, nicht implementiert*, unbekannter befehl*, unbekanntes kommando, befehl unbekannt, befehl nicht erkannt, kommando unbekannt, nicht verstanden, befehl nicht verstanden, wird nicht angeboten, unterstützt nicht, unterstützt kein*, unterstuetzt kein*, nicht angeboten',
    TRUST: 'vertrauenswürdig*, vertrauenswuerdig*, vertrauen, vertraut',
    SUSPICIOUS:
      'verdaechtig*, verdacht*, missbrauch*, missbräuch*, missbraeuch*, auffällig*, auffaellig*, eingestuft*, klassifiziert*, erkannt*, vermutlich*, wahrscheinlich*, angriff*, kompromittiert*, gehackt*, vermutet*, scheint, aussieht, gehalten, enthalten könnte, mutmaßlich*, gewertet, bewertet*, offener proxy',
    QUARANTINE: 'quarantäne*, quarantaene*',
    TEMPORARY:
      'vorübergehend*, voruebergehend*, temporär*, temporaer*, zeitweise*, zeitweilig*, zur zeit, zurzeit, derzeit, momentan*, im moment, vorläufig*, vorlaeufig*, augenblicklich, gegenwärtig*, gerade',
    RETRY:
      'später noch einmal, später erneut, spaeter erneut, später wieder, spaeter wieder, spaeter noch einmal, versuchen sie es erneut, versuchen sie es später, versuchen sie es spaeter, versuchen sie es, erneut versuchen, erneut, noch einmal, nochmals, nochmal, wiederholen sie, wieder versuchen, später nochmal, später, spaeter, nächster versuch, wiederkommen, kommen sie wieder, weiterer zustellversuch, weitere zustellversuche folgen, neuer versuch, es wird weiter versucht',
    WAIT: '<number> sekunde*, <number> minute*, <number> stunde*, <number> min, <number> sek, einige minuten, einigen minuten, ein paar minuten, wenigen minuten, einige zeit, warten, einer stunde, gewartet, wartezeit*, in kürze, einiger zeit',
    TIMEOUT:
      'zeitüberschreitung*, zeitueberschreitung*, keine antwort, antwortet nicht, antwortete nicht, zeitlimit*, nicht rechtzeitig, nicht geantwortet, reagiert nicht, reagierte nicht, untätig*, inaktivität*, wartezeit überschritten, zu lange gedauert',
    REACH: 'erreichen, erreicht werden, aufgebaut*, hergestellt*, kontaktiert*, kontaktieren',
    UNREACHABLE:
      'nicht erreichbar*, unerreichbar*, nicht erreicht werden, verbindung abgelehnt, verbindung verweigert, verbindung abgebrochen, verbindung unterbrochen, verbindung verloren, verbindung getrennt, verbindungsabbruch*, verbindungsfehler*, verbindung fehlgeschlagen, verbindung konnte nicht, keine verbindung*, verbindung geschlossen, verbindung wurde geschlossen, verbindung wurde unterbrochen, verbindung wurde abgebrochen, verbindung wurde getrennt, verbindung beendet, verbindungsaufbau fehlgeschlagen, verbindungsaufbau nicht möglich, verbindung zum server fehlgeschlagen, verbindung nicht möglich, verbindungsproblem*, netzwerk nicht erreichbar, netzwerkfehler*, verbindungsversuch*, verbindungsaufbau zum, zeitüberschreitung der verbindung, zeitüberschreitung beim verbindungsaufbau, verbindung zurückgesetzt',
    BUSY: 'überlastet*, ueberlastet*, ausgelastet*, überlastung*, ueberlastung*, beschäftigt, beschaeftigt, lastgrenze, hohe last, hoher last, überlast, hohe auslastung, auslastung*, systemressource*, ressource*',
    ERROR:
      'dns fehler, dns problem, fehler, fehlers, problem*, störfall*, ausnahme*, schwierigkeit*, panne*, fehlermeldung*, schiefgelaufen, schief gegangen',
    INTERNAL:
      'interner fehler, internen fehler*, interne fehler, interne serverfehler, internes problem, serverfehler*, systemfehler*, lokaler fehler, lokales problem, lokal*, technisch*, datenbank*, serverseitig*, verarbeitungsfehler*, verzeichnisdienst*, schreibfehler auf, serverproblem*, intern, interne, interner, internen, internes, interna, interno',
    CONFIGURATION: 'konfiguration*, konfiguriert*, fehlkonfiguriert*, einstellung*, fehlkonfiguration*',
    QUEUE: 'warteschlange*, mailqueue*, eingereiht*',
    'FIRST-TIME':
      'zum ersten mal, erster zustellversuch, erstmalig*, erster versuch, ersten zustellversuch, unbekannter absender, unbekannten absender*, noch nicht bekannt, noch nicht gesehen, erstkontakt*, zu früh, zu frueh, noch unbekannt*, ersten kontakt, bisher unbekannt*',
    SUCCESS:
      'erfolgreich zugestellt*, erfolgreich, erfolgreich versendet*, nachricht angenommen, nachricht wurde angenommen, zugestellt in, wurde zugestellt, wurde erfolgreich, zur zustellung angenommen, mail angenommen, abgeschlossen',
    NOT: 'nicht, nie, niemals, weder',
    NONE: 'kein, keine, keinen, keiner, keinem, keines, keinerlei',
    ADVICE:
      'wenden sie sich an, sollte das problem, problem weiterhin, wenn das problem, falls das problem, technischer support, technischen support, weitere informationen, wenn sie glauben, wenn sie der meinung sind, falls sie glauben, überprüfen sie, an ihren administrator, kontaktieren sie, setzen sie sich mit, helpdesk, wenden sie sich, wende dich, kontaktieren, bitte wenden, setzen sie sich, fragen sie, informationen finden, leiten sie, informieren sie',
  },
};
