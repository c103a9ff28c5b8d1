//! A file that reads, but is no case: a key is missing or holds a value of the wrong kind.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "schema",
    severity: Severity::Error,
    page: include_str!("schema.md"),
    page_zh: include_str!("schema.zh.md"),
    check: Check::Reading,
};
