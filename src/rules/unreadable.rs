//! A file that cannot be read as strict YAML, or not at all.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("unreadable.md"),
    page_zh: include_str!("unreadable.zh.md"),
    check: Check::Reading,
};
