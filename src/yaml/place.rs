//! Where something stands in a text.

/// Where something stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters; a byte-order mark is not counted.
    pub column: usize,
    /// The first byte, in the text as it was read, a byte-order mark included.
    pub start: usize,
    /// The byte after the last one; a line break at the end is not part of it.
    pub end: usize,
}

impl Place {
    /// Finds the line and column of a byte range by counting; offsets outside the text are cut to it.
    pub fn in_text(text: &str, start: usize, end: usize) -> Self {
        let start = floor_boundary(text, start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let mut in_line = &before[line_start..];
        if line_start == 0 {
            in_line = in_line.strip_prefix('\u{feff}').unwrap_or(in_line);
        }
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: in_line.chars().count() + 1,
            start,
            end: end.clamp(start, text.len()),
        }
    }
}

impl Place {
    /// Finds the place of a range that begins a little before a known place, counting only between the two.
    pub(super) fn before(text: &str, start: usize, end: usize, known: Place) -> Self {
        if start >= known.start {
            return Self { end, ..known };
        }
        let between = &text.as_bytes()[start..known.start];
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        let from = line_start(text, start);
        Self {
            line: known.line.saturating_sub(breaks).max(1),
            column: text[from..start].chars().count() + 1,
            start,
            end,
        }
    }
}

/// Returns the nearest character boundary at or before an offset.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the offset of the first byte of the line that holds an offset.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset];
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let mark = '\u{feff}'.len_utf8();
    if start == 0 && offset >= mark && text.starts_with('\u{feff}') {
        mark
    } else {
        start
    }
}

/// Returns the offset of the line break, or of the end of the text, that ends the line of an offset.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let rest = &text[offset..];
    let Some(at) = rest.find('\n') else {
        return text.len();
    };
    if rest[..at].ends_with('\r') {
        offset + at - 1
    } else {
        offset + at
    }
}

/// Returns the offset just after the line break that ends the line of an offset.
pub(super) fn next_line(text: &str, offset: usize) -> usize {
    text[offset..]
        .find('\n')
        .map_or(text.len(), |at| offset + at + 1)
}
