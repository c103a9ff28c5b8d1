//! A title of more than one line: listings, mails and reports show one.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "title-of-many-lines",
    severity: Severity::Warning,
    page: include_str!("title_of_many_lines.md"),
    page_zh: include_str!("title_of_many_lines.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    // A line feed at the very end is what a block scalar of YAML leaves; it makes no second line.
    let lines = subject.dossier.case.title.trim().lines().count();
    if lines < 2 {
        return Vec::new();
    }
    let message = Message::new("rule.title_of_many_lines").with("lines", lines);
    vec![Found::at("title", message).hint(Message::new("rule.title_of_many_lines_hint"))]
}
