//! `{{template}}` and `{{{parameter}}}`.

use super::frames::Kind;
use super::scan::Scan;
use super::templates;

impl Scan<'_> {
    pub(super) fn open_brace(&mut self) {
        let run = self.rest().bytes().take(4).take_while(|byte| *byte == b'{').count();
        let (kind, length) = match run {
            // Of four, two begin a template whose name is made by another.
            2 | 4.. => (Kind::Template, 2),
            3 => (Kind::Parameter, 3),
            _ => return self.literal(1),
        };
        if !self.open(kind, length) {
            self.lost_braces += 1;
        }
    }

    pub(super) fn close_brace(&mut self) {
        if self.byte(1) != Some(b'}') {
            return self.literal(1);
        }
        let ends_parameter = self.byte(2) == Some(b'}');
        self.at += 2;
        if self.lost_braces > 0 {
            self.lost_braces -= 1;
            return;
        }
        let is_brace = |kind: &Kind| matches!(kind, Kind::Template | Kind::Parameter);
        // An end that nothing waits for is dropped; one that closes more than itself takes what is open inside along.
        if !is_brace(&self.top.kind) {
            if !self.below.iter().any(|frame| is_brace(&frame.kind)) {
                return;
            }
            while !is_brace(&self.top.kind) && !self.below.is_empty() {
                self.abandon();
            }
        }
        let Some(mut frame) = self.close() else { return };
        frame.part();
        if matches!(frame.kind, Kind::Parameter) && ends_parameter {
            // Nobody calls a page with arguments: the default holds.
            self.at += 1;
            if let Some(default) = frame.parts.get(1) {
                self.top.out.push_str(&default.text);
            }
            return;
        }
        let text = templates::expand(frame.parts, self.wiki, &mut self.found);
        let begins_block = text.starts_with(['*', '#', ':', ';']) || text.starts_with(super::signs::ROW);
        if begins_block && !self.top.out.is_empty() && !self.top.out.ends_with('\n') {
            self.top.out.push('\n');
        }
        self.top.out.push_str(&text);
    }
}
