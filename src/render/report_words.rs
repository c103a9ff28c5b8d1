//! How values and cells of a report are written, the same in the terminal and in Markdown.

use chrono::{DateTime, FixedOffset};

use super::report_numbers::{
    divided, hours, hundredths, percent, signed, signed_tenths, signed_yuan, span, sparkline, yuan,
};
use crate::domain::CaseNumber;
use crate::say::{Fact, Message, Words};
use crate::views::report::{Cell, Figure, RowRole, RowsAre, Table, Value};

/// Whether the cases behind each figure are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// They are.
    Shown,
    /// They are not.
    Hidden,
}

/// How many characters of a name are shown; what is longer is cut.
const LONGEST_NAME: usize = 40;

/// Writes a value; a rate always with its numerator and denominator.
pub(super) fn value(value: Value, words: Words) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Rate {
            numerator,
            denominator,
        } => words.say(
            &Message::new("report.rate")
                .with("rate", percent(value.thousandths(), words))
                .with("numerator", numerator)
                .with("denominator", denominator),
        ),
        Value::Duration { seconds, .. } => match seconds {
            Some(seconds) => words.say(&Message::new("report.hours").with("hours", hours(seconds))),
            None => words.word("report.not_applicable"),
        },
        Value::Mean { sum, n } => match hundredths(sum, n) {
            Some(mean) => words.say(&Message::new("report.mean").with("mean", mean).with("n", n)),
            None => words.word("report.not_applicable"),
        },
        Value::Money { fen, n } => match fen {
            Some(fen) => words.say(
                &Message::new("report.money")
                    .with("yuan", yuan(fen))
                    .with("n", n),
            ),
            None => words.word("report.not_applicable"),
        },
        Value::PerThousand { count, base } => match (value.thousandths(), base) {
            (Some(rate), Some(base)) => words.say(
                &Message::new("report.per_thousand")
                    .with("rate", yuan(divided(rate, 10)))
                    .with("count", count)
                    .with("base", base.to_string()),
            ),
            _ => words.word("report.not_applicable"),
        },
    }
}

/// Writes the change from the period before; an empty text when there is none to tell.
pub(super) fn change(figure: &Figure, words: Words) -> String {
    let Some(before) = figure.previous else {
        return String::new();
    };
    let not_applicable = || words.word("report.not_applicable");
    let (Some(now), Some(then)) = (figure.value.thousandths(), before.thousandths()) else {
        return not_applicable();
    };
    match figure.value {
        Value::Count(_) => {
            let absolute = signed((now - then) / 1000, "");
            if then == 0 {
                return absolute;
            }
            let tenths = divided((now - then) * 1000, then);
            format!("{absolute} ({}%)", signed_tenths(tenths))
        }
        Value::Rate { .. } => {
            words.say(&Message::new("report.points").with("points", signed_tenths(now - then)))
        }
        Value::Duration { .. } => {
            let tenths = divided((now - then) / 1000 * 10, 3600);
            words.say(&Message::new("report.hours").with("hours", signed_tenths(tenths)))
        }
        Value::Mean { .. } | Value::PerThousand { .. } => signed_yuan(divided(now - then, 10)),
        Value::Money { .. } => {
            let yuan = signed_yuan((now - then) / 1000);
            words.say(&Message::new("report.yuan").with("yuan", yuan))
        }
    }
}

/// Writes a figure as a cell of a table: the value, and for a count the change beside it.
pub(super) fn figure_cell(figure: &Figure, words: Words) -> String {
    let said = value(figure.value, words);
    match (figure.value, figure.previous) {
        (Value::Count(now), Some(Value::Count(then))) if now != then => {
            format!("{said} ({})", change(figure, words).replace(['(', ')'], ""))
        }
        _ => said,
    }
}

/// Writes a cell.
pub(super) fn cell(cell: &Cell, words: Words) -> String {
    match cell {
        Cell::Figure(figure) => figure_cell(figure, words),
        Cell::Named { name, .. } => self::name(name, words),
        Cell::Case(number) => number.to_string(),
        Cell::Moment(moment) => self::moment(*moment),
        Cell::Span(seconds) => span(*seconds, words),
    }
}

/// Writes a name on one line, cut when it is long: a profile or a case file may hold anything.
pub(super) fn name(name: &Fact, words: Words) -> String {
    let said = words.say_fact(name);
    let line = one_line(&said);
    if line.chars().count() <= LONGEST_NAME {
        return line;
    }
    line.chars()
        .take(LONGEST_NAME - 1)
        .chain(std::iter::once('…'))
        .collect()
}

/// Returns a text on one line: control characters and line ends become single spaces.
pub(super) fn one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if is_hidden(letter) { ' ' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, and those that turn or hide the text around them.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Writes a moment to the minute.
pub(super) fn moment(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%d %H:%M").to_string()
}

/// Writes numbers of cases with spaces between them.
pub(super) fn ids(ids: &[CaseNumber]) -> String {
    ids.iter()
        .map(CaseNumber::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Writes the lines of `--ids` for one figure; none for a figure without cases.
pub(super) fn id_lines(figure: &Figure, name: &str, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    if !figure.ids.is_empty() {
        lines.push(
            words.say(
                &Message::new("report.ids")
                    .with("figure", name)
                    .with("ids", ids(&figure.ids)),
            ),
        );
    }
    if !figure.numerator_ids.is_empty() {
        lines.push(
            words.say(
                &Message::new("report.ids_numerator")
                    .with("figure", name)
                    .with("ids", ids(&figure.numerator_ids)),
            ),
        );
    }
    lines
}

/// Draws each figure of a table of times as a line: its heading, and one character for each row.
pub(super) fn sparklines(table: &Table, words: Words) -> Vec<(String, String)> {
    if table.rows_are != RowsAre::Times {
        return Vec::new();
    }
    let columns = table.columns.iter().enumerate().skip(1);
    columns
        .map(|(place, column)| {
            let values: Vec<_> = table
                .rows
                .iter()
                .map(|row| match row.cells.get(place) {
                    Some(Cell::Figure(figure)) => figure.value.thousandths(),
                    _ => None,
                })
                .collect();
            (words.say_fact(&column.label), sparkline(&values))
        })
        .collect()
}

/// Writes the lines of `--ids` for a table; figures of a row with the same cases share a line.
pub(super) fn table_id_lines(table: &Table, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    // Each row of a table of times is a report of its own, which names its cases.
    let is_own = table.rows_are == RowsAre::Things;
    let rows = table
        .rows
        .iter()
        .filter(|row| is_own && row.role != RowRole::Total);
    for row in rows {
        let Some(Cell::Named { name: of, .. }) = row.cells.first() else {
            continue;
        };
        let mut figures: Vec<&Figure> = row
            .cells
            .iter()
            .filter_map(|cell| match cell {
                Cell::Figure(figure) => Some(figure),
                _ => None,
            })
            .collect();
        figures.dedup_by(|later, earlier| {
            later.ids == earlier.ids
                && later.numerator_ids == earlier.numerator_ids
                && matches!(later.value, Value::Duration { .. })
        });
        for figure in figures {
            let called = match figure.value {
                Value::Duration { .. } => name(of, words),
                _ => format!("{} · {}", name(of, words), words.say(&figure.label)),
            };
            lines.extend(id_lines(figure, &called, words));
        }
    }
    lines
}
