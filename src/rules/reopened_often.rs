//! An open case that left its end again and again.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "reopened-often",
    severity: Severity::Warning,
    page: include_str!("reopened_often.md"),
    page_zh: include_str!("reopened_often.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let standing = &subject.dossier.standing;
    let times = standing.reopened.len();
    let often = subject.procedure.profile.watched.reopened as usize;
    if standing.ended.is_some() || times < often {
        return Vec::new();
    }
    let message = Message::new("rule.reopened_often").with("times", times);
    vec![Found::at("status", message).hint(Message::new("rule.reopened_often_hint"))]
}
