//! A row as a line of JSON, so that its members are understood as those of any JSON dump.
//!
//! Points in time are written as ISO 8601, with an offset only where the column says that they are in UTC. What holds no text
//! and no number is left out.

use ::parquet::basic::{LogicalType, TimeUnit};
use ::parquet::record::{Field, Row};
use ::parquet::schema::types::Type;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::to_writer;

/// A point in time of a column.
#[derive(Clone, Copy)]
struct Clock {
    nanoseconds: i128,
    is_utc: bool,
}

/// Appends the row and a line end.
pub(super) fn write(row: &Row, schema: &Type, out: &mut Vec<u8>) {
    members(row, Some(schema), out);
    out.push(b'\n');
}

fn members(row: &Row, schema: Option<&Type>, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut is_first = true;
    for (name, field) in row.get_column_iter() {
        if matches!(field, Field::Null) {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            out.push(b',');
        }
        text(name, out);
        out.push(b':');
        let kind = schema.filter(|schema| schema.is_group());
        let kind = kind.and_then(|schema| schema.get_fields().iter().find(|field| field.name() == name));
        value(field, kind.map(|kind| &**kind), out);
    }
    out.push(b'}');
}

fn value(field: &Field, kind: Option<&Type>, out: &mut Vec<u8>) {
    match field {
        Field::Str(written) => text(written, out),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(written) => text(written, out),
            Err(_) => out.extend(b"null"),
        },
        Field::Long(number) => match kind.and_then(|kind| clock(*number, kind)) {
            Some(clock) => time(clock, out),
            None => plain(number, out),
        },
        Field::TimestampMillis(number) => time(Clock::new(*number, 1_000_000, kind), out),
        Field::TimestampMicros(number) => time(Clock::new(*number, 1_000, kind), out),
        Field::Date(days) => {
            let first = Date::constant(1970, 1, 1);
            match first.checked_add(jiff::Span::new().try_days(*days).unwrap_or_default()) {
                Ok(date) => text(&date.to_string(), out),
                Err(_) => out.extend(b"null"),
            }
        }
        Field::Byte(number) => plain(number, out),
        Field::Short(number) => plain(number, out),
        Field::Int(number) => plain(number, out),
        Field::UByte(number) => plain(number, out),
        Field::UShort(number) => plain(number, out),
        Field::UInt(number) => plain(number, out),
        Field::ULong(number) => plain(number, out),
        Field::Float(number) => real(f64::from(*number), out),
        Field::Double(number) => real(*number, out),
        Field::Bool(true) => out.extend(b"true"),
        Field::Bool(false) => out.extend(b"false"),
        Field::Group(row) => members(row, kind, out),
        Field::ListInternal(list) => {
            out.push(b'[');
            for (number, element) in list.elements().iter().enumerate() {
                if number > 0 {
                    out.push(b',');
                }
                value(element, None, out);
            }
            out.push(b']');
        }
        Field::MapInternal(map) => {
            out.push(b'{');
            let texts = map.entries().iter().filter_map(|(key, value)| match key {
                Field::Str(key) => Some((key, value)),
                _ => None,
            });
            for (number, (key, element)) in texts.enumerate() {
                if number > 0 {
                    out.push(b',');
                }
                text(key, out);
                out.push(b':');
                value(element, None, out);
            }
            out.push(b'}');
        }
        // A time without a day, a decimal, a half: none is a part of an article.
        Field::Null | Field::TimeMillis(_) | Field::TimeMicros(_) | Field::Decimal(_) | Field::Float16(_) => {
            out.extend(b"null");
        }
    }
}

/// What a whole number is by its column's type, where the decoder leaves it as a number.
fn clock(number: i64, kind: &Type) -> Option<Clock> {
    let Some(LogicalType::Timestamp(stamp)) = kind.get_basic_info().logical_type_ref() else { return None };
    let scale = match stamp.unit {
        TimeUnit::MILLIS => 1_000_000,
        TimeUnit::MICROS => 1_000,
        TimeUnit::NANOS => 1,
    };
    Some(Clock { nanoseconds: i128::from(number) * scale, is_utc: stamp.is_adjusted_to_u_t_c })
}

impl Clock {
    fn new(number: i64, scale: i128, kind: Option<&Type>) -> Self {
        let logical = kind.and_then(|kind| kind.get_basic_info().logical_type_ref());
        // The old way to write one is in UTC; the oldest, of 96 bits, does not say.
        let is_utc = match logical {
            Some(LogicalType::Timestamp(stamp)) => stamp.is_adjusted_to_u_t_c,
            _ => kind
                .is_some_and(|kind| kind.is_primitive() && kind.get_physical_type() != ::parquet::basic::Type::INT96),
        };
        Clock { nanoseconds: i128::from(number) * scale, is_utc }
    }
}

fn time(clock: Clock, out: &mut Vec<u8>) {
    let Ok(stamp) = Timestamp::from_nanosecond(clock.nanoseconds - clock.nanoseconds.rem_euclid(1_000_000_000)) else {
        out.extend(b"null");
        return;
    };
    let civil = TimeZone::UTC.to_datetime(stamp).to_string();
    text(&if clock.is_utc { format!("{civil}Z") } else { civil }, out);
}

fn plain(number: &impl serde::Serialize, out: &mut Vec<u8>) {
    // Memory is written, and numbers always serialise.
    let _ = to_writer(out, number);
}

fn real(number: f64, out: &mut Vec<u8>) {
    if number.is_finite() { plain(&number, out) } else { out.extend(b"null") }
}

fn text(text: &str, out: &mut Vec<u8>) {
    plain(&text, out);
}
