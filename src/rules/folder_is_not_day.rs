//! A case file that lies in the folder of another month than its number says.

use std::path::Path;

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "folder-is-not-day",
    severity: Severity::Error,
    page: include_str!("folder_is_not_day.md"),
    page_zh: include_str!("folder_is_not_day.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let folder = Path::new("cases").join(subject.dossier.case.number.folder());
    if subject.dossier.file.parent() == Some(folder.as_path()) {
        return Vec::new();
    }
    let message =
        Message::new("rule.folder_is_not_day").with("folder", folder.display().to_string());
    vec![Found::at("id", message).hint(Message::new("rule.folder_is_not_day_hint"))]
}
