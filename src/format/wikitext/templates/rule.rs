//! What rules there are, and how each is carried out.

use super::call::Call;

/// How a template says its text.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// Nothing, and it is no table of facts either.
    Nothing,
    /// Always the same.
    Says(&'static str),
    /// The argument at a place.
    At(usize),
    /// The last argument without a name.
    Last,
    /// The argument at a place, with something before and behind it.
    Around(&'static str, usize, &'static str),
    /// All arguments without a name, with something between them.
    Joined(&'static str),
    /// A quotation with who said it.
    Quotation,
    /// Computed.
    By(fn(&Call<'_>) -> String),
}

/// Names of the argument that holds a quotation, and of those that say whose it is.
const QUOTED: &[&str] =
    &["text", "quote", "1", "texte", "zitat", "cita", "citazione", "texto", "testo", "treść", "citāts", "content"];
const SPEAKER: &[&str] = &["author", "sign", "by", "2", "auteur", "autor", "autore", "автор", "autors", "character"];
const SOURCE: &[&str] = &["source", "title", "3", "quelle", "fonte", "fuente", "источник", "źródło", "avots"];

impl Rule {
    pub(super) fn text(self, call: &Call<'_>) -> String {
        match self {
            Rule::Nothing => String::new(),
            Rule::Says(text) => text.to_owned(),
            Rule::At(place) => call.text(place).to_owned(),
            Rule::Last => call.filled().last().copied().unwrap_or_default().to_owned(),
            Rule::Around(before, place, behind) => match call.text(place) {
                "" => String::new(),
                text => format!("{before}{text}{behind}"),
            },
            Rule::Joined(between) => call.filled().join(between),
            Rule::Quotation => quotation(call),
            Rule::By(compute) => compute(call),
        }
    }
}

fn quotation(call: &Call<'_>) -> String {
    let unnamed: Vec<&str> = call.unnamed().collect();
    let unnamed = |place: usize| unnamed.get(place).copied().filter(|text| !text.is_empty());
    // A citation of a work has a title and no text.
    let Some(text) = unnamed(0).or_else(|| call.any(QUOTED)) else { return String::new() };
    let mut said = format!("\n\n{text}");
    let by: Vec<&str> = [unnamed(1).or_else(|| call.any(SPEAKER)), unnamed(2).or_else(|| call.any(SOURCE))]
        .into_iter()
        .flatten()
        .collect();
    if !by.is_empty() {
        said.push_str("\n\n— ");
        said.push_str(&by.join(", "));
    }
    said.push_str("\n\n");
    said
}
