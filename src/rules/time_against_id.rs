//! An event whose time is not the one at which its id was made.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "time-against-id",
    severity: Severity::Error,
    page: include_str!("time_against_id.md"),
    page_zh: include_str!("time_against_id.zh.md"),
    check: Check::Case(check),
};

/// Ids of many events at one moment run ahead of it by a millisecond each; never by more than this.
const AHEAD_SECONDS: i64 = 60;

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, event) in subject.history().iter().enumerate() {
        let made = i64::try_from(event.id.milliseconds() / 1000).unwrap_or(i64::MAX);
        if (0..=AHEAD_SECONDS).contains(&made.saturating_sub(event.at.timestamp())) {
            continue;
        }
        let message = Message::new("rule.time_against_id").with("at", format_moment(event.at));
        let message = match chrono::DateTime::from_timestamp(made, 0) {
            Some(made) => {
                let made = made.with_timezone(event.at.offset());
                message.with("made", format_moment(made))
            }
            None => message.with("made", event.id.to_string()),
        };
        let hint = Message::new("rule.time_against_id_hint");
        found.push(Found::at(format!("history[{index}].at"), message).hint(hint));
    }
    found
}
