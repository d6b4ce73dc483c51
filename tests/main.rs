//! The integration tests: one binary that runs the real `search` command, each test in a place of its own.
//!
//! What a single stage does is tested beside its code; here stands what only the whole can show.

/// Who may import whom, and how long a file may be.
mod architecture;
/// Archives and packings, from file to article, and what is hostile among them.
mod containers;
/// SIGKILL at random moments: what was committed stays, and one more run completes the index.
mod crash;
/// What is findable as typed, case by case.
mod findable;
/// Encodings, compression and odd JSON, from file to article.
mod formats;
/// What `search parse` makes of every sample in `data/`.
mod golden;
/// What must not be lost, whatever goes wrong.
mod guards;
/// A temporary home for each test, and how the command is run in it.
mod harness;
/// The help texts, word for word.
mod help;
/// Files that no one would write, and some that someone did.
mod hostile;
/// Indexing again: new, changed, grown and removed dumps.
mod index;
/// Learned furniture: what is found, that it survives crashes, and that one index comes of it.
mod learn;
/// Two runs at once.
mod lock;
/// Made-up articles in any number.
mod made;
/// Mail, tables, rich text and light markup, and files that nothing reads.
mod mail_and_tables;
/// News in XML and SGML, from file to article.
mod news_markup;
/// Results for programs and for eyes: members, paging, formats, pipes, exit codes.
mod output;
/// What the query language means, on the samples of `data/`.
mod query;
/// Which folders a run walks, and the guard against losing them.
mod roots;
/// JSON of known kinds: what each gives.
mod schemas;
/// The acceptance of the first issue on its seed, where that is at hand.
mod seed;
/// What must be read out of order: ZIM, books, WACZ, Parquet.
mod seek;
/// What the user says of single sources.
mod sources;
/// A run that is asked to end: what it has is kept, the next one goes on.
mod stop;
/// Web archives, from file to article.
mod web_archives;

#[test]
fn every_file_here_is_a_module() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let list = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).expect("the folder of this file") {
        let name = entry.expect("a readable entry").file_name().to_string_lossy().into_owned();
        let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") else { continue };
        assert!(
            list.contains(&format!("\nmod {module};\n")),
            "tests/{name} is not listed in tests/main.rs, so it never runs"
        );
    }
}
