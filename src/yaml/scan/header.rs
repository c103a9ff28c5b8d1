//! The place of a value of the header, where the fast reader takes the text: no tree is built for it.

use super::super::Place;
use super::events;
use super::inline::begins_plain;

/// Returns the place of the value of a key at the top, when it is a text without quotes on the line of its key;
/// `None` when the full reader should say where it stands.
pub(in super::super) fn place_in_header(text: &str, key: &str) -> Option<Place> {
    if !key.bytes().all(begins_plain) {
        return None;
    }
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let after = line
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(": "));
        let Some(after) = after else {
            start += line.len();
            continue;
        };
        let value = after.trim_start_matches(' ');
        let lead = line.len() - value.len();
        let value = value.split(" #").next().unwrap_or_default();
        let value = value.trim_end_matches([' ', '\n']);
        let is_plain = value.bytes().next().is_some_and(begins_plain);
        // What the fast reader takes has nothing at the first column but keys of the top and comments.
        if !is_plain || events(text).is_err() {
            return None;
        }
        return Some(Place {
            line: index + 1,
            column: text.get(start..start + lead)?.chars().count() + 1,
            start: start + lead,
            end: start + lead + value.len(),
        });
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::super::{Document, Path};
    use super::*;

    #[test]
    fn the_place_is_the_one_that_the_full_reader_finds() {
        let text = "# first\nid: a\nstatus:  open to all   # why\n状态: 好的 吗\ntext: |\n  status: no\n\
                    title: \"x\"\nnone:\nlist:\n  - a: b\nlast: a:b#c\n";
        let document = Document::parse(text.as_bytes()).unwrap();
        for key in ["id", "status", "状态", "last"] {
            let found = place_in_header(text, key);
            assert_eq!(
                found,
                Some(document.locate(&Path::root().key(key))),
                "{key}"
            );
        }
        for key in ["text", "title", "none", "list", "a", "missing", ""] {
            assert_eq!(place_in_header(text, key), None, "{key}");
        }
        for odd in [
            "status: open\r\n",
            "status: 'a\nstatus: b'\n",
            "\u{feff}status: a\n",
        ] {
            assert_eq!(place_in_header(odd, "status"), None, "{odd}");
        }
    }
}
