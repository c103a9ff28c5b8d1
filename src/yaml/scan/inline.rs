//! What stands on one line: keys, plain and quoted texts, brackets and braces.

use std::borrow::Cow;

use super::super::node::is_nothing;
use super::super::tree::MOST_DEPTH;
use super::{Event, Fallback};

/// The longest key in bytes; the full reader takes up to 1024 characters.
const LONGEST_KEY: usize = 256;

/// Returns the offset of the next byte that is not a space.
pub(super) fn skip_spaces(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end && bytes[at] == b' ' {
        at += 1;
    }
    at
}

/// Tells whether nothing but a comment follows; `at` stands behind at least one space, or at the end.
pub(super) fn is_comment_or_end(bytes: &[u8], at: usize, end: usize) -> bool {
    at >= end || (bytes[at] == b'#' && bytes[at - 1] == b' ')
}

/// Tells whether a text that begins with this byte can be nothing but plain.
pub(super) fn begins_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Returns the offset of the colon that ends a plain key; `None` when this is no key that is taken here.
pub(super) fn key_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    if start >= end || !begins_plain(bytes[start]) {
        return None;
    }
    for at in start..end.min(start + LONGEST_KEY) {
        match bytes[at] {
            b':' if at + 1 == end || bytes[at + 1] == b' ' => {
                let key = &bytes[start..at];
                let nothing = std::str::from_utf8(key).is_ok_and(is_nothing);
                return (!nothing && bytes[at - 1] != b' ').then_some(at);
            }
            b'#' | b'"' | b'\'' | b'[' | b']' | b'{' | b'}' | b',' | b'&' | b'*' | b'!' | b'|'
            | b'>' | b'%' | b'@' | b'`' | b'?' => return None,
            _ => {}
        }
    }
    None
}

/// Reads a value from one line; returns the offset behind it.
pub(super) fn value<'t>(
    text: &'t str,
    at: usize,
    end: usize,
    depth: usize,
    events: &mut Vec<Event<'t>>,
) -> Result<usize, Fallback> {
    match text.as_bytes()[at] {
        b'[' | b'{' => flow(text, at, end, depth + 1, events),
        quote @ (b'"' | b'\'') => quoted(text, at, end, quote, events),
        first if begins_plain(first) => plain(text, at, end, events),
        _ => Err(Fallback),
    }
}

/// Reads a text without quotes, up to the end of the line or a comment.
fn plain<'t>(
    text: &'t str,
    start: usize,
    line_end: usize,
    events: &mut Vec<Event<'t>>,
) -> Result<usize, Fallback> {
    let bytes = text.as_bytes();
    let mut end = line_end;
    for found in memchr::memchr2_iter(b':', b'#', &bytes[start..line_end]) {
        let at = start + found;
        match bytes[at] {
            b':' if at + 1 == line_end || bytes[at + 1] == b' ' => return Err(Fallback),
            b'#' if bytes[at - 1] == b' ' => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    while bytes[end - 1] == b' ' {
        end -= 1;
    }
    events.push(Event::Plain(&text[start..end]));
    Ok(end)
}

/// Reads a text in quotes that has no escapes and ends on its line.
fn quoted<'t>(
    text: &'t str,
    start: usize,
    line_end: usize,
    quote: u8,
    events: &mut Vec<Event<'t>>,
) -> Result<usize, Fallback> {
    let bytes = text.as_bytes();
    let inside = &bytes[start + 1..line_end];
    let length = inside
        .iter()
        .position(|byte| *byte == quote)
        .ok_or(Fallback)?;
    let end = start + 1 + length;
    let escaped = quote == b'"' && inside[..length].contains(&b'\\');
    let doubled = quote == b'\'' && bytes.get(end + 1) == Some(&b'\'');
    if escaped || doubled {
        return Err(Fallback);
    }
    events.push(Event::Text(Cow::Borrowed(&text[start + 1..end])));
    Ok(end + 1)
}

/// Reads brackets or braces that close on their line.
fn flow<'t>(
    text: &'t str,
    start: usize,
    line_end: usize,
    depth: usize,
    events: &mut Vec<Event<'t>>,
) -> Result<usize, Fallback> {
    if depth > MOST_DEPTH {
        return Err(Fallback);
    }
    let bytes = text.as_bytes();
    let map = bytes[start] == b'{';
    let close = if map { b'}' } else { b']' };
    events.push(if map { Event::Map } else { Event::List });
    let mut keys: Vec<&str> = Vec::new();
    let mut at = skip_spaces(bytes, start + 1, line_end);
    if at < line_end && bytes[at] == close {
        events.push(Event::End);
        return Ok(at + 1);
    }
    loop {
        if map {
            let colon = flow_plain_end(bytes, at, line_end)?;
            let key = &text[at..colon];
            let followed = bytes[colon..line_end].starts_with(b": ");
            if !followed || is_nothing(key) || keys.contains(&key) || keys.len() >= 32 {
                return Err(Fallback);
            }
            keys.push(key);
            events.push(Event::Plain(key));
            at = skip_spaces(bytes, colon + 1, line_end);
        }
        at = flow_value(text, at, line_end, depth, events)?;
        at = skip_spaces(bytes, at, line_end);
        match bytes[..line_end].get(at) {
            Some(byte) if *byte == close => {
                events.push(Event::End);
                return Ok(at + 1);
            }
            Some(b',') if bytes[..line_end].get(at + 1) == Some(&b' ') => {
                at = skip_spaces(bytes, at + 1, line_end);
            }
            _ => return Err(Fallback),
        }
    }
}

fn flow_value<'t>(
    text: &'t str,
    at: usize,
    line_end: usize,
    depth: usize,
    events: &mut Vec<Event<'t>>,
) -> Result<usize, Fallback> {
    match text.as_bytes()[..line_end].get(at) {
        Some(b'[' | b'{') => flow(text, at, line_end, depth + 1, events),
        Some(quote @ (b'"' | b'\'')) => quoted(text, at, line_end, *quote, events),
        Some(_) => {
            let end = flow_plain_end(text.as_bytes(), at, line_end)?;
            events.push(Event::Plain(&text[at..end]));
            Ok(end)
        }
        None => Err(Fallback),
    }
}

/// Returns the offset behind a plain text within brackets; only harmless characters are taken.
fn flow_plain_end(bytes: &[u8], start: usize, line_end: usize) -> Result<usize, Fallback> {
    if start >= line_end || !begins_plain(bytes[start]) {
        return Err(Fallback);
    }
    let mut end = line_end;
    for at in start..line_end {
        match bytes[at] {
            b',' | b']' | b'}' => {
                end = at;
                break;
            }
            b':' => match bytes[..line_end].get(at + 1) {
                Some(b' ') => {
                    end = at;
                    break;
                }
                Some(next) if next.is_ascii_alphanumeric() => {}
                _ => return Err(Fallback),
            },
            b'[' | b'{' | b'#' | b'"' | b'\'' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@'
            | b'`' | b'?' => return Err(Fallback),
            _ => {}
        }
    }
    while bytes[end - 1] == b' ' {
        end -= 1;
    }
    Ok(end)
}
