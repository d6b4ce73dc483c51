//! Which columns of a file are read: those whose names say that they can hold a part of an article, or that the user named.
//!
//! Of a group that wraps an article, or stands beside one as `metadata`, only such members are read.

use std::sync::Arc;

use ::parquet::basic::{ConvertedType, LogicalType};
use ::parquet::schema::types::{Type, TypePtr};

use crate::format::json::{self, Mapping};

/// Groups within groups are looked into so deep.
const MOST_DEPTH: usize = 8;

/// The schema with only the columns that are read; none where there is no title and no text among them.
pub(super) fn chosen(schema: &Type, mapping: &Mapping) -> Option<Type> {
    let mut holds_text = false;
    let fields: Vec<TypePtr> =
        schema.get_fields().iter().filter_map(|field| choose(field, mapping, 0, &mut holds_text)).collect();
    if !holds_text {
        return None;
    }
    Type::group_type_builder(schema.name()).with_fields(fields).build().ok()
}

fn choose(field: &TypePtr, mapping: &Mapping, depth: usize, holds_text: &mut bool) -> Option<TypePtr> {
    let name = field.name();
    if depth == 0 && mapping.names(name) {
        *holds_text = true;
        return Some(Arc::clone(field));
    }
    if !json::is_part(name) {
        return None;
    }
    *holds_text |= json::is_text(name);
    if !json::is_wrapper(name) || field.is_primitive() || is_list(field) {
        // A text under the name of what wraps one.
        *holds_text |= json::is_wrapper(name);
        return Some(Arc::clone(field));
    }
    if depth >= MOST_DEPTH {
        return None;
    }
    let inner: Vec<TypePtr> =
        field.get_fields().iter().filter_map(|field| choose(field, mapping, depth + 1, holds_text)).collect();
    if inner.is_empty() {
        return None;
    }
    let info = field.get_basic_info();
    Type::group_type_builder(name).with_repetition(info.repetition()).with_fields(inner).build().ok().map(Arc::new)
}

fn is_list(field: &Type) -> bool {
    let info = field.get_basic_info();
    matches!(info.logical_type_ref(), Some(LogicalType::List | LogicalType::Map))
        || matches!(info.converted_type(), ConvertedType::LIST | ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE)
}
