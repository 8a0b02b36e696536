/** Polish, as WP, Onet, Interia, home.pl and localised notices speak it. */
import type { Lexicon } from '../concepts.ts';

export const POLISH: Lexicon = {
  language: 'pl',
  words: {
    MAILBOX:
      'skrzynk*, skrzynek, skrzynka pocztowa, skrzynki pocztowej, skrzynce, konto, konta, kont, koncie, kontem, konto pocztowe, konto e mail, skrzynka odbiorcy, brak konta, brak skrzynki, zablokowane konto, konto zablokowane, konto zostało zablokowane, konto jest zablokowane, skrzynka zablokowana, skrzynka jest zablokowana, skrzynka została zablokowana, brak miejsca w skrzynce, brak miejsca na skrzynce, brak miejsca na koncie, brak wolnego miejsca w skrzynce',
    USER: 'użytkownik*, abonent*, osob*, pracownik*, klient odbiorcy, nazwa odbiorcy, brak użytkownika, brak takiego użytkownika',
    ADDRESS:
      'adres, adresu, adresem, adresy, adresów, adresie, adres e mail, adresu e mail, adres email, adres poczty elektronicznej, alias*, błędny adres, zły adres, nowy adres, nowego adresu',
    RECIPIENT:
      'odbiorc*, adresat*, adres odbiorcy, adresu odbiorcy, odbiorców lub grup, adresaci, adres docelowy, adresu docelowego, skrzynka odbiorcy, brak odbiorcy, brak adresata',
    GROUP:
      'lista dystrybucyjna, listy dystrybucyjnej, lista mailingowa, lista mailowa, listy mailingowej, grupa, grupy, grupie, grupa dystrybucyjna, członków listy, lista dyskusyjna',
    DOMAIN: 'domen*, domena odbiorcy, domeny odbiorcy, nazwa domeny, domena docelowa, domeny docelowej',
    SERVER:
      'serwer*, serwer docelowy, serwer odbiorcy, serwer pocztowy, usług*, maszyn*, hosta, serwerem docelowym, zdalny serwer, system, systemu, systemie, systemem',
    'SEND-AS': 'w imieniu, używać tego nadawcy, z tego adresu nadawcy',
    SENDER:
      'nadawc*, adres nadawcy, adresu nadawcy, domena nadawcy, domeny nadawcy, domenie nadawcy, nadający, adres zwrotny, wysyłający',
    CLIENT:
      'twój serwer, twojego serwera, twojemu serwerowi, państwa serwer, państwa serwera, serwer nadawcy, serwera nadawcy, serwer wysyłający, serwera wysyłającego, twój adres ip, twojego adresu ip, twoje ip, ip nadawcy, adres ip nadawcy, adresu ip nadawcy, państwa adres ip, państwa ip, adres ip serwera, twojego ip, host nadawcy, twój dostawca, twój host, ip serwera, twoja sieć',
    IP: 'adres ip, adresu ip, adresy ip, adresem ip, sieć, sieci, podsieć, klasa adresowa, zakres adresów',
    OWN: 'twój, twoja, twoje, twojego, twojej, państwa, pani, masz',
    CONNECTION: 'połączeń, połączeni*, sesj*, jednoczesnych połączeń, połącz, połączenie smtp',
    MESSAGE:
      'wiadomoś*, listu, listów, poczta, poczty, pocztę, mail, maila, maili, przesyłk*, korespondencj*, e maila, e maili, komunikatu pocztowego',
    CONTENT: 'treść, treści, zawartoś*, treścią, tekst wiadomości, słowa, treść wiadomości',
    HEADER: 'nagłów*, temat, tematu, temat wiadomości, pole from, pole od, pole date',
    ATTACHMENT: 'załącznik*, plik*, rozszerzeni*, typ pliku, archiwum, załączon*, wykonywaln*',
    LINK: 'odnośnik*, adres strony, adres www, hiperłącz*, linki',
    VIRUS: 'wirus*, złośliw*, szkodliw*, zainfekowan*, oszust*, niebezpieczn*, wyłudz*, trojan*',
    SPAM: 'niechcian*, reklam*, masow*, niezamówion*, antyspam*, spamow*, spamem, za spam',
    COMPLAINT: 'skarg*, zgłoszenia spamu, zgłoszono jako spam, oznaczono jako spam',
    SIZE: 'rozmiar*, wielkoś*, bajt*, maksymalny rozmiar, objętoś*, długoś*',
    RATE: 'na godzinę, na minutę, na dobę, na dzień, dzienn*, godzinow*, dobow*, częst*, zbyt szybko, zbyt często, jednocze*, w krótkim czasie, w ciągu godziny, w ciągu doby, szybkoś*, na sekundę, limit wysyłki, limit wysyłania, za często, za szybko, tempo, w ciągu dnia, w jednym połączeniu, w jednej sesji, intensywn*',
    LIMIT:
      'limit*, maksym*, ograniczeni*, liczba, liczby, liczbę, maksimum, limit wysyłki, limit wysyłania, dozwolona liczba, dozwolonej liczby, ilość',
    QUOTA:
      'kwot*, limit miejsca, limitu miejsca, pojemnoś*, przestrzeń dyskow* odbiorcy, limit skrzynki, limit pojemności, pojemność skrzynki, limit przestrzeni, przydział miejsca, miejsce w skrzynce, miejsca w skrzynce, miejsca na skrzynce, miejsca na koncie, rozmiar skrzynki, quota skrzynki, przydzielonego miejsca, powierzchni dyskowej konta',
    'TOO-MANY':
      'zbyt wiele, za dużo, zbyt dużo, zbyt duża liczba, zbyt duża ilość, nadmiern*, wielokrotn*, więcej niż, za wiele, dużo, mnóstwo, nietypow*, zbyt wielu, zbyt dużej liczby, za duża liczba, za duża ilość, duża liczba',
    EXCEED: 'przekrocz*, przekracz*, wyczerpan*, osiągnięt*, powyżej, ponad, wyczerpał*, osiągnął, osiągnęła',
    FULL: 'pełn*, pełen, zapełnion*, przepełnion*, brak miejsca w skrzynce, brak miejsca na skrzynce, brak miejsca na koncie, nie ma miejsca, zajęta przestrzeń, przekroczona quota, przekroczono quotę, przepełnieni*, brak wolnego miejsca w skrzynce, przekroczony limit miejsca',
    'TOO-LARGE':
      'zbyt duż*, za duż*, zbyt dług*, za dług*, większ* niż dozwolon*, zbyt wielk*, za wielk*, większy niż, większa niż, zbyt obszern*',
    STORAGE:
      'dysk*, miejsca na dysku, brak miejsca na dysku, pamięci, pamięć, przestrzeni dyskowej, przestrzeń dyskowa, wolnego miejsca, miejsca',
    THROTTLE: 'zwolnij, ogranicz wysyłanie, spowolnion*, ogranicz liczbę, zmniejsz, wolniej, dławien*',
    BLOCKLIST:
      'czarna lista, czarnej liście, czarnej listy, czarną listę, czarne listy, czarnych listach, lista blokad, liście blokad, listy blokad, listę blokad, lista zablokowanych, liście zablokowanych, liście blokowanych',
    LISTED: 'znajduje się na, wpisan*, figuruje, umieszczon*, występuje na, jest na liście, dodany do listy',
    REPUTATION: 'reputacj*, złej reputacji, zła reputacja, niska reputacja',
    'REVERSE-NAME':
      'odwrotny dns, odwrotnego dns, rekord ptr, rekordu ptr, revdns, rewers*, odwrotn*, wpis ptr, wpisu ptr, rekordem ptr',
    DYNAMIC: 'dynamiczn*, domow*, neostrad*',
    DNS: 'rekord dns, rekordu dns, serwer dns, serwera nazw, serwer nazw, rozwiązywanie nazw, rozwiązywania nazw, rekord a, rekordu a, błąd dns, zapytanie dns, wpis dns, serwery nazw',
    MX: 'rekord mx, rekordu mx, rekordów mx, wpis mx, serwer mx, rekordy mx, wpisu mx',
    RESOLVE: 'rozwiązać, rozwiązuje, rozwiązan*',
    UNRESOLVED:
      'nie można rozwiązać, nie udało się rozwiązać, nierozwiązywaln*, nie rozwiązuje się, nieznany host, host nieznany, nie odnaleziono hosta, nie znaleziono serwera, nie można odnaleźć serwera, nie znaleziono hosta',
    ROUTE: 'przekierowan*, routing*, trasa, trasy, trasę',
    'NO-ROUTE':
      'brak trasy, niewłaściwy serwer, błąd trasowania, nie znaleziono trasy, błąd routingu, niewłaściwego serwera',
    LOOP: 'pętl*, zapętl*, pętla pocztowa, zbyt wiele przeskoków, zbyt wiele przekazań, za dużo przeskoków',
    HOSTNAME:
      'nazwa hosta, nazwy hosta, pełna nazwa domenowa, pełną nazwą, w pełni kwalifikowan*, nazwa serwera, nazwa komputera',
    HELO: 'powitani*, nazwa helo, polecenie helo, przedstaw się',
    SPF: 'rekord spf, rekordu spf, weryfikacji spf, weryfikacja spf, kontrola spf, polityka spf',
    DKIM: 'podpis dkim, podpisu dkim, weryfikacja dkim, weryfikacji dkim',
    DMARC: 'polityka dmarc, polityki dmarc, polityką dmarc, weryfikacja dmarc, zasady dmarc',
    'SENDER-AUTH':
      'uwierzytelnienie nadawcy, uwierzytelnienia nadawcy, uwierzytelnianie domeny, weryfikacja nadawcy, weryfikacji nadawcy, nieuwierzytelnion*, podszywa*, uwierzytelnianie wiadomości, autentycznoś*, niezweryfikowany nadawca',
    AUTHENTICATE: 'uwierzytelni*, autoryzacj*, zalogow*, zaloguj*, logowani*, autentykacj*, autoryzuj*',
    CREDENTIALS:
      'hasł*, dane logowania, nazwa użytkownika lub hasło, login lub hasło, danych logowania, nazwa użytkownika i hasło, nazwa użytkownika, poświadcze*',
    ENCRYPTION:
      'szyfrowan*, zaszyfrowan*, bezpieczne połączenie, bezpiecznego połączenia, nieszyfrowan*, szyfruj*',
    CERTIFICATE: 'certyfikat*',
    RELAY:
      'przekazywani* poczty, przekazywanie poczty, przekazywania poczty, przekazywanie zabronione, relayowani*, nie obsługuje tej domeny, nie obsługujemy, nielokaln*, nie jest lokaln*, przesyłanie dalej, nieobsługiwana domena, domena nieobsługiwana, nie jest obsługiwana na tym serwerze, nie obsługuje domeny, przekazywanie wiadomości, poczty dla tej domeny, wiadomości dla tej domeny, nie jest lokalny, nie lokalny',
    GREYLIST: 'szara lista, szarej liście, szarą listę, szarej listy, szare listy, szarych list',
    POLICY:
      'polityk*, zasad*, administrator*, administracyjn*, warunki korzystania, ustawienia odbiorcy, przepis*, reguły, reguła, regułę, regulamin*, regulacj*',
    PERMISSION: 'uprawnie*, dostęp*, prawa, zgod*, prawo, zezwoleni*',
    COUNTRY: 'kraj*, geograficzn*, państwo, regionu, lokalizacj*',
    RESTRICTED:
      'tylko dla członków, tylko członkowie, tylko od, biała lista, białej liście, białej listy, zastrzeżon*, ograniczon*, wewnętrznych nadawców, wyłącznie od, wyłącznie dla, określonych nadawców, zaufanych nadawców, tylko wewnętrzn*, uprawnionych nadawców, wybranych nadawców, przyjmuje tylko, akceptuje tylko, przyjmuje wiadomości tylko, przyjmuje wyłącznie',
    COMMAND: 'poleceni*, komend*, poleceń, instrukcj*',
    SYNTAX:
      'składni*, błąd składni, niedozwolone znaki, nieprawidłowe znaki, błędna składnia, literówk*, zniekształcon*, niedozwolony znak',
    SEQUENCE:
      'kolejnoś* poleceń, kolejność poleceń, kolejności poleceń, nieprawidłowa kolejność, zła kolejność, sekwencj*, kolejność, kolejności, niespodziewan*',
    PARAMETER: 'parametr*, argument*, opcj*',
    FORMAT:
      'format*, koniec wiersza, długość wiersza, niezgodn* z rfc, znaki sterujące, zgodna z rfc, końca linii, zbyt długi wiersz',
    CHARSET: 'kodowani*, zestaw znaków, znaki spoza ascii, polskie znaki, strona kodowa',
    EXIST: 'istniej*, znalezion*, odnalezion*, zarejestrowan*, odnaleźć, znaleźć, rozpoznan*, znany, znana',
    UNKNOWN:
      'nieznan*, nie istnieje, nie istnieją, nieistniejąc*, nie znaleziono, nie odnaleziono, nie można odnaleźć, nie można znaleźć, brak takiego, brak takiej, nie ma takiego, nie ma takiej, brak użytkownika, brak konta, brak skrzynki, niezarejestrowan*, nie jest znan*, nie został znaleziony, nie została znaleziona, nie zostało znalezione, nie udało się znaleźć, brak odbiorcy, brak adresata, nie figuruje, błędny adres, zły adres, brak takiego użytkownika, nie jest zarejestrowan*, nierozpoznan*',
    VALID: 'prawidłow*, poprawn*, ważn*, właściw*, zweryfikowan*',
    INVALID:
      'nieprawidłow*, niepoprawn*, błędn*, nieważn*, niewłaściw*, zły, zła, złe, złego, złej, nie jest prawidłow*, nie jest poprawn*, niezweryfikowan*, nie można zweryfikować, niejednoznaczn*',
    AVAILABLE: 'dostępny, dostępna, dostępne, osiągaln*, gotow*',
    UNAVAILABLE:
      'niedostępn*, nie jest dostępn*, prace konserwacyjne, prac konserwacyjnych, przerwa techniczna, przerwy technicznej, nie działa, wyłączona usługa, konserwacj*, przerwa w działaniu, usługa wyłączona, zatrzyman*, serwer wyłączony',
    ACTIVE: 'aktywn*, włączon*, używan*, czynn*, aktywowan*',
    DISABLED:
      'wyłączon*, nieaktywn*, zawieszon*, dezaktywowan*, zablokowane konto, konto zablokowane, konto zostało zablokowane, konto jest zablokowane, skrzynka zablokowana, skrzynka jest zablokowana, skrzynka została zablokowana, zamknięt*, usunięt*, wygasł*, nie przyjmuje wiadomości, nie przyjmuje poczty, nie może odbierać, nieużywan*, nie jest aktywn*, skasowan*, zlikwidowan*, już nie przyjmuje, zamrożon*, nie odbiera, nie może otrzymywać, niewłączon*, nieczynn*',
    MOVED:
      'zmienił*, nowy adres, już nie pracuje, nie pracuje, opuścił*, nie jest już, przeniesion*, nieaktualn*, już nie istnieje, nowego adresu, odszedł z firmy',
    EXPIRED:
      'zbyt długo w kolejce, za długo w kolejce, zbyt długo przebywał*, zaprzestano prób, zaniechano prób, przerwano próby, upłynął czas dostarcz*, czas dostarczenia, wszystkie próby, ostatnia próba, maksymalny czas w kolejce, czas w kolejce, upłynął termin, przeterminowan*, od kilku dni, przez kilka dni, rezygnuj*, czas oczekiwania w kolejce, poddaję się, dalszych prób, czas życia, kolejnych prób nie będzie, czas przechowywania, dalszych prob, kolejnych prob, zaniechano prob*, zaprzestano prob*, przez <number> dni, w ciagu <number> dni',
    ACCEPT: 'przyjmuj*, przyjęt*, akceptuj*, zaakceptowan*, odbier*, przyjmow*, przyjąć, akceptowan*',
    REFUSE:
      'odrzuc*, odmow*, odmawia*, nie przyjęt*, nie akceptuj*, zwrócon*, nie przyjmuj*, nie zaakceptowan*, odesłan*, nie zostanie przyjęt*, nie została przyjęta, nieakceptowan*, nieprzyjęt*',
    ALLOW: 'dozwolon*, zezwol*, pozwol*, upoważnion*, uprawnion*, może wysyłać, zezwala, pozwala',
    FORBID:
      'zabronion*, niedozwolon*, zakazan*, nie zezwala*, nie masz uprawnień, brak uprawnień, nieuprawnion*, nie wolno, brak zgody, nie jest dozwolon*, nieautoryzowan*, nie pozwala, brak dostępu, nie posiada uprawnień, nie ma uprawnień, nie masz prawa, zakaz, brak zezwolenia, nieupoważnion*, nie jest uprawnion*, nie możesz wysyłać, nie jest upoważnion*, wzbronion*',
    BLOCK: 'zablokow*, blokow*, filtr*, zbanowan*, blokad*, blokuj*, wstrzyman*',
    REQUIRE:
      'wymaga*, konieczn*, należy, musi, musisz, niezbędn*, trzeba, proszę, obowiązkow*, potrzebn*, najpierw, powinien, powinna, wymóg',
    MISSING:
      'brak, brakuje, bez, brakując*, nie zawiera, nie ma rekordu, nie posiada, pust*, nie podano, nie ma, nie określono, braku',
    MATCH: 'zgadza, pasuj*, odpowiada, zgodn*, należy do',
    MISMATCH:
      'nie zgadza się, nie pasuj*, nie odpowiada, niezgodn*, sfałszowan*, fałszyw*, różni*, nie zgadzają się, podrobion*',
    PASS: 'przeszła, przeszedł, przeszło, spełni*, zaliczon*, pomyślnie przesz*',
    FAIL: 'nie przeszła, nie przeszedł, nie przeszło, nieudan*, niepowodzeni*, nie powiodł*, niepomyśln*, nie udał*, nie spełnia*, zakończył* się niepowodzeniem, nie spełnił*, zawiodł*',
    DELIVER: 'dostarcz*, doręcz*, wysł*, wysył*, przesł*, przekazan*, nadan*, przesyła*, dostawa, przekazać',
    UNDELIVERED:
      'nie dostarczon*, niedostarczon*, nie doręczon*, niedoręczon*, nie można dostarczyć, nie udało się dostarczyć, nie można doręczyć, nie udało się doręczyć, nie została dostarczona, nie mogła zostać dostarczona, niepowodzenie dostarczenia, błąd dostarczania, nie może być dostarczona, nie została doręczona, dostarczenie nie powiodło się, nie zostały dostarczone, nie można wysłać, nie udało się wysłać, niemożliwe do dostarczenia, nie można było dostarczyć, dostarczenie niemożliwe, niedostarczaln*, nie mogła być dostarczona, nie może zostać dostarczona, nie udalo sie wyslac, nie mozna wyslac, nie zostala wyslana, nie zostal wyslany, nie otrzymal*',
    SUPPORT: 'obsługiwan*, obsługuj*, wspieran*, zaimplementowan*, oferuj*',
    UNSUPPORTED:
      'nieobsługiwan*, nie obsługuje, nie jest obsługiwan*, nieznane polecenie, nieznana komenda, nierozpoznane polecenie, niezaimplementowan*, polecenie nieznane, nierozpoznana komenda, nie rozpoznano polecenia, nieprawidłowe polecenie, niewspieran*',
    TRUST: 'zaufan*, wiarygodn*',
    SUSPICIOUS:
      'podejrzan*, uznan*, wykryt*, nadużyci*, rozpoznano jako, sklasyfikowan*, prawdopodobn*, atak*, ocenion*, podejrzeni*, zakwalifikowan*, niewiarygodn*, wygląda na, przejęt*, niezaufan*, zidentyfikowan*',
    QUARANTINE: 'kwarantann*',
    TEMPORARY:
      'tymczasow*, chwilow*, przejściow*, obecnie, w tej chwili, czasowo, na razie, aktualnie, teraz',
    RETRY:
      'spróbuj ponownie, spróbuj później, później, ponów*, jeszcze raz, ponowna próba, ponownej próby, spróbuj, proszę spróbować, kolejna próba, ponawiane, spróbować ponownie, ponowne próby',
    WAIT: '<number> sekund*, <number> minut*, <number> godzin*, <number> min, kilka minut, poczekaj, odczekaj, zaczekaj, kilku minut, za godzinę, za chwilę, chwilę',
    TIMEOUT:
      'przekroczono czas, przekroczony czas, limit czasu, brak odpowiedzi, nie odpowiada, nie odpowiedział*, upłynął czas oczekiwania, przekroczenie czasu, przekroczono limit czasu, czas oczekiwania upłynął, upłynął limit czasu, minął czas oczekiwania',
    REACH: 'osiągnąć, skontaktować, nawiązan*, nawiązać',
    UNREACHABLE:
      'nieosiągaln*, nie można połączyć, nie można nawiązać, nie udało się połączyć, nie udało się nawiązać, połączenie przerwane, połączenie zerwane, odmowa połączenia, błąd połączenia, połączenie zamknięte, zerwane połączenie, zerwano połączenie, utracono połączenie, błąd sieci, brak połączenia, sieć niedostępna, połączenie nie powiodło się, przerwano połączenie, odrzucił połączenie, nie można uzyskać połączenia, serwer nieosiągalny, połączenie zostało przerwane, połączenie zostało zerwane, zamknął połączenie, nie można skontaktować się',
    BUSY: 'zajęt*, przeciążon*, przeciążeni*, obciążon*, obciążeni*, brak zasobów, zasobów, zasoby',
    ERROR: 'błąd, błędu, błędy, błędem, błędów, problem*, awari*, usterk*, wyjątek',
    INTERNAL:
      'błąd wewnętrzny, błędu wewnętrznego, wewnętrzn*, błąd serwera, błąd systemu, lokaln*, techniczn*, baza danych, bazy danych, błąd lokalny, błąd systemowy, bazą danych, błąd po stronie serwera',
    CONFIGURATION: 'konfigurac*, skonfigurowan*, ustawie*, błędnie skonfigurowan*',
    QUEUE: 'kolejk*, kolejce, w kolejce, zakolejkowan*',
    'FIRST-TIME':
      'pierwszy raz, po raz pierwszy, pierwsza próba, nowy nadawca, zbyt wcześnie, za wcześnie, jeszcze nieznan*, pierwszy kontakt, pierwsze połączenie',
    SUCCESS:
      'pomyślnie, wiadomość przyjęta, wiadomość została przyjęta, dostarczono, przyjęto, została dostarczona, sukces, zakończono pomyślnie, została wysłana',
    NOT: 'nie, nigdy',
    NONE: 'żaden, żadn*, nie ma żadn*',
    ADVICE:
      'jeśli problem, jeżeli problem, pomocą techniczną, pomoc techniczna, skontaktuj się, więcej informacji, jeśli uważasz, sprawdź, prosimy o kontakt, jeżeli uważasz, skontaktuj sie, prosze skontaktowac, jesli problem, jezeli problem, aby uzyskac wiecej, wiecej informacji, zapytaj, zglos, powiadom',
  },
};
