use encoding_rs::{BIG5, EUC_JP, GBK, ISO_2022_JP, SHIFT_JIS, WINDOWS_1251};

use super::*;

const RUSSIAN: &str =
    "Министр прибыл в столицу в четверг утром и провёл переговоры о торговле и границе. Стороны подписали договор.";
const JAPANESE: &str = "大臣は木曜日の朝に首都に到着し、貿易と国境について会談した。双方は合意文書に署名した。";
const FRENCH: &str =
    "Le ministre est arrivé jeudi à la capitale où l'été fut déjà très chaud; « une première », dit-il.";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn marks_and_patterns() {
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    let cases: [(&str, Vec<u8>, &'static Encoding, usize); 12] = [
        ("empty", vec![], UTF_8, 0),
        ("ascii", b"plain words\n".to_vec(), UTF_8, 0),
        ("utf-8", RUSSIAN.as_bytes().to_vec(), UTF_8, 0),
        ("utf-8 cut inside a character", RUSSIAN.as_bytes()[..21].to_vec(), UTF_8, 0),
        ("utf-8 with one bad byte", [RUSSIAN.as_bytes(), b"\xff", RUSSIAN.as_bytes()].concat(), UTF_8, 0),
        ("utf-8 mark", marked(b"\xef\xbb\xbf", b"words".to_vec()), UTF_8, 3),
        ("utf-16le mark", marked(b"\xff\xfe", utf16("words", true)), UTF_16LE, 2),
        ("utf-16be mark", marked(b"\xfe\xff", utf16("words", false)), UTF_16BE, 2),
        ("utf-16le", utf16("{\"title\": \"Words\"}", true), UTF_16LE, 0),
        ("utf-16be", utf16("Words and more words", false), UTF_16BE, 0),
        ("utf-16le Cyrillic", utf16(RUSSIAN, true), UTF_16LE, 0),
        ("latin", WINDOWS_1252.encode(FRENCH).0.into_owned(), WINDOWS_1252, 0),
    ];
    for (name, bytes, encoding, mark) in cases {
        assert_eq!(detect(&bytes), (encoding, mark), "{name}");
    }
}

#[test]
fn legacy_encodings_are_guessed() {
    let chinese = "部长周四上午抵达首都，就贸易和边界问题举行了会谈。双方签署了协议，并同意明年再次会面。";
    let taiwanese = "部長週四上午抵達首都，就貿易和邊界問題舉行了會談。雙方簽署了協議，並同意明年再次會面。";
    let cases: [(&str, &'static Encoding); 6] = [
        (RUSSIAN, WINDOWS_1251),
        (JAPANESE, SHIFT_JIS),
        (JAPANESE, EUC_JP),
        (JAPANESE, ISO_2022_JP),
        (chinese, GBK),
        (taiwanese, BIG5),
    ];
    for (text, encoding) in cases {
        let bytes = encoding.encode(text).0.into_owned();
        assert_eq!(detect(&bytes).0, encoding, "{}", encoding.name());
        assert_eq!(decode(&bytes, encoding), text);
    }
}

#[test]
fn binary_is_not_utf16() {
    let junk: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(utf16_by_pattern(&junk).is_none());
    let sparse: Vec<u8> = (0..4096).map(|i| if i % 7 == 0 { 0 } else { 0xdc }).collect();
    assert!(utf16_by_pattern(&sparse).is_none());
}

#[test]
fn pages_declare() {
    let cyrillic = WINDOWS_1251.encode(RUSSIAN).0.into_owned();
    let cases: [(&[u8], &[u8], &'static Encoding); 9] = [
        (b"<html><meta charset=windows-1251><p>", &cyrillic, WINDOWS_1251),
        (b"<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>", b"caf\xe9", encoding_rs::KOI8_R),
        (b"<?xml version='1.0' encoding='ISO-8859-5'?><html>", b"\xb0\xb1", encoding_rs::ISO_8859_5),
        (b"<!-- <meta charset=koi8-r> --><meta charset='big5'>", b"\xa4\xa4", BIG5),
        (b"<meta name=x content='charset'><meta charset = \"gbk\" />", b"\xb2\xbf", GBK),
        // Contradicted by the bytes.
        (b"<meta charset=iso-8859-1>", RUSSIAN.as_bytes(), UTF_8),
        (b"<meta charset=utf-8>", &cyrillic, WINDOWS_1251),
        (b"<meta charset=utf-16>", b"words", UTF_8),
        (b"<meta charset=nonsense>", RUSSIAN.as_bytes(), UTF_8),
    ];
    for (head, text, encoding) in cases {
        let page = [head, text].concat();
        assert_eq!(for_page(&page), encoding, "{}", String::from_utf8_lossy(head));
    }
}

#[test]
fn utf8_is_believed_against_a_declaration() {
    let page = |text: &[u8]| [b"<meta charset=iso-8859-1><p>".as_slice(), text].concat();
    for text in ["Investors’ fears", "déjà vu, né, à", "日"] {
        assert_eq!(for_page(&page(text.as_bytes())), UTF_8, "{text}");
    }
    // One damaged place among many characters.
    assert_eq!(for_page(&page(&["é".repeat(60).as_bytes(), b"\xff"].concat())), UTF_8);
    for bytes in [b"caf\xe9, \xc3\xa9".as_slice(), b"d\xe9j\xe0 vu", b"\xc2\xa9 2025"] {
        assert_eq!(for_page(&page(bytes)), WINDOWS_1252);
    }
}

#[test]
fn decoding_strips_the_mark_and_never_fails() {
    assert_eq!(decode(b"\xef\xbb\xbfwords", UTF_8), "words");
    assert_eq!(decode(b"w\xffrds", UTF_8), "w\u{fffd}rds");
    assert_eq!(decode(b"\xff\xfew\0", UTF_16LE), "w");
    assert!(matches!(decode(b"words", UTF_8), Cow::Borrowed(_)));
}
