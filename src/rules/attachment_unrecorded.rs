//! A file in a case's folder that no event names.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "attachment-unrecorded",
    severity: Severity::Warning,
    page: include_str!("attachment_unrecorded.md"),
    page_zh: include_str!("attachment_unrecorded.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let recorded = subject.recorded();
    let unknown = |name: &str| !recorded.iter().any(|one| one.name == name);
    subject
        .attachments
        .iter()
        .filter(|attachment| unknown(&attachment.name))
        .map(|attachment| {
            let message = Message::new("rule.attachment_unrecorded");
            Found::of_file(attachment.path.clone(), message)
                .hint(Message::new("rule.attachment_unrecorded_hint"))
        })
        .collect()
}
