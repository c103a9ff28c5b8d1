//! A signature that is not for what stood there.

use super::illegal_event::found_of;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approval-digest",
    severity: Severity::Error,
    page: include_str!("approval_digest.md"),
    page_zh: include_str!("approval_digest.zh.md"),
    check: Check::Case(check),
};

/// The reasons of replay that this rule tells.
pub(super) const REASONS: [&str; 2] = [
    "workflow.approval_digest_differs",
    "workflow.approval_without_digest",
];

fn check(subject: &Subject<'_>) -> Vec<Found> {
    found_of(
        subject,
        |reason| REASONS.contains(&reason),
        "rule.approval_digest_hint",
    )
}
