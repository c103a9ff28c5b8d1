//! Mappings, lists and text blocks by indentation.

use std::borrow::Cow;

use super::super::tree::{MOST_COMMENTS, MOST_DEPTH, MOST_VALUES};
use super::inline::{self, is_comment_or_end, key_end, skip_spaces};
use super::{Event, Fallback};

/// The most keys of one mapping; more are rare, and comparing each with each would be slow.
const MOST_KEYS: usize = 64;

/// Takes a whole text apart.
pub(super) fn document(text: &str) -> Result<Vec<Event<'_>>, Fallback> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        next: 0,
        line: None,
        comments: 0,
        events: Vec::with_capacity(text.len() / 12 + 8),
        keys: Vec::with_capacity(32),
    };
    scan.advance();
    match scan.line {
        Some(line) if line.indent == 0 => scan.map(0, 1)?,
        _ => return Err(Fallback),
    }
    match scan.line {
        None if scan.events.len() <= MOST_VALUES && scan.comments <= MOST_COMMENTS => {
            Ok(scan.events)
        }
        _ => Err(Fallback),
    }
}

/// A line with something on it other than a comment.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    indent: usize,
    end: usize,
}

impl Line {
    fn content(self) -> usize {
        self.start + self.indent
    }
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the line after the current one begins.
    next: usize,
    line: Option<Line>,
    /// The comment lines so far.
    comments: usize,
    events: Vec<Event<'t>>,
    /// The keys of the mappings that are open, the innermost last.
    keys: Vec<&'t str>,
}

impl<'t> Scan<'t> {
    /// Goes to the next line that has something on it other than a comment.
    fn advance(&mut self) {
        while self.next < self.bytes.len() {
            let line = self.raw_line(self.next);
            self.next = line.end + 1;
            let content = line.content();
            if content < line.end && self.bytes[content] != b'#' {
                self.line = Some(line);
                return;
            }
            self.comments += usize::from(content < line.end);
        }
        self.line = None;
    }

    fn raw_line(&self, start: usize) -> Line {
        let rest = &self.bytes[start..];
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let indent = rest[..length]
            .iter()
            .take_while(|byte| **byte == b' ')
            .count();
        Line {
            start,
            indent,
            end: start + length,
        }
    }

    fn is_dash(&self, line: Line) -> bool {
        let at = line.content();
        self.bytes[at] == b'-' && (at + 1 == line.end || self.bytes[at + 1] == b' ')
    }

    /// Reads a mapping whose keys stand at a column; the current line holds the first.
    fn map(&mut self, indent: usize, depth: usize) -> Result<(), Fallback> {
        let base = self.begin(Event::Map, depth)?;
        self.rest_of_map(indent, depth, base)
    }

    fn begin(&mut self, event: Event<'t>, depth: usize) -> Result<usize, Fallback> {
        if depth > MOST_DEPTH {
            return Err(Fallback);
        }
        self.events.push(event);
        Ok(self.keys.len())
    }

    fn rest_of_map(&mut self, indent: usize, depth: usize, base: usize) -> Result<(), Fallback> {
        while let Some(line) = self.line {
            if line.indent < indent {
                break;
            }
            if line.indent > indent {
                return Err(Fallback);
            }
            self.entry(line, line.content(), indent, depth, base)?;
        }
        self.keys.truncate(base);
        self.events.push(Event::End);
        Ok(())
    }

    /// Reads a key and its value; the key begins at an offset of the line.
    fn entry(
        &mut self,
        line: Line,
        at: usize,
        indent: usize,
        depth: usize,
        base: usize,
    ) -> Result<(), Fallback> {
        let colon = key_end(self.bytes, at, line.end).ok_or(Fallback)?;
        let key = &self.text[at..colon];
        if self.keys.len() - base >= MOST_KEYS || self.keys[base..].contains(&key) {
            return Err(Fallback);
        }
        self.keys.push(key);
        self.events.push(Event::Plain(key));
        let at = skip_spaces(self.bytes, colon + 1, line.end);
        if !is_comment_or_end(self.bytes, at, line.end) {
            return self.inline(line, at, indent, depth);
        }
        self.advance();
        match self.line {
            Some(below) if below.indent >= indent && self.is_dash(below) => {
                self.list(below.indent, depth + 1)
            }
            Some(below) if below.indent > indent => self.map(below.indent, depth + 1),
            _ => {
                self.events.push(Event::Plain(""));
                Ok(())
            }
        }
    }

    /// Reads a list whose dashes stand at a column; the current line holds the first.
    fn list(&mut self, indent: usize, depth: usize) -> Result<(), Fallback> {
        self.begin(Event::List, depth)?;
        while let Some(line) = self.line {
            if line.indent > indent {
                return Err(Fallback);
            }
            if line.indent < indent || !self.is_dash(line) {
                break;
            }
            let at = skip_spaces(self.bytes, line.content() + 1, line.end);
            if is_comment_or_end(self.bytes, at, line.end) {
                return Err(Fallback);
            }
            if key_end(self.bytes, at, line.end).is_some() {
                let column = at - line.start;
                let base = self.begin(Event::Map, depth + 1)?;
                self.entry(line, at, column, depth + 1, base)?;
                self.rest_of_map(column, depth + 1, base)?;
            } else {
                self.inline(line, at, indent, depth)?;
            }
        }
        self.events.push(Event::End);
        Ok(())
    }

    /// Reads a value that begins on the line of its key or dash.
    fn inline(
        &mut self,
        line: Line,
        at: usize,
        indent: usize,
        depth: usize,
    ) -> Result<(), Fallback> {
        if self.bytes[at] == b'|' {
            return self.block_text(line, at, indent);
        }
        let end = inline::value(self.text, at, line.end, depth, &mut self.events)?;
        let rest = skip_spaces(self.bytes, end, line.end);
        let ends = rest == line.end || (rest > end && self.bytes[rest] == b'#');
        if !ends {
            return Err(Fallback);
        }
        self.advance();
        Ok(())
    }

    /// Reads a `|` or `|-` block, whose lines stand deeper than a column.
    fn block_text(&mut self, line: Line, at: usize, indent: usize) -> Result<(), Fallback> {
        let strip = self.bytes.get(at + 1) == Some(&b'-');
        let header = at + 1 + usize::from(strip);
        let rest = skip_spaces(self.bytes, header, line.end);
        if rest != line.end && (rest == header || self.bytes[rest] != b'#') {
            return Err(Fallback);
        }
        let first = self.raw_line(self.next.min(self.bytes.len()));
        let margin = first.indent;
        if margin <= indent || first.content() == first.end {
            return Err(Fallback);
        }
        let mut text = String::new();
        let mut blank = 0;
        while self.next < self.bytes.len() {
            let line = self.raw_line(self.next);
            if line.content() == line.end {
                if line.indent > 0 {
                    return Err(Fallback);
                }
                blank += 1;
            } else if line.indent < margin {
                if line.indent > indent {
                    return Err(Fallback);
                }
                break;
            } else {
                if line.end == self.bytes.len() {
                    // Readers differ on the last line of a block that no line break ends.
                    return Err(Fallback);
                }
                for _ in 0..blank {
                    text.push('\n');
                }
                blank = 0;
                text.push_str(&self.text[line.start + margin..line.end]);
                text.push('\n');
            }
            self.next = line.end + 1;
        }
        if strip {
            text.pop();
        }
        self.events.push(Event::Text(Cow::Owned(text)));
        self.advance();
        Ok(())
    }
}
