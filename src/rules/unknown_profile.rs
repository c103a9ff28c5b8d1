//! A case whose procedure nobody has.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-profile",
    severity: Severity::Error,
    page: include_str!("unknown_profile.md"),
    page_zh: include_str!("unknown_profile.zh.md"),
    check: Check::Reading,
};
