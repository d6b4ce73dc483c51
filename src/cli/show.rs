//! `search show`: one whole article.

use clap::Args;
use dumpsearch::article::{Article, Origin};
use dumpsearch::error::{Error, ErrorKind, Result};
use dumpsearch::render::page::{self, Marks};
use dumpsearch::render::{View, article, passage};
use dumpsearch::search::{Index, LEAST_ID_PREFIX, Request};

use super::config::Config;
use super::exit::Exit;
use super::last::{self, LastHit};
use super::query::now;
use super::ui::Ui;

const EXAMPLES: &str = "\
Examples:
  search show 2                       the second hit of the last query
  search show 4kq7rm --query lavrov   by the beginning of its id, with matches marked
  search show 4kq7rm --json           with everything that is known of it

Exit codes: 0 found, 1 no such article, 2 error.";

/// Options of `search show`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct ShowArgs {
    /// A hit's number, or an article's id, content hash, or the first 6 or more characters of either
    #[arg(value_name = "N|ID")]
    id: String,
    /// Mark what this query matches
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// Print one object with everything that is known
    #[arg(long)]
    pub json: bool,
}

/// Runs `search show`.
///
/// # Errors
/// An unusable index, or an id that several articles begin with.
pub fn run(args: &ShowArgs, config: &Config, ui: &mut Ui) -> Result<Exit> {
    let index = Index::open(&config.index)?;
    let last = last::recall(&config.index);
    let hit = last.hit(&args.id);
    let Some(found) = find(&index, hit, &args.id)? else {
        ui.tell(&format!("search: no article {}", args.id));
        return Ok(Exit::Partly);
    };
    if args.json {
        ui.stream(|out| article::line(&found, out))?;
        return Ok(Exit::Success);
    }
    // A hit shown by its number was found by a query that is still known.
    let query = args.query.as_deref().or(hit.map(|_| last.query.as_str()));
    let marks = query.map(|query| matches(query, &found, &index)).transpose()?.unwrap_or_default();
    let host = ui.links();
    let locate = |origin: &Origin| index.dump_path(origin);
    let view = View { width: ui.width(), color: ui.color, links: host.as_deref(), locate: &locate, ..View::PLAIN };
    let mut text = Vec::new();
    page::write(&found, &marks, &view, &mut text)
        .map_err(|e| Error::new(ErrorKind::Internal, "the article could not be written down").caused_by(e))?;
    ui.page(&text)?;
    Ok(Exit::Success)
}

/// The article that `hit` is, or else the one that `id` names; none where there is none.
///
/// # Errors
/// [`ErrorKind::Usage`] where different articles are meant; copies of one text are not different.
pub fn find(index: &Index, hit: Option<&LastHit>, id: &str) -> Result<Option<Article>> {
    let id = hit.map_or(id, |hit| hit.id.as_str());
    // Too short for an id: the number of a hit that the last query did not have.
    if id.len() < LEAST_ID_PREFIX && id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let found = index.article(id)?;
    let Some(first) = found.first() else { return Ok(None) };
    if found.iter().any(|other| other.content_hash != first.content_hash) {
        let some: Vec<&str> = found.iter().take(5).map(|article| article.id.as_str()).collect();
        return Err(Error::new(ErrorKind::Usage, format!("{id} begins the ids of {} articles", found.len()))
            .hint(format!("give more of it: {}", some.join(", "))));
    }
    Ok(found.into_iter().next())
}

/// What `query` matches in the article: asked for as passages that are as long as the article itself.
fn matches(query: &str, article: &Article, index: &Index) -> Result<Marks> {
    let request = Request {
        query: format!("id:{} AND ({query})", article.id),
        limit: 1,
        snippets: article.body.len() / 80 + 8,
        width: article.body.len() + 1,
        now: now(),
        ..Request::default()
    };
    let answer = index.answer(&request)?;
    let Some(hit) = answer.hits.first().filter(|hit| hit.article.id == article.id) else {
        return Ok(Marks::default());
    };
    let in_body = hit.fragments.iter().filter(|fragment| fragment.field == "body");
    let mut body: Vec<_> = in_body.flat_map(|fragment| passage::marks_in_field(fragment, &article.body)).collect();
    body.sort_unstable();
    Ok(Marks { title: hit.title_marks.clone(), body })
}
