//! Languages of Africa.

use super::{BLANK, Language};

#[rustfmt::skip]
pub(super) const ROWS: &[Language] = &[
    Language { code: "am", day_first: true,
        months: "ጃንዋሪ/ጃን ፌብሩዋሪ/ፌብ ማርች/ማርች ኤፕሪል/ኤፕሪ ሜይ ጁን ጁላይ ኦገስት/ኦገስ ሴፕቴምበር/ሴፕቴ ኦክቶበር/ኦክቶ ኖቬምበር/ኖቬም ዲሴምበር/ዲሴም",
        weekdays: "ሰኞ ማክሰኞ ረቡዕ ሐሙስ ዓርብ/አርብ ቅዳሜ እሑድ/እሁድ",
        published: "ታተመ",
        updated: "ተሻሻለ",
        filler: "ቀን ሰዓት",
        ago: "በፊት",
        days: "ዛሬ ትናንት",
        halves: "ጥዋት ከሰዓት",
        ..BLANK },
    Language { code: "sw", day_first: true,
        months: "januari/jan februari/feb machi/mac aprili/apr mei juni/jun julai/jul agosti/ago septemba/sep \
                 oktoba/okt novemba/nov desemba/des",
        weekdays: "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
        published: "imechapishwa iliyochapishwa tarehe",
        updated: "imesasishwa ilisasishwa imeboreshwa",
        filler: "saa mwisho ya",
        ago: "iliyopita zilizopita uliopita lililopita",
        units: "sekunde dakika - siku wiki mwezi/miezi mwaka/miaka",
        days: "leo jana",
        ..BLANK },
];
