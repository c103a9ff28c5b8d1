//! The clocks of a case on its page: due, verdict, and how the due moment came about.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::case_page::Depth;
use super::pieces::one_line;
use super::{Pieces, Tone, wording};
use crate::say::Message;
use crate::views::explanation::explanation;
use crate::workflow::{Dossier, Judged, Procedure, Verdict};

/// Adds the clocks.
pub(super) fn clocks(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    depth: Depth,
) {
    if dossier.clocks.is_empty() {
        return;
    }
    pieces.heading("page.heading_clocks");
    let words = pieces.words();
    let several = dossier.standing.summary.round > 1;
    let named: Vec<String> = dossier
        .clocks
        .iter()
        .map(|clock| {
            let label = one_line(&words.say_fact(&clock.name()));
            if several {
                words.say(
                    &Message::new("page.clock_of_round")
                        .with("clock", label)
                        .with("round", clock.round.to_string()),
                )
            } else {
                label
            }
        })
        .collect();
    let width = named.iter().map(|name| name.width()).max().unwrap_or(0) + 2;
    for (clock, name) in dossier.clocks.iter().zip(&named) {
        one(pieces, clock, name, width, now);
        if depth == Depth::Explained {
            for line in explanation(clock, dossier, procedure, now) {
                pieces.add("      ", Tone::Plain);
                pieces.say(&line, Tone::Faint);
                pieces.end_line();
            }
        }
    }
}

fn one(pieces: &mut Pieces, clock: &Judged, name: &str, width: usize, now: DateTime<FixedOffset>) {
    let (message, tone) = wording::standing(clock, now);
    let sign = match clock.verdict {
        Verdict::Late => "▲",
        Verdict::Paused => "‖",
        Verdict::Running => "·",
        Verdict::Missed => "✗",
        Verdict::Met => "✓",
    };
    pieces.add("  ", Tone::Plain);
    pieces.add(sign, tone);
    pieces.add(" ", Tone::Plain);
    pieces.column(name, width, Tone::Plain);
    let due = Message::new("page.due_at").with("due", wording::moment(clock.due, now));
    pieces.say(&due, Tone::Plain);
    pieces.add("  ", Tone::Plain);
    // A verdict already carries the sign at the start of the line.
    let said = pieces.words().say(&message);
    pieces.add(said.trim_end_matches(" ▲"), tone);
    if let Some(stopped) = clock.stopped {
        let stopped =
            Message::new("page.stopped_at").with("stopped", wording::moment(stopped, now));
        pieces.say(&stopped, Tone::Faint);
    }
    if clock.first_due != clock.due {
        let key = match clock.met_first_due() {
            None => "page.first_due",
            Some(true) => "page.first_due_met",
            Some(false) => "page.first_due_missed",
        };
        let first = Message::new(key).with("due", wording::moment(clock.first_due, now));
        pieces.say(&first, Tone::Faint);
    }
    if clock.paused_seconds > 0 {
        let paused =
            Message::new("page.paused_for").with("time", wording::duration(clock.paused_seconds));
        pieces.say(&paused, Tone::Faint);
    }
    if clock.provisional {
        pieces.say(&Message::new("page.provisional"), Tone::Warning);
    }
    pieces.end_line();
}
