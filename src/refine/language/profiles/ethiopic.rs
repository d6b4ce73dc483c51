//! Languages in Ethiopic letters: function words, the commonest first.

use super::{Row, row};

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("am", "", "",
        "ነው እና ላይ ውስጥ ጋር ነበር እንደ ግን ይህ ወደ አንድ ናቸው በኋላ ደግሞ ሌላ ብቻ ስለ የሚል ሁሉ እስከ ነገር ጊዜ ሰዎች ዓመት ማለት ወይም ከዚህ በዚህ እንዲሁም ሆነ \
         አለ"),
    row("ti", "", "",
        "ኣብ እዩ ናይ እቲ ካብ ምስ ከም ድማ እዚ ነቲ ናብ እታ እውን ኣሎ ኣብቲ ግን ወይ እዮም ነበረ እቶም ኩሉ ብዙሕ ዘሎ ነይሩ ዝነበረ ሓደ ክሳብ ስለ ኸኣ ኢሉ"),
];
