//! What is late or soon due, one line a clock, the soonest first, with whose turn it is.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::pieces::{cut, one_line};
use super::{Pieces, Tone, values, wording};
use crate::say::{Fact, Words};
use crate::views::due_page::Due;
use crate::views::names;

/// The most columns that a title takes.
const WIDEST_TITLE: usize = 30;

/// Returns the lines.
pub fn page(dues: &[Due<'_>], now: DateTime<FixedOffset>, words: Words) -> Pieces {
    let rows: Vec<([String; 6], Tone)> = dues.iter().map(|due| row(due, now, words)).collect();
    let widths: Vec<usize> = (0..6)
        .map(|column| {
            let widest = rows.iter().map(|(row, _)| row[column].width()).max();
            widest.unwrap_or(0) + 2
        })
        .collect();
    let mut pieces = Pieces::new(words);
    for (row, tone) in &rows {
        for (column, text) in row.iter().enumerate() {
            let tone = match column {
                0 => Tone::Accent,
                1 => *tone,
                5 => Tone::Faint,
                _ => Tone::Plain,
            };
            pieces.column(text, widths[column], tone);
        }
        pieces.end_line();
    }
    pieces
}

fn row(due: &Due<'_>, now: DateTime<FixedOffset>, words: Words) -> ([String; 6], Tone) {
    let (said, tone) = wording::said(due.clock, now, words);
    let cells = [
        due.dossier.case.number.to_string(),
        said,
        wording::moment(due.clock.due, now),
        one_line(&words.say_fact(&due.clock.name())),
        cut(&one_line(&due.dossier.case.title), WIDEST_TITLE),
        whose(due, words),
    ];
    (cells, tone)
}

/// Says whose turn it is: the people, else the roles.
fn whose(due: &Due<'_>, words: Words) -> String {
    let people = due.people();
    if people.is_empty() {
        return values::roles(&due.roles(), due.procedure, words);
    }
    let names: Vec<Fact> = people
        .iter()
        .map(|id| Fact::from(names::person_name(id, due.procedure)))
        .collect();
    words.say_fact(&Fact::from(names))
}
