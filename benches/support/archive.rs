//! A web archive of generated articles: each page with the request for it, some with a picture, as crawlers write them.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::generate::{Article, Generator};

/// The size of a body's chunks.
const CHUNK: usize = 16 << 10;
/// Bytes of a picture, which reading passes over.
const PICTURE: usize = 60_000;

/// An archive of so many pages, always the same; its bodies in chunks and packed, or plain.
pub fn web_archive(seed: u64, pages: usize, packed: bool) -> Vec<u8> {
    let mut archive = Vec::new();
    for article in Generator::new(seed).articles().take(pages) {
        let target = format!("http://{}/{}", article.site, article.number);
        let request = format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", article.number, article.site);
        record(&mut archive, "request", &target, request.as_bytes());
        let page = page(&article);
        let mut answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n".to_vec();
        if packed {
            answer.extend(b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(page.as_bytes()).expect("memory is written");
            for chunk in encoder.finish().expect("memory is written").chunks(CHUNK) {
                answer.extend(format!("{:x}\r\n", chunk.len()).bytes());
                answer.extend(chunk);
                answer.extend(b"\r\n");
            }
            answer.extend(b"0\r\n\r\n");
        } else {
            answer.extend(b"\r\n");
            answer.extend(page.bytes());
        }
        record(&mut archive, "response", &target, &answer);
        if article.number % 4 == 0 {
            let mut answer = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff".to_vec();
            answer.resize(PICTURE, 7);
            record(&mut archive, "response", &format!("{target}.jpg"), &answer);
        }
    }
    archive
}

fn record(archive: &mut Vec<u8>, kind: &str, target: &str, block: &[u8]) {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n\
         WARC-Record-ID: <urn:x:{kind}:{target}>\r\nContent-Type: application/http; msgtype={kind}\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    archive.extend(head.bytes());
    archive.extend(block);
    archive.extend(b"\r\n\r\n");
}

/// A page as sites make them: far more frame than text.
fn page(article: &Article) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\n<style>",
        article.title
    );
    for number in 0..80 {
        let _ = writeln!(page, ".block-{number} > .inner {{ margin: 0 auto; padding: {number}px; color: #222 }}");
    }
    page.push_str("</style></head><body><nav><ul>\n");
    for number in 0..120 {
        let _ = writeln!(
            page,
            "<li class=\"menu-item menu-item-{number}\"><a href=\"/section/{number}\" title=\"Section {number}\"><span>Section {number}</span></a></li>"
        );
    }
    let _ =
        writeln!(page, "</ul></nav><article><h1>{}</h1><p class=\"byline\">By {}</p>", article.title, article.author);
    for paragraph in article.body.split("\n\n") {
        let _ = writeln!(page, "<p>{paragraph}</p>");
    }
    page.push_str("</article><footer>All rights reserved</footer></body></html>\n");
    page
}
