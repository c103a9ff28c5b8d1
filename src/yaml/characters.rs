//! What is refused by looking at bytes and lines alone, before any parser sees the text.

use crate::say::Message;

use super::Place;
use super::fault::{Faults, SyntaxFault};

/// The largest file that is read, in bytes: 1 MiB.
pub(super) const MOST_BYTES: usize = 1024 * 1024;

/// Checks size and encoding; returns the text.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, SyntaxFault> {
    let top = Place {
        line: 1,
        column: 1,
        start: 0,
        end: 0,
    };
    if bytes.len() > MOST_BYTES {
        return Err(SyntaxFault::new(
            Message::new("yaml.too_large").with("size", bytes.len()),
            Message::new("yaml.too_large_hint"),
            top,
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(SyntaxFault::new(
            Message::new("yaml.utf16"),
            Message::new("yaml.utf16_hint"),
            top,
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let good = error.valid_up_to();
        let before = std::str::from_utf8(&bytes[..good]).unwrap_or_default();
        let byte = bytes.get(good).copied().unwrap_or_default();
        SyntaxFault::new(
            Message::new("yaml.not_utf8")
                .with("byte", format!("0x{byte:02X}"))
                .with("offset", good + 1),
            Message::new("yaml.not_utf8_hint"),
            Place::in_text(before, good, good),
        )
    })
}

/// Tells whether a character is a control character that no text may hold (C0 but tab and line breaks, DEL, C1).
pub(super) fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t' | '\r')
}

/// Names a character as `U+001B`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// What looking at the characters yields.
pub(super) struct Looked {
    /// The text with every refused character replaced by as many spaces as it has bytes, to read on.
    pub(super) mended: Option<String>,
    /// Whether git conflict markers stand in it: then nothing further makes sense.
    pub(super) conflict: bool,
}

/// Finds refused characters and conflict markers.
pub(super) fn look(text: &str, faults: &mut Faults) -> Looked {
    let mut bad: Vec<(usize, char)> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let refused = match character {
            '\r' => characters.peek().is_none_or(|(_, next)| *next != '\n'),
            '\u{feff}' => at > 0,
            other => is_control(other),
        };
        if refused {
            bad.push((at, character));
            if !faults.is_full() {
                add_character(text, at, character, faults);
            }
        }
    }
    let conflict = find_conflicts(text, faults);
    let mended = (!bad.is_empty()).then(|| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, character) in bad {
            bytes[at..at + character.len_utf8()].fill(b' ');
        }
        String::from_utf8(bytes).unwrap_or_default()
    });
    Looked { mended, conflict }
}

fn add_character(text: &str, at: usize, character: char, faults: &mut Faults) {
    let place = Place::in_text(text, at, at + character.len_utf8());
    let (message, hint) = match character {
        '\0' => (Message::new("yaml.nul"), Message::new("yaml.nul_hint")),
        '\r' => (
            Message::new("yaml.lone_carriage_return"),
            Message::new("yaml.lone_carriage_return_hint"),
        ),
        '\u{feff}' => (
            Message::new("yaml.byte_order_mark"),
            Message::new("yaml.byte_order_mark_hint"),
        ),
        other => (
            Message::new("yaml.control_character").with("code", code_point(other)),
            Message::new("yaml.control_character_hint"),
        ),
    };
    faults.add(message, hint, place);
}

/// Finds git conflict markers at the start of lines; tells whether there are any.
fn find_conflicts(text: &str, faults: &mut Faults) -> bool {
    let mut found = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if is_conflict_marker(bare) {
            found = true;
            if !faults.is_full() {
                faults.add(
                    Message::new("yaml.conflict_marker").with("marker", &bare[..7]),
                    Message::new("yaml.conflict_marker_hint"),
                    Place::in_text(text, start, start + 7),
                );
            }
        }
        start += line.len();
    }
    found
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
        .iter()
        .any(|marker| match line.strip_prefix(marker) {
            Some(rest) => rest.is_empty() || rest.starts_with(' '),
            None => false,
        })
}

/// Returns the offset of a `：` that stands where a line's key should end with `:`; `line` begins at `start`.
pub(super) fn full_width_colon(line: &str, start: usize) -> Option<usize> {
    let content = line.trim_start_matches([' ', '-']);
    let lead = line.len() - content.len();
    let colon = content.find('：')?;
    let key = &content[..colon];
    let plausible = !key.is_empty()
        && key.chars().count() <= 24
        && !key.contains(['#', '"', '\'', '[', '{', '|', '，', '。', '；'])
        && !key.contains(": ");
    plausible.then_some(start + lead + colon)
}
