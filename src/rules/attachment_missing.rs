//! A recorded attachment that is not there.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "attachment-missing",
    severity: Severity::Error,
    page: include_str!("attachment_missing.md"),
    page_zh: include_str!("attachment_missing.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    subject
        .recorded()
        .iter()
        .filter(|recorded| subject.attachment(recorded.name).is_none())
        .map(|recorded| {
            let at = format!("history[{}].set.file", recorded.event);
            Found::at(at, Message::new("rule.attachment_missing"))
                .hint(Message::new("rule.attachment_missing_hint"))
        })
        .collect()
}
