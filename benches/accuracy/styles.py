"""Shapes of text dumps as exporters, agencies and scrapers write them.

A shape is a function (articles, random) -> [piece]; a piece is (lines, gold), gold None for what stands between
articles. It sets gold's `published` and `author` to what its text states, and prints no more and no less than that.
"""
import datetime
import re
import textwrap

MONTHS = "January February March April May June July August September October November December".split()
PAPERS = ["The Halvern Courier", "Emmet Evening Post", "Skerry Gazette", "The Northern Ledger"]
CITIES = ["HALVERN", "LONDON", "GENEVA", "NAIROBI", "LIMA"]


def paragraphs(body):
    return [part.strip() for part in re.split(r"\n+", body) if part.strip()]


def spaced(body):
    return [line for part in paragraphs(body) for line in (part, "")]


def long(day):
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def american(day):
    date = datetime.date.fromisoformat(day)
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def weekday(day):
    return datetime.date.fromisoformat(day).strftime("%A")


def count(article):
    return len(article["body"].split())


def gold(article, author=True, published=True, **other):
    """What the text states of an article."""
    return dict(article, author=article["author"] if author else None,
                published=article["published"] if published else None, **other)


def nexis_old(articles, rng):
    for n, a in enumerate(articles, 1):
        paper, day = rng.choice(PAPERS), a["published"]
        lines = [f"                               {n} of {len(articles)} DOCUMENTS", "", "", paper, "",
                 f"{american(day)} {weekday(day)}", "", a["title"], ""]
        lines += [f"BYLINE: {a['author']}", ""] if a["author"] else []
        lines += [f"SECTION: {rng.choice(['NEWS', 'BUSINESS'])}; Pg. {rng.randrange(1, 40)}", "",
                  f"LENGTH: {count(a)} words", "", ""] + spaced(a["body"])
        lines += [f"LOAD-DATE: {american(day)}", "", "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", "",
                  f"                  Copyright {day[:4]} {paper}", "                     All Rights Reserved", "", ""]
        yield lines, gold(a)


def nexis_new(articles, rng):
    for a in articles:
        paper, day = rng.choice(PAPERS), a["published"]
        lines = [a["title"], "", paper, "", f"{american(day)} {weekday(day)}", "",
                 f"Copyright {day[:4]} {paper} All Rights Reserved", "",
                 f"Section: NEWS; Pg. {rng.randrange(1, 40)}", f"Length: {count(a)} words"]
        lines += [f"Byline: {a['author']}"] if a["author"] else []
        lines += ["", "Body", "", ""] + spaced(a["body"]) + [f"Load-Date: {american(day)}", "", "End of Document", "", ""]
        yield lines, gold(a)


def factiva(articles, rng):
    for n, a in enumerate(articles):
        paper = rng.choice(PAPERS)
        lines = ["HD ", a["title"]] + (["BY ", f"By {a['author']}"] if a["author"] else [])
        lines += ["WC ", f"{count(a)} words", "PD ", long(a["published"]), "SN ", paper, "SC ", paper[:4].upper(),
                  "LA ", "English", "CY ", f"Copyright {a['published'][:4]}. {paper}.", "", "LP ", ""]
        parts = paragraphs(a["body"])
        lines += [parts[0], "", "TD ", ""] + [line for part in parts[1:] for line in (part, "")]
        code = a["published"].replace("-", "")
        yield lines + ["AN ", f"Document {paper[:4].upper().strip()}0000{code}eg{n:02}000a{n}", "", ""], gold(a)


def factiva_display(articles, rng):
    for n, a in enumerate(articles):
        paper = rng.choice(PAPERS)
        lines = ["News", a["title"], ""] + ([f"By {a['author']}"] if a["author"] else [])
        lines += [f"{count(a)} words", long(a["published"]), paper, paper[-4:].upper(), "English",
                  f"Copyright {a['published'][:4]}. {paper}", ""] + spaced(a["body"])
        yield lines + [f"Document {paper[-4:].upper()}000{a['published'].replace('-', '')}eg1{n:04}", ""], gold(a)


def proquest(articles, rng):
    for n, a in enumerate(articles, 1):
        last = lambda name: ", ".join(name.rsplit(" ", 1)[::-1]) if " " in name else name
        who = a["author"] if a["author"] and not re.search(r",| and ", a["author"]) else None
        lines = ["_" * 64, "", f"Document {n} of {len(articles)}", "", f"Title: {a['title']}", ""]
        lines += [f"Author: {last(who)}.", ""] if who else []
        lines += [f"Publication info: {rng.choice(PAPERS)}; {long(a['published'])}: A{rng.randrange(1, 30)}.", "",
                  "Full text: " + paragraphs(a["body"])[0], ""]
        lines += [line for part in paragraphs(a["body"])[1:] for line in (part, "")]
        # "Last, First" names the author as plainly as "First Last"; names are compared without their commas' order.
        yield lines + [f"Publication date: {american(a['published'])}", "", "Language of publication: English", ""], \
            dict(gold(a), author=who)


def europresse(articles, rng):
    for a in articles:
        paper, day = rng.choice(PAPERS), a["published"]
        lines = [paper, f"{weekday(day)} {long(day)}, p. {rng.randrange(1, 30)}", "", a["title"], ""]
        lines += [a["author"], ""] if a["author"] else []
        yield lines + spaced(a["body"]) + [f"© {day[:4]} {paper}. Tous droits réservés.", "", ""], gold(a)


def wire(articles, rng):
    for a in articles:
        agency = rng.choice(["AP", "Reuters", "AFP"])
        lines = [f"BC-{a['title'].split()[0].upper()}/{rng.choice(['UPDATE 1', 'WRAPUP', 'EUR'])}", "",
                 a["title"], ""]
        lines += [f"By {a['author']}", ""] if a["author"] else []
        body = spaced(a["body"])
        date = datetime.date.fromisoformat(a["published"])
        body[0] = f"{rng.choice(CITIES)}, {MONTHS[date.month - 1]} {date.day} ({agency}) - {body[0]}"
        # The dateline has no year: no day that a reader could resolve.
        yield lines + body + [rng.choice(["-30-", "ENDS", "(Editing by Ines Calloway)"]), "", ""], gold(a, published=False)


def archive(articles, rng):
    for a in articles:
        width = rng.randrange(40, 73)
        lines = [f"{rng.choice(PAPERS).upper()}, {american(a['published']).upper()}", ""]
        lines += textwrap.wrap(a["title"].upper(), width) + [""]
        for part in paragraphs(a["body"]):
            lines += textwrap.wrap(part, width, initial_indent="   ") or [part]
        yield lines + ["", ""], gold(a, author=False)


def headers(articles, rng):
    for a in articles:
        lines = [f"From: {a['author'] or 'newsroom@halvern.example'}", f"Subject: {a['title']}",
                 f"Date: {datetime.date.fromisoformat(a['published']):%a, %d %b %Y} 0{rng.randrange(10)}:15:00 +0000", ""]
        yield lines + spaced(a["body"]) + [""], gold(a)


def front_matter(articles, rng):
    for a in articles:
        lines = ["---", f'title: "{a["title"]}"', f"date: {a['published']}"]
        lines += [f"author: {a['author']}"] if a["author"] else []
        yield lines + ["tags: [news]", "---", ""] + spaced(a["body"]) + [""], gold(a)


def markdown(articles, rng):
    for a in articles:
        who = f"By {a['author']}, " if a["author"] else ""
        yield [f"# {a['title']}", "", f"*{who}{long(a['published'])}*", ""] + spaced(a["body"]) + [""], gold(a)


def one_a_line(articles, rng):
    for a in articles:
        yield ["\t".join([a["title"], a["published"], " ".join(paragraphs(a["body"]))])], gold(a, author=False)


def no_blank(articles, rng):
    for a in articles:
        who = [f"By {a['author']}"] if a["author"] else []
        yield [a["title"]] + who + [long(a["published"])] + paragraphs(a["body"]), gold(a)


def separators(articles, rng):
    rule = rng.choice(["####", "====", "*" * 20])
    for a in articles:
        who = [f"By {a['author']}"] if a["author"] else []
        yield [a["title"]] + who + [american(a["published"]), ""] + spaced(a["body"]) + [rule], gold(a)


def press_review(articles, rng):
    for n, a in enumerate(articles, 1):
        yield [f"{n}. {a['title']} ({rng.choice(PAPERS)}, {long(a['published'])})", ""] + spaced(a["body"]) + [""], \
            gold(a, author=False)


def live_blog(articles, rng):
    for a in articles[:1]:
        lines, hour = [a["title"], f"Updated {long(a['published'])}", ""], 8
        for n, part in enumerate(paragraphs(a["body"])):
            lines += [f"{min(hour + n // 3, 23):02}:{rng.randrange(60):02}", part, ""]
        yield lines, gold(a, author=False)


def interview(articles, rng):
    for a in articles:
        parts = [("Q: " if n % 2 == 0 else "A: ") + part for n, part in enumerate(paragraphs(a["body"]))]
        who = f"By {a['author']} | " if a["author"] else "Published "
        yield [a["title"], who + long(a["published"]), ""] + spaced("\n".join(parts)) + ["", ""], \
            gold(a, body="\n\n".join(parts))


def press_release(articles, rng):
    for a in articles:
        body = spaced(a["body"])
        body[0] = f"{rng.choice(CITIES)}, {american(a['published'])} - {body[0]}"
        yield ["FOR IMMEDIATE RELEASE", "", "Contact: Oriel Tamsin", "press@halvern.example", "", a["title"], ""] \
            + body + ["###", "", ""], gold(a, author=False)


def rss_export(articles, rng):
    for a in articles:
        yield [a["title"], f"https://halvern.example/{rng.randrange(10**6)}", american(a["published"]), ""] \
            + spaced(a["body"]) + ["", ""], gold(a, author=False)


def web_copy(articles, rng):
    menu = ["Home", "World", "Business", "Sport", "Sign in", "Subscribe", ""]
    foot = ["Share this article", "Most read", "Terms of use | Privacy | Contact", "© Halvern Courier", "", ""]
    for a in articles:
        who = [f"By {a['author']}"] if a["author"] else []
        yield menu + [a["title"], ""] + who + [f"Published {long(a['published'])}", ""] + spaced(a["body"]) + foot, gold(a)


def seed_scrape(articles, rng):
    for a in articles:
        parts, title = paragraphs(a["body"]), a["title"]
        lines = [title, "", title, f"A view of the harbour on Monday. ({rng.choice(['Reuters', 'AFP', 'Supplied'])})",
                 "Short Url", f"Updated {long(a['published'])}", "", title, "", title]
        lines += ["  • " + " ".join(part.split()[:14]) for part in parts[1:3]] + [""]
        body = spaced(a["body"])
        body[0] = f"{rng.choice(CITIES)}: {body[0]}"
        yield lines + body + ["", ""], gold(a, author=False)


SUBHEADINGS = ["The long way down", "What the records say", "A town divided", "After the flood", "Nobody came",
               "Money and silence", "The second summer", "Looking back"]


def long_read(articles, rng):
    """One article a file, with subheadings: what stands below one is not an article of its own."""
    a, headings = articles[0], rng.sample(SUBHEADINGS, len(SUBHEADINGS))
    parts = []
    for n, part in enumerate(part for article in articles[:4] for part in paragraphs(article["body"])):
        parts += [headings.pop()] if n % 6 == 5 and headings else []
        parts.append(part)
    body = "\n\n".join(parts)
    who = [f"By {a['author']}"] if a["author"] else []
    yield [a["title"]] + who + [long(a["published"]), ""] + spaced(body), gold(a, body=body)


def mail_digest(articles, rng):
    lines = ["From: digest@halvern.example", "To: readers@halvern.example", "Subject: The Courier's morning digest", "",
             "In this issue:", ""] + [f"  {n}. {a['title']}" for n, a in enumerate(articles, 1)] + ["", "-" * 70, ""]
    yield lines, None
    for n, a in enumerate(articles, 1):
        who = [f"By {a['author']}"] if a["author"] else []
        yield [f"{n}. {a['title']}"] + who + [long(a["published"]), ""] + spaced(a["body"]) + ["-" * 70, ""], gold(a)
    yield ["You receive this because you subscribed. To unsubscribe, write to leave@halvern.example", ""], None


def page_headers(articles, rng):
    """Printed pages: a form feed and a running head every fifty lines, in the midst of articles."""
    head, printed, page = rng.choice(PAPERS), 0, 1
    for a in articles:
        who = [f"By {a['author']}"] if a["author"] else []
        lines = [a["title"]] + who + [american(a["published"]), ""]
        for part in paragraphs(a["body"]):
            lines += (textwrap.wrap(part, 72) or [part]) + [""]
        out = []
        for line in lines + ["", ""]:
            if printed and printed % 50 == 0:
                page += 1
                out += [f"\f{head:<60}Page {page}", ""]
            out.append(line)
            printed += 1
        yield out, gold(a)


def transcript(articles, rng):
    speakers = ["HOST", "CALLOWAY", "TAMSIN", "HORNBY"]
    for a in articles:
        parts = [f"{speakers[n % len(speakers)]}: {part}" for n, part in enumerate(paragraphs(a["body"]))]
        yield [a["title"], "", f"Aired {american(a['published'])}", ""] + spaced("\n".join(parts)) \
            + ["END OF TRANSCRIPT", "", ""], gold(a, author=False, body="\n\n".join(parts))


SHAPES = {shape.__name__: shape for shape in [
    nexis_old, nexis_new, factiva, factiva_display, proquest, europresse, wire, archive, headers, front_matter, markdown,
    one_a_line, no_blank, separators, press_review, live_blog, interview, press_release, rss_export, web_copy,
    seed_scrape, long_read, mail_digest, page_headers, transcript]}
