//! Text that came from a customer, made safe to print: what a terminal would obey, or a reader
//! could not see, is shown as an escape such as `\x1b` or `\u{202e}`.

use std::borrow::Cow;

/// Returns the text with every control, bidirectional and invisible character shown as an escape.
///
/// Line feed and tab stay. Zero-width joiners stay: emoji and some scripts need them.
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, |character, shown| {
        let code = u32::from(character);
        if code < 0x80 {
            shown.push_str(&format!("\\x{code:02x}"));
        } else {
            shown.push_str(&format!("\\u{{{code:x}}}"));
        }
    })
}

/// Returns JSON text with the same characters as JSON escapes, which mean the same to a reader of JSON.
pub fn visible_in_json(json: &str) -> Cow<'_, str> {
    let escaped = escaped(json, |character, shown| {
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            shown.push_str(&format!("\\u{unit:04x}"));
        }
    });
    // A runner of CI jobs obeys what follows these three, wherever they stand in a line.
    match escaped.contains("##[") {
        true => Cow::Owned(escaped.replace("##[", "\\u0023#[")),
        false => escaped,
    }
}

fn escaped(text: &str, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            escape(character, &mut shown);
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{180e}' | '\u{feff}' => true,
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (CVE-2021-42574).
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        '\u{200b}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_codes_are_shown_and_not_obeyed() {
        assert_eq!(
            visible("\u{1b}]0;x\u{7}\r\u{9b}2K\u{7f}"),
            r"\x1b]0;x\x07\x0d\u{9b}2K\x7f"
        );
    }

    #[test]
    fn bidirectional_and_zero_width_characters_are_shown() {
        assert_eq!(
            visible("\u{202e}exe.fdp man\u{200b}ager"),
            r"\u{202e}exe.fdp man\u{200b}ager"
        );
    }

    #[test]
    fn chinese_lines_tabs_and_joined_emoji_stay_as_they_are() {
        let text = "投诉\t处理\n👩\u{200d}💻";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn json_keeps_its_meaning() {
        assert_eq!(
            visible_in_json("\"\u{202e}\u{e0001}##[x]\""),
            r#""\u202e\udb40\udc01\u0023#[x]""#
        );
    }
}
