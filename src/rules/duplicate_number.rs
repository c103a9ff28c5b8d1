//! Two files with one number; small and capital letters count as the same, as some disks see them.

use std::collections::HashMap;

use super::{Check, Found, Rule, Trace};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-number",
    severity: Severity::Error,
    page: include_str!("duplicate_number.md"),
    page_zh: include_str!("duplicate_number.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    let mut first: HashMap<String, usize> = HashMap::with_capacity(traces.len());
    let mut found = Vec::new();
    for (place, trace) in traces.iter().enumerate() {
        let number = trace.number.as_str().to_ascii_uppercase();
        let Some(other) = first.get(&number) else {
            first.insert(number, place);
            continue;
        };
        let message = Message::new("rule.duplicate_number")
            .with("number", &number)
            .with("file", traces[*other].file.display().to_string());
        let hint = Message::new("rule.duplicate_number_hint");
        found.push((place, Found::at("id", message).hint(hint)));
    }
    found
}
