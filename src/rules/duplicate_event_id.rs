//! Two events with one id, in one file or in two.

use std::collections::HashMap;

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-event-id",
    severity: Severity::Error,
    page: include_str!("duplicate_event_id.md"),
    page_zh: include_str!("duplicate_event_id.zh.md"),
    check: Check::All(check),
};

fn check(subjects: &[Subject<'_>]) -> Vec<(usize, Found)> {
    let mut first: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut found = Vec::new();
    for (place, subject) in subjects.iter().enumerate() {
        for (index, event) in subject.history().iter().enumerate() {
            let Some((other, other_index)) = first.get(event.id.0.as_str()) else {
                first.insert(&event.id.0, (place, index));
                continue;
            };
            let message = if *other == place {
                Message::new("rule.duplicate_event_id").with("other", other_index + 1)
            } else {
                Message::new("rule.duplicate_event_id_elsewhere")
                    .with("other", other_index + 1)
                    .with("file", subjects[*other].dossier.file.display().to_string())
            };
            let hint = Message::new("rule.duplicate_event_id_hint");
            let at = format!("history[{index}].id");
            found.push((place, Found::at(at, message).hint(hint)));
        }
    }
    found
}
