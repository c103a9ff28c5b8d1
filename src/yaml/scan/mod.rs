//! The fast reader: what people and the program really write, one line at a time, borrowed from the text.
//!
//! It takes a small subset only, and gives up on everything else without a word: then the full reader
//! decides, and tells what is wrong. What it takes means the same to the full reader; a test holds that.

mod block;
mod header;
mod inline;
mod inside;
mod reader;

use std::borrow::Cow;

pub(super) use header::place_in_header;
pub(super) use reader::read;

use super::Value;
use super::characters::MOST_BYTES;

/// The fast reader does not take this text; nothing is said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fallback;

/// What a text is made of, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event<'t> {
    /// A mapping begins; keys and values follow in turn.
    Map,
    /// A list begins.
    List,
    /// The innermost mapping or list ends.
    End,
    /// A text without quotes, which may stand for no value; or a key.
    Plain(&'t str),
    /// A text in quotes or in a block.
    Text(Cow<'t, str>),
}

/// Takes a text apart.
pub(super) fn events(text: &str) -> Result<Vec<Event<'_>>, Fallback> {
    if text.len() > MOST_BYTES || !is_ordinary(text.as_bytes()) {
        return Err(Fallback);
    }
    block::document(text)
}

/// Tells whether a text has no tab, carriage return, control character or byte-order mark.
fn is_ordinary(bytes: &[u8]) -> bool {
    // Without branches, so that many bytes are looked at in one instruction; a block ends early, a byte does not.
    let control = |block: &[u8]| {
        block.iter().fold(false, |found, byte| {
            found | ((*byte < 0x20) & (*byte != b'\n')) | (*byte == 0x7f)
        })
    };
    // C1 control characters are C2 80 to C2 9F; the byte-order mark is EF BB BF.
    let second = bytes.get(1..).unwrap_or_default();
    let third = bytes.get(2..).unwrap_or_default();
    let pairs = bytes.iter().zip(second);
    let c1 = pairs.fold(false, |found, (lead, next)| {
        found | ((*lead == 0xc2) & (*next < 0xa0))
    });
    let triples = bytes.iter().zip(second).zip(third);
    let mark = triples.fold(false, |found, ((lead, next), last)| {
        found | ((*lead == 0xef) & (*next == 0xbb) & (*last == 0xbf))
    });
    !(c1 || mark || bytes.chunks(1024).any(control))
}

/// Reads a text to a value without places, by the fast reader alone; `None` when it gives up.
pub(super) fn value(text: &str) -> Option<Value> {
    let mut events = events(text).ok()?.into_iter();
    let first = events.next()?;
    value_of(first, &mut events)
}

fn value_of<'t>(event: Event<'t>, rest: &mut impl Iterator<Item = Event<'t>>) -> Option<Value> {
    match event {
        Event::Plain(text) if super::node::is_nothing(text) => Some(Value::Nothing),
        Event::Plain(text) => Some(Value::text(text)),
        Event::Text(text) => Some(Value::text(text)),
        Event::List => {
            let mut items = Vec::new();
            loop {
                match rest.next()? {
                    Event::End => return Some(Value::List(items)),
                    item => items.push(value_of(item, rest)?),
                }
            }
        }
        Event::Map => {
            let mut map = indexmap::IndexMap::new();
            loop {
                match rest.next()? {
                    Event::Plain(key) => {
                        let event = rest.next()?;
                        map.insert(key.to_owned(), value_of(event, rest)?);
                    }
                    _ => return Some(Value::Map(map)),
                }
            }
        }
        Event::End => None,
    }
}
