//! A place in a file, shown as the line with a caret under what is meant, in columns of the terminal:
//! a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Style, visible};

/// How many columns of a long line are shown before the caret, and how many in all.
const BEFORE: usize = 40;
const IN_ALL: usize = 100;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, as the user would write its path.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, in characters, counted from 1.
    pub column: usize,
    /// The text of that line, without its line ending; empty to show only the place.
    pub text: String,
    /// How many characters are meant; 0 is shown as one caret.
    pub width: usize,
}

impl Excerpt {
    /// Returns `file:line:column`; the file alone when it is meant as a whole.
    pub fn place(&self) -> String {
        if self.line == 0 {
            return self.file.clone();
        }
        format!("{}:{}:{}", self.file, self.line, self.column)
    }

    /// Returns the lines that show the place, as pieces with their styles.
    pub(super) fn pieces(&self) -> Vec<(String, Style)> {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let mut pieces = vec![
            (format!("{margin}--> "), Style::Accent),
            (format!("{}\n", self.place()), Style::Plain),
        ];
        if self.text.is_empty() {
            return pieces;
        }
        let (shown, indent, carets) = self.shown();
        pieces.push((format!("{margin} |\n{number} | "), Style::Accent));
        pieces.push((format!("{shown}\n"), Style::Plain));
        pieces.push((format!("{margin} | "), Style::Accent));
        pieces.push((
            format!("{}{}\n", " ".repeat(indent), "^".repeat(carets)),
            Style::Bad,
        ));
        pieces
    }

    /// Returns the line as shown, the columns before the caret, and how many carets.
    fn shown(&self) -> (String, usize, usize) {
        let start = self.column.saturating_sub(1);
        let plain = |characters: &mut dyn Iterator<Item = char>| {
            let text: String = characters.collect();
            visible(&text.replace('\t', "    ").replace('\n', " ")).into_owned()
        };
        let text = self.text.trim_end_matches(['\r', '\n']);
        let before = plain(&mut text.chars().take(start));
        let meant = plain(&mut text.chars().skip(start).take(self.width.max(1)));
        let after = plain(&mut text.chars().skip(start + self.width.max(1)));
        let before = last_columns(&before, BEFORE);
        let indent = before.width();
        let meant = first_columns(&meant, IN_ALL - indent);
        let after = first_columns(&after, IN_ALL.saturating_sub(indent + meant.width()));
        let carets = meant.width().max(1);
        (
            format!("{before}{meant}{after}").trim_end().to_owned(),
            indent,
            carets,
        )
    }
}

/// Cuts a text that is too wide on the left.
fn last_columns(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept: Vec<char> = Vec::new();
    let mut used = 1;
    for character in text.chars().rev() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(character);
    }
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

/// Cuts a text that is too wide on the right.
fn first_columns(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, column: usize, width: usize) -> String {
        let excerpt = Excerpt {
            file: "cases/a.yaml".to_owned(),
            line: 12,
            column,
            text: text.to_owned(),
            width,
        };
        excerpt.pieces().into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn carets_stand_under_chinese_text() {
        let expected = "  --> cases/a.yaml:12:5\n   |\n12 | 状态: 受里  # 备注\n   |       ^^^^\n";
        assert_eq!(drawn("状态: 受里  # 备注", 5, 2), expected);
    }

    #[test]
    fn a_tab_and_an_escape_code_take_the_columns_they_are_shown_in() {
        let expected = "  --> cases/a.yaml:12:3\n   |\n12 |     \\x1bx\n   |         ^\n";
        assert_eq!(drawn("\t\u{1b}x", 3, 1), expected);
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let long = format!("{}这里{}", "很长".repeat(300), "很长".repeat(300));
        let drawn = drawn(&long, 601, 2);
        assert!(drawn.lines().all(|line| line.width() <= 110));
        assert!(drawn.contains("这里") && drawn.contains("^^^^"));
    }

    #[test]
    fn a_place_past_the_end_of_the_line_gets_one_caret() {
        assert!(drawn("ab", 9, 3).ends_with("^\n"));
    }
}
