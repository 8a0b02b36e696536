/** Dutch, of the Netherlands and of Flanders. */
import type { Lexicon } from '../concepts.ts';

export const DUTCH: Lexicon = {
  language: 'nl',
  words: {
    MAILBOX:
      'postvak*, postbus*, mailbox*, brievenbus*, e mailaccount*, mailaccount*, postvak in, geen postvak, geen mailbox, postvak is geblokkeerd, postvak geblokkeerd, te weinig ruimte in het postvak, onvoldoende ruimte in het postvak',
    USER: 'gebruiker, gebruikers, abonnee*, persoon, medewerker*, lokaal deel, werknemer*, geen gebruiker',
    ADDRESS:
      'adres, adressen, mailadres*, e mailadres*, emailadres*, e mail adres*, bestemmingsadres*, verkeerd adres, onjuist adres, nieuw adres',
    RECIPIENT:
      'ontvanger*, geadresseerde*, adres van de ontvanger, e mailadres van de ontvanger, geadresseerden of groepen, ontvangers of groepen, bestemmeling*, adres van de geadresseerde, e mailadres van de geadresseerde, geen ontvanger',
    GROUP:
      'distributielijst*, distributiegroep*, mailinglijst*, verzendlijst*, groep, groepen, leden van de lijst, mailinglist',
    DOMAIN:
      'domein van de afzender, verzendend domein, domein, domeinen, domeinnaam, domein van de ontvanger, ontvangend domein, doeldomein, ontvangersdomein',
    SERVER:
      'mailserver*, doelserver*, ontvangende server*, systeem, systemen, dienst, machine, server van de ontvanger, externe server, bestemmingsserver*, ontvangende systeem, mailsysteem',
    'SEND-AS': 'namens, uit naam van, deze afzender gebruiken, dit afzenderadres gebruiken',
    SENDER:
      'afzender*, verzender*, adres van de afzender, domein van de afzender, verzendend domein, verzendadres',
    CLIENT:
      'uw server, uw mailserver, uw ip*, uw ip adres, verzendende server*, verzendserver*, server van de afzender, ip adres van de afzender, ip van de afzender, uw provider, uw netwerk, uw systeem, verzendende ip adres, verzendend ip adres, verbindende server, verzendende host, uw host, ip adres van de server, versturende server',
    IP: 'ip adres*, ipadres*, netwerk*, ip reeks, ip bereik',
    OWN: 'uw, jouw, jij, jullie, u hebt, u heeft, u bent, u moet, voor u',
    CONNECTION: 'verbinding*, sessie*, gelijktijdige verbindingen',
    MESSAGE: 'bericht*, mail, mails, mailtje, e mailbericht*, e mails, zending*',
    CONTENT: 'inhoud*, berichttekst, tekst van het bericht, woorden, tekst',
    HEADER: 'koptekst*, kopregel*, onderwerp*, berichtkop*, berichtheader*, from veld, datumveld',
    ATTACHMENT:
      'bijlage*, bestand, bestandstype*, bestandsextensie*, bijgevoegd*, archiefbestand*, bestandsnaam, bijgevoegde bestanden',
    LINK: 'hyperlink*, webadres*, koppeling*, weblink*',
    VIRUS:
      'virus*, kwaadaardig*, schadelijk*, besmet*, geïnfecteerd*, fraude*, frauduleu*, gevaarlijk*, oplichting*, phishing*',
    SPAM: 'ongewenst*, reclame*, bulkmail*, ongevraagd*, massamail*, als spam, spamfilter*, antispam*',
    COMPLAINT: 'klacht*, spammelding*, gemeld als spam, als spam gemarkeerd',
    SIZE: 'grootte*, omvang, berichtgrootte*, maximale grootte, bytes, lengte, maximale berichtgrootte',
    RATE: 'per uur, per minuut, per dag, per seconde, per verbinding, per sessie, dagelijks*, daglimiet*, uurlimiet*, te snel, te vaak, gelijktijdig*, in korte tijd, frequentie*, verzendlimiet*, snelheid*, tegelijk*, afgelopen uur, verzendsnelheid*, kort tijdsbestek, verzendvolume*',
    LIMIT:
      'limiet*, maximum*, maximaal*, maximale, grens, drempel*, aantal, verzendlimiet*, daglimiet*, uurlimiet*, begrenz*, toegestane aantal, bovengrens',
    QUOTA:
      'quotum*, opslaglimiet*, opslagruimte*, postvaklimiet*, postvakgrootte*, opslagquotum*, opslagcapaciteit*, schijfquotum*, mailboxlimiet*, postvakquotum*, mailboxgrootte*, toegewezen ruimte, mailboxruimte',
    'TOO-MANY':
      'te veel, teveel, te vele, overmatig*, meer dan, buitensporig*, ongebruikelijk veel, groot aantal, grote hoeveelheid, te hoog aantal, talrijke, herhaald*, ongewoon veel, veel',
    EXCEED:
      'overschred*, overschrijd*, bereikt, boven, te boven, opgebruikt, uitgeput*, overtreft, overstijgt',
    FULL: 'vol, volle, overvol, geen ruimte, geen ruimte meer, over quota, zit vol, te weinig ruimte in het postvak, onvoldoende ruimte in het postvak, boven quotum, geen opslagruimte meer, geen plaats meer, onvoldoende opslagruimte',
    'TOO-LARGE': 'te groot, te grote, te lang, te lange, te zwaar, groter dan, te omvangrijk',
    STORAGE: 'schijf*, geheugen*, opslag, schijf vol, ruimte op de schijf, vrije ruimte',
    THROTTLE: 'vertraag*, langzamer, beperk het aantal, afgeknepen, afgeremd, verlaag, gematigd',
    BLOCKLIST:
      'zwarte lijst*, blokkeerlijst*, blokkeringslijst*, bloklijst*, lijst van geblokkeerde*, weigerlijst*, sperlijst*',
    LISTED: 'vermeld*, opgenomen, staat op, genoteerd*, geregistreerd op, staat vermeld',
    REPUTATION: 'reputatie*, slechte naam',
    'REVERSE-NAME':
      'omgekeerde dns, ptr record*, reverse dns, omgekeerde naam*, reverse record*, omgekeerde opzoek*, omgekeerd*',
    DYNAMIC: 'dynamisch*, inbel*, thuisgebruiker*, algemene hostnaam',
    DNS: 'naamomzetting*, nameserver*, dns record*, dns server*, naamserver*, dns fout*, naamresolutie*, a record, dns opzoek*, dns vermelding*',
    MX: 'mx record*, mx vermelding*, mailexchanger*',
    RESOLVE: 'omgezet, herleid*, omzetten, opgelost naar',
    UNRESOLVED:
      'niet omgezet, niet herleid*, kan niet worden herleid, onbekende host, host niet gevonden, kan niet worden omgezet, server niet gevonden, naamomzetting mislukt, niet worden opgezocht, onvindbare host',
    ROUTE: 'route*, doorgestuurd*, omleiding*, bestemming, doorgezonden*',
    'NO-ROUTE':
      'geen route, niet routeerbaar*, verkeerde server, routeringsfout*, onjuiste server, niet te routeren',
    LOOP: 'lus, maillus*, lussen, te veel hops, te veel stappen, doorstuurlus*, mail loop*, rondgestuurd*, kringloop, berichtenlus*',
    HOSTNAME: 'hostnaam*, servernaam*, computernaam*, volledig gekwalificeerd*, volledige domeinnaam',
    HELO: 'begroeting*, helo naam, helo opdracht',
    SPF: 'spf controle*, spf record*, spf beleid',
    DKIM: 'dkim handtekening*, dkim controle*',
    DMARC: 'dmarc beleid*, dmarc controle*, uitlijning*',
    'SENDER-AUTH':
      'verificatie van de afzender, afzenderverificatie*, afzendercontrole*, authenticatie van de afzender, authenticatie van het domein, niet geverifieerde afzender, niet geverifieerde bericht*, niet geauthenticeerd*, authenticiteit*, e mailverificatie, vervalst afzender*, vervalste afzender, authenticatie van het bericht, e mailauthenticatie',
    AUTHENTICATE:
      'authenticatie*, authenticeer*, verificatie*, aanmeld*, inlog*, aangemeld*, ingelogd*, aan te melden, in te loggen, meld u aan, meldt u aan, log in, geauthenticeerd*, authenticeren',
    CREDENTIALS:
      'wachtwoord*, gebruikersnaam*, inloggegevens*, aanmeldgegevens*, gebruikersnaam of wachtwoord, aanmeldingsgegevens*, referenties',
    ENCRYPTION: 'versleutel*, beveiligde verbinding*, onversleuteld*, encryptie*, beveiligd*, leesbare tekst',
    CERTIFICATE: 'certificaat*, certificaten',
    RELAY:
      'doorsturen, relayen, relayeren, niet lokaal, geen lokaal domein, niet op deze server, doorgifte*, relay toegang*, doorzenden, niet voor dit domein, doorsturen van mail, hier niet gehost, domein wordt niet behandeld, niet verantwoordelijk voor, mail voor dit domein, berichten voor dit domein',
    GREYLIST: 'grijze lijst*, greylist*',
    POLICY:
      'beleid*, regel, regels, beheerder*, richtlijn*, gebruiksvoorwaarden, voorschrift*, instellingen van de ontvanger, transportregel*, voorwaarden, systeembeheerder*',
    PERMISSION: 'toestemming*, toegang*, rechten, machtiging*, bevoegdheid',
    COUNTRY: 'land, landen, geografisch*, regio*',
    RESTRICTED:
      'alleen leden, alleen voor leden, alleen intern*, interne afzenders, witte lijst, beperkt tot, besloten groep, bepaalde afzenders, toegestane afzenders, alleen van, vertrouwde afzenders, uitsluitend van, uitsluitend leden, goedgekeurde afzenders, binnen de organisatie, alleen berichten van, specifieke afzenders, accepteert alleen, accepteert uitsluitend',
    COMMAND: 'opdracht*, commando*, instructie*',
    SYNTAX:
      'syntaxis*, syntaxfout*, syntactisch*, ongeldige tekens, niet toegestane tekens, typefout*, ongeldig teken, misvormd*',
    SEQUENCE:
      'volgorde*, verkeerde volgorde, onjuiste volgorde, eerst mail, eerst rcpt, eerst helo, onverwacht*',
    PARAMETER: 'argument*, optie, opties, parameters',
    FORMAT:
      'formaat*, opmaak*, regeleinde*, regellengte*, niet conform, besturingsteken*, te lange regel*, indeling*',
    CHARSET: 'tekenset*, codering*, niet ascii, speciale tekens, karakterset*',
    EXIST: 'bestaat*, bestaan, bestaande, gevonden, bekend*, geregistreerd*, vinden, herkend*',
    UNKNOWN:
      'onbekend*, bestaat niet, bestaan niet, niet bestaand*, niet gevonden, niet bekend, geen gebruiker, geen postvak, geen mailbox, geen account, onvindbaar*, bestaat hier niet, niet geregistreerd*, niet worden gevonden, niet te vinden, verkeerd adres, niemand, geen ontvanger, bestaat bij ons niet, niet herkend, onjuist adres, geen dergelijke, kon niet vinden, niet aangetroffen',
    VALID: 'geldig*, juist, juiste, correct*, geverifieerd*',
    INVALID:
      'ongeldig*, onjuist*, verkeerd*, fout adres, niet geldig*, niet juist, incorrect*, niet geverifieerd*, foutief, foutieve, dubbelzinnig*, niet correct*',
    AVAILABLE: 'beschikbaar*, bereikbaar*, gereed, operationeel',
    UNAVAILABLE:
      'niet beschikbaar*, onbeschikbaar*, buiten dienst, onderhoud*, buiten gebruik, buiten werking, wordt afgesloten, storing in de dienst, ligt plat, afgesloten server',
    ACTIVE: 'actief, actieve, geactiveerd*, in gebruik, ingeschakeld*',
    DISABLED:
      'uitgeschakeld*, gedeactiveerd*, opgeheven, opgeschort*, inactief, inactieve, niet actief, gesloten, verwijderd*, verlopen account, geblokkeerd account, account geblokkeerd, account is geblokkeerd, postvak is geblokkeerd, postvak geblokkeerd, neemt geen berichten aan, accepteert geen berichten, accepteert geen mail, kan geen berichten ontvangen, kan geen mail ontvangen, bevroren, niet meer actief, niet meer in gebruik, ontvangt geen, geschorst*, ongebruikt*, accepteert geen e mail, niet langer actief, afgesloten account, buiten gebruik gesteld, stopgezet account, accepteert geen nieuwe',
    MOVED:
      'verhuisd*, nieuw adres, gewijzigd*, niet meer werkzaam, niet meer bij ons, uit dienst, niet meer geldig, niet langer geldig, vertrokken, niet langer werkzaam, bestaat niet meer, heeft ons verlaten, gebruik het nieuwe',
    EXPIRED:
      'te lang in de wachtrij, bezorging opgegeven, bezorgtermijn*, bezorgpogingen gestaakt, pogingen gestaakt, laatste poging, alle pogingen, levensduur*, opgegeven na, bericht is verlopen, bericht verlopen, dagenlang, bezorging gestaakt, bezorging is opgegeven, geen verdere pogingen, geen nieuwe pogingen, maximale tijd in de wachtrij, verlopen in de wachtrij, gedurende meerdere dagen, verstreken, pogingen opgegeven, bezorgtijd*, wordt opgegeven, gedurende enkele dagen, niet meer geprobeerd, niet opnieuw geprobeerd, binnen <number> dagen, <number> dagen lang',
    ACCEPT: 'accept*, aanvaard*, aangenomen, ontvangen, neemt, ontvangt, aannemen, verwerkt*',
    REFUSE:
      'geweiger*, weiger*, afgewezen*, afgekeurd*, niet geaccepteerd*, geretourneerd*, teruggestuurd*, verworpen, niet aanvaard*, niet aangenomen, afgeslagen, niet accepteren, accepteert niet, wijst af, afwijzing*, teruggezonden',
    ALLOW: 'toegestaan*, toegelaten, gemachtigd*, bevoegd*, mag, toestaan, mogen, goedgekeurd*',
    FORBID:
      'verboden*, niet toegestaan*, niet gemachtigd*, geen toestemming*, niet bevoegd*, niet toegelaten, onbevoegd*, geen rechten, mag niet, ongeautoriseerd*, geen toegang, niet geautoriseerd*, geen machtiging*, onvoldoende rechten, onvoldoende machtigingen, niet mogen, staat niet toe, mogen niet, niet goedgekeurd*',
    BLOCK:
      'geblokkeerd*, blokkeer*, gefilterd*, tegengehouden*, verbannen, blokkade*, onderschept*, blokkering*',
    REQUIRE:
      'vereist*, verplicht*, moet, moeten, nodig, noodzakelijk*, dient, gelieve, dienen, alstublieft, vereisen, eerst, benodigd*',
    MISSING:
      'ontbreekt*, ontbreken*, zonder, leeg, lege, niet opgegeven, bevat geen, heeft geen, gemist, niet ingevuld, niet aanwezig, beschikt niet over',
    MATCH: 'overeen, komt overeen, komen overeen, klopt, past bij, overeenkomst*, hoort bij',
    MISMATCH:
      'komt niet overeen, komen niet overeen, klopt niet, vervals*, wijkt af, niet overeen, kloppen niet, afwijkend*, verschilt',
    PASS: 'geslaagd*, voldoet*, doorstaan*, slaagt',
    FAIL: 'mislukt*, niet geslaagd*, faalt, faalde, gefaald*, voldoet niet*, niet gelukt*, mislukking*, niet doorstaan, zonder succes, slaagt niet, niet voldaan, slaagde niet',
    DELIVER:
      'bezorg*, afgelever*, aflever*, verzend*, verzonden*, verstu*, gestuurd*, geleverd*, besteld*, overgebracht, overdracht',
    UNDELIVERED:
      'niet bezorgd*, niet afgeleverd*, onbestelbaar*, bezorging mislukt*, bezorgen mislukt*, kan niet worden bezorgd, kon niet worden bezorgd, kan niet worden afgeleverd, kon niet worden afgeleverd, aflevering mislukt*, niet worden bezorgd, niet worden afgeleverd, bezorging is mislukt, niet verzonden*, niet geleverd*, niet worden verzonden, bezorgfout*, afleverfout*, niet te bezorgen, aflevering is mislukt, niet bezorgbaar, niet besteld worden, kan niet worden verzonden, kon niet worden verzonden, niet verzonden, niet worden verstuurd, niet ontvangen, niet bereikt',
    SUPPORT: 'ondersteun*, geïmplementeerd*, biedt, aangeboden',
    UNSUPPORTED:
      'niet ondersteund*, niet geïmplementeerd*, onbekende opdracht*, onbekend commando, opdracht onbekend, opdracht niet herkend, ondersteunt geen, ondersteunt niet, niet ondersteunde, commando onbekend, niet herkende opdracht, commando niet herkend, niet begrepen, ongeldige opdracht, ongeldig commando',
    TRUST: 'vertrouwd*, betrouwbaar*, vertrouwen',
    SUSPICIOUS:
      'verdacht*, misbruik*, aangemerkt*, beschouwd*, gedetecteerd*, herkend als, waarschijnlijk*, aanval*, ontdekt*, aangetroffen, geclassificeerd*, vermoed*, lijkt, gehackt*, onbetrouwbaar*, beoordeeld*, verdenking*, gezien als',
    QUARANTINE: 'quarantaine*',
    TEMPORARY: 'tijdelijk*, momenteel, op dit moment, voorlopig, op dit ogenblik, nu, thans',
    RETRY:
      'probeer het later, later opnieuw, opnieuw, nogmaals, probeer, probeer het opnieuw, nieuwe poging, later, nog een keer, nog eens, opnieuw proberen, volgende poging, probeert u, nieuwe pogingen',
    WAIT: '<number> seconde*, <number> minuut, <number> minuten, <number> uur, <number> uren, enkele minuten, wacht, een paar minuten, even geduld, een uur, enige tijd, een moment, wachten',
    TIMEOUT:
      'time out, tijdslimiet*, geen antwoord, antwoordt niet, reageert niet, geen reactie, tijd verstreken, geen respons, antwoordde niet, reageerde niet, te lang geduurd, wachttijd verstreken, tijd overschreden',
    REACH: 'bereiken, bereikt worden, gelegd, tot stand, contact',
    UNREACHABLE:
      'onbereikbaar*, niet bereikbaar*, verbinding verbroken, verbinding geweigerd door, geen verbinding*, verbinding mislukt*, kan geen verbinding*, kon geen verbinding*, verbindingsfout*, verbinding gesloten, netwerkfout*, verbinding verloren, verbinding is mislukt, niet bereikt worden, verbinding werd verbroken, verbinding is verbroken, netwerk onbereikbaar, niet worden bereikt, verbinding kon niet, verbinding maken mislukt, verbinding onderbroken, verbinding afgebroken',
    BUSY: 'druk, te druk, overbelast*, bezet, zwaar belast*, onvoldoende bronnen, hoge belasting, bronnen, onvoldoende systeembronnen, belasting',
    ERROR:
      'fout, fouten, probleem, problemen, fouten opgetreden, foutmelding*, uitzondering, moeilijkheden, storing, storingen',
    INTERNAL:
      'interne fout*, interne serverfout*, lokale fout*, systeemfout*, serverfout*, lokaal, lokale, technisch*, database*, intern probleem, systeemprobleem*, verwerkingsfout*, technische storing, intern, interne, interner, internen, internes, interna, interno',
    CONFIGURATION: 'configuratie*, geconfigureerd*, instelling*, verkeerd geconfigureerd*',
    QUEUE: 'wachtrij*, in de wachtrij',
    'FIRST-TIME':
      'eerste keer, eerste poging, nieuwe afzender, te vroeg, nog onbekend*, nog niet bekend, eerste contact, voor het eerst, nog niet gezien, eerste bezorgpoging',
    SUCCESS:
      'succesvol*, bericht geaccepteerd, met succes, is bezorgd, bericht aangenomen, is afgeleverd, geaccepteerd voor bezorging, bezorgd in, voltooid, bericht is aangenomen',
    NOT: 'niet, nooit, noch, onmogelijk',
    NONE: 'geen, geen enkel*, er is geen',
    ADVICE:
      'als het probleem, technische ondersteuning, neem contact op, meer informatie, als u denkt, controleer, raadpleeg, als u meent, contacteer, vraag uw, als dit probleem, voor meer informatie, zie voor meer, breng uw, waarschuw',
  },
};
