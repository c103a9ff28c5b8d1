//! An event without a field that its step needs.

use super::illegal_event::found_of;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    page: include_str!("missing_field.md"),
    page_zh: include_str!("missing_field.zh.md"),
    check: Check::Case(check),
};

/// The reason of replay that this rule tells.
pub(super) const REASON: &str = "workflow.need_missing_in_history";

fn check(subject: &Subject<'_>) -> Vec<Found> {
    found_of(
        subject,
        |reason| reason == REASON,
        "rule.illegal_event_hint",
    )
}
