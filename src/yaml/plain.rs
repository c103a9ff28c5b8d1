//! When a text may stand without quotes: YAML 1.1 and 1.2 readers must both take it for text.

/// Where a scalar is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// On lines of its own, by indentation.
    Block,
    /// Within brackets or braces.
    Flow,
}

/// Words that some reader takes for something else than text (YAML 1.1 bool, null, merge, value).
const WORDS: [&str; 14] = [
    "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf",
];

/// Tells whether a text may stand without quotes and be text for every reader.
/// Dates and times may: our reader takes them for text, and people write them so.
pub(super) fn is_safe_plain(text: &str, surroundings: Surroundings) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    if text.trim() != text
        || first == '\u{feff}'
        || "-?:,[]{}#&*!|>'\"%@`.=<~+".contains(first)
        || text.chars().any(needs_escape)
        || text.contains(['\t', '\n', '\r'])
        || text.contains(": ")
        || text.ends_with(':')
        || text.contains(" #")
    {
        return false;
    }
    if WORDS.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return false;
    }
    if looks_numeric(text) && !is_date(text) {
        return false;
    }
    surroundings == Surroundings::Block || is_safe_in_flow(text)
}

/// Tells whether a text without quotes would keep its meaning within brackets.
fn is_safe_in_flow(text: &str) -> bool {
    let colon_alone = text
        .split(':')
        .skip(1)
        .any(|after| !after.starts_with(|next: char| next.is_alphanumeric()));
    !text.contains([',', '[', ']', '{', '}']) && !colon_alone
}

/// Tells whether a character must be written as an escape, so that it is seen and survives.
pub(super) fn needs_escape(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        // Bidi controls: whoever reads the file must see them.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        other => other.is_control() || (u32::from(other) & 0xfffe) == 0xfffe,
    }
}

/// Tells whether some reader may take a text for a number, or a person for one: `012`, `1:30`, `1e3`, `138-0000`.
fn looks_numeric(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_ascii_digit());
    let hexadecimal = ["0x", "0X", "0o", "0b"].iter().any(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'_')
        })
    });
    begins
        && (hexadecimal
            || text
                .bytes()
                .all(|byte| b"0123456789_.:,+-eE ".contains(&byte)))
}

/// Tells whether a text is a date, `2026-11-03`.
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_reader_would_not_take_for_text_needs_quotes() {
        for text in [
            "",
            "no",
            "Off",
            "y",
            "012",
            "1:30",
            "1e3",
            "0x1F",
            "+86138",
            "-1",
            "010-1234",
            "~",
            "null",
            "TRUE",
            " a",
            "a ",
            "a: b",
            "a:",
            "a #b",
            "# a",
            "- a",
            "[a",
            "@a",
            "`a",
            "%a",
            "'a",
            "a\tb",
            "a\u{1b}b",
            "a\u{202e}b",
            ".5",
            ".inf",
            "1_000",
            "12:30:45",
            "<<",
            "=",
            "a\u{2028}b",
        ] {
            assert!(!is_safe_plain(text, Surroundings::Block), "{text:?}");
        }
    }

    #[test]
    fn ordinary_text_needs_no_quotes() {
        for text in [
            "王小明",
            "2026-11-03",
            "2026-11-03T09:12:00+08:00",
            "a:b",
            "a#b",
            "TS-20261103-4K7Q",
            "4K7Q",
            "它说：好",
            "a, b",
            "3 天",
            "https://example.org/a?b=c",
            "none",
            "a - b",
            "P1",
        ] {
            assert!(is_safe_plain(text, Surroundings::Block), "{text:?}");
        }
        for text in ["a, b", "a]", "{a", "a:,", "https://example.org"] {
            assert!(!is_safe_plain(text, Surroundings::Flow), "{text:?}");
        }
        assert!(is_safe_plain(
            "2026-11-03T09:12:00+08:00",
            Surroundings::Flow
        ));
    }
}
