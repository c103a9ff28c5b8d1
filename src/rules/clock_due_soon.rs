//! A running clock that is due soon: within the time asked for, else by the share that the profile warns from.

use super::clock_late::{in_words, whose_turn};
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;
use crate::workflow::{Judged, Verdict};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "clock-due-soon",
    severity: Severity::Warning,
    page: include_str!("clock_due_soon.md"),
    page_zh: include_str!("clock_due_soon.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let is_soon = |clock: &&Judged| match subject.horizon {
        Some(horizon) => clock.verdict == Verdict::Running && clock.due <= horizon,
        None => clock.is_soon_due(subject.now),
    };
    let clocks = subject.dossier.clocks.iter().filter(is_soon);
    clocks
        .map(|clock| {
            let message = Message::new("rule.clock_due_soon")
                .with("clock", clock.name())
                .with("due", format_moment(clock.due))
                .with("left", in_words(clock.due - subject.now));
            Found::at("status", message)
                .hint(whose_turn(subject, &clock.id))
                .clock(&clock.id)
        })
        .collect()
}
