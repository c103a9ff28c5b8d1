//! What `purge` would remove: cases with their files, what stays and why, and what git still holds.

use super::pieces::{cut, one_line};
use super::{Pieces, Tone};
use crate::say::{Message, Words};
use crate::time::Limit;
use crate::views::purge::{PurgeView, RemovedView, SparedView};

/// The most columns that a title takes.
const WIDEST_TITLE: usize = 40;

/// Returns the page.
pub fn page(view: &PurgeView, words: Words) -> Pieces {
    let mut pieces = Pieces::new(words);
    for case in &view.cases {
        removed(&mut pieces, case);
    }
    if !view.spared.is_empty() {
        if !view.cases.is_empty() {
            pieces.add("\n", Tone::Plain);
        }
        for case in &view.spared {
            spared(&mut pieces, case);
        }
    }
    if view.cases.is_empty() {
        return pieces;
    }
    let sum = Message::new("page.purge_sum")
        .with("cases", view.cases.len())
        .with("files", view.files)
        .with("size", size(view.bytes));
    pieces.add("\n", Tone::Plain);
    pieces.say(&sum, Tone::Strong);
    pieces.end_line();
    let lines: &[&'static str] = match view.in_git {
        true => &[
            "page.purge_nothing_removed",
            "page.purge_how",
            "page.purge_past",
            "page.purge_rewrite",
            "page.purge_copies",
        ],
        false => &["page.purge_nothing_removed", "page.purge_no_git"],
    };
    for line in lines {
        pieces.say(&Message::new(line), Tone::Plain);
        pieces.end_line();
    }
    pieces
}

fn removed(pieces: &mut Pieces, case: &RemovedView) {
    let key = match case.reached.as_str() {
        "maximum" => "page.purge_past_maximum",
        _ => "page.purge_past_minimum",
    };
    let day = case.until.get(..10).unwrap_or(&case.until);
    let mut over = Message::new(key).with("until", day);
    if let Ok(limit) = case.limit.parse::<Limit>() {
        over = over.with("limit", limit.message());
    }
    pieces.add(case.id.as_str(), Tone::Accent);
    pieces.add("  ", Tone::Plain);
    pieces.say(&over, Tone::Warning);
    if case.provisional {
        pieces.say(&Message::new("page.provisional"), Tone::Warning);
    }
    pieces.add("  ", Tone::Plain);
    pieces.add(cut(&one_line(&case.title), WIDEST_TITLE), Tone::Plain);
    pieces.end_line();
    for file in &case.files {
        pieces.add("  ", Tone::Plain);
        pieces.add(file.path.as_str(), Tone::Plain);
        pieces.add("  ", Tone::Plain);
        pieces.say(&size(file.bytes), Tone::Faint);
        pieces.end_line();
    }
}

fn spared(pieces: &mut Pieces, case: &SparedView) {
    pieces.add(case.id.as_str(), Tone::Accent);
    pieces.add("  ", Tone::Plain);
    let message = if let Some(hold) = &case.hold {
        Message::new("page.purge_held")
            .with("since", hold.since.get(..10).unwrap_or(&hold.since))
            .with("by", one_line(&hold.by))
            .with("because", one_line(&hold.because))
    } else if let Some(day) = &case.needed_until {
        Message::new("page.purge_needed").with("until", day)
    } else {
        let by = case.named_by.as_deref().unwrap_or_default();
        Message::new("page.purge_named").with("case", by)
    };
    pieces.say(&message, Tone::Plain);
    pieces.end_line();
}

/// Says how long something is, in thousands of bytes with one decimal.
fn size(bytes: u64) -> Message {
    let tenths = bytes.div_ceil(100);
    let number = format!("{}.{}", tenths / 10, tenths % 10);
    Message::new("page.purge_size").with("kilobytes", number)
}
