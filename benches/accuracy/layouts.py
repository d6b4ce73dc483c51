"""Further shapes of text dumps: what readers, printers, forums, programs and newsrooms of other languages leave behind.

Made as those of `styles`, whose notes hold here too.
"""
import datetime
import textwrap

from styles import CITIES, MONTHS, PAPERS, american, count, gold, long, paragraphs, spaced, weekday

HOSTS = ["www.halverncourier.example", "emmetpost.example", "skerrygazette.example"]
CROWD = ["quayside", "mo_field", "Tern77", "harbour-rat"]


def address(article, rng):
    return f"https://{rng.choice(HOSTS)}/{'-'.join(article['title'].lower().split()[:4])}"


def date(article):
    return datetime.date.fromisoformat(article["published"])


def clock(rng):
    return f"{rng.randrange(5, 23):02}:{rng.randrange(60):02}"


def reading_list(articles, rng):
    for a in articles:
        parts = [rng.choice(HOSTS)] + ([a["author"]] if a["author"] else []) + [long(a["published"]), f"{count(a) // 200 + 1} min read"]
        yield [a["title"], " · ".join(parts)] + rng.choice([[], ["View original"]]) + [""] + spaced(a["body"]) + [""], gold(a)


def feed_reader(articles, rng):
    for a in articles:
        known = rng.random() < .7
        when = f"{date(a):%a, %d %b %Y} {clock(rng)}" if known else rng.choice(["5h", "2d", "yesterday"])
        who = f" by {a['author']}" if a["author"] else ""
        yield [f"{rng.choice('★☆')} {a['title']}", f"{rng.choice(PAPERS)}{who} / {when}", ""] + spaced(a["body"]) \
            + [rng.choice(["Visit website", "Keep unread"]), ""], gold(a, published=known)


def forwarded_post(articles, rng):
    for a in articles:
        signed = [f"✍️ {', '.join(([a['author']] if a['author'] else []) + [long(a['published'])])}"]
        yield [f"Forwarded from {rng.choice(PAPERS)}", f"*{a['title']}*"] + signed + [""] + spaced(a["body"]) \
            + [f"👁 {rng.randrange(90, 9000)}", ""], gold(a)


def clipping(articles, rng):
    """Fields of a clipping service, the headline below them."""
    for n, a in enumerate(articles, 1):
        who = [f"Autor: {a['author']}"] if a["author"] else []
        yield [f"Clip {n}/{len(articles)}", f"Medium: {rng.choice(PAPERS)}", f"Datum: {date(a):%d.%m.%Y}"] + who \
            + [f"Seite: {rng.randrange(1, 40)}", f"Auflage: {rng.randrange(20, 300)}.{rng.randrange(999):03}", "", a["title"], ""] \
            + spaced(a["body"]) + [""], gold(a)


def web_archive(articles, rng):
    """A capture's source and day; the day is not the article's."""
    for a in articles:
        fetched = date(a) + datetime.timedelta(days=rng.randrange(10, 300))
        stated = rng.random() < .8
        yield [f"Source: {address(a, rng)}", f"Retrieved: {fetched.isoformat()}", "", a["title"]] \
            + ([f"By {a['author']}"] if a["author"] else []) + ([f"Published: {american(a['published'])}"] if stated else []) \
            + [""] + spaced(a["body"]) + ["", ""], gold(a, published=stated)


def colophon(articles, rng):
    bar = rng.choice(["---", "=="])
    for a in articles:
        yield [f"{bar} {a['title']} {bar}", ""] + spaced(a["body"]) \
            + [f"Published in {rng.choice(PAPERS)} on {long(a['published'])}"] \
            + ([f"Written by {a['author']}"] if a["author"] else []) + [""], gold(a)


def printed_page(articles, rng):
    """A browser's print-out, wrapped, with its edges on every page."""
    for a in articles:
        printed = f"{rng.randrange(1, 12)}/{rng.randrange(13, 28)}/26, {rng.randrange(1, 12)}:{rng.randrange(10, 60)} PM"
        lines = [a["title"]] + ([f"By {a['author']}"] if a["author"] else []) + [american(a["published"]), ""]
        for part in paragraphs(a["body"]):
            lines += (textwrap.wrap(part, 86) or [part]) + [""]
        pages = [lines[at:at + 44] for at in range(0, len(lines), 44)]
        out = []
        for n, page in enumerate(pages, 1):
            out += [f"{printed}          {a['title']} - {PAPERS[0]}", ""] + page + ["", f"{address(a, rng)}     {n}/{len(pages)}", ""]
        yield out, gold(a)


def forum(articles, rng):
    for n, a in enumerate(articles, 1):
        who = [f"[i]By {a['author']}[/i]"] if a["author"] else []
        yield [f"#{n}  {rng.choice(CROWD)}  (Posts: {rng.randrange(9, 9000)})", "", f"[b]{a['title']}[/b]"] + who \
            + [f"[i]{long(a['published'])}[/i]", "", "[indent]"] + spaced(a["body"]) + ["[/indent]", ""], gold(a)


def quoted_log(articles, rng):
    for a in articles:
        who = f"by {a['author']} · " if a["author"] else ""
        yield [f"[{clock(rng)}] {rng.choice(CROWD)}: **{a['title']}**", f"_{who}{american(a['published'])}_"] \
            + [f"> {part}" for part in paragraphs(a["body"])] + [""], gold(a)


def console(articles, rng):
    for n, a in enumerate(articles, 1):
        yield [f"[{n}] GET {address(a, rng)} ... 200 OK", f"title   = {a['title']!r}",
               f"authors = {[a['author']] if a['author'] else []}", f"pubdate = datetime.datetime({date(a).year}, {date(a).month}, {date(a).day}, 8, 30)",
               "text:"] + spaced(a["body"]) + [""], gold(a)


def table_rows(articles, rng):
    for n, a in enumerate(articles, 1):
        day = a["published"] if rng.random() < .7 else None
        yield [f"*************************** {n}. row ***************************", f"        id: {n + 400}", f"     title: {a['title']}",
               f"    author: {a['author'] or 'NULL'}", f" published: {day or 'NULL'}", f"   crawled: 2026-01-{rng.randrange(10, 28)} 04:10:00",
               *("      body: " + "\n\n".join(paragraphs(a["body"]))).split("\n")], gold(a, published=bool(day))


def passed_on(articles, rng):
    """Mails that pass an article on; the day of sending is not the article's."""
    for a in articles:
        stated = rng.random() < .7
        sent = date(a) + datetime.timedelta(days=rng.randrange(1, 40))
        yield ["-----Original Message-----", "From: Press Desk", f"Sent: {sent:%A, %B %d, %Y} 9:45 AM", "To: all-staff", f"Subject: FW: {a['title']}", "",
               "See below.", "", a["title"]] + ([f"By {a['author']}"] if a["author"] else []) \
            + ([f"Published {american(a['published'])}"] if stated else []) + [""] + spaced(a["body"]) + ["", ""], gold(a, published=stated)


def queue(articles, rng):
    """A wire's queue: a slug, the headline in its marks, indented text."""
    for a in articles:
        yield [f"a{rng.randrange(1000, 9999)} r i BC-{'-'.join(a['title'].split()[:2])} {count(a)}", f"^{a['title']}<"] \
            + ([f"By {a['author']}"] if a["author"] else []) + [f"{a['published']} {rng.randrange(10, 24)}{rng.randrange(10, 60)}GMT"] \
            + ["   " + part for part in paragraphs(a["body"])] + [""], gold(a)


def channel_uk(articles, rng):
    name = rng.choice(["Новини Гальверна", "Вечірній вісник"])
    for a in articles:
        yield [f"{name}, [{date(a):%d.%m.%Y} {clock(rng)}]", f"⚡️ {a['title']}", ""] + spaced(a["body"]) \
            + ([f"Авторка: {a['author']}"] if a["author"] else []) + [""], gold(a)


def rassegna_it(articles, rng):
    months = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    for a in articles:
        day = f"{date(a).day} {months[date(a).month - 1]} {date(a).year}"
        yield [f"{rng.choice(['IL GIORNALE DI HALVERN', 'LA GAZZETTA DEL PORTO'])} | {day} | pag. {rng.randrange(1, 40)}"] \
            + rng.choice([[], ["Primo piano"]]) + ["", a["title"]] + ([f"di {a['author']}"] if a["author"] else []) + [""] \
            + ["    " + part for part in paragraphs(a["body"])] + ["", ""], gold(a)


def kiji_ja(articles, rng):
    for a in articles:
        yield [f"■{a['title']}", f"{date(a).year}年{date(a).month}月{date(a).day}日　港新聞　{rng.choice(['朝刊', '夕刊'])}　{rng.randrange(1, 30)}ページ　{count(a)}文字", ""] \
            + ["　" + part for part in paragraphs(a["body"])] + ([f"【{a['author']}】"] if a["author"] else []) + ["", ""], gold(a)


def portal_tr(articles, rng):
    for a in articles:
        later = date(a) + datetime.timedelta(days=1)
        yield [a["title"], "İşte konuyla ilgili ayrıntılar", f"Giriş Tarihi: {date(a):%d.%m.%Y} {clock(rng)}  Son Güncelleme: {later:%d.%m.%Y} {clock(rng)}"] \
            + ([f"Yazan: {a['author']}"] if a["author"] else []) + [""] + spaced(a["body"]) + ["", ""], gold(a)


def agency_es(articles, rng):
    months = "ene feb mar abr may jun jul ago sep oct nov dic".split()
    for a in articles:
        parts = paragraphs(a["body"])
        parts[0] = f"{rng.choice(CITIES)}, {date(a).day} {months[date(a).month - 1]} {date(a).year} (Agencia Norte).- {parts[0]}"
        yield [a["title"], ""] + ([f"Por {a['author']}", ""] if a["author"] else []) + spaced("\n".join(parts)) + ["", ""], \
            gold(a, body="\n\n".join(parts))


def signed_right(articles, rng):
    for a in articles:
        pad = " " * 40
        yield [a["title"], ""] + ["  " + part for part in paragraphs(a["body"])] + [""] \
            + ([pad + a["author"]] if a["author"] else []) + [pad + american(a["published"]), "", "", ""], gold(a)


def staff_page(articles, rng):
    """A name, what the writer is, and when, below the headline; the site's menu above."""
    for a in articles:
        yield [rng.choice(["Home  News  Sport  Business  Opinion", "Home > News"]), "", a["title"], ""] \
            + ([a["author"], rng.choice(["Senior correspondent", "Business reporter"])] if a["author"] else []) \
            + [f"Published {weekday(a['published'])} {long(a['published'])}", "Share", ""] + spaced(a["body"]) \
            + ["More on this story", "Harbour wall to be raised", "Market moves indoors", "", ""], gold(a)


SHAPES = {shape.__name__: shape for shape in [
    reading_list, feed_reader, forwarded_post, clipping, web_archive, colophon, printed_page, forum, quoted_log, console, table_rows, passed_on, queue,
    channel_uk, rassegna_it, kiji_ja, portal_tr, agency_es, signed_right, staff_page]}
