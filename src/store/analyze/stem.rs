//! Stems, by Snowball, with a cache: running the rules costs more than all the rest of the analysis, and few
//! words make up most of a text.

use frostem::{Algorithm, Stemmer};
use xxhash_rust::xxh3::xxh3_64;

use super::fold::fold_stem;

/// Words longer than this are names of files and the like; they have no stem.
const LONGEST: usize = 64;
const SLOTS: usize = 1 << 14;
/// One cache line: language (2 bytes), lengths of word and stem (1 byte each), word, stem.
const SLOT: usize = 64;
const HEAD: usize = 4;

/// The stemmer of the language at hand, and the cache shared by all.
#[derive(Default)]
pub(super) struct Stems {
    language: Option<Language>,
    /// Direct-mapped, [`SLOT`] bytes each; empty until the first word is stemmed. Flat bytes, because zeros are had
    /// from the kernel page by page, as they are touched: a query stems a handful of words.
    cache: Vec<u8>,
    /// The stem at hand, folded.
    stem: String,
    /// The ASCII letters that the stems asked for begin with; none: all stems are asked for.
    wanted: Option<[bool; 128]>,
}

/// Languages whose stemmers only take endings off, so that a word and its stem begin alike.
const ENDINGS_ONLY: [&[u8; 2]; 12] =
    [b"da", b"de", b"en", b"es", b"fi", b"fr", b"it", b"no", b"pt", b"ro", b"ru", b"sv"];

#[derive(Clone, Copy)]
struct Language {
    code: [u8; 2],
    stemmer: Stemmer,
}

impl Language {
    /// By ISO 639-1 code; what follows a hyphen (`en-GB`) is ignored.
    fn of(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next()?;
        let code: [u8; 2] = primary.to_ascii_lowercase().as_bytes().try_into().ok()?;
        let name = match &code {
            b"nb" | b"nn" => "no",
            // One set of rules, in both alphabets.
            b"hr" | b"bs" => "sr",
            code => std::str::from_utf8(code).ok()?,
        };
        Some(Language { code, stemmer: Stemmer::new(Algorithm::from_name(name).ok()?) })
    }
}

impl Stems {
    /// Chooses the language; none if it has no stemmer.
    pub(super) fn set_language(&mut self, tag: Option<&str>) {
        self.language = tag.and_then(Language::of);
    }

    /// From now on stems may be left out that begin with none of these ASCII letters.
    pub(super) fn want_only(&mut self, wanted: Option<[bool; 128]>) {
        self.wanted = wanted;
    }

    /// Whether the stem of a word that begins with `first` is asked for.
    #[inline]
    fn is_wanted(&self, language: Language, first: u8) -> bool {
        let Some(wanted) = &self.wanted else { return true };
        let is_listed = wanted.get(usize::from(first)).copied().unwrap_or(true);
        is_listed || !ENDINGS_ONLY.contains(&&language.code)
    }

    pub(super) fn is_turkish(&self) -> bool {
        self.language.is_some_and(|language| &language.code == b"tr")
    }

    /// The folded stem of a word, where it differs from the word's exact form.
    ///
    /// `exact` must be the folded form of `lower`.
    #[inline]
    pub(super) fn stem(&mut self, lower: &str, exact: &str) -> Option<&str> {
        let language = self.language?;
        let first = *lower.as_bytes().first()?;
        if lower.len() > LONGEST || first.is_ascii_digit() || !self.is_wanted(language, first) {
            return None;
        }
        if self.cache.is_empty() {
            self.cache = vec![0; SLOTS * SLOT];
        }
        let hash = xxh3_64(lower.as_bytes()) ^ u64::from(u16::from_le_bytes(language.code));
        let at = hash as usize % SLOTS * SLOT;
        if self.cache.get(at..at + SLOT).is_none_or(|slot| !holds(slot, language.code, lower)) {
            self.compute(language, lower, exact);
            if !self.remember(at, language.code, lower) {
                return (!self.stem.is_empty()).then_some(self.stem.as_str());
            }
        }
        let slot = self.cache.get(at..at + SLOT)?;
        let from = HEAD + usize::from(slot[2]);
        let stem = slot.get(from..from + usize::from(slot[3]))?;
        if stem.is_empty() { None } else { std::str::from_utf8(stem).ok() }
    }

    /// Leaves the stem in `self.stem`, empty if it is the exact form.
    #[cold]
    fn compute(&mut self, language: Language, lower: &str, exact: &str) {
        self.stem.clear();
        fold_stem(&language.stemmer.stem(lower), &mut self.stem);
        if self.stem == exact {
            self.stem.clear();
        }
    }

    /// Puts word and stem into a slot, if they fit.
    fn remember(&mut self, at: usize, code: [u8; 2], lower: &str) -> bool {
        let (word, stem) = (lower.as_bytes(), self.stem.as_bytes());
        let (Ok(word_len), Ok(stem_len)) = (u8::try_from(word.len()), u8::try_from(stem.len())) else {
            return false;
        };
        let stem_at = HEAD + word.len();
        let end = stem_at + stem.len();
        let Some(slot) = self.cache.get_mut(at..at + SLOT).filter(|slot| end <= slot.len()) else { return false };
        slot[..HEAD].copy_from_slice(&[code[0], code[1], word_len, stem_len]);
        slot[HEAD..stem_at].copy_from_slice(word);
        slot[stem_at..end].copy_from_slice(stem);
        true
    }
}

#[inline]
fn holds(slot: &[u8], code: [u8; 2], word: &str) -> bool {
    slot[..2] == code
        && usize::from(slot[2]) == word.len()
        && slot.get(HEAD..HEAD + word.len()) == Some(word.as_bytes())
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self.language.map(|language| language.code.map(char::from));
        out.debug_struct("Stems").field("language", &code).finish_non_exhaustive()
    }
}
