//! An event that the procedure does not allow where it stands.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "illegal-event",
    severity: Severity::Error,
    page: include_str!("illegal_event.md"),
    page_zh: include_str!("illegal_event.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let illegal = subject.dossier.standing.illegal.iter();
    illegal
        .map(|one| {
            let at = match one.key {
                "" => format!("history[{}]", one.event),
                key => format!("history[{}].{key}", one.event),
            };
            Found::at(at, one.message.clone()).hint(Message::new("rule.illegal_event_hint"))
        })
        .collect()
}
