//! A history that is not what it was when the case was put on file.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::workflow::{filed_history, history_mark};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "filed-history-changed",
    severity: Severity::Error,
    page: include_str!("filed_history_changed.md"),
    page_zh: include_str!("filed_history_changed.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let history = subject.history();
    let Some((place, mark)) = filed_history(history) else {
        return Vec::new();
    };
    let before = history.get(..place).unwrap_or_default();
    if history_mark(before) == mark.trim_end() {
        return Vec::new();
    }
    let filed = mark.split_whitespace().nth(1).unwrap_or_default();
    let message = match filed.parse::<usize>() {
        Ok(count) if count != before.len() => Message::new("rule.filed_history_count")
            .with("filed", count)
            .with("count", before.len()),
        _ => Message::new("rule.filed_history_changed"),
    };
    let found = Found::at(format!("history[{place}].step"), message);
    vec![found.hint(Message::new("rule.filed_history_changed_hint"))]
}
