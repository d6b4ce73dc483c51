//! What the dates of one source prove together about the order in which it writes day and month.

use super::line::Line;
use super::numeric::proof;
use crate::article::DayOrder;

/// More tokens of a line are not looked at.
const MOST_TOKENS: usize = 200;

/// The order of day and month that date lines of one source prove: one `31/12/2024` shows that the day comes first,
/// one `12/31/2024` that the month does. Where both stand there, the source has no order.
pub fn order_proved_by<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let mut order = None;
    for text in texts {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) && text.is_ascii() {
            continue;
        }
        let line = Line::new(text, None, MOST_TOKENS);
        for at in 0..line.tokens.len() {
            // The tail of a longer number proves nothing.
            let whole = at == 0 || !line.is_joined(at) || !line.is_mark(at - 1, "-./");
            let Some(proved) = proof(&line, at).filter(|_| whole) else { continue };
            if *order.get_or_insert(proved) != proved {
                return None;
            }
        }
    }
    order
}
