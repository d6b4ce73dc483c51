//! Which member names mean which part of an article.
//!
//! Names are compared without case and separators (`datePublished`, `date_published`, `Date-Published`), and
//! again without a leading word that only says what the record is (`article_title`, `dc:title`). Where
//! several members could be the same part, the lowest rank wins.

/// A part of an article that a member can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Part {
    Agency,
    Authors,
    Body,
    Caption,
    /// What only a remark on an article has.
    Comment,
    /// Where a crawl keeps the record: what has one was fetched, and its time may be that of the fetching.
    Crawl,
    /// When the record was fetched.
    Crawled,
    Dateline,
    Id,
    /// What the record says that it is.
    Kind,
    Language,
    /// A wiki's namespace.
    Namespace,
    Published,
    Section,
    Site,
    Summary,
    Tags,
    Title,
    Updated,
    Url,
    /// An object whose members are the article's, if it is an object.
    Wrapper,
}

/// How many parts there are.
pub(super) const PARTS: usize = Part::Wrapper as usize + 1;

/// Names of no more bytes than this, without separators, are known.
const LONGEST: usize = 24;

/// Name without separators, part, rank. Sorted by name.
#[rustfmt::skip]
static NAMES: &[(&str, Part, u8)] = {
    use Part::*;
    &[
        ("abstract", Summary, 1), ("agency", Agency, 0), ("article", Wrapper, 2), ("articlebody", Body, 0),
        ("articleid", Id, 0), ("articlesection", Section, 0), ("articletext", Body, 0), ("attributes", Wrapper, 0),
        ("author", Authors, 1), ("authorname", Authors, 1), ("authornames", Authors, 0), ("authors", Authors, 0),
        ("bodies", Body, 1), ("body", Body, 1), ("bodyhtml", Body, 4), ("bodymarkdown", Body, 6),
        ("bodytext", Body, 0), ("bodyxhtml", Body, 4), ("bullets", Summary, 0), ("by", Authors, 2),
        ("byline", Authors, 2), ("bylines", Authors, 2), ("canonical", Url, 1), ("canonicallink", Url, 0),
        ("canonicalurl", Url, 0), ("caption", Caption, 0), ("captions", Caption, 0), ("categories", Tags, 2),
        ("category", Section, 1), ("categoryname", Section, 1), ("ccfile", Crawl, 0), ("changed", Updated, 2),
        ("channel", Section, 4), ("cleanedtext", Body, 0), ("cleantext", Body, 0), ("clueweb22id", Id, 0),
        ("commenttext", Comment, 0), ("containertitle", Site, 1), ("content", Body, 3),
        ("contentcreated", Published, 2), ("contentelements", Body, 1), ("contenthtml", Body, 4),
        ("contents", Body, 3), ("contentsnippet", Summary, 5), ("contenttext", Body, 1),
        ("contentupdated", Updated, 1), ("contributors", Authors, 6), ("crawlat", Crawled, 1),
        ("crawldate", Crawled, 0), ("crawled", Crawled, 0), ("crawledat", Crawled, 0), ("crawltime", Crawled, 0),
        ("crawltimestamp", Crawled, 0), ("created", Published, 5), ("createdat", Published, 5),
        ("createddate", Published, 5), ("createdtime", Published, 5), ("createdutc", Published, 4),
        ("creationdate", Published, 5), ("creator", Authors, 3), ("creators", Authors, 3), ("credits", Wrapper, 4),
        ("data", Wrapper, 1), ("date", Published, 2), ("dateaccessed", Crawled, 2), ("datecreated", Published, 5),
        ("datedownload", Crawled, 0), ("dategmt", Published, 3), ("dateissued", Published, 1),
        ("dateline", Dateline, 0), ("datemodified", Updated, 0), ("datemodify", Updated, 0),
        ("datepublish", Published, 0), ("datepublished", Published, 0), ("datetime", Published, 3),
        ("datetimepub", Published, 0), ("dateupdated", Updated, 0), ("deck", Summary, 1), ("dek", Summary, 1),
        ("desc", Summary, 3), ("description", Summary, 3), ("descriptions", Summary, 1),
        ("descriptiontext", Summary, 1), ("desk", Section, 3), ("displaydate", Published, 1), ("doc", Wrapper, 0),
        ("docid", Id, 1), ("docno", Id, 0), ("document", Wrapper, 0), ("documentid", Id, 1),
        ("documenttype", Kind, 0), ("domain", Site, 4), ("downloaddate", Crawled, 0), ("downloadedat", Crawled, 0),
        ("dump", Crawl, 0), ("embedded", Wrapper, 4), ("excerpt", Summary, 2), ("externalid", Id, 1),
        ("fetched", Crawled, 1), ("fetchedat", Crawled, 0), ("fetchtime", Crawled, 0), ("fields", Wrapper, 0),
        ("filedate", Crawled, 1), ("filepath", Crawl, 0), ("firstcreated", Published, 1),
        ("firstpublicationdate", Published, 0), ("firstpublishdate", Published, 0), ("firstpublished", Published, 0),
        ("firstpublishedat", Published, 0), ("from", Authors, 6), ("fullcaption", Caption, 0),
        ("fullcontent", Body, 0), ("fulltext", Body, 0), ("giventitle", Title, 4), ("givenurl", Url, 3),
        ("guid", Id, 3), ("hashtags", Tags, 4), ("heading", Title, 3), ("headline", Title, 0),
        ("headlinemain", Title, 0), ("headlines", Title, 2), ("highlights", Summary, 1), ("host", Site, 5),
        ("hostname", Site, 5), ("href", Url, 4), ("html", Body, 6), ("htmlbody", Body, 4), ("htmlcontent", Body, 4),
        ("id", Id, 2), ("identifier", Id, 3), ("idstr", Id, 1), ("imagecaption", Caption, 1),
        ("indexeddate", Crawled, 1), ("infosources", Site, 3), ("inlanguage", Language, 0), ("intro", Summary, 2),
        ("introduction", Summary, 2), ("ispartof", Site, 3), ("issued", Published, 2), ("item", Wrapper, 0),
        ("journalist", Authors, 2), ("keyword", Tags, 1), ("keywords", Tags, 0), ("kicker", Section, 5),
        ("labels", Tags, 4), ("lang", Language, 1), ("langcode", Language, 0), ("language", Language, 0),
        ("languagecode", Language, 0), ("lastmodificationdate", Updated, 0), ("lastmodified", Updated, 0),
        ("lastmodifieddate", Updated, 0), ("lastupdate", Updated, 0), ("lastupdated", Updated, 0),
        ("lastupdateddate", Updated, 0), ("lead", Summary, 2), ("leadparagraph", Body, 8), ("leadtext", Summary, 2),
        ("lede", Summary, 2), ("link", Url, 2), ("linkid", Comment, 0), ("links", Wrapper, 4),
        ("locale", Language, 2), ("located", Dateline, 0), ("maincontent", Body, 1), ("mainentityofpage", Url, 3),
        ("maintext", Body, 0), ("markdown", Body, 7), ("message", Body, 7), ("meta", Wrapper, 4),
        ("metadata", Wrapper, 4), ("metadescription", Summary, 6), ("metalang", Language, 3),
        ("metasitename", Site, 0), ("modified", Updated, 0), ("modifiedat", Updated, 0),
        ("modifieddate", Updated, 0), ("modifiedgmt", Updated, 1), ("modifiedtime", Updated, 0), ("name", Title, 6),
        ("namespace", Namespace, 0), ("newscontent", Body, 1), ("newsdesk", Section, 3), ("newskeywords", Tags, 1),
        ("newspaper", Site, 1), ("node", Wrapper, 0), ("object", Wrapper, 4), ("objectid", Id, 1),
        ("objecttype", Kind, 0), ("originalurl", Url, 1), ("outlet", Site, 1), ("pageid", Id, 2), ("paperid", Id, 1),
        ("paragraphs", Body, 2), ("permalink", Url, 0), ("photocaption", Caption, 1), ("plain", Body, 7),
        ("plaintext", Body, 0), ("post", Wrapper, 3), ("postdate", Published, 1), ("posted", Published, 2),
        ("postedat", Published, 2), ("postedon", Published, 2), ("primarysection", Section, 0),
        ("properties", Wrapper, 0), ("provider", Site, 3), ("pubdate", Published, 0), ("publication", Site, 2),
        ("publicationdate", Published, 0), ("publicationdatetime", Published, 0), ("publicationname", Site, 1),
        ("publicationtime", Published, 0), ("publishdate", Published, 0), ("published", Published, 0),
        ("publishedat", Published, 0), ("publisheddate", Published, 0), ("publishedon", Published, 0),
        ("publishedtime", Published, 0), ("publishedtimestamp", Published, 0), ("publishedutc", Published, 0),
        ("publisher", Site, 1), ("publishername", Site, 0), ("publishingdate", Published, 0),
        ("publishtime", Published, 0), ("rawtext", Body, 5), ("record", Wrapper, 0), ("recordtype", Kind, 0),
        ("releasedate", Published, 3), ("reporter", Authors, 2), ("reporters", Authors, 2), ("requestedurl", Url, 5),
        ("resolvedtitle", Title, 1), ("resolvedurl", Url, 1), ("respondedurl", Url, 4), ("retrieved", Crawled, 1),
        ("retrievedat", Crawled, 0), ("retrievedon", Crawled, 0), ("row", Wrapper, 0), ("scrapedat", Crawled, 0),
        ("scrapedate", Crawled, 0), ("scrapeddate", Crawled, 0), ("scrapetime", Crawled, 0), ("section", Section, 0),
        ("sectionname", Section, 0), ("sectiontitle", Section, 1), ("seendate", Crawled, 0), ("segment", Crawl, 1),
        ("selftext", Body, 0), ("site", Site, 0), ("sitename", Site, 0), ("snippet", Summary, 5),
        ("source", Site, 2), ("sourcedomain", Site, 4), ("sourcehostname", Site, 1), ("sourcename", Site, 0),
        ("sourceurl", Url, 3), ("standfirst", Summary, 0), ("story", Wrapper, 3), ("storybody", Body, 0),
        ("subheading", Summary, 1), ("subheadline", Summary, 1), ("subject", Title, 5), ("subjects", Tags, 3),
        ("subreddit", Section, 3), ("subtitle", Summary, 1), ("subtype", Kind, 0), ("summary", Summary, 0),
        ("tag", Tags, 1), ("tags", Tags, 0), ("taxonomy", Wrapper, 4), ("teaser", Summary, 2), ("text", Body, 2),
        ("textcontent", Body, 1), ("time", Published, 4), ("timestamp", Published, 4), ("title", Title, 1),
        ("titletext", Title, 2), ("topic", Section, 2), ("topics", Tags, 3), ("trailtext", Summary, 2),
        ("transcript", Body, 7), ("ts", Published, 5), ("tweet", Wrapper, 0), ("type", Kind, 0),
        ("updated", Updated, 0), ("updatedat", Updated, 0), ("updatedate", Updated, 0), ("updateddate", Updated, 0),
        ("updatedtime", Updated, 0), ("updatetime", Updated, 0), ("uri", Url, 4), ("url", Url, 1), ("uuid", Id, 3),
        ("versioncreated", Updated, 1), ("versions", Published, 6), ("warcdate", Crawled, 0),
        ("warcfilename", Crawl, 0), ("warcheaders", Wrapper, 1), ("warcrecordid", Id, 3), ("warctargeturi", Url, 1),
        ("webpublicationdate", Published, 0), ("website", Site, 2), ("webtitle", Title, 2), ("weburl", Url, 0),
        ("wpterm", Tags, 3), ("writer", Authors, 3), ("writers", Authors, 3),
    ]
};

/// Leading words that say what the record is, not what the member is.
static LEADING: &[&str] =
    &["article", "news", "story", "post", "page", "doc", "document", "item", "dcterms", "dc", "og"];

/// Names of arrays that hold a dump's records.
static LISTS: &[&str] = &[
    "articles",
    "children",
    "collection",
    "data",
    "docs",
    "documents",
    "edges",
    "entries",
    "entry",
    "export",
    "feed",
    "graph",
    "hits",
    "item",
    "items",
    "list",
    "messages",
    "news",
    "nodes",
    "objects",
    "ordereditems",
    "pages",
    "payload",
    "posts",
    "records",
    "response",
    "results",
    "rows",
    "stories",
    "value",
    "values",
];

/// A name in lower case without separators, on the stack.
struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Folded {
    /// `None` for names that are too long or not ASCII: none of those is known.
    fn new(name: &str) -> Option<Self> {
        let mut folded = Folded { bytes: [0; LONGEST], len: 0 };
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() {
                *folded.bytes.get_mut(folded.len)? = byte.to_ascii_lowercase();
                folded.len += 1;
            } else if !byte.is_ascii() {
                return None;
            }
        }
        Some(folded)
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

/// The part that a member of that name holds, and its rank.
pub(in crate::format) fn part(name: &str) -> Option<(Part, u8)> {
    // The one name whose separator matters: an Elasticsearch hit's document, not where it came from.
    if name == "_source" {
        return Some((Part::Wrapper, 0));
    }
    let folded = Folded::new(name)?;
    let folded = folded.as_str();
    known(folded).or_else(|| {
        let rest = LEADING.iter().find_map(|word| folded.strip_prefix(word).filter(|rest| rest.len() > 1))?;
        known(rest).filter(|(part, _)| *part != Part::Wrapper).map(|(part, rank)| (part, rank + 1))
    })
}

fn known(folded: &str) -> Option<(Part, u8)> {
    let at = NAMES.binary_search_by_key(&folded, |(name, _, _)| name).ok()?;
    NAMES.get(at).map(|(_, part, rank)| (*part, *rank))
}

/// Whether an array of that name holds objects that hold the lists of records in turn: `{"db": [{"data": {"posts": [`.
pub(super) fn is_shell(name: &str) -> bool {
    Folded::new(name).is_some_and(|folded| matches!(folded.as_str(), "db" | "databases" | "tables"))
}

/// Whether an array of that name is likely to hold a dump's records.
pub(super) fn is_list(name: &str) -> bool {
    Folded::new(name).is_some_and(|folded| LISTS.contains(&folded.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_reachable() {
        for pair in NAMES.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} must come after {}", pair[0].0, pair[1].0);
        }
        assert!(NAMES.iter().all(|(name, ..)| name.len() <= LONGEST && part(name).is_some()));
    }

    #[test]
    fn names_are_folded() {
        let cases = [
            ("datePublished", Some(Part::Published)),
            ("Date-Published", Some(Part::Published)),
            ("date_published", Some(Part::Published)),
            ("_id", Some(Part::Id)),
            ("dc:title", Some(Part::Title)),
            ("article_title", Some(Part::Title)),
            ("headline.main", Some(Part::Title)),
            ("_source", Some(Part::Wrapper)),
            ("source", Some(Part::Site)),
            ("dcdoc", None),
            ("views", None),
            ("", None),
            ("заголовок", None),
            ("a_name_that_is_much_longer_than_any_that_is_known", None),
        ];
        for (name, expected) in cases {
            assert_eq!(part(name).map(|(part, _)| part), expected, "{name}");
        }
        assert!(is_list("Articles") && !is_list("authors"));
    }
}
