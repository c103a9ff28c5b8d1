//! An event that lies before the one above it.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "time-goes-back",
    severity: Severity::Error,
    page: include_str!("time_goes_back.md"),
    page_zh: include_str!("time_goes_back.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, pair) in subject.history().windows(2).enumerate() {
        let [before, event] = pair else { continue };
        let index = index + 1;
        if event.at < before.at {
            let message = Message::new("rule.time_goes_back")
                .with("at", format_moment(event.at))
                .with("before", format_moment(before.at));
            let hint = Message::new("rule.time_goes_back_hint");
            found.push(Found::at(format!("history[{index}].at"), message).hint(hint));
        }
        // Equal ids are told by `duplicate-event-id`.
        if event.id < before.id {
            let message = Message::new("rule.id_goes_back");
            let hint = Message::new("rule.time_goes_back_hint");
            found.push(Found::at(format!("history[{index}].id"), message).hint(hint));
        }
    }
    found
}
