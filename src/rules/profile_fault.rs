//! Settings or a profile that are wrong.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "profile-fault",
    severity: Severity::Error,
    page: include_str!("profile_fault.md"),
    page_zh: include_str!("profile_fault.zh.md"),
    check: Check::Reading,
};
