//! The parts that papers and sites are divided into.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The parts that papers are divided into, apart by `|`.
#[rustfmt::skip]
const SECTIONS: &str = "berita|nasional|internasional|ekonomi|olahraga|hiburan|megapolitan|peristiwa|daerah|gaya hidup|ekonomi haberleri|gündem haberleri|spor haberleri|dünya haberleri|ciência e saúde|ciência|saúde|meio ambiente|economia e negócios|educação|nauka|zdrowie|technologia|biznes|region|edukacja|turystyka|motoryzacja|rozrywka|styl życia|l'intervento|intervento|salute|scienza|scuola|tecnologia|motori|viaggi|ambiente|società|tecnología|salud|ciencia|educación|gente|estilo|tendencias|opiniones|saúde|ciência|educação|ambiente|\
    santé|planète|tech|éducation|idées|débats|sport & loisirs|digital|gesundheit|bildung|karriere|finanzen|unternehmen|netzwelt|technik|umwelt|onderwijs|gezondheid|wetenschap|cultuur|samenleving|sağlık|eğitim|teknoloji|kültür sanat|kültür|magazin|здоровье|технологии|образование|происшествия|регионы|мнения|здоров'я|технології|освіта|\
    sănătate|educație|tehnologie|știință|utbildning|hälsa|vetenskap|teknik|helse|vitenskap|terveys|tiede|egészség|oktatás|tech-tudomány|zdraví|věda|technologie|zdravlje|znanost|pendidikan|gaya hidup|otomotif|wisata|giáo dục|du lịch|đời sống|khoa học|công nghệ|pháp luật|منوعات|علوم|حوادث|مجتمع|أخبار|العالم|جامعه|جهان|علمی|سلامت|娱乐|教育|健康|旅游|生活|观点|评论|経済|政治|スポーツ|エンタメ|暮らし|科学|教育|community|contests|traffic|ratgeber|service|consommation|à savoir|verbraucher|bauen und wohnen|auto|mobil|reise|leben|freizeit|sports|obituaries|puzzles|lifestyle|local|κοινωνια|κοινωνία|οικονομια|οικονομία|πολιτικη|πολιτική|διεθνη|διεθνή|κοσμοσ|κόσμος|ελλαδα|ελλάδα|αθλητικα|αθλητικά|πολιτισμοσ|πολιτισμός|τεχνολογια|τεχνολογία|υγεια|υγεία|επιστημη|επιστήμη|belföld|külföld|gazdaság|kultúra|sport|tudomány|\
    politică|economie|externe|cultură|sănătate|societate|domácí|zahraničí|ekonomika|kultura|regiony|z domova|ze světa|innenriks|utenriks|økonomi|nyheter|kultur|indland|udland|erhverv|samfund|kotimaa|ulkomaat|kulttuuri|talous|nasional|internasional|ekonomi|olahraga|teknologi|kesehatan|peristiwa|thời sự|thế giới|kinh doanh|thể thao|sức khỏe|\
    정치|경제|사회|국제|문화|스포츠|it/과학|it·과학|생활/문화|세계|연예|اقتصاد|سياسة|رياضة|ثقافة|محليات|عربي ودولي|تكنولوجيا|صحة|سیاسی|اقتصادی|ورزشی|فرهنگی|اجتماعی|بین الملل|חדשות|כלכלה|ספורט|תרבות|בעולם|देश|विदेश|राजनीति|खेल|मनोरंजन|व्यापार|cronache|primo piano|in primo piano|l'intervista|il commento|l'analisi|economia e società|attualità|interni|mondo|provincia|spettacoli|approfondimenti|hintergrund|im fokus|titelthema|thema des tages|aus aller welt|vermischtes|regionales|lokales|kommentar|leitartikel|interview|reportage|analyse|\
    à la une|enquête|faits divers|portada|actualidad|análisis|entrevista|reportaje|editorial|cotidiano|geral|cidades|manchete|destaque|voorpagina|achtergrond|regio|binnenland|opinie|inrikes|utrikes|nyheter|näringsliv|ledare|debatt|indland|udland|kotimaa|ulkomaat|talous|urheilu|z kraju|ze świata|wydarzenia|opinie i analizy|wywiad|publicystyka|\
    haberler|yaşam|güncel|röportaj|головне|суспільство|політика|світ|новини|україна|главное|общество|в мире|происшествия|наука|интервью|домашні новини|news|world|world news|international|national|local|local news|regional|politics|business|economy|finance|markets|money|sport|sports|football|opinion|comment|editorial|culture|arts|entertainment|lifestyle|life|health|science|technology|tech|\
    environment|climate|education|travel|features|analysis|breaking news|top stories|us|uk|europe|asia|africa|middle east|americas|society|media|metro|features|nachrichten|politik|wirtschaft|ausland|inland|kultur|feuilleton|wissen|gesellschaft|panorama|meinung|lokales|\
    actualités|monde|politique|économie|culture|société|sciences|sports|opinions|mundo|política|economía|deportes|cultura|sociedad|opinión|internacional|nacional|economia|esporte|esportes|brasil|cronaca|esteri|politica|cultura|мир|политика|экономика|спорт|культура|общество|наука|россия|\
    świat|kraj|polityka|gospodarka|kultura|binnenland|buitenland|economie|gündem|dünya|ekonomi|spor|siyaset|国际|国内|财经|体育|社会|科技|文化";

static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| SECTIONS.split('|').collect());

/// Whether a line names a part of a paper, or two of them, and nothing else.
pub fn is_section(text: &str) -> bool {
    let is_one = |text: &str| NAMES.contains(text.trim().to_lowercase().as_str());
    text.len() <= 40
        && text.starts_with(|c: char| !c.is_lowercase())
        && (is_one(text) || text.split_once(" & ").is_some_and(|(one, other)| is_one(one) && is_one(other)))
}
