//! Files within a text, from before mail had parts: lines between `begin 644 name` and `end`.

/// Whether the line begins such a file; its name.
fn begins(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.split_once(' ')?;
    let is_mode = (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| (b'0'..=b'7').contains(&byte));
    (is_mode && !name.trim().is_empty() && name.len() <= 255).then(|| name.trim())
}

/// Whether the line can be one of such a file: its first character says how many bytes it holds.
fn is_coded(line: &str) -> bool {
    let bytes = line.as_bytes();
    let Some(first) = bytes.first().filter(|byte| (b' '..=b'`').contains(*byte)) else { return false };
    let count = usize::from((first - b' ') & 63);
    let wanted = count.div_ceil(3) * 4;
    // Blanks at a line's end get lost on the way; some write a sum behind it.
    let length = bytes.len() - 1;
    bytes.iter().all(|byte| (b' '..=b'`').contains(byte)) && length <= wanted + 1 && length + 4 > wanted
}

/// The text without such files, and their names.
pub(super) fn without(text: &str) -> (Vec<&str>, Vec<String>) {
    let (mut kept, mut names) = (Vec::new(), Vec::new());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let name = begins(line).filter(|_| lines.peek().is_some_and(|next| is_coded(next)));
        let Some(name) = name else {
            kept.push(line);
            continue;
        };
        names.push(name.to_owned());
        while lines.next_if(|line| is_coded(line)).is_some() {}
        let _ = lines.next_if(|line| line.trim() == "end");
    }
    (kept, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_within_a_text_are_told() {
        let (kept, names) =
            without("Here it is:\nbegin 644 tide.gif\n#0V%T\n`\nend\nYours\nbegin 644 the day\nwith tea");
        assert_eq!(kept, ["Here it is:", "Yours", "begin 644 the day", "with tea"]);
        assert_eq!(names, ["tide.gif"]);
    }
}
