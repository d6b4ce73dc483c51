//! Names of templates, and the rule of each.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rule::Rule::{self, Around, At, By, Joined, Last, Nothing, Quotation, Says};
use super::{dates, kinds, numbers, tongues};

/// Names, apart by commas; the language of the wikis where they mean this (empty: all), and the rule.
type Row = (&'static str, &'static str, Rule);

const ROWS: &[Row] = &[
    // Form only: the text stands in the first argument.
    (
        "nowrap, nobr, nobreak, j, small, smaller, big, bigger, larger, resize, center, noitalic, nobold, \
         nonitalic, strong, em, mono, monospaced, mvar, var, code, tt, kbd, samp, smallcaps, sc, small caps, sc2, \
         allcaps, uc, lc, underline, uline, s with line, not a typo, as written, proper name, unicode, huge, \
         midsize, normal, visible anchor, vanchor, keypress, normalwraplink, nwr, versalita, versal, souligner, \
         petites capitales, petit, hebrew, arabic, pinyin, nastaliq, script/arabic, script/hebrew, \
         script/cyrillic, script/nastaliq, rtl-lang, ltr, rtl, title case, sentence case",
        "",
        At(1),
    ),
    ("font color, color, colour, farbe, couleur, background color, textcolor", "", Last),
    ("math", "", At(1)),
    ("lang, langue, lang2, wikt-lang, langnf", "", By(tongues::lang)),
    ("langx, lang-x", "", By(tongues::named_by_first)),
    ("transl, transliteration, xlit, translit", "", Last),
    ("abbr, abbrv, tooltip, hover, h:title, abréviation, abrégé, comment, abk, abkürzung, hint", "", At(1)),
    ("sic, typo, sic!", "", By(kinds::sic)),
    ("linktext, vlinks", "", Joined("")),
    ("ill, ill2, interlanguage link, interlanguage link multi, illm, link-interwiki", "", By(kinds::elsewhere)),
    (
        "нп, нп1, нп2, нп3, нп4, нп5, не переведено, не переведено 2, не переведено 3, lien, enlace",
        "",
        By(kinds::elsewhere),
    ),
    ("url, link, website", "", By(kinds::address)),
    ("crossreference, section link, slink", "", At(1)),
    // Signs.
    ("nbsp, space, sp, spaces, thinsp, hair space, thin space, 0ws, zwsp, shy, wbr, zwj", "", Says(" ")),
    ("snd, spnd, spaced ndash, spaced en dash, sndash, spnd0, dash, –", "", Says(" – ")),
    ("ndash, en dash, nsndns", "", Says("–")),
    ("mdash, em dash, —", "", Says("—")),
    ("snds, spaced mdash, spaced em dash", "", Says(" — ")),
    ("·, middot, dot, •, bullet, bull, mid dot, interpunct", "", Says(" · ")),
    ("!, !(, pipe", "", Says("|")),
    ("=, equals", "", Says("=")),
    ("', apostrophe, `, okina", "", Says("ʻ")),
    ("pound sterling, gbp, £", "", Around("£", 1, "")),
    ("us$, usd, us dollar", "", Around("US$", 1, "")),
    ("euro, eur, €", "", Around("€", 1, "")),
    ("inr, indian rupee, ₹", "", Around("₹", 1, "")),
    ("yen, jpy, ¥", "", Around("¥", 1, "")),
    ("sharp, music sharp", "", Says("♯")),
    ("flat, music flat", "", Says("♭")),
    ("aut, author name, author-abbr", "", At(1)),
    ("dagger, †", "", Says("†")),
    ("yes, ja, tick, check mark", "", By(kinds::yes)),
    ("no, nein, cross", "", By(kinds::no)),
    ("n/a, na", "", Says("N/A")),
    ("tba, tbd", "", Says("TBA")),
    ("won", "", Says("Won")),
    ("nom, nominated", "", Says("Nominated")),
    ("angbr, angle bracket, grapheme", "", Around("⟨", 1, "⟩")),
    ("gloss", "", Around("‘", 1, "’")),
    ("brackets, bracket", "", Around("[", 1, "]")),
    ("braces", "", Around("{", 1, "}")),
    ("\", zitat-, \"', qi, \"-", "", Around("“", 1, "”")),
    // Numbers and units.
    ("convert, cvt, conv, converter, convertir", "", By(numbers::convert)),
    ("unité, unidad, unit, einheit, unità", "", By(numbers::unit)),
    ("nombre, num, number, число, nts, ntsh, formatnum, nombre2", "", At(1)),
    ("val", "", By(numbers::value)),
    ("frac, fraction, sfrac, mfrac, fract, дробь", "", By(numbers::fraction)),
    ("sup, exp, exposant", "", At(1)),
    ("e", "", By(numbers::power)),
    ("sub, ind", "", At(1)),
    ("su", "", Joined(" ")),
    ("chem, chem2, hill, chemf, formula", "", Joined("")),
    ("nuclide, isotope, simplenuclide", "", By(kinds::nuclide)),
    ("ordinal, ord", "", By(numbers::ordinal)),
    ("numtext, spellnum, spell number, number to word, spellnum per mos", "", At(1)),
    ("romanum", "", At(1)),
    ("percent, pct, percentage", "", Around("", 1, "%")),
    ("sortname", "", By(kinds::sorted_name)),
    ("height, taille", "", By(numbers::height)),
    ("decrease, increase, steady, loss, gain, profit", "", At(1)),
    ("max, min, abs, rnd", "", At(1)),
    ("1er, 1re", "fr", By(kinds::french_first)),
    ("s, siècle, -s, -s-", "fr", By(kinds::french_century)),
    ("siglo", "es", By(kinds::spanish_century)),
    ("n°, numéro, nº, n", "fr", Around("nº ", 1, "")),
    ("me, mme, mlle, mgr, dr, st", "fr", By(kinds::own_name)),
    // Time.
    ("circa, c., ca, c, ca.", "", By(dates::circa)),
    ("floruit, fl, fl., flourished", "", By(dates::floruit)),
    ("reign, r., reigned", "", By(dates::reign)),
    ("born, b.", "", Around("born ", 1, "")),
    ("died, d.", "", Around("died ", 1, "")),
    ("as of, asof", "", By(dates::as_of)),
    (
        "start date, start date and age, start date and years ago, sda, startdate, start-date, end date, end date \
         and age, enddate, release date, release date and age, film date, launch date and age, date ymd, dts, \
         dtsh, datum",
        "",
        By(dates::calendar_day),
    ),
    (
        "birth date, birth date and age, bda, dob, birth-date, birth-date and age, birth year and age, birth year, \
         birth date and age2, death date, dod, death-date, death year, birth date and given age",
        "",
        By(dates::calendar_day),
    ),
    ("death date and age, dda, death-date and age, death year and age, death date and given age", "", By(dates::death)),
    ("date de naissance, date de décès, date de mort, date-, date", "fr", Joined(" ")),
    (
        "date de naissance, fecha de nacimiento, fecha de fallecimiento, fecha de inicio, fecha, data di nascita, \
         nascimento, morte, dni, falecimento, дата рождения, дата смерти, data urodzenia",
        "",
        By(dates::day_first),
    ),
    ("дата, date, data, dzimšanas datums, miršanas datums, dzimšanas datums un vecums", "", By(dates::calendar_day)),
    ("oldstyledate, oldstyledatedy", "", By(dates::old_style)),
    ("year, jahr", "", At(1)),
    ("age, age in years, age in days, age in years and days, ayd, alter, âge, edad", "", Nothing),
    ("inflation, inflation-year, inflation-fn, inflation/year", "", Nothing),
    ("formatprice", "", At(1)),
    ("duration, length", "", By(dates::duration)),
    // Languages and scripts.
    (
        "nihongo, nihongo title, jpn, japonais, japanisch, nihongo2, nihongo3, nihongo foot, nihongo krt",
        "",
        By(tongues::nihongo),
    ),
    ("zh, lang-zh, zh-full", "", By(tongues::zh)),
    ("korean, lang-ko, ko-hhrm, koreanisch", "", By(tongues::korean)),
    ("ipa, ipa2, api, pron, lautschrift, afi, мфа, ipa link, ipalink, ipablink", "", By(tongues::ipa)),
    ("ipac-en, ipac-en-us, ipa-en, ipac-fr", "", By(tongues::ipac)),
    ("respell, pronunciation respelling, usdict", "", Joined("-")),
    ("audio, audio2", "", At(2)),
    ("lang-rus, rus", "", By(tongues::lang_rus)),
    // Countries, ships, games.
    ("flag, flagcountry, flagu, flagg, флаг, flagathlete, flagmedalist, flagioc, fb, fbw, cr", "", At(1)),
    (
        "flagicon, flagicon image, drapeau, fahne, флаг россии, bandiera, bandera, флагиконка, karogs-, fbicon, \
         flagdeco",
        "",
        Nothing,
    ),
    (
        "uss, hms, hmas, hmcs, hmnzs, ss, ms, mv, rms, sms, ins, usns, uscgc, hnoms, hdms, hswms, rfa, ps, rv, \
         css, ijn, mt, usat, usrc, hmt, gts, ts, sv",
        "",
        By(kinds::vessel),
    ),
    ("ship, navire, schiff, корабль", "", By(kinds::ship)),
    ("sclass, sclass2, sclass-, ship class", "", By(kinds::ship_class)),
    ("player, fs player, football squad player, feff, fs2 player, football squad player2", "", By(kinds::player)),
    ("goal, yel, sent off, subon, suboff", "", At(1)),
    ("hashtag", "", At(1)),
    ("mlby, nfly, nhly, nbay, wnbay, mlsy, cfby, by", "", At(1)),
    ("bibleverse, bible verse, sourcetext, bibleref2, bibleref", "", By(kinds::verse)),
    ("cite quran, qref", "", By(kinds::quran)),
    ("esc, esccnty, esc2", "", At(1)),
    // Quotations.
    (
        "quote, cquote, blockquote, bquote, quotation, rquote, quote box, quotebox, pull quote, centered pull \
         quote, zitat, citat, cita, citation bloc, citation, début citation, cytat, citācija, цитата, цитата2, \
         bloquote, citazione, citar, citação, block quote, verse translation, poemquote, quote frame, zitat2, \
         врезка, cita destacada, idézet",
        "",
        Quotation,
    ),
    ("poem, poème, verse, verse block, стихи", "", By(kinds::poem)),
    ("sidebar quote, talkquote, tq, tq2", "", At(1)),
    // Lists.
    ("hlist, flatlist, cslist, comma separated entries, inline list, flat list", "", By(kinds::flat_list)),
    (
        "ubl, unbulleted list, ublist, plainlist, plain list, bulleted list, blist, ubil, ordered list, \
         collapsible list, vunblist, liste éclatée, listă, olist, numbered list",
        "",
        By(kinds::list),
    ),
    ("columns-list, col-list, columnslist, columns list", "", By(kinds::contents)),
    (
        "div col, div col end, col-begin, col-end, col-2, col-3, col-break, colbegin, colend, multicol, \
         multicol-break",
        "",
        Nothing,
    ),
    ("hidden, collapse, hidden begin, collapse top", "", At(2)),
    ("stack, float, align, block indent, bi, indent, left, right, pad, block, centre", "", By(kinds::contents)),
    ("term, defn, glossary term", "", By(kinds::contents)),
    ("anchor, shortcut, anker, якорь, ancre", "", Nothing),
    (
        "efn, refn, notetag, ref label, r, rp, sfn, harv, harvnb, harvtxt, ref, note, cn, citation needed, fact, \
         clarify, who, when, by whom, which",
        "",
        Nothing,
    ),
    (
        "coord, coordinate, coor, coor dms, coor dm, coor d, koordinate, koordinaten, координаты, coordenadas, \
         wikidatacoord, coor title dms",
        "",
        Nothing,
    ),
    (
        "official website, official, official url, imdb name, imdb title, find a grave, webarchive, dead link, \
         commons, commonscat, commons category, wikiquote, wiktionary, sister project links",
        "",
        Nothing,
    ),
    (
        "main, main article, see also, further, details, about, for, distinguish, other uses, redirect, hatnote, \
         hauptartikel, article détaillé, ap, main2, основная статья, pamatraksts, siehe auch, voir homonymes, \
         otheruses, confuse, redirect2, for2, see, vt, véase también, dablink",
        "",
        Nothing,
    ),
    (
        "clear, clr, -, reflist, notelist, references, portal, portal bar, authority control, defaultsort, toc, \
         stub, succession box, s-start, s-end, navbox, use dmy dates, use mdy dates, good article, featured \
         article",
        "",
        Nothing,
    ),
    (
        "cite, cite web, cite book, cite news, cite journal, cite magazine, cite report, cite press release, cite \
         encyclopedia, cite av media, cite conference, cite thesis, cite episode, cite video, cite map, cite dvd \
         notes, literatur, internetquelle, ouvrage, lien web, article, cita libro, cita web, cita publicación, \
         книга, статья, cytuj, cytuj książkę, cytuj stronę, tīmekļa atsauce, grāmatas atsauce, ziņu atsauce, citar \
         web, citar livro, cita news",
        "",
        Nothing,
    ),
    ("location map, multiple image, double image", "", Nothing),
];

static RULES: LazyLock<HashMap<&'static str, Vec<(&'static str, Rule)>>> = LazyLock::new(|| {
    let mut rules: HashMap<&str, Vec<(&str, Rule)>> = HashMap::new();
    for (names, language, rule) in ROWS {
        for name in names.split(", ") {
            rules.entry(name).or_default().push((language, *rule));
        }
    }
    rules
});

/// The rule of a template on wikis of a language; one for that language goes before one for all.
pub(super) fn rule(name: &str, language: &str) -> Option<Rule> {
    let rules = RULES.get(name)?;
    let of = |wanted: &str| rules.iter().find(|(of, _)| *of == wanted).map(|(_, rule)| *rule);
    of(language).filter(|_| !language.is_empty()).or_else(|| of(""))
}

/// How many templates have a rule that gives text.
#[cfg(test)]
pub(in crate::format::wikitext) fn carrying() -> usize {
    ROWS.iter().filter(|(_, _, rule)| !matches!(rule, Nothing)).map(|(names, _, _)| names.split(", ").count()).sum()
}
