//! Puts what was found into a draft's members. The first value of a single member stays.

use super::super::shape::{self, behind_by};
use super::super::stamp::{self, StampKind};
use super::super::vocabulary::Field;
use crate::article::{Draft, Stamp};

/// Sets one labelled field.
pub(super) fn field(draft: &mut Draft, field: Field, text: &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '"');
    if text.is_empty() || is_none(text) {
        return;
    }
    let single = match field {
        Field::Title | Field::Subject => &mut draft.title,
        Field::Url => &mut draft.url,
        Field::Site => &mut draft.site,
        Field::Section => &mut draft.section,
        Field::Language => &mut draft.language,
        Field::Id => &mut draft.external_id,
        Field::Place => &mut draft.dateline,
        Field::Agency => &mut draft.agency,
        Field::Published | Field::Updated => return date(draft, field, text),
        Field::Author => {
            let names = stamp::trailing_date(text).map_or(text, |(names, _)| names);
            let names = behind_by(names).unwrap_or(names);
            return draft.authors.push(names.trim_end_matches('.').to_owned());
        }
        Field::Sender => return sender(draft, text),
        Field::Issue => return issue(draft, text),
        Field::Tags => {
            return draft.tags.extend(
                text.trim_matches(['[', ']'])
                    .split([',', ';'])
                    .map(|tag| tag.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).to_owned())
                    .filter(|tag| !tag.is_empty()),
            );
        }
        Field::Summary => return draft.summary.push(text.to_owned()),
        Field::Caption => return draft.caption.push(text.to_owned()),
        Field::Body | Field::Other => return,
    };
    if single.is_none() {
        *single = Some(text.to_owned());
    }
}

/// Sets a date; a label is a field that holds one, whatever its value looks like.
fn date(draft: &mut Draft, field: Field, text: &str) {
    let text = text.trim_matches(|c: char| matches!(c, '[' | ']' | '<' | '>' | '(' | ')'));
    let updated = field == Field::Updated || stamp::stamp(text) == Some(StampKind::Updated);
    let place = if updated { &mut draft.updated } else { &mut draft.published };
    if place.is_none() {
        *place = Some(Stamp::metadata(text));
    }
}

/// Keeps the first stamp of each kind.
pub(super) fn stamp(draft: &mut Draft, kind: StampKind, text: &str) {
    let place = match kind {
        StampKind::Published => &mut draft.published,
        StampKind::Updated => &mut draft.updated,
    };
    if place.is_none() {
        *place = Some(Stamp::stated(text));
    }
}

/// Sets authors, and the date behind them where there is one.
pub(super) fn byline(draft: &mut Draft, text: &str) {
    let (names, date) = dated(text);
    set_date(draft, date);
    let signed = behind_by(names).map(str::trim);
    let names = signed.unwrap_or(names).trim();
    if names.is_empty() {
        return;
    }
    let is_one_word = !names.contains(char::is_whitespace) && names.is_ascii();
    // "Berlin, 12 July 2025": one word before a comma that nobody says is a writer's, and that no agency has, is a place.
    let is_place = signed.is_none() && is_one_word && !text.contains(STRONG) && crate::agency::agency(names).is_none();
    if is_place {
        draft.dateline.get_or_insert_with(|| names.to_owned());
    } else if signed.is_none() && is_paper(names) {
        draft.site.get_or_insert_with(|| names.to_owned());
    } else {
        draft.authors.push(names.to_owned());
    }
}

/// Sets the writer who signs below the text, and the date there.
pub(super) fn signature(draft: &mut Draft, text: &str) {
    let (names, date) = dated(text.trim_start_matches(['—', '–', '-', ' ']));
    set_date(draft, date);
    let names = behind_by(names).unwrap_or(names).trim();
    if !names.is_empty() {
        draft.authors.push(names.to_owned());
    }
}

/// Sets paper and date of a line that stands above a headline: `The Example, 12 July 2025`.
pub(super) fn masthead(draft: &mut Draft, text: &str) {
    let (paper, date) = dated(text);
    set_date(draft, date);
    draft.site.get_or_insert_with(|| paper.to_owned());
}

/// Marks between a name and a date that no place stands before.
const STRONG: [char; 5] = ['|', '·', '•', '—', '–'];

/// What stands before a date that ends a line, and the date.
fn dated(text: &str) -> (&str, Option<&str>) {
    stamp::trailing_date(text).map_or((text, None), |(names, date)| (names, Some(date)))
}

fn set_date(draft: &mut Draft, date: Option<&str>) {
    if let Some((kind, date)) = date.and_then(|date| Some((stamp::stamp(date)?, date))) {
        stamp(draft, kind, date);
    }
}

/// Sets a message's sender: `Ann Lee <ann@example.org>` signs, an address alone does not.
fn sender(draft: &mut Draft, text: &str) {
    let name = match text.split_once('<') {
        Some((name, _)) => name.trim().trim_matches('"'),
        None if text.contains('@') => match text.split_once('(') {
            Some((_, name)) => name.trim_end_matches(')').trim(),
            None => "",
        },
        None => text,
    };
    if !name.is_empty() && !name.contains('@') {
        draft.authors.push(name.to_owned());
    }
}

/// Sets paper and date from a catalogue's line: `The Example ; Norvik [Norvik]12 Mar 2019: 4.`
fn issue(draft: &mut Draft, text: &str) {
    let paper = text.split([';', '[', ',', '(']).next().unwrap_or_default().trim();
    if !paper.is_empty() && paper.len() < 80 {
        draft.site.get_or_insert_with(|| paper.to_owned());
    }
    if draft.published.is_none()
        && let Some((place, _)) = crate::date::find(text, &crate::date::Context::default())
    {
        draft.published = text.get(place).map(Stamp::metadata);
    }
}

/// Whether a value says that there is none.
fn is_none(text: &str) -> bool {
    let bare = text.trim_end_matches('.').to_lowercase();
    matches!(
        bare.as_str(),
        "none" | "none available" | "not available" | "n/a" | "-" | "–" | "null" | "nil" | "unknown"
    )
}

/// Words in the names of papers, stations and agencies, apart by a blank.
#[rustfmt::skip]
const PAPER_WORDS: &str = "times post news guardian herald journal gazette press star tribune mail telegraph independent chronicle observer express mirror sun standard examiner bulletin dispatch courier \
    inquirer review record daily weekly today globe mercury argus echo advertiser sentinel bbc cnn npr tv radio online media magazine agency wire zeitung tagblatt tageszeitung anzeiger nachrichten rundschau \
    spiegel welt kurier presse monde figaro libération humanité parisien dépêche país mundo vanguardia nación clarín universal folha estado globo público jornal diário diario corriere repubblica stampa sole giornale \
    gazzetta правда известия коммерсантъ ведомости газета новости вестник gazeta rzeczpospolita wyborcza volkskrant telegraaf handelsblad dagblad nyheter svenska dagens aftenposten politiken helsingin sanomat hürriyet milliyet \
    sabah cumhuriyet gazetesi 日报 日報 新闻 新聞 晚报 时报 時報 通讯社 新聞社";

/// Whether a short line names a paper or station rather than a person.
pub(super) fn is_paper(text: &str) -> bool {
    let is_word = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        PAPER_WORDS.split_whitespace().any(|paper| paper == bare)
    };
    let is_host = || {
        text.contains('.')
            && !text.contains(' ')
            && text.rsplit('.').next().is_some_and(|end| (2..=4).contains(&end.len()))
    };
    text.len() <= 80
        && (text.split_whitespace().any(is_word) || is_host() || text.starts_with("The ") && !text.ends_with('.'))
}

/// Sets what only shows when all is known: the address's marks, a title's.
pub(super) fn settle(draft: &mut Draft) {
    if let Some(url) = &mut draft.url {
        *url = shape::url(url).to_owned();
    }
}
