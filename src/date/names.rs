//! The words of dates, a row a language. To add a language, add its row to [`LANGUAGES`].
//!
//! Words are written as that language writes them; letter case, accents and the dot of an abbreviation do
//! not matter. Where a list has a fixed length its entries are apart by a space and the forms of one entry
//! by `/`, `-` where there is none; a phrase is joined by `_`.

/// How one language writes dates.
pub(super) struct Language {
    /// ISO 639-1 code.
    pub(super) code: &'static str,
    /// Whether `12/07/2025` is the 12th of July for every reader of the language.
    pub(super) day_first: bool,
    /// Twelve entries, from January; every case that a date can stand in.
    pub(super) months: &'static str,
    /// Seven entries, from Monday.
    pub(super) weekdays: &'static str,
    /// Words that say a text came out.
    pub(super) published: &'static str,
    /// Words that say a text was changed.
    pub(super) updated: &'static str,
    /// Other words that stand in a date or a stamp: "on", "at", "last", "o'clock".
    pub(super) filler: &'static str,
    /// "Ago", before the number or behind the unit.
    pub(super) ago: &'static str,
    /// Seven entries: second, minute, hour, day, week, month, year.
    pub(super) units: &'static str,
    /// Two entries: today, yesterday.
    pub(super) days: &'static str,
}

/// Every language whose dates are read.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[Language] = &[
    Language { code: "en", day_first: false,
        months: "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug \
                 september/sep/sept october/oct november/nov december/dec",
        weekdays: "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun",
        published: "published posted created issued released filed date dated pubdate",
        updated: "updated modified edited revised changed update",
        filler: "on at the of last first time originally hrs hours gmt utc and",
        ago: "ago",
        units: "second/seconds/sec/secs/s minute/minutes/min/mins/m hour/hours/hr/hrs/h day/days/d \
                week/weeks/wk/wks/w month/months/mo/mos year/years/yr/yrs/y",
        days: "today/now yesterday" },
    Language { code: "de", day_first: true,
        months: "januar/jan/jänner februar/feb/feber märz/mär/mrz/maerz april/apr mai juni/jun juli/jul \
                 august/aug september/sep/sept oktober/okt november/nov dezember/dez",
        weekdays: "montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sa/sonnabend sonntag/so",
        published: "veröffentlicht erschienen publiziert erstellt datum veröffentlichung",
        updated: "aktualisiert aktualisierung geändert bearbeitet stand update",
        filler: "am um uhr den der vom zuletzt letzte zuerst",
        ago: "vor",
        units: "sekunde/sekunden/sek minute/minuten/min stunde/stunden/std tag/tage/tagen woche/wochen monat/monate/monaten \
                jahr/jahre/jahren",
        days: "heute gestern" },
    Language { code: "fr", day_first: true,
        months: "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre/sept/sep \
                 octobre/oct novembre/nov décembre/déc",
        weekdays: "lundi/lun mardi/mar mercredi/mer jeudi/jeu vendredi/ven samedi/sam dimanche/dim",
        published: "publié publiée paru parue posté écrit créé date publication",
        updated: "actualisé modifié modifiée mise mis jour révisé",
        filler: "le à a la l de du dernière en h hui heure heures",
        ago: "il_y_a y_a",
        units: "seconde/secondes minute/minutes/min/mn heure/heures/h jour/jours/j semaine/semaines mois/mois an/ans/année/années",
        days: "aujourd hier" },
    Language { code: "es", day_first: true,
        months: "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago \
                 septiembre/setiembre/sep/sept/set octubre/oct noviembre/nov diciembre/dic",
        weekdays: "lunes/lun martes/mar miércoles/mié jueves/jue viernes/vie sábado/sáb domingo/dom",
        published: "publicado publicada creado fecha publicación",
        updated: "actualizado actualizada modificado actualización",
        filler: "el a las la los de del última último hora horas h",
        ago: "hace",
        units: "segundo/segundos/seg minuto/minutos/min hora/horas/h día/días/d semana/semanas mes/meses año/años",
        days: "hoy ayer" },
    Language { code: "it", day_first: true,
        months: "gennaio/gen/genn febbraio/feb/febb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug \
                 agosto/ago settembre/set/sett ottobre/ott novembre/nov dicembre/dic",
        weekdays: "lunedì/lun martedì/mar mercoledì/mer giovedì/gio venerdì/ven sabato/sab domenica/dom",
        published: "pubblicato pubblicata creato data pubblicazione",
        updated: "aggiornato aggiornata modificato aggiornamento",
        filler: "il lo la alle ore di del l ultimo ultima h",
        ago: "fa",
        units: "secondo/secondi/sec minuto/minuti/min ora/ore/h giorno/giorni settimana/settimane mese/mesi anno/anni",
        days: "oggi ieri" },
    Language { code: "pt", day_first: true,
        months: "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago \
                 setembro/set outubro/out novembro/nov dezembro/dez",
        weekdays: "segunda/seg terça/ter quarta/qua quinta/qui sexta/sex sábado/sáb domingo/dom",
        published: "publicado publicada postado criado data publicação",
        updated: "atualizado atualizada actualizado modificado atualização",
        filler: "em às as a o de do da última h hs feira há",
        ago: "há atrás",
        units: "segundo/segundos/seg minuto/minutos/min hora/horas/h dia/dias/d semana/semanas mês/meses ano/anos",
        days: "hoje ontem" },
    Language { code: "nl", day_first: true,
        months: "januari/jan februari/feb/febr maart/mrt april/apr mei juni/jun juli/jul augustus/aug \
                 september/sep/sept oktober/okt november/nov december/dec",
        weekdays: "maandag/ma dinsdag/di woensdag/wo donderdag/do vrijdag/vr zaterdag/za zondag/zo",
        published: "gepubliceerd geplaatst gemaakt datum",
        updated: "bijgewerkt gewijzigd aangepast update",
        filler: "op om uur de het laatst laatste van",
        ago: "geleden",
        units: "seconde/seconden/sec minuut/minuten/min uur/uren/u dag/dagen week/weken maand/maanden jaar/jaren",
        days: "vandaag gisteren" },
    Language { code: "pl", day_first: true,
        months: "stycznia/styczeń/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecień/kwi maja/maj \
                 czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz \
                 października/październik/paź listopada/listopad/lis grudnia/grudzień/gru",
        weekdays: "poniedziałek/pon/pn wtorek/wt środa/śr czwartek/czw piątek/pt sobota/sob/sb niedziela/niedz/ndz",
        published: "opublikowano opublikowany dodano utworzono data publikacja publikacji",
        updated: "aktualizacja zaktualizowano zmodyfikowano aktualizacji",
        filler: "o godz godzina r dnia ostatnia roku",
        ago: "temu",
        units: "sekunda/sekundy/sekund/sekundę/sek minuta/minuty/minut/minutę/min godzina/godziny/godzin/godzinę/godz \
                dzień/dni tydzień/tygodnie/tygodni miesiąc/miesiące/miesięcy rok/lata/lat",
        days: "dzisiaj/dziś wczoraj" },
    Language { code: "ru", day_first: true,
        months: "января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн \
                 июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт \
                 ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
        weekdays: "понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс",
        published: "опубликовано опубликована опубликован создано дата размещено",
        updated: "обновлено обновлена обновлён изменено обновление",
        filler: "в г года год от мск ч час публикации последнее",
        ago: "назад",
        units: "секунда/секунды/секунд/секунду/сек минута/минуты/минут/минуту/мин час/часа/часов/ч день/дня/дней \
                неделя/недели/недель/неделю месяц/месяца/месяцев год/года/лет",
        days: "сегодня вчера" },
    Language { code: "uk", day_first: true,
        months: "січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/кві травня/травень/тра \
                 червня/червень/чер липня/липень/лип серпня/серпень/сер вересня/вересень/вер жовтня/жовтень/жов \
                 листопада/листопад/лис грудня/грудень/гру",
        weekdays: "понеділок/пн вівторок/вт середа/ср четвер/чт п’ятниця/пт субота/сб неділя/нд",
        published: "опубліковано опублікована створено дата розміщено",
        updated: "оновлено оновлена змінено оновлення",
        filler: "о об р року рік від в публікації останнє п ятниця",
        ago: "тому",
        units: "секунда/секунди/секунд/секунду/сек хвилина/хвилини/хвилин/хвилину/хв година/години/годин/годину/год \
                день/дні/днів тиждень/тижні/тижнів місяць/місяці/місяців рік/роки/років",
        days: "сьогодні вчора/учора" },
    Language { code: "sv", day_first: true,
        months: "januari/jan februari/feb/febr mars april/apr maj juni/jun juli/jul augusti/aug \
                 september/sep/sept oktober/okt november/nov december/dec",
        weekdays: "måndag/mån tisdag/tis onsdag/ons torsdag/tors fredag/fre lördag/lör söndag/sön",
        published: "publicerad publicerat skapad datum",
        updated: "uppdaterad uppdaterat ändrad",
        filler: "kl klockan den senast",
        ago: "sedan sen",
        units: "sekund/sekunder/sek minut/minuter/min timme/timmar/tim dag/dagar vecka/veckor månad/månader år",
        days: "idag igår" },
    Language { code: "tr", day_first: true,
        months: "ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu \
                 eylül/eyl ekim/eki kasım/kas aralık/ara",
        weekdays: "pazartesi/pzt salı çarşamba/çar perşembe/per cuma/cum cumartesi/cmt pazar/paz",
        published: "yayınlandı yayınlanma yayımlandı yayımlanma oluşturulma tarih tarihi",
        updated: "güncellendi güncelleme güncellenme değiştirilme",
        filler: "saat son",
        ago: "önce",
        units: "saniye/sn dakika/dk saat/sa gün hafta ay yıl",
        days: "bugün dün" },
    Language { code: "da", day_first: true,
        months: "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug \
                 september/sep/sept oktober/okt november/nov december/dec",
        weekdays: "mandag/man tirsdag/tir onsdag/ons torsdag/tor fredag/fre lørdag/lør søndag/søn",
        published: "publiceret offentliggjort udgivet oprettet dato",
        updated: "opdateret ændret",
        filler: "kl klokken d den senest",
        ago: "siden",
        units: "sekund/sekunder/sek minut/minutter/min time/timer dag/dage uge/uger måned/måneder år",
        days: "idag igår" },
    Language { code: "no", day_first: true,
        months: "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug \
                 september/sep/sept oktober/okt november/nov desember/des",
        weekdays: "mandag/man tirsdag/tir onsdag/ons torsdag/tor fredag/fre lørdag/lør søndag/søn",
        published: "publisert opprettet dato",
        updated: "oppdatert endret",
        filler: "kl klokken den sist",
        ago: "siden",
        units: "sekund/sekunder/sek minutt/minutter/min time/timer dag/dager uke/uker måned/måneder år",
        days: "idag igår" },
    Language { code: "fi", day_first: true,
        months: "tammikuuta/tammikuu/tammi helmikuuta/helmikuu/helmi maaliskuuta/maaliskuu/maalis \
                 huhtikuuta/huhtikuu/huhti toukokuuta/toukokuu/touko kesäkuuta/kesäkuu/kesä \
                 heinäkuuta/heinäkuu/heinä elokuuta/elokuu/elo syyskuuta/syyskuu/syys \
                 lokakuuta/lokakuu/loka marraskuuta/marraskuu/marras joulukuuta/joulukuu/joulu",
        weekdays: "maanantai/ma tiistai/ti keskiviikko/ke torstai/to perjantai/pe lauantai/la sunnuntai/su",
        published: "julkaistu luotu",
        updated: "päivitetty muokattu",
        filler: "klo kello viimeksi",
        ago: "sitten",
        units: "sekunti/sekuntia/s minuutti/minuuttia/min tunti/tuntia/t päivä/päivää/pv viikko/viikkoa/vk \
                kuukausi/kuukautta/kk vuosi/vuotta/v",
        days: "tänään eilen" },
    Language { code: "cs", day_first: true,
        months: "ledna/leden/led února/únor/úno března/březen/bře dubna/duben/dub května/květen/kvě června/červen/čvn \
                 července/červenec/čvc srpna/srpen/srp září/zář října/říjen/říj listopadu/listopad/lis prosince/prosinec/pro",
        weekdays: "pondělí/po úterý/út středa/st čtvrtek/čt pátek/pá sobota/so neděle/ne",
        published: "publikováno zveřejněno vydáno vytvořeno datum",
        updated: "aktualizováno aktualizace upraveno",
        filler: "v ve hod hodin dne naposledy",
        ago: "před",
        units: "sekunda/sekundy/sekund/sekundou/sekundami minuta/minuty/minut/minutou/minutami/min \
                hodina/hodiny/hodin/hodinou/hodinami den/dny/dní/dnem týden/týdny/týdnem měsíc/měsíce/měsíci/měsícem \
                rok/roky/lety/rokem",
        days: "dnes včera" },
    Language { code: "hu", day_first: false,
        months: "január/jan február/febr/feb március/márc/már április/ápr május/máj június/jún július/júl \
                 augusztus/aug szeptember/szept október/okt november/nov december/dec",
        weekdays: "hétfő/h kedd/k szerda/sze csütörtök/cs péntek/p szombat/szo vasárnap/v",
        published: "megjelent közzétéve létrehozva dátum",
        updated: "frissítve módosítva frissült",
        filler: "utolsó utoljára óra perc",
        ago: "ezelőtt",
        units: "másodperc/másodperccel perc/perccel óra/órával nap/nappal hét/héttel hónap/hónappal év/évvel",
        days: "ma tegnap" },
    Language { code: "ro", day_first: true,
        months: "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug \
                 septembrie/sept/sep octombrie/oct noiembrie/nov/noi decembrie/dec",
        weekdays: "luni/lun marți/mar miercuri/mie joi vineri/vin sâmbătă/sâm duminică/dum",
        published: "publicat publicată creat data",
        updated: "actualizat actualizată modificat",
        filler: "la ora pe de ultima în",
        ago: "acum",
        units: "secundă/secunde/sec minut/minute/min oră/ore zi/zile săptămână/săptămâni lună/luni an/ani",
        days: "azi/astăzi ieri" },
    Language { code: "hr", day_first: true,
        months: "siječnja/siječanj/sij veljače/veljača/velj ožujka/ožujak/ožu travnja/travanj/tra svibnja/svibanj/svi \
                 lipnja/lipanj srpnja/srpanj/srp kolovoza/kolovoz/kol rujna/rujan/ruj listopada/listopad/lis \
                 studenoga/studenog/studeni/stu prosinca/prosinac/pro",
        weekdays: "ponedjeljak/pon utorak/uto srijeda/sri četvrtak/čet petak/pet subota/sub nedjelja/ned",
        published: "objavljeno kreirano datum",
        updated: "ažurirano izmijenjeno",
        filler: "u sati zadnje",
        ago: "prije",
        units: "sekunda/sekunde/sekundi/sekundu minuta/minute/minutu/min sat/sata/sati dan/dana tjedan/tjedna/tjedana \
                mjesec/mjeseca/mjeseci godina/godine/godinu",
        days: "danas jučer" },
    Language { code: "el", day_first: true,
        months: "ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ/φεβρ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ \
                 μαΐου/μάιος/μάι ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ \
                 σεπτεμβρίου/σεπτέμβριος/σεπ/σεπτ οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε/νοεμ \
                 δεκεμβρίου/δεκέμβριος/δεκ",
        weekdays: "δευτέρα/δευ τρίτη/τρι τετάρτη/τετ πέμπτη/πεμ παρασκευή/παρ σάββατο/σαβ κυριακή/κυρ",
        published: "δημοσιεύτηκε δημοσιεύθηκε δημοσίευση ημερομηνία",
        updated: "ενημερώθηκε ενημέρωση τροποποιήθηκε",
        filler: "στις την τις του ώρα τελευταία",
        ago: "πριν πριν_από",
        units: "δευτερόλεπτο/δευτερόλεπτα λεπτό/λεπτά ώρα/ώρες ημέρα/ημέρες/μέρες εβδομάδα/εβδομάδες μήνα/μήνες χρόνο/χρόνια/έτη",
        days: "σήμερα χθες/χτες" },
    Language { code: "ar", day_first: true,
        months: "يناير فبراير/شباط مارس/آذار أبريل/إبريل/ابريل/نيسان مايو/أيار يونيو/يونيه/حزيران \
                 يوليو/يوليه/تموز أغسطس/اغسطس/آب سبتمبر/أيلول أكتوبر/اكتوبر نوفمبر ديسمبر",
        weekdays: "الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        published: "نشر نُشر نشرت تاريخ",
        updated: "تحديث محدث تعديل",
        filler: "في آخر النشر تم يوم الساعة م",
        ago: "منذ قبل",
        units: "ثانية/ثوان/ثواني دقيقة/دقائق ساعة/ساعات يوم/أيام أسبوع/أسابيع شهر/أشهر/شهور سنة/سنوات",
        days: "اليوم أمس" },
    Language { code: "id", day_first: true,
        months: "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt \
                 september/sep/sept oktober/okt november/nov desember/des",
        weekdays: "senin/sen selasa/sel rabu/rab kamis/kam jumat/jum sabtu/sab minggu/min",
        published: "diterbitkan dipublikasikan terbit tanggal",
        updated: "diperbarui pembaruan",
        filler: "pada pukul wib terakhir hari",
        ago: "lalu yang_lalu",
        units: "detik menit jam hari minggu bulan tahun",
        days: "- kemarin" },
    Language { code: "hi", day_first: true,
        months: "जनवरी/जन फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
        weekdays: "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
        published: "प्रकाशित",
        updated: "अपडेट अद्यतन",
        filler: "को अंतिम तारीख",
        ago: "पहले",
        units: "सेकंड/सेकेंड मिनट घंटा/घंटे दिन सप्ताह/हफ्ते महीना/महीने साल/वर्ष",
        days: "आज -" },
    Language { code: "vi", day_first: true,
        months: "giêng - - - - - - - - - - chạp",
        weekdays: "- - - - - - -",
        published: "đăng xuất bản",
        updated: "cập nhật sửa",
        filler: "ngày lúc thứ hai ba tư năm sáu bảy chủ giờ cuối",
        ago: "trước cách_đây",
        units: "giây phút giờ ngày tuần tháng năm",
        days: "- -" },
];
