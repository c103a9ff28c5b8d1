//! Something below `cases/` that is neither a case nor an attachment of one.

use super::{Check, Rule};
use crate::domain::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "misplaced-file",
    severity: Severity::Error,
    page: include_str!("misplaced_file.md"),
    page_zh: include_str!("misplaced_file.zh.md"),
    check: Check::Reading,
};
