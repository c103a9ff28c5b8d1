//! A time of receipt that was changed long after the case was registered.

use chrono::TimeDelta;

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "received-edited-late",
    severity: Severity::Warning,
    page: include_str!("received_edited_late.md"),
    page_zh: include_str!("received_edited_late.zh.md"),
    check: Check::Case(check),
};

/// After so many hours a corrected time of receipt is no slip of the keyboard any more.
const TOLERANCE_HOURS: i64 = 24;

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let Some(first) = subject.history().first() else {
        return Vec::new();
    };
    let latest = first.at + TimeDelta::hours(TOLERANCE_HOURS);
    let events = subject.history().iter().enumerate().skip(1);
    events
        .filter(|(_, event)| event.at > latest && event.set.contains_key("received"))
        .map(|(index, _)| {
            let message = Message::new("rule.received_edited_late")
                .with("registered", format_moment(first.at));
            Found::at(format!("history[{index}].set.received"), message)
                .hint(Message::new("rule.received_edited_late_hint"))
        })
        .collect()
}
