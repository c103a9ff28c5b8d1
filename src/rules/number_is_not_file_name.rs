//! A case whose number differs from the name of its file.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "number-is-not-file-name",
    severity: Severity::Error,
    page: include_str!("number_is_not_file_name.md"),
    page_zh: include_str!("number_is_not_file_name.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let number = subject.dossier.case.number.as_str();
    let stem = subject
        .dossier
        .file
        .file_stem()
        .and_then(|stem| stem.to_str());
    if stem == Some(number) {
        return Vec::new();
    }
    let message = Message::new("rule.number_is_not_file_name").with("number", number);
    vec![Found::at("id", message).hint(Message::new("rule.number_is_not_file_name_hint"))]
}
