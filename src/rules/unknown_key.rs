//! A key that no version of the format knows.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-key",
    severity: Severity::Warning,
    page: include_str!("unknown_key.md"),
    page_zh: include_str!("unknown_key.zh.md"),
    check: Check::Reading,
};
