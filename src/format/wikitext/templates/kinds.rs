//! Templates with an order of arguments of their own: links to other wikis, ships, names, lists.

use super::call::Call;

/// `{{sic|hte}}`, `{{sic|nolink=y}}`
pub(super) fn sic(call: &Call<'_>) -> String {
    let text = call.filled().join("");
    match (text.is_empty(), call.get("hide").is_some()) {
        (_, true) => text,
        (true, false) => "[sic]".to_owned(),
        (false, false) => format!("{text} [sic]"),
    }
}

/// `{{ill|Title|de|Titel|lt=shown}}`: a page that only another wiki has.
pub(super) fn elsewhere(call: &Call<'_>) -> String {
    if let Some(shown) = call.any(&["lt", "display", "trad", "текст"]) {
        return shown.to_owned();
    }
    // Russian templates give the words to show second.
    let is_russian = !call.name.is_ascii() && call.name.chars().all(|c| !c.is_ascii_alphabetic());
    let second = call.at(2).filter(|_| is_russian);
    second.unwrap_or_else(|| call.any(&["fr"]).unwrap_or_else(|| call.text(1))).to_owned()
}

/// `{{url|example.org|A label}}`
pub(super) fn address(call: &Call<'_>) -> String {
    call.at(2).unwrap_or_else(|| call.text(1)).to_owned()
}

pub(super) fn yes(call: &Call<'_>) -> String {
    call.at(1).unwrap_or("Yes").to_owned()
}

pub(super) fn no(call: &Call<'_>) -> String {
    call.at(1).unwrap_or("No").to_owned()
}

/// `{{nuclide|uranium|235}}`
pub(super) fn nuclide(call: &Call<'_>) -> String {
    call.filled().into_iter().take(2).collect::<Vec<_>>().join("-")
}

/// `{{sortname|Ada|Quill}}`
pub(super) fn sorted_name(call: &Call<'_>) -> String {
    format!("{} {}", call.text(1), call.text(2)).trim().to_owned()
}

/// `{{1er}}`
pub(super) fn french_first(call: &Call<'_>) -> String {
    format!("{} {}", call.name, call.text(1)).trim().to_owned()
}

/// `{{s|XIX}}`, `{{-s|V|e}}`: centuries, before our era where a dash leads.
pub(super) fn french_century(call: &Call<'_>) -> String {
    let Some(number) = call.at(1) else { return String::new() };
    let ending = call.at(2).unwrap_or(if number.eq_ignore_ascii_case("i") { "er" } else { "e" });
    let era = if call.name.starts_with('-') { " av. J.-C." } else { "" };
    format!("{}{ending} siècle{era}", number.to_uppercase())
}

/// `{{siglo|XIX|d}}`
pub(super) fn spanish_century(call: &Call<'_>) -> String {
    let Some(number) = call.at(1) else { return String::new() };
    let form = call.at(3).or_else(|| call.at(2)).unwrap_or_default();
    match form {
        "d" | "D" => format!("del siglo {}", number.to_uppercase()),
        "s" | "S" => format!("siglo {}", number.to_uppercase()),
        _ => number.to_uppercase(),
    }
}

/// `{{Mme}}`: the template's name is what it shows.
pub(super) fn own_name(call: &Call<'_>) -> String {
    let mut letters = call.name.chars();
    let first = letters.next().map(char::to_uppercase);
    let name: String = first.into_iter().flatten().chain(letters).collect();
    format!("{name} {}", call.text(1)).trim().to_owned()
}

/// `{{USS|Enterprise|CV-6|2}}`: the prefix is the template's name.
pub(super) fn vessel(call: &Call<'_>) -> String {
    let prefix = match call.name.as_str() {
        "hnoms" => "HNoMS".to_owned(),
        "hdms" => "HDMS".to_owned(),
        "hswms" => "HSwMS".to_owned(),
        name => name.to_uppercase(),
    };
    afloat(&prefix, [call.text(1), call.text(2), call.text(3)])
}

/// `{{ship|Japanese battleship|Nagato||2}}`
pub(super) fn ship(call: &Call<'_>) -> String {
    afloat(call.text(1), [call.text(2), call.text(3), call.text(4)])
}

/// The fourth argument says which parts are shown: 1 hull number, 2 name, 3 both; 6 name and prefix.
fn afloat(prefix: &str, [name, hull, shown]: [&str; 3]) -> String {
    let hull_of = |text: String| if hull.is_empty() { text } else { format!("{text} ({hull})") };
    match shown {
        "1" if !hull.is_empty() => hull.to_owned(),
        "2" => name.to_owned(),
        "3" => hull_of(name.to_owned()),
        "5" | "6" => format!("{prefix} {name}").trim().to_owned(),
        _ => hull_of(format!("{prefix} {name}").trim().to_owned()),
    }
}

/// `{{sclass|Iowa|battleship}}`
pub(super) fn ship_class(call: &Call<'_>) -> String {
    match (call.text(1), call.text(2)) {
        (name, "") => format!("{name} class"),
        (name, kind) => format!("{name}-class {kind}"),
    }
}

/// `{{fs player|no=1|nat=FRA|name=…|pos=GK}}`
pub(super) fn player(call: &Call<'_>) -> String {
    let parts: Vec<&str> = ["no", "pos", "nat", "name", "other"].into_iter().filter_map(|key| call.get(key)).collect();
    if parts.is_empty() { call.text(1).to_owned() } else { format!("\n* {}\n", parts.join(" ")) }
}

/// `{{qref|2|255}}`
pub(super) fn quran(call: &Call<'_>) -> String {
    call.filled().into_iter().take(2).collect::<Vec<_>>().join(":")
}

/// `{{bibleverse|Mark|3:25|KJV}}`: the third is a translation's code.
pub(super) fn verse(call: &Call<'_>) -> String {
    call.filled().into_iter().take(2).collect::<Vec<_>>().join(" ")
}

/// Verse: its lines stay lines.
pub(super) fn poem(call: &Call<'_>) -> String {
    let text = call.any(&["text", "texte", "1"]).unwrap_or_else(|| call.text(1));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut verse = String::from("\n\n");
    for (n, line) in lines.iter().enumerate() {
        match (n, line.is_empty()) {
            (0, _) => {}
            (_, true) => verse.push_str("\n\n"),
            (_, false) => verse.push(crate::format::wikitext::signs::BREAK),
        }
        verse.push_str(line);
    }
    verse.push_str("\n\n");
    verse
}

/// Items in one line.
pub(super) fn flat_list(call: &Call<'_>) -> String {
    let items = call.filled().into_iter().flat_map(|text| text.lines());
    let items = items.map(|item| item.trim().trim_start_matches(['*', '#']).trim()).filter(|item| !item.is_empty());
    items.collect::<Vec<_>>().join(", ")
}

/// Items one below the other, as arguments or as the lines of one.
pub(super) fn list(call: &Call<'_>) -> String {
    let mut text = String::new();
    for item in call.filled().into_iter().chain(call.any(&["list"])) {
        text.push('\n');
        if !item.starts_with(['*', '#', ':', ';']) {
            text.push_str("* ");
        }
        text.push_str(item);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// What a frame holds, as it stands.
pub(super) fn contents(call: &Call<'_>) -> String {
    let texts: Vec<&str> = call.filled().into_iter().chain(call.any(&["content", "list"])).collect();
    let text = texts.last().copied().unwrap_or_default();
    if text.contains('\n') { format!("\n{text}\n") } else { text.to_owned() }
}
