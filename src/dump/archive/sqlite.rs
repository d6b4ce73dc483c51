//! SQLite databases: each table a member, its rows lines of JSON in the order of their numbers.
//!
//! A database is opened read-only and as one that nobody changes, so nothing is ever written beside it, no lock taken. What a
//! crashed or running program left in its write-ahead log is therefore not seen, and said so. Tables of modules, of indexes
//! for full text, and those without numbers are passed over; so are columns that are computed. Which tables hold articles is
//! not known here: a member tells its columns.

mod rows;

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, OpenFlags};

use self::rows::Rows;
use super::{Left, Member, Place};
use crate::dump::fault::{Refusal, corrupt};
use crate::dump::source::Source;
use crate::dump::spool::{self, Lying};

const MAGIC: &[u8] = b"SQLite format 3\0";
/// A database of more tables is none of articles.
const MOST_TABLES: i64 = 10_000;

/// Whether these are the first bytes of a database.
pub(super) fn is_sqlite(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// One table.
struct Table {
    name: String,
    columns: Vec<String>,
    refusal: Option<Refusal>,
}

/// The tables of a database.
pub struct Members {
    source: Source,
    /// Keeps a copy where it lies.
    _file: Lying,
    connection: Arc<Mutex<Connection>>,
    tables: std::vec::IntoIter<Table>,
    has_log: bool,
}

impl Members {
    /// Reads the schema.
    pub(super) fn open(mut source: Source, place: &Place) -> io::Result<Self> {
        let file = spool::lying(&mut source, place)?;
        let path = file.path();
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let has_log = Path::new(&log).metadata().is_ok_and(|log| log.len() > 0);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address(path), flags).map_err(|error| told(&error))?;
        // What a schema says is not to be trusted, nor is a page.
        connection
            .execute_batch(
                "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;",
            )
            .map_err(|error| told(&error))?;
        let tables = tables(&connection).map_err(|error| told(&error))?;
        let connection = Arc::new(Mutex::new(connection));
        Ok(Members { source, _file: file, connection, tables: tables.into_iter(), has_log })
    }

    /// The next table.
    pub(super) fn next_member(&mut self) -> Option<Member> {
        let Table { name, columns, refusal } = self.tables.next()?;
        if let Some(refusal) = refusal {
            return Some(Member::file(name, None, Err(refusal)));
        }
        let rows = Rows::new(Arc::clone(&self.connection), &name, &columns);
        let content = Ok(Source::new(name.clone(), Box::new(rows)));
        Some(Member { format: Some("jsonl"), columns: Some(columns), ..Member::file(name, None, content) })
    }

    /// What is told of the database as a whole.
    pub(super) fn left(&self) -> Vec<Left> {
        let message = "a log of changes that are not yet in the database lies beside it; they are not read".to_owned();
        let left = Left { kind: "unread_log", message, count: 1, is_damage: false };
        self.has_log.then_some(left).into_iter().collect()
    }

    pub(super) fn into_source(self) -> Source {
        self.source
    }
}

/// The address of a file that nobody changes.
fn address(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            // Memory is written.
            byte => drop(write!(address, "%{byte:02X}")),
        }
    }
    address + "?mode=ro&immutable=1"
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut statement = connection.prepare(
        "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name LIMIT ?1",
    )?;
    let listed: Vec<(String, String)> =
        statement.query_map([MOST_TABLES], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut tables = Vec::new();
    for (name, kind) in listed {
        let refused = |what: &str| Some(Refusal::new("unsupported", format!("it is {what}, which is not read")));
        let refusal = match kind.as_str() {
            "table" => None,
            "virtual" => refused("a table of a module"),
            // Views show what stands in tables, shadows belong to modules.
            _ => continue,
        };
        let columns = if refusal.is_none() { columns(connection, &name)? } else { Vec::new() };
        let has_numbers = || rows::has_numbers(connection, &name);
        let refusal =
            if refusal.is_none() && !has_numbers() { refused("a table without row numbers") } else { refusal };
        tables.push(Table { name, columns, refusal });
    }
    Ok(tables)
}

/// The columns that are stored.
fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0")?;
    statement.query_map([table], |row| row.get(0))?.collect()
}

/// What an error of the engine says of the database.
fn told(error: &rusqlite::Error) -> io::Error {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => corrupt("it is damaged or encrypted: it begins as a database and is none"),
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied) => {
            io::Error::other(error.to_string())
        }
        _ => corrupt(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
