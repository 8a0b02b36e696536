/** Italian, as servers of Italian providers and localised notices speak it. */
import type { Lexicon } from '../concepts.ts';

export const ITALIAN: Lexicon = {
  language: 'it',
  words: {
    MAILBOX:
      "casella, caselle, casella postale, cassetta postale, cassette postali, casella di posta, casella email, casella del destinatario, account di posta, conto di posta, mailbox del destinatario, posta in arrivo, caselle postali, account del destinatario, account dell'utente, nessuna casella, casella bloccata, casella è bloccata, spazio insufficiente nella casella, non c'è spazio nella casella",
    USER: 'utente, utenti, utenza, utenze, abbonat*, persona, dipendente*, cliente destinatario, nome utente, intestatari*, parte locale, nessun utente, non è presente alcun utente, non è un utente, utente errato, non più dipendente',
    ADDRESS:
      'indirizzo, indirizzi, indirizzo di posta elettronica, indirizzo di posta, indirizzo email, indirizzo e mail, indirizzo mail, recapito indicato, indirizzo errato, nuovo indirizzo, cambiato indirizzo',
    RECIPIENT:
      'destinatari*, destinatari o gruppi, indirizzo del destinatario, indirizzo di posta elettronica del destinatario, seguenti destinatari o gruppi, indirizzo di destinazione, indirizzo email del destinatario, ricevent*, casella destinataria, nessun destinatario, nome della casella non consentito, nome casella non consentito, nome della casella di posta non consentito',
    GROUP:
      'lista di distribuzione, liste di distribuzione, mailing list, gruppo, gruppi, gruppo di distribuzione, membri della lista, iscritti alla lista',
    DOMAIN:
      'dominio del mittente, dominio mittente, dominio di invio, dominio, domini, dominio del destinatario, dominio di destinazione, dominio destinatario, nome di dominio, nome a dominio',
    SERVER:
      'server di posta, server remoto, server di destinazione, sistema, sistemi, macchina, server del destinatario, server destinatario, servizio, sistema di posta, server ricevente, elaboratore',
    'SEND-AS':
      'a nome di, a nome del, per conto di, per conto del, usare questo mittente, usare questo indirizzo mittente, utilizzare questo mittente, con questo mittente',
    SENDER:
      'mittente non verificato, dominio non verificato, dominio non è verificato, mittent*, indirizzo del mittente, dominio del mittente, dominio mittente, indirizzo mittente, indirizzo di provenienza, emittente, indirizzo di invio, dominio di invio, email del mittente',
    CLIENT:
      'vostro server, tuo server, suo server, il vostro ip, tuo ip, vostro ip, vostro indirizzo ip, tuo indirizzo ip, suo indirizzo ip, suo ip, vostro provider, tuo provider, server mittente, server di invio, server di origine, ip mittente, ip del mittente, indirizzo ip del mittente, indirizzo ip mittente, indirizzo ip di origine, ip di origine, server del mittente, vostro host, vostra rete, vostro sistema, host mittente, ip sorgente, indirizzo ip sorgente, server emittente, ip di provenienza',
    IP: 'indirizzo ip, indirizzi ip, classe ip, rete, intervallo di indirizzi, blocco di indirizzi, sottorete',
    OWN: 'vostro, vostra, vostri, tuo, tua, suo, sua, il suo, tuoi, tue, suoi',
    CONNECTION:
      'connession*, sessione, sessioni, connessioni simultanee, collegament*, connessioni contemporanee, connettersi, connettere',
    MESSAGE: 'messaggi*, posta, lettera, lettere, corrispondenza, posta elettronica, invio, comunicazione',
    CONTENT:
      'contenut*, corpo del messaggio, testo del messaggio, contenuto del messaggio, testo, corpo, parole',
    HEADER: 'intestazion*, oggetto, campo from, campo data, campo oggetto, riga oggetto, campo da',
    ATTACHMENT:
      'allegat*, file allegat*, tipo di file, estensione, estensioni, archivio, archivi, eseguibil*, documento allegato',
    LINK: 'collegamento ipertestuale, indirizzo web, sito web, link presente, link contenut*',
    VIRUS:
      'virus*, malevol*, dannos*, infett*, frod*, fraudolent*, pericolos*, codice maligno, malign*, truff*, nociv*, contenuto malevolo',
    SPAM: 'posta indesiderata, indesiderat*, pubblicit*, non richiest*, non sollecitat*, invio massivo, invii massivi, massiv*, di massa, anti spam, antispam, posta spazzatura, spazzatura, messaggi pubblicitari',
    COMPLAINT: 'segnalazion*, reclam*, lamentel*, segnalato come spam, contrassegnato come spam',
    SIZE: 'dimension*, grandezza, byte, dimensione massima, lunghezza, dimensione del messaggio, peso, taglia',
    RATE: "all'ora, al minuto, al giorno, all ora, al secondo, per connessione, per sessione, frequenza, frequent*, velocità, tasso, troppo veloce*, troppo rapid*, troppo spesso, giornalier*, orari*, contemporane*, simultane*, in poco tempo, volume di invii, volume di invio, limite di invio, limiti di invio, quota di invio, messaggi per, ultima ora, ritmo, breve tempo, ogni ora, in un'ora, in un ora, quotidian*",
    LIMIT:
      'limit*, massim*, soglia, soglie, numero, tetto, limite di invio, limiti di invio, quantità, numero massimo, consentito numero',
    QUOTA:
      'quota*, quota disco, spazio di archiviazione, spazio assegnato, capacità della casella, limite di spazio, quota della casella, spazio su disco assegnato, spazio disponibile nella casella, capacità di archiviazione, limite di archiviazione, dimensione della casella, spazio della casella, spazio a disposizione della casella, spazio nella casella',
    'TOO-MANY':
      'troppi, troppe, troppo, troppa, eccessiv*, eccesso, più di, gran numero, numero elevato, elevato numero, insolit*, anomal*, ripetut*, molteplici, numeros*, grande quantità',
    EXCEED:
      'superat*, supera, superano, superamento, eccedut*, eccede*, superiore a, oltre, raggiunt*, esaurit*, oltrepassat*, sforat*, maggiore di',
    FULL: "pien*, colma, quota superata, superata la quota, fuori quota, spazio esaurito, sovraquota, non ha spazio, senza spazio, spazio insufficiente nella casella, quota esaurita, oltre quota, oltre la quota, ha esaurito lo spazio, ha superato la quota, non ha più spazio, non c'è spazio nella casella, saturo, satura",
    'TOO-LARGE':
      'troppo grand*, troppo lung*, troppo pesant*, troppo voluminos*, più grande di, eccessivamente grand*, dimensioni eccessive, dimensione eccessiva',
    STORAGE:
      'disco, dischi, spazio su disco, spazio disco, archiviazione, memoria, spazio, spazio insufficiente, spazio libero, spazio insufficiente su disco, spazio su disco esaurito',
    THROTTLE:
      'rallent*, ridurre, riduca, ridurre la frequenza, limitazione di frequenza, più lentamente, limitat* temporaneamente, diluire, frenat*',
    BLOCKLIST:
      'lista nera, liste nere, blacklist*, lista di blocco, liste di blocco, elenco di blocco, elenchi di blocco, elenco bloccati, elenco degli indirizzi bloccati, lista di rifiuto',
    LISTED:
      'elencat*, inserit*, presente in, incluso, inclusa, listat*, risulta in, censit*, figura, è presente nella',
    REPUTATION: 'invio di spam, reputazione, cattiva reputazione, scarsa reputazione, bassa reputazione',
    'REVERSE-NAME':
      'dns inverso, risoluzione inversa, record ptr, ptr, inversa, inverso, reverse dns, ricerca inversa, record inverso, risoluzione dns inversa, dns inversa',
    DYNAMIC: 'dinamic*, residenzial*, generic*',
    DNS: 'risoluzione dns, risoluzione del nome, risoluzione dei nomi, record dns, server dns, server dei nomi, nameserver, ricerca dns, interrogazione dns, errore dns, record a, risoluzione nomi',
    MX: 'record mx, server mx, mx nullo, voce mx',
    RESOLVE: 'risolvere, risolve, risolto, risolta, risolvibil*, risoluzione',
    UNRESOLVED:
      'non risolvibil*, non risolto, non risolve, impossibile risolvere, host sconosciuto, host non trovato, server non trovato, irrisolvibil*, non si risolve, non può essere risolto, risoluzione fallita, risoluzione non riuscita',
    ROUTE:
      'instradament*, inoltro, percorso, inoltrat*, instradat*, inoltrare, rotta, destinazione, reindirizz*',
    'NO-ROUTE':
      'nessun server adeguato, nessun server idoneo, non instradabil*, nessun percorso, impossibile instradare, server errato, server sbagliato, errore di instradamento, nessuna rotta, instradamento fallito',
    LOOP: 'loop, ciclo, anello, troppi passaggi, troppi salti, ciclo di posta, numero di hop, troppi hop, circolare, ricorsion*',
    HOSTNAME:
      "nome host, nome dell'host, nome del server, nome completo, pienamente qualificato, completamente qualificato, qualificato, nome macchina, nome del computer",
    HELO: 'saluto, nome helo, comando helo, argomento helo',
    SPF: 'record spf, verifica spf, controllo spf, politica spf, criterio spf',
    DKIM: 'firma dkim, verifica dkim, chiave dkim, controllo dkim',
    DMARC:
      'politica dmarc, criterio dmarc, criteri dmarc, policy dmarc, verifica dmarc, controllo dmarc, allineament*',
    'SENDER-AUTH':
      'autenticazione del mittente, autenticazione del dominio, autenticazione del messaggio, autenticazione dei messaggi, controlli di autenticazione, controllo di autenticazione, verifica del mittente, autenticità, messaggio non autenticato, messaggi non autenticati, verifiche di autenticazione, requisiti di autenticazione, falsificazione del mittente, autenticazione email, autenticazione della posta',
    AUTHENTICATE:
      "impossibile autenticarsi, impossibile autenticare, impossibile eseguire l autenticazione, non è stato possibile autenticare, non è stato possibile autenticarsi, non è possibile autenticarsi, autentic*, accesso al server, effettuare il login, login, accedere con, effettuare l'accesso, identificarsi, eseguire l'accesso, identificazione",
    CREDENTIALS:
      "password, credenzial*, nome utente o password, utente o password, nome utente e password, parola d'ordine, username o password, password errata, dati di accesso, chiave di accesso",
    ENCRYPTION:
      'crittograf*, cifrat*, criptat*, connessione sicura, connessione protetta, canale sicuro, non cifrat*, in chiaro, connessione crittografata, negoziazione tls',
    CERTIFICATE: 'certificat*',
    RELAY:
      'altri domini, domini esterni, dominio esterno, inoltro non consentito, inoltro negato, ritrasmission*, rilancio, relay negato, dominio non locale, non locale, dominio non gestito, non gestito da questo server, non ospitat*, inoltro non autorizzato, dominio non ospitato, non è locale, inoltro della posta, gestito da questo server, ospitato su questo server, ospitato qui, posta per questo dominio, messaggi per questo dominio, non e locale, inoltro verso, inoltro a',
    GREYLIST: 'lista grigia, liste grigie, in lista grigia, greylist',
    POLICY:
      'politic*, regola, regole, criteri, criterio, norma, normativ*, amministrator*, amministrativ*, condizioni di utilizzo, linee guida, regola di trasporto, motivi di sicurezza, ragioni di sicurezza, regolament*, preferenze del destinatario, criteri di sicurezza, direttiv*',
    PERMISSION: 'permess*, accesso, diritt*, privileg*, autorizzazion*',
    COUNTRY: 'paese, paesi, geografic*, regione, nazion*, area geografica',
    RESTRICTED:
      "solo gli iscritti, soli iscritti, soltanto i membri, soltanto gli iscritti, ai soli membri, solo gli utenti interni, riservat*, limitato ai membri, solo membri, solo ai membri, solo i membri, accetta solo, solo mittenti, uso interno, mittenti autorizzati, mittenti interni, lista bianca, solo da mittenti, ristrett*, restrizion*, mittenti consentiti, mittenti specifici, soltanto da, solo utenti interni, lista chiusa, interno all'organizzazione, privato, privata, privati",
    COMMAND: 'comand*, istruzion*',
    SYNTAX:
      'sintassi, sintattic*, malformat*, mal formattat*, mal formato, caratteri non validi, carattere non valido, errore di sintassi, caratteri non ammessi, digitato male, errore di battitura, caratteri illegali, scritto in modo errato',
    SEQUENCE:
      'sequenza, fuori sequenza, ordine errato, sequenza errata, fuori ordine, prima di rcpt, prima del rcpt, prima di mail, prematur*, inattes*, sequenza non valida, ordine sbagliato',
    PARAMETER: 'parametr*, argoment*, opzion*, estensione smtp',
    FORMAT:
      'formato, formattazione, fine riga, fine linea, lunghezza della riga, riga troppo lunga, righe troppo lunghe, non conforme, conforme alle rfc, caratteri di controllo, ritorni a capo',
    CHARSET:
      'set di caratteri, codifica, caratteri non ascii, caratteri speciali, caratteri accentati, insieme di caratteri',
    EXIST:
      'esiste, esistono, esistente, trovat*, conosciut*, trovare, trova, riconosciut*, rintracciat*, registrato, registrata, registrati',
    UNKNOWN:
      'sconosciut*, non esiste, non esistono, inesistent*, non esistent*, non trovat*, non è stato trovato, non è stata trovata, impossibile trovare, nessun utente, non conosciut*, non risulta, non registrat*, non riconosciut*, non è possibile trovare, nessuna casella, nessun account, non è presente alcun utente, non trova, indirizzo errato, non rintracciat*, ignoto, ignota, non è un utente, non corrisponde a nessun*, non reperibil*, irreperibil*, nessun destinatario, nessuno con questo nome, non è registrat*, utente errato, non risulta esistente, non è conosciut*',
    VALID: 'corrett*, legittim*, esatt*, verificato, verificata, verificati, valido, valida, validi, valide',
    INVALID:
      'non valid*, non è valid*, non corrett*, errat*, sbagliat*, invalid*, illegal*, scorrett*, non verificat*, ambigu*, non è corrett*, non sono valid*, inaccettabil*, non verificabil*, impossibile verificare, nome della casella non consentito, nome casella non consentito, nome della casella di posta non consentito',
    AVAILABLE: 'disponibil*, raggiungibil*, accessibil*, operativ*, pronto a ricevere',
    UNAVAILABLE:
      'non disponibil*, non è disponibil*, indisponibil*, fuori servizio, in manutenzione, manutenzione, spento, servizio interrotto, in fase di arresto, non operativ*, non è al momento disponibil*, servizio sospeso, fuori linea, arrestat*',
    ACTIVE: 'attiv*, abilitat*, in uso, in funzione, utilizzat*, in esercizio',
    DISABLED:
      'disabilitat*, disattivat*, sospes*, inattiv*, chius*, cancellat*, eliminat*, bloccata per inattività, rimoss*, scadut*, cessat*, non attiv*, non è attiv*, non è più attiv*, non abilitat*, non è abilitat*, casella bloccata, casella è bloccata, account bloccato, account è bloccato, congelat*, dismess*, non accetta messaggi, non accetta posta, non può ricevere, non riceve, non accetta più, non può accettare messaggi, inutilizzat*, non utilizzat*, non più in uso, non è in grado di ricevere, non più utilizzat*, abbandonat*, soppress*',
    MOVED:
      'si è trasferit*, trasferit*, nuovo indirizzo, ha cambiato, è cambiato, non lavora più, non fa più parte, non è più valid*, ha lasciato, non più valid*, utilizzare il nuovo, non è più presente, non esiste più, non più presente, non è più in servizio, cambiato indirizzo, non più dipendente',
    EXPIRED:
      'rinunciamo, non verranno effettuati altri tentativi, nessun altro tentativo, altri tentativi, tempo massimo in coda, troppo tempo in coda, tempo di consegna scaduto, tempo massimo di consegna, messaggio scaduto, è scaduto, rinuncia, rinuncio, ultimo tentativo, tutti i tentativi, abbandonata la consegna, tempo di vita, termine per la consegna, nessun altro tentativo, non verranno effettuati altri tentativi, tentativi esauriti, esauriti i tentativi, da diversi giorni, per diversi giorni, per più giorni, dopo numerosi tentativi, periodo di giacenza, non verrà ritentata, non sarà ritentat*, scadenza, interrotti i tentativi, altri tentativi, ulteriori tentativi, tempo massimo, per <number> giorni, entro <number> giorni, non riprovera, nessun ulteriore tentativo',
    ACCEPT: 'accett*, ricev*, ammess*, elaborat*',
    REFUSE:
      'rifiut*, respint*, respinge*, non accettat*, scartat*, restituit*, non accetta, rispedit*, declinat*, rigett*, non è accettat*, non viene accettat*, non ammess*, non sono accettat*, nega, ricusat*, bocciat*, negato, negata, negati',
    ALLOW: 'permess*, consentit*, autorizzat*, concess*, ammettere, abilitato a, consente*, consentir*',
    FORBID:
      "mittente non verificato, dominio non verificato, dominio non è verificato, vietat*, non consentit*, non permess*, non autorizzat*, non è autorizzat*, non è consentit*, non si dispone, non dispone dell'autorizzazione, senza autorizzazione, senza permesso, divieto, proibit*, non consente, non è permess*, non ha il permesso, non ha l'autorizzazione, non siete autorizzat*, non sei autorizzat*, interdett*, non hai il permesso, autorizzazione mancante, non abilitato a, permessi insufficienti, non sono consentit*",
    BLOCK: 'blocc*, filtrat*, filtro, filtri, intercettat*, bandit*',
    REQUIRE:
      'richied*, richiest*, necessari*, obbligatori*, deve, devono, dovete, occorre, bisogna, esige*, è necessario, prima, pretende, requisit*, si prega, attes*',
    MISSING:
      'almeno un, almeno uno, almeno una, manca*, assent*, assenza, senza, privo, priva, vuot*, non specificat*, non contiene, non ha un record, non presente, omess*, non indicat*, non fornit*, non dispone di, non possiede, privi, non ha record, sprovvist*',
    MATCH: 'corrispond*, coincid*, appartien*, appartene*, concord*, uguale a, coerent*',
    MISMATCH:
      'non corrispond*, non coincid*, non concord*, falsificat*, falso, falsa, contraffatt*, diverso da, discordan*, non appartien*, incoerent*, fasull*, mancata corrispondenza, differisc*, differente da',
    PASS: 'superato la verifica, superat* il controllo, superare i controlli, supera i controlli, supera la verifica, supera il controllo, superare la verifica, superare il controllo, superato i controlli, superato il controllo, soddisf*, rispett*',
    FAIL: 'impossibile autenticarsi, impossibile autenticare, impossibile eseguire l autenticazione, non è stato possibile autenticare, non è stato possibile autenticarsi, non è possibile autenticarsi, fallit*, fallis*, fallimento, non riuscit*, non è riuscit*, non ha superato, non supera, mancato superamento, errore durante, insuccesso, non ha avuto successo, fallire, non superato, non superata, non ha superato i controlli, non supera i controlli, non soddisf*, non rispett*',
    DELIVER:
      'consegn*, recapit*, inviat*, inviare, invia, invio, spedi*, trasmess*, trasmiss*, trasmett*, distribuit*, mandare',
    UNDELIVERED:
      'motivo sconosciuto, motivi sconosciuti, ragione sconosciuta, non consegnat*, non recapitat*, mancata consegna, mancato recapito, recapito non riuscito, consegna non riuscita, consegna fallita, impossibile consegnare, impossibile recapitare, non è stato consegnato, non è stato recapitato, non può essere consegnat*, non può essere recapitat*, errore di consegna, errore nella consegna, non è stato possibile consegnare, non è stato possibile recapitare, non consegnabil*, non recapitabil*, non è stato possibile inviare, impossibile inviare, consegna impossibile, non sono stati consegnati, problema di consegna, recapito impossibile, non è stata consegnata, non è possibile consegnare, non è possibile recapitare, non e stato inviat*, non inviat*, non e stato possibile inviare, non hanno ricevuto, non ha ricevuto, non e arrivat*',
    SUPPORT: 'support*, compatibil*, implementat*, offert*, offre',
    UNSUPPORTED:
      'non supportat*, non supporta, non implementat*, comando sconosciuto, comando non riconosciuto, comando non valido, non compatibil*, non è supportat*, comando non supportato, non offre, non offert*, comando errato, non capit*',
    TRUST: 'attendibil*, affidabil*, fidat*, fiducia',
    SUSPICIOUS:
      'sospett*, abus*, rilevat*, identificat* come, sembra*, attacc*, compromess*, dubbi*, ritenut*, giudicat*, punteggio, riconosciuto come, hackerat*, non attendibil*, non affidabil*, proxy aperto, minacc*, valutat*, classificato, classificata, classificati, considerato, considerata, considerati, probabile, probabili, probabilmente',
    QUARANTINE: 'quarantena*',
    TEMPORARY:
      'temporane*, transitori*, provvisori*, momentane*, al momento, in questo momento, per il momento, attualmente, per ora, adesso',
    RETRY:
      'riprovare, riprova, riprovi, riprovate, più tardi, nuovo tentativo, di nuovo, nuovamente, ritent*, in seguito, tentare di nuovo, provare più tardi, nuovi tentativi, prossimo tentativo, riprovare più tardi, provare di nuovo, riprovare in un secondo momento, successivamente, riprova tra, verrà ritentat*, rinviare il messaggio',
    WAIT: '<number> second*, <number> minut*, <number> ore, <number> ora, qualche minuto, alcuni minuti, attendere, aspettare, qualche istante, attenda, attendi, pochi minuti, un po di tempo',
    TIMEOUT:
      'timeout, tempo scaduto, tempo di attesa, nessuna risposta, non risponde, non ha risposto, tempo limite, tempo esaurito, mancata risposta, scaduto il tempo, tempo di risposta, senza risposta, inattività della connessione, attesa scaduta, non rispondono',
    REACH: 'raggiungere, contattare, contattat*, stabilire, raggiunto il server, stabilito, stabilita',
    UNREACHABLE:
      'irraggiungibil*, non raggiungibil*, connessione rifiutata, connessione persa, connessione chiusa, connessione interrotta, connessione negata, impossibile connettersi, impossibile collegarsi, impossibile contattare, impossibile raggiungere, impossibile stabilire, errore di connessione, errore di rete, connessione non riuscita, connessione fallita, non è raggiungibil*, non è stato possibile connettersi, non è stato possibile contattare, non è stato possibile stabilire, connessione scaduta, tentativo di connessione, connessione caduta, ha rifiutato la connessione, rete non raggiungibile, connessione assente, connessione reimpostata, inaccessibil*, collegamento interrotto, non è stato possibile raggiungere, non accessibil*',
    BUSY: 'occupat*, sovraccaric*, congestion*, carico elevato, carico eccessivo, risorse insufficienti, risorse, troppo carico',
    ERROR:
      'errore, errori, problema, problemi, anomalia, inconvenient*, guasto, difficoltà, malfunzionament*, incidente',
    INTERNAL:
      'errore interno, interno, interna, interni, errore locale, errore di sistema, errore del server, locale, tecnic*, base dati, problema interno, problema tecnico, errore del sistema, problemi tecnici, errore di elaborazione, database',
    CONFIGURATION: 'configura*, mal configurat*, impostazion*',
    QUEUE: 'coda, coda di posta, in coda, accodat*, code di posta',
    'FIRST-TIME':
      'prima volta, primo contatto, primo tentativo, nuovo mittente, mittente nuovo, troppo presto, non ancora conosciut*, mai visto, primo invio, ancora sconosciut*, mittente ancora sconosciuto, prima connessione',
    SUCCESS:
      'con successo, messaggio accettato, accettato per la consegna, consegnato correttamente, correttamente consegnato, consegnato con successo, recapitato con successo, completat*, messaggio consegnato, correttamente, inviato correttamente, preso in carico',
    NOT: 'non, mai, impossibile',
    NONE: 'nessun, nessuno, nessuna, alcun, alcuna',
    ADVICE:
      "se il problema, supporto tecnico, assistenza tecnica, contattare il, contattare l', per ulteriori informazioni, se si ritiene, controllare, verificare, ulteriori informazioni, consultare, rivolgersi, contattare, contatta, contatti, rivolgiti, si prega di contattare, per maggiori informazioni, informare",
  },
};
