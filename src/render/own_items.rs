//! What of a case a department or whoever has a role has to answer, and by when, in a line each.

use chrono::{DateTime, FixedOffset};

use super::pieces::one_line;
use super::{Pieces, Tone, values, wording};
use crate::say::Message;
use crate::views::own_items::{Belongs, OwnItem};
use crate::workflow::{Procedure, Verdict};

/// Adds a line for each item, with the number of its case where there are several cases.
pub fn lines(
    pieces: &mut Pieces,
    items: &[OwnItem<'_>],
    number: Option<&str>,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let words = pieces.words();
    for one in items {
        let late = one
            .clock
            .is_some_and(|clock| clock.verdict == Verdict::Late);
        let (sign, tone) = match late {
            true => ("  ▲ ", Tone::Bad),
            false => ("  · ", Tone::Plain),
        };
        pieces.add(sign, tone);
        if let Some(number) = number {
            pieces.add(format!("{number}  "), Tone::Accent);
        }
        let label = one.item.label(procedure);
        let message = match (one.belongs, &one.item.named) {
            (Belongs::ToDepartment, _) => Message::new("page.own_item").with("sort", &one.sort),
            (Belongs::ToRoles, Some(_)) => {
                Message::new("page.owed_item_named").with("sort", &one.sort)
            }
            (Belongs::ToRoles, None) => Message::new("page.owed_item"),
        };
        let message = message
            .with("item", one_line(label.in_language(words.language())))
            .with("roles", values::roles(&one.roles, procedure, words))
            .with("step", one.step);
        pieces.say(&message, tone);
        if let Some(clock) = one.clock {
            let due = Message::new("page.item_due").with("due", wording::moment(clock.due, now));
            pieces.say(&due, tone);
        }
        pieces.end_line();
    }
}
