//! Lines that fit a terminal: broken at blanks and between Chinese characters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How far the further lines of a long one stand to the right of it, in columns.
pub(super) const BELOW: Indent = Indent { first: 0, rest: 2 };

/// How many blanks stand before the first line, and before each further one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indent {
    /// Before the first line.
    pub(super) first: usize,
    /// Before each further line.
    pub(super) rest: usize,
}

/// Breaks a text so that it fits so many columns.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    hanging(text, width, Indent { first: 0, rest: 0 })
}

/// Breaks a text so that it fits so many columns with the blanks before its lines; a longer word stands alone.
pub(super) fn hanging(text: &str, width: usize, indent: Indent) -> String {
    let mut wrapped = " ".repeat(indent.first);
    let mut used = indent.first;
    let mut begins = true;
    let mut word = String::new();
    for letter in text.chars().chain(std::iter::once('\n')) {
        let ends_word = letter.is_whitespace() || letter.width().unwrap_or(0) > 1;
        if !ends_word {
            word.push(letter);
            continue;
        }
        // A sign such as 。 does not begin a line: it stays with the word before it.
        let closes = "，。；：、）》！？”".contains(letter);
        if closes {
            word.push(letter);
        }
        if !begins && used + word.width() > width {
            wrapped.truncate(wrapped.trim_end_matches(' ').len());
            wrapped.push('\n');
            wrapped.push_str(&" ".repeat(indent.rest));
            used = indent.rest;
            begins = true;
        }
        used += word.width();
        begins &= word.is_empty();
        wrapped.push_str(&word);
        word.clear();
        if matches!(letter, ' ' | '\u{3000}') && !begins {
            // A Chinese blank is as wide as a character.
            let blanks = letter.width().unwrap_or(1);
            wrapped.push_str(&" ".repeat(blanks));
            used += blanks;
        } else if !letter.is_whitespace() && !closes {
            word.push(letter);
        }
    }
    format!("{}\n", wrapped.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_it_may_and_further_ones_are_indented() {
        let text =
            "受理（3）：TS-20261001-AAAA、TS-20261001-BBBB、按收到时间统计的案件数，含以后排除的。";
        for width in [24, 33, 40, 80] {
            let page = hanging(text, width, Indent { first: 2, rest: 4 });
            let lines: Vec<_> = page.lines().collect();
            assert!(lines.iter().all(|line| line.width() <= width), "{page}");
            assert!(lines[0].starts_with("  受"), "{page}");
            assert!(lines[1..].iter().all(|line| {
                line.starts_with("    ") && !line.trim_start().starts_with(['，', '。', '、', '：'])
            }));
            let joined: String = page.split_whitespace().collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn what_fits_stays_on_one_line() {
        assert_eq!(hanging("a b", 80, BELOW), "a b\n");
        assert_eq!(wrapped("one two", 5), "one\ntwo\n");
        assert_eq!(wrapped("编号：7　　日期：", 80), "编号：7    日期：\n");
    }
}
