//! The history of a case on its page: when, who, which step, what was recorded.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::pieces::one_line;
use super::{Pieces, Tone, archive_list, values, wording};
use crate::domain::Event;
use crate::profile::{FILED, MISSING_FILED};
use crate::say::{Fact, Message};
use crate::views::names;
use crate::workflow::{Dossier, Procedure, Standing};

/// What stands before the lines that say what an event recorded.
const INDENT: &str = "      ";

/// Adds the history.
pub(super) fn history(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    pieces.heading("page.heading_history");
    let width = dossier
        .case
        .history
        .iter()
        .map(|event| names::person_name(&event.by, procedure).width())
        .max()
        .unwrap_or(0)
        + 2;
    for (index, event) in dossier.case.history.iter().enumerate() {
        pieces.add("  ", Tone::Plain);
        pieces.add(wording::moment(event.at, now), Tone::Faint);
        pieces.add("  ", Tone::Plain);
        let who = one_line(names::person_name(&event.by, procedure));
        pieces.column(&who, width, Tone::Plain);
        let step = values::step_name(&event.step, procedure, pieces.words());
        pieces.add(one_line(&step), Tone::Strong);
        pieces.end_line();
        // What intake records of these, the head of the page says already.
        let left_out: &[&str] = if index == 0 {
            &["kind", "received"]
        } else {
            &[]
        };
        recorded(pieces, event, left_out, (&dossier.standing, procedure), now);
    }
}

/// Adds what an event recorded, without the fields left out.
fn recorded(
    pieces: &mut Pieces,
    event: &Event,
    left_out: &[&str],
    (standing, procedure): (&Standing, &Procedure),
    now: DateTime<FixedOffset>,
) {
    let words = pieces.words();
    for (field, value) in &event.set {
        if left_out.contains(&field.as_str()) {
            continue;
        }
        let name = words.say_fact(&names::field_name(field, &procedure.profile));
        let said = values::value(field, value, procedure, now, words);
        let said = match field.as_str() {
            _ if value.is_empty() => words.word("page.emptied"),
            FILED | MISSING_FILED => {
                let list = archive_list::recorded(value, standing, procedure, words);
                format!("\n{list}")
            }
            _ => said,
        };
        let line = Message::new("page.field_line")
            .with("field", one_line(&name))
            .with("value", said.as_str());
        text(pieces, &words.say(&line));
    }
    if !event.changed.is_empty() {
        let fields: Vec<Fact> = event
            .changed
            .iter()
            .map(|field| names::field_name(field, &procedure.profile))
            .collect();
        let line = Message::new("page.changed").with("fields", Fact::from(fields));
        text(pieces, &words.say(&line));
    }
    if let Some(note) = &event.note {
        text(pieces, note);
    }
}

/// Adds a text of one or more lines, each set in.
fn text(pieces: &mut Pieces, text: &str) {
    for line in text.trim_end().lines() {
        pieces.add(INDENT, Tone::Plain);
        pieces.add(line, Tone::Plain);
        pieces.end_line();
    }
}
