#!/usr/bin/env python3
"""What `search parse` makes of mail, beside what Python's own `mailbox` and `email` find in it: a Markdown table.

usage: mail.py table [--search target/release/search] [--show N] PATH…   (messages, mailboxes; folders are walked)
       mail.py box OUT.mbox MESSAGE…                                     (single messages as one mailbox)

Compared are the number of messages that have a text, and of those found by their id or their subject: subject, day and
name of the sender. A message within a message counts of its own.
"""
import argparse
import collections
import datetime
import email
import email.header
import email.policy
import email.utils
import json
import mailbox
import pathlib
import re
import subprocess
import sys


def messages(path):
    """The messages of a file, those that they carry included."""
    raw = path.read_bytes()
    if raw.lstrip().startswith(b"From "):
        box = mailbox.mbox(path, create=False)
        found = [box.get_bytes(key) for key in box.keys()]
    else:
        found = [raw]
    for each in found:
        yield from within(email.message_from_bytes(each, policy=email.policy.compat32))


def within(message):
    if message.get_content_type() != "multipart/report":
        if has_text(message):
            yield message
        for part in carried(message):
            yield from within(part)


def carried(message):
    """Messages attached to this one, but not those attached to them."""
    if message.get_content_type() == "message/rfc822":
        yield from message.get_payload() if message.is_multipart() else []
    elif message.is_multipart():
        for part in message.get_payload():
            yield from carried(part)


def has_text(message):
    def own(part):
        if part.get_content_type() == "message/rfc822":
            return
        if part.is_multipart():
            for inner in part.get_payload():
                yield from own(inner)
        else:
            yield part
    for part in own(message):
        if part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            if (part.get_payload(decode=True) or b"").strip():
                return True
    return False


def text(value):
    """A field with its encoded words read."""
    if value is None:
        return ""
    try:
        words = str(email.header.make_header(email.header.decode_header(str(value))))
    except (LookupError, UnicodeError, ValueError):
        words = str(value)
    return " ".join(words.split())


def day(value):
    try:
        return email.utils.parsedate_to_datetime(str(value)).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def plain(subject):
    """A subject without the tag that a list sets in front."""
    return re.sub(r"\[[^\]]*\]\s*", "", subject).strip().lower()


def compared(articles, expected):
    """Counts of what agrees, and what does not."""
    by_id = {a["external_id"]: a for a in articles if a["external_id"]}
    by_title = collections.defaultdict(list)
    for article in articles:
        by_title[plain(article["title"])].append(article)
    counts, wrong = collections.Counter(), []
    for message in expected:
        identity = re.sub(r"[<>\s]", "", str(message.get("message-id") or ""))
        subject = text(message.get("subject"))
        found = by_id.get(identity) or next(iter(by_title.get(plain(subject), [])), None)
        counts["expected"] += 1
        if found is None:
            wrong.append(("lost", identity or subject, ""))
            continue
        counts["found"] += 1
        if subject:
            counts["subjects"] += 1
            if plain(found["title"]) == plain(subject):
                counts["subject"] += 1
            else:
                wrong.append(("subject", subject, found["title"]))
        if when := day(message.get("date")):
            counts["dates"] += 1
            value = ((found["published"] or {}).get("value") or "")[:10]
            if value == when:
                counts["date"] += 1
            else:
                wrong.append(("date", str(message.get("date")), value))
        name = text(email.utils.parseaddr(str(message.get("from") or ""))[0])
        if name and "@" not in name:
            counts["names"] += 1
            named = found["authors"] + [found["site"] or ""]
            if any(one and (one in name or name in one) for one in named):
                counts["name"] += 1
            else:
                wrong.append(("name", name, str(named)))
    return counts, wrong


def parsed(search, path):
    done = subprocess.run([search, "--index", "/nonexistent", "-q", "parse", path], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def table(args):
    files = [f for path in args.paths for f in (sorted(path.rglob("*")) if path.is_dir() else [path]) if f.is_file()]
    total, wrong, articles = collections.Counter(), [], 0
    for file in files:
        found = parsed(args.search, file)
        articles += len(found)
        counts, differing = compared(found, list(messages(file)))
        total += counts
        wrong += [(file.name, *each) for each in differing]
    print("| files | messages with a text | articles | found | subject | day | sender |\n| --- | --- | --- | --- | --- | --- | --- |")
    print(f"| {len(files)} | {total['expected']} | {articles} | {total['found']} | {total['subject']} of {total['subjects']} "
          f"| {total['date']} of {total['dates']} | {total['name']} of {total['names']} |")
    for each in wrong[:args.show]:
        print(*each, sep="\t", file=sys.stderr)


def box(args):
    out = mailbox.mbox(args.out)
    for path in args.paths:
        out.add(mailbox.mboxMessage(email.message_from_bytes(path.read_bytes())))
    out.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = parser.add_subparsers(required=True)
    way = ways.add_parser("table")
    way.add_argument("--search", default="target/release/search")
    way.add_argument("--show", type=int, default=0)
    way.add_argument("paths", nargs="+", type=pathlib.Path)
    way.set_defaults(run=table)
    way = ways.add_parser("box")
    way.add_argument("out", type=pathlib.Path)
    way.add_argument("paths", nargs="+", type=pathlib.Path)
    way.set_defaults(run=box)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
