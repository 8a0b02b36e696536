/** Turkish: the endings deny, so many denials are words of their own. */
import type { Lexicon } from '../concepts.ts';

export const TURKISH: Lexicon = {
  language: 'tr',
  words: {
    MAILBOX:
      'posta kutu*, hesap, hesab*, hesaplar*, gelen kutusu, posta hesab*, e posta hesab*, kutusu, posta kutusu, böyle bir hesap yok, böyle bir posta kutusu yok, hesap yok, posta kutusu yok, süresi dolmuş hesap, hesap engellendi, hesap engellenmiş, hesap kilitli*, hesabı engellendi',
    USER: 'kullanıc*, abone*, kişi, kişinin, çalışan*, yerel kısım, böyle bir kullanıcı yok, geçerli bir kullanıcı değil, kullanıcı yok',
    ADDRESS:
      'adres, adresi, adresin, adrese, adresine, adresler*, e posta adresi, e posta adresin*, eposta adresi, takma ad*, e posta adres*, böyle bir adres yok, adres yok, yanlış adres, hatalı adres, yeni adres*',
    RECIPIENT:
      'alıcı*, alıcı adresi, alıcının adresi, alıcının posta kutusu, alıcılara veya gruplara, alıcılar veya gruplar, hedef adres*, alıcının e posta adresi, muhatap*, böyle bir alıcı yok, alıcı yok',
    GROUP:
      'dağıtım listesi*, dağıtım grubu*, posta listesi*, grup, gruba, grubu, grubun, liste üyeleri, gruplara',
    DOMAIN:
      'gönderen alan adı*, gönderenin alan adı*, etki alan*, alan ad*, alıcının etki alanı, alıcı alan adı, hedef etki alanı, alan adının, alan adı, alıcının alan adı, hedef alan adı',
    SERVER:
      'sunucu, sunucusu, sunucuda, sunucunun, sunucuya, sunucudan, sunucular*, posta sunucu*, hedef sunucu*, sistem*, hizmet*, makine*, alıcı sunucu*, servis*, uzak sunucu*, alıcının sunucusu, karşı sunucu*',
    'SEND-AS': 'adına gönder*, adına',
    SENDER:
      'gönderen, gönderenin, gönderici*, gönderen adresi, gönderenin adresi, gönderen alan adı*, gönderen etki alanı*, gönderenin alan adı*, gönderenin etki alanı*, gönderici adresi, gönderene, gönderenler*',
    CLIENT:
      'sunucunuz*, ip adresiniz*, gönderen sunucu*, gönderici sunucu*, gönderen ip*, gönderici ip*, gönderen sunucunun, kaynak ip*, kaynak sunucu*, sağlayıcınız*, ağınız*, bağlanan sunucu*, gönderenin ip adresi, gönderen sunucunun ip adresi, istemci*, ipniz, posta sunucunuz*, sisteminiz*',
    IP: 'ip adresi*, ip adres*, ip aralığı, ip bloğu, alt ağ, ağınız',
    OWN: 'sizin, siz, sizden',
    CONNECTION: 'bağlantı*, oturum sayısı, eşzamanlı bağlantı*, oturum başına, bağlanma*',
    MESSAGE:
      'ileti, iletiler*, iletini*, iletiyi, iletide, iletiye, mesaj*, e posta, e postalar*, eposta, posta, mektup*, e postanız, e postayı, postası',
    CONTENT: 'içerik*, içeriğ*, gövde*, metin, metni, ileti gövdesi, ileti içeriği, mesaj içeriği, kelime*',
    HEADER: 'başlık*, başlığ*, konu, konu satırı, üst bilgi*, üstbilgi*, konusu',
    ATTACHMENT:
      'ek dosya*, ekli dosya*, dosya*, ekler, ekte, eki, ekin, dosya türü, dosya uzantısı, uzantı*, eklenti*, ekleri, arşiv dosyası',
    LINK: 'bağlantı adresi, köprü*, web adresi, internet adresi',
    VIRUS:
      'virüs*, zararlı*, kötü amaçlı*, kimlik avı, dolandırıcılık*, tehlikeli*, truva atı, bulaşmış*, oltalama*',
    SPAM: 'istenmeyen*, reklam*, toplu e posta, toplu posta, önemsiz e posta, gereksiz e posta, istenmeyen e posta, önemsiz posta, spam olarak, toplu ileti, toplu gönderim*',
    COMPLAINT: 'şikayet*, şikâyet*',
    SIZE: 'boyut*, bayt*, azami boyut, ileti boyutu, mesaj boyutu, en büyük boyut, uzunluk, uzunluğu',
    RATE: 'saatlik, günlük, dakikada, saatte, günde, saniyede, dakika başına, saat başına, çok hızlı, çok sık, eşzamanlı*, kısa sürede, gönderim sınır*, gönderme sınır*, gönderim limit*, sıklık*, aynı anda, bağlantı başına, gönderim hız*, gönderme limit*, son bir saat*, hız sınırı, gönderim kotası, hızda, günlük gönderim',
    LIMIT:
      'sınır*, limit*, azami, en fazla, maksimum, üst sınır*, eşik, eşiği, sayısı, gönderim sınır*, gönderme sınır*, gönderim limit*, gönderme limit*, izin verilen sayı*',
    QUOTA:
      'kota*, depolama kota*, depolama alan*, depolama sınır*, posta kutusu kota*, posta kutusu boyut*, disk kota*, depolama kapasite*, kapasite*, posta kutusu sınır*, depolama limit*',
    'TOO-MANY':
      'çok fazla, aşırı, fazla sayıda, çok sayıda, gereğinden fazla, birden fazla, olağan dışı, olağandışı, normalden fazla, fazla',
    EXCEED:
      'aştı, aşıldı, aşıyor, aşmış*, aşan, aşılmış*, aşması, doldurdu, tükendi, ulaştı, ulaşıldı, üzerinde, aşımı, aşmakta*, geçti sınırı, aştınız, aşılıyor',
    FULL: 'dolu, dolmuş*, doldu, kota dolu, kotası dolu, kota aşıldı, kota aşımı, yer yok, yer kalmadı, kotası aşıldı, yeterli alan yok, yeterli yer yok, boş alan yok, kotasını aştı, kotası doldu, kotası dolmuş',
    'TOO-LARGE': 'çok büyük, çok uzun, fazla büyük, aşırı büyük, daha büyük, fazla uzun, boyutu aşıyor',
    STORAGE:
      'disk*, disk alan*, bellek*, depolama*, disk dolu, boş alan, disk alanı yetersiz, ayrilan depolama',
    THROTTLE: 'yavaşla*, azaltın, kısıtlan*, daha yavaş, hızınızı düşürün, hız sınırlama*',
    BLOCKLIST:
      'kara liste*, karaliste*, engelleme listesi*, engel listesi*, yasaklı liste*, engellenenler listesi*, kara listeye, kara listede',
    LISTED: 'listelen*, listesinde, yer alıyor, listede, kayıtlı olduğu, listeye alın*, yer almakta*',
    REPUTATION: 'itibar*, kötü itibar*, düşük itibar*, saygınlık*, itibarı düşük',
    'REVERSE-NAME':
      'ters dns, ptr kayd*, ters kayıt*, ters kaydı, ters çözümleme*, ters ad*, ters isim*, ptr kaydı, reverse dns kaydı, geri dns, tersine dns, ters arama*, geriye dönük dns',
    DYNAMIC: 'dinamik*, ev kullanıcısı*, çevirmeli*',
    DNS: 'dns kayd*, ad çözümleme*, isim çözümleme*, ad sunucusu*, dns sunucusu*, dns hatası, a kaydı, dns sorgu*, alan adı sunucusu*, isim sunucusu*',
    MX: 'mx kayd*, mx kaydı, mx sunucu*, posta değiştirici*',
    RESOLVE: 'çözüldü, çözümle*',
    UNRESOLVED:
      'çözümlenemedi, çözümlenemiyor, çözülemedi, bilinmeyen ana bilgisayar, ana bilgisayar bulunamadı, sunucu bulunamadı, çözümlenemez, çözülemiyor, çözümlenemediği, çözümlenememe*, bilinmeyen sunucu',
    ROUTE: 'yönlendir*, iletim yolu, rota, rotası',
    'NO-ROUTE':
      'yönlendirilemedi, yönlendirilemiyor, yanlış sunucu, rota yok, yönlendirme hatası, yol bulunamadı, rota bulunamadı, yönlendirilemez',
    LOOP: 'döngü*, posta döngüsü, çok fazla atlama, sonsuz döngü, fazla sekme',
    HOSTNAME:
      'ana bilgisayar ad*, sunucu ad*, tam etki alanı adı, tam nitelikli, bilgisayar adı, tam alan adı',
    HELO: 'karşılama*, selamlama*, helo adı, helo komutu',
    SPF: 'spf denetim*, spf kayd*, spf kontrol*, spf doğrulama*',
    DKIM: 'dkim imza*, dkim denetim*, dkim doğrulama*, dkim kontrol*',
    DMARC: 'dmarc ilke*, dmarc politika*, dmarc denetim*, dmarc doğrulama*, hizalama*',
    'SENDER-AUTH':
      'gönderen kimlik doğrulama*, gönderenin kimliği doğrulan*, gönderici doğrulama*, kimliği doğrulanmamış*, gönderen doğrulama*, sahte gönderen*, e posta kimlik doğrulama*, alan adı doğrulama*, kimliği doğrulanamayan ileti*, ileti kimlik doğrulama*, gönderenin kimliği doğrulanamadı',
    AUTHENTICATE:
      'kimlik doğrulama*, oturum aç*, giriş yap*, kimliğinizi doğrula*, yetkilendirme*, kimlik denetimi, doğrulama gerekli',
    CREDENTIALS:
      'parola*, şifreniz*, şifre, şifresi, kullanıcı ad*, kullanıcı adı veya parola, kullanıcı adı veya şifre, kullanıcı adı ya da parola, kimlik bilgileri, giriş bilgileri, kullanıcı adı ya da şifre',
    ENCRYPTION: 'şifreli*, şifreleme*, şifrelenmiş*, güvenli bağlantı*, şifrelenmemiş*, şifresiz*, düz metin',
    CERTIFICATE: 'sertifika*',
    RELAY:
      'aktarma*, aktarım*, posta aktarım*, yerel olmayan, yerel değil, bu sunucuda barındırılmıyor, aktarılmasına, barındırılmıyor, barındırılmayan, bu sunucuya ait değil, röle izni, röle erişimi, röle reddedildi',
    GREYLIST: 'gri liste*, gri listeye, grilist*',
    POLICY:
      'ilke*, politika*, kural*, yönetici*, kullanım koşulları, yönerge*, alıcı ayarları, güvenlik nedeniyle, alıcının ayarları',
    PERMISSION: 'izin, izni, izniniz, erişim*, yetki*, izinler*',
    COUNTRY: 'ülke*, coğrafi*, bölge*',
    RESTRICTED:
      'yalnızca üyeler*, sadece üyeler*, yalnızca iç, beyaz liste*, kısıtlı*, kısıtlanmış*, yalnızca izin verilen, belirli gönderen*, sadece belirli, yalnızca belirli, onaylı gönderen*, yalnızca kuruluş içi, izin verilen gönderen*, yetkili gönderen*, güvenilir gönderen*, sadece yetkili, yalnızca yetkili, sınırlandırılmış*',
    COMMAND: 'komut*, emir, talimat*',
    SYNTAX:
      'sözdizim*, söz dizim*, geçersiz karakter*, yazım hatası, biçimi bozuk, hatalı biçim, yasak karakter*, bozuk biçimli',
    SEQUENCE:
      'sıra, sırası, sırası yanlış, yanlış sıra*, komut sırası, sırada, önce mail, önce rcpt, önce helo, hatalı sıra*, beklenmeyen*',
    PARAMETER: 'parametre*, seçenek*, argüman*, değişken*',
    FORMAT:
      'biçim*, satır sonu, satır uzunluğu, uyumlu değil, denetim karakteri*, satır çok uzun, rfc uyumlu*',
    CHARSET: 'karakter kümesi, karakter seti, kodlama*, ascii olmayan, türkçe karakter*',
    EXIST: 'mevcut, bulundu, kayıtlı, tanımlı, bulunan, tanınan',
    UNKNOWN:
      'bilinmeyen*, bulunamadı, bulunamıyor, mevcut değil*, böyle bir kullanıcı yok, böyle bir alıcı yok, böyle bir hesap yok, böyle bir adres yok, böyle bir posta kutusu yok, bulunmuyor, bulunmamakta*, kayıtlı değil, tanımsız*, geçerli bir kullanıcı değil, kullanıcı yok, tanımlı değil, yok böyle, bulunamamıştır, bilinmiyor, hesap yok, alıcı yok, adres yok, tanınmıyor, tanınmayan*, yanlış adres, hatalı adres, bulunamadığı*, bulunmadığı*, mevcut olmayan*, kayıtlı olmayan, posta kutusu yok',
    VALID: 'geçerli*, doğru*',
    INVALID:
      'geçersiz*, yanlış*, hatalı*, geçerli değil*, doğru değil*, doğrulanamadı, doğrulanmamış*, doğrulanamıyor, belirsiz*, uygun değil',
    AVAILABLE: 'kullanılabil*, erişilebil*, hazır',
    UNAVAILABLE:
      'kullanılamıyor*, kullanım dışı, hizmet dışı, bakım*, servis dışı, kullanılamaz*, hizmet verem*, çalışmıyor, kapatılıyor, erişime kapalı, hizmet verilemiyor, hizmet veremiyor, durduruldu hizmet, çevrimdışı, kullanılamamakta*',
    ACTIVE: 'etkin, aktif*, kullanımda, etkinleştirilmiş*, açık hesap',
    DISABLED:
      'devre dışı*, askıya alın*, askıya, kapatıldı, kapatılmış*, pasif*, etkin değil*, silinmiş*, silindi, dondurul*, aktif değil*, kapalı, süresi dolmuş hesap, hesap engellendi, hesap engellenmiş, hesap kilitli*, kilitlen*, kilitli, ileti kabul etmiyor, posta kabul etmiyor, e posta kabul etmiyor, mesaj kabul etmiyor, e posta alamıyor, ileti alamıyor, posta alamıyor, iptal edil*, kullanılmıyor, kullanılmayan*, e posta alımına kapalı, alıma kapalı, mesaj alamıyor, posta alamaz, ileti alamaz, hesabı engellendi, durdurulmuş*',
    MOVED:
      'taşındı, yeni adres*, ayrıldı, artık çalışmıyor, değişti, değiştirildi, artık geçerli değil, ayrılmıştır, işten ayrıldı, artık mevcut değil, artık kullanılmıyor, taşınmış*, artık bu',
    EXPIRED:
      'süresi doldu, süresi dolmuş*, süre aşıldı, teslim süresi*, çok uzun süre kaldı, denemeleri durduruldu, vazgeçildi, teslim denemeleri*, son deneme, kuyrukta kalma süresi, tüm denemeler, başka deneme yapılmayacak, zaman aşımı süresi doldu, teslimattan vazgeçildi, teslimat süresi*, günlerce, geçerlilik süresi*, yaşam süresi, azami kuyruk süresi, tekrar denenmeyecek, bekleme süresi doldu, denemelerden vazgeçildi, birkaç gün boyunca, denemeler durduruldu, kuyrukta çok uzun, artik denenmeyecek, yeniden denenmeyecek, <number> gun boyunca, baska deneme yapilmayacak',
    ACCEPT: 'kabul*, kabul edil*, kabul ediyor, kabul eder, alınır',
    REFUSE:
      'reddedil*, reddet*, geri çevril*, kabul edilmedi, kabul edilmiyor*, kabul etmiyor*, kabul edilemez, kabul edemiyor*, geri döndürül*, iade*, reddi, kabul etmedi, kabul edilemedi, kabul edilmez, geri gönderil*, kabul edilmemekte*, kabul edemez',
    ALLOW: 'izin veril*, izin verir, izinli*, onaylan*, izin verildi, yetkili, izin veriyor',
    FORBID:
      'izin verilmiyor*, izin verilmedi, izin verilmez, yasak*, izniniz yok, izni yok, izin yok, yetkiniz yok, yetkisi yok, yetkisiz*, yetkili değil*, izin vermiyor, yetki yok, izin verilmeyen*, izinsiz*, izin verilmemekte*, iznine sahip değil*, yetkisine sahip değil*, izin vermemekte*, engellidir gönderim, yetkiniz bulunmuyor, izniniz bulunmuyor, erişim engellendi, hakkınız yok, yetkiniz bulunmamaktadır, izniniz bulunmamaktadır',
    BLOCK: 'engelle*, bloke*, bloklan*, yasaklan*, filtre*, süzgeç*, engelli, engeli',
    REQUIRE:
      'zorunlu*, lütfen, şart, malısınız, açmalısınız, yapmalısınız, istenmektedir, olmalı*, gerek*, kullanmalısınız, etmelisiniz, öncelikle, zorundasınız',
    MISSING:
      'eksik*, yok, olmadan, boş, olmayan, içermiyor, bulunmayan, belirtilmemiş*, tanımlanmamış*, yoktur, sahip değil, olmadığı*, belirtilmedi, girilmemiş*, yokluğu',
    MATCH: 'eşleşiyor, eşleşen, uyuşuyor, uyumlu, eşleşme, uyuşan',
    MISMATCH:
      'eşleşmiyor*, uyuşmuyor*, uyumsuz*, sahte*, farklı, eşleşmedi, uyuşmadı, eşleşmeyen, uyuşmayan, tutarsız*, eşleşmemekte*, uymuyor*, taklit*',
    PASS: 'geçti, geçen, başarılı doğrulama, karşıla*',
    FAIL: 'başarısız*, geçemedi, sağlanamadı, gerçekleştirilemedi, hata oluştu, tamamlanamadı, geçemeyen, başarılamadı, başarılı olamadı, geçememe*, yapılamadı, geçemediği*, karşılamıyor*, başarılı olmadı',
    DELIVER: 'teslim*, gönderil*, gönder, ilet*, gönderim*, gönderme*, ulaştır*, gönderiyor',
    UNDELIVERED:
      'teslim edilemedi*, iletilemedi*, teslim edilemiyor*, gönderilemedi*, ulaştırılamadı*, teslim edilmedi, iletilemiyor*, gönderilemiyor*, teslim edilemez, teslimat başarısız*, teslim başarısız*, teslim edilemeyen*, iletilemeyen*, iletilemez, teslim edilemediği*, teslim edilememiştir, teslim hatası, teslim edemedik, teslimat hatası, ulaştırılamıyor, iletilememiştir, gonderilemedi, gonderilemiyor, ulastirilamadi, almadi',
    SUPPORT: 'destekle*, sunuyor',
    UNSUPPORTED:
      'desteklenmiyor*, desteklenmeyen*, bilinmeyen komut*, komut tanınmadı, tanınmayan komut*, uygulanmamış*, komut bilinmiyor, komut anlaşılamadı, geçersiz komut*, desteklemiyor*, komut tanınmıyor, desteklenmemekte*',
    TRUST: 'güvenilir*, güven, güvenli gönderen',
    SUSPICIOUS:
      'şüphe*, kötüye kullanım*, değerlendiril*, algılan*, tespit*, olarak işaretlen*, olarak sınıflandır*, saldırı*, olası*, güvenilmeyen*, saptan*, ele geçiril*, muhtemel*, sayıldı, olarak görül*, tanımlandı, kuşkulu*, güvenilmez*',
    QUARANTINE: 'karantina*',
    TEMPORARY: 'geçici*, şu anda, şimdilik, şu an, halihazırda, bir süreliğine',
    RETRY:
      'tekrar deneyin*, daha sonra tekrar, daha sonra, yeniden deneyin*, tekrar, yeniden, sonra deneyin, tekrar dene*, yeniden dene*, bir daha, tekrar gönderin, yeniden denenecek, sonra tekrar deneyin, sonra tekrar, biraz sonra, deneyin',
    WAIT: '<number> saniye*, <number> dakika*, <number> saat*, <number> dk, <number> sn, birkaç dakika*, bekleyin, bir süre, bir saat sonra, biraz bekleyin, bekleyiniz, bir süre sonra',
    TIMEOUT:
      'zaman aşımı*, zaman aşımına, yanıt vermiyor, yanıt yok, cevap vermiyor, yanıt alınamadı, cevap yok, yanıt vermedi, cevap vermedi, cevap alınamadı, zamanaşımı*, süre sonu',
    REACH: 'ulaşılan, ulaşmak, kurulan, kuruldu',
    UNREACHABLE:
      'ulaşılamıyor*, ulaşılamadı*, erişilemiyor*, erişilemedi*, bağlanılamadı*, bağlantı kurulamadı*, bağlantı reddedildi sunucu, bağlantı kesildi*, bağlanamadı*, bağlantı hatası*, bağlantı koptu*, ağ hatası*, bağlantı kapatıldı*, bağlantı zaman aşımı*, bağlantı sağlanamadı*, bağlantı başarısız*, bağlanılamıyor*, bağlanamıyor*, bağlantı kurulamıyor*, bağlantı yok, bağlantıyı reddetti, bağlantıyı kapattı, bağlantıyı kesti, erişilemez*, ulaşılamaz*, bağlantı sıfırlandı, bağlantı isteği reddedildi, bağlantı sonlandırıldı, bağlantı düştü, ağa ulaşılamıyor',
    BUSY: 'meşgul*, yoğun*, aşırı yük*, yük altında, kaynak yetersiz*, yetersiz kaynak*, kaynaklar*, yükü, aşırı yüklen*, yüklü',
    ERROR: 'hata, hatası, hatalar*, hataya, sorun*, problem*, arıza*, hatasıyla',
    INTERNAL:
      'iç hata*, dahili*, sistem hatası*, sunucu hatası*, yerel hata*, yerel, teknik*, veritabanı*, veri tabanı*, iç sunucu hatası*, sunucu tarafında, dahili hata*, sistemsel*, sunucu içi, iç sistem',
    CONFIGURATION: 'yapılandır*, ayarlar*, ayarı, yanlış yapılandır*, yapılandırma hatası*',
    QUEUE: 'kuyru*, sıraya alın*',
    'FIRST-TIME':
      'ilk kez, ilk defa, ilk deneme, yeni gönderen, çok erken, henüz bilinmeyen*, ilk temas, ilk bağlantı, henüz tanınmıyor, henüz bilinmiyor',
    SUCCESS:
      'başarıyla, teslim edildi, ileti kabul edildi, mesaj kabul edildi, gönderildi, iletildi, başarılı, başarılı bir şekilde, kabul edildi, tamamlandı',
    NOT: 'değil, değildir, olamaz, edilemez, olmadı, edilemedi, yapılamaz, asla',
    NONE: 'hiçbir, hiç',
    ADVICE:
      'sorun devam, teknik destek, daha fazla bilgi, iletişime geçin, kontrol edin, denetleyin, ayrıntılar için, bilgi için, başvurun, basvurun, basvurunuz, iletisime gecin, iletisime geciniz, bildirin, sorun devam ederse, danisin',
  },
};
