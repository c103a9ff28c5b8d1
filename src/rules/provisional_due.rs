//! A running clock whose due moment rests on a year that the calendar does not know.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "provisional-due",
    severity: Severity::Warning,
    page: include_str!("provisional_due.md"),
    page_zh: include_str!("provisional_due.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let open = subject.dossier.clocks.iter();
    open.filter(|clock| clock.verdict.is_open() && clock.provisional)
        .map(|clock| {
            let message = Message::new("rule.provisional_due")
                .with("clock", clock.name())
                .with("due", format_moment(clock.due));
            Found::at("status", message)
                .hint(Message::new("rule.provisional_due_hint"))
                .clock(&clock.id)
        })
        .collect()
}
