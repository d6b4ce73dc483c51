//! The rows of one table as a stream of lines.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// So much is gathered before the database is left alone again.
const BATCH_BYTES: usize = 256 << 10;
/// The ways to write a row's number; a column may have taken one of them.
const NUMBERS: [&str; 3] = ["rowid", "_rowid_", "oid"];

/// Reads a table as lines.
pub(super) struct Rows {
    connection: Arc<Mutex<Connection>>,
    table: String,
    columns: Vec<String>,
    query: String,
    /// The number of the last row that was read.
    last: Option<i64>,
    ended: bool,
    /// What is told once the batch is given.
    failed: Option<io::Error>,
    batch: Vec<u8>,
    given: usize,
}

impl Rows {
    /// The rows of `table`, with these columns.
    pub(super) fn new(connection: Arc<Mutex<Connection>>, table: &str, columns: &[String]) -> Self {
        let taken = |name: &&&str| !columns.iter().any(|column| column.eq_ignore_ascii_case(name));
        let number = NUMBERS.iter().find(taken).unwrap_or(&"rowid");
        let list: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        let query = format!(
            "SELECT {number}, {} FROM main.{} WHERE {number} > ?1 ORDER BY {number}",
            list.join(", "),
            quoted(table)
        );
        let table = table.to_owned();
        let columns = columns.to_vec();
        let batch = Vec::new();
        Rows { connection, table, columns, query, last: None, ended: false, failed: None, batch, given: 0 }
    }

    /// Gathers the next rows; what came before damage is kept.
    fn fill(&mut self) {
        self.batch.clear();
        self.given = 0;
        if let Err(error) = self.gather() {
            let whole = memchr::memrchr(b'\n', &self.batch).map_or(0, |at| at + 1);
            self.batch.truncate(whole);
            self.failed = Some(super::told(&error));
        }
    }

    fn gather(&mut self) -> rusqlite::Result<()> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = connection.prepare(&self.query)?;
        let mut rows = statement.query([self.last.unwrap_or(i64::MIN)])?;
        while self.batch.len() < BATCH_BYTES {
            let Some(row) = rows.next()? else {
                self.ended = true;
                return Ok(());
            };
            let number: i64 = row.get(0)?;
            self.last = Some(number);
            self.batch.push(b'{');
            for (at, column) in self.columns.iter().enumerate() {
                let value = row.get_ref(at + 1)?;
                member(column, value, &mut self.batch);
            }
            // Where a column is the identifier it goes before this one.
            text("_id", &mut self.batch);
            self.batch.push(b':');
            text(&format!("{}:{number}", self.table), &mut self.batch);
            self.batch.extend(b"}\n");
        }
        Ok(())
    }
}

impl Read for Rows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.batch.len() && !self.ended {
            if let Some(error) = self.failed.take() {
                self.ended = true;
                return Err(error);
            }
            self.fill();
        }
        let n = self.batch.get(self.given..).unwrap_or_default().read(buffer)?;
        self.given += n;
        Ok(n)
    }
}

/// Whether a table has numbers for its rows.
pub(super) fn has_numbers(connection: &Connection, table: &str) -> bool {
    NUMBERS.iter().any(|number| connection.prepare(&format!("SELECT {number} FROM main.{}", quoted(table))).is_ok())
}

/// A column with its comma behind it, if it holds text or a number.
fn member(name: &str, value: ValueRef<'_>, out: &mut Vec<u8>) {
    let begin = |out: &mut Vec<u8>| {
        text(name, out);
        out.push(b':');
    };
    match value {
        ValueRef::Integer(number) => {
            begin(out);
            out.extend(number.to_string().bytes());
        }
        ValueRef::Real(number) if number.is_finite() => {
            begin(out);
            // Memory is written, and such numbers always serialise.
            let _ = serde_json::to_writer(&mut *out, &number);
        }
        ValueRef::Text(bytes) => {
            begin(out);
            text(&String::from_utf8_lossy(bytes), out);
        }
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => return,
    }
    out.push(b',');
}

fn text(text: &str, out: &mut Vec<u8>) {
    // Memory is written, and text always serialises.
    let _ = serde_json::to_writer(out, text);
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
