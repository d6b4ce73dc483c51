use super::script::BLOCKS;
use super::{declared, detect, profiles, table};

#[test]
fn a_declared_language_wins_unless_the_script_contradicts() {
    let english = "The council met on Monday and agreed to open the bridge again before the winter.";
    let russian = "Совет собрался в понедельник и решил снова открыть мост, но вызвал этим споры.";
    let table = [
        ("en-US", english, "en"),
        ("en_GB.UTF-8", english, "en"),
        ("English", english, "en"),
        ("eng", english, "en"),
        ("deutsch", "Brücke", "de"),
        ("pt-BR", "", "pt"),
        ("zh-Hant", "橋", "zh"),
        ("nb-NO", "", "no"),
        ("sr-Latn", "Most je otvoren", "sr"),
        ("ar", english, "en"),
        ("en", russian, "ru"),
        ("und", russian, "ru"),
        ("x-unknown", english, "en"),
        ("", english, "en"),
    ];
    for (declared, text, code) in table {
        assert_eq!(detect(Some(declared), text), Some(code), "{declared}: {text}");
    }
    assert_eq!(detect(Some("klingon"), "nuqneH"), None);
}

#[test]
fn scripts_and_their_letters_tell() {
    let table = [
        ("Рада зібралася в понеділок і вирішила знову відкрити міст, її підтримали.", "uk"),
        ("Совет собрался в понедельник и решил снова открыть мост, это вызвало споры.", "ru"),
        ("Савет сабраўся ў панядзелак і вырашыў зноў адкрыць мост.", "be"),
        ("Савет се састао у понедељак и одлучио да поново отвори мост који је затворен.", "sr"),
        ("Съветът се събра в понеделник и реши отново да отвори моста за гражданите.", "bg"),
        ("Кеңес дүйсенбіде жиналып, көпірді қайта ашуға шешім қабылдады.", "kk"),
        ("Το συμβούλιο συνεδρίασε τη Δευτέρα.", "el"),
        ("המועצה התכנסה ביום שני.", "he"),
        ("اجتمع المجلس يوم الاثنين وقرر إعادة فتح الجسر.", "ar"),
        ("شورا روز دوشنبه تشکیل جلسه داد و تصمیم گرفت پل را بازگشایی کند.", "fa"),
        ("کونسل نے پیر کو اجلاس کیا اور پل کو دوبارہ کھولنے کا فیصلہ کیا ہے۔", "ur"),
        ("สภาประชุมกันในวันจันทร์", "th"),
        ("의회는 월요일에 모였다.", "ko"),
        ("議会は月曜日に集まり、橋を再び開くことを決めた。", "ja"),
        ("议会周一开会，决定重新开放大桥。", "zh"),
        ("परिषद की बैठक सोमवार को हुई और पुल को खोलने का निर्णय लिया गया है।", "hi"),
        ("परिषदेची बैठक सोमवारी झाली आणि पूल उघडण्याचा निर्णय झाला आहे.", "mr"),
        ("சபை திங்கட்கிழமை கூடியது", "ta"),
        ("საბჭო ორშაბათს შეიკრიბა", "ka"),
    ];
    for (text, code) in table {
        assert_eq!(detect(None, text), Some(code), "{text}");
    }
}

#[test]
fn function_words_tell() {
    let table = [
        ("The council met on Monday and agreed to open the bridge again before the winter.", "en"),
        ("THE COUNCIL MET ON MONDAY AND AGREED TO OPEN THE BRIDGE THAT WAS CLOSED.", "en"),
        ("Der Rat hat sich am Montag getroffen und beschlossen, die Brücke wieder zu öffnen.", "de"),
        ("Le conseil s’est réuni lundi et a décidé de rouvrir le pont qui était fermé.", "fr"),
        ("El consejo se reunió el lunes y decidió abrir de nuevo el puente para los vecinos.", "es"),
        ("Il consiglio si è riunito lunedì e ha deciso di riaprire il ponte che era chiuso.", "it"),
        ("O conselho reuniu-se na segunda-feira e não decidiu se a ponte será aberta em breve.", "pt"),
        ("De raad kwam maandag bijeen en besloot de brug weer open te stellen voor het verkeer.", "nl"),
        ("Rada zebrała się w poniedziałek i zdecydowała, że most nie jest już potrzebny do tego.", "pl"),
        ("Rådet träffades på måndagen och beslutade att öppna bron för trafik, men inte för alla.", "sv"),
        ("Rådet mødtes mandag og besluttede at åbne broen igen, men det blev ikke af den grund.", "da"),
        ("Rådet møttes mandag og vedtok å åpne broen igjen, men det ble ikke av den grunn nå.", "no"),
        ("Neuvosto kokoontui maanantaina ja päätti, että silta on avattava, mutta se ei riitä.", "fi"),
        ("A tanács hétfőn ülésezett, és úgy döntött, hogy a híd már nem marad zárva, de ez kevés.", "hu"),
        ("Consiliul s-a întrunit luni și a decis să redeschidă podul care a fost închis în mai.", "ro"),
        ("Meclis pazartesi günü toplandı ve köprü için yeni bir karar aldı, ama bu çok geç oldu.", "tr"),
        ("Dewan itu bertemu pada hari Senin dan memutuskan bahwa jembatan bisa dibuka karena sudah aman.", "id"),
        ("Hội đồng đã họp vào thứ hai và quyết định mở lại cây cầu cho người dân trong năm nay.", "vi"),
        ("Rada se sešla v pondělí a rozhodla, že most bude otevřen, ale jen pro pěší.", "cs"),
    ];
    for (text, code) in table {
        assert_eq!(detect(None, text), Some(code), "{text}");
    }
}

/// One piece of news in close pairs and in languages whose letters others share.
#[test]
fn near_languages_are_told_apart() {
    let table = [
        (
            "da",
            "Borgmesteren sagde tirsdag, at arbejdet på den gamle mur vil begynde, inden vinteren kommer, men ikke af hvem.",
        ),
        (
            "no",
            "Ordføreren sa tirsdag at arbeidet med den gamle muren skal begynne etter vinteren, men ikke hva det vil koste å gjøre.",
        ),
        (
            "no",
            "Ordføraren sa tysdag at arbeidet med den gamle muren skal byrje før vinteren, men ikkje alle trur det.",
        ),
        ("sk", "Starosta v utorok povedal, že opravy starého múru sa začnú ešte pred zimou."),
        ("cs", "Starosta v úterý řekl, že opravy staré zdi začnou ještě před zimními bouřemi."),
        ("sl", "Župan je v torek dejal, da se bodo popravila starega zidu začela pred zimskimi nevihtami."),
        ("hr", "Gradonačelnik je u utorak rekao da će radovi na zidu početi prije zime, tijekom idućeg tjedna."),
        ("bs", "Gradonačelnik je u utorak rekao da će radovi na zidu početi prije zime, tokom iduće sedmice."),
        ("sr", "Gradonačelnik je u utorak rekao da će radovi na zidu početi pre zime, tokom sledeće nedelje."),
        (
            "gl",
            "O alcalde dixo o martes que as obras no vello muro do porto van comezar antes das tormentas do inverno.",
        ),
        (
            "ca",
            "L'alcalde va dir dimarts que les obres al vell mur del port començaran abans de les tempestes d'hivern.",
        ),
        ("af", "Die burgemeester het Dinsdag gesê dat die werk aan die ou muur voor die winter sal begin."),
        ("ms", "Beliau berkata pada Selasa bahawa kerja membaiki tembok lama akan bermula kerana penduduk bimbang."),
        ("id", "Wali kota mengatakan pada hari Selasa bahwa perbaikan tembok akan dimulai karena warga khawatir."),
        (
            "az",
            "Mer dedi ki, köhnə divarın təmiri qış fırtınalarından əvvəl başlayacaq, çünki bu il üçün pul var və daha çox olacaq.",
        ),
        ("is", "Bæjarstjórinn sagði á þriðjudag að viðgerðir á gamla garðinum myndu hefjast fyrir veturinn."),
        ("ga", "Dúirt an méara go gcuirfear tús leis an obair ar an mballa roimh na stoirmeacha."),
        (
            "eu",
            "Alkateak esan zuen horma zaharraren konponketak neguko ekaitzen aurretik hasiko direla, baina ez da diru asko izan.",
        ),
        ("mk", "Градоначалникот рече во вторникот дека работите на ѕидот ќе почнат пред зимата."),
        ("bg", "Кметът каза във вторник, че ремонтът на стената ще започне преди зимните бури."),
        ("be", "Мэр заявіў у аўторак, што рамонт старой сцяны пачнецца да зімовых штормаў."),
        ("kk", "Қала әкімі сейсенбіде ескі қабырғаны жөндеу қысқа дейін басталады деп мәлімдеді."),
        ("ky", "Мэр шейшемби күнү эски дубалды оңдоо кышка чейин башталат деп билдирди."),
        ("mn", "Хотын дарга хуучин ханын засвар өвлийн шуурганаас өмнө эхэлнэ гэж хэлэв."),
        ("mr", "महापौरांनी मंगळवारी सांगितले की जुन्या भिंतीची दुरुस्ती सुरू होणार आहे."),
        ("ne", "मेयरले मंगलबार भने कि पुरानो पर्खाल मर्मत सुरु हुने छ र यसका लागि पैसा छ।"),
        ("ps", "ښاروال وویل چې د زاړه دېوال ترمیم به د ژمي له توپانونو مخکې پیل شي."),
        ("yi", "דער מעיאר האט געזאגט אז די ארבעט אויף דער אלטער וואנט וועט זיך אנהייבן פאר דעם ווינטער."),
        ("as", "মেয়ৰে মঙ্গলবাৰে কয় যে পুৰণি দেৱাল মেৰামতিৰ কাম শীতৰ আগতে আৰম্ভ হ'ব।"),
    ];
    for (code, text) in table {
        assert_eq!(detect(None, text), Some(code), "{text}");
    }
}

/// Neighbours of languages that have a row: better unknown than their neighbour.
#[test]
fn a_language_without_a_row_is_unknown() {
    let table = [
        "Ko te koromatua i kī i te Rātū ka tīmata te mahi i te pakitara tawhito o te wāpu.",
        "Burmistř wutoru rjekny, zo so porjedźenje stareje murje hišće před zymu započnje.",
        "U sìndicu dissi martiddì ca li travagghi ntâ lu vecchiu muru accumìncianu prima di lu nvernu.",
        "Pilsātys prīkšnīks ūtardiņ pasaceja, ka vacuos sīnys remonts suoksīs nu rudiņa i byus greiši da zīmys.",
    ];
    for text in table {
        assert_eq!(detect(None, text), None, "{text}");
    }
}

#[test]
fn code_has_no_language() {
    let table = [
        "fn main() { let mut count = 0; for item in list.iter() { if item.is_some() { count += 1; } } print(count); }",
        "def load(path): return [line.strip() for line in open(path) if not line.startswith('#') and line != '']",
        "SELECT a.id, b.name FROM a JOIN b ON a.id = b.a_id WHERE a.kind <> 'x' AND b.n >= 10;",
    ];
    for text in table {
        assert_eq!(detect(None, text), None, "{text}");
    }
}

#[test]
fn rows_are_sound() {
    for script in BLOCKS.iter().filter_map(|&(_, script)| script) {
        let rows = profiles::rows(script).unwrap_or_default();
        assert!(rows.len() <= table::MOST_ROWS, "{script:?}");
        for row in rows {
            let language = declared::language(row.code);
            assert!(language.is_some_and(|language| language.is_written_in(script)), "{} in {script:?}", row.code);
            assert!(row.words.split_whitespace().count() >= 25, "{}", row.code);
            assert_eq!(row.words.to_lowercase().replace('\u{307}', ""), row.words, "{}", row.code);
        }
    }
}

#[test]
fn what_proves_nothing_is_unknown() {
    let invented = "blorvax trinquel smorbat flindap ".repeat(40);
    let table = ["", "12 345 — 6", "Kim Lavrov", "Reuters", invented.as_str(), "\u{0}\u{1}", "OK"];
    for text in table {
        assert_eq!(detect(None, text), None, "{text}");
    }
}
