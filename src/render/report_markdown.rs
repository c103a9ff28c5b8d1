//! The report as Markdown. Names that a profile or a case file gives are data: no markup of theirs lives.

use super::report_heading::{heading, heading_of_several};
use super::report_terminal::shown_rows;
use super::report_words::{Ids, cell, change, id_lines, sparklines, table_id_lines, value};
use crate::say::{Message, Words};
use crate::views::report::{Cell, Figure, Report, RowRole, Section, Table, side_by_side};

/// How many rows of a table are shown; JSON has them all.
pub(super) const MOST_ROWS: usize = 100;

/// Writes the report as Markdown.
pub fn markdown(report: &Report, words: Words, ids: Ids) -> String {
    let (title, lines) = heading(report, words);
    let mut text = format!("# {}\n\n", escape(&title));
    for line in lines {
        text.push_str(&format!("- {}\n", escape(&line)));
    }
    for section in &report.sections {
        text.push_str(&self::section(section, words, ids));
    }
    text
}

/// Writes reports side by side.
pub fn markdown_of_several(reports: &[Report], words: Words) -> String {
    let (title, lines) = heading_of_several(reports, words);
    let mut text = format!("# {}\n\n", escape(&title));
    for line in lines {
        text.push_str(&format!("- {}\n", escape(&line)));
    }
    for section in side_by_side(reports, usize::MAX) {
        text.push_str(&self::section(&section, words, Ids::Hidden));
    }
    text
}

pub(super) fn section(section: &Section, words: Words, ids: Ids) -> String {
    let mut text = format!("\n## {}\n", escape(&words.say(&section.heading)));
    for remark in &section.remarks {
        text.push_str(&format!("\n{}\n", escape(&words.say(remark))));
    }
    if !section.figures.is_empty() {
        text.push_str(&self::figures(&section.figures, words));
    }
    let mut lines = Vec::new();
    let figures = section.figures.iter();
    for figure in figures.filter(|_| ids == Ids::Shown) {
        lines.extend(id_lines(figure, &words.say(&figure.label), words));
    }
    for table in &section.tables {
        if let Some(heading) = &table.heading {
            text.push_str(&format!("\n### {}\n", escape(&words.say(heading))));
        }
        text.push_str(&self::table(table, MOST_ROWS, words));
        if ids == Ids::Shown {
            lines.extend(table_id_lines(table, words));
        }
    }
    if !lines.is_empty() {
        text.push('\n');
        for line in lines {
            text.push_str(&format!("- {}\n", escape(&line)));
        }
    }
    text
}

pub(super) fn figures(figures: &[Figure], words: Words) -> String {
    let heads = [
        "report.column_figure",
        "report.column_now",
        "report.column_before",
        "report.column_change",
    ]
    .map(|key| words.word(key));
    let mut text = format!("\n{}| --- | ---: | ---: | ---: |\n", line(&heads));
    for figure in figures {
        text.push_str(&line(&[
            words.say(&figure.label),
            value(figure.value, words),
            figure
                .previous
                .map_or_else(String::new, |before| value(before, words)),
            change(figure, words),
        ]));
    }
    text
}

pub(super) fn table(table: &Table, most: usize, words: Words) -> String {
    if table.rows.iter().all(|row| row.role == RowRole::Total) {
        return format!("\n{}\n", escape(&words.say(&table.when_empty)));
    }
    let heads: Vec<_> = table
        .columns
        .iter()
        .map(|column| words.say_fact(&column.label))
        .collect();
    let mut text = format!("\n{}|", line(&heads));
    let first = table.rows.first().map_or(&[][..], |row| &row.cells);
    for cell in first {
        text.push_str(match cell {
            Cell::Figure(_) | Cell::Span(_) => " ---: |",
            _ => " --- |",
        });
    }
    text.push('\n');
    let (shown, left_out) = shown_rows(table, most);
    for row in shown {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| self::cell(cell, words))
            .collect();
        text.push_str(&line(&cells));
    }
    let sparks = sparklines(table, words);
    if !sparks.is_empty() {
        text.push('\n');
        for (name, line) in sparks {
            text.push_str(&format!("- {}: {line}\n", escape(&name)));
        }
    }
    if left_out > 0 {
        let message = Message::new("report.rows_left_out").with("count", left_out);
        text.push_str(&format!("\n{}\n", escape(&words.say(&message))));
    }
    text
}

/// Writes one line of a table.
pub(super) fn line(cells: &[String]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push_str(&format!(" {} |", escape(cell)));
    }
    line.push('\n');
    line
}

/// Takes the meaning from everything that Markdown, HTML or a forge would read as more than text.
pub(super) fn escape(text: &str) -> String {
    let line = super::report_words::one_line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut rest = line.as_str();
    while let Some(letter) = rest.chars().next() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '#' | '!' | '~' | '$' | '@' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            // A bare address becomes a link on a forge; this keeps it text.
            ':' if rest.starts_with("://") => escaped.push_str("\\:"),
            '.' if ends_with_www(&escaped) => escaped.push_str("\\."),
            other => escaped.push(other),
        }
        rest = &rest[letter.len_utf8()..];
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let tail: String = text.chars().rev().take(3).collect();
    tail.eq_ignore_ascii_case("www")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(
            escape("a|b\n<script>[x](javascript:1) ![](http://e.example) `c`"),
            "a\\|b &lt;script&gt;\\[x\\](javascript:1) \\!\\[\\](http\\://e.example) \\`c\\`"
        );
        assert_eq!(escape("www.example.com"), "www\\.example.com");
    }
}
