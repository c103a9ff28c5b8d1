//! Actions, one a line, the soonest due first: how each stands, who owes it, what it is.

use chrono::{DateTime, FixedOffset};

use super::pieces::{cut, one_line};
use super::{Pieces, Tone, values, wording};
use crate::say::{Message, Words};
use crate::views::actions::{Action, ActionState, Linked};

/// The most columns that the text of an action takes.
const WIDEST_TEXT: usize = 40;

/// Returns the lines.
pub fn list(
    actions: &[Action<'_>],
    linked: &Linked,
    now: DateTime<FixedOffset>,
    words: Words,
) -> Pieces {
    let rows: Vec<([String; 6], Tone)> = actions
        .iter()
        .map(|action| row(action, linked, now, words))
        .collect();
    let mut pieces = Pieces::new(words);
    pieces.rows(&rows);
    pieces
}

fn row(
    action: &Action<'_>,
    linked: &Linked,
    now: DateTime<FixedOffset>,
    words: Words,
) -> ([String; 6], Tone) {
    let (key, tone) = match action.state {
        ActionState::Open => ("page.action_open", Tone::Plain),
        ActionState::Late => ("page.action_late", Tone::Bad),
        ActionState::Done => ("page.action_done", Tone::Warning),
        ActionState::Verified => ("page.action_verified", Tone::Good),
        ActionState::Lapsed => ("page.action_lapsed", Tone::Faint),
    };
    // What is over is not due any more.
    let over = matches!(action.state, ActionState::Verified | ActionState::Lapsed);
    let due = action.clock.filter(|_| !over && action.item.done.is_none());
    let owner = action.owner_field().zip(action.owner());
    let others = linked.cases(&action.id()).len();
    let cells = [
        action.id(),
        words.word(key),
        due.map_or_else(String::new, |clock| {
            let due = Message::new("page.due_at").with("due", wording::moment(clock.due, now));
            words.say(&due).trim().to_owned()
        }),
        owner.map_or_else(String::new, |(field, who)| {
            one_line(&values::value(field, who, action.procedure, now, words))
        }),
        cut(&one_line(action.what().unwrap_or_default()), WIDEST_TEXT),
        match others {
            0 => String::new(),
            _ => words.say(&Message::new("page.action_of_cases").with("count", others)),
        },
    ];
    (cells, tone)
}
