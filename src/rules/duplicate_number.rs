//! Two files with one number; small and capital letters count as the same, as some disks see them.

use std::collections::HashMap;

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-number",
    severity: Severity::Error,
    page: include_str!("duplicate_number.md"),
    page_zh: include_str!("duplicate_number.zh.md"),
    check: Check::All(check),
};

fn check(subjects: &[Subject<'_>]) -> Vec<(usize, Found)> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (place, subject) in subjects.iter().enumerate() {
        let number = subject.dossier.case.number.as_str().to_ascii_uppercase();
        let Some(other) = first.get(&number) else {
            first.insert(number, place);
            continue;
        };
        let message = Message::new("rule.duplicate_number")
            .with("number", &number)
            .with("file", subjects[*other].dossier.file.display().to_string());
        let hint = Message::new("rule.duplicate_number_hint");
        found.push((place, Found::at("id", message).hint(hint)));
    }
    found
}
