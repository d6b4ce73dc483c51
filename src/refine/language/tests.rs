use super::detect;

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
        ("Dewan itu bertemu pada hari Senin dan memutuskan untuk membuka jembatan yang ditutup.", "id"),
        ("Hội đồng đã họp vào thứ hai và quyết định mở lại cây cầu cho người dân trong năm nay.", "vi"),
        ("Rada se sešla v pondělí a rozhodla, že most bude otevřen, ale jen pro pěší.", "cs"),
    ];
    for (text, code) in table {
        assert_eq!(detect(None, text), Some(code), "{text}");
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
