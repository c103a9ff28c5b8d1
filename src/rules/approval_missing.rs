//! A step that somebody else has to take was taken by the one whose proposal it decides.

use super::illegal_event::found_of;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approval-missing",
    severity: Severity::Error,
    page: include_str!("approval_missing.md"),
    page_zh: include_str!("approval_missing.zh.md"),
    check: Check::Case(check),
};

/// The reason of replay that this rule tells.
pub(super) const REASON: &str = "workflow.same_person_in_history";

fn check(subject: &Subject<'_>) -> Vec<Found> {
    found_of(
        subject,
        |reason| reason == REASON,
        "rule.approval_missing_hint",
    )
}
