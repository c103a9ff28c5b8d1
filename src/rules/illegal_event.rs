//! An event that the procedure does not allow where it stands.

use super::{
    Check, Found, Rule, Subject, approval_digest, approval_missing, extension_asked_late,
    missing_field,
};
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
    let of_other_rules = [
        extension_asked_late::REASON,
        missing_field::REASON,
        approval_missing::REASON,
    ];
    found_of(
        subject,
        |reason| !of_other_rules.contains(&reason) && !approval_digest::REASONS.contains(&reason),
        "rule.illegal_event_hint",
    )
}

/// Returns what replay could not allow, of the reasons that are asked for.
pub(super) fn found_of(
    subject: &Subject<'_>,
    is_asked: impl Fn(&str) -> bool,
    hint: &'static str,
) -> Vec<Found> {
    let illegal = subject.dossier.standing.illegal.iter();
    illegal
        .filter(|one| is_asked(one.message.key))
        .map(|one| {
            let at = match one.key {
                "" => format!("history[{}]", one.event),
                key => format!("history[{}].{key}", one.event),
            };
            Found::at(at, one.message.clone()).hint(Message::new(hint))
        })
        .collect()
}
