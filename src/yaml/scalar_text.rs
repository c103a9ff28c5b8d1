//! One scalar event of the parser to a `Scalar` whose place is the whole of what was written.

use granit_parser::{ScalarStyle, Span};

use super::{Place, Scalar, Style};

/// Returns our name of the parser's style.
pub(super) fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

/// Makes a scalar; `after` is the end of what stands before it.
pub(super) fn scalar_of(
    text: &str,
    value: &str,
    style: Style,
    span: &Span,
    after: usize,
) -> Scalar {
    let start = span.start.byte_offset().unwrap_or_default();
    let end = span.end.byte_offset().unwrap_or_default();
    let mut place = Place {
        line: span.start.line(),
        column: span.start.col() + 1,
        start,
        end,
    };
    if matches!(style, Style::Literal | Style::Folded) {
        // The parser's span begins at the first line of text and runs into the blank lines behind it.
        let header = indicator(text, after, &['|', '>']).unwrap_or(start);
        place = Place::before(text, header, block_end(text, header, end), place);
    }
    Scalar {
        text: if start == end && style == Style::Plain {
            String::new()
        } else {
            value.to_owned()
        },
        style,
        place,
    }
}

/// Returns the end of a block's last line that has text, or of its last line at all for a keeping one (`|+`).
fn block_end(text: &str, header: usize, end: usize) -> usize {
    let end = end.max(header);
    let written = &text[header..end];
    let first = written.lines().next().unwrap_or_default();
    let indicators = first.split([' ', '#']).next().unwrap_or_default();
    if indicators.contains('+') {
        let whole = written.strip_suffix('\n').unwrap_or(written);
        return header + whole.strip_suffix('\r').unwrap_or(whole).len();
    }
    // Spaces at the end of the last line are text; lines of nothing but white space are not.
    let mut kept = written;
    loop {
        let last = kept.rfind('\n').map_or(0, |at| at + 1);
        if last == 0 || !kept[last..].trim_matches([' ', '\t', '\r']).is_empty() {
            let kept = kept.strip_suffix('\r').unwrap_or(kept);
            return header + kept.len();
        }
        kept = &kept[..last - 1];
    }
}

/// Finds the first of some indicators between two tokens, stepping over white space, comments and `:`;
/// `None` when anything else comes first.
pub(super) fn indicator(text: &str, after: usize, wanted: &[char]) -> Option<usize> {
    let mut characters = text[after..].char_indices();
    let mut before = text[..after].chars().next_back().unwrap_or('\n');
    while let Some((at, character)) = characters.next() {
        match character {
            found if wanted.contains(&found) => return Some(after + at),
            '#' if before.is_whitespace() => {
                characters.by_ref().find(|(_, next)| *next == '\n');
                before = '\n';
                continue;
            }
            ' ' | '\t' | '\r' | '\n' | ':' | ',' | '\u{feff}' => {}
            '-' | '?' => {}
            _ => return None,
        }
        before = character;
    }
    None
}
