//! An extension that was asked for when the clock had run out already.

use super::illegal_event::found_of;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "extension-asked-late",
    severity: Severity::Error,
    page: include_str!("extension_asked_late.md"),
    page_zh: include_str!("extension_asked_late.zh.md"),
    check: Check::Case(check),
};

/// The reason of replay that this rule tells.
pub(super) const REASON: &str = "workflow.asked_late";

fn check(subject: &Subject<'_>) -> Vec<Found> {
    found_of(
        subject,
        |reason| reason == REASON,
        "rule.extension_asked_late_hint",
    )
}
