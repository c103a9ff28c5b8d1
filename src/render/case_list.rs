//! A list of cases as a table that fits the terminal: only the title gives way.

use chrono::{DateTime, FixedOffset};
use comfy_table::{ContentArrangement, Table, presets};
use unicode_width::UnicodeWidthStr;

use super::pieces::{cut, one_line};
use super::{Pieces, Tone, values, wording};
use crate::say::Words;
use crate::views::names;
use crate::workflow::{Dossier, Procedure};

/// A case as a row of the table, not yet fitted.
#[derive(Debug, Clone)]
pub struct Row {
    cells: [String; 7],
    /// What is said of the next deadline.
    due: (String, Tone),
    standing: Standing,
}

/// Whether a case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Open,
    Ended,
}

/// The columns between two columns.
const GAP: usize = 2;
/// The columns that a title should have, and the fewest that it is cut to.
const WANTED_TITLE: usize = 16;
const NARROWEST_TITLE: usize = 12;
/// The most columns that a name takes.
const WIDEST_NAME: usize = 20;

/// The place of the title among the columns.
const TITLE: usize = 3;
/// The columns that give way to the title, in this order, and the fewest they keep.
const GIVES_WAY: [(usize, usize); 4] = [(5, 0), (4, 10), (1, 12), (2, 8)];

/// Returns the table of some cases.
pub fn table(listed: &[Row], words: Words, width: usize) -> Pieces {
    let mut rows: Vec<[String; 7]> = vec![
        [
            "page.column_number",
            "page.column_status",
            "page.column_priority",
            "page.column_title",
            "page.column_who",
            "page.column_received",
            "page.column_due",
        ]
        .map(|key| words.word(key)),
    ];
    rows.extend(listed.iter().map(|case| case.cells.clone()));
    let widths = widths(&rows, width);
    for row in &mut rows {
        for (cell, width) in row.iter_mut().zip(widths) {
            *cell = cut(cell, width);
        }
    }
    let lines = lines(&rows, &widths);
    let mut pieces = Pieces::new(words);
    for (index, line) in lines.iter().enumerate() {
        match index.checked_sub(1).and_then(|place| listed.get(place)) {
            Some(case) => toned(&mut pieces, line, &rows[index], case),
            None => pieces.add(line.trim_end(), Tone::Faint),
        }
        pieces.end_line();
    }
    pieces
}

/// Returns the row of a case.
pub fn row(
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
) -> Row {
    let standing = &dossier.standing;
    let summary = &standing.summary;
    let name = |list, id: Option<&str>| {
        cut(
            &one_line(&values::name(list, id, procedure, words)),
            WIDEST_NAME,
        )
    };
    let handler = summary
        .handler
        .as_deref()
        .map(|id| one_line(names::person_name(id, procedure)));
    let lead = name("departments", summary.lead.as_deref());
    let who = match (lead.is_empty(), handler) {
        (_, None) => lead,
        (true, Some(handler)) => cut(&handler, WIDEST_NAME),
        (false, Some(handler)) => format!("{lead} {}", cut(&handler, WIDEST_NAME)),
    };
    let due = due(dossier, now, words);
    Row {
        cells: [
            dossier.case.number.to_string(),
            name("states", Some(&summary.status)),
            name("priorities", summary.priority.as_deref()),
            one_line(&dossier.case.title),
            who,
            wording::day(standing.received, now),
            due.0.clone(),
        ],
        due,
        standing: match standing.ended {
            Some(_) => Standing::Ended,
            None => Standing::Open,
        },
    }
}

/// Returns what is said of the next deadline.
fn due(dossier: &Dossier, now: DateTime<FixedOffset>, words: Words) -> (String, Tone) {
    match dossier.next_due() {
        Some(clock) => wording::said(clock, now, words),
        None => (String::new(), Tone::Plain),
    }
}

/// Returns the columns that each cell may take; 0 leaves it out.
///
/// The day of receipt goes first when there is no room: the number carries it too.
fn widths(rows: &[[String; 7]], width: usize) -> [usize; 7] {
    let mut widths: [usize; 7] = std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.max().unwrap_or(0)
    });
    let others = |widths: &[usize; 7]| -> usize {
        let shown = (0..7).filter(|column| *column != TITLE && widths[*column] > 0);
        shown.map(|column| widths[column] + GAP).sum()
    };
    let wanted = widths[TITLE].min(WANTED_TITLE);
    for (column, least) in GIVES_WAY {
        let lacking = (wanted + others(&widths)).saturating_sub(width);
        if lacking == 0 {
            break;
        }
        let fewest = widths[column].min(least);
        widths[column] = match least {
            0 => 0,
            _ => widths[column].saturating_sub(lacking).max(fewest),
        };
    }
    let room = width.saturating_sub(others(&widths));
    widths[TITLE] = widths[TITLE].min(room.max(NARROWEST_TITLE));
    widths
}

fn lines(rows: &[[String; 7]], widths: &[usize; 7]) -> Vec<String> {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    for row in rows {
        let shown = row.iter().zip(widths).filter(|(_, width)| **width > 0);
        table.add_row(shown.map(|(cell, _)| cell).collect::<Vec<_>>());
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, u16::try_from(GAP).unwrap_or(2)));
    }
    table.lines().collect()
}

/// Adds a line of the table, its number and its deadline with their tones.
fn toned(pieces: &mut Pieces, line: &str, row: &[String; 7], case: &Row) {
    let line = line.trim_end();
    if case.standing == Standing::Ended {
        pieces.add(line, Tone::Faint);
        return;
    }
    let (said, tone) = (case.due.0.as_str(), case.due.1);
    let number = row[0].as_str();
    let rest = line.strip_prefix(number).unwrap_or(line);
    if rest.len() < line.len() {
        pieces.add(number, Tone::Accent);
    }
    match rest.strip_suffix(said) {
        Some(middle) => {
            pieces.add(middle, Tone::Plain);
            pieces.add(said, tone);
        }
        None => pieces.add(rest, Tone::Plain),
    }
}
