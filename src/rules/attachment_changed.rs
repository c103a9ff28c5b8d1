//! An attachment whose bytes are not those that were recorded.

use super::{Check, Found, Rule, Subject};
use crate::domain::{Contents, Severity};
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "attachment-changed",
    severity: Severity::Error,
    page: include_str!("attachment_changed.md"),
    page_zh: include_str!("attachment_changed.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let recorded = subject.recorded();
    let mut found = Vec::new();
    for (place, one) in recorded.iter().enumerate() {
        // A file that was attached again under its name is held to the last record of it.
        if recorded[place + 1..]
            .iter()
            .any(|later| later.name == one.name)
        {
            continue;
        }
        let Some(attachment) = subject.attachment(one.name) else {
            continue;
        };
        let message = match (&attachment.contents, one.sha256) {
            (Contents::Sha256(now), Some(then)) if now.eq_ignore_ascii_case(then) => continue,
            (Contents::Unreadable(why), _) => {
                Message::new("rule.attachment_unreadable").with("reason", why.clone())
            }
            (_, None) => Message::new("rule.attachment_without_hash"),
            _ => Message::new("rule.attachment_changed"),
        };
        let at = format!("history[{}].set.sha256", one.event);
        found.push(Found::at(at, message).hint(Message::new("rule.attachment_changed_hint")));
    }
    found
}
