use proptest::prelude::*;

use super::super::tests::zip_with;
use super::super::{Archive, Kind, Place};
use super::*;
use crate::dump::fault;
use crate::dump::limits::Allowance;
use crate::dump::open::RawHash;

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='OEBPS/book.opf' media-type='x'/></rootfiles></container>";
const NAV: &str = "<html><body><nav epub:type='toc'><ol><li><a href='text/cover.xhtml'>Cover</a></li>\
    <li><a href='text/one.xhtml'>1. The Tide</a></li><li><a href='text/two.xhtml#b'>3. The Lamp</a></li>\
    <li><a href='text/two.xhtml#a'>2. The Rope</a></li><li><a href='text/toc.xhtml'>Contents</a></li></ol></nav></body></html>";
const OPF: &str = "<package><metadata xmlns:dc='x'><dc:title id='s'>A tale</dc:title><dc:title id='t'>Harbour &amp; Hill</dc:title>\
    <meta refines='#t' property='title-type'>main</meta><dc:creator id='c'>Mara Ozola</dc:creator>\
    <dc:creator id='d'>Jon Reed</dc:creator><meta refines='#d' property='role'>trl</meta>\
    <dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:date opf:event='publication'>1921-05-02</dc:date>\
    <dc:language>en</dc:language><dc:subject>Harbours</dc:subject><dc:publisher>Tern Press</dc:publisher></metadata>\
    <manifest><item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
    <item id='cov' href='text/cover.xhtml' media-type='application/xhtml+xml'/>\
    <item id='p1' href='text/one.xhtml' media-type='application/xhtml+xml'/>\
    <item id='p1b' href='text/one%20more.xhtml' media-type='application/xhtml+xml'/>\
    <item id='p2' href='text/two.xhtml' media-type='application/xhtml+xml'/>\
    <item id='gone' href='text/gone.xhtml' media-type='application/xhtml+xml'/>\
    <item id='r' href='text/r.xhtml' media-type='application/xhtml+xml'/></manifest>\
    <spine><itemref idref='cov'/><itemref idref='nav'/><itemref idref='p1'/><itemref idref='p1b'/><itemref idref='p2'/>\
    <itemref idref='gone'/><itemref idref='r'/></spine></package>";
const TWO: &str = "<html>\n<body><h2 id='a'>Two</h2><p>rope</p>\n<h2 id='b'>Three</h2><p>lamp</p></body></html>";

fn files(encryption: Option<&'static str>) -> Vec<(&'static str, &'static str)> {
    let mut files = vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", OPF),
        ("OEBPS/nav.xhtml", NAV),
        ("OEBPS/text/cover.xhtml", "<body><img/></body>"),
        ("OEBPS/text/one.xhtml", "<body><p>tide</p></body>"),
        ("OEBPS/text/one more.xhtml", "<body><p>goes on</p></body>"),
        ("OEBPS/text/two.xhtml", TWO),
        ("OEBPS/text/r.xhtml", "<html><body epub:type=\"copyright-page\"><p>All rights reserved</p></body></html>"),
        ("OEBPS/style.css", "p {}"),
    ];
    files.extend(encryption.map(|xml| ("META-INF/encryption.xml", xml)));
    files
}

/// Name, text or kind of what is wrong, title and label, position.
type Found = (String, Result<String, &'static str>, Option<String>, Option<String>, u64);

fn read(bytes: &[u8]) -> Result<(Vec<Found>, Vec<Facts>), &'static str> {
    let source = Source::new("a.epub", Box::new(Cursor::new(bytes.to_vec())));
    let place = Place { file: None, spool: std::env::temp_dir() };
    let allowance = Allowance::new(RawHash::default(), bytes.len() as u64);
    let opened = Archive::open(Kind::Zip, source, &place, &allowance);
    let mut archive = opened.map_err(|error| fault::kind(&error, "io"))?;
    let (mut found, mut all) = (Vec::new(), Vec::new());
    while let Some(member) = archive.next_member().map_err(|error| fault::kind(&error, "io"))? {
        let facts = member.facts.map(|facts| (*facts).clone()).unwrap_or_default();
        let position = member.content.as_ref().map_or(0, Source::position);
        let text = member.content.map_err(|refusal| refusal.kind).and_then(|source| {
            let bytes = whole(source, 1 << 20).map_err(|error| fault::kind(&error, "io"))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        });
        found.push((member.name, text, facts.title.clone(), facts.label.clone(), position));
        all.push(facts);
    }
    Ok((found, all))
}

#[test]
fn chapters_come_in_the_order_of_reading() {
    let (found, facts) = read(&zip_with(&files(None))).unwrap();
    let some = |text: &str| Some(text.to_owned());
    let left = |name: &str, kind| (name.to_owned(), Err(kind), None, None, 0);
    let cut = TWO.find("<h2 id='b'").unwrap();
    let text = |text: &str| Ok(text.to_owned());
    let expected = [
        left("OEBPS/text/cover.xhtml", "no_chapter"),
        left("OEBPS/nav.xhtml", "no_chapter"),
        ("OEBPS/text/one.xhtml".to_owned(), text("<body><p>tide</p></body>"), some("1. The Tide"), None, 0),
        ("OEBPS/text/one more.xhtml".to_owned(), text("<body><p>goes on</p></body>"), None, some("1. The Tide"), 0),
        ("OEBPS/text/two.xhtml".to_owned(), text(&TWO[..cut]), some("2. The Rope"), None, 0),
        ("OEBPS/text/two.xhtml#b".to_owned(), text(&TWO[cut..]), some("3. The Lamp"), None, cut as u64),
        left("OEBPS/text/gone.xhtml", "corrupt"),
        left("OEBPS/text/r.xhtml", "no_chapter"),
    ];
    assert_eq!(found, expected);
    let facts = &facts[2];
    assert_eq!((facts.section.as_deref(), facts.site.as_deref()), (Some("Harbour & Hill"), Some("Tern Press")));
    assert_eq!(
        (facts.authors.as_slice(), facts.published.as_deref()),
        (&["Mara Ozola".to_owned()][..], Some("1921-05-02"))
    );
    assert_eq!((facts.language.as_deref(), facts.tags.as_slice()), (Some("en"), &["Harbours".to_owned()][..]));
}

#[test]
fn what_is_encrypted_is_told_from_hidden_fonts() {
    const FONT: &str = "<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/>\
        <CipherData><CipherReference URI='OEBPS/text/one.xhtml'/></CipherData></EncryptedData></encryption>";
    let (found, _) = read(&zip_with(&files(Some(FONT)))).unwrap();
    assert!(found.iter().all(|(_, text, ..)| *text != Err("encrypted")));
    const ONE: &str = "<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/>\
        <KeyInfo><EncryptedKey><EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/></EncryptedKey></KeyInfo>\
        <CipherData><CipherReference URI='OEBPS/text/one.xhtml'/></CipherData></EncryptedData></encryption>";
    let (found, _) = read(&zip_with(&files(Some(ONE)))).unwrap();
    assert_eq!(found[2].1, Err("encrypted"));
    assert!(found[3].1.is_ok());
    let all = ["cover", "one", "one%20more", "two", "gone", "r"].map(|name| format!("text/{name}"));
    let all = all.iter().chain([&"nav".to_owned()]).fold(String::new(), |xml, name| {
        format!("{xml}<EncryptedData><CipherReference URI='OEBPS/{name}.xhtml'/></EncryptedData>")
    });
    let mut files = files(None);
    files.push(("META-INF/encryption.xml", &all));
    assert_eq!(read(&zip_with(&files)), Err("encrypted"));
}

#[test]
fn a_book_without_its_package_is_damaged() {
    let without = |name: &str| files(None).into_iter().filter(|(file, _)| *file != name).collect::<Vec<_>>();
    assert_eq!(read(&zip_with(&without("OEBPS/book.opf"))), Err("corrupt"));
    let (found, _) = read(&zip_with(&without("OEBPS/nav.xhtml"))).unwrap();
    // Without a table of contents each file is a chapter.
    assert!(
        found
            .iter()
            .filter(|(_, text, ..)| text.is_ok())
            .all(|(.., title, label, _)| title.is_none() && label.is_none())
    );
}

proptest! {
    /// The small files changed at will: no panic, no more than there is.
    #[test]
    fn no_damage_panics_or_runs_on(
        edits in proptest::collection::vec((0..4_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..6_usize), 0..8),
    ) {
        const SOUP: [&str; 6] = ["<", "'", "#a", "/>", "href='x' id='p1'", "</nav><ol>"];
        let mut changed = [CONTAINER, OPF, NAV, TWO].map(str::to_owned);
        for (file, from, to, piece) in edits {
            let text = &mut changed[file];
            let (from, to) = (from.index(text.len()), to.index(text.len()));
            text.replace_range(from.min(to)..from.max(to).min(from.min(to) + 30), SOUP[piece]);
        }
        let mut files = files(None);
        for (name, content) in &mut files {
            match *name {
                "META-INF/container.xml" => *content = &changed[0],
                "OEBPS/book.opf" => *content = &changed[1],
                "OEBPS/nav.xhtml" => *content = &changed[2],
                "OEBPS/text/two.xhtml" => *content = &changed[3],
                _ => {}
            }
        }
        if let Ok((found, _)) = read(&zip_with(&files)) {
            prop_assert!(found.len() <= 30);
        }
    }
}
